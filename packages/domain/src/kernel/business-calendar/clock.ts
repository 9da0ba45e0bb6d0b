/**
 * The clock of a business calendar: working days, and business time between instants (`rules.md §3.3`). Business time is
 * the length of those instants at which the wall shows a working hour, so it adds up across any instant, and an hour that
 * a change of clocks repeats or skips counts as often as it was there.
 */
import { day, type Instant, minute } from '../instant.ts';
import { dateOfDayNumber, dayNumber, type LocalDate, localDate } from '../local-date.ts';
import type { Zone } from '../zone.ts';
import { type BusinessCalendar, minutesOf, type WorkingHours, type WorkingWeek } from './calendar.ts';
import { dailySums, endDay, firstDay, weekdayOf } from './daily-sums.ts';

/** What can be asked of a business calendar. All times are in milliseconds; every question ends, whatever the calendar. */
export interface BusinessClock {
  readonly calendar: BusinessCalendar;
  /** Whether the calendar has a year: without it the weekly hours alone answer, since nobody said its holidays. */
  readonly covers: (year: number) => boolean;
  /** Whether work is done at any time of a date. */
  readonly isWorkingDay: (date: LocalDate) => boolean;
  /** Working days from a date on and before another; below zero where the second is earlier. */
  readonly workingDaysBetween: (from: LocalDate, to: LocalDate) => number;
  /** The date so many working days after a date (before it, where below zero); null where there are too few. */
  readonly addWorkingDays: (date: LocalDate, days: number) => LocalDate | null;
  /**
   * The working day nearest to a date, of two the earlier (`rules.md §3.10`); where a span `[start, end)` is given, the
   * nearest in it. Null where there is none.
   */
  readonly nearestWorkingDay: (
    date: LocalDate,
    within?: { readonly start: LocalDate; readonly end: LocalDate },
  ) => LocalDate | null;
  /** Whether work is done at an instant. */
  readonly isOpen: (at: Instant) => boolean;
  /** Business time from an instant to another; below zero where the second is earlier. */
  readonly businessTime: (from: Instant, to: Instant) => number;
  /**
   * The earliest instant, not before `from`, at which so much business time has passed since: `from` itself for none. At
   * the end of a day, not on the next morning. Null where the calendar never has that much.
   */
  readonly businessAdd: (from: Instant, time: number) => Instant | null;
}

/** `[from, to)` in milliseconds of a day on the wall. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** In order and apart, whatever order the calendar gives them in. */
const spansOf = (hours: WorkingHours): readonly Span[] => {
  const spans: Span[] = [];
  const asked = hours.map(({ from, to }) => ({ from: minutesOf(from) * minute, to: minutesOf(to) * minute }));
  for (const { from, to } of asked.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last === undefined || last.to < from) spans.push({ from, to });
    else spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return spans;
};

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

interface Stretch {
  readonly from: number;
  readonly week: readonly (readonly Span[])[];
}

const stretchesOf = (calendar: BusinessCalendar): readonly Stretch[] => {
  const weeks = new Map<number, WorkingWeek>(calendar.years.map(({ year, week }) => [year, week]));
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([year, week]) => ({ from: dayNumber(localDate(year, 1, 1)), week: week.map(spansOf) }));
};

/** The days with hours of their own. A day that is named as a holiday and as a working day is worked on. */
const ownDaysOf = (calendar: BusinessCalendar): ReadonlyMap<number, readonly Span[]> => {
  const own = new Map<number, readonly Span[]>();
  for (const { holidays } of calendar.years) for (const date of holidays) own.set(dayNumber(date), []);
  for (const { workingDays } of calendar.years) {
    for (const { on, hours } of workingDays) own.set(dayNumber(on), spansOf(hours));
  }
  return own;
};

/** A time in which the wall is ahead of UTC by the same. */
interface Shift {
  readonly from: Instant;
  readonly to: Instant;
  readonly ahead: number;
}

const shiftsOf = ({ offsets }: Zone): readonly Shift[] => {
  const ordered = offsets
    .map(({ from, minutes }) => ({ from: from ?? Number.NEGATIVE_INFINITY, ahead: minutes * minute }))
    .sort((a, b) => a.from - b.from);
  return ordered.map(({ from, ahead }, index) => ({
    from: index === 0 ? Number.NEGATIVE_INFINITY : from,
    to: ordered[index + 1]?.from ?? Number.POSITIVE_INFINITY,
    ahead,
  }));
};

/** Working time on the wall, which never changes its offset: how much lies before a time, and when a sum is reached. */
const wallTimeOf = (calendar: BusinessCalendar) => {
  const stretches = stretchesOf(calendar);
  const own = ownDaysOf(calendar);
  const sums = (measure: (spans: readonly Span[]) => number) =>
    dailySums(
      stretches.map(({ from, week }) => ({ from, week: week.map(measure) })),
      new Map([...own].map(([date, spans]) => [date, measure(spans)])),
    );
  const times = sums(lengthOf);
  const spansOn = (date: number): readonly Span[] =>
    own.get(date) ?? (stretches.findLast(({ from }) => from <= date) ?? stretches[0])?.week[weekdayOf(date)] ?? [];

  /** Working time before a time on the wall. */
  const before = (wall: number): number => {
    const date = Math.floor(Math.min(Math.max(wall, firstDay * day), endDay * day) / day);
    const ofDay = wall - date * day;
    return (
      times.before(date) +
      (date < firstDay || date >= endDay
        ? 0
        : spansOn(date).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, ofDay) - from), 0))
    );
  };
  /** The earliest time on the wall before which a sum above zero lies. */
  const reach = (sum: number): number | null => {
    const date = times.reach(sum);
    if (date === null) return null;
    let left = sum - times.before(date);
    for (const { from, to } of spansOn(date)) {
      if (left <= to - from) return date * day + from + left;
      left -= to - from;
    }
    return null;
  };
  return { before, reach, days: sums((spans) => (lengthOf(spans) > 0 ? 1 : 0)) };
};

/**
 * Makes a calendar ready to be asked. Costs a little; make it once for many questions.
 *
 * @example
 * ```ts
 * import { businessClock, chinaBusinessCalendar, formatInstant, parseInstant } from '@clientele/domain/kernel';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const clock = businessClock(chinaBusinessCalendar);
 * // A Saturday worked in return for the October holiday.
 * clock.isWorkingDay('2024-10-12'); // true
 * clock.workingDaysBetween('2024-10-01', '2024-10-08'); // 0
 * const friday = parseInstant('2024-10-11T17:00:00+08:00');
 * const due = E.isRight(friday) ? clock.businessAdd(friday.right, 2 * 3_600_000) : null;
 * if (due !== null) formatInstant(due); // '2024-10-12T02:00:00.000Z'
 * ```
 */
export const businessClock = (calendar: BusinessCalendar): BusinessClock => {
  const wall = wallTimeOf(calendar);
  const { days } = wall;
  const shifts = shiftsOf(calendar.zone);
  const years = new Set(calendar.years.map(({ year }) => year));
  const dateOf = (date: number | null): LocalDate | null => (date === null ? null : dateOfDayNumber(date));

  const isWorkingDay = (date: LocalDate): boolean => {
    const number = dayNumber(date);
    return days.before(number + 1) > days.before(number);
  };
  const workingDaysBetween = (from: LocalDate, to: LocalDate): number =>
    days.before(dayNumber(to)) - days.before(dayNumber(from));
  /** The working day of a rank, from 1. */
  const ranked = (rank: number): number | null => (rank < 1 ? null : days.reach(rank));
  const addWorkingDays = (date: LocalDate, count: number): LocalDate | null => {
    const number = dayNumber(date);
    if (count === 0) return date;
    return dateOf(ranked(count > 0 ? days.before(number + 1) + count : days.before(number) + 1 + count));
  };
  const nearestWorkingDay: BusinessClock['nearestWorkingDay'] = (date, within) => {
    const number = dayNumber(date);
    const first = within === undefined ? firstDay : dayNumber(within.start);
    const end = within === undefined ? endDay : dayNumber(within.end);
    const inside = (found: number | null): found is number => found !== null && found >= first && found < end;
    const earlier = ranked(days.before(Math.min(number, end - 1) + 1));
    const later = ranked(days.before(Math.max(number, first)) + 1);
    if (!inside(earlier)) return inside(later) ? dateOf(later) : null;
    if (!inside(later)) return dateOf(earlier);
    return dateOf(Math.abs(later - number) < Math.abs(number - earlier) ? later : earlier);
  };

  const businessTime = (from: Instant, to: Instant): number => {
    if (from > to) return 0 - businessTime(to, from);
    let time = 0;
    for (const shift of shifts) {
      const [start, end] = [Math.max(from, shift.from), Math.min(to, shift.to)];
      if (start < end) time += wall.before(end + shift.ahead) - wall.before(start + shift.ahead);
    }
    return time;
  };
  const businessAdd = (from: Instant, time: number): Instant | null => {
    if (time <= 0) return from;
    let left = time;
    for (const shift of shifts) {
      if (shift.to <= from) continue;
      const done = wall.before(Math.max(from, shift.from) + shift.ahead);
      const reached = wall.reach(done + left);
      if (reached !== null && reached - shift.ahead <= shift.to) return reached - shift.ahead;
      left -= wall.before(shift.to + shift.ahead) - done;
    }
    return null;
  };
  return {
    calendar,
    covers: (year) => years.has(year),
    isWorkingDay,
    workingDaysBetween,
    addWorkingDays,
    nearestWorkingDay,
    isOpen: (at) => businessTime(at, at + 1) > 0,
    businessTime,
    businessAdd,
  };
};
