/** One invoice, and one account, as of a date: what later days brought is not in it. */
import { daysBetween, type LocalDate, type Money, powerOfTen } from '@clientele/domain/kernel';
import { widen } from '../kernel/figure.ts';
import { type AccountRecord, type InvoiceEntry, type InvoiceRecord, onDate, type ReceivablesBook } from './book.ts';

/** The scale in which sums are kept: the finest that money has. */
const finest = 6;

/** An amount in millionths. */
export const millionths = ({ amount, scale }: Money): bigint => widen(BigInt(amount), scale, finest);

/** An invoice on a date. */
export interface InvoiceAsOf {
  readonly record: InvoiceRecord;
  /** In millionths. */
  readonly open: bigint;
  readonly dueOn: LocalDate;
  /** Days after the due date; zero or below where it isn't late. */
  readonly overdue: number;
  readonly disputed: bigint;
}

/** What was settled by a date, of the kinds asked for, in millionths. */
export const settledBy = (
  { entries }: InvoiceRecord,
  date: LocalDate,
  isWanted: (entry: InvoiceEntry) => boolean = () => true,
): bigint =>
  entries.reduce((sum, entry) => (entry.on <= date && isWanted(entry) ? sum + millionths(entry.settled) : sum), 0n);

/** What is open at the end of a date; zero before the invoice was issued. */
export const openOn = (record: InvoiceRecord, date: LocalDate): bigint =>
  record.issuedOn > date ? 0n : millionths(record.amount) - settledBy(record, date);

/** The due date that held on a date. */
export const dueOn = ({ due, issuedOn }: InvoiceRecord, date: LocalDate): LocalDate =>
  onDate(due, date) ?? due[0]?.value ?? issuedOn;

const lesser = (left: bigint, right: bigint): bigint => (left > right ? right : left);

/** An invoice on a date, or null before it was issued. */
export const invoiceOn = (record: InvoiceRecord, date: LocalDate): InvoiceAsOf | null => {
  if (record.issuedOn > date) return null;
  const open = openOn(record, date);
  const due = dueOn(record, date);
  const disputed = record.disputes
    .filter(({ on, settledOn }) => on <= date && (settledOn === null || settledOn > date))
    .reduce((sum, { amount }) => sum + millionths(amount), 0n);
  return { record, open, dueOn: due, overdue: daysBetween(due, date), disputed: lesser(disputed, open) };
};

/** The finest scale that each currency of the book needs. */
export const scalesOf = ({ invoices, accounts }: ReceivablesBook): ReadonlyMap<string, number> => {
  const scales = new Map<string, number>();
  const see = ({ currency, scale }: Money): void => {
    if (scale > (scales.get(currency) ?? -1)) scales.set(currency, scale);
  };
  for (const { amount, entries } of invoices.values()) {
    see(amount);
    for (const { settled } of entries) see(settled);
  }
  for (const { movements, unapplied } of accounts.values()) {
    for (const { amount } of movements) see(amount);
    for (const { amount } of unapplied) see(amount);
  }
  return scales;
};

/** Millionths at a currency's own scale: exact, since nothing finer went into them. */
export const atScale = (units: bigint, scale: number): bigint => units / powerOfTen(finest - scale);

/** What a customer has paid or been credited beyond its invoices at the end of a date, in one currency (未核销). */
export const unappliedOn = ({ unapplied }: AccountRecord, currency: string, date: LocalDate): bigint =>
  unapplied.reduce(
    (sum, { on, amount }) => (on <= date && amount.currency === currency ? sum + millionths(amount) : sum),
    0n,
  );

/** What a customer owes by its documents at the end of a date, in one currency: the balance of the ledger. */
export const balanceOn = ({ movements }: AccountRecord, currency: string, date: LocalDate): bigint =>
  movements.reduce((sum, { on, kind, amount }) => {
    if (on > date || amount.currency !== currency) return sum;
    return kind === 'invoiced' ? sum + millionths(amount) : sum - millionths(amount);
  }, 0n);
