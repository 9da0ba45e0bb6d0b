/** Days and weeks of targets by selling days: they add up to their months and years, whatever the calendar. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  businessClock,
  chinaBusinessCalendar,
  month,
  periodOf,
  replay,
  subdivide,
  week,
  year,
} from '../../kernel/index.ts';
import { happened, storedHistory } from '../../testing/index.ts';
import { TargetDecomposed, type TargetEvent, TargetPlanOpened, TargetSet } from './events.ts';
import { sumOfTargets, target, targetFor } from './index.ts';
import { company, header, months, plan, wholeYear } from './samples.ts';
import { elapsedOf, everyDay, sellingDays, shareOfDates } from './selling-days.ts';
import { splitValue } from './split.ts';

const { isWorkingDay } = businessClock(chinaBusinessCalendar);
const value = fc
  .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
  .map(([a, b]) => ({ realistic: Math.min(a, b), ideal: Math.max(a, b) }));
const calendar = fc.constantFrom(isWorkingDay, everyDay, () => false);

const treeOf = (whole: { readonly realistic: number; readonly ideal: number }, weights: readonly number[]) => {
  const values = splitValue(whole, weights, 'cumulative') ?? [];
  return replay(
    target,
    storedHistory<TargetEvent>('test.target-P1', [
      happened('2024-10-01', TargetPlanOpened.of(header)),
      happened('2024-10-02', TargetSet.of({ plan, cell: wholeYear, value: whole })),
      happened(
        '2024-10-03',
        TargetDecomposed.of({
          plan,
          of: wholeYear,
          whole,
          split: {
            by: 'time',
            method: 'cumulative',
            parts: months.map((period, index) => ({ period, value: values[index] ?? whole })),
          },
        }),
      ),
    ]),
  ).tree;
};

test('A4 A7 A11: the days of a month add up to it, and the weeks of a year, with its first and last days, to the year', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(value, weights, calendar, fc.integer({ min: 1, max: 12 }), (whole, shares, isSellingDay, number) => {
      const tree = treeOf(whole, shares);
      const of = (dates: Parameters<typeof targetFor>[2]) => targetFor(tree, company, dates, isSellingDay);
      const days = subdivide(month(2025, number), 'day').map((day) => of(day) ?? { realistic: -1n, ideal: -1n });
      expect(days.every(({ realistic, ideal }) => 0n <= realistic && realistic <= ideal)).toBe(true);
      expect(sumOfTargets(days)).toEqual(of(month(2025, number)));
      // 2025 starts on a Wednesday: five days of week 1 lie in it, then weeks 2 to 52, then three days.
      const inside = Array.from({ length: 51 }, (_, index) => of(week(2025, index + 2)));
      const all = [
        of({ start: '2025-01-01', end: week(2025, 1).end }),
        ...inside,
        of({ start: week(2025, 52).end, end: '2026-01-01' }),
      ].flatMap((part) => part ?? []);
      expect(all).toHaveLength(53);
      expect(sumOfTargets(all)).toEqual(of(year(2025)));
    }),
    { numRuns: 20 },
  );
});

test('A4: a day on which nothing is sold has no share where others have, and every selling day about the same', () => {
  const may = month(2025, 5);
  const share = (date: typeof may.start) =>
    shareOfDates({ realistic: 19_000, ideal: 38_000 }, may, periodOf('day', date), isWorkingDay);
  // May 2025 has 19 working days in China: the holiday is from the 1st to the 5th.
  expect(sellingDays(may, isWorkingDay)).toBe(19);
  expect(share('2025-05-05')).toEqual({ realistic: 0n, ideal: 0n });
  expect(share('2025-05-06')).toEqual({ realistic: 1_000n, ideal: 2_000n });
  expect(share('2025-05-31')).toEqual({ realistic: 0n, ideal: 0n });
});

test('what has elapsed of a period: nothing before its first day, all on its last, never more', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 80 }), calendar, (ahead, isSellingDay) => {
      const may = month(2025, 5);
      const { elapsed, all } = elapsedOf(may, addDays(may.start, ahead), isSellingDay);
      if (ahead < 0) expect(elapsed).toBe(0);
      if (ahead >= 30) expect(elapsed).toBe(all);
      expect(elapsed).toBeLessThanOrEqual(all);
    }),
  );
});
