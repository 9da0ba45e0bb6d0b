/**
 * Splitting a whole into parts that add up to it: largest remainder (Hamilton), ties in declared order (`rules.md §3.4`),
 * and cumulative rounding for months and weeks. Exact for weights and totals whose product is beyond 2^53.
 *
 * Not promised: house monotonicity. Raising the total by one can lower a part (the Alabama paradox).
 */
import * as E from 'fp-ts/lib/Either.js';
import { divideHalfAway } from './rounding.ts';

/** Why nothing can be split; the index is that of the weight. */
export type ApportionFault =
  | { readonly code: 'no-weights' }
  | { readonly code: 'weight-not-a-whole-number'; readonly index: number; readonly weight: number }
  | { readonly code: 'negative-weight'; readonly index: number; readonly weight: number }
  | { readonly code: 'weights-sum-to-zero' }
  | { readonly code: 'total-not-a-whole-number'; readonly total: number };

const faultOf = (total: number, weights: readonly number[]): ApportionFault | null => {
  if (!Number.isSafeInteger(total)) return { code: 'total-not-a-whole-number', total };
  if (weights.length === 0) return { code: 'no-weights' };
  for (const [index, weight] of weights.entries()) {
    if (!Number.isSafeInteger(weight)) return { code: 'weight-not-a-whole-number', index, weight };
    if (weight < 0) return { code: 'negative-weight', index, weight };
  }
  return weights.every((weight) => weight === 0) ? { code: 'weights-sum-to-zero' } : null;
};

/** Always a plain zero, never −0, which JSON would change. */
const signed = (part: bigint, negative: boolean): number => Number(negative ? -part : part);

const sumOf = (weights: readonly number[]): bigint => weights.reduce((sum, weight) => sum + BigInt(weight), 0n);

/**
 * Splits a total over weights by largest remainder. A negative total is split as its opposite and negated.
 *
 * @param total a safe integer (minor units)
 * @param weights safe integers, none negative, at least one above zero
 * @returns one part a weight, in the same order; their sum is the total
 *
 * @example
 * ```ts
 * import { apportion } from '@clientele/domain/kernel';
 *
 * apportion(100, [1, 1, 1]); // right([34, 33, 33])
 * apportion(100, [0, 0]); // left({ code: 'weights-sum-to-zero' })
 * ```
 */
export const apportion = (total: number, weights: readonly number[]): E.Either<ApportionFault, readonly number[]> => {
  const fault = faultOf(total, weights);
  if (fault !== null) return E.left(fault);
  const whole = sumOf(weights);
  const negative = total < 0;
  const size = BigInt(Math.abs(total));
  const parts: bigint[] = [];
  const remainders: { readonly index: number; readonly remainder: bigint }[] = [];
  let given = 0n;
  for (const [index, weight] of weights.entries()) {
    const product = size * BigInt(weight);
    const part = product / whole;
    parts.push(part);
    remainders.push({ index, remainder: product % whole });
    given += part;
  }
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const left = Number(size - given);
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return E.right(parts.map((part) => signed(part, negative)));
};

/**
 * Splits a total so that every running total is within a half of exact, and never falls when the total rises: the
 * choice for months and weeks, whose running totals are what is looked at. A single part may still fall.
 */
export const apportionCumulatively = (
  total: number,
  weights: readonly number[],
): E.Either<ApportionFault, readonly number[]> => {
  const fault = faultOf(total, weights);
  if (fault !== null) return E.left(fault);
  const whole = sumOf(weights);
  const negative = total < 0;
  const size = BigInt(Math.abs(total));
  let prefix = 0n;
  let before = 0n;
  return E.right(
    weights.map((weight) => {
      prefix += BigInt(weight);
      const until = divideHalfAway(size * prefix, whole);
      const part = until - before;
      before = until;
      return signed(part, negative);
    }),
  );
};
