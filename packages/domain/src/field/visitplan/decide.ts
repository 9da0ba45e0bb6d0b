/** What may happen to a visit plan, and why not: all reasons at once. A plan is judged whole, also where one visit of it moves. */
import {
  type BusinessCalendar,
  businessClock,
  type CommandMeta,
  type Decision,
  daysIn,
  formatInstant,
  type LocalDate,
  type PolicyRef,
  policyRef,
  refuse,
  unless,
} from '../../kernel/index.ts';
import type { VisitPlanCommand } from './commands.ts';
import { horizonOf, later, type PlanChange, type PlanKey } from './content.ts';
import * as made from './events.ts';
import { type JudgedPlan, planFaults } from './faults.ts';
import type { VisitPlanRejection } from './rejections.ts';
import type { VisitRules } from './rules.ts';
import { dayPlanned, type KnownVisitPlan, type VisitPlanState, withChange } from './state.ts';

/** What the room needs from outside: the adopted rules that a command may name, and by which days are worked. */
export interface VisitPlanGiven {
  readonly visitRules: readonly VisitRules[];
  readonly calendar: BusinessCalendar;
}

type Reason = VisitPlanRejection | false | null;
type Decided = Decision<VisitPlanRejection, made.VisitPlanEvent>;
type Asked<Type extends VisitPlanCommand['type']> = Extract<VisitPlanCommand, { readonly type: Type }>;

const named = ({ salesperson, horizon }: PlanKey) => ({ salesperson, horizon: horizon.key });

const judged = (
  plan: JudgedPlan,
  ref: PolicyRef,
  { visitRules, calendar }: VisitPlanGiven,
): { readonly faults: readonly VisitPlanRejection[]; readonly policies: readonly PolicyRef[] } => {
  const rules = visitRules.find((one) => policyRef(one) === ref);
  if (rules === undefined) return { faults: [{ code: 'visitplan.rules-unknown', data: { rules: ref } }], policies: [] };
  return { faults: planFaults(plan, rules, businessClock(calendar)), policies: [ref, policyRef(calendar)] };
};

const overFault = (key: PlanKey, { on }: CommandMeta): Reason => {
  const { end } = key.horizon;
  return on >= end && { code: 'visitplan.horizon-over', data: { ...named(key), end, on } };
};

const pastFault = (visits: readonly string[], on: LocalDate): Reason =>
  visits.length > 0 && { code: 'visitplan.day-is-past', data: { visits, on } };

const adopt = (state: VisitPlanState, { data, meta }: Asked<'AdoptVisitPlan'>, given: VisitPlanGiven): Decided => {
  const { salesperson, horizon, rules, customers } = data;
  if (state !== null) return refuse({ code: 'visitplan.adopted-already', data: named(data) });
  const over = overFault(data, meta);
  const from = later(meta.on, horizon.start);
  const past = customers.flatMap(({ visits }) => visits.filter(({ on }) => on < meta.on).map(({ visit }) => visit));
  const { faults, policies } = judged({ salesperson, horizon, from, customers }, rules, given);
  return unless<VisitPlanRejection, made.VisitPlanEvent>(
    [
      horizonOf(horizon) === null && {
        code: 'visitplan.not-a-horizon',
        data: { horizon: horizon.key, days: daysIn(horizon) },
      },
      over,
      pastFault(past, meta.on),
      ...(over === false || over === null ? faults : []),
    ],
    () => [made.VisitPlanAdopted.of({ salesperson, horizon, from, customers }, { policies })],
  );
};

interface Amended {
  readonly customers: KnownVisitPlan['customers'];
  readonly unknownCustomers: readonly string[];
  readonly unknownVisits: readonly string[];
  readonly past: readonly string[];
  readonly same: readonly string[];
}

const afterChange =
  (on: LocalDate) =>
  (before: Amended, change: PlanChange): Amended => {
    const customers = withChange(before.customers, change);
    switch (change.kind) {
      case 'take-in': {
        const late = change.line.visits.filter((one) => one.on < on).map(({ visit }) => visit);
        return { ...before, customers, past: [...before.past, ...late] };
      }
      case 'add': {
        const known = before.customers.some(({ customer }) => customer === change.customer);
        return {
          ...before,
          customers,
          unknownCustomers: known ? before.unknownCustomers : [...before.unknownCustomers, change.customer],
          past: change.visit.on < on ? [...before.past, change.visit.visit] : before.past,
        };
      }
      default: {
        const { visit } = change;
        const planned = dayPlanned(before.customers, visit);
        if (planned === null) return { ...before, unknownVisits: [...before.unknownVisits, visit] };
        const past = planned < on || (change.kind === 'move' && change.on < on);
        return {
          ...before,
          customers,
          past: past ? [...before.past, visit] : before.past,
          same: change.kind === 'move' && change.on === planned ? [...before.same, visit] : before.same,
        };
      }
    }
  };

const amend = (state: KnownVisitPlan, { data, meta }: Asked<'AmendVisitPlan'>, given: VisitPlanGiven): Decided => {
  const { rules, reason, changes } = data;
  const { salesperson, horizon } = state;
  const nothing: Amended = {
    customers: state.customers,
    unknownCustomers: [],
    unknownVisits: [],
    past: [],
    same: [],
  };
  const after = changes.reduce(afterChange(meta.on), nothing);
  const { faults, policies } = judged({ ...state, customers: after.customers }, rules, given);
  return unless<VisitPlanRejection, made.VisitPlanEvent>(
    [
      overFault(data, meta),
      after.unknownCustomers.length > 0 && {
        code: 'visitplan.customer-unknown',
        data: { customers: after.unknownCustomers },
      },
      after.unknownVisits.length > 0 && { code: 'visitplan.visit-unknown', data: { visits: after.unknownVisits } },
      pastFault(after.past, meta.on),
      after.same.length > 0 && { code: 'visitplan.same-day', data: { visits: after.same } },
      ...faults,
    ],
    () => [made.VisitPlanAmended.of({ salesperson, horizon, reason, changes }, { policies })],
  );
};

const repeatedIn = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))];
};

const close = (state: KnownVisitPlan, { data, meta }: Asked<'CloseVisitPlan'>): Decided => {
  const { outcomes, offPlan } = data;
  const { end } = state.horizon;
  const planned = state.customers.flatMap(({ visits }) => visits.map(({ visit }) => visit));
  const known = new Set(planned);
  const told = new Set(outcomes.map(({ visit }) => visit));
  const missing = planned.filter((visit) => !told.has(visit));
  const unknown = [...told].filter((visit) => !known.has(visit));
  const doneBy = outcomes.flatMap((one) => (one.outcome === 'kept' ? [one.done] : []));
  const twice = [...repeatedIn(outcomes.map(({ visit }) => visit)), ...repeatedIn([...doneBy, ...offPlan])];
  const count = (outcome: 'kept' | 'excused' | 'missed') => outcomes.filter((one) => one.outcome === outcome).length;
  return unless<VisitPlanRejection, made.VisitPlanEvent>(
    [
      meta.on < end && { code: 'visitplan.not-over', data: { ...named(state), end, on: meta.on } },
      missing.length > 0 && { code: 'visitplan.outcome-missing', data: { visits: missing } },
      unknown.length > 0 && { code: 'visitplan.visit-unknown', data: { visits: unknown } },
      twice.length > 0 && { code: 'visitplan.outcome-twice', data: { visits: twice } },
    ],
    () => [
      made.VisitPlanClosed.of({
        salesperson: state.salesperson,
        horizon: state.horizon,
        outcomes,
        offPlan,
        planned: planned.length,
        kept: count('kept'),
        excused: count('excused'),
        missed: count('missed'),
      }),
    ],
  );
};

/** Answers a command on a visit plan: all reasons against it, or the event. */
export const decideVisitPlan =
  (command: VisitPlanCommand, given: VisitPlanGiven) =>
  (state: VisitPlanState): Decided => {
    if (command.type === 'AdoptVisitPlan') return adopt(state, command, given);
    const { data, meta } = command;
    if (state === null) return refuse({ code: 'visitplan.unknown', data: named(data) });
    if (state.status === 'closed') return refuse({ code: 'visitplan.closed-already', data: named(data) });
    if (meta.at < state.latest)
      return refuse({
        code: 'visitplan.before-what-happened',
        data: { ...named(data), at: formatInstant(meta.at), latest: formatInstant(state.latest) },
      });
    return command.type === 'AmendVisitPlan' ? amend(state, command, given) : close(state, command);
  };
