/** Statistics by period and of signings: by hand, and against a plain loop over the events of any company. */

import type { StoredEvent } from '@clientele/domain/kernel';
import {
  addDays,
  formatRatio,
  isLocalDate,
  type LocalDate,
  month,
  periodOf,
  quarter,
  year,
} from '@clientele/domain/kernel';
import {
  AmendOrder,
  CancelOrder,
  type OrderCommand,
  type OrderEvent,
  order,
  PlaceOrder,
  ReturnLines,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, instantOn, type Stream, stored, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { unitName } from '../kernel/figure.ts';
import { signings } from './signings.ts';
import { statistics } from './statistics.ts';

const sale = (id: string, on: LocalDate, amount: number): Stream =>
  placed(id, on, { customer: 'C1', lines: [line('P1', yuan(amount))] });

const months: readonly Stream[] = [
  sale('1', '2023-01-10', 10),
  sale('2', '2023-02-10', 10),
  sale('3', '2024-01-05', 15),
  sale('4', '2024-01-06', 15),
  sale('5', '2024-03-10', 20),
];

const text = (ratio: Parameters<typeof formatRatio>[0]) => formatRatio(ratio);

test('G11 G16: each month has its sales, growth on the month and the year before, and the same from January on', () => {
  const { rows } = only(
    answered(statistics(bookOf(months), { asOf: '2024-12-31', unit: 'month', period: quarter(2024, 1) })).sections,
  );
  expect(
    rows.map((row) => [
      row.period.key,
      row.value,
      row.orders,
      text(row.onPrevious),
      text(row.onLastYear),
      row.cumulative,
      text(row.cumulativeOnLastYear),
      text(row.perOrder),
      row.coverage,
    ]),
  ).toEqual([
    ['2024-01', 30n, 2, null, '2.000000', 30n, '2.000000', '15.000000', 'whole'],
    ['2024-02', 0n, 0, '-1.000000', '-1.000000', 30n, '0.500000', null, 'whole'],
    ['2024-03', 20n, 1, null, null, 50n, '1.500000', '20.000000', 'partly'],
  ]);
});

test('G16: by week, quarter, half and year; a week that begins in the old year is of the year in which it ends', () => {
  const book = bookOf(months);
  const keys = (unit: 'week' | 'quarter' | 'half' | 'year') =>
    only(answered(statistics(book, { asOf: '2024-12-31', unit, period: year(2024) })).sections).rows.map(
      ({ period, value, cumulative }) => [period.key, value, cumulative] as const,
    );
  expect(keys('year')).toEqual([['2024', 50n, 50n]]);
  expect(keys('half')).toEqual([
    ['2024-H1', 50n, 50n],
    ['2024-H2', 0n, 50n],
  ]);
  expect(keys('quarter').map(([key]) => key)).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4']);
  const weeks = keys('week');
  expect(weeks.slice(0, 2)).toEqual([
    ['2024-W01', 30n, 30n],
    ['2024-W02', 0n, 30n],
  ]);
  // Week 1 of 2025 begins on 30 December 2024: its year so far is that of 2025.
  expect(weeks.at(-1)).toEqual(['2025-W01', 0n, 0n]);
});

test('G17: asked as of the middle of a month, nothing after that day is known', () => {
  const { rows } = only(
    answered(statistics(bookOf(months), { asOf: '2024-01-05', unit: 'month', period: month(2024, 1) })).sections,
  );
  expect(rows.map(({ value, orders }) => [value, orders])).toEqual([[15n, 1]]);
});

test('G16 G17: in any company, as of any date, the periods come to what a composition of the same dates says', () => {
  fc.assert(
    fc.property(
      companies,
      fc.constantFrom('week', 'month', 'quarter', 'year' as const),
      fc.constantFrom('sales', 'orders', 'customers' as const),
      fc.constantFrom('own-date', 'sale-date' as const),
      fc.integer({ min: 1, max: 720 }).map(dayNo),
      (streams, unit, measure, returns, asOf) => {
        const book = folded(salesBook, woven(streams, [1, 2]));
        const view = answered(statistics(book, { asOf, unit, measure, returns, period: year(2024) }));
        for (const own of view.sections) {
          for (const { period, value, orders, customers, cumulative } of own.rows) {
            const total = (of: typeof period) => {
              const whole = answered(
                composition(book, { asOf, period: of, measure, returns, axes: ['company'] }),
              ).sections.find(({ unit: other }) => unitName(other) === unitName(own.unit));
              const scale = (one: object | undefined) => (one !== undefined && 'scale' in one ? Number(one.scale) : 0);
              const factor = 10n ** BigInt(whole === undefined ? 0 : scale(own.unit) - scale(whole.unit));
              return {
                value: (whole?.total.value ?? 0n) * factor,
                orders: whole?.total.orders ?? 0,
                customers: whole?.total.customers ?? 0,
              };
            };
            expect({ value, orders, customers }).toEqual(total(period));
            const last = addDays(period.end, -1);
            const start = year(Number(last.slice(0, 4))).start;
            expect(isLocalDate(start)).toBe(true);
            expect(cumulative).toBe(total({ ...period, calendar: 'own@1', start }).value);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

const by = { id: 'tester', roles: [] };
const meta = (on: LocalDate) => ({ commandId: on, at: instantOn(on), on, by });

const ordered = (id: string, ...commands: readonly OrderCommand[]): Stream => {
  let state = order.initial;
  const events: StoredEvent<OrderEvent>[] = [];
  for (const command of commands) {
    const decided = order.decide(command, {})(state);
    if (E.isLeft(decided)) throw new Error(JSON.stringify(decided.left));
    for (const event of decided.right) {
      const own = stored(`test.order-${id}`, events.length, command.meta.on, event, command.meta.at);
      state = order.evolve(state, own);
      events.push(own);
    }
  }
  return events;
};

const content = (amount: number, salesperson: string) => ({
  customer: 'C1',
  salesperson,
  lines: [line('P1', yuan(amount), { quantity: { amount: 4, scale: 0, unit: 'piece' } })],
});

const signed: readonly Stream[] = [
  ordered('1', PlaceOrder.of({ order: '1', content: content(100, 'S1') }, meta('2024-01-05'))),
  ordered(
    '2',
    PlaceOrder.of({ order: '2', content: content(50, 'S2') }, meta('2024-01-20')),
    AmendOrder.of({ order: '2', after: content(70, 'S2'), reason: 'more' }, meta('2024-02-03')),
    CancelOrder.of({ order: '2', reason: 'off' }, meta('2024-03-03')),
  ),
  ordered(
    '3',
    PlaceOrder.of({ order: '3', content: content(8, 'S1') }, meta('2024-02-10')),
    ReturnLines.of(
      { order: '3', lines: [{ line: 'P1', quantity: { amount: 1, scale: 0, unit: 'piece' } }], reason: 'broken' },
      meta('2024-02-20'),
    ),
  ),
];

test('G15: orders are signed in the month of their signing, and changed or called off in the month of that', () => {
  const own = only(
    answered(signings(bookOf(signed), { asOf: '2024-12-31', unit: 'month', period: year(2024) })).sections,
  );
  expect(own.rows.map(({ period, class: _class, ...figures }) => [period.key, ...Object.values(figures)])).toEqual([
    ['2024-01', 2, 150n, 0, 0n, 0, 0n, 150n],
    ['2024-02', 1, 8n, 1, 20n, 0, 0n, 28n],
    ['2024-03', 0, 0n, 0, 0n, 1, 70n, -70n],
  ]);
  expect(own.total.netAmount).toBe(108n);
});

test('G15 G17: by salesperson, and as of a date before the change, the signing stands as it was signed', () => {
  const book = bookOf(signed);
  const rows = (asOf: LocalDate) =>
    only(
      answered(signings(book, { asOf, unit: 'quarter', period: year(2024), axis: 'salesperson' })).sections,
    ).rows.map((row) => [row.class.key, row.signedAmount, row.changedAmount, row.cancelledAmount]);
  expect(rows('2024-01-31')).toEqual([
    ['S1', 100n, 0n, 0n],
    ['S2', 50n, 0n, 0n],
  ]);
  expect(rows('2024-12-31')).toEqual([
    ['S1', 108n, 0n, 0n],
    ['S2', 50n, 20n, 70n],
  ]);
});

/** What each event of an order does, read from the event itself. */
const actsOf = (event: StoredEvent<OrderEvent>) => {
  switch (event.type) {
    case 'OrderPlaced':
      return [{ act: 'signed', count: 1, on: event.occurredOn }];
    case 'OrderAmended':
      return [{ act: 'changed', count: 1, on: event.occurredOn }];
    case 'OrderCancelled':
      return [{ act: 'cancelled', count: 1, on: event.occurredOn }];
    case 'OrderCorrected':
      return [
        { act: 'signed', count: -1, on: event.data.placedOn },
        ...(event.data.after === null ? [] : [{ act: 'signed', count: 1, on: event.occurredOn }]),
      ];
    default:
      return [];
  }
};

test('G15: in any company, as many orders are signed, changed and called off in each month as events say', () => {
  fc.assert(
    fc.property(companies, fc.integer({ min: 1, max: 720 }).map(dayNo), (streams, asOf) => {
      const book = folded(salesBook, woven(streams, [1, 3]));
      const span = { calendar: 'own@1', key: 'all', start: '2022-01-01', end: '2027-01-01' } as const;
      const view = answered(signings(book, { asOf, unit: 'month', period: span }));
      const expected = new Map<string, number>();
      for (const stream of streams) {
        if (!stream[0]?.stream.includes('order')) continue;
        for (const event of stream as readonly StoredEvent<OrderEvent>[]) {
          for (const { act, count, on } of actsOf(event)) {
            if (on > asOf) continue;
            const key = `${periodOf('month', on).key} ${act}`;
            expected.set(key, (expected.get(key) ?? 0) + count);
          }
        }
      }
      const found = new Map<string, number>();
      for (const { rows } of view.sections)
        for (const { period, signed: s, changed, cancelled } of rows)
          for (const [act, count] of [
            ['signed', s],
            ['changed', changed],
            ['cancelled', cancelled],
          ] as const)
            found.set(`${period.key} ${act}`, (found.get(`${period.key} ${act}`) ?? 0) + count);
      for (const key of new Set([...expected.keys(), ...found.keys()]))
        expect([key, found.get(key) ?? 0]).toEqual([key, expected.get(key) ?? 0]);
    }),
  );
});

test('G16: the year so far has the first days of January, though their week began in the old year', () => {
  const book = bookOf([sale('1', '2023-01-01', 7), sale('2', '2023-01-05', 5)]);
  const { rows } = only(answered(statistics(book, { asOf: '2023-12-31', unit: 'week', period: year(2023) })).sections);
  expect([rows[0]?.period.key, rows[0]?.value, rows[0]?.cumulative]).toEqual(['2023-W01', 5n, 12n]);
});

test('a customer who bought in January and in February is one of the year so far', () => {
  const book = bookOf([sale('1', '2024-01-10', 7), sale('2', '2024-02-05', 5)]);
  const { rows } = only(
    answered(statistics(book, { asOf: '2024-12-31', unit: 'month', measure: 'customers', period: quarter(2024, 1) }))
      .sections,
  );
  expect(rows.map(({ value, cumulative }) => [value, cumulative])).toEqual([
    [1n, 1n],
    [1n, 1n],
    [0n, 1n],
  ]);
});
