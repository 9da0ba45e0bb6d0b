/** What a composition shows and how it is laid out, case by case, on figures small enough to add up by hand. */
import { CustomerClassified, CustomerGraded, CustomerRegistered, CustomerRenamed } from '@clientele/domain/customer';
import { formatRatio, known, type LocalDate, money, quantity, year } from '@clientele/domain/kernel';
import { ReturnRecorded } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { bookOf, line, placed, section, told, view, yuan } from '../../test/sales.ts';
import { formatAmount } from '../kernel/figure.ts';
import { type CompositionQuestion, composition } from './composition.ts';

const faultsOf = (question: Partial<CompositionQuestion>): readonly string[] => {
  const answer = composition(bookOf([]), { asOf: '2025-12-31', axes: ['territory'], ...question });
  return E.isLeft(answer) ? answer.left.map(({ code }) => code) : [];
};

const four: readonly Stream[] = [
  placed('1', '2024-01-10', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(60))] }),
  placed('2', '2024-02-10', { customer: 'C2', territory: 'east', lines: [line('P2', yuan(15))] }),
  placed('3', '2024-03-10', { customer: 'C1', territory: 'west', lines: [line('P1', yuan(20))] }),
  placed('4', '2024-04-10', { lines: [line('P1', yuan(5))] }),
];

test('G5: each region has its share, customers and orders; what names no region is a row of its own, at the end', () => {
  const own = section(four, {});
  expect(told(own, own.rows)).toEqual([
    ['east', '75', '0.750000', 2, 2],
    ['west', '20', '0.200000', 1, 1],
    [null, '5', '0.050000', 0, 1],
  ]);
  expect(own.rows[2]?.classes[0]?.text).toEqual({ en: 'Unknown', zh: '未知' });
  expect(own.total).toEqual({ value: 100n, customers: 2, orders: 4, count: 4 });
});

test('concentration is of what is known and positive: HHI, effective number and the share of the k largest', () => {
  const { concentration } = section(four, { largest: [1, 2] });
  // 75 and 20 of 95: (5625 + 400) × 10 000 / 9025
  expect(formatRatio(concentration.hhi, 4)).toBe('6675.9003');
  expect(formatRatio(concentration.effective, 4)).toBe('1.4979');
  expect(concentration.largest.map(({ share }) => formatRatio(share))).toEqual(['0.789474', '1.000000']);
  expect(concentration.classes).toBe(2);
});

test('a negative value is listed apart and has no part in the concentration, but in the total', () => {
  const back = streamOf('test.order-R1', [
    [
      '2024-05-01',
      ReturnRecorded.of({
        order: 'R1',
        returned: { customer: 'C9', territory: 'north', lines: [line('P1', yuan(30))] },
        reason: 'old',
      }),
    ],
  ]);
  const own = section([...four, back], {});
  expect(told(own, own.negative)).toEqual([['north', '-30', '-0.428571', 0, 0]]);
  expect(own.rows.map(({ classes }) => classes[0]?.key)).toEqual(['east', 'west', null]);
  expect(own.total).toEqual({ value: 70n, customers: 2, orders: 4, count: 4 });
  expect(formatRatio(own.concentration.hhi, 4)).toBe('6675.9003');
});

test('currencies are never added: each has a section of its own, at its finest scale', () => {
  const mixed = view(
    [
      placed('1', '2024-01-10', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(1))] }),
      placed('2', '2024-01-11', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(2345, 3))] }),
      placed('3', '2024-01-12', { customer: 'C1', territory: 'east', lines: [line('P1', money(7, 'USD', 2))] }),
    ],
    {},
  );
  expect(mixed.sections.map(({ unit }) => unit)).toEqual([
    { kind: 'money', currency: 'CNY', scale: 3 },
    { kind: 'money', currency: 'USD', scale: 2 },
  ]);
  expect(mixed.sections.map((own) => told(own, own.rows))).toEqual([
    [['east', '3.345', '1.000000', 1, 2]],
    [['east', '0.07', '1.000000', 1, 1]],
  ]);
});

test('G4: the composition of products is by quantity, one section a unit of measure', () => {
  const kilo = { quantity: quantity(25, 'kg', 1) };
  const own = view(
    [
      placed('1', '2024-01-10', {
        customer: 'C1',
        lines: [line('P1', yuan(9), { category: 'tea', productName: 'Green tea' }), line('P2', yuan(1), kilo)],
      }),
      placed('2', '2024-01-11', {
        customer: 'C2',
        lines: [line('P1', yuan(9), { category: 'tea', productName: 'Green tea 2', quantity: quantity(3) })],
      }),
    ],
    { axes: ['product'], measure: 'quantity' },
  );
  expect(own.asked.by).toBe('line');
  expect(
    own.sections.map(({ unit, rows }) => [unit, rows.map(({ classes, value }) => [classes[0]?.text.en, value])]),
  ).toEqual([
    [{ kind: 'quantity', unit: 'kg', scale: 1 }, [['P2', 25n]]],
    [{ kind: 'quantity', unit: 'piece', scale: 0 }, [['Green tea 2', 4n]]],
  ]);
});

test('gross profit leaves out lines without a cost, and says how much of the sales is covered', () => {
  const own = section(
    [
      placed('1', '2024-01-10', {
        customer: 'C1',
        territory: 'east',
        lines: [
          line('P1', yuan(100), { cost: yuan(625, 1) }),
          line('P2', yuan(50)),
          line('P3', yuan(50), { cost: money(1, 'USD') }),
        ],
      }),
    ],
    { measure: 'gross-profit' },
  );
  expect(told(own, own.rows)).toEqual([['east', '37.5', '1.000000', 1, 1]]);
  expect(
    own.covered && [formatAmount(own.covered.covered), formatAmount(own.covered.sales), formatRatio(own.covered.share)],
  ).toEqual(['100', '200', '0.500000']);
});

test('figures by order use the stated totals, figures by line the lines, and each shows the difference', () => {
  const streams: readonly Stream[] = [
    placed('1', '2024-01-10', {
      customer: 'C1',
      territory: 'east',
      lines: [line('P1', yuan(9996, 4))],
      total: yuan(100, 2),
    }),
  ];
  const byOrder = section(streams, {});
  expect(told(byOrder, byOrder.rows)).toEqual([['east', '1.00', '1.000000', 1, 1]]);
  expect(byOrder.otherBasis).toEqual({
    by: 'line',
    total: { currency: 'CNY', scale: 4, units: 9996n },
    difference: { currency: 'CNY', scale: 4, units: 4n },
  });
  const byLine = section(streams, { by: 'line' });
  expect(byLine.otherBasis?.difference).toEqual({ currency: 'CNY', scale: 4, units: -4n });
});

test('two axes crossed give a row a pair', () => {
  const own = section(four, { axes: ['territory', 'customer'] });
  expect(told(own, own.rows)).toEqual([
    ['east', 'C1', '60', '0.600000', 1, 1],
    ['west', 'C1', '20', '0.200000', 1, 1],
    ['east', 'C2', '15', '0.150000', 1, 1],
    [null, null, '5', '0.050000', 0, 1],
  ]);
});

test('orders and customers are counted once in the total, however many classes they are in', () => {
  const streams: readonly Stream[] = [
    placed('1', '2024-01-10', {
      customer: 'C1',
      lines: [line('P1', yuan(1)), line('P2', yuan(1)), line('P2', yuan(2), { line: '3' })],
    }),
  ];
  const orders = section(streams, { axes: ['product'], measure: 'orders' });
  expect(told(orders, orders.rows)).toEqual([
    ['P1', '1', '1.000000', 1, 1],
    ['P2', '1', '1.000000', 1, 1],
  ]);
  expect(orders.total).toEqual({ value: 1n, customers: 1, orders: 1, count: 3 });
});

test('time is in the order of time, whatever the values', () => {
  const own = section(four, { axes: ['month'] });
  expect(own.rows.map(({ classes }) => classes[0]?.key)).toEqual(['2024-01', '2024-02', '2024-03', '2024-04']);
});

const graded = (customer: string, grade: string | null) =>
  CustomerGraded.of({
    customer,
    grade,
    evidence: { period: year(2023), value: yuan(0), above: yuan(0), total: yuan(0), rank: null, customers: 0 },
  });

test('G2 G8: sales by grade as it was at the sale or as it is now; other classes are axes too, in their own words', () => {
  const customers: readonly Stream[] = [
    streamOf('test.classification-C1', [
      ['2024-01-01', graded('C1', 'B')],
      ['2024-02-01', graded('C1', 'A')],
      ['2024-01-01', CustomerClassified.of({ customer: 'C1', axis: 'trade-form', value: 'chain' })],
    ]),
  ];
  const all: readonly Stream[] = [...four, ...customers];
  const asWas = section(all, { axes: ['grade'], classes: 'as-was' });
  expect(told(asWas, asWas.rows)).toEqual([
    ['B', '60', '0.600000', 1, 1],
    ['A', '20', '0.200000', 1, 1],
    [null, '20', '0.200000', 1, 2],
  ]);
  expect(asWas.rows[2]?.classes[0]?.text).toEqual({ en: 'No grade', zh: '无等级' });
  const asIs = section(all, { axes: ['grade'] });
  expect(told(asIs, asIs.rows).map(([key, value]) => [key, value])).toEqual([
    ['A', '80'],
    [null, '20'],
  ]);
  const byForm = section(all, { axes: ['trade-form'] });
  expect(byForm.rows[0]?.classes[0]?.text).toEqual({ en: 'Chain store', zh: '连锁店' });
});

test('F32: VIP are the top fifth by rank, and the others have a row', () => {
  const streams: readonly Stream[] = Array.from({ length: 6 }, (_, index) =>
    placed(`${index}`, '2024-01-10', { customer: `C${index}`, lines: [line('P1', yuan(10))] }),
  );
  const own = section(streams, { axes: ['vip'] });
  // ⌈20 % × 6⌉ = 2; all are equal, so the first two by id.
  expect(told(own, own.rows)).toEqual([
    ['other', '40', '0.666667', 4, 4],
    ['vip', '20', '0.333333', 2, 2],
  ]);
});

test('a customer is called by the name of the report’s date; one that may not be read is called by its id', () => {
  const customers: readonly Stream[] = [
    streamOf('test.card-C1', [
      ['2024-01-01', CustomerRegistered.of({ customer: 'C1', name: known('Old Name') })],
      ['2024-06-01', CustomerRenamed.of({ customer: 'C1', name: known('New Name') })],
    ]),
    streamOf('test.card-C2', [['2024-01-01', CustomerRegistered.of({ customer: 'C2', name: { kind: 'forgotten' } })]]),
  ];
  const names = (asOf: LocalDate) =>
    section([...four, ...customers], { axes: ['customer'], asOf }).rows.map(({ classes }) => classes[0]?.text);
  expect(names('2024-05-31')[0]).toEqual({ en: 'Old Name', zh: 'Old Name' });
  expect(names('2024-06-01')).toEqual([
    { en: 'New Name', zh: 'New Name' },
    { en: 'C2 (name forgotten)', zh: 'C2（名称已删除）' },
    { en: 'No customer named', zh: '未注明客户' },
  ]);
});

test('a condition keeps or leaves out classes, what is unknown among them', () => {
  expect(section(four, { where: [{ axis: 'customer', classes: ['C1'] }] }).total.value).toBe(80n);
  expect(section(four, { where: [{ axis: 'customer', classes: [null], except: true }] }).total.value).toBe(95n);
  const ofProduct = view(four, {
    where: [
      { axis: 'product', classes: ['P1'] },
      { axis: 'territory', classes: ['east', 'west'] },
    ],
  });
  expect(ofProduct.asked.by).toBe('line');
  expect(ofProduct.sections.map(({ total, otherBasis }) => [total.value, otherBasis])).toEqual([[80n, null]]);
});

test('a question that can’t be answered gets every reason, and never an exception', () => {
  expect(faultsOf({ axes: ['nowhere'] })).toEqual(['question.unknown-axis']);
  expect(faultsOf({ axes: [] })).toEqual(['question.number-of-axes']);
  expect(faultsOf({ axes: ['territory', 'month', 'channel'] })).toEqual(['question.number-of-axes']);
  expect(faultsOf({ axes: ['product'], by: 'order' })).toEqual(['question.axis-needs-lines']);
  expect(faultsOf({ axes: ['pareto'], measure: 'customers' })).toEqual(['question.axis-needs-values']);
  expect(faultsOf({ recognition: 'invoiced', where: [{ axis: 'vip', classes: [] }] })).toEqual([
    'question.not-kept-yet',
    'question.axis-needs-values',
  ]);
  expect(faultsOf({ asOf: '2024-02-30' })).toEqual(['question.not-a-date']);
  expect(faultsOf({ period: { calendar: 'x@1', key: 'x', start: '2024-02-01', end: '2024-02-01' } })).toEqual([
    'question.empty-period',
  ]);
  expect(faultsOf({ axes: ['pareto'], grades: { name: 'bad', version: 1, cuts: [] } })).toEqual([
    'question.bad-grades',
  ]);
});

test('a book without sales answers with nothing, and a measure that nobody knows with nothing too', () => {
  expect(view([], {}).sections).toEqual([]);
  expect(view(four, { measure: 'gross-profit' }).sections).toEqual([]);
  expect(view([], { measure: 'orders' }).sections.map(({ total }) => total.value)).toEqual([0n]);
});
