/**
 * A company's time zone as data: its name, a version, and when its offset from UTC changed. Zones are policies: the same
 * history gives the same dates on every runtime, whatever time zone tables that runtime carries (design: time).
 */
import * as z from 'zod';
import { day, type Instant, instantAtOffset, instantSchema, minute } from './instant.ts';
import { dateOfDayNumber, type LocalDate } from './local-date.ts';

/** From an instant on (the first from ever, `null`), the zone is so many minutes ahead of UTC. */
export interface Offset {
  readonly from: Instant | null;
  readonly minutes: number;
}

/** A time zone: what a wall clock there shows at every instant. */
export interface Zone {
  readonly name: string;
  readonly version: number;
  /** In ascending order; the first has `from: null`. */
  readonly offsets: readonly [Offset, ...Offset[]];
}

const aDay = 24 * 60;
const offsetSchema = z.strictObject({ from: instantSchema.nullable(), minutes: z.int().min(-aDay).max(aDay) });

/** Reads a {@link Zone}: at most 1,000 offsets, of which only the first holds from ever. */
export const zoneSchema = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(0),
  offsets: z
    .tuple([offsetSchema], offsetSchema)
    .readonly()
    .refine((offsets) => offsets.length <= 1000, {
      message: 'at most 1,000 offsets',
      params: { zh: '最多 1000 个时差' },
    })
    .refine(
      ([first, ...others]) =>
        first.from === null &&
        others.every(
          ({ from }, index) => from !== null && from > (others[index - 1]?.from ?? Number.NEGATIVE_INFINITY),
        ),
      {
        message: 'offsets are in order, and the first holds from ever',
        params: { zh: '时差须按时间排列，且首个自始有效' },
      },
    ),
});

/** A zone that never changes its offset. */
export const fixedZone = (name: string, minutes: number): Zone => ({
  name,
  version: 1,
  offsets: [{ from: null, minutes }],
});

/** Coordinated Universal Time. */
export const utc: Zone = fixedZone('UTC', 0);
/** China Standard Time since the end of its summer time in 1991. */
export const chinaStandardTime: Zone = fixedZone('Asia/Shanghai', 480);

/** Minutes ahead of UTC at an instant. */
export const offsetAt = (zone: Zone, instant: Instant): number => {
  let minutes = zone.offsets[0].minutes;
  for (const offset of zone.offsets) {
    if (offset.from !== null && offset.from > instant) break;
    minutes = offset.minutes;
  }
  return minutes;
};

/** The date on the wall in a zone. */
export const dateAt = (zone: Zone, instant: Instant): LocalDate =>
  dateOfDayNumber(Math.floor((instant + offsetAt(zone, instant) * minute) / day));

/**
 * The instant of a wall-clock time. A time that a change of offset repeats is the earlier of the two; one that it skips
 * is read with the offset before the change.
 */
export const instantIn = (zone: Zone, date: LocalDate, millisecondsOfDay: number): Instant => {
  const guesses = zone.offsets.map(({ minutes }) => instantAtOffset(date, millisecondsOfDay, minutes));
  const real = guesses.filter((guess, index) => offsetAt(zone, guess) === zone.offsets[index]?.minutes);
  if (real.length > 0) return Math.min(...real);
  return instantAtOffset(date, millisecondsOfDay, minutesBeforeGap(zone, instantAtOffset(date, millisecondsOfDay, 0)));
};

/** The offset before the change that skips a wall-clock time, the time counted as if it were UTC. */
const minutesBeforeGap = ({ offsets }: Zone, wall: number): number => {
  let before = offsets[0].minutes;
  for (const { from, minutes } of offsets) {
    if (from !== null && wall < from + minutes * minute) break;
    before = minutes;
  }
  return before;
};

/**
 * The instant of what is known by its date only: noon on the wall, which no change of clocks repeats
 * or skips. (A zone that left a whole day out, as Samoa did, reads it with the offset before.)
 *
 * @example
 * ```ts
 * import { chinaStandardTime, instantOfDate } from '@clientele/domain/kernel';
 *
 * instantOfDate(chinaStandardTime, '1970-01-01'); // 14_400_000: 04:00 UTC
 * ```
 */
export const instantOfDate = (zone: Zone, date: LocalDate): Instant => instantIn(zone, date, day / 2);
