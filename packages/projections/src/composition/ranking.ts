/**
 * Customers ranked by value (`rules.md §3.5`): highest first, ties by id; each with the sum of all ranked above, by which
 * it is graded. Customers without a positive value have no rank and no grade.
 */
import type { GradePolicy, VipPolicy } from '@clientele/domain/customer';
import { compareKeys } from '../kernel/key-order.ts';

/** A value of somebody or something that can be ranked. */
export interface Valued {
  readonly key: string;
  readonly value: bigint;
}

export type Ranked<T extends Valued> = T & {
  /** From 1; null without a positive value. */
  readonly rank: number | null;
  /** The sum of all ranked above. */
  readonly above: bigint;
};

export interface Ranking<T extends Valued> {
  /** By rank, and then those without one, by value and key. */
  readonly all: readonly Ranked<T>[];
  /** The sum of the positive values. */
  readonly total: bigint;
  /** How many have a rank. */
  readonly ranked: number;
}

/** Highest value first, ties by key ascending, numbers as numbers. */
const byValue = (left: Valued, right: Valued): number =>
  left.value === right.value ? compareKeys(left.key, right.key) : left.value > right.value ? -1 : 1;

export const rankingOf = <T extends Valued>(values: readonly T[]): Ranking<T> => {
  let above = 0n;
  let ranked = 0;
  const all = values.toSorted(byValue).map((one): Ranked<T> => {
    if (one.value <= 0n) return { ...one, rank: null, above };
    const placed = { ...one, rank: ++ranked, above };
    above += one.value;
    return placed;
  });
  return { all, total: above, ranked };
};

/** Basis points of the whole. */
const whole = 10_000n;

/** The grade that a policy gives by the share ranked above; null for what has no rank. The policy was checked before. */
export const gradeOfRanked = ({ cuts }: GradePolicy, { rank, above }: Ranked<Valued>, total: bigint): string | null => {
  if (rank === null) return null;
  const cut = cuts.find(({ below }) => below === undefined || above * whole < total * BigInt(below));
  return cut?.grade ?? null;
};

/** Whether a rank is among the top ⌈share × ranked⌉. */
export const isVipRank = ({ share }: VipPolicy, rank: number | null, ranked: number): boolean =>
  rank !== null && BigInt(rank - 1) * whole < BigInt(ranked) * BigInt(share);
