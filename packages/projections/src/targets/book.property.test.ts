/** The target book gives the same answers however it was folded: at once, resumed, or in shards. */
import { type LocalDate, quarter, week, year } from '@clientele/domain/kernel';
import {
  DailyResultConfirmed,
  ForecastMade,
  ForecastUsed,
  QuotaSet,
  TargetPlanApproved,
  TargetPlanReturned,
  TargetSet,
} from '@clientele/domain/planning';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, type Stream, streamOf, woven } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { opened } from '../../test/plans.ts';
import { line, placed, yuan } from '../../test/sales.ts';
import { type SalesBook, salesBook } from '../book.ts';
import { madeForecasts } from '../forecast/made.ts';
import { targetChanges } from './changes.ts';
import { dailyResults } from './daily.ts';
import { planView } from './plan.ts';
import { targets } from './targets.ts';

const subject = fc.constantFrom('company:all', 'territory:east', 'salesperson:7' as const);
const value = fc.option(
  fc.nat({ max: 50 }).map((realistic) => ({ realistic, ideal: realistic + 10 })),
  { nil: null, freq: 6 },
);

type Event = Parameters<typeof streamOf>[1][number];

const told = (plan: string, on: LocalDate): fc.Arbitrary<Event> =>
  fc.oneof(
    fc
      .record({ subject, quarter: fc.integer({ min: 1, max: 4 }), value })
      .map(
        (one): Event => [
          on,
          TargetSet.of({ plan, cell: { subject: one.subject, period: quarter(2024, one.quarter) }, value: one.value }),
        ],
      ),
    fc
      .record({ subject, from: fc.nat({ max: 700 }).map(dayNo), value })
      .map((one): Event => [on, QuotaSet.of({ plan, ...one })]),
    fc.constantFrom<Event>(
      [on, TargetPlanApproved.of({ plan, step: 1, steps: 1 })],
      [on, TargetPlanReturned.of({ plan, reason: 'no' })],
    ),
  );

const planOf = (plan: string): fc.Arbitrary<Stream> =>
  fc
    .array(
      fc.nat({ max: 500 }).chain((days) => told(plan, dayNo(days))),
      { maxLength: 8 },
    )
    .map((events) => streamOf(`test.target-${plan}`, [opened(plan, {}, dayNo(0)), ...events]));

const sale = placed('1', '2024-01-10', {
  customer: 'C1',
  salesperson: '7',
  territory: 'east',
  lines: [line('P1', yuan(6))],
});

/** Days of one plan in streams of their own, one of them corrected; and a forecast. */
const day = (on: LocalDate, value: number): Event => [
  on,
  DailyResultConfirmed.of({
    plan: 'T1',
    on,
    metric: 'visits',
    unit: { kind: 'count' },
    subject: 'salesperson:7',
    value,
  }),
];
const first = streamOf('test.result-T1.2024-01-02', [day('2024-01-02', 3)]);
const days: readonly Stream[] = [
  streamOf('test.result-T1.2024-01-02', [
    day('2024-01-02', 3),
    [
      '2024-01-03',
      DailyResultConfirmed.of(
        { plan: 'T1', on: '2024-01-02', metric: 'visits', unit: { kind: 'count' }, subject: 'salesperson:7', value: 5 },
        { corrects: first[0]?.id ?? '' },
      ),
    ],
  ]),
  streamOf('test.result-T1.2024-01-03', [day('2024-01-03', 4)]),
];
const forecasts = streamOf('test.forecast-F1', [
  [
    '2024-02-01',
    ForecastMade.of({
      forecast: 'F1',
      subject: 'company:all',
      metric: 'revenue',
      unit: { kind: 'money', currency: 'CNY', scale: 0 },
      history: [{ period: quarter(2023, 4), value: 6 }],
      method: { method: 'moving-average', window: 1 },
      tested: { periods: 0, meanError: null, share: null, bias: '0' },
      horizon: [{ period: quarter(2024, 1), value: 6 }],
      nextDue: '2024-05-01',
    }),
  ],
  ['2024-02-02', ForecastUsed.of({ forecast: 'F1', made: 'x', plan: 'T1', adjustment: 'none' })],
]);

const answers = (book: SalesBook): unknown => [
  madeForecasts(book, { asOf: dayNo(700) }),
  targetChanges(book, { asOf: dayNo(700), plan: 'T1' }),
  planView(book, { asOf: dayNo(700), plan: 'T1' }),
  dailyResults(book, { asOf: dayNo(700), plan: 'T1', period: week(2024, 1) }),
  ['T1', 'T2', 'T3'].flatMap((plan) =>
    [dayNo(100), dayNo(700)].flatMap((asOf) => [
      targets(book, { asOf, plan }),
      targets(book, { asOf, plan, period: year(2024) }),
    ]),
  ),
];

test('plans answer alike, folded at once, resumed from text or merged from shards', () => {
  fc.assert(
    fc.property(fc.tuple(planOf('T1'), planOf('T2'), planOf('T3')), fc.nat({ max: 30 }), (plans, at) => {
      const log = woven([...plans, ...days, forecasts, sale], [1, 3, 2]);
      const whole = answers(folded(salesBook, log));
      expect(answers(resumed(salesBook, folded(salesBook, log)))).toEqual(whole);
      expect(answers(foldedInTwo(salesBook, log, at))).toEqual(whole);
      expect(answers(foldedInShards(salesBook, log, 3))).toEqual(whole);
      expect(
        answers(folded(salesBook, woven([sale, forecasts, ...days.toReversed(), ...plans.toReversed()], [0]))),
      ).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

test('a saved event that is no event of a plan is refused', () => {
  const saved = salesBook.save(folded(salesBook, woven([streamOf('test.target-T', [opened('T')])], [0])));
  const text = JSON.stringify(saved).replace('"metric":"revenue"', '"metric":"glory"');
  const loaded = salesBook.load(JSON.parse(text));
  expect(E.isLeft(loaded) ? loaded.left : null).toEqual({ code: 'damaged', reason: "an event can't be read" });
});
