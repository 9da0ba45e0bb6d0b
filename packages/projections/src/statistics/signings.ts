/**
 * Signing statistics (row G15): the orders signed in each period as they were signed, what was changed and called off since
 * in the period in which that happened, and what is in force of them; for the whole and by salesperson, channel or territory.
 */
import { dateOfDayNumber, type Period, type PeriodUnit, periodOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Class, labelsOf } from '../composition/labels.ts';
import { type Columns, chunkOf, inChunk, type Table } from '../kernel/columns.ts';
import { widen } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { isSameText } from '../kernel/packed-texts.ts';
import { partOf } from '../kernel/tuples.ts';
import { askedOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import { classingOf, keyOf } from '../sales/classing.ts';
import { countsOf, documentKind, type SalesLedger } from '../sales/ledger.ts';
import type { AskedSales, Axis, SalesQuestion } from '../sales/question.ts';
import { scan } from '../sales/scan.ts';

export interface SigningsQuestion extends Omit<SalesQuestion, 'returns'> {
  readonly unit: PeriodUnit;
  readonly period: Period;
  /** Whose signings have a row each; the whole company alone by default. */
  readonly axis?: Extract<Axis, 'company' | 'salesperson' | 'channel' | 'territory' | 'customer'>;
}

/** Counts of orders, and amounts in the section's currency. */
export interface SigningFigures {
  /** Signed in the period, as they were signed. */
  readonly signed: number;
  readonly signedAmount: bigint;
  /** What changes of orders added or took off, in the period in which they were changed. */
  readonly changed: number;
  readonly changedAmount: bigint;
  /** Called off in the period. */
  readonly cancelled: number;
  readonly cancelledAmount: bigint;
  /** `signed + changed − cancelled`. */
  readonly netAmount: bigint;
}

export interface SigningRow extends SigningFigures {
  readonly period: Period;
  readonly class: Class;
}

export interface SigningsSection {
  readonly currency: string;
  readonly scale: number;
  /** By period, then by net amount, highest first. */
  readonly rows: readonly SigningRow[];
  readonly total: SigningFigures;
}

export interface Signings {
  readonly asked: AskedSales & { readonly axis: Axis; readonly unit: PeriodUnit };
  readonly sections: readonly SigningsSection[];
}

type Counting = { -readonly [Field in keyof SigningFigures]: SigningFigures[Field] };

const nothing = (): Counting => ({
  signed: 0,
  signedAmount: 0n,
  changed: 0,
  changedAmount: 0n,
  cancelled: 0,
  cancelledAmount: 0n,
  netAmount: 0n,
});

/** On which day a document began to count that isn't that of its sale: since when an order was changed or off. */
const laterDays = ({ later }: SalesLedger): ReadonlyMap<number, number> => {
  const days = new Map<number, number>();
  for (let row = 0; row < later.length; row++) {
    const chunk = chunkOf(later, row);
    days.set(chunk.document[row & inChunk] as number, chunk.day[row & inChunk] as number);
  }
  return days;
};

/** What a document is of an order's life. An amendment is two documents, the old content out and the new one in. */
type Act = 'signed' | 'changed' | 'cancelled';

/** Finds what each document does; the first of an amendment is told from a cancellation by the second beside it. */
const actOf = (ledger: SalesLedger, days: ReadonlyMap<number, number>, counts: Int32Array) => {
  const countAt = (document: number): number =>
    document < ledger.documents.length
      ? (counts[chunkOf(ledger.documents, document).kind[document & inChunk] as number] as number)
      : 0;
  /** Whether documents from one on, of one order and one day, end in new content. */
  const comesBack = (document: number): boolean => {
    const day = days.get(document);
    for (let next = document + 1; isSameText(ledger.orders, next, document) && days.get(next) === day; next++)
      if (countAt(next) > 0) return true;
    return false;
  };
  const startOf = (document: number): number => {
    const day = days.get(document);
    let start = document;
    while (countAt(start) === 0 && isSameText(ledger.orders, start - 1, document) && days.get(start - 1) === day)
      start--;
    return start;
  };
  return (document: number): Act => {
    if (!days.has(document)) return 'signed';
    const start = startOf(document);
    return countAt(start) > 0 || comesBack(start) ? 'changed' : 'cancelled';
  };
};

/** Signings by period and class. */
export const signings = (book: SalesBook, question: SigningsQuestion): E.Either<QuestionFaults, Signings> => {
  const { unit, period, axis = 'company' } = question;
  const asks = { axes: [axis], measure: 'sales', by: 'order', mostAxes: 1, ranks: false } as const;
  const checked = askedOf(question, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const asked: Signings['asked'] = { ...checked.right, axis, unit };
  // Orders of any day, since one that was signed before may be changed in the period; goods that came back are no signing.
  const chosen = chosenBy(book.sales, book.customers, { ...asked, period: null });
  const { ledger } = chosen;
  const classing = classingOf(chosen, axis);
  const label = labelsOf(chosen, axis);
  if (classing === null) return E.left([{ code: 'question.axis-needs-values', data: { axis } }]);
  const counts = countsOf(ledger);
  const days = laterDays(ledger);
  const act = actOf(ledger, days, counts);
  const returned = returnedDocuments(ledger, counts);
  const periods = new Map<number, Period>();
  const periodAt = (day: number): Period => {
    const known = periods.get(day) ?? periodOf(unit, dateOfDayNumber(day));
    periods.set(day, known);
    return known;
  };
  const scales = new Map<string, number>();
  for (const { name, scale } of ledger.coins.list) scales.set(name, Math.max(scales.get(name) ?? 0, scale));
  const sections = new Map<
    string,
    { readonly cells: Map<string, Counting & { period: Period; of: number }>; readonly total: Counting }
  >();
  let classes = new Int32Array(0);
  scan(chosen, 'sales', 'order', (batch) => {
    if (classes.length < batch.room) classes = new Int32Array(batch.room);
    classing.classify(batch, classes);
    for (let row = 0; row < batch.length; row++) {
      const document = batch.document[row] as number;
      if (returned(document)) continue;
      const day = days.get(document) ?? (batch.saleDay[row] as number);
      const own = periodAt(day);
      if (own.start < period.start || own.start >= period.end) continue;
      const coin =
        ledger.coins.list[partOf(ledger.documentKinds, batch.documentKind[row] as number, documentKind.coin)];
      const { name = '', scale = 0 } = coin ?? {};
      const section = sections.get(name) ?? { cells: new Map(), total: nothing() };
      sections.set(name, section);
      const of = classes[row] as number;
      const key = `${own.key} ${of}`;
      const cell = section.cells.get(key) ?? { ...nothing(), period: own, of };
      section.cells.set(key, cell);
      const value = widen(BigInt(batch.amount[row] as number), scale, scales.get(name) ?? scale);
      const count = counts[batch.documentKind[row] as number] as number;
      for (const into of [cell, section.total]) add(into, act(document), count, value);
    }
  });
  return E.right({
    asked,
    sections: [...sections]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([currency, { cells, total }]) => ({
        currency,
        scale: scales.get(currency) ?? 0,
        total,
        rows: [...cells.values()]
          .map(
            ({ period: own, of, ...figures }): SigningRow => ({
              ...figures,
              period: own,
              class: label(keyOf(classing, of)),
            }),
          )
          .sort(compareRows),
      })),
  });
};

/** Documents that are no order's content: what came back. */
const returnedDocuments = (ledger: SalesLedger, counts: Int32Array): ((document: number) => boolean) => {
  const returned = new Set<number>();
  const learn = <C extends Columns & { readonly document: Int32Array }>(table: Table<C>): void => {
    for (let row = 0; row < table.length; row++) returned.add(chunkOf(table, row).document[row & inChunk] as number);
  };
  learn(ledger.returns);
  learn(ledger.references);
  const countAt = (document: number): number =>
    counts[chunkOf(ledger.documents, document).kind[document & inChunk] as number] as number;
  // A return that names no sale stands in neither table: its documents begin with one that counts as no order.
  return (document) => {
    if (returned.has(document)) return true;
    let first = document;
    while (countAt(first) === 0 && isSameText(ledger.orders, first - 1, document)) first--;
    return countAt(first) === 0;
  };
};

const add = (into: Counting, act: Act, count: number, value: bigint): void => {
  into.netAmount += value;
  switch (act) {
    case 'signed':
      into.signed += count;
      into.signedAmount += value;
      break;
    case 'changed':
      into.changed += Math.max(0, count);
      into.changedAmount += value;
      break;
    case 'cancelled':
      into.cancelled -= count;
      into.cancelledAmount -= value;
  }
};

const compareRows = (left: SigningRow, right: SigningRow): number => {
  if (left.period.start !== right.period.start) return left.period.start < right.period.start ? -1 : 1;
  if (left.netAmount !== right.netAmount) return left.netAmount > right.netAmount ? -1 : 1;
  return compareNullable(left.class.key, right.class.key);
};
