/**
 * How a credit account learns of invoices and of money: each document of the receivables moves it once. The document's id in
 * the account is the id of the event that tells it, so that nothing is entered twice and everything can be traced back.
 */
import type { Instant, Money, ProcessManager, StoredEvent } from '../../kernel/index.ts';
import type { CreditCommand } from '../credit/index.ts';
import type { ReceiptEvent, ReceivableEvent } from '../receivable/index.ts';
import { isBill, type PaymentMeans } from '../receivable/means.ts';

type Seen = Extract<
  ReceivableEvent | ReceiptEvent,
  {
    readonly type:
      | 'InvoiceIssued'
      | 'InvoiceVoided'
      | 'PaymentReceived'
      | 'PaymentReversed'
      | 'ReceiptAllocated'
      | 'AllocationTakenBack'
      | 'CreditNoteIssued'
      | 'InvoiceWrittenOff'
      | 'ExcessRefunded'
      | 'DueDateExtended'
      | 'ReceiptRecorded'
      | 'DepositTaken'
      | 'ReceiptRefunded'
      | 'ReceiptReversed';
  }
>;

type Wanted = Extract<
  CreditCommand,
  {
    readonly type:
      | 'EnterInvoice'
      | 'EnterReceipt'
      | 'EnterSettlement'
      | 'EnterReduction'
      | 'EnterDueDate'
      | 'UndoPayment';
  }
>;

type Want = Wanted extends infer C
  ? C extends Wanted
    ? { readonly type: C['type']; readonly data: C['data'] }
    : never
  : never;

interface Paying {
  readonly means: PaymentMeans;
  readonly maturesOn?: `${number}-${number}-${number}` | undefined;
}

/** A bill by the document that brought it; null where it is no bill, or nobody knows when it matures. */
const billOf = ({ means, maturesOn }: Paying, bill: string) =>
  isBill(means) && maturesOn !== undefined ? { bill, maturesOn } : null;

/** How a payment of an invoice, or a receipt, names its bill. */
const paymentBill = (invoice: string, receipt: string): string => `payment ${invoice} ${receipt}`;
const receiptBill = (receipt: string): string => `receipt ${receipt}`;

const negative = (amount: Money): Money => ({ ...amount, amount: amount.amount === 0 ? 0 : -amount.amount });

/** What is kept of an invoice: its currency, which not all of its events name, and when it was issued. */
export interface InvoiceSeen {
  readonly currency: string | null;
  readonly issuedAt: Instant | null;
}

/** The longest id of a customer that an account can be named by. */
const longestCustomer = 196;

const wanted = ({ currency }: InvoiceSeen, event: StoredEvent<Seen>): readonly Want[] => {
  const { id } = event;
  const { customer } = event.data;
  if (customer.length > longestCustomer) return [];
  const of = (amount: Money) => ({ customer, currency: amount.currency });
  const settled = (invoice: string, amount: Money): readonly Want[] =>
    amount.amount === 0 ? [] : [{ type: 'EnterSettlement', data: { ...of(amount), settlement: id, invoice, amount } }];
  const reduced = (
    kind: 'credit-note' | 'write-off' | 'void',
    invoice: string,
    amount: Money,
    uninvoices: boolean,
  ): Want => ({
    type: 'EnterReduction',
    data: { ...of(amount), document: id, kind, invoice, amount, uninvoices, order: null, lines: [] },
  });
  const undone = (kind: 'reversed' | 'refunded', amount: Money, bill: string | null): Want => ({
    type: 'UndoPayment',
    data: { ...of(amount), document: id, kind, amount, bill },
  });
  switch (event.type) {
    case 'InvoiceIssued': {
      const { invoice, content } = event.data;
      const { amount, dueOn, order } = content;
      return [
        { type: 'EnterInvoice', data: { ...of(amount), invoice, amount, dueOn, order: order ?? null, lines: [] } },
      ];
    }
    case 'InvoiceVoided': {
      const { invoice, amount } = event.data;
      return [reduced('void', invoice, amount, true), ...settled(invoice, amount)];
    }
    case 'PaymentReceived': {
      const { invoice, receipt, amount, applied } = event.data;
      const bill = billOf(event.data, paymentBill(invoice, receipt));
      return [
        { type: 'EnterReceipt', data: { ...of(amount), receipt: id, amount, bill } },
        ...settled(invoice, applied),
      ];
    }
    case 'PaymentReversed': {
      const { invoice, receipt, amount, applied } = event.data;
      return [undone('reversed', amount, paymentBill(invoice, receipt)), ...settled(invoice, negative(applied))];
    }
    case 'ReceiptAllocated':
      return settled(event.data.invoice, event.data.amount);
    case 'AllocationTakenBack':
      return settled(event.data.invoice, negative(event.data.amount));
    case 'CreditNoteIssued': {
      const { invoice, amount, applied, returned } = event.data;
      return [reduced('credit-note', invoice, amount, returned !== undefined), ...settled(invoice, applied)];
    }
    case 'InvoiceWrittenOff': {
      const { invoice, amount } = event.data;
      return [reduced('write-off', invoice, amount, false), ...settled(invoice, amount)];
    }
    case 'ExcessRefunded':
      return [undone('refunded', event.data.amount, null)];
    case 'DueDateExtended': {
      const { invoice, after } = event.data;
      return currency === null
        ? []
        : [{ type: 'EnterDueDate', data: { customer, currency, document: id, invoice, dueOn: after } }];
    }
    case 'ReceiptRecorded':
    case 'DepositTaken': {
      const { receipt, amount } = event.data;
      const bill = billOf(event.data, receiptBill(receipt));
      return [{ type: 'EnterReceipt', data: { ...of(amount), receipt: id, amount, bill } }];
    }
    case 'ReceiptRefunded':
      return [undone('refunded', event.data.amount, null)];
    case 'ReceiptReversed':
      return [undone('reversed', event.data.amount, receiptBill(event.data.receipt))];
  }
};

/** The manager of documents for credit: one instance an invoice, and one a receipt. */
export const receivableCreditManager: ProcessManager<InvoiceSeen, Seen, Wanted> = {
  name: 'receivable-credit',
  version: 1,
  handles: [
    'InvoiceIssued',
    'InvoiceVoided',
    'PaymentReceived',
    'PaymentReversed',
    'ReceiptAllocated',
    'AllocationTakenBack',
    'CreditNoteIssued',
    'InvoiceWrittenOff',
    'ExcessRefunded',
    'DueDateExtended',
    'ReceiptRecorded',
    'DepositTaken',
    'ReceiptRefunded',
    'ReceiptReversed',
  ],
  initial: { currency: null, issuedAt: null },
  instanceOf: ({ data }) => ('invoice' in data ? `invoice ${data.invoice}` : `receipt ${data.receipt}`),
  react: (state, event) => {
    if (event.type === 'TimePassed') return { state, commands: [] };
    const next =
      event.type === 'InvoiceIssued'
        ? { currency: event.data.content.amount.currency, issuedAt: event.occurredAt }
        : state;
    // What never was is taken out as of the day on which it came in.
    const at = event.type === 'InvoiceVoided' ? (next.issuedAt ?? event.occurredAt) : event.occurredAt;
    return { state: next, commands: wanted(next, event).map((want) => ({ ...want, at })) };
  },
};
