/** Runs over the rows that a question asks for, batch by batch. */
import { chunkBits, inChunk } from '../kernel/columns.ts';
import { partOf, type Tuples } from '../kernel/tuples.ts';
import { type Batch, batchRows, copyDocument, emptyBatch, keepPassing } from './batch.ts';
import type { Chosen } from './chosen.ts';
import { documentKind, endOfLines, lineKind, type SalesLedger } from './ledger.ts';
import type { Basis, Measure } from './question.ts';

/** What rows add: a measure, or the sales of those lines only that have a cost. */
export type Scanned = Measure | 'covered-sales';

/** One value of each kind. */
const partsOf = (kinds: Tuples, place: number): Int32Array =>
  Int32Array.from({ length: kinds.size }, (_, kind) => partOf(kinds, kind, place));

/** Leaves only the documents that meet the conditions. */
const applyConditions = ({ conditions }: Chosen, batch: Batch, classes: Int32Array): void => {
  for (const { classing, passes } of conditions) {
    classing.classify(batch, classes);
    keepPassing(batch, classes, passes);
  }
};

/** Runs over the documents that count: of the days asked for, and meeting every condition. */
const scanDocuments = (chosen: Chosen, visit: (batch: Batch) => void): void => {
  const { ledger, firstDay, lastDay, exceptions } = chosen;
  const { marks, notYet, moved } = exceptions;
  const { documents } = ledger;
  const coins = partsOf(ledger.documentKinds, documentKind.coin);
  const batch = emptyBatch(batchRows(ledger));
  const classes = new Int32Array(batch.room);
  const flush = (): void => {
    applyConditions(chosen, batch, classes);
    if (batch.length > 0) visit(batch);
    batch.length = 0;
  };
  for (const [index, chunk] of documents.chunks.entries()) {
    const first = index << chunkBits;
    const rows = Math.min(documents.length - first, inChunk + 1);
    for (let at = 0; at < rows; at++) {
      const document = first + at;
      let day = chunk.saleDay[at] as number;
      let instant = chunk.at[at] as number;
      if (marks !== null && marks[document] === 1) {
        if (notYet.has(document)) continue;
        const sale = moved.get(document);
        day = sale?.day ?? day;
        instant = sale?.at ?? instant;
      }
      if (day < firstDay || day > lastDay) continue;
      const row = batch.length++;
      const kind = chunk.kind[at] as number;
      batch.document[row] = document;
      batch.documentKind[row] = kind;
      batch.customer[row] = chunk.customer[at] as number;
      batch.saleDay[row] = day;
      batch.at[row] = instant;
      batch.amount[row] = chunk.amount[at] as number;
      batch.coin[row] = coins[kind] as number;
      batch.firstLine[row] = chunk.firstLine[at] as number;
      batch.endLine[row] = at + 1 < rows ? (chunk.firstLine[at + 1] as number) : endOfLines(ledger, document);
      if (batch.length === batch.room) flush();
    }
  }
  flush();
};

/** Finds the costs of lines that are asked for in ascending order. */
const costFinder = ({ costs, coins }: SalesLedger) => {
  let next = 0;
  const lineAt = (row: number): number =>
    row < costs.length ? (costs.chunks[row >>> chunkBits]?.line[row & inChunk] as number) : Number.POSITIVE_INFINITY;
  /** The row of a line's cost, where that is known in the currency of the amount; else −1. */
  return (line: number, coin: number): number => {
    while (lineAt(next) < line) next++;
    if (lineAt(next) !== line) return -1;
    const own = costs.chunks[next >>> chunkBits]?.coin[next & inChunk] as number;
    return coins.list[own]?.name === coins.list[coin]?.name ? next : -1;
  };
};

/** Runs over the lines of the documents that count. */
const scanLines = (chosen: Chosen, scanned: Scanned, visit: (batch: Batch) => void): void => {
  const { ledger, filter } = chosen;
  const { lines, costs } = ledger;
  const ofQuantity = scanned === 'quantity';
  const withCost = scanned === 'gross-profit' || scanned === 'covered-sales';
  const coins = partsOf(ledger.lineKinds, ofQuantity ? lineKind.measure : lineKind.coin);
  const costOf = costFinder(ledger);
  const batch = emptyBatch(batchRows(ledger));
  const flush = (): void => {
    if (batch.length > 0) visit(batch);
    batch.length = 0;
  };
  scanDocuments(chosen, (documents) => {
    for (let document = 0; document < documents.length; document++) {
      const end = documents.endLine[document] as number;
      for (let line = documents.firstLine[document] as number; line < end; line++) {
        const chunk = lines.chunks[line >>> chunkBits];
        if (chunk === undefined) continue;
        const at = line & inChunk;
        const kind = chunk.kind[at] as number;
        if (filter !== null && filter[kind] === 0) continue;
        const coin = coins[kind] as number;
        const cost = withCost ? costOf(line, coin) : -1;
        if (withCost && cost < 0) continue;
        const row = batch.length++;
        copyDocument(documents, document, batch, row);
        batch.lineKind[row] = kind;
        batch.amount[row] = (ofQuantity ? chunk.quantity[at] : chunk.amount[at]) as number;
        batch.coin[row] = coin;
        if (withCost) {
          const { amount, coin: costCoin } = costs.chunks[cost >>> chunkBits] ?? costs.last;
          batch.less[row] = amount[cost & inChunk] as number;
          batch.lessCoin[row] = costCoin[cost & inChunk] as number;
        }
        if (batch.length === batch.room) flush();
      }
    }
  });
  flush();
};

/** Runs over the rows of what is asked for; a batch is good until the visit ends. */
export const scan = (chosen: Chosen, scanned: Scanned, basis: Basis, visit: (batch: Batch) => void): void => {
  if (basis === 'order') scanDocuments(chosen, visit);
  else scanLines(chosen, scanned, visit);
};

/** How many documents that count are returns of no known sale: with `sale-date`, they count on their own date. */
export const strayReturns = (chosen: Chosen): number => {
  const { ledger, asked, exceptions } = chosen;
  if (asked.returns === 'own-date') return 0;
  const counts = partsOf(ledger.documentKinds, documentKind.count);
  let strays = 0;
  scanDocuments(chosen, ({ length, document, documentKind: kind }) => {
    for (let row = 0; row < length; row++) {
      const isReturn = counts[kind[row] as number] === 1;
      if (isReturn && !exceptions.moved.has(document[row] as number)) strays++;
    }
  });
  return strays;
};
