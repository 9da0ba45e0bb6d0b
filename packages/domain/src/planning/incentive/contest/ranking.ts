/**
 * The ranking of a contest: the highest result first; equal results share the place, and the prizes of the places that they
 * take together, split by largest remainder in the order in which they were announced.
 */
import * as E from 'fp-ts/lib/Either.js';
import { apportion } from '../../../kernel/index.ts';
import type { ContestTerms, Ranked } from './events.ts';

/** What an entrant reached. */
export interface Result {
  readonly entrant: string;
  readonly value: number;
}

/**
 * The ranking of results.
 *
 * @example
 * ```ts
 * import { rankingOf } from '@clientele/domain/planning';
 * import { money } from '@clientele/domain/kernel';
 *
 * const terms = { entrants: ['a', 'b', 'c'], prizes: [money(100, 'CNY', 0), money(51, 'CNY', 0)] };
 * rankingOf(terms, [{ entrant: 'a', value: 7 }, { entrant: 'b', value: 9 }, { entrant: 'c', value: 9 }]);
 * // b and c on place 1 with 76 and 75, a on place 3 with 0
 * ```
 */
export const rankingOf = (
  { entrants, prizes }: Pick<ContestTerms, 'entrants' | 'prizes'>,
  results: readonly Result[],
): readonly Ranked[] => {
  const order = new Map(entrants.map((entrant, index) => [entrant, index]));
  const sorted = results.toSorted(
    (left, right) => right.value - left.value || (order.get(left.entrant) ?? 0) - (order.get(right.entrant) ?? 0),
  );
  const ranking: Ranked[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at];
    const equal = sorted.slice(at).filter(({ value }) => value === first?.value);
    const pool = prizes.slice(at, at + equal.length).reduce((sum, { amount }) => sum + amount, 0);
    const parts = apportion(
      pool,
      equal.map(() => 1),
    );
    for (const [index, { entrant, value }] of equal.entries())
      ranking.push({ entrant, value, place: at + 1, prize: E.isRight(parts) ? (parts.right[index] ?? 0) : 0 });
    at += equal.length;
  }
  return ranking;
};
