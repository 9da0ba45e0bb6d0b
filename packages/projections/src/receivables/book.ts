/**
 * What is kept of receivables: each invoice with all that happened to it by business date, and each customer's account as a
 * list of movements. Nothing is summed up, so that any date can be asked: what is open as of a day leaves out later
 * payments, whatever order they were told in (`rules.md §3.2`).
 */
import type { LocalDate, Money } from '@clientele/domain/kernel';

/** What changed the open amount or the customer's credit on an invoice, on a date; `open` and `credit` carry their signs. */
export interface InvoiceEntry {
  readonly on: LocalDate;
  readonly kind: 'money' | 'credit-note' | 'bad-debt' | 'small-difference' | 'concession';
  /** What it took from the open amount (above zero) or gave back to it. */
  readonly settled: Money;
}

export interface DisputeRecord {
  readonly dispute: string;
  readonly on: LocalDate;
  readonly amount: Money;
  readonly cause: string;
  settledOn: LocalDate | null;
  outcome: string | null;
}

export interface NoticeRecord {
  readonly run: string;
  readonly on: LocalDate;
  /** Null where a run passed the invoice over. */
  readonly level: number | null;
}

export interface PromiseRecord {
  readonly promise: string;
  readonly on: LocalDate;
  readonly amount: Money;
  readonly by: LocalDate;
}

export interface CauseRecord {
  readonly on: LocalDate;
  readonly cause: string;
  readonly note: string;
  readonly countermeasure: string | null;
}

/** Something that holds from a date on. */
export interface Since<T> {
  readonly on: LocalDate;
  readonly value: T;
}

/** One invoice. The projection owns it and changes it in place. */
export interface InvoiceRecord {
  readonly invoice: string;
  readonly customer: string;
  readonly order: string | null;
  readonly salesperson: string | null;
  readonly territory: string | null;
  readonly issuedOn: LocalDate;
  readonly amount: Money;
  /** From the issue on the first; then each extension. */
  readonly due: Since<LocalDate>[];
  readonly entries: InvoiceEntry[];
  readonly disputes: DisputeRecord[];
  readonly notices: NoticeRecord[];
  readonly promises: PromiseRecord[];
  readonly causes: CauseRecord[];
  readonly collectors: Since<string>[];
  readonly escalations: Since<string>[];
  /** Credit stops proposed: the level that led to each. */
  readonly stops: Since<number>[];
}

/** What a movement of an account is called on a statement. */
export type MovementKind = 'invoiced' | 'received' | 'credited' | 'written-off';

/** A movement of a customer's account: by whole documents, not by what they were set against. */
export interface AccountMovement {
  readonly on: LocalDate;
  readonly kind: MovementKind;
  /** Above zero in the direction of its name; a refund is a receipt below zero. */
  readonly amount: Money;
  /** The invoice, receipt or note. */
  readonly document: string;
  /** By which means money came in (row M12); null for what was no money, and where it went back. */
  readonly means: string | null;
}

/** What made a customer's unapplied money and credit more, or less. */
export interface UnappliedEntry {
  readonly on: LocalDate;
  readonly amount: Money;
}

/** One customer's account. */
export interface AccountRecord {
  readonly movements: AccountMovement[];
  readonly unapplied: UnappliedEntry[];
}

export interface ReceivablesBook {
  readonly invoices: Map<string, InvoiceRecord>;
  readonly accounts: Map<string, AccountRecord>;
}

export const noReceivables = (): ReceivablesBook => ({ invoices: new Map(), accounts: new Map() });

/** A customer's account, opened where there is none yet. */
export const accountOf = ({ accounts }: ReceivablesBook, customer: string): AccountRecord => {
  const known = accounts.get(customer);
  if (known !== undefined) return known;
  const opened: AccountRecord = { movements: [], unapplied: [] };
  accounts.set(customer, opened);
  return opened;
};

/** What holds on a date: the last that began by then; of one date, the last that was told. */
export const onDate = <T>(facts: readonly Since<T>[], date: LocalDate): T | null => {
  let held: Since<T> | null = null;
  for (const fact of facts) if (fact.on <= date && (held === null || fact.on >= held.on)) held = fact;
  return held === null ? null : held.value;
};
