// Any tree of decompositions, grown through the decider on both dimensions with huge values: conserved at every node, and
// read the same as a model that knows only the leaves.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysIn, type LocalDate, type Period, type PeriodUnit } from '../../kernel/index.ts';
import { type Asking, localDates, type recordedHistory, storedBy, tell, testMeta } from '../../testing/index.ts';
import type { Dates, Subject, TargetValue } from './cell.ts';
import { type AskedSplit, DecomposeTarget, OpenTargetPlan, SetTarget, type TargetCommand } from './commands.ts';
import { TargetDecomposed, type TargetEvent, TargetSet } from './events.ts';
import {
  leaves,
  noTargets,
  type PlacedTarget,
  periodsWithin,
  subjectsOf,
  sumOfTargets,
  type TargetState,
  type TargetTree,
  target,
  targetFor,
  targetsAtLevel,
  targetsOf,
  targetsOfSubject,
  treeAsOf,
  withEvent,
} from './index.ts';
import { cell, company, east, given, header, months, plan, planner, quarters, wholeYear } from './samples.ts';

const stream = `test.target-${plan}`;
const huge = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const value = fc.tuple(huge, huge).map(([a, b]) => ({ realistic: Math.min(a, b), ideal: Math.max(a, b) }));
const day = (index: number): LocalDate => addDays('2024-10-01', index);

/** How one leaf is split: which, along what, into how many parts, by which numbers. */
interface Growth {
  readonly pick: number;
  readonly unit: PeriodUnit | 'subjects';
  readonly numbers: readonly number[];
  readonly method: 'given' | 'largest-remainder' | 'cumulative';
}

const growth: fc.Arbitrary<Growth> = fc.record({
  pick: fc.nat(),
  unit: fc.constantFrom('half', 'quarter', 'month', 'week', 'subjects', 'subjects', 'subjects'),
  numbers: fc.array(huge, { minLength: 1, maxLength: 6 }),
  method: fc.constantFrom('given', 'largest-remainder', 'cumulative'),
});

const at = (numbers: readonly number[], index: number): number => numbers[index % numbers.length] ?? 0;

/** A number cut into so many at places that the numbers give: no rounding, so no kinship with what is tested. */
const cut = (whole: number, count: number, numbers: readonly number[]): readonly number[] => {
  const places = Array.from({ length: count - 1 }, (_, index) => at(numbers, index) % (whole + 1)).toSorted(
    (left, right) => left - right,
  );
  return [...places, whole].map((place, index) => place - (places[index - 1] ?? 0));
};

const givenValues = ({ realistic, ideal }: TargetValue, count: number, numbers: readonly number[]) => {
  const uplift = cut(ideal - realistic, count, numbers.toReversed());
  return cut(realistic, count, numbers).map((part, index) => ({ realistic: part, ideal: part + (uplift[index] ?? 0) }));
};

const overTime = (leaf: PlacedTarget, periods: readonly Period[], { method, numbers }: Growth): AskedSplit => {
  if (method === 'given') {
    const values = givenValues(leaf.value, periods.length, numbers);
    return {
      by: 'time',
      method,
      parts: periods.map((period, index) => ({ period, value: values[index] ?? { realistic: 0 } })),
    };
  }
  const parts = periods.map((period, index) => ({ period, weight: index === 0 ? 1 : at(numbers, index) }));
  return { by: 'time', method, parts };
};

const overSubjects = (leaf: PlacedTarget, names: readonly Subject[], { method, numbers }: Growth): AskedSplit => {
  if (method === 'given') {
    const values = givenValues(leaf.value, names.length, numbers);
    return {
      by: 'organisation',
      method,
      parts: names.map((subject, index) => ({ subject, value: values[index] ?? { realistic: 0 } })),
    };
  }
  const parts = names.map((subject, index) => ({ subject, weight: index === 0 ? 1 : at(numbers, index) }));
  return { by: 'organisation', method: 'largest-remainder', parts };
};

const grow =
  (how: Growth, index: number): Asking<TargetState, TargetCommand, TargetEvent> =>
  ({ states }) => {
    const tree = states.get(stream)?.tree ?? noTargets;
    const all = leaves(tree);
    const leaf = all[how.pick % all.length];
    if (leaf === undefined) throw new Error('a tree with a root has a leaf');
    const periods = how.unit === 'subjects' ? [] : periodsWithin(leaf.period, how.unit);
    // The same few subjects again at another period, so that one subject's targets lie all over the tree.
    const team = how.numbers.map((_, place): Subject => `team:${leaf.depth}-${place}-of-${leaf.subject}`);
    const split = periods.length > 1 ? overTime(leaf, periods, how) : overSubjects(leaf, team, how);
    return DecomposeTarget.of({ plan, of: cell(leaf.subject, leaf.period), split }, meta(index + 2));
  };

const meta = (index: number) => testMeta(day(index), { by: planner, commandId: `command-${index}` });

const growing = (whole: TargetValue, growths: readonly Growth[]) =>
  tell(
    target,
    [
      OpenTargetPlan.of(header, meta(0)),
      SetTarget.of({ plan, cell: wholeYear, value: whole }, meta(1)),
      ...growths.map(grow),
    ],
    () => given,
  );

const grown = fc.tuple(value, fc.array(growth, { maxLength: 12, size: 'max' }));

const splitsIn = (history: readonly TargetEvent[]) =>
  history.flatMap((event) => (event.type === 'TargetDecomposed' && event.data.split !== null ? [event] : []));

const treeOf = (events: Parameters<typeof recordedHistory<TargetEvent>>[0]): TargetTree =>
  events.reduce(withEvent, noTargets);

describe('any tree of decompositions', () => {
  test('A4 A5 A11 A12: is conserved at every node, on both dimensions, to the last unit', () => {
    fc.assert(
      fc.property(grown, ([whole, growths]) => {
        const { steps, history } = growing(whole, growths);
        expect(steps.map(({ outcome }) => outcome.kind)).toEqual(steps.map(() => 'accepted'));
        const standing = new Map<string, TargetValue>([
          [`${company} ${wholeYear.period.start} ${wholeYear.period.end}`, whole],
        ]);
        for (const { data } of splitsIn(history)) {
          const { of, split } = data;
          const name = `${of.subject} ${of.period.start} ${of.period.end}`;
          const parts =
            split?.by === 'time'
              ? split.parts.map(({ period, value }) => ({ subject: of.subject, period, value }))
              : (split?.parts.map(({ subject, value }) => ({ subject, period: of.period, value })) ?? []);
          expect(sumOfTargets(parts.map((part) => part.value))).toEqual(
            sumOfTargets([standing.get(name) ?? { realistic: -1, ideal: -1 }]),
          );
          for (const { subject, period, value } of parts)
            standing.set(`${subject} ${period.start} ${period.end}`, value);
        }
        const tree = treeOf(history);
        const deepest = Math.max(...targetsOf(tree).map(({ depth }) => depth));
        for (let depth = 0; depth <= deepest; depth++)
          expect(sumOfTargets(targetsAtLevel(tree, depth).map((placed) => placed.value))).toEqual(
            sumOfTargets([whole]),
          );
      }),
    );
  });

  test('A9: has an ideal value not below the realistic one at every node', () => {
    fc.assert(
      fc.property(grown, ([whole, growths]) => {
        for (const placed of targetsOf(treeOf(growing(whole, growths).history)))
          expect(placed.value.ideal).toBeGreaterThanOrEqual(placed.value.realistic);
      }),
    );
  });

  test('A4 A5: keeps the parts in the order in which they were declared', () => {
    fc.assert(
      fc.property(grown, ([whole, growths]) => {
        const { steps, history } = growing(whole, growths);
        for (const { command, outcome } of steps) {
          if (command?.type !== 'DecomposeTarget' || outcome.kind !== 'accepted') continue;
          const name = (part: object) => ('subject' in part ? part.subject : 'period' in part ? part.period : null);
          const [event] = splitsIn(outcome.events);
          expect(event?.data.split?.parts.map(name)).toEqual(command.data.split.parts.map(name));
        }
        const tree = treeOf(history);
        expect(leaves(tree).length).toBeGreaterThan(0);
      }),
    );
  });

  test('A4 A5 A7: has for any dates of any subject exactly what its leaves make up, or no target at all', () => {
    const dates = fc
      .tuple(localDates({ from: '2024-12-25', to: '2026-01-05' }), fc.integer({ min: 1, max: 200 }))
      .map(([start, days]): Dates => ({ start, end: addDays(start, days) }));
    const asked = fc.oneof(dates, fc.constantFrom<Dates>(...months, ...quarters));
    fc.assert(
      fc.property(grown, fc.array(asked, { minLength: 5, maxLength: 20 }), fc.nat(), ([whole, growths], all, pick) => {
        const tree = treeOf(growing(whole, growths).history);
        const subjects = subjectsOf(tree);
        const subject = subjects[pick % subjects.length] ?? company;
        for (const span of all) expect(targetFor(tree, subject, span)).toEqual(fromLeaves(tree, subject, span));
      }),
      { numRuns: 150 },
    );
  });

  test('is as of a date what was told until then', () => {
    fc.assert(
      fc.property(grown, fc.nat({ max: 16 }), ([whole, growths], days) => {
        const { history } = growing(whole, growths);
        const until = treeOf(history.filter(({ occurredOn }) => occurredOn <= day(days)));
        const asOf = treeAsOf(treeOf(history), day(days));
        expect(targetsOf(asOf)).toEqual(targetsOf(until));
        expect(subjectsOf(asOf)).toEqual(subjectsOf(until));
        for (const subject of subjectsOf(until))
          expect(targetsOfSubject(asOf, subject)).toEqual(targetsOfSubject(until, subject));
      }),
    );
  });
});

/** What the leaves below the targets of a subject make up for some dates, day by day; null where they can't. */
const fromLeaves = (tree: TargetTree, subject: Subject, span: Dates) => {
  const all = new Map(targetsOf(tree).map((placed) => [keyOf(placed), placed]));
  const own = [...all.values()].filter((placed) => placed.subject === subject);
  const stated = own.find(({ period }) => period.start === span.start && period.end === span.end);
  if (stated !== undefined) return sumOfTargets([stated.value]);
  for (let date = span.start; date < span.end; date = addDays(date, 1))
    if (!own.some(({ period }) => period.start <= date && date < period.end)) return null;
  const isBelow = (placed: PlacedTarget): boolean =>
    placed.subject === subject || (placed.parent !== null && isBelow(all.get(placed.parent) ?? placed));
  const meeting = leaves(tree).filter(
    (leaf) => isBelow(leaf) && leaf.period.start < span.end && span.start < leaf.period.end,
  );
  return meeting.every(({ period }) => span.start <= period.start && period.end <= span.end)
    ? sumOfTargets(meeting.map((leaf) => leaf.value))
    : null;
};

const keyOf = ({ period, subject }: PlacedTarget) => `${period.start}/${period.end}/${subject}` as const;

describe('the fold of events', () => {
  const subject = fc.constantFrom<Subject>(company, east, 'team:__proto__', 'salesperson:1');
  const period = fc.constantFrom(wholeYear.period, ...quarters, ...months.slice(0, 4));
  const of = fc.record({ subject, period });
  const part = fc.record({ subject, period, value });
  const event = fc.oneof(
    fc.tuple(of, fc.option(value)).map(([where, what]) => TargetSet.of({ plan, cell: where, value: what })),
    fc
      .tuple(of, value, fc.array(part, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([where, whole, parts, byTime]) =>
        TargetDecomposed.of({
          plan,
          of: where,
          whole,
          split: byTime
            ? { by: 'time', method: 'given', parts: parts.map((one) => ({ period: one.period, value: one.value })) }
            : {
                by: 'organisation',
                method: 'given',
                parts: parts.map((one) => ({ subject: one.subject, value: one.value })),
              },
        }),
      ),
  );

  test('is a tree whatever is told, lawful or not: no cell lies above itself, and each is met once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.option(fc.nat({ max: 20 }))), { maxLength: 20 }), (told) => {
        const stored = told.flatMap(([one, corrects], revision) => {
          const id = `${stream}/${corrects}`;
          return storedBy(meta(revision), [corrects === null ? one : { ...one, corrects: id }], stream, revision).map(
            (kept) => ({ ...kept, id: `${stream}/${revision}` }),
          );
        });
        const tree = treeOf(stored);
        const met = targetsOf(tree).map(keyOf);
        expect(new Set(met).size).toBe(met.length);
        for (const who of subjectsOf(tree)) {
          for (const placed of targetsOfSubject(tree, who)) expect(placed.subject).toBe(who);
          expect(() => targetFor(tree, who, { start: '2025-02-03', end: '2025-03-04' })).not.toThrow();
        }
        for (const placed of targetsOf(treeAsOf(tree, day(5)))) expect(daysIn(placed.period)).toBeGreaterThan(0);
      }),
    );
  });
});
