/** Periods: every key means one span, spans of a unit follow each other without a gap, and own calendars. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber, dayOfWeek, type LocalDate } from './local-date.ts';
import {
  contains,
  dayPeriod,
  daysIn,
  gregorian,
  half,
  month,
  ownCalendar,
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodBefore,
  periodLastYear,
  periodName,
  periodOf,
  periodSchema,
  quarter,
  subdivide,
  unitOf,
  week,
  weeksInYear,
  year,
} from './period.ts';

const units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];
const unit = fc.constantFrom(...units);
const datesFrom = (from: LocalDate, to: LocalDate) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDayNumber);
const dates = fc.oneof(datesFrom('0002-01-01', '9998-12-20'), datesFrom('1995-01-01', '2035-12-31'));

it('a period of a unit holds the date that it was made for, and its key leads back to it', () => {
  fc.assert(
    fc.property(unit, dates, (of, date) => {
      const period = periodOf(of, date);
      expect(contains(period, date)).toBe(true);
      expect(parsePeriod(period.key)).toEqual(E.right(period));
      expect(unitOf(period)).toBe(of);
      expect(periodSchema.safeParse(period).success).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('every date of a period has that period, and the day after has the next', () => {
  fc.assert(
    fc.property(unit, dates, fc.nat(), (of, date, step) => {
      const period = periodOf(of, date);
      expect(periodOf(of, addDays(period.start, step % daysIn(period)))).toEqual(period);
      const next = periodOf(of, period.end);
      expect(next.start).toBe(period.end);
      expect(periodBefore(next)).toEqual(period);
      expect(contains(period, period.end)).toBe(false);
    }),
  );
});

it.each([
  ['2024', '2024-01-01', '2025-01-01', 366],
  ['2024-H1', '2024-01-01', '2024-07-01', 182],
  ['2024-H2', '2024-07-01', '2025-01-01', 184],
  ['2024-Q1', '2024-01-01', '2024-04-01', 91],
  ['2023-Q4', '2023-10-01', '2024-01-01', 92],
  ['2024-02', '2024-02-01', '2024-03-01', 29],
  ['2024-12', '2024-12-01', '2025-01-01', 31],
  ['2024-W01', '2024-01-01', '2024-01-08', 7],
  ['2020-W53', '2020-12-28', '2021-01-04', 7],
  ['2021-W01', '2021-01-04', '2021-01-11', 7],
  ['2018-W01', '2018-01-01', '2018-01-08', 7],
  ['2025-W01', '2024-12-30', '2025-01-06', 7],
  ['2024-02-29', '2024-02-29', '2024-03-01', 1],
  ['0999-H1', '0999-01-01', '0999-07-01', 181],
])('%s is from %s until %s', (key, start, end, days) => {
  const period = { calendar: gregorian, key, start, end } as Period;
  expect(parsePeriod(key)).toEqual(E.right(period));
  expect(daysIn(period)).toBe(days);
});

it.each([
  '',
  '24',
  '0000',
  '10000',
  '2024-H0',
  '2024-H3',
  '2024-Q0',
  '2024-Q5',
  '2024-q1',
  '2024-00',
  '2024-13',
  '2024-1',
  '2024-W00',
  '2024-W53',
  '2024-W1',
  '2023-02-29',
  ' 2024',
  '2024\n',
  '9999',
  '9999-12',
  '9999-12-31',
  '9999-W52',
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toEqual(E.left({ code: 'not-a-period', text }));
});

it('whatever text comes, it is a period or refused', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-[HQW]?\d{1,2}){0,2}$/));
  fc.assert(
    fc.property(texts, (text) => {
      const period = parsePeriod(text);
      if (E.isRight(period)) expect(period.right.key).toBe(text);
      else expect(period.left).toEqual({ code: 'not-a-period', text });
    }),
  );
});

/** How many Thursdays a year has: another way to count its ISO weeks. */
const thursdays = (of: number): number => {
  const days = Array.from({ length: daysIn(year(of)) }, (_, index) => addDays(year(of).start, index));
  return days.filter((date) => dayOfWeek(date) === 4).length;
};

it('a year has as many ISO weeks as Thursdays: 53 in 2015, 2020 and 2026', () => {
  for (let of = 1970; of < 2070; of++) expect(weeksInYear(of)).toBe(thursdays(of));
  expect([2015, 2020, 2026, 2024].map(weeksInYear)).toEqual([53, 53, 53, 52]);
  expect(parsePeriod('2026-W53')._tag).toBe('Right');
});

it('a week begins on a Monday and belongs to the year of its Thursday', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const period = periodOf('week', date);
      expect(dayOfWeek(period.start)).toBe(1);
      expect(addDays(period.start, 3).slice(0, 4)).toBe(period.key.slice(0, 4));
    }),
  );
});

it('parts of a unit that nests fill the whole without a gap', () => {
  const nested: readonly (readonly [PeriodUnit, PeriodUnit, number | null])[] = [
    ['year', 'half', 2],
    ['year', 'quarter', 4],
    ['year', 'month', 12],
    ['half', 'quarter', 2],
    ['half', 'month', 6],
    ['quarter', 'month', 3],
    ['week', 'day', 7],
    ['month', 'day', null],
    ['year', 'day', null],
    ['day', 'day', 1],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...nested), dates, ([whole, part, count], date) => {
      const period = periodOf(whole, date);
      const parts = subdivide(period, part);
      if (count !== null) expect(parts).toHaveLength(count);
      expect(parts.at(0)?.start).toBe(period.start);
      expect(parts.at(-1)?.end).toBe(period.end);
      expect(parts.slice(1).every(({ start }, index) => start === parts[index]?.end)).toBe(true);
      expect(parts.reduce((days, each) => days + daysIn(each), 0)).toBe(daysIn(period));
    }),
  );
});

it('a week that straddles two months belongs to the one in which it starts, and to no other', () => {
  const january = subdivide(month(2024, 1), 'week').map(({ key }) => key);
  const february = subdivide(month(2024, 2), 'week').map(({ key }) => key);
  expect(january).toEqual(['2024-W01', '2024-W02', '2024-W03', '2024-W04', '2024-W05']);
  expect(february).toEqual(['2024-W06', '2024-W07', '2024-W08', '2024-W09']);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9990 }), (of) => {
      const byMonth = subdivide(year(of), 'month').flatMap((each) => subdivide(each, 'week'));
      expect(byMonth).toEqual(subdivide(year(of), 'week'));
    }),
    { numRuns: 20 },
  );
});

it('parts that are larger than the whole are in it only where they start in it', () => {
  expect(subdivide(month(2024, 2), 'quarter')).toEqual([]);
  expect(subdivide(month(2024, 4), 'quarter')).toEqual([quarter(2024, 2)]);
});

it('the end of the calendar is an end: no part goes beyond it, and nothing runs for ever', () => {
  const end: Period = { calendar: 'own@1', key: 'end', start: '9999-10-01', end: '9999-12-31' };
  expect(subdivide(end, 'month').map(({ key }) => key)).toEqual(['9999-10', '9999-11']);
  expect(subdivide(end, 'year')).toEqual([]);
  expect(periodBefore(year(1))).toBeNull();
  expect(periodLastYear(year(1))).toBeNull();
  expect(periodBefore(dayPeriod('0001-01-01'))).toBeNull();
  expect(periodLastYear(dayPeriod('0001-05-01'))).toBeNull();
});

it.each([
  ['2024', '2023', '2023'],
  ['2024-H1', '2023-H2', '2023-H1'],
  ['2024-Q1', '2023-Q4', '2023-Q1'],
  ['2024-03', '2024-02', '2023-03'],
  ['2021-W01', '2020-W53', '2020-W01'],
  ['2020-W53', '2020-W52', null],
  ['2024-02-29', '2024-02-28', null],
  ['2025-02-28', '2025-02-27', '2024-02-28'],
])('before %s comes %s, and a year ago was %s', (key, before, lastYear) => {
  const period = parsePeriod(key);
  if (E.isLeft(period)) throw new Error(key);
  expect(periodBefore(period.right)?.key).toBe(before);
  expect(periodLastYear(period.right)?.key ?? null).toBe(lastYear);
});

it('the same period a year ago has the same key but for the year', () => {
  fc.assert(
    fc.property(unit, dates, (of, date) => {
      const period = periodOf(of, date);
      const before = periodLastYear(period);
      if (before === null) return expect(period.key).toMatch(/-W53$|-02-29$|^0001/);
      expect(before.key.slice(4)).toBe(period.key.slice(4));
      expect(Number(before.key.slice(0, 4))).toBe(Number(period.key.slice(0, 4)) - 1);
      expect(unitOf(before)).toBe(of);
    }),
  );
});

it('named periods are those of their keys', () => {
  expect([year(2024), half(2024, 2), quarter(2024, 3), month(2024, 9), week(2024, 7)].map(({ key }) => key)).toEqual([
    '2024',
    '2024-H2',
    '2024-Q3',
    '2024-09',
    '2024-W07',
  ]);
  expect(periodName(month(2024, 9))).toBe('gregorian@1/2024-09');
});

it.each([
  ['a period that ends when it starts', { calendar: 'own@1', key: 'a', start: '2024-01-01', end: '2024-01-01' }],
  ['a period that ends before it starts', { calendar: 'own@1', key: 'a', start: '2024-01-02', end: '2024-01-01' }],
  ['a built-in key with other dates', { calendar: gregorian, key: '2024-Q1', start: '2024-01-01', end: '2024-05-01' }],
  [
    'a built-in calendar with a key of its own',
    { calendar: gregorian, key: 'spring', start: '2024-01-01', end: '2024-05-01' },
  ],
  ['a date that does not exist', { calendar: 'own@1', key: 'a', start: '2023-02-29', end: '2024-01-01' }],
  ['no calendar', { calendar: '', key: 'a', start: '2024-01-01', end: '2024-01-02' }],
  ['a key too many', { calendar: 'own@1', key: 'a', start: '2024-01-01', end: '2024-01-02', note: '' }],
])('the schema refuses %s', (_, value) => {
  expect(periodSchema.safeParse(value).success).toBe(false);
});

it("a calendar of a plan's own follows its dates in their order, without a gap", () => {
  const starts = fc.uniqueArray(datesFrom('2020-01-01', '2029-12-31'), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(starts, (dates) => {
      const periods = E.getOrElse((): readonly Period[] => [])(ownCalendar('season', 2, dates, '2030-01-01'));
      expect(periods.map(({ key }) => key)).toEqual([...dates].sort());
      expect(periods.at(-1)?.end).toBe('2030-01-01');
      expect(periods.slice(1).every(({ start }, index) => start === periods[index]?.end)).toBe(true);
      expect(periods.every((period) => periodSchema.safeParse(period).success && unitOf(period) === null)).toBe(true);
      expect(periods.every((period) => periodBefore(period) === null && periodLastYear(period) === null)).toBe(true);
    }),
  );
});

it.each([
  ['no dates', ['own', 1, [], '2024-01-01'], 'no-periods'],
  ['an end on its last start', ['own', 1, ['2024-01-01'], '2024-01-01'], 'ends-before-its-last-period'],
  ['the name of the built-in one', ['gregorian', 1, ['2024-01-01'], '2025-01-01'], 'name-is-built-in'],
] as const)('a calendar of its own is refused with %s', (_, [name, version, starts, end], code) => {
  expect(ownCalendar(name, version, starts, end)).toEqual(E.left({ code }));
});
