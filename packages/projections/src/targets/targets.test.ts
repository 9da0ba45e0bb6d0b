/** Each target against what was sold in its own period, as the plan stood and the sales were known on the report's date. */
import { formatRatio, quantity, quarter, year } from '@clientele/domain/kernel';
import { TargetSet } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { opened, planStream, quota, set, splitOverTerritories } from '../../test/plans.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { type TargetRow, type Targets, type TargetsQuestion, targets } from './targets.ts';

const sales: readonly Stream[] = [
  placed('1', '2024-01-10', {
    customer: 'C1',
    salesperson: '7',
    territory: 'east',
    lines: [line('P1', yuan(6050, 2), { category: 'tea', quantity: quantity(4) })],
  }),
  placed('2', '2024-04-01', {
    customer: 'C2',
    salesperson: '8',
    territory: 'east',
    lines: [line('P2', yuan(40), { category: 'tea' })],
  }),
  placed('3', '2024-12-31', {
    customer: 'C1',
    territory: 'west',
    lines: [line('P1', yuan(20), { category: 'cups', quantity: quantity(2) })],
  }),
  placed('4', '2025-01-01', { customer: 'C1', territory: 'west', lines: [line('P1', yuan(1000))] }),
];

const ask = (streams: readonly Stream[], question: Partial<TargetsQuestion>): Targets =>
  answered(targets(bookOf([...sales, ...streams]), { asOf: '2025-06-30', plan: 'T', ...question }));

/** `[subject, period, realistic, actual, attainment, zone]` */
const told = ({ rows }: Targets) =>
  rows.map(({ subject, period, target, actual, attainment }: TargetRow) => [
    subject,
    period.key,
    target?.realistic ?? null,
    actual,
    formatRatio(attainment?.attainment ?? null),
    attainment?.zone ?? null,
  ]);

const plan = planStream('T', [
  opened('T'),
  set('T', 'company:all', year(2024), 100, 150),
  splitOverTerritories('T', [
    ['east', 60, 100],
    ['west', 40, 50],
  ]),
]);

test('A9 B2: each target has its actual, its attainment and its zone, in the finer scale of plan and sales', () => {
  const view = ask([plan], {});
  expect(view.unit).toEqual({ kind: 'money', currency: 'CNY', scale: 2 });
  expect(told(view)).toEqual([
    ['company:all', '2024', 10_000n, 12_050n, '1.205000', 'between'],
    ['territory:east', '2024', 6000n, 10_050n, '1.675000', 'met'],
    ['territory:west', '2024', 4000n, 2000n, '0.500000', 'below'],
  ]);
  expect(
    view.rows.map(({ attainment }) => [attainment?.gap, formatRatio(attainment?.idealAttainment ?? null)]),
  ).toEqual([
    [2050n, '0.803333'],
    [4050n, '1.005000'],
    [-2000n, '0.400000'],
  ]);
  expect(view.plan).toMatchObject({ id: 'T', metric: 'revenue', standing: 'draft' });
});

test('an actual of just the realistic target meets it, of just the ideal one meets both', () => {
  const zoneOf = (realistic: number, ideal: number) =>
    ask([planStream('T', [opened('T'), set('T', 'territory:west', year(2024), realistic, ideal)])], {}).rows[0]
      ?.attainment?.zone;
  expect([zoneOf(21, 30), zoneOf(20, 21), zoneOf(19, 20), zoneOf(20, 20)]).toEqual(['below', 'between', 'met', 'met']);
});

test('a target of zero has no attainment, and no target is none', () => {
  const view = ask([planStream('T', [opened('T'), set('T', 'territory:west', year(2024), 0, 0)])], {});
  expect(told(view)).toEqual([['territory:west', '2024', 0n, 2000n, null, 'met']]);
  const quarters = ask([plan], { period: quarter(2024, 1) });
  expect(
    told(quarters).map(([subject, , target, actual, attainment]) => [subject, target, actual, attainment]),
  ).toEqual([
    ['company:all', null, 6050n, null],
    ['territory:east', null, 6050n, null],
    ['territory:west', null, 0n, null],
  ]);
});

test('periods are half-open: the first day counts, the day after the last doesn’t', () => {
  const view = ask(
    [
      planStream('T', [
        opened('T'),
        set('T', 'territory:west', year(2024), 1, 1),
        set('T', 'territory:east', quarter(2024, 2), 1, 1),
      ]),
    ],
    {},
  );
  expect(view.rows.map(({ actual }) => actual)).toEqual([2000n, 4000n]);
});

test('quotas have the periods of their subject: from one until the next', () => {
  const quotas = planStream('T', [
    opened('T', { calendar: { kind: 'quotas', name: 'quotas', version: 1 } }, '2023-01-01'),
    quota('T', 'salesperson:7', '2024-01-10', 50),
    quota('T', 'salesperson:7', '2024-04-01', 80),
    quota('T', 'salesperson:8', '2024-01-01', 40),
  ]);
  expect(told(ask([quotas], {}))).toEqual([
    ['salesperson:7', '2024-01-10', 5000n, 6050n, '1.210000', 'met'],
    ['salesperson:7', '2024-04-01', 8000n, 0n, '0.000000', 'below'],
    ['salesperson:8', '2024-01-01', 4000n, 4000n, '1.000000', 'met'],
  ]);
});

test('a report sees the plan and the sales of its own date, and which periods are still open', () => {
  const later = planStream('T', [
    opened('T'),
    set('T', 'territory:east', year(2024), 60, 100),
    set('T', 'territory:west', year(2024), 9, 9, '2024-06-01'),
  ]);
  const then = ask([later], { asOf: '2024-03-31' });
  expect(told(then)).toEqual([['territory:east', '2024', 6000n, 6050n, '1.008333', 'between']]);
  expect(then.rows[0]?.open).toBe(true);
  expect(ask([later], { asOf: '2024-12-30' }).rows.map(({ open }) => open)).toEqual([true, true]);
  expect(ask([later], { asOf: '2024-12-31' }).rows.map(({ open }) => open)).toEqual([false, false]);
});

test('a corrected target is what it was corrected to; one taken back is gone', () => {
  const first = planStream('T', [opened('T'), set('T', 'territory:east', year(2024), 60, 100)]);
  const [, target] = first;
  const cell = { subject: 'territory:east', period: year(2024) } as const;
  const corrected = (value: { realistic: number; ideal: number } | null) => [
    ...first,
    ...streamOf('test.target-T', [
      ['2023-12-01', TargetSet.of({ plan: 'T', cell, value: null })],
      ['2023-12-01', TargetSet.of({ plan: 'T', cell, value: null })],
      ['2023-12-02', TargetSet.of({ plan: 'T', cell, value }, { corrects: target?.id ?? '' })],
    ]).slice(2),
  ];
  expect(told(ask([corrected({ realistic: 67, ideal: 70 })], {}))).toEqual([
    ['territory:east', '2024', 6700n, 10_050n, '1.500000', 'met'],
  ]);
  expect(told(ask([corrected(null)], {}))).toEqual([]);
});

test('B3: products and categories are met by lines, and units by quantities of the plan’s own unit', () => {
  const byCategory = planStream('T', [opened('T'), set('T', 'category:tea', year(2024), 100, 100)]);
  expect(told(ask([byCategory], {}))).toEqual([['category:tea', '2024', 10_000n, 10_050n, '1.005000', 'met']]);
  const units = planStream('T', [
    opened('T', { metric: 'units', unit: { kind: 'quantity', unit: 'piece', scale: 0 } }),
    set('T', 'product:P1', year(2024), 12, 12),
  ]);
  expect(told(ask([units], {}))).toEqual([['product:P1', '2024', 12n, 6n, '0.500000', 'below']]);
});

test('what sales don’t tell has no actual: another metric, an axis that nobody knows', () => {
  const visits = planStream('T', [
    opened('T', { metric: 'visits', unit: { kind: 'count' } }),
    set('T', 'company:all', year(2024), 5, 5),
  ]);
  expect(ask([visits], {})).toMatchObject({
    unit: { kind: 'quantity', unit: '', scale: 0 },
    rows: [{ actual: null, attainment: null, target: { realistic: 5n } }],
  });
  const team = planStream('T', [
    opened('T'),
    set('T', 'team:red', year(2024), 5, 5),
    set('T', 'pareto:A', year(2024), 5, 5),
  ]);
  expect(ask([team], {}).rows.map(({ actual }) => actual)).toEqual([null, null]);
});

test('a plan in a currency in which nothing was sold has actuals of zero', () => {
  const dollars = planStream('T', [
    opened('T', { unit: { kind: 'money', currency: 'USD', scale: 2 } }),
    set('T', 'company:all', year(2024), 5, 5),
  ]);
  expect(told(ask([dollars], {}))).toEqual([['company:all', '2024', 5n, 0n, '0.000000', 'below']]);
});

test('conditions narrow what counts: the territory’s own sales by a salesperson only', () => {
  const view = ask([plan], { where: [{ axis: 'salesperson', classes: [null], except: true }] });
  expect(view.rows.map(({ actual }) => actual)).toEqual([10_050n, 10_050n, 0n]);
});

test('a plan that isn’t there on the date is unknown, with those that are', () => {
  const answer = targets(bookOf([plan, planStream('late', [opened('late', {}, '2026-01-01')])]), {
    asOf: '2025-06-30',
    plan: 'late',
  });
  expect(answer).toEqual(E.left([{ code: 'question.unknown-plan', data: { plan: 'late', known: ['T'] } }]));
});
