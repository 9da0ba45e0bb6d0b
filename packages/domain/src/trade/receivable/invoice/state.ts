/**
 * What is known of an invoice now. It keeps facts and computes nothing: what is open is worked out where it is asked
 * (`open.ts`), so that no recorded event can be refused.
 */
import type { Instant, LocalDate, Money, StoredEvent } from '../../../kernel/index.ts';
import type { InvoiceContent, ReceivableEvent } from './events.ts';

/** When something was so. */
export interface On {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** What took from the open amount: money, a credit note, or a write-off. */
export interface Applied extends On {
  readonly kind: 'payment' | 'allocation' | 'credit-note' | 'bad-debt' | 'small-difference' | 'concession';
  /** The receipt, allocation or note; a write-off has none. */
  readonly id: string | null;
  /** Whose money it was; null for what was no money. */
  readonly receipt: string | null;
  readonly applied: Money;
  readonly excess: Money;
}

/** A dispute, and whether it is over. */
export interface Dispute extends On {
  readonly dispute: string;
  readonly amount: Money;
  readonly settled: On | null;
}

/** A notice that went out, or a run that passed the invoice over (level null). */
export interface Notice extends On {
  readonly run: string;
  readonly level: number | null;
}

/** What every invoice has that was issued. */
export interface StandingInvoice {
  readonly status: 'issued';
  readonly invoice: string;
  readonly customer: string;
  readonly issued: On;
  /** The event that issued it. */
  readonly origin: string;
  readonly content: InvoiceContent;
  /** As last extended, and when that was; null where it stands as it was issued. */
  readonly dueOn: LocalDate;
  readonly extended: On | null;
  readonly applied: readonly Applied[];
  /** The ids that can't be used again, each with what it names: payments and allocations that were undone, refunds. */
  readonly spent: readonly string[];
  /** What of the excess was refunded or passed on. */
  readonly excessUsed: readonly Money[];
  readonly recovered: readonly Money[];
  readonly disputes: readonly Dispute[];
  readonly notices: readonly Notice[];
  readonly promises: readonly string[];
  readonly collector: string | null;
  readonly escalatedTo: readonly string[];
  /** How many events rest on the invoice as it is: while there are none, it can be voided. */
  readonly rests: number;
}

export type InvoiceState =
  | { readonly status: 'none' }
  | StandingInvoice
  | { readonly status: 'void'; readonly invoice: string; readonly voided: On };

export const initialInvoice: InvoiceState = { status: 'none' };

type Applying = Omit<Applied, keyof On>;

const zeroOf = ({ currency, scale }: Money): Money => ({ amount: 0, currency, scale });

const appliedBy = (event: StoredEvent<ReceivableEvent>): Applying | null => {
  switch (event.type) {
    case 'PaymentReceived':
      return {
        kind: 'payment',
        id: event.data.receipt,
        receipt: event.data.receipt,
        applied: event.data.applied,
        excess: event.data.excess,
      };
    case 'ReceiptAllocated': {
      const { allocation, receipt, amount } = event.data;
      return { kind: 'allocation', id: allocation, receipt, applied: amount, excess: zeroOf(amount) };
    }
    case 'CreditNoteIssued':
      return {
        kind: 'credit-note',
        id: event.data.note,
        receipt: null,
        applied: event.data.applied,
        excess: event.data.excess,
      };
    case 'InvoiceWrittenOff':
      return {
        kind: event.data.kind,
        id: null,
        receipt: null,
        applied: event.data.amount,
        excess: zeroOf(event.data.amount),
      };
    default:
      return null;
  }
};

/** How an id that was used up is kept: what it names, and the id. */
export const spentId = (of: 'receipt' | 'allocation' | 'refund', id: string): string => `${of} ${id}`;

const without = (state: StandingInvoice, kind: 'payment' | 'allocation', id: string): StandingInvoice => ({
  ...state,
  applied: state.applied.filter((one) => one.kind !== kind || one.id !== id),
  spent: [...state.spent, spentId(kind === 'payment' ? 'receipt' : 'allocation', id)],
});

const standing = (state: StandingInvoice, event: StoredEvent<ReceivableEvent>): InvoiceState => {
  const on: On = { at: event.occurredAt, on: event.occurredOn };
  const applying = appliedBy(event);
  if (applying !== null) return { ...state, applied: [...state.applied, { ...applying, ...on }] };
  switch (event.type) {
    case 'InvoiceVoided':
      return { status: 'void', invoice: state.invoice, voided: on };
    case 'PaymentReversed':
      return without(state, 'payment', event.data.receipt);
    case 'AllocationTakenBack':
      return without(state, 'allocation', event.data.allocation);
    case 'BadDebtRecovered':
      return {
        ...state,
        recovered: [...state.recovered, event.data.amount],
        spent: [...state.spent, spentId('receipt', event.data.receipt)],
      };
    case 'ExcessRefunded':
      return {
        ...state,
        excessUsed: [...state.excessUsed, event.data.amount],
        spent: [...state.spent, spentId('refund', event.data.refund)],
      };
    case 'ExcessPassedOn':
      return {
        ...state,
        excessUsed: [...state.excessUsed, event.data.amount],
        spent: [...state.spent, spentId('refund', event.data.receipt)],
      };
    case 'InvoiceDisputed': {
      const { dispute, amount } = event.data;
      return { ...state, disputes: [...state.disputes, { dispute, amount, settled: null, ...on }] };
    }
    case 'DisputeSettled':
      return {
        ...state,
        disputes: state.disputes.map((one) =>
          one.dispute === event.data.dispute && one.settled === null ? { ...one, settled: on } : one,
        ),
      };
    case 'DueDateExtended':
      return { ...state, dueOn: event.data.after, extended: on };
    case 'CollectorAssigned':
      return { ...state, collector: event.data.collector };
    case 'ArrearsEscalated':
      return { ...state, escalatedTo: [...state.escalatedTo, event.data.to] };
    case 'PaymentPromised':
      return { ...state, promises: [...state.promises, event.data.promise] };
    case 'ReminderSent':
      return { ...state, notices: [...state.notices, { run: event.data.run, level: event.data.level, ...on }] };
    case 'ReminderSkipped':
      return { ...state, notices: [...state.notices, { run: event.data.run, level: null, ...on }] };
    default:
      return state;
  }
};

/** The state after an event. Total: what makes no sense here was recorded all the same, and changes what it can. */
export const evolveInvoice = (state: InvoiceState, event: StoredEvent<ReceivableEvent>): InvoiceState => {
  if (event.type === 'InvoiceIssued') {
    const { invoice, customer, content } = event.data;
    return {
      status: 'issued',
      invoice,
      customer,
      issued: { at: event.occurredAt, on: event.occurredOn },
      origin: event.id,
      content,
      dueOn: content.dueOn,
      extended: null,
      applied: [],
      spent: [],
      excessUsed: [],
      recovered: [],
      disputes: [],
      notices: [],
      promises: [],
      collector: null,
      escalatedTo: [],
      rests: 0,
    };
  }
  if (state.status !== 'issued') return state;
  const after = standing(state, event);
  return after.status === 'issued' && event.type !== 'AllocationDeclined' && event.type !== 'CollectorAssigned'
    ? { ...after, rests: after.rests + 1 }
    : after;
};
