/** The fold from the events of orders to the sales ledger: what each kind of event does to the figures (design: decision 1). */
import type { RecordedEvent } from '@clientele/domain/kernel';
import type { OrderContent, OrderEvent } from '@clientele/domain/trade';
import { inChunk, newRow } from '../kernel/columns.ts';
import type { Fold } from '../kernel/fold.ts';
import { idOf } from '../kernel/names.ts';
import { ledgerForm, loadLedger, mergeLedgers, saveLedger } from './keeping.ts';
import { type LineTraits, noSales, type SalesLedger } from './ledger.ts';
import { countsFrom, dayOfDate, record, traitsOfLine } from './recording.ts';

type Of<Type extends OrderEvent['type']> = RecordedEvent<Extract<OrderEvent, { readonly type: Type }>>;

const amended = (ledger: SalesLedger, { data, occurredOn }: Of<'OrderAmended'>): void => {
  const { order, placedOn: on, placedAt: at, before, after } = data;
  const first = record(ledger, order, before, on, at, -1, -1);
  record(ledger, order, after, on, at, 1, 1);
  countsFrom(ledger, first, occurredOn);
};

/** What came back whole is out of the amounts already, and not named again; it goes out of the counts only now. */
const notNamedAgain = (ledger: SalesLedger, order: string, { lines }: OrderContent): readonly LineTraits[] => {
  const named = new Set(lines.map(({ line }) => line));
  const cameBack = [...(ledger.cameBack.get(order) ?? [])];
  ledger.cameBack.delete(order);
  return cameBack.flatMap(([line, traits]) => (named.has(line) ? [] : [traits]));
};

const cancelled = (ledger: SalesLedger, { data, occurredOn }: Of<'OrderCancelled'>): void => {
  const { order, placedOn: on, placedAt: at, content } = data;
  const further = notNamedAgain(ledger, order, content);
  const first = record(ledger, order, content, on, at, -1, -1, further);
  countsFrom(ledger, first, occurredOn);
};

const returned = (ledger: SalesLedger, { data, occurredOn: on, occurredAt: at }: Of<'LinesReturned'>): void => {
  const { order, placedOn, placedAt, returned: content } = data;
  const first = record(ledger, order, content, on, at, -1, 0);
  for (let document = first; document < ledger.documents.length; document++) {
    const row = newRow(ledger.returns) & inChunk;
    const { last } = ledger.returns;
    last.document[row] = document;
    last.day[row] = dayOfDate(ledger, placedOn);
    last.at[row] = placedAt;
  }
  const cameBack = ledger.cameBack.get(order) ?? new Map<string, LineTraits>();
  for (const line of content.lines) cameBack.set(line.line, traitsOfLine(ledger, line));
  ledger.cameBack.set(order, cameBack);
};

/** That documents, from a number on, are of a return that names its order. */
const refer = (ledger: SalesLedger, first: number, ofOrder: string | undefined): void => {
  if (ofOrder === undefined) return;
  for (let document = first; document < ledger.documents.length; document++) {
    const row = newRow(ledger.references) & inChunk;
    ledger.references.last.document[row] = document;
    ledger.references.last.order[row] = idOf(ledger.referred, ofOrder);
  }
};

const returnRecorded = (ledger: SalesLedger, { data, occurredOn: on, occurredAt: at }: Of<'ReturnRecorded'>): void => {
  const { order, ofOrder, returned: content } = data;
  refer(ledger, record(ledger, order, content, on, at, -1, 0), ofOrder);
};

/** What the return's document said before goes out on its own day, and what was so all along comes in on the true one. */
const returnCorrected = (ledger: SalesLedger, event: Of<'ReturnCorrected'>): void => {
  const { order, placedOn, placedAt, beforeOf, before, ofOrder, after } = event.data;
  refer(ledger, record(ledger, order, before, placedOn, placedAt, 1, 0), beforeOf);
  if (after === null) return;
  refer(ledger, record(ledger, order, after, event.occurredOn, event.occurredAt, -1, 0), ofOrder);
};

/** A correction says what was so all along, so what it replaces goes out as of the day on which it came in. */
const corrected = (ledger: SalesLedger, { data, occurredOn: on, occurredAt: at }: Of<'OrderCorrected'>): void => {
  const { order, placedOn, placedAt, before, after } = data;
  record(ledger, order, before, placedOn, placedAt, -1, -1);
  if (after !== null) record(ledger, order, after, on, at, 1, 1);
};

const step = (ledger: SalesLedger, event: RecordedEvent<OrderEvent>): SalesLedger => {
  switch (event.type) {
    case 'OrderPlaced': {
      const { order, content } = event.data;
      record(ledger, order, content, event.occurredOn, event.occurredAt, 1, 1);
      return ledger;
    }
    case 'OrderAmended':
      amended(ledger, event);
      return ledger;
    case 'OrderCancelled':
      cancelled(ledger, event);
      return ledger;
    case 'LinesReturned':
      returned(ledger, event);
      return ledger;
    case 'ReturnRecorded':
      returnRecorded(ledger, event);
      return ledger;
    case 'OrderCorrected':
      corrected(ledger, event);
      return ledger;
    case 'ReturnCorrected':
      returnCorrected(ledger, event);
      return ledger;
    default:
      return ledger;
  }
};

/** Every sale as rows of numbers. Any shard may see any order; all events of one order must go to one shard. */
export const salesLedger: Fold<SalesLedger, OrderEvent> = {
  ...ledgerForm,
  handles: [
    'OrderPlaced',
    'OrderAmended',
    'OrderCancelled',
    'LinesReturned',
    'ReturnRecorded',
    'OrderCorrected',
    'ReturnCorrected',
  ],
  shardKey: ({ stream }) => stream,
  init: noSales,
  step,
  save: saveLedger,
  load: loadLedger,
  merge: mergeLedgers,
};
