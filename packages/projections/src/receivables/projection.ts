/** The fold from the events of invoices and receipts to the book of receivables. */
import { type LocalDate, type Money, negateMoney, type RecordedEvent } from '@clientele/domain/kernel';
import type { ReceiptEvent, ReceivableEvent } from '@clientele/domain/trade';
import type { Fold } from '../kernel/fold.ts';
import { accountOf, type InvoiceRecord, type MovementKind, noReceivables, type ReceivablesBook } from './book.ts';
import { loadReceivables, mergeReceivables, receivablesForm, saveReceivables } from './keeping.ts';

/** What is told of receivables. */
export type ReceivablesEvent = ReceivableEvent | ReceiptEvent;

type Of<Type extends ReceivablesEvent['type']> = Extract<ReceivablesEvent, { readonly type: Type }>;

/** The writing of one event into the book. */
interface Writing {
  readonly book: ReceivablesBook;
  readonly on: LocalDate;
  readonly customer: string;
}

const move = (
  { book, on, customer }: Writing,
  kind: MovementKind,
  amount: Money,
  document: string,
  means: string | null = null,
): void => {
  accountOf(book, customer).movements.push({ on, kind, amount, document, means });
};

const unapply = ({ book, on, customer }: Writing, amount: Money): void => {
  if (amount.amount !== 0) accountOf(book, customer).unapplied.push({ on, amount });
};

const issue = (writing: Writing, { data }: Of<'InvoiceIssued'>): void => {
  const { invoice, customer, content } = data;
  const { order = null, salesperson = null, territory = null, amount, dueOn } = content;
  writing.book.invoices.set(invoice, {
    invoice,
    customer,
    order,
    salesperson,
    territory,
    issuedOn: writing.on,
    amount,
    due: [{ on: writing.on, value: dueOn }],
    entries: [],
    disputes: [],
    notices: [],
    promises: [],
    causes: [],
    collectors: [],
    escalations: [],
    stops: [],
  });
  move(writing, 'invoiced', amount, invoice);
};

/** An invoice that never was: as known from now on it is in no answer, of whatever date. */
const voided = ({ book, customer }: Writing, invoice: string): void => {
  book.invoices.delete(invoice);
  const { movements } = accountOf(book, customer);
  const at = movements.findIndex(({ kind, document }) => kind === 'invoiced' && document === invoice);
  if (at !== -1) movements.splice(at, 1);
};

/** What money, notes and write-offs do to an invoice and to the account. */
const settle = (writing: Writing, record: InvoiceRecord, event: RecordedEvent<ReceivableEvent>): void => {
  const { on } = writing;
  const enter = (kind: InvoiceRecord['entries'][number]['kind'], settled: Money): void => {
    if (settled.amount !== 0) record.entries.push({ on, kind, settled });
  };
  switch (event.type) {
    case 'PaymentReceived': {
      const { receipt, amount, applied, excess, means } = event.data;
      enter('money', applied);
      unapply(writing, excess);
      move(writing, 'received', amount, receipt, means);
      break;
    }
    case 'PaymentReversed': {
      const { receipt, amount, applied, excess } = event.data;
      enter('money', negateMoney(applied));
      unapply(writing, negateMoney(excess));
      move(writing, 'received', negateMoney(amount), receipt);
      break;
    }
    case 'ReceiptAllocated':
      enter('money', event.data.amount);
      unapply(writing, negateMoney(event.data.amount));
      break;
    case 'AllocationTakenBack':
      enter('money', negateMoney(event.data.amount));
      unapply(writing, event.data.amount);
      break;
    case 'CreditNoteIssued': {
      const { note, amount, applied, excess } = event.data;
      enter('credit-note', applied);
      unapply(writing, excess);
      move(writing, 'credited', amount, note);
      break;
    }
    case 'InvoiceWrittenOff':
      enter(event.data.kind, event.data.amount);
      move(writing, 'written-off', event.data.amount, record.invoice);
      break;
    case 'BadDebtRecovered':
      enter('bad-debt', negateMoney(event.data.amount));
      enter('money', event.data.amount);
      move(writing, 'written-off', negateMoney(event.data.amount), record.invoice);
      move(writing, 'received', event.data.amount, event.data.receipt, event.data.means);
      break;
    case 'ExcessRefunded':
      unapply(writing, negateMoney(event.data.amount));
      move(writing, 'received', negateMoney(event.data.amount), event.data.refund);
      break;
    default:
      break;
  }
};

/** What moves no money: disputes, time, arrears, notices. */
const note = (on: LocalDate, record: InvoiceRecord, event: RecordedEvent<ReceivableEvent>): void => {
  switch (event.type) {
    case 'InvoiceDisputed': {
      const { dispute, amount, cause } = event.data;
      record.disputes.push({ dispute, on, amount, cause, settledOn: null, outcome: null });
      return;
    }
    case 'DisputeSettled': {
      const dispute = record.disputes.find((one) => one.dispute === event.data.dispute && one.settledOn === null);
      if (dispute === undefined) return;
      dispute.settledOn = on;
      dispute.outcome = event.data.outcome;
      return;
    }
    case 'DueDateExtended':
      record.due.push({ on, value: event.data.after });
      return;
    case 'ArrearsExplained': {
      const { cause, note: words, countermeasure = null } = event.data;
      record.causes.push({ on, cause, note: words, countermeasure });
      return;
    }
    case 'CollectorAssigned':
      record.collectors.push({ on, value: event.data.collector });
      return;
    case 'ArrearsEscalated':
      record.escalations.push({ on, value: event.data.to });
      return;
    case 'PaymentPromised': {
      const { promise, amount, by } = event.data;
      record.promises.push({ promise, on, amount, by });
      return;
    }
    case 'ReminderSent':
      record.notices.push({ run: event.data.run, on, level: event.data.level });
      return;
    case 'ReminderSkipped':
      record.notices.push({ run: event.data.run, on, level: null });
      return;
    case 'CreditStopProposed':
      record.stops.push({ on, value: event.data.level });
      return;
    default:
      return;
  }
};

/** Money that came in for no invoice. What an invoice passed on was counted when it came about. */
const receive = (writing: Writing, event: RecordedEvent<ReceivablesEvent>): boolean => {
  switch (event.type) {
    case 'ReceiptRecorded':
    case 'DepositTaken':
      unapply(writing, event.data.amount);
      move(writing, 'received', event.data.amount, event.data.receipt, event.data.means);
      return true;
    case 'ReceiptRefunded':
    case 'ReceiptReversed':
      unapply(writing, negateMoney(event.data.amount));
      move(writing, 'received', negateMoney(event.data.amount), event.data.receipt);
      return true;
    case 'CreditTakenOver':
    case 'AllocationAsked':
    case 'AllocationConfirmed':
    case 'AllocationReleased':
    case 'AllocationDeclined':
      return true;
    default:
      return false;
  }
};

const step = (book: ReceivablesBook, event: RecordedEvent<ReceivablesEvent>): ReceivablesBook => {
  const writing: Writing = { book, on: event.occurredOn, customer: event.data.customer };
  if (receive(writing, event)) return book;
  const told = event as RecordedEvent<ReceivableEvent>;
  if (told.type === 'InvoiceIssued') issue(writing, told);
  else if (told.type === 'InvoiceVoided') voided(writing, told.data.invoice);
  else {
    const record = book.invoices.get(told.data.invoice);
    if (record === undefined) return book;
    settle(writing, record, told);
    note(writing.on, record, told);
  }
  return book;
};

/** Every invoice and every account. An invoice is one stream and a receipt another: what shards keep of them adds up. */
export const receivablesBook: Fold<ReceivablesBook, ReceivablesEvent> = {
  ...receivablesForm,
  handles: [
    'InvoiceIssued',
    'InvoiceVoided',
    'PaymentReceived',
    'PaymentReversed',
    'ReceiptAllocated',
    'AllocationTakenBack',
    'CreditNoteIssued',
    'InvoiceWrittenOff',
    'BadDebtRecovered',
    'ExcessRefunded',
    'InvoiceDisputed',
    'DisputeSettled',
    'DueDateExtended',
    'ArrearsExplained',
    'CollectorAssigned',
    'ArrearsEscalated',
    'PaymentPromised',
    'ReminderSent',
    'ReminderSkipped',
    'CreditStopProposed',
    'ReceiptRecorded',
    'DepositTaken',
    'ReceiptRefunded',
    'ReceiptReversed',
  ],
  shardKey: ({ stream }) => stream,
  init: noReceivables,
  step,
  save: saveReceivables,
  load: loadReceivables,
  merge: mergeReceivables,
};
