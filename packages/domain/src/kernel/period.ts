/**
 * Periods of a calendar: half-open spans of dates with a name. The Gregorian years, half-years, quarters, months, ISO weeks and days
 * are built in; a plan may bring a calendar of its own, given by the dates on which its periods start.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import {
  addDays,
  addMonths,
  dayOf,
  dayOfWeek,
  daysBetween,
  isLocalDate,
  type LocalDate,
  localDate,
  localDateSchema,
  monthOf,
  yearOf,
} from './local-date.ts';

/** The built-in calendar. Its periods lie between 0001-01-01 and 9999-12-31, and end not later than that. */
export const gregorian: string = 'gregorian@1';

/** A named span of an own calendar is what its plan says; a built-in one can be checked. */
function isWhatItsKeySays({
  calendar,
  key,
  start,
  end,
}: Readonly<Record<'calendar' | 'key' | 'start' | 'end', string>>): boolean {
  if (calendar !== gregorian) return true;
  const said = parsePeriod(key);
  return E.isRight(said) && said.right.start === start && said.right.end === end;
}

/** Reads a {@link Period}; one of the built-in calendar must be what its key says. */
export const periodSchema = z
  .strictObject({
    calendar: z.string().min(1).max(80),
    key: z.string().min(1).max(80),
    start: localDateSchema,
    end: localDateSchema,
  })
  .refine(({ start, end }) => start < end, {
    message: 'a period ends after it starts',
    params: { zh: '期间的结束须晚于开始' },
    path: ['end'],
  })
  .refine(isWhatItsKeySays, {
    message: 'a period of the built-in calendar is what its key says',
    params: { zh: '内置日历的期间须与其名称一致' },
    path: ['key'],
  });

/** `[start, end)`: the first day, and the first day after. `calendar/key` names it everywhere. */
export type Period = Readonly<z.infer<typeof periodSchema>>;

/** The lengths of period that the built-in calendar has. Halves, quarters and months nest in years; weeks don't. */
export type PeriodUnit = 'year' | 'half' | 'quarter' | 'month' | 'week' | 'day';

/** Why a text is no key of a period. */
export interface PeriodFault {
  readonly code: 'not-a-period';
  readonly text: string;
}

const named = (key: string, start: LocalDate, end: LocalDate): Period => ({ calendar: gregorian, key, start, end });

const span = (key: string, start: LocalDate, months: number): Period => named(key, start, addMonths(start, months));

/** A year as keys write it: four digits. */
const digits = (of: number): string => `${of}`.padStart(4, '0');

/** A calendar year. */
export const year = (of: number): Period => span(digits(of), localDate(of, 1, 1), 12);

/** The first (1) or second (2) half of a year. */
export const half = (of: number, number: number): Period =>
  span(`${digits(of)}-H${number}`, localDate(of, number * 6 - 5, 1), 6);

/** A quarter, 1 to 4. */
export const quarter = (of: number, number: number): Period =>
  span(`${digits(of)}-Q${number}`, localDate(of, number * 3 - 2, 1), 3);

/** A month, 1 to 12. */
export const month = (of: number, number: number): Period =>
  span(localDate(of, number, 1).slice(0, 7), localDate(of, number, 1), 1);

const firstMonday = (of: number): LocalDate => {
  const fourth = localDate(of, 1, 4);
  return addDays(fourth, 1 - dayOfWeek(fourth));
};

/** How many ISO weeks a year has: 52 or 53. */
export const weeksInYear = (of: number): number => daysBetween(firstMonday(of), firstMonday(of + 1)) / 7;

/** An ISO 8601 week: Monday to Sunday, the first being the one with January 4th. */
export const week = (of: number, number: number): Period => {
  const start = addDays(firstMonday(of), (number - 1) * 7);
  return named(`${digits(of)}-W${`${number}`.padStart(2, '0')}`, start, addDays(start, 7));
};

/** One day as a period. */
export const dayPeriod = (date: LocalDate): Period => named(date, date, addDays(date, 1));

const weekOf = (date: LocalDate): Period => {
  const guess = yearOf(date);
  const of = date >= firstMonday(guess + 1) ? guess + 1 : date < firstMonday(guess) ? guess - 1 : guess;
  return week(of, Math.floor(daysBetween(firstMonday(of), date) / 7) + 1);
};

/** The period of a unit in which a date lies. */
export const periodOf = (unit: PeriodUnit, date: LocalDate): Period => {
  switch (unit) {
    case 'year':
      return year(yearOf(date));
    case 'half':
      return half(yearOf(date), Math.ceil(monthOf(date) / 6));
    case 'quarter':
      return quarter(yearOf(date), Math.ceil(monthOf(date) / 3));
    case 'month':
      return month(yearOf(date), monthOf(date));
    case 'week':
      return weekOf(date);
    case 'day':
      return dayPeriod(date);
  }
};

const keyed: readonly (readonly [
  RegExp,
  PeriodUnit,
  (of: number, number: number) => Period,
  (of: number) => number,
])[] = [
  [/^(\d{4})$/, 'year', (of) => year(of), () => 1],
  [/^(\d{4})-H(\d)$/, 'half', half, () => 2],
  [/^(\d{4})-Q(\d)$/, 'quarter', quarter, () => 4],
  [/^(\d{4})-(\d{2})$/, 'month', month, () => 12],
  [/^(\d{4})-W(\d{2})$/, 'week', week, weeksInYear],
];

/** The unit of a Gregorian period by its key, or null for a period of another calendar. */
export const unitOf = (period: Period): PeriodUnit | null => {
  if (period.calendar !== gregorian) return null;
  return keyed.find(([pattern]) => pattern.test(period.key))?.[1] ?? (isLocalDate(period.key) ? 'day' : null);
};

/**
 * Reads a period of the Gregorian calendar by its key: `2024`, `2024-H1`, `2024-Q1`, `2024-03`, `2024-W05`, `2024-03-31`.
 *
 * @example
 * ```ts
 * import { parsePeriod } from '@clientele/domain/kernel';
 *
 * parsePeriod('2024-Q1'); // right({ calendar: 'gregorian@1', key: '2024-Q1', start: '2024-01-01', end: '2024-04-01' })
 * parsePeriod('2024-Q5'); // left({ code: 'not-a-period', text: '2024-Q5' })
 * ```
 */
export const parsePeriod = (text: string): E.Either<PeriodFault, Period> => {
  const period = isLocalDate(text) ? dayPeriod(text) : keyedPeriod(text);
  return period === null || !isLocalDate(period.end) ? E.left({ code: 'not-a-period', text }) : E.right(period);
};

const keyedPeriod = (text: string): Period | null => {
  for (const [pattern, , make, last] of keyed) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const of = Number(match[1]);
    const number = Number(match[2] ?? 1);
    return of >= 1 && number >= 1 && number <= last(of) ? make(of, number) : null;
  }
  return null;
};

/** The adjacent period before (环比); null for a period of another calendar, and before the year 1. */
export const periodBefore = (period: Period): Period | null => {
  const unit = unitOf(period);
  const before = unit === null ? null : periodOf(unit, addDays(period.start, -1));
  return before !== null && isLocalDate(before.start) ? before : null;
};

/** The same period one year before (同比): the same key of the last year; null where that year has none (week 53). */
export const periodLastYear = (period: Period): Period | null => {
  const unit = unitOf(period);
  if (unit === null) return null;
  if (unit === 'day') {
    const before = addMonths(period.start, -12);
    return isLocalDate(before) && dayOf(before) === dayOf(period.start) ? dayPeriod(before) : null;
  }
  const before = parsePeriod(`${digits(Number(period.key.slice(0, 4)) - 1)}${period.key.slice(4)}`);
  return E.isRight(before) ? before.right : null;
};

/** Whether a date lies in a period. */
export const contains = (period: Period, date: LocalDate): boolean => period.start <= date && date < period.end;

/** How many days a period has. */
export const daysIn = (period: Period): number => daysBetween(period.start, period.end);

/**
 * The periods of a unit that start within a period: the months of a quarter, the days of a week. Weeks don't nest in
 * months: those that straddle belong to the span in which they start.
 */
export const subdivide = (period: Period, unit: PeriodUnit): readonly Period[] => {
  const parts: Period[] = [];
  let part = periodOf(unit, period.start);
  if (part.start < period.start) part = periodOf(unit, part.end);
  while (part.start < period.end && isLocalDate(part.end)) {
    parts.push(part);
    part = periodOf(unit, part.end);
  }
  return parts;
};

/** Why there is no such calendar. */
export interface CalendarFault {
  readonly code: 'no-periods' | 'ends-before-its-last-period' | 'name-is-built-in';
}

/**
 * A calendar of a plan's own, by the dates on which its periods start, in any order, and the end of the last one; each
 * key is the period's first day. Its periods leave no gap.
 *
 * @example
 * ```ts
 * import { ownCalendar, periodName } from '@clientele/domain/kernel';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const season = ownCalendar('season', 1, ['2024-02-10', '2024-05-01'], '2024-10-01');
 * if (E.isRight(season)) season.right.map(periodName); // ['season@1/2024-02-10', 'season@1/2024-05-01']
 * ```
 */
export const ownCalendar = (
  name: string,
  version: number,
  starts: readonly LocalDate[],
  end: LocalDate,
): E.Either<CalendarFault, readonly Period[]> => {
  const calendar = `${name}@${version}`;
  const ordered = [...new Set(starts)].sort();
  const last = ordered.at(-1);
  if (calendar === gregorian) return E.left({ code: 'name-is-built-in' });
  if (last === undefined) return E.left({ code: 'no-periods' });
  if (end <= last) return E.left({ code: 'ends-before-its-last-period' });
  return E.right(ordered.map((start, index) => ({ calendar, key: start, start, end: ordered[index + 1] ?? end })));
};

/** `calendar@version/key`. */
export const periodName = (period: Period): string => `${period.calendar}/${period.key}`;
