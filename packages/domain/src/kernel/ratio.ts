/** Exact ratios of integers. A ratio with a zero denominator is undefined (`null`), never 0 and never 100 %. */
import { formatDecimal } from './decimal.ts';
import { divideHalfAway, powerOfTen } from './rounding.ts';

/** `numerator / denominator`, the denominator above zero; not reduced, so that it still shows what was divided. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The ratio of two integers, or null where the denominator is zero.
 *
 * @example
 * ```ts
 * import { formatRatio, ratioOf } from '@clientele/domain/kernel';
 *
 * formatRatio(ratioOf(2n, 3n)); // '0.666667'
 * formatRatio(ratioOf(2n, 0n)); // null
 * ```
 */
export const ratioOf = (numerator: bigint, denominator: bigint): Ratio | null => {
  if (denominator === 0n) return null;
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
};

/** Decimal text, half away from zero; six decimals unless told otherwise (`definitions.md`). Null stays null. */
export const formatRatio = (ratio: Ratio | null, decimals = 6): string | null =>
  ratio === null
    ? null
    : formatDecimal({
        units: divideHalfAway(ratio.numerator * powerOfTen(decimals), ratio.denominator),
        scale: decimals,
      });

/** −1, 0 or 1, exactly. */
export const compareRatios = (left: Ratio, right: Ratio): -1 | 0 | 1 => {
  const a = left.numerator * right.denominator;
  const b = right.numerator * left.denominator;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** The ratio less one: growth from an attainment, say. */
export const lessOne = (ratio: Ratio | null): Ratio | null =>
  ratio === null ? null : { numerator: ratio.numerator - ratio.denominator, denominator: ratio.denominator };
