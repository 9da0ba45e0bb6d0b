// Any sequence of changes of an approved plan, told by its decider: what is conserved at every node on every date.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, checkLaws, type DomainEvent, type LocalDate, month, quarter, year } from '../../kernel/index.ts';
import { happened, recordedHistory, scenario, testMeta } from '../../testing/index.ts';
import { treeAsOf } from './as-of.ts';
import type { Subject } from './cell.ts';
import { ApproveTargetChange, DecomposeInTable, DecomposeTarget, ProposeTargetChange } from './commands.ts';
import { TargetPlanApproved, TargetPlanOpened, TargetSet } from './events.ts';
import { entriesOf, lookUp } from './growing-map.ts';
import { sumOfTargets, target, targetFor } from './index.ts';
import { targetLaws } from './laws.ts';
import { company, east, given, header, manager, plan, planner, quarters, south, wholeYear } from './samples.ts';

const chair: Actor = { id: 'chair', roles: ['general-manager'] };
const west: Subject = 'territory:west';
const dates: readonly LocalDate[] = ['2025-01-01', '2025-03-31', '2025-04-01', '2025-08-15', '2025-12-31'];
const made = testMeta('2024-12-01', { by: planner });

/** A plan of a year, in a table of three regions and four quarters, and one quarter of the east in its months. */
const planOf = (realistic: number, uplift: number, weights: readonly (readonly number[])[]) =>
  scenario(target, given)
    .given(
      happened('2024-10-01', TargetPlanOpened.of(header), planner),
      happened(
        '2024-11-01',
        TargetSet.of({ plan, cell: wholeYear, value: { realistic, ideal: realistic + uplift } }),
        planner,
      ),
    )
    .when(
      DecomposeInTable.of(
        {
          plan,
          of: wholeYear,
          subjects: [east, south, west],
          periods: [...quarters],
          weights: weights.map((row) => [...row]),
        },
        made,
      ),
    )
    .when(
      DecomposeTarget.of(
        {
          plan,
          of: { subject: east, period: quarter(2025, 3) },
          split: {
            by: 'time',
            method: 'cumulative',
            parts: [7, 8, 9].map((number) => ({ period: month(2025, number), weight: number })),
          },
        },
        made,
      ),
    );

const weight = fc.integer({ min: 1, max: 9 });
const start = fc.tuple(
  fc.nat({ max: 2_000 }),
  fc.nat({ max: 500 }),
  fc.array(fc.array(weight, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
);
const step = fc.record({
  date: fc.nat({ max: dates.length - 1 }),
  from: fc.nat(),
  to: fc.nat(),
  realistic: fc.nat({ max: 120 }),
  more: fc.nat({ max: 60 }),
  kind: fc.constantFrom('transfer', 'transfer', 'raise', 'lower'),
});

type Asked = ReturnType<typeof planOf>;

/** The plan approved, and every change proposed and approved as far as it is not refused. */
const lived = (begun: Asked, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) => {
  let asked: Asked = begun;
  let accepted = 0;
  const cells = [...entriesOf(begun.state.tree.nodes).values()].map(({ cell }) => cell);
  for (const [index, { from, to, realistic, more, kind, date }] of steps
    .toSorted((left, right) => left.date - right.date)
    .entries()) {
    const on = dates[date] ?? '2025-12-31';
    const source = cells[from % cells.length] ?? wholeYear;
    const aim = cells[to % cells.length] ?? wholeYear;
    const value = { realistic, ideal: realistic + more };
    const sign = kind === 'lower' ? -1 : 1;
    const change = `c${index}`;
    const proposed = asked.when(
      ProposeTargetChange.of(
        {
          plan,
          change,
          cause: 'market',
          reason: 'because',
          asked:
            kind === 'transfer'
              ? { kind, moves: [{ from: source, to: aim, value }] }
              : {
                  kind: 'change-of-total',
                  at: aim,
                  by: { realistic: 0 + sign * value.realistic, ideal: 0 + sign * value.ideal },
                },
        },
        testMeta(on, { by: planner }),
      ),
    );
    if (proposed.outcome._tag === 'Left') continue;
    asked = proposed.when(ApproveTargetChange.of({ plan, change }, testMeta(on, { by: chair })));
    if (asked.outcome._tag === 'Right') accepted += 1;
  }
  return { asked, accepted };
};

const approvedPlan = ([realistic, uplift, weights]: readonly [
  number,
  number,
  readonly (readonly number[])[],
]): Asked => {
  const { history } = planOf(realistic, uplift, weights);
  return scenario(target, given)
    .given(...history, happened('2024-12-02', TargetPlanApproved.of({ plan, step: 1, steps: 1 }), manager))
    .when(
      ProposeTargetChange.of(
        {
          plan,
          change: 'none',
          cause: 'other',
          reason: 'nothing',
          asked: { kind: 'change-of-total', at: wholeYear, by: { realistic: 0, ideal: 0 } },
        },
        made,
      ),
    );
};

const life = fc.tuple(start, fc.array(step, { minLength: 1, maxLength: 6 }));

test('A4 A5 A12 A32: under any sequence of changes the parts add up at every node on every date, and quarters to the year', () => {
  fc.assert(
    fc.property(life, ([begun, steps]) => {
      const { asked } = lived(approvedPlan(begun), steps);
      for (const date of dates) {
        const tree = treeAsOf(asked.state.tree, date);
        for (const node of entriesOf(tree.nodes).values()) {
          expect(node.value.realistic >= 0 && node.value.ideal >= node.value.realistic).toBe(true);
          if (node.split === null) continue;
          const parts = node.split.parts.flatMap((part) => lookUp(tree.nodes, part)?.value ?? []);
          expect(sumOfTargets(parts)).toEqual(sumOfTargets([node.value]));
        }
        const columns = quarters.flatMap((period) => targetFor(tree, company, period) ?? []);
        expect(sumOfTargets(columns)).toEqual(targetFor(tree, company, year(2025)));
      }
      const { history } = asked;
      expect(checkLaws(targetLaws, recordedHistory<DomainEvent>(history))).toEqual([]);
    }),
  );
});

test('A32 A33: under any sequence of changes a closed period never changes, and transfers leave the total alone', () => {
  fc.assert(
    fc.property(life, ([begun, steps]) => {
      const { asked } = lived(approvedPlan(begun), steps);
      const at = new Map(dates.map((date) => [date, treeAsOf(asked.state.tree, date)]));
      for (const [date, tree] of at)
        for (const node of entriesOf(tree.nodes).values())
          if (node.cell.period.end <= date)
            for (const [later, after] of at)
              if (later > date) expect(lookUp(after.nodes, node.key)?.value).toEqual(node.value);
      const total = sumOfTargets(
        asked.history.flatMap((event) =>
          event.type === 'TargetChanged' && event.data.asked.kind === 'change-of-total' ? [event.data.asked.by] : [],
        ),
      );
      const [realistic, uplift] = begun;
      expect(targetFor(asked.state.tree, company, year(2025))).toEqual({
        realistic: BigInt(realistic) + total.realistic,
        ideal: BigInt(realistic + uplift) + total.ideal,
      });
    }),
  );
});

test('and changes do come to pass in these sequences', () => {
  const accepted = fc
    .sample(life, { numRuns: 60, seed: 7 })
    .reduce((sum, [begun, steps]) => sum + lived(approvedPlan(begun), steps).accepted, 0);
  expect(accepted).toBeGreaterThan(60);
});
