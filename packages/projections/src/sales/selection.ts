/** Which documents count: recorded by the date of the report, and with their sale in the period that is asked for. */
import { dayNumber } from '@clientele/domain/kernel';
import { partOf } from '../kernel/tuples.ts';
import { documentKind, type SalesLedger } from './ledger.ts';
import type { AskedSales } from './question.ts';

/** The documents that count, in ascending order, and when the sale of each was. */
export interface Selection {
  readonly ledger: SalesLedger;
  readonly asked: AskedSales;
  readonly documents: Int32Array;
  /** By document: the day and the instant of the sale, by the definition of returns that was asked for. */
  readonly saleDay: Int32Array;
  readonly at: Float64Array;
  /** Documents of goods that came back whose sale isn't known here; with `sale-date` they count on their own date. */
  readonly returnsOnOwnDate: number;
}

interface Days {
  readonly saleDay: Int32Array;
  readonly at: Float64Array;
  /** Marks the returns whose sale is known. */
  readonly known: Uint8Array;
}

/** For each order that a return only names, the document that says when it was placed, as last corrected. */
const placingsOf = (ledger: SalesLedger): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const { kind } = ledger.documents.columns;
  for (const [document, order] of ledger.orders.entries()) {
    const referred = ledger.referred.ids.get(order);
    if (referred === undefined) continue;
    const count = partOf(ledger.documentKinds, kind[document] as number, documentKind.count);
    if (count === 2) found.set(referred, document);
  }
  return found;
};

/** Days and instants by which returns count as of their sale. */
const ofTheirSale = (ledger: SalesLedger): Days => {
  const saleDay = ledger.documents.columns.saleDay.slice(0, ledger.documents.length);
  const at = ledger.documents.columns.at.slice(0, ledger.documents.length);
  const known = new Uint8Array(ledger.documents.length);
  const { returns, references } = ledger;
  for (let row = 0; row < returns.length; row++) {
    const document = returns.columns.document[row] as number;
    known[document] = 1;
    saleDay[document] = returns.columns.day[row] as number;
    at[document] = returns.columns.at[row] as number;
  }
  const placings = references.length === 0 ? new Map<number, number>() : placingsOf(ledger);
  for (let row = 0; row < references.length; row++) {
    const document = references.columns.document[row] as number;
    const placing = placings.get(references.columns.order[row] as number);
    if (placing === undefined) continue;
    known[document] = 1;
    saleDay[document] = ledger.documents.columns.saleDay[placing] as number;
    at[document] = ledger.documents.columns.at[placing] as number;
  }
  return { saleDay, at, known };
};

/** Marks the documents that don't count yet on a day though their sale was before; null where all do. */
const notYet = (ledger: SalesLedger, asOf: number): Uint8Array | null => {
  let marks: Uint8Array | null = null;
  const mark = (document: number): void => {
    marks ??= new Uint8Array(ledger.documents.length);
    marks[document] = 1;
  };
  const { later, returns, references, documents } = ledger;
  for (let row = 0; row < later.length; row++) {
    if ((later.columns.day[row] as number) > asOf) mark(later.columns.document[row] as number);
  }
  for (const { columns, length } of [returns, references]) {
    for (let row = 0; row < length; row++) {
      const document = columns.document[row] as number;
      if ((documents.columns.saleDay[document] as number) > asOf) mark(document);
    }
  }
  return marks;
};

/** How many of some documents are returns whose sale isn't known. */
const strayReturns = (ledger: SalesLedger, documents: Int32Array, known: Uint8Array): number => {
  const { kind } = ledger.documents.columns;
  let strays = 0;
  for (const document of documents) {
    const count = partOf(ledger.documentKinds, kind[document] as number, documentKind.count);
    if (count === 1 && known[document] === 0) strays++;
  }
  return strays;
};

/** The documents that a question asks for, before any of its conditions. */
export const selectionOf = (ledger: SalesLedger, asked: AskedSales): Selection => {
  const { length, columns } = ledger.documents;
  const days = asked.returns === 'sale-date' ? ofTheirSale(ledger) : null;
  const { saleDay, at } = days ?? columns;
  const asOf = dayNumber(asked.asOf);
  const first = asked.period === null ? Number.NEGATIVE_INFINITY : dayNumber(asked.period.start);
  const last = asked.period === null ? asOf : Math.min(asOf, dayNumber(asked.period.end) - 1);
  const out = notYet(ledger, asOf);
  const chosen = new Int32Array(length);
  let count = 0;
  for (let document = 0; document < length; document++) {
    const day = saleDay[document] as number;
    if (day < first || day > last || (out !== null && out[document] === 1)) continue;
    chosen[count++] = document;
  }
  const documents = chosen.subarray(0, count);
  const returnsOnOwnDate = days === null ? 0 : strayReturns(ledger, documents, days.known);
  return { ledger, asked, documents, saleDay, at, returnsOnOwnDate };
};
