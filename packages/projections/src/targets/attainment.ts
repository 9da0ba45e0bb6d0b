/** An actual value against the two targets of its cell (row A9): how much of each is reached, and what is missing. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { ExactValue } from '@clientele/domain/planning';

/** Below the realistic target, from there to the ideal one, or at least that. */
export type Zone = 'below' | 'between' | 'met';

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
  readonly zone: Zone;
}

/** The attainment of a target by an actual value, both in one unit and at one scale. */
export const attainmentOf = (actual: bigint, { realistic, ideal }: ExactValue, scale: number): Attainment => ({
  scale,
  realistic,
  ideal,
  attainment: ratioOf(actual, realistic),
  idealAttainment: ratioOf(actual, ideal),
  gap: actual - realistic,
  zone: actual < realistic ? 'below' : actual < ideal ? 'between' : 'met',
});
