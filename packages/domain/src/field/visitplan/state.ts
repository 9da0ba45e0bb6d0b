/** How a visit plan stands. */
import type { Instant, LocalDate, Period, StoredEvent } from '../../kernel/index.ts';
import type { PlanChange, PlannedCustomer, PlannedVisit } from './content.ts';
import type { VisitPlanEvent } from './events.ts';

/** What a closed plan came to. */
export type PlanClosing = Omit<
  Extract<VisitPlanEvent, { readonly type: 'VisitPlanClosed' }>['data'],
  'salesperson' | 'horizon'
>;

/** A plan that was adopted. */
export interface KnownVisitPlan {
  readonly status: 'running' | 'closed';
  readonly salesperson: string;
  readonly horizon: Period;
  /** The first day of the horizon that was not over when the plan was adopted. */
  readonly from: LocalDate;
  /** The rules by which it was judged last, `name@version`. */
  readonly rules: string | null;
  readonly customers: readonly PlannedCustomer[];
  /** Every day for which a visit was planned before, by visit, where it was moved. */
  readonly moved: readonly { readonly visit: string; readonly from: LocalDate }[];
  readonly reasons: readonly string[];
  readonly closing: PlanClosing | null;
  readonly latest: Instant;
}

/** A plan, or null where none was adopted. Plain JSON. */
export type VisitPlanState = KnownVisitPlan | null;

const mapVisits = (
  customers: readonly PlannedCustomer[],
  of: (line: PlannedCustomer) => readonly PlannedVisit[],
): readonly PlannedCustomer[] => customers.map((line) => ({ ...line, visits: [...of(line)] }));

/** The customers of a plan after a change. Total: what names nothing changes nothing. */
export const withChange = (customers: readonly PlannedCustomer[], change: PlanChange): readonly PlannedCustomer[] => {
  switch (change.kind) {
    case 'take-in':
      return [...customers, change.line];
    case 'add':
      return mapVisits(customers, ({ customer, visits }) =>
        customer === change.customer ? [...visits, change.visit] : visits,
      );
    case 'move':
      return mapVisits(customers, ({ visits }) =>
        visits.map((one) => (one.visit === change.visit ? { ...one, on: change.on } : one)),
      );
    case 'drop':
      return mapVisits(customers, ({ visits }) => visits.filter(({ visit }) => visit !== change.visit));
  }
};

/** The day for which a visit is planned, or null. */
export const dayPlanned = (customers: readonly PlannedCustomer[], visit: string): LocalDate | null => {
  for (const { visits } of customers) {
    const found = visits.find((one) => one.visit === visit);
    if (found !== undefined) return found.on;
  }
  return null;
};

const amended = (state: KnownVisitPlan, changes: readonly PlanChange[]): KnownVisitPlan => {
  let { customers, moved } = state;
  for (const change of changes) {
    const from = change.kind === 'move' ? dayPlanned(customers, change.visit) : null;
    if (change.kind === 'move' && from !== null) moved = [...moved, { visit: change.visit, from }];
    customers = withChange(customers, change);
  }
  return { ...state, customers, moved };
};

/** The plan after one more event. Total: what makes no sense here is passed over. */
export const evolveVisitPlan = (state: VisitPlanState, event: StoredEvent<VisitPlanEvent>): VisitPlanState => {
  const latest = event.occurredAt;
  if (event.type === 'VisitPlanAdopted') {
    const { salesperson, horizon, from, customers } = event.data;
    const rules = event.policies?.[0] ?? null;
    return (
      state ?? {
        status: 'running',
        salesperson,
        horizon,
        from,
        rules,
        customers,
        moved: [],
        reasons: [],
        closing: null,
        latest,
      }
    );
  }
  if (state === null) return state;
  switch (event.type) {
    case 'VisitPlanAmended': {
      const { changes, reason } = event.data;
      const rules = event.policies?.[0] ?? state.rules;
      return { ...amended(state, changes), rules, reasons: [...state.reasons, reason], latest };
    }
    case 'VisitPlanClosed': {
      const { salesperson: _salesperson, horizon: _horizon, ...closing } = event.data;
      return { ...state, status: 'closed', closing, latest };
    }
    default:
      return state;
  }
};
