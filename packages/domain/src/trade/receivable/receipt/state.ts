/** What is known of a receipt now: what came in, what of it was asked for, and by which invoices it was taken. */
import type { Instant, LocalDate, Money, StoredEvent } from '../../../kernel/index.ts';
import { finestOf, moneyAt, sumOf, unitsOf } from '../exact.ts';
import type { ReceiptEvent } from './events.ts';

/** A part of the money that is meant for an invoice. */
export interface Allocation {
  readonly allocation: string;
  readonly invoice: string;
  readonly amount: Money;
  readonly status: 'asked' | 'confirmed' | 'released';
}

/** Money that came in. */
export interface StandingReceipt {
  readonly status: 'received' | 'reversed';
  readonly receipt: string;
  readonly customer: string;
  readonly kind: 'receipt' | 'deposit' | 'prepayment' | 'credit';
  readonly amount: Money;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly allocations: readonly Allocation[];
  readonly refunds: readonly { readonly refund: string; readonly amount: Money }[];
}

export type ReceiptState = { readonly status: 'none' } | StandingReceipt;

export const initialReceipt: ReceiptState = { status: 'none' };

const received = (
  { occurredAt: at, occurredOn: on, data }: StoredEvent<ReceiptEvent>,
  kind: StandingReceipt['kind'],
  amount: Money,
): StandingReceipt => ({
  status: 'received',
  receipt: data.receipt,
  customer: data.customer,
  kind,
  amount,
  at,
  on,
  allocations: [],
  refunds: [],
});

const marked = (state: StandingReceipt, allocation: string, status: Allocation['status']): StandingReceipt => ({
  ...state,
  allocations: state.allocations.map((one) => (one.allocation === allocation ? { ...one, status } : one)),
});

/** The state after an event. Total. */
export const evolveReceipt = (state: ReceiptState, event: StoredEvent<ReceiptEvent>): ReceiptState => {
  switch (event.type) {
    case 'ReceiptRecorded':
      return received(event, 'receipt', event.data.amount);
    case 'DepositTaken':
      return received(event, event.data.kind, event.data.amount);
    case 'CreditTakenOver':
      return received(event, 'credit', event.data.amount);
    default:
      break;
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'AllocationAsked': {
      const { allocation, invoice, amount } = event.data;
      return { ...state, allocations: [...state.allocations, { allocation, invoice, amount, status: 'asked' }] };
    }
    case 'AllocationConfirmed':
      return marked(state, event.data.allocation, 'confirmed');
    case 'AllocationReleased':
      return marked(state, event.data.allocation, 'released');
    case 'ReceiptRefunded': {
      const { refund, amount } = event.data;
      return { ...state, refunds: [...state.refunds, { refund, amount }] };
    }
    case 'ReceiptReversed':
      return { ...state, status: 'reversed' };
    default:
      return state;
  }
};

const held = ({ allocations }: StandingReceipt): readonly Money[] =>
  allocations.filter(({ status }) => status !== 'released').map(({ amount }) => amount);

/** The finest scale that the receipt has met. */
export const receiptScale = ({ amount, allocations, refunds }: StandingReceipt): number =>
  finestOf([amount, ...allocations.map((one) => one.amount), ...refunds.map((one) => one.amount)]);

/** What is free of it in millionths: neither asked for, nor taken, nor paid back. */
export const freeUnits = (state: StandingReceipt): bigint =>
  state.status === 'reversed'
    ? 0n
    : unitsOf(state.amount) - sumOf(held(state)) - sumOf(state.refunds.map(({ amount }) => amount));

/** What is free of a receipt (未核销). */
export const freeOf = (state: StandingReceipt): Money =>
  moneyAt(freeUnits(state), state.amount.currency, receiptScale(state));
