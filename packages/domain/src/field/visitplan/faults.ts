/** What the rules say against a plan: everything at once, whether somebody wrote the plan or it was generated. */
import { addDays, type BusinessClock, daysBetween, type LocalDate, type Period } from '../../kernel/index.ts';
import { type Cadence, type CadenceContact, callsWithin, keptBreaches, plannedBreaches } from '../cadence.ts';
import { inOrder, type PlannedCustomer, type PlannedVisit, visitsIn } from './content.ts';
import type { VisitPlanRejection } from './rejections.ts';
import { cadenceFor, reachableAreas, type VisitRules } from './rules.ts';

/** A plan as it is judged. */
export interface JudgedPlan {
  readonly salesperson: string;
  readonly horizon: Period;
  /** Nothing is asked of the days before this one. */
  readonly from: LocalDate;
  readonly customers: readonly PlannedCustomer[];
}

const repeated = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
};

const isVisit = ({ mode }: PlannedVisit): boolean => mode === 'in-person';

const byDay = (visits: readonly PlannedVisit[]): readonly PlannedVisit[] =>
  [...visits].sort((a, b) => inOrder(a.on, b.on) || inOrder(a.due, b.due));

const dayFaults = (plan: JudgedPlan, rules: VisitRules, clock: BusinessClock): readonly VisitPlanRejection[] => {
  const all = visitsIn(plan.customers).map(({ visit }) => visit);
  const those = (wrong: (visit: PlannedVisit) => boolean) => all.filter(wrong).map(({ visit }) => visit);
  const outside = those(({ on }) => on < plan.horizon.start || on >= plan.horizon.end);
  const idle = those(({ on }) => !clock.isWorkingDay(on));
  const far = those(({ on, due }) => Math.abs(daysBetween(due, on)) > rules.shiftDays);
  const counts = new Map<string, { readonly on: LocalDate; readonly inPerson: boolean; planned: number }>();
  for (const visit of all) {
    const key = `${visit.on} ${isVisit(visit)}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { on: visit.on, inPerson: isVisit(visit), planned: 1 });
    else known.planned += 1;
  }
  const room = (inPerson: boolean): number => (inPerson ? rules.capacity.visits : rules.capacity.calls);
  const full = [...counts.values()].filter(({ inPerson, planned }) => planned > room(inPerson));
  return [
    ...(outside.length > 0 ? [{ code: 'visitplan.outside-horizon' as const, data: { visits: outside } }] : []),
    ...(idle.length > 0 ? [{ code: 'visitplan.not-a-working-day' as const, data: { visits: idle } }] : []),
    ...(far.length > 0
      ? [{ code: 'visitplan.moved-too-far' as const, data: { visits: far, most: rules.shiftDays } }]
      : []),
    ...full.map(({ on, inPerson, planned }) => ({
      code: 'visitplan.day-overfull' as const,
      data: { day: on, kind: inPerson ? 'visits' : 'calls', planned, room: room(inPerson) },
    })),
  ];
};

const nameFaults = ({ customers }: JudgedPlan): readonly VisitPlanRejection[] => {
  const lines = repeated(customers.map(({ customer }) => customer));
  const visits = repeated(customers.flatMap((line) => line.visits.map(({ visit }) => visit)));
  const crowded = customers.filter(
    (line) => repeated(line.visits.map((visit) => `${visit.on} ${isVisit(visit)}`)).length > 0,
  );
  return [
    ...(lines.length > 0 ? [{ code: 'visitplan.customer-twice' as const, data: { customers: lines } }] : []),
    ...(visits.length > 0 ? [{ code: 'visitplan.visit-twice' as const, data: { visits } }] : []),
    ...(crowded.length > 0
      ? [
          {
            code: 'visitplan.twice-a-day' as const,
            data: { customers: crowded.map(({ customer }) => customer) },
          },
        ]
      : []),
  ];
};

/** From when on a customer is met: nothing is asked of the days before. */
export const opening = ({ run }: Pick<PlannedCustomer, 'run'>, from: LocalDate): LocalDate =>
  run.opened > from ? run.opened : from;

/** The first day from which a longest gap is counted: the last visit, or so late that who is overdue can still be caught up with. */
export const gapsCountFrom = (
  { opened, last }: PlannedCustomer['run'],
  { longest }: Cadence,
  { catchUpDays }: VisitRules,
  from: LocalDate,
): LocalDate => {
  if (last === null || last > from) return opened > from ? opened : from;
  const earliest = addDays(from, Math.min(longest, catchUpDays) - longest);
  return last < earliest ? earliest : last;
};

const vipFaults = (
  { horizon, from }: JudgedPlan,
  line: PlannedCustomer,
  rules: VisitRules,
): readonly VisitPlanRejection[] => {
  const cadence = cadenceFor(rules, line.importance, line.class);
  const contacts = (visits: readonly PlannedVisit[]): readonly CadenceContact[] =>
    visits.map(({ on, mode }) => ({ on, mode }));
  const start = gapsCountFrom(line.run, cadence, rules, from);
  const asked = opening(line, from);
  const ofVisits = { ...cadence, monthly: false, callsPerYear: 0 };
  const gaps = keptBreaches(ofVisits, contacts(line.visits.filter(isVisit)), { ...horizon, start });
  const months = keptBreaches({ ...cadence, longest: 3660, callsPerYear: 0 }, contacts(line.visits), {
    ...horizon,
    start: from,
  });
  const { customer } = line;
  return [
    ...gaps.flatMap((gap) =>
      gap.code === 'interrupted'
        ? [
            {
              code: 'visitplan.vip-left-out' as const,
              data: { customer, from: gap.from, to: gap.to, days: gap.days, longest: cadence.longest },
            },
          ]
        : [],
    ),
    // A month that had begun when the plan did is not asked for: what happened in it is not the plan's.
    ...months.flatMap((breach) =>
      breach.code === 'month-without-contact' && breach.month >= asked
        ? [{ code: 'visitplan.vip-month-empty' as const, data: { customer, month: breach.month.slice(0, 7) } }]
        : [],
    ),
  ];
};

const cadenceFaults = (plan: JudgedPlan, rules: VisitRules): readonly VisitPlanRejection[] =>
  plan.customers.flatMap((line): readonly VisitPlanRejection[] => {
    const { customer, importance } = line;
    const cadence = cadenceFor(rules, importance, line.class);
    const visits = byDay(line.visits.filter(isVisit));
    const dues = visits.map(({ due }) => due);
    const turned = dues.some((due, at) => due < (dues[at - 1] ?? due));
    const denser = plannedBreaches(dues).length > 0;
    const calls = line.visits.filter(({ mode }) => mode === 'phone').length;
    const needed = callsWithin(cadence, opening(line, plan.from), plan.horizon.end);
    return [
      ...(turned ? [{ code: 'visitplan.order-turned' as const, data: { customer } }] : []),
      ...(denser ? [{ code: 'visitplan.denser-later' as const, data: { customer } }] : []),
      ...(calls < needed ? [{ code: 'visitplan.too-few-calls' as const, data: { customer, calls, needed } }] : []),
      ...(importance === 'vip' ? vipFaults(plan, line, rules) : []),
    ];
  });

const roundFaults = ({ customers }: JudgedPlan, { roundDays }: VisitRules): readonly VisitPlanRejection[] => {
  const rounds = new Map<string, { readonly area: string | undefined; readonly days: LocalDate[]; torn: boolean }>();
  const alone: string[] = [];
  for (const { line, visit } of visitsIn(customers)) {
    if (!isVisit(visit)) continue;
    if (visit.round === undefined) {
      if (line.importance === 'ordinary') alone.push(visit.visit);
      continue;
    }
    const known = rounds.get(visit.round);
    if (known === undefined) rounds.set(visit.round, { area: line.area, days: [visit.on], torn: false });
    else {
      known.days.push(visit.on);
      known.torn ||= known.area !== line.area;
    }
  }
  const torn = [...rounds].filter(
    ([, { days, torn: apart }]) =>
      apart || daysBetween(days[0] ?? '1970-01-01', days.at(-1) ?? '1970-01-01') >= roundDays,
  );
  return [
    ...(alone.length > 0 ? [{ code: 'visitplan.not-on-a-round' as const, data: { visits: alone } }] : []),
    ...(torn.length > 0
      ? [{ code: 'visitplan.round-torn' as const, data: { rounds: torn.map(([round]) => round), most: roundDays } }]
      : []),
  ];
};

/** The areas that the plan's owner can get to and that no visit in person of the plan goes to (row P9). */
const areasLeftOut = (
  { salesperson, customers }: Pick<JudgedPlan, 'salesperson' | 'customers'>,
  rules: VisitRules,
): ReturnType<typeof reachableAreas> => {
  const visited = new Set(customers.flatMap(({ area, visits }) => (visits.some(isVisit) ? [area] : [])));
  return reachableAreas(rules, salesperson).filter(({ area }) => !visited.has(area));
};

/**
 * Everything that the rules say against a plan.
 *
 * @param clock of the business calendar by which days are worked
 */
export const planFaults = (
  plan: JudgedPlan,
  rules: VisitRules,
  clock: BusinessClock,
): readonly VisitPlanRejection[] => {
  const left = areasLeftOut(plan, rules);
  const faults: readonly VisitPlanRejection[] = [
    ...nameFaults(plan),
    ...dayFaults(plan, rules, clock),
    ...cadenceFaults(plan, rules),
    ...roundFaults(plan, rules),
    ...(left.length > 0
      ? [
          {
            code: 'visitplan.area-left-out' as const,
            data: { areas: left.map(({ area, vehicle }) => `${area} (${vehicle})`) },
          },
        ]
      : []),
  ];
  // A customer that stands twice is told once of what each of its lines lacks.
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
};
