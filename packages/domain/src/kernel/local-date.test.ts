/** Dates, against the calendar of the runtime as an independent reckoner. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  isLeapYear,
  isLocalDate,
  type LocalDate,
  localDate,
  localDateSchema,
  monthOf,
  parseLocalDate,
  yearOf,
} from './local-date.ts';

const msPerDay = 86_400_000;
/** Days since 1970-01-01 by the runtime; two-digit years need `setUTCFullYear`. */
const oracleDays = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day) / msPerDay;
const oracleText = (days: number): string => new Date(days * msPerDay).toISOString().slice(0, 10);

const [firstDay, lastDay] = [oracleDays(1, 1, 1), oracleDays(9999, 12, 31)];
const days = fc.oneof(
  fc.integer({ min: firstDay, max: lastDay }),
  fc.integer({ min: oracleDays(1999, 1, 1), max: oracleDays(2030, 12, 31) }),
  fc.constantFrom(firstDay, lastDay, 0, -1, oracleDays(1900, 2, 28), oracleDays(2000, 2, 29), oracleDays(2100, 3, 1)),
);
const dates = days.map(dateOfDayNumber);

it('the date of a day number is that of the runtime, and the way back is the same', () => {
  fc.assert(
    fc.property(days, (number) => {
      const date = dateOfDayNumber(number);
      expect(date).toBe(oracleText(number));
      expect(dayNumber(date)).toBe(number);
      expect(isLocalDate(date)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('every day of four hundred years and around follows the last, as the runtime counts them', () => {
  for (let number = oracleDays(1899, 12, 1); number < oracleDays(2301, 1, 1); number++) {
    if (dateOfDayNumber(number) !== oracleText(number) || dayNumber(oracleText(number) as LocalDate) !== number)
      expect.fail(`day ${number} is ${oracleText(number)}, not ${dateOfDayNumber(number)}`);
  }
});

it('a text is a date exactly where the calendar has that day', () => {
  const number = (max: number) => fc.nat({ max });
  fc.assert(
    fc.property(number(9999), number(13), number(32), (year, month, day) => {
      const text = `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
      const exists = year > 0 && month > 0 && day > 0 && oracleText(oracleDays(year, month, day)) === text;
      expect(isLocalDate(text)).toBe(exists);
      expect(E.isRight(parseLocalDate(text))).toBe(exists);
      expect(localDateSchema.safeParse(text).success).toBe(exists);
      if (exists) expect(localDate(year, month, day)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  '',
  '2024-2-29',
  '2023-02-29',
  '24-02-29',
  '2024-02-29 ',
  '2024-02-29\n',
  '0000-01-01',
  '10000-01-01',
  '-001-01-01',
  '2024/02/29',
  '2024-02-29T00:00',
  '２024-02-29',
])('%j is no date', (text) => {
  expect(parseLocalDate(text)).toEqual(E.left({ code: 'not-a-date', text }));
});

it.each([20_240_229, null, undefined, new Date(0), ['2024-02-29'], { toString: () => '2024-02-29' }])(
  'the schema refuses what is no text: %s',
  (value) => {
    expect(localDateSchema.safeParse(value).success).toBe(false);
  },
);

it('year, month and day are the parts of the text', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const [year, month, day] = date.split('-').map(Number);
      expect([yearOf(date), monthOf(date), dayOf(date)]).toEqual([year, month, day]);
    }),
  );
});

it('the order of dates is the order of their texts', () => {
  fc.assert(fc.property(dates, dates, (a, b) => a < b === dayNumber(a) < dayNumber(b)));
});

it('days are added and counted as on a calendar', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -800_000, max: 800_000 }), (date, count) => {
      const there = addDays(date, count);
      if (!isLocalDate(there)) return;
      expect(there).toBe(oracleText(dayNumber(date) + count));
      expect(daysBetween(date, there)).toBe(count);
      expect(addDays(there, -count)).toBe(date);
    }),
  );
});

it('months are added to the same day, or to the last of a shorter month', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
  fc.assert(
    fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, count) => {
      const there = addMonths(date, count);
      if (!isLocalDate(there)) return;
      expect(yearOf(there) * 12 + monthOf(there)).toBe(yearOf(date) * 12 + monthOf(date) + count);
      expect(dayOf(there)).toBe(Math.min(dayOf(date), daysInMonth(yearOf(there), monthOf(there))));
    }),
  );
});

it('Monday is the first day of the week and Sunday the seventh', () => {
  expect(dayOfWeek('2024-01-01')).toBe(1);
  expect(dayOfWeek('1969-12-28')).toBe(7);
  fc.assert(
    fc.property(days, (number) => dayOfWeek(dateOfDayNumber(number)) % 7 === new Date(number * msPerDay).getUTCDay()),
  );
});

it('a month is as long as the runtime says, in every year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(daysInMonth(year, month)).toBe(oracleDays(year, month + 1, 1) - oracleDays(year, month, 1));
      expect(isLeapYear(year)).toBe(oracleDays(year + 1, 1, 1) - oracleDays(year, 1, 1) === 366);
    }),
  );
  expect([1900, 2000, 2024, 2100].map(isLeapYear)).toEqual([false, true, true, false]);
});
