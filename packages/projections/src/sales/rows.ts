/** The rows that a measure is summed over: documents or lines, each with what it adds. */
import { partOf, type Tuples } from '../kernel/tuples.ts';
import type { Classing } from './classing.ts';
import { documentKind, endOfLines, lineKind, type SalesLedger } from './ledger.ts';
import type { Basis, Measure } from './question.ts';

/** An amount that each row adds, found by where the row stands in some table. */
export interface Term {
  /** By row: its number in the table. */
  readonly at: Int32Array;
  /** By that number. */
  readonly amount: Float64Array;
  /** The number of currency and scale, or of unit of measure and scale: by kind, or by the number where there are no kinds. */
  readonly coin: Int32Array;
  readonly kind: Int32Array | null;
}

export interface Rows {
  readonly length: number;
  readonly document: Int32Array;
  /** The line of each row; null where rows are documents. */
  readonly line: Int32Array | null;
  /** What is added up; nothing where only orders or customers are counted. */
  readonly terms: readonly Term[];
}

/** A line's kind passes where its mark is 1; null lets all pass. */
export type LineFilter = Uint8Array | null;

/** The coin of what a row adds. */
export const coinOfRow = ({ at, coin, kind }: Term, row: number): number => {
  const number = at[row] as number;
  return coin[kind === null ? number : (kind[number] as number)] as number;
};

/** The lines of some documents that pass. */
const linesOf = (ledger: SalesLedger, documents: Int32Array, filter: LineFilter): Omit<Rows, 'terms'> => {
  const { firstLine } = ledger.documents.columns;
  const { kind } = ledger.lines.columns;
  let room = 0;
  for (const document of documents) room += endOfLines(ledger, document) - (firstLine[document] as number);
  const ofDocument = new Int32Array(room);
  const lines = new Int32Array(room);
  let length = 0;
  for (const document of documents) {
    const end = endOfLines(ledger, document);
    for (let line = firstLine[document] as number; line < end; line++) {
      if (filter !== null && filter[kind[line] as number] === 0) continue;
      ofDocument[length] = document;
      lines[length++] = line;
    }
  }
  return { length, document: ofDocument.subarray(0, length), line: lines.subarray(0, length) };
};

/** One value of each kind. */
const partsOf = (kinds: Tuples, place: number): Int32Array =>
  Int32Array.from({ length: kinds.size }, (_, kind) => partOf(kinds, kind, place));

/** Some of the rows, by their numbers. */
export const chosenRows = ({ document, line, terms }: Rows, which: Int32Array): Rows => {
  const pick = (column: Int32Array): Int32Array => which.map((row) => column[row] as number);
  return {
    length: which.length,
    document: pick(document),
    line: line === null ? null : pick(line),
    terms: terms.map((term) => ({ ...term, at: pick(term.at) })),
  };
};

/** The lines of which the cost is known in the currency of the amount, each with two terms: the amount and less the cost. */
const withCosts = (ledger: SalesLedger, lines: Rows): Rows => {
  const [sales] = lines.terms;
  const { costs, coins } = ledger;
  if (sales === undefined) return lines;
  const costOf = new Int32Array(ledger.lines.length);
  for (let row = 0; row < costs.length; row++) costOf[costs.columns.line[row] as number] = row + 1;
  const which = new Int32Array(lines.length);
  let length = 0;
  for (let row = 0; row < lines.length; row++) {
    const cost = (costOf[sales.at[row] as number] as number) - 1;
    if (cost < 0) continue;
    const own = coins.list[coinOfRow(sales, row)]?.name;
    if (own === coins.list[costs.columns.coin[cost] as number]?.name) which[length++] = row;
  }
  const covered = chosenRows(lines, which.subarray(0, length));
  const lessCost: Term = {
    at: (covered.line ?? which).map((line) => (costOf[line] as number) - 1),
    amount: costs.columns.amount.map((amount) => 0 - amount),
    coin: costs.columns.coin,
    kind: null,
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
  const counted = measure === 'orders' || measure === 'customers';
  if (basis === 'order') {
    const { amount, kind } = ledger.documents.columns;
    const coin = partsOf(ledger.documentKinds, documentKind.coin);
    const terms: readonly Term[] = counted ? [] : [{ at: documents, amount, coin, kind }];
    return { length: documents.length, document: documents, line: null, terms };
  }
  const lines = linesOf(ledger, documents, filter);
  if (counted) return { ...lines, terms: [] };
  const { kind, quantity, amount } = ledger.lines.columns;
  const term = (column: Float64Array, place: number): Term => ({
    at: lines.line ?? documents,
    amount: column,
    coin: partsOf(ledger.lineKinds, place),
    kind,
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
      if (line === null) return classes;
      for (let row = 0; row < length; row++) classes[row] = classOf[lineKinds[line[row] as number] as number] as number;
      return classes;
    }
  }
};
