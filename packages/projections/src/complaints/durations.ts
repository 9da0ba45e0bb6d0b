/** How long something took, over many: the median and the ninetieth percentile by nearest rank (`definitions.md`). */
import { percentile } from '../kernel/percentile.ts';

/** Durations in milliseconds of elapsed or business time, or in calendar days, as the figure says. */
export interface DurationFigure {
  /** How many durations there are; those below zero and the missing ones are counted and left out, never clamped. */
  readonly count: number;
  readonly negative: number;
  readonly missing: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** The figure of durations, null where there is none yet. */
export const durationsOf = (durations: readonly (number | null)[]): DurationFigure => {
  const known = durations.filter((one) => one !== null);
  const counted = known.filter((one) => one >= 0).sort((a, b) => a - b);
  return {
    count: counted.length,
    negative: known.length - counted.length,
    missing: durations.length - known.length,
    median: percentile(counted, 50),
    p90: percentile(counted, 90),
  };
};
