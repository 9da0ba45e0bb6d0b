/**
 * Visit plans and how they were kept (rows P9 P11 P29): each planned visit kept, excused, missed or still to come, what was
 * replanned and what nobody had planned, which areas are left, and who has no plan at all.
 */
import {
  horizonOf,
  type KnownVisit,
  type KnownVisitPlan,
  type PlanHorizon,
  type PlannedVisit,
  planHorizons,
  reachableAreas,
  type VisitOutcome,
} from '@clientele/domain/field';
import { contains, type LocalDate, type Ratio, ratioOf } from '@clientele/domain/kernel';
import { compareKeys } from '../kernel/key-order.ts';
import { visitsOn } from './book.ts';
import { type Contact, contactsOf } from './contacts.ts';
import type { DueBooks } from './due.ts';
import { type DatedVisit, matchVisits } from './matching.ts';
import { type KnownRules, plansOn, rulesOn } from './plan-book.ts';

/** What is asked of plans. */
export interface VisitPlansQuestion {
  readonly asOf: LocalDate;
  /** Only plans whose horizon this date lies in. */
  readonly on: LocalDate;
  readonly owner?: string;
  /** Days that a visit may be off its plan. */
  readonly tolerance: number;
}

/** What became of a planned visit, so far. */
export type PlannedStanding = 'kept' | 'excused' | 'missed' | 'to come';

/** One planned visit. */
export interface PlannedLine {
  readonly salesperson: string;
  readonly horizon: string;
  readonly customer: string;
  readonly planned: PlannedVisit;
  readonly standing: PlannedStanding;
  /** The visit that kept it. */
  readonly done: string | null;
  /** Every day for which it was planned before. */
  readonly before: readonly LocalDate[];
}

/** An area that can be reached and was not visited in person yet (row P9). */
export interface AreaLeft {
  readonly salesperson: string;
  readonly horizon: string;
  readonly area: string;
  readonly vehicle: string;
  /** The next day on which it is planned; null where no visit of the plan goes there any more. */
  readonly planned: LocalDate | null;
  readonly rules: string;
}

/** One plan. */
export interface PlanRow {
  readonly plan: KnownVisitPlan;
  readonly length: PlanHorizon | null;
  /** Of all visits of the plan: kept, excused and missed among those whose day is over. */
  readonly planned: number;
  readonly kept: number;
  readonly excused: number;
  readonly missed: number;
  readonly toCome: number;
  readonly replanned: number;
  readonly offPlan: readonly string[];
  /** Kept of those that are over and not excused. */
  readonly compliance: Ratio | null;
  readonly lines: readonly PlannedLine[];
  readonly areas: readonly AreaLeft[];
}

/** Plans and how they were kept. */
export interface VisitPlans {
  readonly asked: VisitPlansQuestion;
  readonly rows: readonly PlanRow[];
  /** Whom visits or areas are known of, and who has no plan of a length on the date (row P11). */
  readonly missing: readonly { readonly salesperson: string; readonly horizon: PlanHorizon }[];
}

const inPerson = ({ mode }: { readonly mode: string }): boolean => mode === 'in-person';

const dated = (visit: string, customer: string, on: LocalDate): DatedVisit => ({ visit, customer, on });

const rowOf = (
  plan: KnownVisitPlan,
  { asOf, tolerance }: VisitPlansQuestion,
  contacts: readonly Contact[],
  visits: ReadonlyMap<string, KnownVisit>,
  rules: KnownRules,
): PlanRow => {
  const { salesperson, horizon, customers } = plan;
  const entries = customers.flatMap((line) => line.visits.map((planned) => ({ line, planned })));
  const own = contacts.filter(
    ({ visit, on }) => visit.salesperson === salesperson && contains(horizon, on) && visit.kind !== 'walk-in',
  );
  // A call keeps no plan of a visit, nor a visit one of a call.
  const matched = [true, false].flatMap((visited) =>
    matchVisits(
      entries
        .filter(({ planned }) => inPerson(planned) === visited && planned.on <= asOf)
        .map(({ line, planned }) => dated(planned.visit, line.customer, planned.on)),
      own.filter((one) => inPerson(one) === visited).map(({ visit, on }) => dated(visit.visit, visit.customer, on)),
      tolerance,
    ),
  );
  const kept = new Map(matched.map(({ planned, done }) => [planned, done]));
  const used = new Set(matched.map(({ done }) => done));
  const moves = (visit: string) => [
    ...plan.moved.filter((one) => one.visit === visit).map(({ from }) => from),
    ...(visits.get(visit)?.days.slice(0, -1) ?? []),
  ];
  const lines = entries
    .map(({ line, planned }): PlannedLine => {
      const done = kept.get(planned.visit) ?? null;
      const excused = (visits.get(planned.visit)?.excuse ?? null) !== null;
      const over = excused ? 'excused' : planned.on <= asOf ? 'missed' : 'to come';
      return {
        salesperson,
        horizon: horizon.key,
        customer: line.customer,
        planned,
        standing: done === null ? over : 'kept',
        done,
        before: moves(planned.visit),
      };
    })
    .sort(
      (a, b) =>
        (a.planned.on < b.planned.on ? -1 : a.planned.on > b.planned.on ? 1 : 0) ||
        compareKeys(a.planned.visit, b.planned.visit),
    );
  const count = (standing: PlannedStanding): number => lines.filter((one) => one.standing === standing).length;
  const [keptCount, missed] = [count('kept'), count('missed')];
  return {
    plan,
    length: horizonOf(horizon),
    planned: lines.length,
    kept: keptCount,
    excused: count('excused'),
    missed,
    toCome: count('to come'),
    replanned: lines.filter(({ before }) => before.length > 0).length,
    offPlan: own.map(({ visit }) => visit.visit).filter((visit) => !used.has(visit)),
    compliance: ratioOf(BigInt(keptCount), BigInt(keptCount + missed)),
    lines,
    areas: areasOf(plan, own, asOf, rules),
  };
};

const areasOf = (
  plan: KnownVisitPlan,
  contacts: readonly Contact[],
  asOf: LocalDate,
  { cited }: KnownRules,
): readonly AreaLeft[] => {
  const { salesperson, horizon, customers } = plan;
  const rules = cited(plan.rules);
  const visited = new Set(contacts.filter(inPerson).map(({ visit }) => visit.customer));
  // A customer that was visited off plan makes its area a visited one too.
  const seen = new Set(customers.flatMap(({ customer, area }) => (visited.has(customer) ? [area] : [])));
  return reachableAreas(rules, salesperson)
    .filter(({ area }) => !seen.has(area))
    .map(({ area, vehicle }) => ({
      salesperson,
      horizon: horizon.key,
      area,
      vehicle,
      planned:
        customers
          .filter((line) => line.area === area)
          .flatMap(({ visits }) => visits.filter((one) => inPerson(one) && one.on > asOf).map(({ on }) => on))
          .sort()[0] ?? null,
      rules: `${rules.name}@${rules.version}`,
    }));
};

/** Answers how plans are kept. */
export const visitPlans = (books: DueBooks, asked: VisitPlansQuestion): VisitPlans => {
  const { asOf, on, owner } = asked;
  const rules = rulesOn(books.visitRules, asOf);
  const known = visitsOn(books.visits, asOf);
  const visits = new Map(known.map((one) => [one.visit, one]));
  const contacts = contactsOf(known);
  const mine = (salesperson: string): boolean => owner === undefined || salesperson === owner;
  const plans = plansOn(books.visitPlans, asOf).filter(({ salesperson }) => mine(salesperson));
  const rows = plans
    .filter(({ horizon }) => contains(horizon, on))
    .map((plan) => rowOf(plan, asked, contacts, visits, rules))
    .sort(
      (a, b) =>
        compareKeys(a.plan.salesperson, b.plan.salesperson) ||
        (a.plan.horizon.end < b.plan.horizon.end ? -1 : a.plan.horizon.end > b.plan.horizon.end ? 1 : 0),
    );
  const people = [
    ...new Set([
      ...plans.map(({ salesperson }) => salesperson),
      ...known.map(({ salesperson }) => salesperson),
      ...rules.inForce.areas.map(({ salesperson }) => salesperson),
    ]),
  ].filter(mine);
  const missing = people
    .sort(compareKeys)
    .flatMap((salesperson) =>
      planHorizons
        .filter((horizon) => !rows.some((row) => row.plan.salesperson === salesperson && row.length === horizon))
        .map((horizon) => ({ salesperson, horizon })),
    );
  return { asked, rows, missing };
};

/** What `CloseVisitPlan` is told of a plan whose horizon is over: its visits as they were kept, and those off plan. */
export const closingOf = ({
  lines,
  offPlan,
}: PlanRow): { readonly outcomes: readonly VisitOutcome[]; readonly offPlan: readonly string[] } => ({
  outcomes: lines.map(({ planned: { visit }, standing, done }): VisitOutcome => {
    if (done !== null) return { visit, outcome: 'kept', done };
    return { visit, outcome: standing === 'excused' ? 'excused' : 'missed' };
  }),
  offPlan,
});
