/** Division of exact integers with a stated rounding. The only rounding of the house: half away from zero, once, on output. */

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * `numerator / denominator`, rounded half away from zero. The denominator must not be 0.
 *
 * @example
 * ```ts
 * import { divideHalfAway } from '@clientele/domain/kernel';
 *
 * divideHalfAway(5n, 2n); // 3n
 * divideHalfAway(-5n, 2n); // -3n
 * ```
 */
export const divideHalfAway = (numerator: bigint, denominator: bigint): bigint => {
  const below = magnitude(denominator);
  const rounded = (2n * magnitude(numerator) + below) / (2n * below);
  return numerator < 0n === denominator < 0n ? rounded : -rounded;
};

/** The powers that money and quantities ask for, again and again: raising anew takes ten times as long as looking up. */
const powers: readonly bigint[] = Array.from({ length: 19 }, (_, scale) => 10n ** BigInt(scale));

/** 10 to the power of a scale. */
export const powerOfTen = (scale: number): bigint => powers[scale] ?? 10n ** BigInt(scale);
