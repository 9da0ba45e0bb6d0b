/** What every amount and every date on an invoice has to be, whatever it is for. */
import { type CommandMeta, finestScale, type Money, powerOfTen } from '../../../kernel/index.ts';
import { finestOf, fitsAt, lesser, unitsOf } from '../exact.ts';
import { isBill, type PaymentMeans } from '../means.ts';
import { excessUnits, inItsCurrency, openUnits, overdueDays, scaleOf } from './open.ts';
import type { AmountOf, IdOf, ReceivableRejection } from './rejections.ts';
import { type StandingInvoice, spentId } from './state.ts';

export type Faults = readonly ReceivableRejection[];

/** That an amount is above zero, of the invoice's currency, and can be counted exactly beside all that is there. */
export const amountFaults = (state: StandingInvoice, of: AmountOf, amount: Money): Faults => {
  const { invoice, content } = state;
  const faults: ReceivableRejection[] = [];
  if (amount.amount <= 0) faults.push({ code: 'receivable.not-above-zero', data: { invoice, of, amount } });
  if (amount.currency !== content.amount.currency) {
    const expected = content.amount.currency;
    faults.push({ code: 'receivable.another-currency', data: { invoice, of, currency: amount.currency, expected } });
    return faults;
  }
  const scale = Math.max(scaleOf(state), amount.scale);
  const all = (excessUnits(state) + unitsOf(amount)) / powerOfTen(finestScale - scale);
  if (!fitsAt(content.amount, scale) || !fitsAt(amount, scale) || !Number.isSafeInteger(Number(all)))
    faults.push({ code: 'receivable.too-fine', data: { invoice, of, scale } });
  return faults;
};

/** That an amount is no more than something allows. */
export const within = (
  state: StandingInvoice,
  of: AmountOf,
  asked: Money,
  what: Extract<ReceivableRejection, { readonly code: 'receivable.beyond' }>['data']['what'],
  most: bigint,
): Faults => {
  if (asked.currency !== state.content.amount.currency || unitsOf(asked) <= most) return [];
  const limit = inItsCurrency(state, most);
  return [{ code: 'receivable.beyond', data: { invoice: state.invoice, of, what, asked, most: limit } }];
};

/** That nothing lies before the invoice. */
export const notBeforeIssue = ({ invoice, issued }: StandingInvoice, meta: CommandMeta): Faults =>
  meta.at >= issued.at
    ? []
    : [{ code: 'receivable.dated-before-issue', data: { invoice, on: meta.on, issuedOn: issued.on } }];

/** That something is still open. */
export const notSettled = (state: StandingInvoice): Faults =>
  openUnits(state) > 0n ? [] : [{ code: 'receivable.settled', data: { invoice: state.invoice } }];

/** That the invoice is late on the command's date. */
export const isOverdue = (state: StandingInvoice, { on }: CommandMeta): Faults =>
  overdueDays(state, on) > 0
    ? []
    : [{ code: 'receivable.not-overdue', data: { invoice: state.invoice, dueOn: state.dueOn, on } }];

/** That a bill, and only a bill, has a date on which it matures. */
export const maturityFaults = (
  invoice: string,
  { means, maturesOn }: { readonly means: PaymentMeans; readonly maturesOn?: string | undefined },
): Faults => {
  if (isBill(means) === (maturesOn !== undefined)) return [];
  return isBill(means)
    ? [{ code: 'receivable.bill-without-maturity', data: { invoice, means } }]
    : [{ code: 'receivable.maturity-without-bill', data: { invoice, means } }];
};

const isKnown = (state: StandingInvoice, of: IdOf, id: string): boolean => {
  const isApplied = (kind: string) => state.applied.some((one) => one.kind === kind && one.id === id);
  switch (of) {
    case 'receipt':
      return isApplied('payment') || state.spent.includes(spentId(of, id));
    case 'allocation':
      return isApplied('allocation') || state.spent.includes(spentId(of, id));
    case 'credit-note':
      return isApplied('credit-note');
    case 'refund':
      return state.spent.includes(spentId(of, id));
    case 'dispute':
      return state.disputes.some(({ dispute }) => dispute === id);
    case 'promise':
      return state.promises.includes(id);
  }
};

/** That an id names nothing of the invoice yet. */
export const isNew = (state: StandingInvoice, of: IdOf, id: string): Faults =>
  isKnown(state, of, id) ? [{ code: 'receivable.known-id', data: { invoice: state.invoice, of, id } }] : [];

/** An amount cut in two: what the open amount takes, and what is beyond it. */
export const cut = (state: StandingInvoice, amount: Money): { readonly applied: Money; readonly excess: Money } => {
  const open = openUnits(state);
  const units = unitsOf(amount);
  const scale = Math.max(scaleOf(state), finestOf([amount]));
  const applied = lesser(units, open);
  return { applied: inItsCurrency(state, applied, scale), excess: inItsCurrency(state, units - applied, scale) };
};
