/** An actual value against the two targets of its cell (row A9): how much of each is reached, and what is missing. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { ExactValue } from '@clientele/domain/planning';

/**
 * Below the realistic target, from there to the ideal one, or at least that; of a ceiling: within it, or beyond it (costs
 * inside the plan, row A14).
 */
export type Zone = 'below' | 'between' | 'met' | 'within' | 'beyond';

export interface Attainment {
  /** Of the targets and the gap: `10^−scale` of the unit. */
  readonly scale: number;
  readonly realistic: bigint;
  readonly ideal: bigint;
  /** Of the realistic target, and of the ideal one; null where that target is zero: nothing can be reached of nothing. */
  readonly attainment: Ratio | null;
  readonly idealAttainment: Ratio | null;
  /** Actual less realistic target. */
  readonly gap: bigint;
  /** What was reached beyond the realistic target; zero where that isn't met (row A38). */
  readonly excess: bigint;
  readonly zone: Zone;
}

const zoneOf = (actual: bigint, { realistic, ideal }: ExactValue, direction: 'higher' | 'lower'): Zone => {
  if (direction === 'lower') return actual <= realistic ? 'within' : 'beyond';
  return actual < realistic ? 'below' : actual < ideal ? 'between' : 'met';
};

/** The attainment of a target by an actual value, both in one unit and at one scale. */
export const attainmentOf = (
  actual: bigint,
  { realistic, ideal }: ExactValue,
  scale: number,
  direction: 'higher' | 'lower' = 'higher',
): Attainment => ({
  scale,
  realistic,
  ideal,
  attainment: ratioOf(actual, realistic),
  idealAttainment: ratioOf(actual, ideal),
  gap: actual - realistic,
  excess: direction === 'higher' && actual > realistic ? actual - realistic : 0n,
  zone: zoneOf(actual, { realistic, ideal }, direction),
});
