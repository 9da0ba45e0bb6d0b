/**
 * A date on the wall calendar, `YYYY-MM-DD`. It never goes through a clock or a time zone; arithmetic is on the count of
 * days since 1970-01-01 in the Gregorian calendar (the algorithm of days from civil, published by H. Hinnant).
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';

/** A date as text, `2024-02-29`. Text from outside is checked by {@link parseLocalDate} or `localDateSchema`. */
export type LocalDate = `${number}-${number}-${number}`;

/** Why a text is no date. */
export interface LocalDateFault {
  readonly code: 'not-a-date';
  readonly text: string;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a year has a 29th of February. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has; months count from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysInMonths[month - 1] ?? 0);

const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Whether a text is a date that the calendar has, from 0001-01-01 to 9999-12-31. */
export const isLocalDate = (text: string): text is LocalDate => {
  const match = pattern.exec(text);
  return match !== null && isDate(Number(match[1]), Number(match[2]), Number(match[3]));
};

/**
 * Reads a date.
 *
 * @example
 * ```ts
 * import { parseLocalDate } from '@clientele/domain/kernel';
 *
 * parseLocalDate('2024-02-29'); // right('2024-02-29')
 * parseLocalDate('2023-02-29'); // left({ code: 'not-a-date', text: '2023-02-29' })
 * ```
 */
export const parseLocalDate = (text: string): E.Either<LocalDateFault, LocalDate> =>
  isLocalDate(text) ? E.right(text) : E.left({ code: 'not-a-date', text });

/** Reads a {@link LocalDate}. */
export const localDateSchema = z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value), {
  message: 'expected a date as YYYY-MM-DD',
  params: { zh: '应为 YYYY-MM-DD 形式的日期' },
});

const padded = (value: number, width: number): string => `${value}`.padStart(width, '0');

/** The date of a year, a month (from 1) and a day, which must exist. */
export const localDate = (year: number, month: number, day: number): LocalDate =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;

/** The year of a date. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, -6));
/** The month of a date, from 1. */
export const monthOf = (date: LocalDate): number => Number(date.slice(-5, -3));
/** The day of the month of a date, from 1. */
export const dayOf = (date: LocalDate): number => Number(date.slice(-2));

/** Whole days since 1970-01-01; earlier dates are negative. */
export const dayNumber = (date: LocalDate): number => {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The date of a day number: the inverse of {@link dayNumber}. */
export const dateOfDayNumber = (days: number): LocalDate => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return localDate(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
};

/**
 * The date so many days later, or earlier. Beyond the year 9999 or before the year 1 it is no date any more ({@link
 * isLocalDate}).
 */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days);

/** The same day some months later (or earlier); the month's last day where that day doesn't exist. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return localDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
};

/** Days from the first date to the second; negative where the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const dayOfWeek = (date: LocalDate): number => {
  const days = dayNumber(date) + 3;
  return days - Math.floor(days / 7) * 7 + 1;
};
