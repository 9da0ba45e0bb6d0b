/**
 * Growth between two periods, of each class and of the whole (`rules.md §3.8`). Contributions add up to the growth of the whole,
 * shares of growth to one, changes of share to nothing: all are exact ratios.
 */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';

/** Whether a class had figures in both periods. */
export type Movement = 'new' | 'lost' | 'kept' | 'none';

/** A value of each of two periods. */
export interface Pair {
  readonly earlier: bigint;
  readonly later: bigint;
}

export interface Growth {
  /** Later / earlier − 1; null unless the earlier value is above zero. */
  readonly growth: Ratio | null;
  readonly movement: Movement;
  /** Points that the class adds to the growth of the whole (拉动); null where that has none. */
  readonly contribution: Ratio | null;
  /** Its part of the change of the whole (增长贡献率); null where the whole didn't change. */
  readonly shareOfGrowth: Ratio | null;
  /** Its share of the whole, later less earlier; null where one of the wholes is zero. */
  readonly shareChange: Ratio | null;
}

/** `new` where there was nothing before, `lost` where there is nothing now. */
const movementOf = ({ earlier, later }: Pair): Movement => {
  if (earlier === 0n) return later === 0n ? 'none' : 'new';
  return later === 0n ? 'lost' : 'kept';
};

/** Growth of a value, or null: never infinite, and nothing is grown from zero or less. */
export const growthRatio = ({ earlier, later }: Pair): Ratio | null =>
  earlier > 0n ? ratioOf(later - earlier, earlier) : null;

/**
 * The growth of a part of a whole.
 *
 * @example
 * ```ts
 * import { growthOf } from '@clientele/projections';
 *
 * // East 100 → 130 and West 100 → 90: +15 and −5 points, 150 % and −50 % of the growth.
 * growthOf({ earlier: 100n, later: 130n }, { earlier: 200n, later: 220n }).contribution; // { numerator: 30n, denominator: 200n }
 * ```
 */
export const growthOf = (part: Pair, whole: Pair): Growth => {
  const change = part.later - part.earlier;
  return {
    growth: growthRatio(part),
    movement: movementOf(part),
    contribution: whole.earlier > 0n ? ratioOf(change, whole.earlier) : null,
    shareOfGrowth: ratioOf(change, whole.later - whole.earlier),
    shareChange: ratioOf(part.later * whole.earlier - part.earlier * whole.later, whole.later * whole.earlier),
  };
};
