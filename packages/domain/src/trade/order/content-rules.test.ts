// What a content must be in itself, by examples of one fault each: in an order that is placed, and in a return's document.
import { expect, test } from 'vitest';
import { money, quantity } from '../../kernel/index.ts';
import { scenario, testMeta } from '../../testing/index.ts';
import {
  type OrderContent,
  type OrderLine,
  OrderPlaced,
  type OrderRejection,
  PlaceOrder,
  RecordReturn,
  ReturnLines,
  order as room,
} from './index.ts';

const order = 'O1';
const most = Number.MAX_SAFE_INTEGER;
const yuan = (amount: number) => money(amount, 'CNY');
const line = (id: string, more: Partial<OrderLine> = {}): OrderLine => ({
  line: id,
  product: `P${id}`,
  quantity: quantity(1, 'box'),
  amount: yuan(1),
  ...more,
});

/** Refused for the same reasons, whether it is an order or a return. */
const refused = (content: OrderContent, ...reasons: readonly OrderRejection[]) => {
  const told = scenario(room, {});
  told.when(PlaceOrder.of({ order, content }, testMeta('2024-01-01'))).thenRejected(...reasons);
  told
    .when(RecordReturn.of({ order, returned: content, reason: 'credit note' }, testMeta('2024-01-01')))
    .thenRejected(...reasons);
};

test.each([2, 8, 9, 40])('of %i lines no two have one id', (count) => {
  const last = `${count - 2}`;
  const lines = Array.from({ length: count }, (_, index) => line(`${Math.min(index, count - 2)}`));
  refused({ lines }, { code: 'order.duplicate-lines', data: { order, lines: [last] } });
});

test('a quantity is above zero', () => {
  for (const amount of [0, -1]) {
    const data = { order, line: '2', quantity: `${amount}`, unit: 'kg' };
    const lines = [line('1'), line('2', { quantity: quantity(amount, 'kg') })];
    refused({ lines }, { code: 'order.quantity-not-above-zero', data });
  }
});

test('every amount, the cost, the total, the tax and the freight are of one currency', () => {
  const other = money(1, 'USD');
  const reason: OrderRejection = { code: 'order.several-currencies', data: { order, currencies: ['CNY', 'USD'] } };
  refused({ lines: [line('1'), line('2', { amount: other })] }, reason);
  refused({ lines: [line('1', { cost: other })] }, reason);
  refused({ lines: [line('1')], total: other }, reason);
  refused({ lines: [line('1')], tax: other }, reason);
  refused({ lines: [line('1')], freight: other }, reason);
});

test('amounts with tax and freight, costs, and quantities each add up to a safe integer at the finest scale', () => {
  const tooLarge = (of: 'amounts' | 'costs' | 'quantities', sum: string, limit: string): OrderRejection => ({
    code: 'order.too-large',
    data: { order, of, sum, most: limit },
  });
  const limit = '90071992547409.91';
  const beyond = tooLarge('amounts', '90071992547409.92', limit);
  refused({ lines: [line('1', { amount: yuan(most) }), line('2')] }, beyond);
  refused({ lines: [line('1', { amount: yuan(most) })], total: yuan(1) }, beyond);
  refused({ lines: [line('1', { amount: yuan(most - 1) })], tax: yuan(1), freight: yuan(1) }, beyond);
  refused(
    { lines: [line('1', { cost: yuan(most) }), line('2', { cost: money(1, 'CNY', 3) })] },
    tooLarge('costs', '90071992547409.911', '9007199254740.991'),
  );
  refused(
    { lines: [line('1', { quantity: quantity(most, 'box') }), line('2', { quantity: quantity(1, 'kg', 1) })] },
    tooLarge('quantities', '9007199254740991.1', '900719925474099.1'),
  );
  const full = { lines: [line('1', { amount: yuan(most), cost: yuan(most), quantity: quantity(most, 'box') })] };
  const { outcome } = scenario(room, {}).when(PlaceOrder.of({ order, content: full }, testMeta('2024-01-01')));
  expect(outcome).toMatchObject({ _tag: 'Right', right: [{ type: 'OrderPlaced' }] });
});

test('magnitudes count, not sums: an allowance does not make room for what is too large', () => {
  const lines = [line('1', { amount: yuan(most) }), line('2', { amount: yuan(-most) })];
  const { outcome } = scenario(room, {}).when(PlaceOrder.of({ order, content: { lines } }, testMeta('2024-01-01')));
  expect(outcome).toMatchObject({
    _tag: 'Left',
    left: [{ code: 'order.too-large', data: { sum: '180143985094819.82' } }],
  });
});

test('what came back before counts with what comes back now, at the finest scale of all', () => {
  const whole = (units: number) => money(units, 'CNY', 0);
  const back = (amount: OrderLine['amount']) =>
    ReturnLines.of(
      { order, lines: [{ line: '1', quantity: quantity(1, 'box'), amount }], reason: 'damp' },
      testMeta('2024-01-02'),
    );
  const lines = [line('1', { quantity: quantity(2, 'box'), amount: whole(5e9) })];
  scenario(room, {})
    .given(OrderPlaced.of({ order, content: { lines } }))
    .when(back(money(2e15, 'CNY', 6)))
    .when(back(whole(2.5e9)))
    .thenRejected({
      code: 'order.too-large',
      data: { order, of: 'amounts', sum: '9500000000.000000', most: '9007199254.740991' },
    });
});
