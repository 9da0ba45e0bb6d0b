// Orders under way by an example worked out by hand: delivery and payment tracked as of every day of the story.
import { type DomainEvent, type LocalDate, money, quantity } from '@clientele/domain/kernel';
import {
  CustomerInformed,
  GoodsDelivered,
  GoodsShipped,
  InvoiceIssued,
  OrderCreditAsked,
  OrderExceptionRaised,
  OrderExceptionResolved,
  OrderScheduled,
  PaymentReceived,
  StatementAgreed,
  StatementSent,
} from '@clientele/domain/trade';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded, foldedStepwise, resumed } from '../../test/laws.ts';
import { salesBook } from '../book.ts';
import { orderTracking } from './index.ts';

const yuan = (amount: number) => money(amount * 100, 'CNY');
const ofOrder = { order: 'O1', customer: 'C1' };
const box = (count: number) => ({ line: '1', quantity: quantity(count, 'box') });
const whole = { ...box(10), gross: yuan(100) };
const goods = (shipment: string, count: number) =>
  GoodsDelivered.of({
    ...ofOrder,
    shipment,
    currency: 'CNY',
    lines: [{ ...box(count), whole }],
    receivedBy: 'Li',
    promisedBy: '2024-01-20',
  });
const shipped = (shipment: string, count: number) =>
  GoodsShipped.of({ ...ofOrder, shipment, lines: [box(count)], carrier: 'SF' });
const whose = { invoice: 'I1', customer: 'C1' };
const balance = {
  opening: yuan(0),
  invoiced: yuan(100),
  received: yuan(0),
  credited: yuan(0),
  writtenOff: yuan(0),
  closing: yuan(100),
};
const paid = (receipt: string, amount: number) =>
  PaymentReceived.of({
    ...whose,
    receipt,
    amount: yuan(amount),
    applied: yuan(amount),
    excess: yuan(0),
    means: 'transfer',
  });

type Told = readonly (readonly [LocalDate, DomainEvent])[];
const order: Told = [
  ['2024-01-05', OrderCreditAsked.of({ ...ofOrder, currency: 'CNY', ask: 1, lines: [whole], total: yuan(100) })],
  [
    '2024-01-06',
    OrderScheduled.of({
      ...ofOrder,
      producedBy: '2024-01-15',
      deliveredBy: '2024-01-20',
      agreedWith: ['production'],
      before: null,
      reason: null,
    }),
  ],
  ['2024-01-16', shipped('S1', 4)],
  ['2024-01-18', goods('S1', 4)],
  ['2024-01-19', OrderExceptionRaised.of({ ...ofOrder, exception: 'X1', kind: 'delay', note: 'snow' })],
  [
    '2024-01-21',
    CustomerInformed.of({ ...ofOrder, stage: 'partly-delivered', exceptions: ['X1'], means: 'phone', note: null }),
  ],
  ['2024-01-22', shipped('S2', 6)],
  ['2024-01-25', goods('S2', 6)],
  ['2024-01-26', OrderExceptionResolved.of({ ...ofOrder, exception: 'X1', resolution: 'arrived' })],
];
const invoice: Told = [
  ['2024-01-28', InvoiceIssued.of({ ...whose, content: { order: 'O1', amount: yuan(100), dueOn: '2024-02-28' } })],
  ['2024-02-10', paid('R1', 30)],
  ['2024-02-20', paid('R2', 70)],
];
const statement: Told = [
  [
    '2024-02-01',
    StatementSent.of({ statement: 'A1', customer: 'C1', from: '2024-01-01', until: '2024-01-31', balances: [balance] }),
  ],
  ['2024-02-05', StatementAgreed.of({ statement: 'A1', customer: 'C1' })],
];
const log = logOf(
  streamOf('test.order-O1', order),
  streamOf('test.receivable-I1', invoice),
  streamOf('test.statement-A1', statement),
);
const book = folded(salesBook, log);
const on = (asOf: LocalDate) => orderTracking(book, { asOf })[0];

test('L8 L10: delivery and payment are tracked as of any day: how far, how late, how much is open', () => {
  const told = (asOf: LocalDate) => {
    const row = on(asOf);
    return [row?.stage, row?.daysLate, row?.deliveredOn, row?.open];
  };
  expect(told('2024-01-16')).toEqual(['partly-shipped', 0, null, null]);
  expect(told('2024-01-20')).toEqual(['partly-delivered', 0, '2024-01-18', null]);
  expect(told('2024-01-24')).toEqual(['partly-delivered', 4, '2024-01-18', null]);
  expect(told('2024-02-09')).toEqual(['delivered', 5, '2024-01-25', 100_000_000n]);
  expect(told('2024-02-10')).toEqual(['delivered', 5, '2024-01-25', 70_000_000n]);
  expect(on('2024-01-04')).toBeUndefined();
});

test('L9: deliver, book on account, reconcile, collect: each step in its turn', () => {
  const chain = (asOf: LocalDate) => Object.values(on(asOf)?.chain ?? {});
  expect(chain('2024-01-17')).toEqual(['none', 'none', 'none', 'none']);
  expect(chain('2024-01-18')).toEqual(['part', 'none', 'none', 'none']);
  expect(chain('2024-01-25')).toEqual(['all', 'none', 'none', 'none']);
  expect(chain('2024-01-28')).toEqual(['all', 'all', 'none', 'none']);
  expect(chain('2024-02-05')).toEqual(['all', 'all', 'all', 'none']);
  expect(chain('2024-02-10')).toEqual(['all', 'all', 'all', 'part']);
  expect(chain('2024-02-20')).toEqual(['all', 'all', 'all', 'all']);
});

test('L6 L15: an order tells whether its customer knows how far it is and what goes wrong', () => {
  const informed = (asOf: LocalDate) => [on(asOf)?.exceptions, on(asOf)?.informed];
  expect(informed('2024-01-19')).toEqual([['X1'], false]);
  expect(informed('2024-01-21')).toEqual([['X1'], true]);
  // It has come further since, and nobody said so.
  expect(informed('2024-01-25')).toEqual([['X1'], false]);
  expect(informed('2024-01-26')).toEqual([[], false]);
});

test('the answer is the same however the book was folded, and one customer can be asked for alone', () => {
  const whole = orderTracking(book, { asOf: '2024-02-10' });
  for (const other of [foldedStepwise(salesBook, log), resumed(salesBook, book)])
    expect(orderTracking(other, { asOf: '2024-02-10' })).toEqual(whole);
  expect(orderTracking(book, { asOf: '2024-02-10', customer: 'C1' })).toEqual(whole);
  expect(orderTracking(book, { asOf: '2024-02-10', customer: 'C2' })).toEqual([]);
});
