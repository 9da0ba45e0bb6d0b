/** What may happen to money that was received: never more goes out of it than came in, whatever invoices say. */
import { type CommandMeta, type Decision, type Money, refuse, unless } from '../../../kernel/index.ts';
import { fitsAt, unitsOf } from '../exact.ts';
import { isBill, type PaymentMeans } from '../means.ts';
import type { ReceiptCommand } from './commands.ts';
import {
  AllocationAsked,
  AllocationConfirmed,
  AllocationReleased,
  CreditTakenOver,
  DepositTaken,
  type ReceiptEvent,
  ReceiptRecorded,
  ReceiptRefunded,
  ReceiptReversed,
} from './events.ts';
import type { ReceiptRejection } from './rejections.ts';
import { freeOf, freeUnits, type ReceiptState, receiptScale, type StandingReceipt } from './state.ts';

type Answer = Decision<ReceiptRejection, ReceiptEvent>;
type Of<Type extends ReceiptCommand['type']> = Extract<ReceiptCommand, { readonly type: Type }>;
type Faults = readonly ReceiptRejection[];

const notThere = (receipt: string, state: ReceiptState): Faults =>
  state.status === 'none' ? [] : [{ code: 'receipt.already-recorded', data: { receipt, on: state.on } }];

const aboveZero = (receipt: string, amount: Money): Faults => [
  ...(amount.amount > 0 ? [] : [{ code: 'receipt.not-above-zero', data: { receipt, amount } } as const]),
  ...(fitsAt(amount, amount.scale)
    ? []
    : [{ code: 'receipt.too-fine', data: { receipt, scale: amount.scale } } as const]),
];

const maturity = (
  receipt: string,
  { means, maturesOn }: { readonly means: PaymentMeans; readonly maturesOn?: string | undefined },
): Faults => {
  if (isBill(means) === (maturesOn !== undefined)) return [];
  return isBill(means)
    ? [{ code: 'receipt.bill-without-maturity', data: { receipt } }]
    : [{ code: 'receipt.maturity-without-bill', data: { receipt, means } }];
};

const notBefore = ({ receipt, at, on }: StandingReceipt, meta: CommandMeta): Faults =>
  meta.at >= at ? [] : [{ code: 'receipt.dated-before-receipt', data: { receipt, on: meta.on, receivedOn: on } }];

/** That so much of the receipt is free. */
const isFree = (state: StandingReceipt, asked: Money): Faults => {
  const { receipt, amount } = state;
  if (asked.currency !== amount.currency)
    return [
      ...aboveZero(receipt, asked),
      { code: 'receipt.another-currency', data: { receipt, currency: asked.currency, expected: amount.currency } },
    ];
  const scale = Math.max(receiptScale(state), asked.scale);
  if (!fitsAt(amount, scale) || !fitsAt(asked, scale)) return [{ code: 'receipt.too-fine', data: { receipt, scale } }];
  const beyond: Faults =
    unitsOf(asked) > freeUnits(state)
      ? [{ code: 'receipt.beyond-free', data: { receipt, asked, free: freeOf(state) } }]
      : [];
  return [...aboveZero(receipt, asked), ...beyond];
};

const allocate = ({ data, meta }: Of<'AllocateReceipt'>, state: StandingReceipt): Answer => {
  const { receipt, allocation, invoice, amount } = data;
  const known: Faults = state.allocations.some((one) => one.allocation === allocation)
    ? [{ code: 'receipt.known-id', data: { receipt, of: 'allocation', id: allocation } }]
    : [];
  return unless([...known, ...isFree(state, amount), ...notBefore(state, meta)], () => [
    AllocationAsked.of({ receipt, customer: state.customer, allocation, invoice, amount }),
  ]);
};

/** What an invoice answered: told again, it changes nothing. */
const answered = (
  { type, data }: Of<'ConfirmAllocation'> | Of<'ReleaseAllocation'>,
  state: StandingReceipt,
): Answer => {
  const { receipt } = state;
  const one = state.allocations.find(({ allocation }) => allocation === data.allocation);
  if (one === undefined)
    return refuse({ code: 'receipt.unknown-allocation', data: { receipt, allocation: data.allocation } });
  const { allocation, invoice, amount, status } = one;
  const named = { receipt, customer: state.customer, allocation, invoice, amount };
  if (type === 'ConfirmAllocation')
    return unless([], () => (status === 'asked' ? [AllocationConfirmed.of(named)] : []));
  return unless([], () => (status === 'released' ? [] : [AllocationReleased.of({ ...named, reason: data.reason })]));
};

const refund = ({ data, meta }: Of<'RefundReceipt'>, state: StandingReceipt): Answer => {
  const { receipt, refund: id, amount, reason } = data;
  const known: Faults = state.refunds.some((one) => one.refund === id)
    ? [{ code: 'receipt.known-id', data: { receipt, of: 'refund', id } }]
    : [];
  return unless([...known, ...isFree(state, amount), ...notBefore(state, meta)], () => [
    ReceiptRefunded.of({ receipt, customer: state.customer, refund: id, amount, reason }),
  ]);
};

const reverse = ({ data, meta }: Of<'ReverseReceipt'>, state: StandingReceipt): Answer => {
  const { receipt, customer, amount, allocations, refunds } = state;
  const invoices = allocations.filter(({ status }) => status !== 'released').map(({ invoice }) => invoice);
  const used: Faults =
    invoices.length + refunds.length > 0
      ? [{ code: 'receipt.still-used', data: { receipt, invoices, refunds: refunds.length } }]
      : [];
  return unless([...used, ...notBefore(state, meta)], () => [
    ReceiptReversed.of({ receipt, customer, amount, reason: data.reason }),
  ]);
};

/** Decides a command on a receipt. */
export const decideReceipt =
  (command: ReceiptCommand) =>
  (state: ReceiptState): Answer => {
    const { receipt } = command.data;
    switch (command.type) {
      case 'RecordReceipt':
        return unless(
          [...notThere(receipt, state), ...aboveZero(receipt, command.data.amount), ...maturity(receipt, command.data)],
          () => [ReceiptRecorded.of(command.data)],
        );
      case 'TakeDeposit':
        return unless(
          [...notThere(receipt, state), ...aboveZero(receipt, command.data.amount), ...maturity(receipt, command.data)],
          () => [DepositTaken.of(command.data)],
        );
      case 'TakeOverCredit':
        return unless([...notThere(receipt, state), ...aboveZero(receipt, command.data.amount)], () => [
          CreditTakenOver.of(command.data),
        ]);
      default:
        break;
    }
    if (state.status === 'none') return refuse({ code: 'receipt.not-recorded', data: { receipt } });
    if (state.status === 'reversed') return refuse({ code: 'receipt.reversed', data: { receipt } });
    switch (command.type) {
      case 'AllocateReceipt':
        return allocate(command, state);
      case 'ConfirmAllocation':
      case 'ReleaseAllocation':
        return answered(command, state);
      case 'RefundReceipt':
        return refund(command, state);
      case 'ReverseReceipt':
        return reverse(command, state);
    }
  };
