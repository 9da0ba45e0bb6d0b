/** Round trips (巡回访问, row P17): ordinary customers of one area are visited together, within so many days. */
import { addDays, daysBetween, type LocalDate } from '../../kernel/index.ts';
import { inOrder, type PlannedCustomer } from './content.ts';
import type { Window } from './days.ts';

/** Gathers what lies together: in the order of days, no longer than so many, nobody twice. */
const gathered = <T>(
  all: readonly T[],
  most: number,
  dayOf: (one: T) => LocalDate,
  customerOf: (one: T) => string,
  areaOf: (one: T) => string,
): readonly { readonly area: string; readonly first: LocalDate; readonly members: readonly T[] }[] => {
  const rounds: { readonly area: string; readonly first: LocalDate; readonly members: T[] }[] = [];
  const open = new Map<string, { readonly round: (typeof rounds)[number]; readonly customers: Set<string> }>();
  const ordered = [...all].sort((a, b) => inOrder(dayOf(a), dayOf(b)) || inOrder(customerOf(a), customerOf(b)));
  for (const one of ordered) {
    const [area, day, customer] = [areaOf(one), dayOf(one), customerOf(one)];
    const last = open.get(area);
    if (last !== undefined && daysBetween(last.round.first, day) < most && !last.customers.has(customer)) {
      last.round.members.push(one);
      last.customers.add(customer);
      continue;
    }
    const round = { area, first: day, members: [one] };
    rounds.push(round);
    open.set(area, { round, customers: new Set([customer]) });
  }
  return rounds;
};

/** Each visit with the first day of the round trip on which it is made: never later than its own. */
export const pulledTogether = <T extends { readonly due: LocalDate }>(
  visits: readonly T[],
  most: number,
  customerOf: (visit: T) => string,
  areaOf: (visit: T) => string,
): readonly { readonly one: T; readonly first: LocalDate }[] =>
  gathered(visits, most, ({ due }) => due, customerOf, areaOf).flatMap(({ first, members }) =>
    members.map((one) => ({ one, first })),
  );

interface OnRound {
  readonly on: LocalDate;
  readonly line: Pick<PlannedCustomer, 'customer' | 'area'>;
}

/** The round trips that placed visits make up, by visit. */
export const nameRounds = <T extends OnRound>(
  placed: readonly T[],
  most: number,
  salesperson: string,
): ReadonlyMap<T, string> =>
  new Map(
    gathered(
      placed,
      most,
      ({ on }) => on,
      ({ line }) => line.customer,
      ({ line }) => line.area ?? '',
    ).flatMap(({ area, first, members }) => members.map((one) => [one, `${salesperson}/${area}/${first}`] as const)),
  );

/** A span in so many parts of equal length (to a day), each with its middle day; parts without a day are left out. */
export const evenParts = (
  { start, end }: Window,
  parts: number,
): readonly { readonly part: Window; readonly middle: LocalDate }[] => {
  const length = Math.max(0, daysBetween(start, end));
  return Array.from({ length: parts }, (_, at) => {
    const [from, to] = [Math.floor((at * length) / parts), Math.floor(((at + 1) * length) / parts)];
    return { part: { start: addDays(start, from), end: addDays(start, to) }, middle: addDays(start, (from + to) >> 1) };
  }).filter(({ part }) => part.start < part.end);
};
