/** Cadences: dense first, then sparse, never broken off; each rule on both sides of its bound. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, month, quarter, year } from '../kernel/index.ts';
import {
  type Cadence,
  cadenceDates,
  cadenceSchema,
  keptBreaches,
  ordinaryCadence,
  plannedBreaches,
  vipCadence,
} from './cadence.ts';

const gap = fc.integer({ min: 1, max: 120 });
const cadences: fc.Arbitrary<Cadence> = fc
  .record({ gaps: fc.array(gap, { minLength: 1, maxLength: 6 }), more: fc.integer({ min: 0, max: 30 }) })
  .map(({ gaps, more }) => {
    const inOrder = [...gaps].sort((left, right) => left - right);
    const steady = inOrder.at(-1) ?? 1;
    return { ...ordinaryCadence, opening: inOrder.slice(0, -1), steady, longest: steady + more };
  });

test('P12 P13: a plan of any cadence grows sparser and never denser, and no gap of it is beyond the longest', () => {
  fc.assert(
    fc.property(cadences, fc.integer({ min: 0, max: 700 }), (cadence, days) => {
      expect(cadenceSchema.safeParse(cadence).success).toBe(true);
      const end = addDays('2025-01-01', days);
      const dates = cadenceDates(cadence, '2025-01-01', end);
      expect(plannedBreaches(dates)).toEqual([]);
      const gaps = dates.slice(1).map((date, at) => daysBetween(dates[at] ?? date, date));
      expect(gaps.every((one) => one <= cadence.longest)).toBe(true);
      const all = [...cadence.opening, ...gaps.map(() => cadence.steady)].slice(0, gaps.length);
      expect(gaps).toEqual(all);
    }),
  );
  expect(cadenceDates(ordinaryCadence, '2025-01-01', '2025-07-01')).toEqual([
    '2025-01-01',
    '2025-01-08',
    '2025-01-22',
    '2025-02-21',
    '2025-04-22',
  ]);
  expect(plannedBreaches(['2025-01-20', '2025-01-01', '2025-01-10', '2025-01-15'])).toEqual([
    { code: 'denser-later', from: '2025-01-10', to: '2025-01-15', days: 5 },
  ]);
  expect(cadenceSchema.safeParse({ ...ordinaryCadence, opening: [14, 7] }).success).toBe(false);
  expect(cadenceSchema.safeParse({ ...ordinaryCadence, steady: 59 }).success).toBe(false);
  expect(cadenceSchema.safeParse({ ...ordinaryCadence, longest: 89 }).success).toBe(false);
});

test('P13: a customer whom nobody met for longer than the class bears is told, also before the first and after the last', () => {
  const at = (days: number) => ({ on: addDays('2025-01-01', days), mode: 'in-person' }) as const;
  const cadence = { ...ordinaryCadence, longest: 45, callsPerYear: 0 };
  expect(keptBreaches(cadence, [at(45)], quarter(2025, 1))).toEqual([]);
  expect(keptBreaches(cadence, [at(46)], quarter(2025, 1))).toEqual([
    { code: 'interrupted', from: '2025-01-01', to: '2025-02-16', days: 46 },
  ]);
  expect(keptBreaches(cadence, [at(44)], quarter(2025, 1))).toEqual([
    { code: 'interrupted', from: '2025-02-14', to: '2025-04-01', days: 46 },
  ]);
});

test('P14: the very important are met in every calendar month: the last day of one will do, the first of the next not', () => {
  const cadence = { ...vipCadence, longest: 366, callsPerYear: 0 };
  const on = (...dates: readonly ('2025-01-31' | '2025-02-28' | '2025-03-01' | '2025-03-31')[]) =>
    keptBreaches(
      cadence,
      dates.map((date) => ({ on: date, mode: 'email' })),
      quarter(2025, 1),
    );
  expect(on('2025-01-31', '2025-02-28', '2025-03-31')).toEqual([]);
  expect(on('2025-01-31', '2025-03-01', '2025-03-31')).toEqual([
    { code: 'month-without-contact', month: '2025-02-01' },
  ]);
  expect(keptBreaches({ ...cadence, monthly: false }, [], month(2025, 2))).toEqual([]);
});

test('P15: everybody is called four times in a year: the fourth call is enough, three and any visits are not', () => {
  const contacts = (calls: number) =>
    Array.from({ length: 12 }, (_, index) => ({
      on: addDays('2025-01-15', index * 30),
      mode: index < calls ? ('phone' as const) : ('in-person' as const),
    }));
  expect(keptBreaches(ordinaryCadence, contacts(4), year(2025))).toEqual([]);
  expect(keptBreaches(ordinaryCadence, contacts(3), year(2025))).toEqual([
    { code: 'too-few-calls', calls: 3, needed: 4 },
  ]);
  expect(keptBreaches(ordinaryCadence, [], month(2025, 2)).map(({ code }) => code)).toEqual([]);
});
