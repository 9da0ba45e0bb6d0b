/**
 * The same figures by the plainest way there is: lists of objects, text keys, loops and fractions of bigint, and an order's
 * state looked up event by event. It knows nothing of the ledger, and is slow.
 */

import { type LocalDate, type Place, periodOf, type StoredEvent } from '@clientele/domain/kernel';
import { movementsOf, type OrderContent, type OrderEvent, type OrderLine } from '@clientele/domain/trade';
import type { CustomerEvent } from '../src/customers/projection.ts';

export interface NaiveQuestion {
  readonly asOf: LocalDate;
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly axis: string;
  readonly measure: 'sales' | 'gross-profit' | 'quantity' | 'orders' | 'customers';
  readonly by: 'order' | 'line';
  readonly returns: 'own-date' | 'sale-date';
  readonly mode: 'of-the-sale' | 'as-was' | 'as-is';
}

/** By unit, by class: value as decimal text, customers, orders. */
export type NaiveAnswer = Record<string, Record<string, { value: string; customers: number; orders: number }>>;

/** Twelve decimals are finer than anything a test adds up. */
const finest = 12;
const exact = (amount: number, scale: number): bigint => BigInt(amount) * 10n ** BigInt(finest - scale);

interface Piece {
  readonly order: string;
  readonly content: OrderContent;
  readonly line: OrderLine | null;
  readonly on: LocalDate;
  readonly at: number;
  readonly unit: string;
  readonly value: bigint;
}

const ordersIn = (events: readonly StoredEvent[]): readonly (readonly StoredEvent<OrderEvent>[])[] => {
  const streams = new Map<string, StoredEvent<OrderEvent>[]>();
  for (const event of events) {
    if (!event.stream.startsWith('test.order-')) continue;
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event as StoredEvent<OrderEvent>]);
  }
  return [...streams.values()];
};

/** When an order was placed, as far as any event says: its placing, or the last correction that left one. */
const placingOf = (stream: readonly StoredEvent<OrderEvent>[]) =>
  stream.findLast(
    (event) => event.type === 'OrderPlaced' || (event.type === 'OrderCorrected' && event.data.after !== null),
  );

/** What stands of an order at the end of a date; null where nothing does. */
const standing = (stream: readonly StoredEvent<OrderEvent>[], asOf: LocalDate) => {
  const origin = stream.findLastIndex(({ type }) => type === 'OrderPlaced' || type === 'OrderCorrected');
  const first = stream[origin];
  if (first === undefined || first.occurredOn > asOf) return null;
  let content: OrderContent | null = null;
  if (first.type === 'OrderPlaced') content = first.data.content;
  if (first.type === 'OrderCorrected') content = first.data.after;
  for (const event of stream.slice(origin + 1)) {
    if (event.occurredOn > asOf) continue;
    if (event.type === 'OrderAmended') content = event.data.after;
    if (event.type === 'OrderCancelled') content = null;
  }
  return content === null ? null : { content, on: first.occurredOn, at: first.occurredAt };
};

const inPeriod = (on: LocalDate, { asOf, start, end }: NaiveQuestion): boolean =>
  on <= asOf && (start === null || on >= start) && (end === null || on < end);

const values = (
  content: OrderContent,
  { measure, by }: NaiveQuestion,
): readonly Pick<Piece, 'line' | 'unit' | 'value'>[] => {
  const { total, lines } = content;
  if (measure === 'orders' || measure === 'customers') return [];
  if (by === 'order' && total !== undefined)
    return [{ line: null, unit: total.currency, value: exact(total.amount, total.scale) }];
  return lines.flatMap((line) => {
    const { amount, cost, quantity } = line;
    if (measure === 'quantity') return [{ line, unit: quantity.unit, value: exact(quantity.amount, quantity.scale) }];
    if (measure === 'sales') return [{ line, unit: amount.currency, value: exact(amount.amount, amount.scale) }];
    if (cost === undefined || cost.currency !== amount.currency) return [];
    const value = exact(amount.amount, amount.scale) - exact(cost.amount, cost.scale);
    return [{ line, unit: amount.currency, value }];
  });
};

/** Everything that adds to a figure or takes from it. */
const pieces = (events: readonly StoredEvent[], question: NaiveQuestion): readonly Piece[] => {
  const streams = ordersIn(events);
  return streams.flatMap((stream) =>
    stream.flatMap((event) =>
      movementsOf(event).flatMap(({ sign, content, on, at, placedOn, placedAt }): readonly Piece[] => {
        if (on > question.asOf) return [];
        let sale = { on: placedOn, at: placedAt };
        if (event.type === 'LinesReturned' && question.returns === 'own-date') sale = { on, at };
        if (event.type === 'ReturnRecorded' && question.returns === 'sale-date') {
          const of = streams.find((other) => other.some(({ data }) => data.order === event.data.ofOrder));
          const placing = of === undefined ? undefined : placingOf(of);
          if (placing !== undefined) sale = { on: placing.occurredOn, at: placing.occurredAt };
        }
        if (!inPeriod(sale.on, question)) return [];
        return values(content, question).map((one) => ({
          ...one,
          ...sale,
          order: event.data.order,
          content,
          value: sign === 1 ? one.value : -one.value,
        }));
      }),
    ),
  );
};

const factsOf = (events: readonly StoredEvent[], customer: string, axis: string) => {
  const own = events.filter(
    (event): event is StoredEvent<CustomerEvent> =>
      event.stream === `test.card-${customer}` || event.stream === `test.classification-${customer}`,
  );
  const replaced = new Set(own.flatMap(({ corrects }) => corrects ?? []));
  return own
    .filter(({ id }) => !replaced.has(id))
    .flatMap((event): readonly { readonly at: number; readonly on: LocalDate; readonly value: string | null }[] => {
      const fact = (value: string | null) => [{ at: event.occurredAt, on: event.occurredOn, value }];
      switch (event.type) {
        case 'CustomerPlaced':
          return axis in { country: 1, province: 1, city: 1, district: 1 } && event.data.place !== null
            ? fact(event.data.place[axis as keyof Place] ?? null)
            : [];
        case 'TerritoryAssigned':
          return axis === 'territory' && event.data.territory !== null ? fact(event.data.territory) : [];
        case 'CustomerClassified':
          return axis === event.data.axis && event.data.value !== null ? fact(event.data.value) : [];
        case 'CustomerGraded':
          return axis === 'grade' && (event.data.grade !== null || event.data.evidence !== null)
            ? fact(event.data.grade)
            : [];
        default:
          return [];
      }
    })
    .sort((left, right) => left.at - right.at);
};

const isRegion = (axis: string): boolean => ['territory', 'country', 'province', 'city', 'district'].includes(axis);

type Sale = Pick<Piece, 'content' | 'line' | 'on' | 'at'>;

const classOf = (events: readonly StoredEvent[], { content, line, on, at }: Sale, question: NaiveQuestion): string => {
  const { axis, mode, asOf } = question;
  const stated = (): string | undefined => {
    switch (axis) {
      case 'customer':
      case 'salesperson':
      case 'channel':
        return content[axis];
      case 'product':
      case 'category':
      case 'subcategory':
        return line?.[axis];
      case 'month':
      case 'quarter':
      case 'week':
        return periodOf(axis, on).key;
      case 'company':
        return 'all';
      case 'territory':
        return content.territory;
      default:
        return content.place?.[axis as keyof Place];
    }
  };
  const byFact = axis === 'grade' || axis === 'trade-form' || (isRegion(axis) && mode !== 'of-the-sale');
  if (!byFact) return stated() ?? '(unknown)';
  const { customer } = content;
  const facts = customer === undefined ? [] : factsOf(events, customer, axis);
  const held = mode === 'as-was' ? facts.findLast((fact) => fact.at <= at) : facts.findLast((fact) => fact.on <= asOf);
  return held?.value ?? '(unknown)';
};

/** The units in which an order has rows: those of its lines, or that of its total. */
const unitsOf = (
  content: OrderContent,
  question: NaiveQuestion,
): readonly (Pick<Sale, 'line'> & { unit: string })[] => {
  const { measure, by } = question;
  if (measure === 'orders' || measure === 'customers') {
    const count = { unit: measure };
    return by === 'order' ? [{ line: null, ...count }] : content.lines.map((line) => ({ line, ...count }));
  }
  const found = values(content, question).map(({ line, unit }) => ({ line, unit }));
  return by === 'order' ? found.slice(0, 1) : found;
};

const text = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(finest + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -finest)}.${digits.slice(-finest)}`.replace(/\.?0+$/, '');
};

/** The composition along one axis. */
export const naive = (events: readonly StoredEvent[], question: NaiveQuestion): NaiveAnswer => {
  const cells = new Map<string, { value: bigint; orders: Set<string>; customers: Set<string> }>();
  const cell = (unit: string, key: string) => {
    const name = JSON.stringify([unit, key]);
    const known = cells.get(name) ?? { value: 0n, orders: new Set(), customers: new Set() };
    cells.set(name, known);
    return known;
  };
  for (const piece of pieces(events, question)) {
    cell(piece.unit, classOf(events, piece, question)).value += piece.value;
  }
  for (const stream of ordersIn(events)) {
    const order = standing(stream, question.asOf);
    if (order === null || !inPeriod(order.on, question)) continue;
    for (const { line, unit } of unitsOf(order.content, question)) {
      const own = cell(unit, classOf(events, { ...order, line }, question));
      own.orders.add(stream[0]?.stream ?? '');
      if (order.content.customer !== undefined) own.customers.add(order.content.customer);
    }
  }
  const answer: NaiveAnswer = Object.create(null);
  for (const [name, { value, orders, customers }] of cells) {
    const [unit, key] = JSON.parse(name) as [string, string];
    const counted = unit === 'orders' ? orders.size : unit === 'customers' ? customers.size : null;
    const shown = counted === null ? text(value) : `${counted}`;
    if (shown === '0' && orders.size === 0) continue;
    answer[unit] ??= Object.create(null) as NaiveAnswer[string];
    const section = answer[unit];
    if (section !== undefined) section[key] = { value: shown, customers: customers.size, orders: orders.size };
  }
  return answer;
};
