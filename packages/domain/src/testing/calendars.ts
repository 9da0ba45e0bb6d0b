/**
 * Arbitrary zones and business calendars: changes of clocks, several intervals a day, holidays, make-up days, years that
 * differ, and calendars that nobody works by. Clocks change at quarters of an hour, by quarters.
 */
import fc from 'fast-check';
import {
  type BusinessCalendar,
  minute,
  type WallTime,
  type WorkingHours,
  type WorkingWeek,
  type Zone,
} from '../kernel/index.ts';
import { instants, localDates } from './arbitraries.ts';

const quarter = 15 * minute;
/** Around the years that the calendars have. */
const span = { from: '2023-12-20', to: '2025-01-12' } as const;
const wallTime = (quarters: number): WallTime =>
  `${`${Math.floor(quarters / 4)}`.padStart(2, '0')}:${`${(quarters % 4) * 15}`.padStart(2, '0')}` as WallTime;

const hours: fc.Arbitrary<WorkingHours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((bounds) => {
    const ordered = bounds.sort((a, b) => a - b);
    return ordered.flatMap((from, index) => {
      const to = ordered[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from: wallTime(from), to: wallTime(to) }] : [];
    });
  });
const week: fc.Arbitrary<WorkingWeek> = fc.tuple(hours, hours, hours, hours, hours, hours, hours);
const yearOf = (year: number) =>
  fc.record({
    year: fc.constant(year),
    week,
    holidays: fc.array(localDates({ from: `${year}-01-01`, to: `${year}-12-31` }), { maxLength: 20 }),
    workingDays: fc.array(fc.record({ on: localDates({ from: `${year}-01-01`, to: `${year}-12-31` }), hours }), {
      maxLength: 5,
    }),
  });
/** Zones that change their clocks by quarters, at quarters, up to five times. */
export const zones: fc.Arbitrary<Zone> = fc
  .tuple(
    fc.integer({ min: -48, max: 56 }),
    fc.uniqueArray(fc.tuple(instants(span), fc.integer({ min: -48, max: 56 })), {
      maxLength: 5,
      selector: ([from]) => Math.floor(from / quarter),
    }),
  )
  .map(([first, changes]) => ({
    name: 'any',
    version: 1,
    offsets: [
      { from: null, minutes: first * 15 },
      ...changes
        .map(([from, minutes]) => ({ from: Math.floor(from / quarter) * quarter, minutes: minutes * 15 }))
        .sort((a, b) => a.from - b.from),
    ],
  }));
/** Business calendars of 2024, some of 2025 or 2020 too, in any zone or in the one given. */
export const businessCalendars = (zone: fc.Arbitrary<Zone> = zones): fc.Arbitrary<BusinessCalendar> =>
  fc.record({
    name: fc.constant('any'),
    version: fc.constant(1),
    zone,
    years: fc.oneof(
      fc.tuple(yearOf(2024)),
      fc.tuple(yearOf(2024), yearOf(2025)),
      fc.tuple(yearOf(2020), yearOf(2024)),
      fc.constant([]),
    ),
  });
