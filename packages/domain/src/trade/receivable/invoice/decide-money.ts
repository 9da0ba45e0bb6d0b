/** Money on an invoice: payments, allocations, credit notes, write-offs, recoveries, and what goes beyond it. */
import { type Decision, policyRef, unless } from '../../../kernel/index.ts';
import { unitsOf } from '../exact.ts';
import { boundsThat, type CollectionPolicy, mayWriteOff } from '../policy.ts';
import { amountFaults, cut, type Faults, isNew, maturityFaults, notBeforeIssue, within } from './checks.ts';
import type { ReceivableCommand } from './commands.ts';
import {
  AllocationDeclined,
  AllocationTakenBack,
  BadDebtRecovered,
  CreditNoteIssued,
  type declineReasons,
  ExcessPassedOn,
  ExcessRefunded,
  InvoiceWrittenOff,
  PaymentReceived,
  PaymentReversed,
  ReceiptAllocated,
  type ReceivableEvent,
} from './events.ts';
import { badDebtUnits, creditedUnits, excessUnits, inItsCurrency, openOf, openUnits } from './open.ts';
import type { ReceivableRejection } from './rejections.ts';
import type { Applied, InvoiceState, StandingInvoice } from './state.ts';

type Answer = Decision<ReceivableRejection, ReceivableEvent>;
type Of<Type extends ReceivableCommand['type']> = Extract<ReceivableCommand, { readonly type: Type }>;

const named = ({ invoice, customer }: StandingInvoice) => ({ invoice, customer });

/** The fields of paying that were said. */
const paid = ({ means, maturesOn, reference }: Of<'ReceivePayment'>['data'] | Of<'RecoverBadDebt'>['data']) => ({
  means,
  ...(maturesOn === undefined ? {} : { maturesOn }),
  ...(reference === undefined ? {} : { reference }),
});

export const receive = ({ data, meta }: Of<'ReceivePayment'>, state: StandingInvoice): Answer =>
  unless(
    [
      ...isNew(state, 'receipt', data.receipt),
      ...amountFaults(state, 'payment', data.amount),
      ...maturityFaults(state.invoice, data),
      ...notBeforeIssue(state, meta),
    ],
    () => [
      PaymentReceived.of({
        ...named(state),
        receipt: data.receipt,
        amount: data.amount,
        ...cut(state, data.amount),
        ...paid(data),
      }),
    ],
  );

const standingOf = (state: StandingInvoice, kind: Applied['kind'], id: string): Applied | undefined =>
  state.applied.find((one) => one.kind === kind && one.id === id);

export const reverse = ({ data, meta }: Of<'ReversePayment'>, state: StandingInvoice): Answer => {
  const { invoice } = state;
  const { receipt, reason } = data;
  const payment = standingOf(state, 'payment', receipt);
  if (payment === undefined)
    return unless([{ code: 'receivable.unknown-id', data: { invoice, of: 'receipt', id: receipt } }], () => []);
  const { applied, excess, at, on } = payment;
  const held = excessUnits(state);
  const used: Faults =
    unitsOf(excess) <= held
      ? []
      : [{ code: 'receivable.excess-used', data: { invoice, receipt, left: inItsCurrency(state, held) } }];
  const early: Faults =
    meta.at >= at ? [] : [{ code: 'receivable.dated-before-basis', data: { invoice, on: meta.on, basisOn: on } }];
  const amount = inItsCurrency(state, unitsOf(applied) + unitsOf(excess));
  return unless([...used, ...early], () => [
    PaymentReversed.of({ ...named(state), receipt, amount, applied, excess, reason }),
  ]);
};

type DeclineReason = (typeof declineReasons)[number];

const declined = (state: InvoiceState, { data, meta }: Of<'ApplyAllocation'>): DeclineReason | null => {
  if (state.status === 'none') return 'no-invoice';
  if (state.status === 'void') return 'void';
  if (state.customer !== data.customer) return 'another-customer';
  if (state.content.amount.currency !== data.amount.currency) return 'another-currency';
  if (meta.at < state.issued.at) return 'before-the-invoice';
  if (unitsOf(data.amount) > openUnits(state)) return 'beyond-the-open-amount';
  return amountFaults(state, 'allocation', data.amount).length > 0 ? 'not-countable' : null;
};

/** An allocation is always answered: it is taken, or declined by an event that its receipt learns of. */
export const apply = (command: Of<'ApplyAllocation'>, state: InvoiceState): Answer => {
  const { data } = command;
  const standing = state.status === 'issued' ? state : null;
  if (standing !== null && isNew(standing, 'allocation', data.allocation).length > 0) return unless([], () => []);
  const reason = declined(state, command);
  const open = standing === null ? null : openOf(standing);
  if (reason !== null) return unless([], () => [AllocationDeclined.of({ ...data, reason, open })]);
  return unless([], () => [ReceiptAllocated.of(data)]);
};

export const takeBack = ({ data, meta }: Of<'TakeBackAllocation'>, state: StandingInvoice): Answer => {
  const { invoice } = state;
  const { allocation, reason } = data;
  const standing = standingOf(state, 'allocation', allocation);
  if (standing === undefined || standing.receipt === null)
    return unless([{ code: 'receivable.unknown-id', data: { invoice, of: 'allocation', id: allocation } }], () => []);
  const early: Faults =
    meta.at >= standing.at
      ? []
      : [{ code: 'receivable.dated-before-basis', data: { invoice, on: meta.on, basisOn: standing.on } }];
  const { receipt, applied: amount } = standing;
  return unless(early, () => [AllocationTakenBack.of({ ...named(state), allocation, receipt, amount, reason })]);
};

export const credit = ({ data, meta }: Of<'IssueCreditNote'>, state: StandingInvoice): Answer => {
  const { note, amount, returned, reason } = data;
  const left = unitsOf(state.content.amount) - creditedUnits(state);
  return unless(
    [
      ...isNew(state, 'credit-note', note),
      ...amountFaults(state, 'credit-note', amount),
      ...within(state, 'credit-note', amount, 'credited', left),
      ...notBeforeIssue(state, meta),
    ],
    () => [
      CreditNoteIssued.of({
        ...named(state),
        note,
        amount,
        ...cut(state, amount),
        ...(returned === undefined ? {} : { returned }),
        reason,
      }),
    ],
  );
};

export const writeOff = (
  { data, meta }: Of<'WriteOffInvoice'>,
  state: StandingInvoice,
  policy: CollectionPolicy,
): Answer => {
  const { invoice } = state;
  const { amount, kind, reason, askedBy } = data;
  const own: Faults =
    askedBy === meta.by.id ? [{ code: 'receivable.write-off-of-ones-own', data: { invoice, person: askedBy } }] : [];
  const may = mayWriteOff(amount);
  const unauthorised: Faults =
    boundsThat(policy, meta.by.roles, may) === undefined
      ? [
          {
            code: 'receivable.not-authorised',
            data: { invoice, roles: policy.roles.filter(may).map(({ role }) => role), policy: policyRef(policy) },
          },
        ]
      : [];
  return unless(
    [
      ...amountFaults(state, 'write-off', amount),
      ...within(state, 'write-off', amount, 'open', openUnits(state)),
      ...own,
      ...unauthorised,
      ...notBeforeIssue(state, meta),
    ],
    () => [InvoiceWrittenOff.of({ ...named(state), amount, kind, reason, askedBy }, { policies: [policyRef(policy)] })],
  );
};

export const recover = ({ data, meta }: Of<'RecoverBadDebt'>, state: StandingInvoice): Answer =>
  unless(
    [
      ...isNew(state, 'receipt', data.receipt),
      ...amountFaults(state, 'recovery', data.amount),
      ...within(state, 'recovery', data.amount, 'bad-debt', badDebtUnits(state)),
      ...maturityFaults(state.invoice, data),
      ...notBeforeIssue(state, meta),
    ],
    () => [BadDebtRecovered.of({ ...named(state), receipt: data.receipt, amount: data.amount, ...paid(data) })],
  );

/** When the last of the credit on the invoice came about: what gives it away can't lie before. */
const notBeforeExcess = (state: StandingInvoice, at: number, on: string): Faults => {
  const last = state.applied.filter(({ excess }) => excess.amount > 0).reduce((late, one) => Math.max(late, one.at), 0);
  const source = state.applied.findLast((one) => one.at === last && one.excess.amount > 0);
  return source === undefined || at >= last
    ? []
    : [{ code: 'receivable.dated-before-basis', data: { invoice: state.invoice, on, basisOn: source.on } }];
};

export const giveExcess = (
  { type, data, meta }: Of<'RefundExcess'> | Of<'PassOnExcess'>,
  state: StandingInvoice,
): Answer => {
  const { amount } = data;
  const id = type === 'RefundExcess' ? data.refund : data.receipt;
  return unless(
    [
      ...isNew(state, 'refund', id),
      ...amountFaults(state, 'refund', amount),
      ...within(state, 'refund', amount, 'excess', excessUnits(state)),
      ...notBeforeIssue(state, meta),
      ...notBeforeExcess(state, meta.at, meta.on),
    ],
    () => [
      type === 'RefundExcess'
        ? ExcessRefunded.of({ ...named(state), refund: data.refund, amount, reason: data.reason })
        : ExcessPassedOn.of({ ...named(state), receipt: data.receipt, amount }),
    ],
  );
};
