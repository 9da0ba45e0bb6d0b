/** The business clock, for any calendar and zone, against counting quarter by quarter what the wall shows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  type BusinessCalendar,
  businessClock,
  dateAt,
  dayNumber,
  dayOfWeek,
  type Instant,
  type LocalDate,
  minute,
  offsetAt,
  type WallTime,
  type WorkingHours,
} from '../kernel/index.ts';
import { instants, localDates } from './arbitraries.ts';
import { businessCalendars } from './calendars.ts';

const quarter = 15 * minute;
const span = { from: '2023-12-20', to: '2025-01-12' } as const;
const calendars = businessCalendars();
const wallTime = (quarters: number): WallTime =>
  `${`${Math.floor(quarters / 4)}`.padStart(2, '0')}:${`${(quarters % 4) * 15}`.padStart(2, '0')}` as WallTime;

const anyInstants = fc.oneof(instants(span), instants({ from: '0001-01-03', to: '9999-12-28' }));
/** Most questions lie within a fortnight, some anywhere. */
const pairs = fc.oneof(
  fc
    .tuple(instants(span), fc.integer({ min: 0, max: 14 * 96 }))
    .map(([from, quarters]) => [from, from + quarters * quarter] as const),
  fc.tuple(anyInstants, anyInstants),
);

const hoursOn = ({ years }: BusinessCalendar, date: LocalDate): WorkingHours => {
  const own = years.flatMap(({ workingDays }) => workingDays).findLast(({ on }) => on === date);
  if (own !== undefined) return own.hours;
  if (years.some(({ holidays }) => holidays.includes(date))) return [];
  const of = Number(date.slice(0, 4));
  return (years.findLast(({ year }) => year <= of) ?? years[0])?.week[dayOfWeek(date) - 1] ?? [];
};

/** Whether the wall shows a working hour, read off the wall. */
const open = (calendar: BusinessCalendar, at: Instant): boolean => {
  const date = dateAt(calendar.zone, at);
  const ofDay = Math.floor((at + offsetAt(calendar.zone, at) * minute - dayNumber(date) * 86_400_000) / minute);
  const shown = wallTime(Math.floor(ofDay / 15));
  return hoursOn(calendar, date).some(({ from, to }) => from <= shown && shown < to);
};

it('T13: business time is what counting the quarters on the wall gives, across changes of clocks, holidays and make-up days', () => {
  fc.assert(
    fc.property(calendars, instants(span), fc.integer({ min: 0, max: 400 }), (calendar, from, quarters) => {
      const start = Math.floor(from / quarter) * quarter;
      let counted = 0;
      for (let at = start; at < start + quarters * quarter; at += quarter) if (open(calendar, at)) counted += quarter;
      expect(businessClock(calendar).businessTime(start, start + quarters * quarter)).toBe(counted);
      expect(businessClock(calendar).isOpen(from)).toBe(open(calendar, from));
    }),
  );
});

it('business time adds up across any instant, and is never below zero on the way forward', () => {
  fc.assert(
    fc.property(calendars, pairs, anyInstants, (calendar, [a, b], c) => {
      const { businessTime } = businessClock(calendar);
      expect(businessTime(a, c)).toBe(businessTime(a, b) + businessTime(b, c));
      expect(businessTime(Math.min(a, b), Math.max(a, b))).toBeGreaterThanOrEqual(0);
      expect(businessTime(a, a)).toBe(0);
    }),
  );
});

it('the instant that lies so much business time ahead lies just that far ahead, and no earlier one does', () => {
  fc.assert(
    fc.property(calendars, pairs, (calendar, [a, b]) => {
      const { businessTime, businessAdd } = businessClock(calendar);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const time = businessTime(from, to);
      const reached = businessAdd(from, time);
      expect(reached).not.toBeNull();
      if (reached === null) return;
      expect(reached).toBeLessThanOrEqual(to);
      expect(businessTime(from, reached)).toBe(time);
      if (time > 0) expect(businessTime(from, reached - 1)).toBe(time - 1);
      else expect(reached).toBe(from);
    }),
  );
});

it('working days are the days on which some time is worked, and add up across any date', () => {
  const dates = localDates({ from: '2023-12-20', to: '2025-01-12' });
  fc.assert(
    fc.property(calendars, dates, fc.integer({ min: 0, max: 60 }), localDates(), (calendar, from, days, other) => {
      const clock = businessClock(calendar);
      const until = addDays(from, days);
      const listed = Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).filter(
        (date) => hoursOn(calendar, date).length > 0,
      );
      expect(clock.workingDaysBetween(from, until)).toBe(listed.length);
      expect(clock.workingDaysBetween(from, other)).toBe(
        clock.workingDaysBetween(from, until) + clock.workingDaysBetween(until, other),
      );
      expect(clock.isWorkingDay(from)).toBe(hoursOn(calendar, from).length > 0);
      listed.forEach((date, index) => {
        expect(clock.addWorkingDays(addDays(from, -1), index + 1)).toBe(date);
        expect(clock.addWorkingDays(until, index - listed.length)).toBe(date);
      });
    }),
  );
});

it('the nearest working day is the one that looking both ways, back first, finds first', () => {
  const dates = localDates({ from: '2023-12-20', to: '2025-01-12' });
  fc.assert(
    fc.property(calendars, dates, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (calendar, date, back, on) => {
      const clock = businessClock(calendar);
      const within = { start: addDays(date, -back), end: addDays(date, on) };
      const around = Array.from({ length: 20 }, (_, far) => [addDays(date, -far), addDays(date, far)] as const).flat();
      const near = around.find((one) => one >= within.start && one < within.end && hoursOn(calendar, one).length > 0);
      const wide = clock.nearestWorkingDay(date);
      expect(clock.nearestWorkingDay(date, within)).toBe(near ?? lastIn(calendar, within));
      if (wide !== null) expect(clock.isWorkingDay(wide)).toBe(true);
    }),
  );
});

/** A working day twenty days back is the only one that looking nineteen days both ways misses. */
const lastIn = (calendar: BusinessCalendar, { start, end }: { readonly start: LocalDate; readonly end: LocalDate }) =>
  start < end && hoursOn(calendar, start).length > 0 ? start : null;
