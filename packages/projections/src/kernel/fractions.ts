/** Exact sums of fractions. */

/** Above zero below. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const gcd = (left: bigint, right: bigint): bigint => {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};

/**
 * The sum of fractions, over the least common multiple of their denominators. Fractions of one denominator are added first, so
 * that thousands of prices by small quantities stay cheap.
 */
export const sumOfFractions = (fractions: readonly Fraction[]): Fraction => {
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of fractions)
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  let common = 1n;
  for (const denominator of byDenominator.keys()) common *= denominator / gcd(denominator, common % denominator);
  let sum = 0n;
  for (const [denominator, numerator] of byDenominator) sum += numerator * (common / denominator);
  return { numerator: sum, denominator: common };
};
