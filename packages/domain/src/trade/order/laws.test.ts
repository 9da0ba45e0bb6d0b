// The laws of the order bite: each on a history that breaks it, at the event that does, in both languages.
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money, quantity } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory, storedId, testMeta } from '../../testing/index.ts';
import {
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderEvent,
  OrderPlaced,
  orderLaws,
  ReturnRecorded,
} from './index.ts';

const order = 'O1';
const stream = 'test.order-O1';
const reason = 'so it is';
const yuan = (amount: number) => money(amount, 'CNY');
const sale = (count: number, amount: number, more: Partial<OrderContent> = {}): OrderContent => ({
  customer: 'C1',
  lines: [{ line: '1', product: 'P1', quantity: quantity(count), amount: yuan(amount), cost: yuan(amount / 2) }],
  ...more,
});
const content = sale(10, 1_000);

const placing = (on: LocalDate = '2024-01-01') => ({ placedAt: testMeta(on).at, placedOn: on });
const placed = OrderPlaced.of({ order, content });
const confirmed = OrderConfirmed.of({ order });
const amended = (after: OrderContent, before = content) =>
  OrderAmended.of({ order, ...placing(), before, after, reason });
const returned = (back: OrderContent) => LinesReturned.of({ order, ...placing(), returned: back, reason });
const cancelled = (left: OrderContent, on?: LocalDate) =>
  OrderCancelled.of({ order, ...placing(on), content: left, reason });
const corrected = (after: OrderContent | null, before = content) =>
  OrderCorrected.of({ order, ...placing(), before, after, reason }, { corrects: storedId(stream, 0) });

type History = readonly (OrderEvent | Happened<OrderEvent>)[];
const violations = (...events: History) =>
  checkLaws(orderLaws, recordedHistory<OrderEvent>(storedHistory(stream, events)));
const breaches = (...events: History) => violations(...events).map(({ law, revision }) => [law, revision]);

test('histories as the room writes them break none', () => {
  expect(
    breaches(
      placed,
      confirmed,
      returned(sale(2, 200)),
      amended(sale(8, 800)),
      returned(sale(6, 598)),
      cancelled({
        customer: 'C1',
        lines: [{ line: '1', product: 'P1', quantity: quantity(0), amount: yuan(2), cost: yuan(1) }],
      }),
    ),
  ).toEqual([]);
  expect(breaches(placed, corrected(null), OrderPlaced.of({ order, content: sale(1, 2) }))).toEqual([]);
  expect(breaches(ReturnRecorded.of({ order, returned: content, reason }))).toEqual([]);
  const dollars = {
    ...content,
    lines: content.lines.map(({ cost, ...line }) => ({ ...line, amount: money(7, 'USD') })),
  };
  expect(breaches(placed, corrected(dollars))).toEqual([]);
});

test('nothing happens before an order is placed, after it never was, or dated before its placing', () => {
  const law = 'order.begins-by-placing';
  expect(breaches(confirmed, placed)).toEqual([[law, 0]]);
  expect(breaches(placed, happened('2023-12-31', confirmed))).toEqual([[law, 1]]);
  expect(breaches(placed, corrected(null), confirmed)).toEqual([[law, 2]]);
  expect(breaches(placed, cancelled(content, '2024-01-02'))).toEqual([[law, 1]]);
  expect(breaches(placed, happened('2023-12-31', corrected(content)), cancelled(content))).toEqual([[law, 2]]);
});

test('L1: an order is placed, confirmed and cancelled once, and nothing follows', () => {
  const law = 'order.happens-once';
  expect(breaches(placed, placed)).toEqual([[law, 1]]);
  expect(breaches(placed, confirmed, confirmed)).toEqual([[law, 2]]);
  expect(breaches(placed, cancelled(content), confirmed)).toEqual([[law, 2]]);
  expect(breaches(ReturnRecorded.of({ order, returned: content, reason }), confirmed)).toEqual([[law, 1]]);
});

test('an order has one currency', () => {
  const law = 'order.one-currency';
  expect(breaches(OrderPlaced.of({ order, content: { ...content, tax: money(1, 'USD') } }))).toEqual([[law, 0]]);
  expect(breaches(OrderPlaced.of({ order, content: sale(1, 2, { freight: money(0, 'EUR') }) }))).toEqual([[law, 0]]);
  const dollars = {
    ...content,
    lines: content.lines.map((line) => ({ ...line, amount: money(1, 'USD'), cost: money(0, 'USD') })),
  };
  expect(breaches(placed, amended(dollars))).toContainEqual([law, 1]);
  expect(breaches(placed, returned(dollars))).toContainEqual([law, 1]);
});

test('L11: no more comes back than was ordered, by line, by product and by customer', () => {
  const law = 'order.returned-within-ordered';
  expect(breaches(placed, returned(sale(10, 1_000)))).toEqual([]);
  expect(breaches(placed, returned(sale(6, 2)), returned(sale(4, 998)))).toEqual([]);
  expect(breaches(placed, returned(sale(6, 2)), returned(sale(5, 2)))).toEqual([[law, 2]]);
  expect(breaches(placed, returned(sale(1, 1_002)))).toEqual([[law, 1]]);
  expect(breaches(placed, returned(sale(1, -2)))).toEqual([[law, 1]]);
  expect(breaches(placed, returned(sale(1, 2, { tax: yuan(1) })))).toEqual([[law, 1]]);
  expect(breaches(placed, returned(sale(1, 2, { customer: 'C2' })))).toEqual([[law, 1]]);
  expect(breaches(placed, returned(sale(6, 600)), amended(sale(5, 1_000)))).toEqual([[law, 2]]);
  const [violation] = violations(placed, returned(sale(11, 1_000)));
  expect(violation?.text).toEqual({
    en: 'the quantity of line 1: 11 piece came back of 10 ordered',
    zh: '行 1 的数量：订购 10，退回 11 piece',
  });
});

test('a cancelled order comes to zero in every account', () => {
  const law = 'order.cancelled-is-zero';
  expect(breaches(placed, cancelled(content))).toEqual([]);
  expect(breaches(placed, cancelled(sale(9, 1_000)))).toEqual([[law, 1]]);
  expect(breaches(placed, cancelled(sale(10, 1_000, { total: yuan(999) })))).toEqual([[law, 1]]);
  expect(breaches(placed, cancelled(sale(10, 1_000, { customer: 'C2' })))).toEqual([[law, 1]]);
  expect(breaches(placed, returned(sale(1, 100)), cancelled(content))).toEqual([[law, 2]]);
  const [violation] = violations(placed, cancelled(sale(10, 1_000, { total: yuan(999) })));
  expect(violation?.text).toEqual({
    en: 'the net value of the order is 0.01 CNY after the cancellation',
    zh: '取消之后订单的净额为 0.01 CNY',
  });
});

test('after a change an order is what the change says', () => {
  const law = 'order.change-is-whole';
  expect(breaches(placed, amended(sale(3, 300)), amended(sale(4, 400), sale(3, 300)))).toEqual([]);
  expect(breaches(placed, amended(sale(3, 300)), amended(sale(4, 400)))).toEqual([[law, 2]]);
  expect(breaches(placed, corrected(sale(3, 300), sale(9, 900)))).toEqual([[law, 1]]);
  expect(breaches(placed, corrected(null, sale(9, 900)))).toEqual([[law, 1]]);
});
