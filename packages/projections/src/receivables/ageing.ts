/**
 * Ageing (账龄分析) as of any date, as known at any time (`rules.md §3.2`): what is open by how late it is, a section a
 * currency, a row a customer, and each row's invoices beneath it. What customers paid beyond their invoices stands in a
 * column of its own, so that the buckets less that column are the balance of the ledger.
 */
import type { LocalDate } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import { compareKeys } from '../kernel/key-order.ts';
import { atScale, balanceOn, type InvoiceAsOf, invoiceOn, scalesOf, unappliedOn } from './as-of.ts';
import type { ReceivablesBook } from './book.ts';
import {
  dateFaults,
  type ReceivablesFault,
  type ReceivablesFaults,
  type ReceivablesQuestion,
  unlessFaulty,
} from './question.ts';

export interface AgeingQuestion extends ReceivablesQuestion {
  /** The last day of each bucket but the last, which is open: 30, 60 and 90 days where none are said. */
  readonly bounds?: readonly number[];
}

/** Amounts in units of the section's scale. */
export interface Ageing {
  readonly asOf: LocalDate;
  readonly bounds: readonly number[];
  readonly sections: readonly AgeingSection[];
}

/** What is open, by how late it is. */
export interface AgeingFigures {
  /** Not yet due. */
  readonly current: bigint;
  /** By bucket: 1 to the first bound, on to the next, and beyond the last. */
  readonly buckets: readonly bigint[];
  readonly open: bigint;
  /** Of the open amount. */
  readonly disputed: bigint;
  /** Paid or credited beyond invoices (未核销); null where the question is about some invoices only. */
  readonly unapplied: bigint | null;
  /** The balance of the ledger: by documents, and equal to open less unapplied; null as above. */
  readonly balance: bigint | null;
}

export interface AgeingRow extends AgeingFigures {
  readonly customer: string;
  readonly invoices: readonly AgeingItem[];
}

/** One open invoice: the drill-down. */
export interface AgeingItem {
  readonly invoice: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Days after the due date; zero or below where it isn't late. */
  readonly overdue: number;
  /** −1 for what isn't due yet, else the place of the bucket. */
  readonly bucket: number;
  readonly amount: bigint;
  readonly open: bigint;
  readonly disputed: bigint;
}

export interface AgeingSection {
  readonly currency: string;
  readonly scale: number;
  /** The most overdue money first, ties by customer. */
  readonly rows: readonly AgeingRow[];
  readonly total: AgeingFigures;
}

/** The bounds of `definitions.md`. */
export const defaultBounds: readonly number[] = [30, 60, 90];

/** The bucket of an invoice so many days late: −1 before that, else the first whose bound it doesn't pass. */
const bucketOf = (overdue: number, bounds: readonly number[]): number => {
  if (overdue <= 0) return -1;
  const found = bounds.findIndex((bound) => overdue <= bound);
  return found === -1 ? bounds.length : found;
};

const areAscending = (bounds: readonly number[]): boolean =>
  bounds.every((bound, index) => Number.isSafeInteger(bound) && bound > (bounds[index - 1] ?? 0));

const isAsked =
  ({ customer, salesperson, territory }: ReceivablesQuestion) =>
  ({ record }: InvoiceAsOf): boolean =>
    (customer === undefined || record.customer === customer) &&
    (salesperson === undefined || record.salesperson === salesperson) &&
    (territory === undefined || record.territory === territory);

/** The invoices that a question is about, as of its date; those of which nothing is open included. */
export const invoicesAsked = (book: ReceivablesBook, question: ReceivablesQuestion): readonly InvoiceAsOf[] => {
  const wanted = isAsked(question);
  const found: InvoiceAsOf[] = [];
  for (const record of book.invoices.values()) {
    const one = invoiceOn(record, question.asOf);
    if (one !== null && wanted(one)) found.push(one);
  }
  return found;
};

const itemOf = (
  { record, open, dueOn, overdue, disputed }: InvoiceAsOf,
  bounds: readonly number[],
  scale: number,
): AgeingItem => ({
  invoice: record.invoice,
  issuedOn: record.issuedOn,
  dueOn,
  overdue,
  bucket: bucketOf(overdue, bounds),
  amount: BigInt(record.amount.amount) * 10n ** BigInt(scale - record.amount.scale),
  open: atScale(open, scale),
  disputed: atScale(disputed, scale),
});

const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);

const rowOf = (
  customer: string,
  items: readonly AgeingItem[],
  bounds: readonly number[],
  account: Pick<AgeingFigures, 'unapplied' | 'balance'>,
): AgeingRow => {
  const within = (bucket: number) => sum(items.filter((item) => item.bucket === bucket).map(({ open }) => open));
  return {
    customer,
    current: within(-1),
    buckets: [...bounds, null].map((_, bucket) => within(bucket)),
    open: sum(items.map(({ open }) => open)),
    disputed: sum(items.map(({ disputed }) => disputed)),
    ...account,
    invoices: [...items].sort(
      (left, right) => right.overdue - left.overdue || compareKeys(left.invoice, right.invoice),
    ),
  };
};

const totalOf = (rows: readonly AgeingRow[], bounds: readonly number[]): AgeingFigures => {
  const nullable = (values: readonly (bigint | null)[]): bigint | null =>
    values.reduce((all, value) => (all === null || value === null ? null : all + value), 0n as bigint | null);
  return {
    current: sum(rows.map(({ current }) => current)),
    buckets: [...bounds, null].map((_, bucket) => sum(rows.map(({ buckets }) => buckets[bucket] ?? 0n))),
    open: sum(rows.map(({ open }) => open)),
    disputed: sum(rows.map(({ disputed }) => disputed)),
    unapplied: nullable(rows.map(({ unapplied }) => unapplied)),
    balance: nullable(rows.map(({ balance }) => balance)),
  };
};

const overdueOf = ({ buckets }: AgeingRow): bigint => sum(buckets);

const isNothing = ({ open, unapplied, balance }: AgeingRow): boolean =>
  open === 0n && (unapplied ?? 0n) === 0n && (balance ?? 0n) === 0n;

const sectionOf = (
  book: ReceivablesBook,
  question: AgeingQuestion,
  bounds: readonly number[],
  currency: string,
  scale: number,
): AgeingSection => {
  const { asOf, salesperson, territory, customer: only } = question;
  const byCustomer = new Map<string, AgeingItem[]>();
  for (const one of invoicesAsked(book, question)) {
    if (one.record.amount.currency !== currency || one.open === 0n) continue;
    const items = byCustomer.get(one.record.customer) ?? [];
    items.push(itemOf(one, bounds, scale));
    byCustomer.set(one.record.customer, items);
  }
  // A customer's credit is on its account, and belongs to no salesperson or territory.
  const whole = salesperson === undefined && territory === undefined;
  const customers = whole ? [...book.accounts.keys()] : [...byCustomer.keys()];
  const rows = customers
    .filter((customer) => only === undefined || customer === only)
    .map((customer) => {
      const account = book.accounts.get(customer);
      const known = whole && account !== undefined;
      return rowOf(customer, byCustomer.get(customer) ?? [], bounds, {
        unapplied: known ? atScale(unappliedOn(account, currency, asOf), scale) : null,
        balance: known ? atScale(balanceOn(account, currency, asOf), scale) : null,
      });
    })
    .filter((row) => !isNothing(row))
    .sort((left, right) => {
      const [a, b] = [overdueOf(left), overdueOf(right)];
      return a === b ? compareKeys(left.customer, right.customer) : a > b ? -1 : 1;
    });
  return { currency, scale, rows, total: totalOf(rows, bounds) };
};

/**
 * What is open as of a date, by how late it is.
 *
 * @returns a section a currency, in the order of their codes; amounts are units of the section's scale
 */
export const ageing = (book: ReceivablesBook, question: AgeingQuestion): Either<ReceivablesFaults, Ageing> => {
  const { asOf, bounds = defaultBounds } = question;
  const ascending: readonly ReceivablesFault[] =
    areAscending(bounds) && bounds.length > 0 ? [] : [{ code: 'receivables.bounds-not-ascending', data: { bounds } }];
  return unlessFaulty([...dateFaults(asOf), ...ascending], () => ({
    asOf,
    bounds,
    sections: [...scalesOf(book)]
      .sort(([left], [right]) => compareKeys(left, right))
      .map(([currency, scale]) => sectionOf(book, question, bounds, currency, scale))
      .filter(({ rows }) => rows.length > 0),
  }));
};
