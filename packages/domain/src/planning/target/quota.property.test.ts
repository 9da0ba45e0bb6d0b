// Quotas told in any order: each is in force from its date until the next one of its subject.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/index.ts';
import { localDates, tell, testMeta } from '../../testing/index.ts';
import type { Subject } from './cell.ts';
import { OpenTargetPlan, SetQuota } from './commands.ts';
import { periodsOf, sumOfTargets, target, targetFor, targetsOfSubject } from './index.ts';
import { given, plan, planner, quotaHeader } from './samples.ts';

const subjects: readonly Subject[] = ['salesperson:274', 'salesperson:275', 'salesperson:__proto__'];
const row = fc.record({
  subject: fc.constantFrom(...subjects),
  from: localDates({ from: '2025-01-01', to: '2025-12-31' }),
  realistic: fc.nat(),
});
const rows = fc
  .uniqueArray(row, { selector: ({ subject, from }) => `${subject} ${from}`, maxLength: 30 })
  .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })));

const treeOf = (
  all: readonly {
    readonly subject: Subject;
    readonly from: `${number}-${number}-${number}`;
    readonly realistic: number;
  }[],
) => {
  const { steps, states } = tell(
    target,
    [
      OpenTargetPlan.of(quotaHeader, testMeta('2025-01-01', { by: planner })),
      ...all.map(({ subject, from, realistic }, index) =>
        SetQuota.of({ plan, subject, from, value: { realistic } }, testMeta(from, { commandId: `row ${index}` })),
      ),
    ],
    () => given,
  );
  expect(steps.every(({ outcome }) => outcome.kind === 'accepted')).toBe(true);
  return (states.get(`test.target-${plan}`) ?? target.initial).tree;
};

test('A5 A17: quotas told in any order give the same periods with the same values', () => {
  fc.assert(
    fc.property(rows, ([told, shuffled]) => {
      const one = treeOf(told);
      const other = treeOf(shuffled);
      for (const subject of subjects) {
        const own = told.filter((quota) => quota.subject === subject).toSorted((a, b) => (a.from < b.from ? -1 : 1));
        const expected = own.map(({ from, realistic }, index) => ({
          from,
          until: own[index + 1]?.from ?? '2026-01-01',
          realistic,
        }));
        for (const tree of [one, other])
          expect(
            targetsOfSubject(tree, subject).map(({ period, value: { realistic } }) => ({
              from: period.start,
              until: period.end,
              realistic,
            })),
          ).toEqual(expected);
        const first = own[0];
        const all = first === undefined ? null : { start: first.from, end: '2026-01-01' as const };
        if (all !== null) {
          expect(targetFor(one, subject, all)).toEqual(
            sumOfTargets(own.map(({ realistic }) => ({ realistic, ideal: realistic }))),
          );
          expect(targetFor(one, subject, { ...all, start: addDays(all.start, -1) })).toBeNull();
        } else expect(periodsOf(one, subject)).toEqual([]);
      }
    }),
  );
});
