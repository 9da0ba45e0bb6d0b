/** A customer's history in words: what happened when, what it did to the sales, in both languages. */
import {
  CustomerClassified,
  CustomerGraded,
  CustomerPlaced,
  CustomerRegistered,
  CustomerRenamed,
  TerritoryAssigned,
} from '@clientele/domain/customer';
import { known, type RecordedEvent, year } from '@clientele/domain/kernel';
import {
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  OrderCorrected,
  OrderPlaced,
  ReturnRecorded,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNo, instantOn, logOf, streamOf, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, line, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { type Amount, formatAmount, widen } from '../kernel/figure.ts';
import { sumAmounts } from './amounts.ts';
import { storyOf } from './story.ts';

const placing = { placedAt: instantOn('2024-01-10'), placedOn: '2024-01-10' } as const;
const content = (amount: number) => ({ customer: 'C1', lines: [line('P1', yuan(amount), { productName: 'Tea' })] });
const first = CustomerPlaced.of({ customer: 'C1', place: { country: 'CN', city: 'Hangzhou' } });
const evidence = { period: year(2023), value: yuan(10), above: yuan(25), total: yuan(100), rank: 2, customers: 9 };

const card = streamOf('test.card-C1', [
  ['2024-01-01', CustomerRegistered.of({ customer: 'C1', name: known('Ming') })],
  ['2024-01-02', first],
  ['2024-01-03', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })],
  ['2024-03-01', CustomerRenamed.of({ customer: 'C1', name: { kind: 'forgotten' } })],
]);
const retracted = streamOf('test.card-C1', [
  ...card.map(
    ({ occurredOn, type, version, data, tags, policies }) =>
      [occurredOn, { type, version, data, tags, policies }] as const,
  ),
  ['2024-01-02', CustomerPlaced.of({ customer: 'C1', place: null }, { corrects: card[1]?.id ?? '' })],
]);
const classification = streamOf('test.classification-C1', [
  ['2024-01-04', CustomerClassified.of({ customer: 'C1', axis: 'trade-form', value: 'chain' })],
  ['2024-01-05', CustomerGraded.of({ customer: 'C1', grade: 'A', evidence })],
]);
const order = streamOf('test.order-O1', [
  ['2024-01-10', OrderPlaced.of({ order: 'O1', content: content(100) })],
  ['2024-01-11', OrderConfirmed.of({ order: 'O1', customer: 'C1' })],
  [
    '2024-01-12',
    OrderAmended.of({ order: 'O1', ...placing, before: content(100), after: content(80), reason: 'less' }),
  ],
  ['2024-01-20', LinesReturned.of({ order: 'O1', ...placing, returned: content(30), reason: 'broken' })],
  ['2024-02-01', OrderCancelled.of({ order: 'O1', ...placing, content: content(50), reason: 'off' })],
]);

const told = (events: readonly RecordedEvent[], language: 'en' | 'zh') =>
  storyOf(events, 'C1').map(({ on, text, amounts }) => [
    on,
    text[language],
    ...amounts.map((amount) => `${formatAmount(amount)} ${amount.currency}`),
  ]);

test('a history reads line by line, with what each event did to the sales', () => {
  expect(told(logOf(retracted, classification, order), 'en')).toEqual([
    ['2024-01-01', 'Entered in the customer files as Ming'],
    ['2024-01-02', 'Located in CN Hangzhou'],
    ['2024-01-02', 'What was said before of the place is taken back (correction)'],
    ['2024-01-03', 'Assigned to the sales territory east'],
    ['2024-01-04', 'Classed (By trade form): Chain store'],
    ['2024-01-05', 'Graded A (rank 2 of 9 in 2023, 0.250000 of the sales ranked above)'],
    ['2024-01-10', 'Order O1: Tea', '100 CNY'],
    ['2024-01-11', 'Order O1 confirmed'],
    ['2024-01-12', 'Order O1 changed: less', '-20 CNY'],
    ['2024-01-20', 'Goods of order O1 came back (Tea): broken', '-30 CNY'],
    ['2024-02-01', 'Order O1 cancelled: off', '-50 CNY'],
    ['2024-03-01', 'Called C1 (name forgotten) from now on'],
  ]);
});

test('the same history reads in Chinese', () => {
  expect(told(logOf(card.slice(0, 3), classification, order.slice(0, 1)), 'zh')).toEqual([
    ['2024-01-01', '建立客户档案：Ming'],
    ['2024-01-02', '所在地：CN Hangzhou'],
    ['2024-01-03', '划入销售区域 east'],
    ['2024-01-04', '客户分类（业态）：连锁店'],
    ['2024-01-05', '客户等级评为 A（2023 期间在 9 家客户中排第 2，前列占比 0.250000）'],
    ['2024-01-10', '订单 O1：Tea', '100 CNY'],
  ]);
});

test('an order that passed to another customer leaves one story and enters the other', () => {
  const passed = streamOf('test.order-O2', [
    ['2024-01-10', OrderPlaced.of({ order: 'O2', content: content(100) })],
    [
      '2024-01-10',
      OrderCorrected.of({
        order: 'O2',
        ...placing,
        before: content(100),
        after: { ...content(70), customer: 'C2' },
        reason: 'typo',
      }),
    ],
  ]);
  const effect = (customer: string) =>
    storyOf(logOf(passed), customer).map(({ amounts }) => amounts.map(({ units }) => units));
  expect(effect('C1')).toEqual([[100n], [-100n]]);
  expect(effect('C2')).toEqual([[70n]]);
});

test('what nobody has words for is named, what can’t be read is said to be so, and others’ events are no part of it', () => {
  const [event] = logOf(
    streamOf('test.visit-V1', [
      ['2024-01-01', { type: 'VisitMade', version: 1, data: {}, tags: ['customer:C1'], policies: [] }],
    ]),
  );
  if (event === undefined) throw new Error('no event');
  const broken: RecordedEvent = { ...event, fault: { code: 'unknown-type' } };
  expect(told([event, broken], 'en')).toEqual([
    ['2024-01-01', 'VisitMade'],
    ['2024-01-01', "VisitMade: this record can't be read"],
  ]);
  expect(storyOf([event], 'C2')).toEqual([]);
});

test('a story as of a date ends with it, and long orders are cut short and counted', () => {
  expect(storyOf(logOf(order), 'C1', '2024-01-12').map(({ type }) => type)).toEqual([
    'OrderPlaced',
    'OrderConfirmed',
    'OrderAmended',
  ]);
  const long = { customer: 'C1', lines: ['A', 'B', 'C', 'D', 'E'].map((product) => line(product, yuan(1))) };
  const back = streamOf('test.order-R1', [
    ['2024-05-01', ReturnRecorded.of({ order: 'R1', returned: long, reason: 'old' })],
  ]);
  expect(told(logOf(back), 'en')).toEqual([['2024-05-01', 'Return R1 (A, B, C, 2 more): old', '-5 CNY']]);
  expect(told(logOf(back), 'zh')).toEqual([['2024-05-01', '退货单 R1（A、B、C、另有 2 项）：old', '-5 CNY']]);
});

test('amounts are one a currency, at the finest scale of each', () => {
  const amount = (units: bigint, scale: number, currency = 'CNY'): Amount => ({ currency, scale, units });
  expect(sumAmounts([amount(1n, 0), amount(25n, 2), amount(3n, 1, 'USD'), amount(-2n, 3)])).toEqual([
    amount(1248n, 3),
    amount(3n, 1, 'USD'),
  ]);
  expect(sumAmounts([])).toEqual([]);
});

test('the amounts of a story add up to what the customer’s orders come to', () => {
  fc.assert(
    fc.property(companies, (streams) => {
      const log = woven(streams, [1, 2, 3]);
      const view = answered(composition(folded(salesBook, log), { asOf: dayNo(2000), axes: ['customer'] }));
      for (const customer of ['C1', 'C2', 'C10', '__proto__']) {
        const sums = sumAmounts(storyOf(log, customer).flatMap(({ amounts }) => amounts));
        for (const { unit, rows, negative } of view.sections) {
          const row = [...rows, ...negative].find(({ classes }) => classes[0]?.key === customer);
          if (unit.kind !== 'money') continue;
          const own = sums.find(({ currency }) => currency === unit.currency) ?? { scale: 0, units: 0n };
          expect(widen(own.units, own.scale, 6)).toBe(widen(row?.value ?? 0n, unit.scale, 6));
        }
      }
    }),
  );
});
