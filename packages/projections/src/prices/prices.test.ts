// Prices against plan and list, what activities bring and displays cost: figures worked out by hand.

import { CustomerGraded } from '@clientele/domain/customer';
import { type LocalDate, money, year } from '@clientele/domain/kernel';
import {
  GroupBuyJoined,
  PriceListApproved,
  PriceListProposed,
  PriceListPutInForce,
  PricePlanReviewed,
  PricePlanSet,
  PromotionApproved,
  PromotionCostRecorded,
  PromotionPlanned,
  uniformPricing,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { logOf, streamOf, woven } from '../../test/events.ts';
import { folded, foldedInShards, resumed } from '../../test/laws.ts';
import { line, placed } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { priceDeviation } from './deviation.ts';
import { displayCosts, promotionEffect } from './effect.ts';

const yuan = (amount: number) => money(amount, 'CNY');
const right = <T>(either: E.Either<unknown, T>): T => {
  if (E.isRight(either)) return either.right;
  throw new Error(JSON.stringify(either.left));
};
const evidence = { period: year(2023), value: yuan(1), above: yuan(0), total: yuan(1), rank: 1, customers: 1 };
const graded = (customer: string, grade: string) =>
  streamOf(`test.classification-${customer}`, [['2023-12-01', CustomerGraded.of({ customer, grade, evidence })]]);

let count = 0;
/** A sale: pieces of a product for so much altogether. */
const sale = (on: LocalDate, customer: string, product: string, pieces: number, amount: number) => {
  count += 1;
  return placed(`O${count}`, on, {
    customer,
    lines: [{ ...line(product, yuan(amount)), quantity: { amount: pieces, scale: 0, unit: 'box' } }],
  });
};

const seasons = [{ season: 'summer', start: '2024-06-01', end: '2024-09-01' } as const];
const cells = [
  { product: 'P1', price: yuan(100_00), cost: yuan(80_00), quantity: 10 },
  { product: 'P1', class: 'A', season: 'summer', price: yuan(90_00), quantity: 10 },
  { product: 'P2', price: yuan(10_00), quantity: 1 },
];
const plan = streamOf('test.priceplan-PP1', [
  [
    '2024-01-01',
    PricePlanSet.of({
      plan: 'PP1',
      content: { name: '2024', period: year(2024), axis: 'grade', seasons, cells, reviewEvery: 30 },
    }),
  ],
  [
    '2024-05-01',
    PricePlanReviewed.of({
      plan: 'PP1',
      findings: [{ product: 'P2', planned: yuan(10_00), actual: yuan(10_00) }],
      beyond: 0,
      improvement: null,
    }),
  ],
]);
const content = {
  name: '2024',
  validFrom: '2024-01-01',
  axis: 'grade',
  seasons,
  entries: [
    { product: 'P1', price: yuan(95_00) },
    { product: 'P1', season: 'summer', price: yuan(92_00) },
  ],
  means: ['cash' as const],
  factors: { cost: 'x', demand: 'x', competition: 'x' },
} as const;
const list = streamOf('test.pricelist-L1', [
  [
    '2023-12-01',
    PriceListProposed.of({
      list: 'L1',
      version: 1,
      content: { ...content, seasons, entries: [...content.entries], means: [...content.means] },
      reason: 'x',
    }),
  ],
  ['2023-12-02', PriceListApproved.of({ list: 'L1', version: 1 })],
  ['2023-12-03', PriceListPutInForce.of({ list: 'L1', version: 1, from: '2024-01-01' })],
]);
const sales = [
  sale('2024-02-01', 'C1', 'P1', 3, 300_00),
  sale('2024-06-01', 'C1', 'P1', 2, 170_00),
  sale('2024-08-31', 'C1', 'P1', 1, 88_00),
  sale('2024-07-01', 'C2', 'P1', 1, 70_00),
  sale('2024-09-01', 'C1', 'P1', 1, 72_00),
];
const streams = [graded('C1', 'A'), graded('C2', 'B'), plan, list, ...sales];
const book = () => folded(salesBook, logOf(...streams));
const policy = uniformPricing;

test('N3: what a unit brought on average stands beside the plan, with its deviation and whether that is tolerated', () => {
  const view = right(priceDeviation(book(), { asOf: '2024-12-31', of: { plan: 'PP1' }, policy }));
  const [all, summer, unsold] = [view.rows[1], view.rows[0], view.rows[2]];
  // 300 + 170 + 88 + 70 + 72 = 700.00 for 8 boxes: 87.50, 12.5 % below 100.00
  expect(all).toMatchObject({
    product: 'P1',
    class: null,
    season: null,
    quantity: 8_000_000n,
    sales: 700_000_000n,
    beyond: true,
  });
  expect(Number(all?.actual?.numerator) / Number(all?.actual?.denominator)).toBe(87_500_000);
  expect(Number(all?.deviation?.numerator) / Number(all?.deviation?.denominator)).toBe(-0.125);
  // Of class A in summer: 170 + 88 = 258.00 for 3 boxes: 86.00
  expect(summer).toMatchObject({
    class: 'A',
    season: 'summer',
    quantity: 3_000_000n,
    sales: 258_000_000n,
    beyond: true,
  });
  expect(unsold).toMatchObject({ product: 'P2', actual: null, deviation: null, beyond: false });
});

test('N2: prices of a list are checked by class and season too, from the day it is in force', () => {
  const view = right(priceDeviation(book(), { asOf: '2024-12-31', of: { list: 'L1' }, policy }));
  // In summer 170 + 88 + 70 = 328.00 for 4 boxes: 82.00 beside 92.00
  const summer = view.rows.find(({ season }) => season === 'summer');
  expect(summer).toMatchObject({ meant: 92_000_000n, sales: 328_000_000n, quantity: 4_000_000n, beyond: true });
  expect(priceDeviation(book(), { asOf: '2023-12-31', of: { list: 'L1' }, policy })).toMatchObject({
    left: [{ code: 'prices.unknown-list', data: { list: 'L1', known: ['L1'] } }],
  });
});

test('N4: the average margin over what has a cost is held against the floor', () => {
  // 700.00 for 8 boxes that cost 80.00 each: 60.00 of 700.00, 8.57 %, below 10 %
  const view = right(priceDeviation(book(), { asOf: '2024-12-31', of: { plan: 'PP1' }, policy }));
  expect([view.margin?.numerator, view.margin?.denominator]).toEqual([60_000_000n, 700_000_000n]);
  expect(view.belowFloor).toBe(true);
  expect(
    right(priceDeviation(book(), { asOf: '2024-12-31', of: { plan: 'PP1' }, policy: { ...policy, floor: 857 } }))
      .belowFloor,
  ).toBe(false);
  const early = right(priceDeviation(book(), { asOf: '2024-03-01', of: { plan: 'PP1' }, policy }));
  expect(early.belowFloor).toBe(false);
});

test('N3: by when a plan is to be checked next follows from its last check, as of any day', () => {
  const on = (asOf: LocalDate) => {
    const { reviewBy, reviewOverdue } = right(priceDeviation(book(), { asOf, of: { plan: 'PP1' }, policy }));
    return [reviewBy, reviewOverdue];
  };
  expect(on('2024-01-31')).toEqual(['2024-01-31', false]);
  expect(on('2024-02-01')).toEqual(['2024-01-31', true]);
  expect(on('2024-05-01')).toEqual(['2024-05-31', false]);
});

const activity = streamOf('test.promotion-A1', [
  [
    '2024-05-01',
    PromotionPlanned.of({
      promotion: 'A1',
      content: {
        name: 'Summer',
        kind: 'group-buy',
        means: { kind: 'discount', basisPoints: 800 },
        threshold: 2,
        products: ['P1'],
        start: '2024-06-01',
        end: '2024-08-31',
        goal: 'x',
        budget: yuan(100_00),
        staff: ['S1'],
        materials: [],
        steps: [{ step: '1', text: 'x', owner: 'S1', dueOn: '2024-05-31' }],
      },
    }),
  ],
  ['2024-05-02', PromotionApproved.of({ promotion: 'A1' })],
  [
    '2024-06-01',
    PromotionCostRecorded.of({
      promotion: 'A1',
      cost: 'K1',
      kind: 'display',
      amount: yuan(30_00),
      customer: 'C1',
      relationship: 2,
    }),
  ],
  [
    '2024-06-02',
    PromotionCostRecorded.of({
      promotion: 'A1',
      cost: 'K2',
      kind: 'display',
      amount: yuan(10_00),
      customer: 'C2',
      relationship: 5,
    }),
  ],
  [
    '2024-06-03',
    PromotionCostRecorded.of({
      promotion: 'A1',
      cost: 'K3',
      kind: 'display',
      amount: yuan(20_00),
      customer: 'C1',
      relationship: 2,
    }),
  ],
  ['2024-06-04', PromotionCostRecorded.of({ promotion: 'A1', cost: 'K4', kind: 'material', amount: yuan(4_00) })],
  ['2024-06-05', GroupBuyJoined.of({ promotion: 'A1', customer: 'C1', pieces: 3 })],
]);

test('N11 N12: what an activity brought is its products’ sales less those of as many days before it, beside its cost', () => {
  const kept = folded(salesBook, logOf(...streams, activity, sale('2024-03-01', 'C1', 'P1', 1, 100_00)));
  const effect = right(promotionEffect(kept, { promotion: 'A1', asOf: '2024-12-31' }));
  // 92 days: 2024-03-01 to 05-31 brought 100.00, 06-01 to 08-31 170 + 88 + 70 = 328.00
  expect(effect).toMatchObject({
    days: 92,
    before: 100_000_000n,
    during: 328_000_000n,
    uplift: 228_000_000n,
    cost: 64_000_000n,
    pieces: 3,
    over: true,
  });
  expect(right(promotionEffect(kept, { promotion: 'A1', asOf: '2024-08-31' })).over).toBe(false);
  expect(promotionEffect(kept, { promotion: 'A2', asOf: '2024-12-31' })).toMatchObject({
    left: [{ code: 'prices.unknown-promotion', data: { promotion: 'A2', known: ['A1'] } }],
  });
});

test('N13: what special displays cost is told by how good the relationship with the shop is', () => {
  const kept = folded(salesBook, logOf(activity));
  expect(
    displayCosts(kept, '2024-12-31').map(({ relationship, displays, shops, amount }) => [
      relationship,
      displays,
      shops,
      amount,
    ]),
  ).toEqual([
    [2, 2, 1, 50_000_000n],
    [5, 1, 1, 10_000_000n],
  ]);
  expect(displayCosts(kept, '2024-06-01')).toHaveLength(1);
});

test('prices answer alike, folded at once, resumed from text or merged from shards; a damaged checkpoint is refused', () => {
  const log = woven([...streams, activity], [2, 0, 1, 3]);
  const ask = (kept: ReturnType<typeof book>) => [
    priceDeviation(kept, { asOf: '2024-12-31', of: { plan: 'PP1' }, policy }),
    priceDeviation(kept, { asOf: '2024-07-31', of: { list: 'L1' }, policy }),
    promotionEffect(kept, { promotion: 'A1', asOf: '2024-12-31' }),
    displayCosts(kept, '2024-12-31'),
  ];
  const whole = ask(folded(salesBook, log));
  expect(ask(resumed(salesBook, folded(salesBook, log)))).toEqual(whole);
  expect(ask(foldedInShards(salesBook, log, 3))).toEqual(whole);
  const text = JSON.stringify(salesBook.save(folded(salesBook, log))).replace('"reviewEvery":30', '"reviewEvery":0');
  expect(salesBook.load(JSON.parse(text))).toMatchObject({ left: { code: 'damaged' } });
});
