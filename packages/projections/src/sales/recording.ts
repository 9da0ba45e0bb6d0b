/** How an order as it stands becomes rows of the ledger: a document and its lines, taken in or taken out. */
import { dayNumber, type Instant, type LocalDate } from '@clientele/domain/kernel';
import type { OrderContent, OrderLine } from '@clientele/domain/trade';
import { inChunk, newRow } from '../kernel/columns.ts';
import { idOf } from '../kernel/names.ts';
import { addText } from '../kernel/packed-texts.ts';
import { partOf, tupleOf } from '../kernel/tuples.ts';
import { coinOf } from './coins.ts';
import { type LineTraits, lineKind, type SalesLedger } from './ledger.ts';
import { itemNumber, placeNumber } from './quads.ts';

export const dayOfDate = (ledger: SalesLedger, date: LocalDate): number => {
  if (date === ledger.lastDate) return ledger.lastDay;
  let day = ledger.days.get(date);
  if (day === undefined) {
    day = dayNumber(date);
    ledger.days.set(date, day);
  }
  ledger.lastDate = date;
  ledger.lastDay = day;
  return day;
};

/** With its sign, and never −0, which JSON would change. */
const signed = (value: number, sign: number): number => (sign < 0 ? 0 - value : value);

/** The number of what a line is of: its item, unit of measure and currency. */
const kindOfLine = (ledger: SalesLedger, line: OrderLine): number => {
  const { quantity, amount } = line;
  const item = itemNumber(ledger.items, line.product, line.category, line.subcategory, line.productName);
  const measure = coinOf(ledger.measures, quantity.unit, quantity.scale);
  return tupleOf(ledger.lineKinds, item, measure, coinOf(ledger.coins, amount.currency, amount.scale), 0, 0, 0);
};

/** What a line is, without its figures. */
export const traitsOfLine = (ledger: SalesLedger, line: OrderLine): LineTraits => ({
  kind: kindOfLine(ledger, line),
  costCoin: line.cost === undefined ? -1 : coinOf(ledger.coins, line.cost.currency, line.cost.scale),
});

const recordCost = (ledger: SalesLedger, line: number, amount: number, coin: number): void => {
  const at = newRow(ledger.costs) & inChunk;
  const { last } = ledger.costs;
  last.line[at] = line;
  last.amount[at] = amount;
  last.coin[at] = coin;
};

/** A line without figures. */
const recordTraits = (ledger: SalesLedger, { kind, costCoin }: LineTraits): void => {
  const row = newRow(ledger.lines);
  ledger.lines.last.kind[row & inChunk] = kind;
  if (costCoin >= 0) recordCost(ledger, row, 0, costCoin);
};

/** Records a line; answers its kind. */
const recordLine = (ledger: SalesLedger, line: OrderLine, sign: number): number => {
  const kind = kindOfLine(ledger, line);
  const { cost } = line;
  const row = newRow(ledger.lines);
  const at = row & inChunk;
  const { last } = ledger.lines;
  last.kind[at] = kind;
  last.quantity[at] = signed(line.quantity.amount, sign);
  last.amount[at] = signed(line.amount.amount, sign);
  if (cost !== undefined) {
    recordCost(ledger, row, signed(cost.amount, sign), coinOf(ledger.coins, cost.currency, cost.scale));
  }
  return kind;
};

const recordDocument = (
  ledger: SalesLedger,
  order: string,
  content: OrderContent,
  day: number,
  at: Instant,
  count: number,
  amount: number,
  coin: number,
  firstLine: number,
): void => {
  const { place } = content;
  const row = newRow(ledger.documents) & inChunk;
  const { last } = ledger.documents;
  last.saleDay[row] = day;
  last.at[row] = at;
  last.customer[row] = idOf(ledger.customers, content.customer);
  last.kind[row] = tupleOf(
    ledger.documentKinds,
    idOf(ledger.salespeople, content.salesperson),
    idOf(ledger.channels, content.channel),
    idOf(ledger.territories, content.territory),
    place === undefined ? 0 : placeNumber(ledger.places, place),
    coin,
    count + 1,
  );
  last.amount[row] = amount;
  last.firstLine[row] = firstLine;
  addText(ledger.orders, order);
};

/** The sums of some lines by currency and scale, each in parts that a number holds exactly. */
const sumsOf = (ledger: SalesLedger, lines: readonly OrderLine[], sign: number): ReadonlyMap<number, number[]> => {
  const sums = new Map<number, number[]>();
  for (const { amount } of lines) {
    const coin = coinOf(ledger.coins, amount.currency, amount.scale);
    const parts = sums.get(coin) ?? [0];
    const sum = (parts.at(-1) as number) + signed(amount.amount, sign);
    if (Number.isSafeInteger(sum)) parts[parts.length - 1] = sum;
    else parts.push(signed(amount.amount, sign));
    sums.set(coin, parts);
  }
  return sums;
};

/**
 * Records an order as it stands.
 *
 * Where nobody states a total, and the sum of the lines is no single number (several currencies or scales, or beyond
 * 2^53), it becomes several documents that add up to it, of which only the first counts as an order and has the lines.
 * No decider makes such an order, but a log may hold one.
 *
 * @param sign 1 takes it into the figures, −1 out of them
 * @param count what it does to the number of orders
 * @param further lines without figures, for what else of the order goes out of the counts
 * @returns the number of the first document
 */
export const record = (
  ledger: SalesLedger,
  order: string,
  content: OrderContent,
  on: LocalDate,
  at: Instant,
  sign: 1 | -1,
  count: 1 | 0 | -1,
  further?: readonly LineTraits[],
): number => {
  const { lines, total } = content;
  const document = ledger.documents.length;
  const firstLine = ledger.lines.length;
  const day = dayOfDate(ledger, on);
  let sum = 0;
  let coin = -1;
  let single = true;
  for (const line of lines) {
    const own = partOf(ledger.lineKinds, recordLine(ledger, line, sign), lineKind.coin);
    sum += line.amount.amount;
    if (coin < 0) coin = own;
    if (own !== coin || !Number.isSafeInteger(sum)) single = false;
  }
  if (further !== undefined) for (const traits of further) recordTraits(ledger, traits);
  if (total !== undefined) {
    const stated = coinOf(ledger.coins, total.currency, total.scale);
    if (!single || stated !== coin || sum !== total.amount) ledger.hasDifferences = true;
    recordDocument(ledger, order, content, day, at, count, signed(total.amount, sign), stated, firstLine);
  } else if (single && coin >= 0) {
    recordDocument(ledger, order, content, day, at, count, signed(sum, sign), coin, firstLine);
  } else {
    for (const [own, parts] of sumsOf(ledger, lines, sign)) {
      for (const part of parts) {
        const isFirst = ledger.documents.length === document;
        const [counted, begin] = isFirst ? [count, firstLine] : [0, ledger.lines.length];
        recordDocument(ledger, order, content, day, at, counted, part, own, begin);
      }
    }
  }
  return document;
};

/** That documents, from a number on, count only from a date on. */
export const countsFrom = (ledger: SalesLedger, document: number, date: LocalDate): void => {
  const day = dayOfDate(ledger, date);
  for (let each = document; each < ledger.documents.length; each++) {
    const row = newRow(ledger.later) & inChunk;
    ledger.later.last.document[row] = each;
    ledger.later.last.day[row] = day;
  }
};
