/**
 * The rows that a measure is summed over: documents or lines, each with what it adds, divided into sections of one unit, since
 * different currencies are never added up and neither are different units of measure.
 */
import type { FigureUnit } from '../kernel/figure.ts';
import { partOf, type Tuples } from '../kernel/tuples.ts';
import type { Classing } from './classing.ts';
import type { Coin } from './coins.ts';
import { documentKind, endOfLines, lineKind, type SalesLedger } from './ledger.ts';
import type { Basis, Measure } from './question.ts';

/** What a row adds: an amount at a scale. Each is a column of its own, all of one length. */
export interface Term {
  readonly amount: Float64Array;
  /** The number of currency and scale, or of unit of measure and scale. */
  readonly coin: Int32Array;
}

export interface Rows {
  readonly length: number;
  readonly document: Int32Array;
  /** The line of each row; null where rows are documents. */
  readonly line: Int32Array | null;
  /** What is added up; nothing where only orders or customers are counted. */
  readonly terms: readonly Term[];
}

/** Rows of one unit, and the unit: at the finest scale of what is added up. */
export interface Section {
  readonly unit: FigureUnit;
  readonly rows: Rows;
}

/** A line's kind passes where its mark is 1; null lets all pass. */
export type LineFilter = Uint8Array | null;

/** The lines of some documents that pass. */
const linesOf = (ledger: SalesLedger, documents: Int32Array, filter: LineFilter): Omit<Rows, 'terms'> => {
  let room = 0;
  for (const document of documents) {
    room += endOfLines(ledger, document) - (ledger.documents.columns.firstLine[document] as number);
  }
  const ofDocument = new Int32Array(room);
  const lines = new Int32Array(room);
  const { kind } = ledger.lines.columns;
  let length = 0;
  for (const document of documents) {
    const end = endOfLines(ledger, document);
    for (let line = ledger.documents.columns.firstLine[document] as number; line < end; line++) {
      if (filter !== null && filter[kind[line] as number] === 0) continue;
      ofDocument[length] = document;
      lines[length++] = line;
    }
  }
  return { length, document: ofDocument.subarray(0, length), line: lines.subarray(0, length) };
};

const columnOf = (column: Float64Array, numbers: Int32Array): Float64Array => {
  const picked = new Float64Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) picked[row] = column[numbers[row] as number] as number;
  return picked;
};

/** One value of the kinds of some rows. */
const partsOf = (kinds: Tuples, kind: Int32Array, numbers: Int32Array, place: number): Int32Array => {
  const picked = new Int32Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    picked[row] = partOf(kinds, kind[numbers[row] as number] as number, place);
  }
  return picked;
};

/** Some of the rows, by their numbers. */
export const chosenRows = (rows: Rows, which: Int32Array): Rows => {
  const { line } = rows;
  const pick = (column: Int32Array): Int32Array => which.map((row) => column[row] as number);
  return {
    length: which.length,
    document: pick(rows.document),
    line: line === null ? null : pick(line),
    terms: rows.terms.map(({ amount, coin }) => ({ amount: columnOf(amount, which), coin: pick(coin) })),
  };
};

/** The lines of which the cost is known in the currency of the amount, each with two terms: the amount and less the cost. */
const withCosts = (ledger: SalesLedger, lines: Rows): Rows => {
  const [sales] = lines.terms;
  const { costs, coins } = ledger;
  if (sales === undefined || lines.line === null) return lines;
  const costOf = new Int32Array(ledger.lines.length);
  for (let row = 0; row < costs.length; row++) costOf[costs.columns.line[row] as number] = row + 1;
  const which = new Int32Array(lines.length);
  let length = 0;
  for (let row = 0; row < lines.length; row++) {
    const cost = (costOf[lines.line[row] as number] as number) - 1;
    if (cost < 0) continue;
    const own = coins.list[sales.coin[row] as number]?.name;
    if (own === coins.list[costs.columns.coin[cost] as number]?.name) which[length++] = row;
  }
  const covered = chosenRows(lines, which.subarray(0, length));
  const cost = (covered.line ?? which).map((line) => (costOf[line] as number) - 1);
  const lessCost: Term = {
    amount: columnOf(costs.columns.amount, cost).map((amount) => 0 - amount),
    coin: cost.map((row) => costs.columns.coin[row] as number),
  };
  return { ...covered, terms: [...covered.terms, lessCost] };
};

/** The rows of a measure, all units together. */
export const rowsOf = (
  ledger: SalesLedger,
  documents: Int32Array,
  filter: LineFilter,
  measure: Measure,
  basis: Basis,
): Rows => {
  const { columns } = ledger.documents;
  const counted = measure === 'orders' || measure === 'customers';
  if (basis === 'order') {
    const coin = () => partsOf(ledger.documentKinds, columns.kind, documents, documentKind.coin);
    const terms = counted ? [] : [{ amount: columnOf(columns.amount, documents), coin: coin() }];
    return { length: documents.length, document: documents, line: null, terms };
  }
  const lines = linesOf(ledger, documents, filter);
  const numbers = lines.line ?? documents;
  if (counted) return { ...lines, terms: [] };
  const { kind, quantity, amount } = ledger.lines.columns;
  const term = (column: Float64Array, place: number): Term => ({
    amount: columnOf(column, numbers),
    coin: partsOf(ledger.lineKinds, kind, numbers, place),
  });
  if (measure === 'quantity') return { ...lines, terms: [term(quantity, lineKind.measure)] };
  const sales: Rows = { ...lines, terms: [term(amount, lineKind.coin)] };
  return measure === 'gross-profit' ? withCosts(ledger, sales) : sales;
};

/** The number of each row's class. */
export const classesOf = (ledger: SalesLedger, { length, document, line }: Rows, classing: Classing): Int32Array => {
  const classes = new Int32Array(length);
  const { classOf } = classing;
  const { kind, customer } = ledger.documents.columns;
  switch (classing.by) {
    case 'document':
      for (let row = 0; row < length; row++) classes[row] = classOf[document[row] as number] as number;
      return classes;
    case 'document-kind':
      for (let row = 0; row < length; row++) classes[row] = classOf[kind[document[row] as number] as number] as number;
      return classes;
    case 'customer':
      for (let row = 0; row < length; row++)
        classes[row] = classOf[customer[document[row] as number] as number] as number;
      return classes;
    case 'line-kind': {
      const lineKinds = ledger.lines.columns.kind;
      if (line !== null)
        for (let row = 0; row < length; row++)
          classes[row] = classOf[lineKinds[line[row] as number] as number] as number;
      return classes;
    }
  }
};

const unitOf = (measure: Measure, name: string, scale: number): FigureUnit =>
  measure === 'quantity' ? { kind: 'quantity', unit: name, scale } : { kind: 'money', currency: name, scale };

/** The finest scale among the terms of some rows. */
const finestOf = (rows: Rows, coins: readonly Coin[]): number => {
  let finest = 0;
  for (const { coin } of rows.terms) {
    let last = -1;
    for (const number of coin) {
      if (number === last) continue;
      last = number;
      finest = Math.max(finest, coins[number]?.scale ?? 0);
    }
  }
  return finest;
};

/** The rows divided by unit, in the order of the units' names. */
export const sectionsOf = (ledger: SalesLedger, rows: Rows, measure: Measure): readonly Section[] => {
  if (measure === 'orders' || measure === 'customers') return [{ unit: { kind: 'count', of: measure }, rows }];
  const coins = (measure === 'quantity' ? ledger.measures : ledger.coins).list;
  const [first] = rows.terms;
  if (first === undefined || rows.length === 0) return [];
  const byName = new Map<string, number>();
  const sectionOf = coins.map(({ name }) => {
    const section = byName.get(name) ?? byName.size;
    byName.set(name, section);
    return section;
  });
  const sizes = new Int32Array(byName.size);
  for (const coin of first.coin) {
    const section = sectionOf[coin] as number;
    sizes[section] = (sizes[section] as number) + 1;
  }
  return [...byName]
    .filter(([, section]) => (sizes[section] as number) > 0)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, section]) => {
      const size = sizes[section] as number;
      const own =
        size === rows.length
          ? rows
          : chosenRows(
              rows,
              rowsWhere(first.coin, (coin) => sectionOf[coin] === section, size),
            );
      return { unit: unitOf(measure, name, finestOf(own, coins)), rows: own };
    });
};

const rowsWhere = (coins: Int32Array, passes: (coin: number) => boolean, size: number): Int32Array => {
  const which = new Int32Array(size);
  let length = 0;
  for (let row = 0; row < coins.length; row++) if (passes(coins[row] as number)) which[length++] = row;
  return which;
};
