/**
 * Arrears (拖欠款): the paper for the collection meeting (row M2) with each late invoice's cause, promise and who presses, what
 * is missing of that (rows M3 M4 M7), and the list of what to follow up by the end of a month (row M5).
 */
import { daysBetween, daysInMonth, type LocalDate, localDate, monthOf, yearOf } from '@clientele/domain/kernel';
import { type CollectionPolicy, escalationDue } from '@clientele/domain/trade';
import type { Either } from 'fp-ts/lib/Either.js';
import { compareKeys } from '../kernel/key-order.ts';
import { invoicesAsked } from './ageing.ts';
import { atScale, type InvoiceAsOf, millionths, scalesOf, settledBy } from './as-of.ts';
import { type CauseRecord, onDate, type PromiseRecord, type ReceivablesBook } from './book.ts';
import { dateFaults, type ReceivablesFaults, type ReceivablesQuestion, unlessFaulty } from './question.ts';

/** What became of a promise: money counts from its day until the day it named. */
export type PromiseStanding = 'open' | 'kept' | 'broken';

export interface PromisedPayment {
  readonly amount: bigint;
  readonly by: LocalDate;
  readonly standing: PromiseStanding;
}

/** One late invoice. Amounts are in units of the section's scale. */
export interface ArrearsRow {
  readonly customer: string;
  readonly invoice: string;
  readonly salesperson: string | null;
  readonly dueOn: LocalDate;
  readonly overdue: number;
  readonly open: bigint;
  readonly disputed: bigint;
  /** Null: nobody has found out why, which is a finding of its own (row M3). */
  readonly cause: Omit<CauseRecord, 'on'> | null;
  readonly promise: PromisedPayment | null;
  /** Who presses; null where nobody was named. */
  readonly collector: string | null;
  readonly level: number;
  readonly escalatedTo: string | null;
  /** The role that it belongs before by now, and wasn't brought before (rows M4 M7); else null. */
  readonly escalationMissing: string | null;
}

export interface ArrearsSection {
  readonly currency: string;
  readonly scale: number;
  /** The longest overdue first, then the largest. */
  readonly rows: readonly ArrearsRow[];
  readonly total: bigint;
  readonly byCause: readonly { readonly cause: string | null; readonly open: bigint; readonly invoices: number }[];
  readonly byCollector: readonly {
    readonly collector: string | null;
    readonly open: bigint;
    readonly invoices: number;
  }[];
}

export interface Arrears {
  readonly asOf: LocalDate;
  readonly sections: readonly ArrearsSection[];
}

export interface ArrearsQuestion extends ReceivablesQuestion {
  /** Whom arrears belong before, and when. */
  readonly policy: CollectionPolicy;
}

/** What a promise has come to on a date. */
const promiseOn = ({ record }: InvoiceAsOf, { amount, on, by }: PromiseRecord, asOf: LocalDate): PromiseStanding => {
  const until = by < asOf ? by : asOf;
  const paid = settledBy(record, until, ({ kind, on: day }) => kind === 'money' && day >= on);
  if (paid >= millionths(amount)) return 'kept';
  return by < asOf ? 'broken' : 'open';
};

const latest = <T extends { readonly on: LocalDate }>(entries: readonly T[], asOf: LocalDate): T | null =>
  entries.reduce<T | null>((held, one) => (one.on <= asOf && (held === null || one.on >= held.on) ? one : held), null);

/** The last notice that went out by a date: its level, zero before the first. */
export const levelOn = ({ record: { notices } }: InvoiceAsOf, asOf: LocalDate): number =>
  notices.reduce(
    (level, notice) => (notice.on <= asOf && notice.level !== null ? Math.max(level, notice.level) : level),
    0,
  );

const rowOf = (one: InvoiceAsOf, { asOf, policy }: ArrearsQuestion, scale: number): ArrearsRow => {
  const { record, overdue, dueOn, open, disputed } = one;
  const cause = latest(record.causes, asOf);
  const promise = latest(record.promises, asOf);
  const belongs = escalationDue(policy, overdue);
  const reported = record.escalations.filter(({ on }) => on <= asOf).map(({ value }) => value);
  const steps = policy.escalation.map(({ to }) => to);
  const isCovered = belongs === null || reported.some((to) => steps.lastIndexOf(to) >= steps.lastIndexOf(belongs));
  return {
    customer: record.customer,
    invoice: record.invoice,
    salesperson: record.salesperson,
    dueOn,
    overdue,
    open: atScale(open, scale),
    disputed: atScale(disputed, scale),
    cause: cause === null ? null : { cause: cause.cause, note: cause.note, countermeasure: cause.countermeasure },
    promise:
      promise === null
        ? null
        : {
            amount: atScale(millionths(promise.amount), scale),
            by: promise.by,
            standing: promiseOn(one, promise, asOf),
          },
    collector: onDate(record.collectors, asOf),
    level: levelOn(one, asOf),
    escalatedTo: onDate(record.escalations, asOf),
    escalationMissing: isCovered ? null : belongs,
  };
};

/** Sums of what is open by a word that each row has, the largest first. */
const grouped = (rows: readonly ArrearsRow[], word: (row: ArrearsRow) => string | null) => {
  const groups = new Map<string | null, { open: bigint; invoices: number }>();
  for (const row of rows) {
    const group = groups.get(word(row)) ?? { open: 0n, invoices: 0 };
    group.open += row.open;
    group.invoices += 1;
    groups.set(word(row), group);
  }
  return [...groups].sort(([left, a], [right, b]) =>
    a.open === b.open ? compareKeys(left ?? '', right ?? '') : a.open > b.open ? -1 : 1,
  );
};

/** All late invoices as of a date, with what is known and what is missing about each. */
export const arrears = (book: ReceivablesBook, question: ArrearsQuestion): Either<ReceivablesFaults, Arrears> =>
  unlessFaulty(dateFaults(question.asOf), () => {
    const late = invoicesAsked(book, question).filter(({ open, overdue }) => open > 0n && overdue > 0);
    const sections = [...scalesOf(book)]
      .sort(([left], [right]) => compareKeys(left, right))
      .map(([currency, scale]): ArrearsSection => {
        const rows = late
          .filter(({ record }) => record.amount.currency === currency)
          .map((one) => rowOf(one, question, scale))
          .sort(
            (left, right) =>
              right.overdue - left.overdue ||
              (left.open === right.open ? compareKeys(left.invoice, right.invoice) : left.open > right.open ? -1 : 1),
          );
        return {
          currency,
          scale,
          rows,
          total: rows.reduce((all, { open }) => all + open, 0n),
          byCause: grouped(rows, ({ cause }) => cause?.cause ?? null).map(([cause, group]) => ({ cause, ...group })),
          byCollector: grouped(rows, ({ collector }) => collector).map(([collector, group]) => ({
            collector,
            ...group,
          })),
        };
      });
    return { asOf: question.asOf, sections: sections.filter(({ rows }) => rows.length > 0) };
  });

/** Why an invoice is on the list of the month's end. */
export type FollowUpReason = 'overdue' | 'due-this-month' | 'promised-this-month';

export interface FollowUpRow {
  readonly customer: string;
  readonly invoice: string;
  readonly reasons: readonly FollowUpReason[];
  readonly dueOn: LocalDate;
  /** Days late at the end of the month, if nothing comes. */
  readonly overdueAtEnd: number;
  readonly open: bigint;
  readonly disputed: bigint;
  readonly collector: string | null;
  readonly promise: PromisedPayment | null;
}

export interface FollowUp {
  readonly asOf: LocalDate;
  readonly monthEnd: LocalDate;
  readonly sections: readonly {
    readonly currency: string;
    readonly scale: number;
    /** By who presses, nobody last; then the longest overdue first. */
    readonly rows: readonly FollowUpRow[];
    readonly total: bigint;
  }[];
}

/** The last day of the month that a date lies in. */
const monthEndOf = (date: LocalDate): LocalDate =>
  localDate(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));

const followUpRow = (one: InvoiceAsOf, asOf: LocalDate, end: LocalDate, scale: number): FollowUpRow => {
  const { record, dueOn, open, overdue, disputed } = one;
  const promise = latest(record.promises, asOf);
  const standing = promise === null ? null : promiseOn(one, promise, asOf);
  const reasons: FollowUpReason[] = [];
  if (overdue > 0) reasons.push('overdue');
  else if (dueOn <= end) reasons.push('due-this-month');
  if (promise !== null && standing === 'open' && promise.by <= end) reasons.push('promised-this-month');
  return {
    customer: record.customer,
    invoice: record.invoice,
    reasons,
    dueOn,
    overdueAtEnd: daysBetween(dueOn, end),
    open: atScale(open, scale),
    disputed: atScale(disputed, scale),
    collector: onDate(record.collectors, asOf),
    promise:
      promise === null || standing === null
        ? null
        : { amount: atScale(millionths(promise.amount), scale), by: promise.by, standing },
  };
};

/** What is to be followed up until the end of the month of the report's date (row M5): late, due, or promised. */
export const followUp = (book: ReceivablesBook, question: ReceivablesQuestion): Either<ReceivablesFaults, FollowUp> =>
  unlessFaulty(dateFaults(question.asOf), () => {
    const { asOf } = question;
    const monthEnd = monthEndOf(asOf);
    const open = invoicesAsked(book, question).filter((one) => one.open > 0n);
    const sections = [...scalesOf(book)]
      .sort(([left], [right]) => compareKeys(left, right))
      .map(([currency, scale]) => {
        const rows = open
          .filter(({ record }) => record.amount.currency === currency)
          .map((one) => followUpRow(one, asOf, monthEnd, scale))
          .filter(({ reasons }) => reasons.length > 0)
          .sort(
            (left, right) =>
              compareKeys(left.collector ?? '\uffff', right.collector ?? '\uffff') ||
              right.overdueAtEnd - left.overdueAtEnd ||
              compareKeys(left.invoice, right.invoice),
          );
        return { currency, scale, rows, total: rows.reduce((all, row) => all + row.open, 0n) };
      });
    return { asOf, monthEnd, sections: sections.filter(({ rows }) => rows.length > 0) };
  });
