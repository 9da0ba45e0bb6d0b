// Visit plans by hand: a quarter of one salesperson, counted on fingers; what is left, and what closes the plan.
import { CloseVisitPlan, standardVisitRules, visitPlan } from '@clientele/domain/field';
import {
  chinaBusinessCalendar,
  formatRatio,
  half,
  type LocalDate,
  quarter,
  replay,
  type StoredEvent,
} from '@clientele/domain/kernel';
import { testMeta } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { logOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { entry, foreseen, line, made, planTold, rulesTold } from '../../test/visits.ts';
import { visitBook } from './book.ts';
import { progressBook, visitPlanBook, visitRulesBook } from './plan-book.ts';
import { closingOf, visitPlans } from './plans.ts';

const horizon = quarter(2025, 1);
const run = { opened: '2024-01-01', done: 9, last: '2024-12-01' } as const;
const rules = rulesTold('2024-12-01', {
  from: '2024-12-01',
  areas: [
    { area: 'A1', salesperson: 'S1', vehicle: 'van' },
    { area: 'A2', salesperson: 'S1', vehicle: 'motorbike' },
    { area: 'A3', salesperson: 'S1', vehicle: null },
    { area: 'A1', salesperson: 'S3', vehicle: 'bus' },
  ],
});
const customers = [
  line('C1', run, [entry('V1', '2025-01-06'), entry('V2', '2025-02-10')], { area: 'A1' }),
  line('C2', run, [entry('V3', '2025-01-07'), entry('V4', '2025-01-20', { mode: 'phone' })], { area: 'A2' }),
  line('C3', run, [entry('V5', '2025-03-03')], { area: 'A2' }),
];
const plan = planTold('2024-12-20', horizon, customers, 'S1', 'own@1');
const log = logOf(
  rules,
  plan,
  // Two days late, under an id of its own; and one that nobody planned. C2 was excused in January, and only called.
  made('W1', '2025-01-08', { customer: 'C1' }),
  made('W2', '2025-01-17', { customer: 'C1' }),
  foreseen('V3', '2025-01-07', { customer: 'C2' }, null),
  made('W3', '2025-01-07', { customer: 'C2', mode: 'phone' }),
  made('W4', '2025-01-21', { customer: 'C2', mode: 'phone' }),
  made('W5', '2025-02-10', { customer: 'C1', salesperson: 'S2' }),
);
const booksOf = (events: typeof log) => ({
  visits: folded(visitBook, events),
  visitPlans: folded(visitPlanBook, events),
  visitRules: folded(visitRulesBook, events),
  progress: folded(progressBook, events),
});
const ask = (asOf: LocalDate, books = booksOf(log)) => visitPlans(books, { asOf, on: asOf, tolerance: 2 });

test('P11 P29: planned visits are kept, excused, missed or to come, and others are off plan: told apart, each once', () => {
  const [row] = ask('2025-02-15').rows;
  expect(row?.lines.map(({ planned, standing, done }) => [planned.visit, standing, done])).toEqual([
    ['V1', 'kept', 'W1'],
    ['V3', 'excused', null],
    // A call keeps the plan of a call.
    ['V4', 'kept', 'W4'],
    // Somebody else's visit keeps no plan of mine.
    ['V2', 'missed', null],
    ['V5', 'to come', null],
  ]);
  expect(row).toMatchObject({ planned: 5, kept: 2, excused: 1, missed: 1, toCome: 1, offPlan: ['W3', 'W2'] });
  expect(formatRatio(row?.compliance ?? null, 4)).toBe('0.6667');
  expect(ask('2025-01-05').rows[0]).toMatchObject({ kept: 0, missed: 0, toCome: 5, excused: 0, compliance: null });
});

test('P9: areas that can be reached and were not visited in person are told while the plan runs, with the vehicle and the rules', () => {
  const areas = (asOf: LocalDate) =>
    ask(asOf).rows[0]?.areas.map(({ area, vehicle, planned }) => [area, vehicle, planned]);
  expect(areas('2025-01-05')).toEqual([
    ['A1', 'van', '2025-01-06'],
    ['A2', 'motorbike', '2025-01-07'],
  ]);
  // A call visits no village; the next visit there is planned for March, and afterwards none is.
  expect(areas('2025-02-15')).toEqual([['A2', 'motorbike', '2025-03-03']]);
  expect(areas('2025-03-10')).toEqual([['A2', 'motorbike', null]]);
  expect(ask('2025-02-15').rows[0]?.areas[0]?.rules).toBe('own@1');
});

test('P11: whoever has no plan for a quarter, half-year or year is named', () => {
  const missing = (asOf: LocalDate, more: typeof log = []) =>
    visitPlans(booksOf([...log, ...more]), { asOf, on: asOf, tolerance: 2 }).missing.map(
      ({ salesperson, horizon: of }) => `${salesperson} ${of}`,
    );
  expect(missing('2025-02-15')).toEqual([
    'S1 half',
    'S1 year',
    'S2 quarter',
    'S2 half',
    'S2 year',
    'S3 quarter',
    'S3 half',
    'S3 year',
  ]);
  const more = logOf(planTold('2024-12-21', half(2025, 1), customers));
  expect(missing('2025-02-15', more)[0]).toBe('S1 year');
  expect(missing('2025-04-01', more).slice(0, 2)).toEqual(['S1 quarter', 'S1 year']);
});

test('P11: what the matching says of a plan whose horizon is over closes it', () => {
  const books = booksOf(log);
  const [row] = visitPlans(books, { asOf: '2025-04-05', on: '2025-03-31', tolerance: 2 }).rows;
  if (row === undefined) throw new Error('no plan');
  const { outcomes, offPlan } = closingOf(row);
  const close = CloseVisitPlan.of(
    { salesperson: 'S1', horizon, outcomes: [...outcomes], offPlan: [...offPlan] },
    testMeta('2025-04-05'),
  );
  const state = replay(visitPlan, plan as readonly StoredEvent<never>[]);
  const decided = visitPlan.decide(close, { visitRules: [standardVisitRules], calendar: chinaBusinessCalendar })(state);
  expect(E.isRight(decided) ? decided.right[0]?.data : decided.left).toMatchObject({
    planned: 5,
    kept: 2,
    excused: 1,
    missed: 2,
    offPlan: ['W3', 'W2'],
  });
});

test('however they are folded, the books of plans and rules answer alike; a checkpoint that is none is refused', () => {
  const whole = ask('2025-02-15');
  const visits = folded(visitBook, log);
  for (const at of [0, 1, 2, 5, log.length])
    expect(
      ask('2025-02-15', {
        visits,
        visitPlans: foldedInTwo(visitPlanBook, log, at),
        visitRules: foldedInTwo(visitRulesBook, log, at),
        progress: progressBook.init(),
      }),
    ).toEqual(whole);
  const sharded = {
    visits,
    visitPlans: foldedInShards(visitPlanBook, log, 3),
    progress: progressBook.init(),
    visitRules: resumed(visitRulesBook, folded(visitRulesBook, log)),
  };
  expect(ask('2025-02-15', sharded)).toEqual(whole);
  expect(E.isLeft(visitPlanBook.load({ name: 'visit-plans', version: 1, body: { streams: [['x', [7]]] } }))).toBe(true);
});
