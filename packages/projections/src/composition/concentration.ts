/**
 * How concentrated figures are (`rules.md §3.7`): HHI, the share of the k largest, and the effective number, over positive
 * values of known classes. What is below zero, and what nobody knows the class of, is listed apart and has no part in it.
 */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';

/** The share of the k largest. */
export interface LargestShare {
  readonly k: number;
  readonly share: Ratio | null;
}

export interface Concentration {
  /** How many classes have a positive value, and the sum of those. */
  readonly classes: number;
  readonly total: bigint;
  /** Σ v² × 10 000 / (Σ v)²: from 10 000 / n to 10 000; printed with 4 decimals. */
  readonly hhi: Ratio | null;
  /** 10 000 / HHI: how many equal ones would be as concentrated. */
  readonly effective: Ratio | null;
  readonly largest: readonly LargestShare[];
}

/** The concentration of some values. */
export const concentrationOf = (values: readonly bigint[], ks: readonly number[]): Concentration => {
  const positive = values
    .filter((value) => value > 0n)
    .sort((left, right) => (left > right ? -1 : left < right ? 1 : 0));
  let total = 0n;
  let squares = 0n;
  for (const value of positive) {
    total += value;
    squares += value * value;
  }
  const largest = ks.map((k): LargestShare => {
    const sum = positive.slice(0, k).reduce((before, value) => before + value, 0n);
    return { k, share: ratioOf(sum, total) };
  });
  return {
    classes: positive.length,
    total,
    hhi: ratioOf(squares * 10_000n, total * total),
    effective: ratioOf(total * total, squares),
    largest,
  };
};
