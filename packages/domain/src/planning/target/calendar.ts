/**
 * Which periods a plan knows. Those of the Gregorian calendar, as they are or clipped to the period that is split (the
 * part of week 5 that lies in January is `2024-01/2024-W05`: weeks don't nest, and a month is split all the same); or
 * those that the plan declared; and always its whole span.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type LocalDate,
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodOf,
  type Rejection,
} from '../../kernel/index.ts';
import { type Dates, laterOf } from './cell.ts';
import type { PlanHeader } from './events.ts';
import type { TargetCalendar } from './plan.ts';

const sameDates = (left: Dates, right: Dates): boolean => left.start === right.start && left.end === right.end;

const samePeriod = (left: Period, right: Period): boolean =>
  left.calendar === right.calendar && left.key === right.key && sameDates(left, right);

/** Whether a date comes after another. The year after 9999, in which the last periods end, is no date: it comes after all. */
const isAfter = (date: LocalDate, other: LocalDate): boolean =>
  date.length === other.length ? date > other : date.length > other.length;

const within = (inner: Dates, outer: Dates): boolean => outer.start <= inner.start && !isAfter(inner.end, outer.end);

/** The calendar of Gregorian periods that were clipped to another: their key names both. */
export const clippedGregorian: string = 'gregorian-clipped@1';

/** A Gregorian period as far as it lies in another; it keeps its name where it lies in it whole. */
const clip = (period: Period, to: Period): Period =>
  within(period, to)
    ? period
    : {
        calendar: clippedGregorian,
        key: `${to.key}/${period.key}`,
        start: laterOf(period.start, to.start),
        end: isAfter(period.end, to.end) ? to.end : period.end,
      };

/**
 * The periods of a unit that a period consists of, the first and the last of them clipped to it: they tile it exactly.
 *
 * @example
 * ```ts
 * import { month } from '@clientele/domain/kernel';
 * import { periodsWithin } from '@clientele/domain/planning';
 *
 * periodsWithin(month(2024, 1), 'week').map(({ key }) => key);
 * // ['2024-W01', '2024-W02', '2024-W03', '2024-W04', '2024-01/2024-W05']
 * ```
 */
export const periodsWithin = (period: Period, unit: PeriodUnit): readonly Period[] => {
  const parts: Period[] = [];
  let start: LocalDate = period.start;
  while (start < period.end) {
    const part = clip(periodOf(unit, start), period);
    parts.push(part);
    start = part.end;
  }
  return parts;
};

const isGregorian = (period: Period, whole: Period): boolean => {
  const prefix = period.calendar === clippedGregorian ? `${whole.key}/` : '';
  if (!period.key.startsWith(prefix)) return false;
  const named = parsePeriod(period.key.slice(prefix.length));
  return E.isRight(named) && samePeriod(prefix === '' ? named.right : clip(named.right, whole), period);
};

/**
 * Whether a plan knows a period by this name and with these dates.
 *
 * @param whole the period that is split, to which Gregorian parts may be clipped; the plan's span for what isn't a part
 */
export const knowsPeriod = ({ span, calendar }: PlanHeader, period: Period, whole: Period = span): boolean => {
  if (samePeriod(period, span)) return true;
  switch (calendar.kind) {
    case 'gregorian':
      return isGregorian(period, whole);
    case 'own':
      return (
        period.calendar === `${calendar.name}@${calendar.version}` &&
        calendar.periods.some((known) => known.key === period.key && sameDates(known, period))
      );
    case 'quotas':
      return false;
  }
};

export type CalendarRejection = Rejection<
  'target.calendar-broken',
  { readonly key: string; readonly problem: 'key-twice' | 'ends-before-it-starts' | 'outside-the-span' }
>;

/** What is wrong with the periods that a plan declares: one reason for each key. */
export const calendarFaults = (calendar: TargetCalendar, span: Period): readonly CalendarRejection[] => {
  if (calendar.kind !== 'own') return [];
  const problems = new Map<string, CalendarRejection['data']['problem'] | null>();
  for (const { key, start, end } of calendar.periods) {
    if (problems.has(key)) problems.set(key, 'key-twice');
    else if (start >= end) problems.set(key, 'ends-before-it-starts');
    else problems.set(key, within({ start, end }, span) ? null : 'outside-the-span');
  }
  return [...problems].flatMap(([key, problem]) =>
    problem === null ? [] : [{ code: 'target.calendar-broken', data: { key, problem } }],
  );
};
