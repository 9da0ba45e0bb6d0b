// Reading a tree of targets: what is stated, what follows from what is stated below, and what held as of a date.
import { describe, expect, test } from 'vitest';
import { type LocalDate, week, year } from '../../kernel/index.ts';
import { type Happened, happened, storedHistory, storedId } from '../../testing/index.ts';
import type { Subject, TargetValue } from './cell.ts';
import {
  QuotaSet,
  TargetDecomposed,
  type TargetEvent,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetSet,
} from './events.ts';
import {
  leaves,
  noTargets,
  periodsWithin,
  standingOf,
  subjectsOf,
  targetFor,
  targetsAtLevel,
  targetsOf,
  treeAsOf,
  withEvent,
} from './index.ts';
import { cell, company, east, header, months, plan, quarters, quotaHeader, south, wholeYear } from './samples.ts';

const stream = `test.target-${plan}`;
const treeOf = (...events: readonly (TargetEvent | Happened<TargetEvent>)[]) =>
  storedHistory(stream, events).reduce(withEvent, noTargets);
const both = (amount: number): TargetValue => ({ realistic: amount, ideal: amount });
const exactly = (amount: bigint) => ({ realistic: amount, ideal: amount });
const opened = happened('2024-01-01', TargetPlanOpened.of({ ...header, record: true }));
const set = (on: LocalDate, amount: number, of = wholeYear) =>
  happened(on, TargetSet.of({ plan, cell: of, value: both(amount) }));
const split = (on: LocalDate, ...parts: readonly (readonly [Subject, number])[]) =>
  happened(
    on,
    TargetDecomposed.of({
      plan,
      of: wholeYear,
      whole: both(parts.reduce((sum, [, amount]) => sum + amount, 0)),
      split: {
        by: 'organisation',
        method: 'given',
        parts: parts.map(([subject, amount]) => ({ subject, value: both(amount) })),
      },
    }),
  );

describe('a target is read', () => {
  test('A4 A5: for a whole over one axis from parts over the other, where they all have it', () => {
    const inQuarters = (subject: Subject, amount: number) =>
      TargetDecomposed.of({
        plan,
        of: cell(subject, year(2025)),
        whole: both(4 * amount),
        split: { by: 'time', method: 'given', parts: quarters.map((period) => ({ period, value: both(amount) })) },
      });
    const [q1 = year(2025)] = quarters;
    const half = treeOf(
      opened,
      set('2024-06-01', 100),
      split('2024-06-02', [east, 60], [south, 40]),
      inQuarters(east, 15),
    );
    expect(targetFor(half, east, q1)).toEqual(exactly(15n));
    expect(targetFor(half, company, q1)).toBeNull();
    const full = treeOf(
      opened,
      set('2024-06-01', 100),
      split('2024-06-02', [east, 60], [south, 40]),
      inQuarters(east, 15),
      inQuarters(south, 10),
    );
    expect(targetFor(full, company, q1)).toEqual(exactly(25n));
    expect(targetFor(full, company, { start: '2025-01-01', end: '2025-07-01' })).toEqual(exactly(50n));
    expect(targetFor(full, company, { start: '2024-12-01', end: '2025-07-01' })).toBeNull();
    expect(targetsAtLevel(full, 1).map(({ subject }) => subject)).toEqual([east, south]);
    expect(leaves(full)).toHaveLength(8);
  });

  test('A4: for a week that lies in two months, as the sum of its two parts', () => {
    const [january = year(2025), february = year(2025)] = months;
    const inWeeks = (month: typeof january) =>
      TargetDecomposed.of({
        plan,
        of: cell(company, month),
        whole: both(50),
        split: {
          by: 'time',
          method: 'given',
          parts: periodsWithin(month, 'week').map((period) => ({ period, value: both(10) })),
        },
      });
    const tree = treeOf(
      opened,
      set('2024-06-01', 50, cell(company, january)),
      set('2024-06-01', 50, cell(company, february)),
      inWeeks(january),
      inWeeks(february),
    );
    expect(targetFor(tree, company, week(2025, 5))).toEqual(exactly(20n));
    expect(targetFor(tree, company, week(2025, 4))).toEqual(exactly(10n));
    expect(targetFor(tree, company, week(2025, 9))).toBeNull();
  });

  test('and never added up over time where that means nothing: active customers of four quarters are not those of the year', () => {
    const active = { ...header, metric: 'active-customers', unit: { kind: 'count' } } as const;
    const tree = treeOf(
      TargetPlanOpened.of(active),
      ...quarters.map((quarter) => set('2024-06-01', 80, cell(company, quarter))),
    );
    for (const quarter of quarters) expect(targetFor(tree, company, quarter)).toEqual(exactly(80n));
    expect(targetFor(tree, company, year(2025))).toBeNull();
  });

  test('as zero where it is zero, and as none where there is none', () => {
    const tree = treeOf(opened, set('2024-06-01', 0));
    expect(targetFor(tree, company, year(2025))).toEqual(exactly(0n));
    expect(targetFor(tree, east, year(2025))).toBeNull();
    expect(targetFor(noTargets, company, year(2025))).toBeNull();
  });

  test('exactly, where a sum is beyond what a number holds', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const tree = treeOf(
      TargetPlanOpened.of(quotaHeader),
      QuotaSet.of({ plan, subject: east, from: '2025-01-01', value: both(most) }),
      QuotaSet.of({ plan, subject: east, from: '2025-06-01', value: both(most) }),
    );
    expect(targetFor(tree, east, year(2025))).toEqual(exactly(2n * BigInt(most)));
  });
});

describe('a plan as of a date', () => {
  const history = [
    opened,
    set('2024-06-01', 100),
    split('2024-07-01', [east, 60], [south, 40]),
    happened('2024-08-01', TargetPlanApproved.of({ plan, step: 1, steps: 1 })),
  ] as const;

  test('has what was set, decomposed and approved until then', () => {
    const tree = treeOf(...history);
    const asOf = (date: LocalDate) => {
      const then = treeAsOf(tree, date);
      return [targetFor(then, company, year(2025)), targetFor(then, east, year(2025)), standingOf(then)];
    };
    expect(asOf('2024-05-31')).toEqual([null, null, 'draft']);
    expect(asOf('2024-06-01')).toEqual([exactly(100n), null, 'draft']);
    expect(asOf('2024-07-01')).toEqual([exactly(100n), exactly(60n), 'draft']);
    expect(asOf('2024-08-01')).toEqual([exactly(100n), exactly(60n), 'approved']);
    expect(subjectsOf(treeAsOf(tree, '2024-06-15'))).toEqual([company]);
  });

  test('has no part before its whole, even where the decomposition is dated before', () => {
    const tree = treeOf(opened, set('2024-06-01', 100), split('2024-03-01', [east, 60], [south, 40]));
    const before = treeAsOf(tree, '2024-05-31');
    expect(targetsOf(before)).toEqual([]);
    expect(subjectsOf(before)).toEqual([]);
    expect(targetFor(before, east, year(2025))).toBeNull();
    expect(targetFor(treeAsOf(tree, '2024-06-01'), east, year(2025))).toEqual(exactly(60n));
  });

  test('has the quotas that were told until then, each in force until the next of them', () => {
    const quota = (on: LocalDate, from: LocalDate) =>
      happened(on, QuotaSet.of({ plan, subject: east, from, value: both(7) }));
    const tree = treeOf(
      TargetPlanOpened.of(quotaHeader),
      quota('2025-01-01', '2025-01-01'),
      quota('2025-04-01', '2025-05-01'),
    );
    const periods = (date: LocalDate) =>
      targetsOf(treeAsOf(tree, date)).map(({ period: { start, end } }) => [start, end]);
    expect(periods('2025-03-31')).toEqual([['2025-01-01', '2026-01-01']]);
    expect(periods('2025-04-01')).toEqual([
      ['2025-01-01', '2025-05-01'],
      ['2025-05-01', '2026-01-01'],
    ]);
  });
});

test('a target that is corrected keeps its place among the others', () => {
  const correction = TargetSet.of({ plan, cell: wholeYear, value: both(90) }, { corrects: storedId(stream, 1) });
  const tree = treeOf(opened, set('2024-06-01', 100), set('2024-06-01', 60, cell(east, year(2025))), correction);
  expect(targetsOf(tree).map(({ subject, value }) => [subject, value.realistic])).toEqual([
    [company, 90],
    [east, 60],
  ]);
});
