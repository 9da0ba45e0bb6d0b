/**
 * Collection in figures, a section a currency: DSO and turnover days, the three collection rates and effectiveness of
 * `definitions.md`, how fast invoices were settled, and how much was disputed. Rates with a zero denominator are undefined.
 */
import { addDays, daysBetween, type LocalDate, type Period, type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import { compareKeys } from '../kernel/key-order.ts';
import { percentile } from '../kernel/percentile.ts';
import { invoicesAsked } from './ageing.ts';
import { atScale, dueOn, type InvoiceAsOf, millionths, openOn, scalesOf, settledBy } from './as-of.ts';
import type { InvoiceEntry, ReceivablesBook } from './book.ts';
import { dateFaults, type ReceivablesFaults, type ReceivablesQuestion, unlessFaulty } from './question.ts';

export interface CollectionQuestion extends ReceivablesQuestion {
  readonly period: Period;
}

/** A share told by count and by amount. */
export interface CountedShare {
  readonly count: number;
  readonly of: number;
  readonly amount: bigint;
  readonly ofAmount: bigint;
  readonly byCount: Ratio | null;
  readonly byAmount: Ratio | null;
}

/** How fast the invoices of the period were settled, as far as they were by the report's date; those given up left out. */
export interface Settlement {
  readonly settled: number;
  readonly onTime: CountedShare;
  /** Days from the issue to the last payment, by nearest rank; null where nothing was settled. */
  readonly median: number | null;
  readonly p90: number | null;
  /** Σ amount × days late / Σ amount; on time counts as no day late (`rules.md §3.2`). */
  readonly weightedDaysLate: Ratio | null;
}

export interface CollectionSection {
  readonly currency: string;
  readonly scale: number;
  /** Open at the end of the day before the period, and of its last day. */
  readonly opening: bigint;
  readonly closing: bigint;
  /** Of the closing amount, what is not late. */
  readonly closingCurrent: bigint;
  readonly invoiced: bigint;
  /** Settled in the period by money, credit notes and write-offs; by money alone; on what was due by the period's end. */
  readonly settled: bigint;
  readonly collected: bigint;
  readonly settledDue: bigint;
  readonly givenUp: bigint;
  /** Closing balance / invoiced × days; and by the average of opening and closing (应收账款周转天数). */
  readonly dso: Ratio | null;
  readonly turnoverDays: Ratio | null;
  /** Settled / (opening + invoiced) (应收账款回收率). */
  readonly collectionRate: Ratio | null;
  /** Money / (opening + invoiced, less credit notes and write-offs) (`rules.md §3.2`). */
  readonly moneyRate: Ratio | null;
  /** Settled on what was due by the period's end / what of that was open before it or invoiced in it (到期回款率, KPI 3). */
  readonly dueRate: Ratio | null;
  /** Collected / invoiced (销售回款率), and the same with credit notes and write-offs. */
  readonly salesRate: Ratio | null;
  readonly salesSettledRate: Ratio | null;
  /** (Opening + invoiced − closing) / (opening + invoiced − closing current). */
  readonly effectiveness: Ratio | null;
  /** Of the invoices issued in the period. */
  readonly settlement: Settlement;
  readonly disputed: CountedShare;
}

export interface Collection {
  readonly asOf: LocalDate;
  readonly period: Period;
  readonly sections: readonly CollectionSection[];
}

const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);

const share = (part: readonly InvoiceAsOf[], whole: readonly InvoiceAsOf[], scale: number): CountedShare => {
  const amountOf = (some: readonly InvoiceAsOf[]) =>
    atScale(sum(some.map(({ record }) => millionths(record.amount))), scale);
  const [amount, ofAmount] = [amountOf(part), amountOf(whole)];
  return {
    count: part.length,
    of: whole.length,
    amount,
    ofAmount,
    byCount: ratioOf(BigInt(part.length), BigInt(whole.length)),
    byAmount: ratioOf(amount, ofAmount),
  };
};

const isGivenUp = ({ kind }: InvoiceEntry): boolean => kind !== 'money' && kind !== 'credit-note';

/** The last day on which something was settled of an invoice that is settled whole and was not given up; else null. */
const settledOn = ({ record, open }: InvoiceAsOf, asOf: LocalDate): LocalDate | null => {
  if (open !== 0n || settledBy(record, asOf, isGivenUp) > 0n) return null;
  return record.entries.reduce<LocalDate | null>(
    (last, { on }) => (on <= asOf && (last === null || on > last) ? on : last),
    null,
  );
};

const settlementOf = (issued: readonly InvoiceAsOf[], asOf: LocalDate, scale: number): Settlement => {
  const settled = issued.flatMap((one) => {
    const on = settledOn(one, asOf);
    return on === null ? [] : [{ one, days: daysBetween(one.record.issuedOn, on), late: daysBetween(one.dueOn, on) }];
  });
  const days = settled.map((each) => each.days).sort((left, right) => left - right);
  const amounts = settled.map(({ one, late }) => {
    const amount = millionths(one.record.amount);
    return { amount, weighted: amount * BigInt(Math.max(0, late)) };
  });
  return {
    settled: settled.length,
    onTime: share(
      settled.filter(({ late }) => late <= 0).map(({ one }) => one),
      settled.map(({ one }) => one),
      scale,
    ),
    median: percentile(days, 50),
    p90: percentile(days, 90),
    weightedDaysLate: ratioOf(sum(amounts.map(({ weighted }) => weighted)), sum(amounts.map(({ amount }) => amount))),
  };
};

const sectionOf = (
  all: readonly InvoiceAsOf[],
  { asOf, period }: CollectionQuestion,
  currency: string,
  scale: number,
): CollectionSection => {
  const before = addDays(period.start, -1);
  const over = addDays(period.end, -1);
  const last = over < asOf ? over : asOf;
  const own = all.filter(({ record }) => record.amount.currency === currency);
  const issued = own.filter(({ record }) => record.issuedOn >= period.start && record.issuedOn < period.end);
  const total = (value: (one: InvoiceAsOf) => bigint, some = own) => atScale(sum(some.map(value)), scale);
  const within = ({ record }: InvoiceAsOf, isWanted: (entry: InvoiceEntry) => boolean = () => true): bigint =>
    settledBy(record, last, (entry) => entry.on >= period.start && isWanted(entry));
  const opening = total(({ record }) => openOn(record, before));
  const closing = total(({ record }) => openOn(record, last));
  const closingCurrent = total(({ record }) => (dueOn(record, last) >= last ? openOn(record, last) : 0n));
  const invoiced = total(({ record }) => millionths(record.amount), issued);
  const settled = total((one) => within(one));
  const collected = total((one) => within(one, ({ kind }) => kind === 'money'));
  const givenUp = settled - collected;
  const due = own.filter(({ record }) => dueOn(record, last) <= over);
  const settledDue = total((one) => within(one), due);
  const dueBase =
    total(({ record }) => openOn(record, before), due) +
    total(
      ({ record }) => millionths(record.amount),
      due.filter((one) => issued.includes(one)),
    );
  const days = BigInt(daysBetween(period.start, period.end));
  return {
    currency,
    scale,
    opening,
    closing,
    closingCurrent,
    invoiced,
    settled,
    collected,
    settledDue,
    givenUp,
    dso: ratioOf(closing * days, invoiced),
    turnoverDays: ratioOf((opening + closing) * days, 2n * invoiced),
    collectionRate: ratioOf(settled, opening + invoiced),
    moneyRate: ratioOf(collected, opening + invoiced - givenUp),
    dueRate: ratioOf(settledDue, dueBase),
    salesRate: ratioOf(collected, invoiced),
    salesSettledRate: ratioOf(settled, invoiced),
    effectiveness: ratioOf(opening + invoiced - closing, opening + invoiced - closingCurrent),
    settlement: settlementOf(issued, asOf, scale),
    disputed: share(
      issued.filter(({ record }) => record.disputes.some(({ on }) => on <= asOf)),
      issued,
      scale,
    ),
  };
};

/** Collection in figures for a period, as of a date. */
export const collection = (
  book: ReceivablesBook,
  question: CollectionQuestion,
): Either<ReceivablesFaults, Collection> => {
  const { asOf, period } = question;
  const empty =
    period.start < period.end
      ? []
      : [{ code: 'receivables.empty-period', data: { start: period.start, end: period.end } } as const];
  return unlessFaulty([...dateFaults(asOf, period.start, period.end), ...empty], () => {
    const all = invoicesAsked(book, question);
    const met = new Set(all.map(({ record }) => record.amount.currency));
    return {
      asOf,
      period,
      sections: [...scalesOf(book)]
        .filter(([currency]) => met.has(currency))
        .sort(([left], [right]) => compareKeys(left, right))
        .map(([currency, scale]) => sectionOf(all, question, currency, scale)),
    };
  });
};
