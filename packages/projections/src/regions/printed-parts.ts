/** Exact parts as whole units that add up to the whole: each rounded down, the rest by largest remainder, ties in their order. */
import type { Ratio } from '@clientele/domain/kernel';

const floorOf = ({ numerator, denominator }: Ratio): bigint => {
  const quotient = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
};

/**
 * @param whole what the parts come to exactly
 */
export const printedParts = (whole: bigint, parts: readonly Ratio[]): readonly bigint[] => {
  const floors = parts.map(floorOf);
  const left = Number(whole - floors.reduce((sum, part) => sum + part, 0n));
  const remainder = (index: number): Ratio => {
    const { numerator, denominator } = parts[index] ?? { numerator: 0n, denominator: 1n };
    return { numerator: numerator - (floors[index] ?? 0n) * denominator, denominator };
  };
  const order = parts
    .map((_, index) => index)
    .sort((a, b) => {
      const [one, other] = [remainder(a), remainder(b)];
      const difference = other.numerator * one.denominator - one.numerator * other.denominator;
      return difference === 0n ? a - b : difference > 0n ? 1 : -1;
    });
  const up = new Set(order.slice(0, Math.max(0, left)));
  return floors.map((part, index) => (up.has(index) ? part + 1n : part));
};
