/**
 * The sales ledger: what every sale comes to, kept as rows of numbers. Each event adds documents (an order as it then stood,
 * taken in or taken out) with their lines, and changes nothing that is there: so any question about any date is a sum over
 * rows, and the order in which events came makes no difference.
 */
import { chunkOf, emptyTable, inChunk, type Table } from '../kernel/columns.ts';
import { type Names, noNames } from '../kernel/names.ts';
import { noTexts, type PackedTexts } from '../kernel/packed-texts.ts';
import { noTuples, partOf, type Tuples } from '../kernel/tuples.ts';
import { type Coins, noCoins } from './coins.ts';
import { noQuads, type Quads } from './quads.ts';

/** A document: a version of an order that came into force or went out of it, or goods that came back. */
const documentColumns = (rows: number) => ({
  /** Day number of the sale; of a return, of the day on which the goods came back. */
  saleDay: new Int32Array(rows),
  /** The instant of that. */
  at: new Float64Array(rows),
  customer: new Int32Array(rows),
  /** What it has in common with many others: see {@link documentKind}. */
  kind: new Int32Array(rows),
  /** The stated total, or the sum of the lines; below zero for what went out and what came back. */
  amount: new Float64Array(rows),
  /** Where its lines begin; they end where those of the next document begin. */
  firstLine: new Int32Array(rows),
});

/** What documents have in common, by its place in a tuple. */
export const documentKind = {
  salesperson: 0,
  channel: 1,
  territory: 2,
  place: 3,
  coin: 4,
  /** 2 for an order that came into force, 0 for one that went out of it, 1 for what is no order: a return. */
  count: 5,
} as const;

const lineColumns = (rows: number) => ({
  /** What it has in common with many others: see {@link lineKind}. */
  kind: new Int32Array(rows),
  quantity: new Float64Array(rows),
  amount: new Float64Array(rows),
});

/** What lines have in common, by its place in a tuple: the item, its unit of measure, and the currency. */
export const lineKind = { item: 0, measure: 1, coin: 2 } as const;

/** Kept apart, since many sources know no costs: in ascending order of `line`. */
const costColumns = (rows: number) => ({
  line: new Int32Array(rows),
  amount: new Float64Array(rows),
  coin: new Int32Array(rows),
});

/** Documents that count from a later day than that of their sale: since when an order was amended, or off. */
const laterColumns = (rows: number) => ({
  document: new Int32Array(rows),
  day: new Int32Array(rows),
});

/** Documents of goods that came back for a known sale: the day and the instant of the sale. */
const returnColumns = (rows: number) => ({
  document: new Int32Array(rows),
  day: new Int32Array(rows),
  at: new Float64Array(rows),
});

/** Documents of goods that came back for an order that they only name: the number of its id. */
const referenceColumns = (rows: number) => ({
  document: new Int32Array(rows),
  order: new Int32Array(rows),
});

/** What a line is without its figures: its kind, and in what its cost is counted; −1 where that isn't known. */
export interface LineTraits {
  readonly kind: number;
  readonly costCoin: number;
}

/** The columns of a document. */
export type DocumentColumns = ReturnType<typeof documentColumns>;
/** The columns of a line. */
export type LineColumns = ReturnType<typeof lineColumns>;

export interface SalesLedger {
  readonly documents: Table<DocumentColumns>;
  /** The id of the order of each document. */
  readonly orders: PackedTexts;
  readonly lines: Table<LineColumns>;
  readonly costs: Table<ReturnType<typeof costColumns>>;
  readonly later: Table<ReturnType<typeof laterColumns>>;
  readonly returns: Table<ReturnType<typeof returnColumns>>;
  readonly references: Table<ReturnType<typeof referenceColumns>>;
  readonly referred: Names;
  readonly customers: Names;
  readonly salespeople: Names;
  readonly channels: Names;
  readonly territories: Names;
  /** Country, province, city, district. */
  readonly places: Quads;
  /** Product, category, subcategory, name of the product. */
  readonly items: Quads;
  readonly coins: Coins;
  readonly measures: Coins;
  readonly documentKinds: Tuples;
  readonly lineKinds: Tuples;
  /** Of each order the lines of which goods came back: its cancellation doesn't name those again that came back whole. */
  readonly cameBack: Map<string, Map<string, LineTraits>>;
  /** Whether the stated total of some document may differ from the sum of its lines. */
  hasDifferences: boolean;
  /** The day numbers of the dates met so far, and the last of them: reading a date costs ten look-ups. */
  readonly days: Map<string, number>;
  lastDate: string;
  lastDay: number;
}

export const noSales = (): SalesLedger => ({
  documents: emptyTable(documentColumns),
  orders: noTexts(),
  lines: emptyTable(lineColumns),
  costs: emptyTable(costColumns),
  later: emptyTable(laterColumns),
  returns: emptyTable(returnColumns),
  references: emptyTable(referenceColumns),
  referred: noNames(),
  customers: noNames(),
  salespeople: noNames(),
  channels: noNames(),
  territories: noNames(),
  places: noQuads(),
  items: noQuads(),
  coins: noCoins(),
  measures: noCoins(),
  documentKinds: noTuples(),
  lineKinds: noTuples(),
  cameBack: new Map(),
  hasDifferences: false,
  days: new Map(),
  lastDate: '',
  lastDay: 0,
});

/** Where the lines of a document begin. */
const beginOfLines = ({ documents }: SalesLedger, document: number): number =>
  chunkOf(documents, document).firstLine[document & inChunk] as number;

/** Where the lines of a document end. */
export const endOfLines = (ledger: SalesLedger, document: number): number =>
  document + 1 < ledger.documents.length ? beginOfLines(ledger, document + 1) : ledger.lines.length;

/** What each kind of document does to the count of orders: 1, 0 or −1. */
export const countsOf = ({ documentKinds }: SalesLedger): Int32Array =>
  Int32Array.from({ length: documentKinds.size }, (_, kind) => partOf(documentKinds, kind, documentKind.count) - 1);
