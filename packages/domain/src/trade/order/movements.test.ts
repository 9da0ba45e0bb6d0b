// What each event adds to an order and takes from it, and on which dates.
import { expect, test } from 'vitest';
import { type LocalDate, money, quantity } from '../../kernel/index.ts';
import { happened, storedHistory, testMeta } from '../../testing/index.ts';
import {
  LinesReturned,
  movementsOf,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderEvent,
  OrderPlaced,
  ReturnRecorded,
} from './index.ts';

const order = 'O1';
const reason = 'so it is';
const content = (customer: string): OrderContent => ({
  customer,
  lines: [{ line: '1', product: 'P1', quantity: quantity(2), amount: money(1_998, 'CNY') }],
});
const [before, after] = [content('C1'), content('C2')];
const sold: LocalDate = '2024-01-01';
const placing = { placedAt: testMeta(sold).at, placedOn: sold };

/** The movements of an event of 2024-03-01: sign, content, when it counts, and when the sale was. */
const moves = (event: OrderEvent) =>
  storedHistory('test.order-O1', [happened('2024-03-01', event)]).flatMap((stored) =>
    movementsOf(stored).map(({ sign, content: moved, at, on, placedAt, placedOn }) => {
      expect([at, placedAt]).toEqual([testMeta(on).at, testMeta(placedOn).at]);
      return [sign, moved, on, placedOn];
    }),
  );

test('a placing adds on its own date, and a confirmation moves nothing', () => {
  expect(moves(OrderPlaced.of({ order, content: before }))).toEqual([[1, before, '2024-03-01', '2024-03-01']]);
  expect(moves(OrderConfirmed.of({ order }))).toEqual([]);
});

test('an amendment, a return and a cancellation count from their own dates, for the sale of its date', () => {
  expect(moves(OrderAmended.of({ order, ...placing, before, after, reason }))).toEqual([
    [-1, before, '2024-03-01', sold],
    [1, after, '2024-03-01', sold],
  ]);
  const out = [[-1, after, '2024-03-01', sold]];
  expect(moves(LinesReturned.of({ order, ...placing, returned: after, reason }))).toEqual(out);
  expect(moves(OrderCancelled.of({ order, ...placing, content: after, reason }))).toEqual(out);
});

test('a return that is a document of its own has no sale but itself', () => {
  expect(moves(ReturnRecorded.of({ order, returned: after, reason }))).toEqual([
    [-1, after, '2024-03-01', '2024-03-01'],
  ]);
});

test('a correction takes the mistake out on the date of the mistake, and puts the truth in on the true date', () => {
  const corrects = 'the-event-that-placed-it';
  expect(moves(OrderCorrected.of({ order, ...placing, before, after, reason }, { corrects }))).toEqual([
    [-1, before, sold, sold],
    [1, after, '2024-03-01', '2024-03-01'],
  ]);
  expect(moves(OrderCorrected.of({ order, ...placing, before, after: null, reason }, { corrects }))).toEqual([
    [-1, before, sold, sold],
  ]);
});
