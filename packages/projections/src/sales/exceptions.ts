/**
 * The few documents whose day isn't simply their own: those that don't count yet on the date of the report, and goods that came
 * back and are counted on the day of their sale.
 */
import { type Columns, chunkOf, inChunk, type Table } from '../kernel/columns.ts';
import { lookUp } from '../kernel/packed-texts.ts';
import { partOf } from '../kernel/tuples.ts';
import { documentKind, type SalesLedger } from './ledger.ts';

/** When a sale was. */
export interface SaleTime {
  readonly day: number;
  readonly at: number;
}

export interface Exceptions {
  /** Documents that don't count yet. */
  readonly notYet: ReadonlySet<number>;
  /** Documents of goods that came back, with the day and the instant of the sale that they are counted on. */
  readonly moved: ReadonlyMap<number, SaleTime>;
  /** Marks all of these; null where there are none. */
  readonly marks: Uint8Array | null;
}

const eachRow = <C extends Columns>(table: Table<C>, visit: (chunk: C, at: number) => void): void => {
  for (let row = 0; row < table.length; row++) visit(chunkOf(table, row), row & inChunk);
};

const timeOf = ({ documents }: SalesLedger, document: number): SaleTime => {
  const chunk = chunkOf(documents, document);
  const at = document & inChunk;
  return { day: chunk.saleDay[at] as number, at: chunk.at[at] as number };
};

/** For each order that a return only names, the document that says when it was placed, as last corrected. */
const placingsOf = (ledger: SalesLedger): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const { ids } = ledger.referred;
  lookUp(ledger.orders, new Set(ids.keys()), (document, order) => {
    const kind = chunkOf(ledger.documents, document).kind[document & inChunk] as number;
    if (partOf(ledger.documentKinds, kind, documentKind.count) === 2) found.set(ids.get(order) as number, document);
  });
  return found;
};

/** When the sale was of all goods that came back, as far as it is known. */
const salesOfReturns = (ledger: SalesLedger): ReadonlyMap<number, SaleTime> => {
  const moved = new Map<number, SaleTime>();
  eachRow(ledger.returns, ({ document, day, at }, row) => {
    moved.set(document[row] as number, { day: day[row] as number, at: at[row] as number });
  });
  if (ledger.references.length === 0) return moved;
  const placings = placingsOf(ledger);
  eachRow(ledger.references, ({ document, order }, row) => {
    const placing = placings.get(order[row] as number);
    if (placing !== undefined) moved.set(document[row] as number, timeOf(ledger, placing));
  });
  return moved;
};

/** The documents that don't count yet at the end of a day though their sale was before it. */
const notYetOn = (ledger: SalesLedger, asOf: number): ReadonlySet<number> => {
  const notYet = new Set<number>();
  eachRow(ledger.later, ({ document, day }, row) => {
    if ((day[row] as number) > asOf) notYet.add(document[row] as number);
  });
  const cameBack = ({ document }: { readonly document: Int32Array }, row: number): void => {
    const number = document[row] as number;
    if (timeOf(ledger, number).day > asOf) notYet.add(number);
  };
  eachRow(ledger.returns, cameBack);
  eachRow(ledger.references, cameBack);
  return notYet;
};

/** The exceptions as of a day, by the definition of returns that is asked for. */
export const exceptionsOf = (ledger: SalesLedger, asOf: number, returns: 'own-date' | 'sale-date'): Exceptions => {
  const notYet = notYetOn(ledger, asOf);
  const moved = returns === 'sale-date' ? salesOfReturns(ledger) : new Map<number, SaleTime>();
  if (notYet.size === 0 && moved.size === 0) return { notYet, moved, marks: null };
  const marks = new Uint8Array(ledger.documents.length);
  for (const document of notYet) marks[document] = 1;
  for (const document of moved.keys()) marks[document] = 1;
  return { notYet, moved, marks };
};
