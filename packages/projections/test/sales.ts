/** Sales for tests that are small enough to be added up by hand, and what a composition of them shows, in few words. */
import { formatRatio, type LocalDate, type Money, money, quantity } from '@clientele/domain/kernel';
import { type OrderContent, type OrderLine, OrderPlaced } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { type SalesBook, salesBook } from '../src/book.ts';
import {
  type Composition,
  type CompositionQuestion,
  type CompositionRow,
  type CompositionSection,
  composition,
} from '../src/composition/composition.ts';
import { formatFigure } from '../src/kernel/figure.ts';
import { logOf, type Stream, streamOf } from './events.ts';
import { folded } from './laws.ts';

export const line = (product: string, amount: Money, more: Partial<OrderLine> = {}): OrderLine => ({
  line: product,
  product,
  quantity: quantity(1),
  amount,
  ...more,
});

export const yuan = (amount: number, scale = 0): Money => money(amount, 'CNY', scale);

export const placed = (order: string, on: LocalDate, content: OrderContent): Stream =>
  streamOf(`test.order-${order}`, [[on, OrderPlaced.of({ order, content })]]);

export const bookOf = (streams: readonly Stream[]): SalesBook => folded(salesBook, logOf(...streams));

/** What an answer holds; a fault fails the test. */
export const answered = <L, R>(answer: E.Either<L, R>): R => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  return answer.right;
};

export const only = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined || list.length > 1) throw new Error(`expected one, found ${list.length}`);
  return first;
};

/** As of the end of 2025, by territory, unless the question says otherwise. */
export const view = (streams: readonly Stream[], question: Partial<CompositionQuestion>): Composition =>
  answered(composition(bookOf(streams), { asOf: '2025-12-31', axes: ['territory'], ...question }));

export const section = (streams: readonly Stream[], question: Partial<CompositionQuestion>): CompositionSection =>
  only(view(streams, question).sections);

/** Rows as `[class, value, share, customers, orders]`, or more classes where axes are crossed. */
export const told = ({ unit }: CompositionSection, rows: readonly CompositionRow[]) =>
  rows.map(({ classes, value, share, customers, orders }) => [
    ...classes.map(({ key }) => key),
    formatFigure(unit, value),
    formatRatio(share),
    customers,
    orders,
  ]);
