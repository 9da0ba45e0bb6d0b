/**
 * Planned visits matched with actual ones, one to one (`rules.md §3.10`): of the same customer, at most so many days apart; as
 * many as can be, then the least total distance, then the earliest. On a line some best matching never crosses, so that of
 * both lists in order, each step drops a plan, drops a visit, or matches both.
 */
import { dayNumber, type LocalDate } from '@clientele/domain/kernel';

/** A visit on a day, whether planned or actual. */
export interface DatedVisit {
  readonly visit: string;
  readonly customer: string;
  readonly on: LocalDate;
}

/** A plan and the visit that kept it. */
export interface MatchedVisit {
  readonly planned: string;
  readonly done: string;
  /** Whole days between them, below zero where the visit was early. */
  readonly days: number;
}

interface Best {
  readonly count: number;
  readonly distance: number;
  readonly pair: { readonly plan: number; readonly visit: number; readonly rest: Best } | null;
}

const nothing: Best = { count: 0, distance: 0, pair: null };

const better = (one: Best, other: Best): boolean =>
  one.count > other.count || (one.count === other.count && one.distance < other.distance);

const inOrder = (left: DatedVisit, right: DatedVisit): number =>
  dayNumber(left.on) - dayNumber(right.on) || (left.visit < right.visit ? -1 : left.visit > right.visit ? 1 : 0);

/** The matching of one customer, both lists in order. */
const matchOrdered = (
  planned: readonly DatedVisit[],
  done: readonly DatedVisit[],
  tolerance: number,
): readonly MatchedVisit[] => {
  let after: readonly Best[] = done.map(() => nothing).concat(nothing);
  for (let plan = planned.length - 1; plan >= 0; plan -= 1) {
    const row: Best[] = Array.from(after, () => nothing);
    for (let visit = done.length - 1; visit >= 0; visit -= 1) {
      const [p, d] = [planned[plan], done[visit]];
      if (p === undefined || d === undefined) continue;
      const rest = after[visit + 1] ?? nothing;
      const distance = Math.abs(dayNumber(d.on) - dayNumber(p.on));
      // Of equals the first wins: to match the earliest of both, then to keep the earlier plan, then the earlier visit.
      const choices: Best[] = [
        ...(distance <= tolerance
          ? [{ count: rest.count + 1, distance: rest.distance + distance, pair: { plan, visit, rest } }]
          : []),
        row[visit + 1] ?? nothing,
        after[visit] ?? nothing,
      ];
      row[visit] = choices.reduce((best, one) => (better(one, best) ? one : best));
    }
    after = row;
  }
  const matched: MatchedVisit[] = [];
  for (let at = after[0] ?? nothing; at.pair !== null; at = at.pair.rest) {
    const [p, d] = [planned[at.pair.plan], done[at.pair.visit]];
    if (p === undefined || d === undefined) break;
    matched.push({ planned: p.visit, done: d.visit, days: dayNumber(d.on) - dayNumber(p.on) });
  }
  return matched;
};

const byCustomer = (visits: readonly DatedVisit[]): ReadonlyMap<string, readonly DatedVisit[]> => {
  const lists = new Map<string, DatedVisit[]>();
  for (const visit of [...visits].sort(inOrder)) {
    const list = lists.get(visit.customer);
    if (list === undefined) lists.set(visit.customer, [visit]);
    else list.push(visit);
  }
  return lists;
};

/**
 * Matches plans with visits.
 *
 * @param tolerance how many days a visit may be before or after its plan, both included
 *
 * @example
 * ```ts
 * import { matchVisits } from '@clientele/projections';
 *
 * const of = (visit: string, on: '2025-01-02' | '2025-01-04' | '2025-01-05' | '2025-01-07') => ({ visit, customer: 'C1', on });
 * matchVisits([of('P1', '2025-01-02'), of('P2', '2025-01-05')], [of('D1', '2025-01-04'), of('D2', '2025-01-07')], 2).length; // 2
 * ```
 */
export const matchVisits = (
  planned: readonly DatedVisit[],
  done: readonly DatedVisit[],
  tolerance: number,
): readonly MatchedVisit[] => {
  const visits = byCustomer(done);
  return [...byCustomer(planned)].flatMap(([customer, plans]) =>
    matchOrdered(plans, visits.get(customer) ?? [], tolerance),
  );
};
