/**
 * How a target stands in its time (rows A38 A42): the share of its time that has elapsed, lead or lag against that, what is
 * left and needed on each day that remains, and where the pace so far would end.
 */
import { divideHalfAway, type LocalDate, type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { ExactValue } from '@clientele/domain/planning';

/** A target of less than a year, or of a year and more (row A20). */
export type Horizon = 'short-term' | 'long-term';

/** What was to be reached until some date since another, and was. */
export interface Cumulative {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly target: ExactValue;
  readonly actual: bigint;
  readonly attainment: Ratio | null;
}

export interface Pace {
  /** Working days gone by at the end of the report's date, and all of the period. */
  readonly elapsedDays: number;
  readonly days: number;
  /** Null only where the period has no day at all. */
  readonly elapsed: Ratio | null;
  /** What of the realistic target was due by then, rounded half away. */
  readonly due: bigint;
  /** Actual less due: the lead, or the lag below zero. */
  readonly lead: bigint;
  /** Attainment less the share of time elapsed, in points; null where there is no attainment. */
  readonly leadPoints: Ratio | null;
  /** What is still missing of the realistic target; zero where it is reached. */
  readonly left: bigint;
  /** `left` for each working day that remains; null where none does. */
  readonly neededADay: Ratio | null;
  /** Where the period ends if the rest goes as the days so far did (run rate); null before its first working day. */
  readonly projected: bigint | null;
  /** What that would be beyond the realistic target, or below zero short of it: the effect on the final goal (row A42). */
  readonly projectedGap: bigint | null;
  /** How many times the planned pace the remaining days need: left / (target − due); null where nothing was planned for them. */
  readonly effort: Ratio | null;
}

/**
 * The pace of a target.
 *
 * @example
 * ```ts
 * import { paceOf } from '@clientele/projections';
 *
 * // A quarter of the year has gone by, and 15 of 100 are reached: 85 are left for three quarters that planned 75.
 * paceOf(15n, 100n, { elapsed: 63, all: 252 }).lead; // -10n
 * ```
 */
export const paceOf = (
  actual: bigint,
  realistic: bigint,
  { elapsed, all }: { readonly elapsed: number; readonly all: number },
): Pace => {
  const [gone, days] = [BigInt(elapsed), BigInt(all)];
  const due = days === 0n ? realistic : divideHalfAway(realistic * gone, days);
  const left = actual < realistic ? realistic - actual : 0n;
  const projected = gone === 0n ? null : divideHalfAway(actual * days, gone);
  return {
    elapsedDays: elapsed,
    days: all,
    elapsed: ratioOf(gone, days),
    due,
    lead: actual - due,
    leadPoints: days === 0n ? null : ratioOf(actual * days - realistic * gone, realistic * days),
    left,
    neededADay: ratioOf(left, days - gone),
    projected,
    projectedGap: projected === null ? null : projected - realistic,
    effort: ratioOf(left, realistic - due),
  };
};
