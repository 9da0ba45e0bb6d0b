// Decomposing targets along time and organisation: the parts fill the whole and add up to it, to the last unit.
import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { daysIn, month, type Period, year } from '../../kernel/index.ts';
import { happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import type { Subject } from './cell.ts';
import { type AskedSplit, DecomposeTarget, mostParts } from './commands.ts';
import { type Split, TargetDecomposed, TargetPlanOpened, TargetSet } from './events.ts';
import {
  periodsOf,
  periodsWithin,
  sumOfTargets,
  type TargetCalendar,
  target,
  targetFor,
  targetsOfSubject,
} from './index.ts';
import {
  cell,
  company,
  east,
  given,
  header,
  months,
  plan,
  planner,
  quarters,
  quotaHeader,
  south,
  wholeYear,
} from './samples.ts';

const told = scenario(target, given);
const id = (revision: number) => storedId('test.target-scenario', revision);
const on = testMeta('2024-11-15', { by: planner });
const value = { realistic: 1_000_000, ideal: 1_200_001 };
const opened = happened('2024-10-01', TargetPlanOpened.of(header), planner);
const set = happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value }), planner);
const past = told.given(opened, set);

const split = (asked: AskedSplit, of = wholeYear, corrects?: string) =>
  DecomposeTarget.of({ plan, of, split: asked, ...(corrects === undefined ? {} : { corrects }) }, on);

type OwnCalendar = Extract<TargetCalendar, { readonly kind: 'own' }>;

const overTime = (
  periods: readonly Period[],
  weightOf: (period: Period) => number = () => 1,
  method: 'largest-remainder' | 'cumulative' = 'largest-remainder',
): AskedSplit => ({
  by: 'time',
  method,
  parts: periods.map((period) => ({ period, weight: weightOf(period) })),
});

const overSubjects = (...weights: readonly (readonly [Subject, number])[]): AskedSplit => ({
  by: 'organisation',
  method: 'largest-remainder',
  parts: weights.map(([subject, weight]) => ({ subject, weight })),
});

const givenOver = (...values: readonly (readonly [Subject, number, number])[]): AskedSplit => ({
  by: 'organisation',
  method: 'given',
  parts: values.map(([subject, realistic, ideal]) => ({ subject, value: { realistic, ideal } })),
});

describe('a target is decomposed over time', () => {
  test('A4 A9 A11 A12: into quarters by weights, the remainders to the largest, the uplift apart', () => {
    const weights = [1, 1, 1, 4];
    // 1,000,000 / 7 = 142,857 and 1/7: the one that is left goes to the quarter of weight 4, whose remainder is 4/7.
    // The uplift, 200,001 / 7 = 28,571 and 4/7 (4 × that: 114,286 and 2/7): two are left, for the first two quarters.
    const parts = quarters.map((period, index) => ({
      period,
      value: [
        { realistic: 142_857, ideal: 171_429 },
        { realistic: 142_857, ideal: 171_429 },
        { realistic: 142_857, ideal: 171_428 },
        { realistic: 571_429, ideal: 685_715 },
      ][index] ?? { realistic: 0, ideal: 0 },
      weight: weights[index] ?? 0,
    }));
    past.when(split(overTime(quarters, (period) => (period.key === '2025-Q4' ? 4 : 1)))).thenEvents(
      TargetDecomposed.of({
        plan,
        of: wholeYear,
        whole: value,
        split: { by: 'time', method: 'largest-remainder', parts },
      }),
    );
  });

  test('A4: into months by cumulative rounding, every running total within a half of exact', () => {
    const { outcome } = past.when(split(overTime(months, daysIn, 'cumulative')));
    const [event] = isRight(outcome) ? outcome.right : [];
    const made: Split | null = event?.type === 'TargetDecomposed' ? event.data.split : null;
    expect(made?.parts.length).toBe(12);
    let running = 0;
    let days = 0;
    for (const part of made?.parts ?? []) {
      running += part.value.realistic;
      days += part.weight ?? 0;
      expect(Math.abs(running * 365 - value.realistic * days)).toBeLessThanOrEqual(365 / 2);
    }
    expect(running).toBe(value.realistic);
  });

  test('A4 A7 A11: year to quarter to month to week, the sums at every level being the year', () => {
    let asked = past.when(split(overTime(quarters, daysIn)));
    for (const quarter of quarters)
      asked = asked.when(split(overTime(periodsWithin(quarter, 'month'), daysIn), cell(company, quarter)));
    for (const month of months)
      asked = asked.when(split(overTime(periodsWithin(month, 'week'), daysIn), cell(company, month)));
    const { tree } = asked.state;
    const sum = (periods: readonly Period[]) =>
      sumOfTargets(periods.map((period) => targetFor(tree, company, period) ?? { realistic: -1n, ideal: -1n }));
    const exact = { realistic: 1_000_000n, ideal: 1_200_001n };
    expect(sum(quarters)).toEqual(exact);
    expect(sum(months)).toEqual(exact);
    // Weeks that straddle two months are the sum of their two parts; the year's first and last week are cut off by it.
    expect(sum(periodsWithin(year(2025), 'week'))).toEqual(exact);
    // 1 year, 4 quarters, 12 months; 53 weeks reach into 2025 and nine of them lie in two months: 62 parts.
    expect(targetsOfSubject(tree, company)).toHaveLength(1 + 4 + 12 + 62);
  });

  test('A4: and refused where the parts leave a gap, overlap, or stand in another order', () => {
    const [q1, q2, q3, q4] = quarters as readonly [Period, Period, Period, Period];
    const refused = (periods: readonly Period[], expected: Period['start'], found: Period['start'], part: string) =>
      past.when(split(overTime(periods))).thenRejected({
        code: 'target.parts-do-not-tile',
        data: { subject: company, period: '2025', expected, found, part },
      });
    refused([q1, q2, q4], '2025-07-01', '2025-10-01', '2025-Q4');
    refused([q1, month(2025, 3), q2, q3, q4], '2025-04-01', '2025-03-01', '2025-03');
    refused([q2, q1, q3, q4], '2025-01-01', '2025-04-01', '2025-Q2');
    refused([q1, q2, q3], '2026-01-01', '2025-10-01', '2025-Q3');
  });

  test('and refused where a part is no period of the calendar', () => {
    const halves: readonly Period[] = [
      { calendar: 'gregorian@1', key: '2025-H1', start: '2025-01-01', end: '2025-07-02' },
      { calendar: 'gregorian@1', key: '2025-H2', start: '2025-07-02', end: '2026-01-01' },
    ];
    past.when(split(overTime(halves))).thenRejected('target.period-unknown', 'target.period-unknown');
  });

  test('by a calendar of its own, as the plan declared it', () => {
    const periods: OwnCalendar['periods'] = [
      { key: 'H1', start: '2025-01-01', end: '2025-07-02' },
      { key: 'H2', start: '2025-07-02', end: '2026-01-01' },
    ];
    const calendar: OwnCalendar = { kind: 'own', name: 'fiscal', version: 2, periods };
    const own = periods.map((period) => ({ ...period, calendar: 'fiscal@2' }));
    const asked = told
      .given(happened('2024-10-01', TargetPlanOpened.of({ ...header, calendar })), set)
      .when(split(overTime(own)));
    expect(periodsOf(asked.state.tree, company).map(({ key }) => key)).toEqual(['2025', 'H1', 'H2']);
    told
      .given(happened('2024-10-01', TargetPlanOpened.of({ ...header, calendar })), set)
      .when(split(overTime(own.map((period) => ({ ...period, calendar: 'fiscal@1' })))))
      .thenRejected('target.period-unknown', 'target.period-unknown');
  });

  test('A2: before the first of the periods starts', () => {
    const command = DecomposeTarget.of(
      { plan, of: wholeYear, split: overTime(quarters) },
      testMeta('2025-04-01', { by: planner }),
    );
    past.when(command).thenRejected({
      code: 'target.too-late',
      data: { on: '2025-04-01', first: '2025-01-01', period: '2025-Q1', periods: 2 },
    });
  });
});

describe('a target is decomposed over organisation', () => {
  test('A5 A6: to regions and on to people, each period apart, the sums being the whole', () => {
    const asked = past
      .when(split(overSubjects([east, 2], [south, 1])))
      .when(split(overTime(quarters), cell(east, wholeYear.period)))
      .when(
        split(
          overSubjects(['salesperson:1', 5], ['salesperson:2', 0], ['salesperson:3', 2]),
          cell(east, quarters[1] ?? year(2025)),
        ),
      );
    const { tree } = asked.state;
    const exactly = (subject: Subject, period: Period) => targetFor(tree, subject, period);
    // 666,667 + 333,333, the uplift 133,334 + 66,667: the first has the larger remainder of both.
    expect(exactly(east, year(2025))).toEqual({ realistic: 666_667n, ideal: 800_001n });
    expect(exactly(south, year(2025))).toEqual({ realistic: 333_333n, ideal: 400_000n });
    const people = (['salesperson:1', 'salesperson:2', 'salesperson:3'] as const).map(
      (person) => exactly(person, quarters[1] ?? year(2025)) ?? { realistic: -1n, ideal: -1n },
    );
    expect(sumOfTargets(people)).toEqual(exactly(east, quarters[1] ?? year(2025)));
    expect(people[1]).toEqual({ realistic: 0n, ideal: 0n });
    expect(exactly('salesperson:1', quarters[0] ?? year(2025))).toBeNull();
  });

  test('A5: into given values that add up, realistic and ideal', () => {
    past.when(split(givenOver([east, 600_000, 700_000], [south, 400_000, 500_001]))).thenEvents(
      TargetDecomposed.of({
        plan,
        of: wholeYear,
        whole: value,
        split: {
          by: 'organisation',
          method: 'given',
          parts: [
            { subject: east, value: { realistic: 600_000, ideal: 700_000 } },
            { subject: south, value: { realistic: 400_000, ideal: 500_001 } },
          ],
        },
      }),
    );
  });

  test('A5 A9: and refused where they are one off, on either side, or out of order', () => {
    past.when(split(givenOver([east, 600_001, 700_000], [south, 400_000, 500_000]))).thenRejected(
      {
        code: 'target.parts-do-not-add-up',
        data: { side: 'realistic', unit: header.unit, whole: '1000000', parts: '1000001', difference: '-1' },
      },
      {
        code: 'target.parts-do-not-add-up',
        data: { side: 'ideal', unit: header.unit, whole: '1200001', parts: '1200000', difference: '1' },
      },
    );
    past.when(split(givenOver([east, 600_000, 599_999], [south, 400_000, 600_002]))).thenRejected({
      code: 'target.ideal-below-realistic',
      data: { subject: east, period: '2025', unit: header.unit, realistic: 600_000, ideal: 599_999 },
    });
  });

  test('A5: and refused where a subject stands twice, is the whole itself, or has a target then', () => {
    past
      .when(split(overSubjects([east, 1], [south, 1], [east, 1], [east, 2])))
      .thenRejected({ code: 'target.part-twice', data: { subject: east } });
    past
      .when(split(overSubjects([company, 1], [south, 1])))
      .thenRejected({ code: 'target.part-is-the-whole', data: { subject: company, period: '2025' } });
    const root = TargetSet.of({ plan, cell: cell(east, quarters[2] ?? year(2025)), value });
    told
      .given(opened, set, happened('2024-11-02', root))
      .when(split(overSubjects([east, 1], [south, 1])))
      .thenRejected({
        code: 'target.overlaps',
        data: { subject: east, period: '2025', other: '2025-Q3', event: id(2) },
      });
  });

  test('not where values of subjects do not add up', () => {
    const asking = (metric: 'market-share' | 'active-customers', kind: 'basis-points' | 'count', asked: AskedSplit) =>
      told
        .given(
          happened('2024-10-01', TargetPlanOpened.of({ ...header, metric, unit: { kind } })),
          happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value: { realistic: 90, ideal: 90 } })),
        )
        .when(split(asked));
    const subjects = overSubjects([east, 1], [south, 2]);
    const refused = (metric: 'market-share' | 'active-customers', by: Split['by']) =>
      ({ code: 'target.not-additive', data: { metric, by } }) as const;
    asking('market-share', 'basis-points', subjects).thenRejected(refused('market-share', 'organisation'));
    asking('market-share', 'basis-points', overTime(quarters)).thenRejected(refused('market-share', 'time'));
    asking('active-customers', 'count', overTime(quarters)).thenRejected(refused('active-customers', 'time'));
    expect(targetFor(asking('active-customers', 'count', subjects).state.tree, south, year(2025))?.realistic).toBe(60n);
  });
});

describe('a decomposition', () => {
  test('needs a target that stands', () => {
    past
      .when(split(overTime(months), cell(east, year(2025))))
      .thenRejected({ code: 'target.no-such-target', data: { subject: east, period: '2025' } });
  });

  test('needs a weight above zero', () => {
    past.when(split(overTime(quarters, () => 0))).thenRejected({ code: 'target.weights-are-zero', data: { parts: 4 } });
  });

  test('can not have the whole as its only part', () => {
    past
      .when(split(overTime([year(2025)])))
      .thenRejected({ code: 'target.part-is-the-whole', data: { subject: company, period: '2025' } });
  });

  test('is made once, along one axis: the same again changes nothing, another is refused', () => {
    const asked = past.when(split(overTime(quarters)));
    asked.when(split(overTime(quarters))).thenNothing();
    const once = {
      code: 'target.already-split',
      data: { subject: company, period: '2025', by: 'time', parts: 4, event: id(2) },
    } as const;
    asked.when(split(overTime(quarters, daysIn))).thenRejected(once);
    asked.when(split(overSubjects([east, 1], [south, 1]))).thenRejected(once);
  });

  test('that was wrong is replaced, as long as nothing stands on its parts', () => {
    const asked = past.when(split(overSubjects([east, 1], [south, 1])));
    const instead = asked.when(split(overSubjects([east, 3], ['territory:north', 1]), wholeYear, id(2)));
    expect(targetFor(instead.state.tree, east, year(2025))?.realistic).toBe(750_000n);
    expect(targetFor(instead.state.tree, south, year(2025))).toBeNull();
    instead
      .when(split(overTime(quarters), wholeYear, id(2)))
      .thenRejected(
        { code: 'target.nothing-to-correct', data: { event: id(2), kind: 'split' } },
        'target.already-split',
      );
    asked
      .when(split(overTime(months), cell(south, year(2025))))
      .when(split(overSubjects([east, 1]), wholeYear, id(2)))
      .thenRejected({ code: 'target.part-was-split', data: { subject: south, period: '2025', event: id(3) } });
  });

  test('is not dated before the target that it splits', () => {
    past
      .when(
        DecomposeTarget.of({ plan, of: wholeYear, split: overTime(quarters) }, testMeta('2024-10-31', { by: planner })),
      )
      .thenRejected({
        code: 'target.before-its-basis',
        data: { basis: 'target', at: '2024-10-31T12:00:00.000Z', since: '2024-11-01T12:00:00.000Z' },
      });
  });

  test('fits into one event: larger ones are made in steps', () => {
    const many = Array.from({ length: mostParts }, (_, index) => [`territory:${'区'.repeat(20)}${index}`, 1] as const);
    expect(isRight(past.when(split(overSubjects(...many.slice(0, 3_000)))).outcome)).toBe(true);
    past.when(split(overSubjects(...many))).thenRejected('target.split-too-large');
  });

  test('is not made in a plan whose periods follow from its quotas', () => {
    told
      .given(happened('2024-10-01', TargetPlanOpened.of(quotaHeader)))
      .when(split(overTime(quarters)))
      .thenRejected({ code: 'target.takes-quotas', data: { calendar: 'quota@1' } }, 'target.no-such-target');
  });
});
