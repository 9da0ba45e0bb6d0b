/** The business clock by example: what a five-day week of eight hours, a Chinese autumn and a change of clocks come to. */
import { isLeft } from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { type Instant, parseInstant } from '../instant.ts';
import { fixedZone, type Zone } from '../zone.ts';
import {
  type BusinessCalendar,
  businessCalendarSchema,
  businessClock,
  chinaBusinessCalendar,
  eightHoursFiveDays,
  fiveDayWeek,
} from './index.ts';

const hour = 3_600_000;
const at = (text: string): Instant => {
  const read = parseInstant(text);
  if (isLeft(read)) throw new Error(text);
  return read.right;
};
const inChina = (date: string, time: string): Instant => at(`${date}T${time}:00+08:00`);
const china = businessClock(chinaBusinessCalendar);

const newYork: Zone = {
  name: 'America/New_York',
  version: 1,
  offsets: [
    { from: null, minutes: -300 },
    { from: at('2024-03-10T07:00:00Z'), minutes: -240 },
    { from: at('2024-11-03T06:00:00Z'), minutes: -300 },
  ],
};
const calendarOf = (more: Partial<BusinessCalendar>): BusinessCalendar => ({
  name: 'test',
  version: 1,
  zone: fixedZone('UTC', 0),
  years: [],
  ...more,
});
const plainYear = { year: 2024, week: eightHoursFiveDays, holidays: [], workingDays: [] };
const always = [{ from: '00:00', to: '24:00' }] as const;

it('T13: eight hours on each of five days make forty hours a week, and not a minute on the sixth day', () => {
  const clock = businessClock(calendarOf({ years: [plainYear] }));
  const monday = at('2024-06-03T00:00:00Z');
  expect(clock.businessTime(monday, at('2024-06-10T00:00:00Z'))).toBe(40 * hour);
  expect(clock.businessTime(monday, at('2024-06-04T00:00:00Z'))).toBe(8 * hour);
  expect(clock.workingDaysBetween('2024-06-03', '2024-06-10')).toBe(5);
  expect(clock.isWorkingDay('2024-06-07')).toBe(true);
  expect(clock.isWorkingDay('2024-06-08')).toBe(false);
  expect(clock.businessTime(at('2024-06-08T00:00:00Z'), at('2024-06-10T09:00:00Z'))).toBe(0);
});

it('T13: eight hours from nine in the morning end at six the same day, and a millisecond more ends on the next', () => {
  const clock = businessClock(calendarOf({ years: [plainYear] }));
  const nine = at('2024-06-03T09:00:00Z');
  expect(clock.businessAdd(nine, 8 * hour)).toBe(at('2024-06-03T18:00:00Z'));
  expect(clock.businessAdd(nine, 8 * hour + 1)).toBe(at('2024-06-04T09:00:00Z') + 1);
  expect(clock.businessAdd(nine, 3 * hour)).toBe(at('2024-06-03T12:00:00Z'));
  expect(clock.businessAdd(nine, 3 * hour + 1)).toBe(at('2024-06-03T13:00:00Z') + 1);
});

it('T13: work is done at the first instant of an interval, and no longer at its last', () => {
  const clock = businessClock(calendarOf({ years: [plainYear] }));
  expect(clock.isOpen(at('2024-06-03T09:00:00Z') - 1)).toBe(false);
  expect(clock.isOpen(at('2024-06-03T09:00:00Z'))).toBe(true);
  expect(clock.isOpen(at('2024-06-03T12:00:00Z') - 1)).toBe(true);
  expect(clock.isOpen(at('2024-06-03T12:00:00Z'))).toBe(false);
  expect(clock.isOpen(at('2024-06-03T18:00:00Z'))).toBe(false);
});

it('Saturday 2024-10-12 was a working day in China, in return for the October holiday', () => {
  expect(china.isWorkingDay('2024-10-12')).toBe(true);
  expect(china.isWorkingDay('2024-10-13')).toBe(false);
  expect(china.isWorkingDay('2024-10-01')).toBe(false);
  expect(china.isWorkingDay('2024-09-29')).toBe(true);
  expect(china.workingDaysBetween('2024-09-30', '2024-10-14')).toBe(6);
  const friday = inChina('2024-10-11', '17:00');
  expect(china.businessAdd(friday, 2 * hour)).toBe(inChina('2024-10-12', '10:00'));
  expect(china.businessTime(friday, inChina('2024-10-14', '09:00'))).toBe(9 * hour);
});

it('make-up days leave a year as many working days as its public holidays do', () => {
  // 366 days less 104 of weekends less 11 of holidays; 365 less 104 less 13 since the law of 2025.
  expect(china.workingDaysBetween('2024-01-01', '2025-01-01')).toBe(251);
  expect(china.workingDaysBetween('2025-01-01', '2026-01-01')).toBe(248);
  expect([2023, 2024, 2025, 2026].map(china.covers)).toEqual([false, true, true, false]);
});

it('a make-up day works by hours of its own', () => {
  const clock = businessClock(
    calendarOf({
      years: [{ ...plainYear, workingDays: [{ on: '2024-06-08', hours: [{ from: '10:00', to: '14:00' }] }] }],
    }),
  );
  expect(clock.isWorkingDay('2024-06-08')).toBe(true);
  expect(clock.businessTime(at('2024-06-08T00:00:00Z'), at('2024-06-09T00:00:00Z'))).toBe(4 * hour);
  expect(clock.businessAdd(at('2024-06-07T18:00:00Z'), hour)).toBe(at('2024-06-08T11:00:00Z'));
});

it("a deadline of eight hours, asked after the day's end, is that end and not the next morning", () => {
  const clock = businessClock(
    calendarOf({ years: [{ ...plainYear, week: fiveDayWeek([{ from: '09:00', to: '17:00' }]) }] }),
  );
  expect(clock.businessAdd(at('2024-06-03T09:00:00Z'), 8 * hour)).toBe(at('2024-06-03T17:00:00Z'));
});

it('an hour that the change of clocks skips is no working time, and one that it repeats is worked twice', () => {
  const clock = businessClock(
    calendarOf({
      zone: newYork,
      years: [{ ...plainYear, week: [always, always, always, always, always, always, always] }],
    }),
  );
  expect(clock.businessTime(at('2024-03-10T05:00:00Z'), at('2024-03-11T04:00:00Z'))).toBe(23 * hour);
  expect(clock.businessTime(at('2024-11-03T04:00:00Z'), at('2024-11-04T05:00:00Z'))).toBe(25 * hour);
  const early = fiveDayWeek([]);
  const sundays = [...early.slice(0, 6), [{ from: '01:00', to: '03:00' }]] as unknown as typeof early;
  const night = businessClock(calendarOf({ zone: newYork, years: [{ ...plainYear, week: sundays }] }));
  expect(night.businessTime(at('2024-03-10T05:00:00Z'), at('2024-03-11T04:00:00Z'))).toBe(1 * hour);
  expect(night.businessTime(at('2024-11-03T04:00:00Z'), at('2024-11-04T05:00:00Z'))).toBe(3 * hour);
  expect(night.businessAdd(at('2024-11-03T04:00:00Z'), 3 * hour)).toBe(at('2024-11-03T08:00:00Z'));
});

it('each year has its week, which holds until another year says otherwise, and before the first', () => {
  const short = fiveDayWeek([{ from: '09:00', to: '12:00' }]);
  const clock = businessClock(calendarOf({ years: [plainYear, { ...plainYear, year: 2026, week: short }] }));
  const dayOf = (date: string) => clock.businessTime(at(`${date}T00:00:00Z`), at(`${date}T23:59:59Z`)) / hour;
  expect(['2019-06-03', '2024-06-03', '2025-12-31', '2026-01-01', '2030-06-03'].map(dayOf)).toEqual([8, 8, 8, 3, 3]);
});

it('the nearest working day is the earlier of two, and never outside the span that it must count for', () => {
  expect(china.nearestWorkingDay('2024-10-10')).toBe('2024-10-10');
  expect(china.nearestWorkingDay('2024-06-08')).toBe('2024-06-07');
  expect(china.nearestWorkingDay('2024-06-09')).toBe('2024-06-07');
  expect(china.nearestWorkingDay('2024-06-09', { start: '2024-06-08', end: '2024-06-12' })).toBe('2024-06-11');
  expect(china.nearestWorkingDay('2024-10-04')).toBe('2024-09-30');
  expect(china.nearestWorkingDay('2024-10-04', { start: '2024-10-01', end: '2024-11-01' })).toBe('2024-10-08');
  expect(china.nearestWorkingDay('2024-10-06', { start: '2024-09-01', end: '2024-10-08' })).toBe('2024-09-30');
  expect(china.nearestWorkingDay('2024-10-04', { start: '2024-10-01', end: '2024-10-08' })).toBeNull();
});

it('working days are counted on and back', () => {
  expect(china.addWorkingDays('2024-10-11', 0)).toBe('2024-10-11');
  expect(china.addWorkingDays('2024-10-11', 1)).toBe('2024-10-12');
  expect(china.addWorkingDays('2024-10-11', 2)).toBe('2024-10-14');
  expect(china.addWorkingDays('2024-10-13', -1)).toBe('2024-10-12');
  expect(china.addWorkingDays('2024-10-08', -2)).toBe('2024-09-29');
});

it('a calendar that nobody works by answers at once', () => {
  const holidays = ['2024-06-03', '2024-06-04'] as const;
  const closed = [calendarOf({}), calendarOf({ years: [{ ...plainYear, week: fiveDayWeek([]), holidays }] })];
  for (const calendar of closed) {
    const clock = businessClock(calendar);
    expect(clock.businessAdd(0, 1)).toBeNull();
    expect(clock.businessAdd(0, 0)).toBe(0);
    expect(clock.businessTime(at('0001-01-01T00:00:00Z'), at('9999-12-31T00:00:00Z'))).toBe(0);
    expect(clock.nearestWorkingDay('2024-06-03')).toBeNull();
    expect(clock.addWorkingDays('2024-06-03', 1)).toBeNull();
    expect(clock.addWorkingDays('2024-06-03', -1)).toBeNull();
    expect(clock.isWorkingDay('2024-06-03')).toBe(false);
  }
});

it('more time than the calendar has until the year 9999 is never reached, whatever is asked', () => {
  for (const time of [Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect(china.businessAdd(0, time)).toBeNull();
  }
  expect(china.addWorkingDays('2024-06-03', 10 ** 9)).toBeNull();
  expect(china.addWorkingDays('2024-06-03', -(10 ** 9))).toBeNull();
  expect(china.businessTime(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeGreaterThan(0);
});

it('hours out of order, touching or nonsensical are read as the time that they cover', () => {
  const hours = [
    { from: '13:00', to: '18:00' },
    { from: '09:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
    { from: '20:00', to: '19:00' },
    { from: '77:00', to: '99:99' },
  ] as const;
  const clock = businessClock(calendarOf({ years: [{ ...plainYear, week: fiveDayWeek(hours) }] }));
  expect(clock.businessTime(at('2024-06-03T00:00:00Z'), at('2024-06-04T00:00:00Z'))).toBe(9 * hour);
  expect(clock.businessAdd(at('2024-06-03T00:00:00Z'), 9 * hour)).toBe(at('2024-06-03T18:00:00Z'));
});

it('a calendar from outside is read whole, or told what is wrong with it', () => {
  const read = (value: unknown) => businessCalendarSchema.safeParse(value);
  expect(read(chinaBusinessCalendar).data).toEqual(chinaBusinessCalendar);
  const year = (more: object) => calendarOf({ years: [{ ...plainYear, ...more }] });
  const week = (hours: unknown) => ({ week: fiveDayWeek(hours as never) });
  const messages = (value: unknown) => read(value).error?.issues.map(({ message }) => message);
  expect(messages(year({ holidays: ['2023-12-31'] }))).toEqual(['the days of a year lie in it']);
  expect(messages(year({ holidays: ['2024-06-08'], workingDays: [{ on: '2024-06-08', hours: [] }] }))).toEqual([
    'a day is named once',
  ]);
  expect(messages(year(week([{ from: '12:00', to: '09:00' }])))).toContain('an interval ends after it starts');
  expect(
    messages(
      year(
        week([
          { from: '09:00', to: '12:00' },
          { from: '12:00', to: '13:00' },
        ]),
      ),
    ),
  ).toContain('intervals are in order and apart');
  expect(messages(year(week([{ from: '9:00', to: '24:01' }])))).toContain('expected a time as HH:MM');
  expect(messages(calendarOf({ years: [plainYear, plainYear] }))).toEqual(['years are in order, each once']);
  const backwards = { ...newYork, offsets: [newYork.offsets[0], newYork.offsets[2], newYork.offsets[1]] };
  expect(messages({ ...chinaBusinessCalendar, zone: backwards })).toEqual([
    'offsets are in order, and the first holds from ever',
  ]);
  expect(messages({ ...chinaBusinessCalendar, zone: { ...newYork, offsets: [] } })).toHaveLength(1);
  expect(read({ ...chinaBusinessCalendar, __proto__: null, extra: 1 }).success).toBe(false);
});
