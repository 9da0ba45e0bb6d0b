/**
 * Batches: rows of the ledger laid out for a view, some thousand at a time. A view reads, classes and sums a batch while it is
 * near the processor, and needs no memory for the rest of the ledger.
 */

import type { SalesLedger } from './ledger.ts';

/** The most rows of a batch. */
const mostRows = 4096;

/** How many rows the batches of a ledger hold: those of a small one are small. */
export const batchRows = ({ documents, lines }: SalesLedger): number =>
  Math.min(mostRows, Math.max(1, documents.length, lines.length));

/** Rows side by side: documents where figures are by order, lines where they are by line. */
export interface Batch {
  length: number;
  /** How many rows there is room for. */
  readonly room: number;
  readonly document: Int32Array;
  /** The kinds of the document and, by line, of the line. */
  readonly documentKind: Int32Array;
  readonly lineKind: Int32Array;
  readonly customer: Int32Array;
  /** Day and instant of the sale, by the definition of returns that was asked for. */
  readonly saleDay: Int32Array;
  readonly at: Float64Array;
  /** What the row adds, and the number of its currency or unit of measure. */
  readonly amount: Float64Array;
  readonly coin: Int32Array;
  /** What is taken off it, where that is asked for: the cost. */
  readonly less: Float64Array;
  readonly lessCoin: Int32Array;
  /** Of documents: where their lines begin and end. */
  readonly firstLine: Int32Array;
  readonly endLine: Int32Array;
}

export const emptyBatch = (rows: number): Batch => ({
  length: 0,
  room: rows,
  document: new Int32Array(rows),
  documentKind: new Int32Array(rows),
  lineKind: new Int32Array(rows),
  customer: new Int32Array(rows),
  saleDay: new Int32Array(rows),
  at: new Float64Array(rows),
  amount: new Float64Array(rows),
  coin: new Int32Array(rows),
  less: new Float64Array(rows),
  lessCoin: new Int32Array(rows),
  firstLine: new Int32Array(rows),
  endLine: new Int32Array(rows),
});

const moveRow = (batch: Batch, from: number, to: number): void => {
  batch.document[to] = batch.document[from] as number;
  batch.documentKind[to] = batch.documentKind[from] as number;
  batch.customer[to] = batch.customer[from] as number;
  batch.saleDay[to] = batch.saleDay[from] as number;
  batch.at[to] = batch.at[from] as number;
  batch.amount[to] = batch.amount[from] as number;
  batch.coin[to] = batch.coin[from] as number;
  batch.firstLine[to] = batch.firstLine[from] as number;
  batch.endLine[to] = batch.endLine[from] as number;
};

/** Leaves only those documents of a batch whose class passes. */
export const keepPassing = (batch: Batch, classes: Int32Array, passes: (of: number) => boolean): void => {
  let kept = 0;
  for (let row = 0; row < batch.length; row++) {
    if (!passes(classes[row] as number)) continue;
    if (kept !== row) moveRow(batch, row, kept);
    kept++;
  }
  batch.length = kept;
};

/** Copies what a line has of its document. */
export const copyDocument = (from: Batch, document: number, into: Batch, row: number): void => {
  into.document[row] = from.document[document] as number;
  into.documentKind[row] = from.documentKind[document] as number;
  into.customer[row] = from.customer[document] as number;
  into.saleDay[row] = from.saleDay[document] as number;
  into.at[row] = from.at[document] as number;
};
