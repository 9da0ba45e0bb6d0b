/** Scores by recency, frequency and value of many customers (`rules.md §3.6`), by quintiles of rank or by fixed cuts. */
import { cutScore, quintileScore, type RfmCuts, type RfmPolicy, type RfmScores } from '@clientele/domain/customer';
import { powerOfTen } from '@clientele/domain/kernel';
import { type FigureUnit, scaleOf } from '../kernel/figure.ts';

/** What a customer is scored by: days since its last order, orders and value in the window. */
export interface RfmFigures {
  readonly key: string;
  readonly days: number;
  readonly orders: number;
  readonly value: bigint;
}

/** The score of each by its rank, best first; equal ones share the worst rank that one of them has. */
const byQuintiles = (
  customers: readonly RfmFigures[],
  compare: (left: RfmFigures, right: RfmFigures) => number,
): ReadonlyMap<string, number> => {
  const ordered = customers.toSorted(compare);
  const scores = new Map<string, number>();
  let end = 0;
  for (const [index, one] of ordered.entries()) {
    if (index === end) {
      end = index + 1;
      for (let next = ordered[end]; next !== undefined && compare(one, next) === 0; next = ordered[end]) end++;
    }
    scores.set(one.key, quintileScore(end, ordered.length));
  }
  return scores;
};

const descending = (left: bigint, right: bigint): number => (left > right ? -1 : left < right ? 1 : 0);

const scoresByCuts = ({ days, orders, value }: RfmCuts, unit: FigureUnit, one: RfmFigures): RfmScores | null => {
  if (unit.kind !== 'money' || unit.currency !== value.currency) return null;
  const own = one.value * powerOfTen(value.scale);
  return {
    recency: cutScore(days, (cut) => one.days <= cut),
    frequency: cutScore(orders, (cut) => one.orders >= cut),
    value: cutScore(value.from, (cut) => own >= BigInt(cut) * powerOfTen(scaleOf(unit))),
  };
};

/**
 * The scores of customers, by key. By cuts, there are none in another currency than theirs.
 *
 * @param customers those with an order in the window
 */
export const rfmScores = (
  policy: RfmPolicy,
  unit: FigureUnit,
  customers: readonly RfmFigures[],
): ReadonlyMap<string, RfmScores> => {
  const scores = new Map<string, RfmScores>();
  if (policy.method === 'cuts') {
    for (const one of customers) {
      const own = scoresByCuts(policy, unit, one);
      if (own !== null) scores.set(one.key, own);
    }
    return scores;
  }
  const recency = byQuintiles(customers, (left, right) => left.days - right.days);
  const frequency = byQuintiles(customers, (left, right) => right.orders - left.orders);
  const value = byQuintiles(customers, (left, right) => descending(left.value, right.value));
  for (const { key } of customers) {
    const own = { recency: recency.get(key), frequency: frequency.get(key), value: value.get(key) };
    if (own.recency !== undefined && own.frequency !== undefined && own.value !== undefined)
      scores.set(key, { recency: own.recency, frequency: own.frequency, value: own.value });
  }
  return scores;
};
