/** Issuing an invoice, and taking one back that never was. */
import { type CommandMeta, type Decision, unless } from '../../../kernel/index.ts';
import { finestOf, fitsAt, sumOf, unitsOf } from '../exact.ts';
import { type Faults, notBeforeIssue } from './checks.ts';
import type { ReceivableCommand } from './commands.ts';
import { type InvoiceContent, InvoiceIssued, InvoiceVoided, type ReceivableEvent } from './events.ts';
import type { ReceivableRejection } from './rejections.ts';
import type { InvoiceState, StandingInvoice } from './state.ts';

type Answer = Decision<ReceivableRejection, ReceivableEvent>;
type Of<Type extends ReceivableCommand['type']> = Extract<ReceivableCommand, { readonly type: Type }>;

/** What an invoice's content must be in itself. */
const contentFaults = (invoice: string, content: InvoiceContent): Faults => {
  const { amount, tax, freight } = content;
  const parts = [tax, freight].filter((part) => part !== undefined);
  const faults: ReceivableRejection[] = [];
  if (amount.amount <= 0) faults.push({ code: 'receivable.not-above-zero', data: { invoice, of: 'invoice', amount } });
  const other = parts.find(({ currency }) => currency !== amount.currency);
  if (other !== undefined)
    faults.push({
      code: 'receivable.another-currency',
      data: { invoice, of: 'tax-and-freight', currency: other.currency, expected: amount.currency },
    });
  const scale = finestOf([amount, ...parts]);
  if (![amount, ...parts].every((one) => fitsAt(one, scale)))
    return [...faults, { code: 'receivable.too-fine', data: { invoice, of: 'invoice', scale } }];
  const below = parts.find((part) => part.amount < 0);
  if (below !== undefined)
    faults.push({ code: 'receivable.not-above-zero', data: { invoice, of: 'tax-and-freight', amount: below } });
  const [first] = parts;
  if (first !== undefined && other === undefined && sumOf(parts) > unitsOf(amount) && amount.amount > 0)
    faults.push({
      code: 'receivable.beyond',
      data: { invoice, of: 'tax-and-freight', what: 'amount', asked: first, most: amount },
    });
  return faults;
};

const notThere = (invoice: string, state: InvoiceState): Faults => {
  switch (state.status) {
    case 'none':
      return [];
    case 'void':
      return [{ code: 'receivable.void', data: { invoice, voidedOn: state.voided.on } }];
    case 'issued':
      return [{ code: 'receivable.already-issued', data: { invoice, issuedOn: state.issued.on } }];
  }
};

const dueFaults = (invoice: string, { dueOn }: InvoiceContent, { on }: CommandMeta): Faults =>
  dueOn >= on ? [] : [{ code: 'receivable.due-before-issue', data: { invoice, dueOn, issuedOn: on } }];

export const issue = ({ data, meta }: Of<'IssueInvoice'>, state: InvoiceState): Answer => {
  const { invoice, content } = data;
  return unless(
    [...notThere(invoice, state), ...contentFaults(invoice, content), ...dueFaults(invoice, content, meta)],
    () => [InvoiceIssued.of(data)],
  );
};

export const voidInvoice = ({ data, meta }: Of<'VoidInvoice'>, state: StandingInvoice): Answer => {
  const { invoice, customer, content, rests, origin } = state;
  const rested: Faults = rests > 0 ? [{ code: 'receivable.rested-upon', data: { invoice, events: rests } }] : [];
  return unless([...rested, ...notBeforeIssue(state, meta)], () => [
    InvoiceVoided.of({ invoice, customer, amount: content.amount, reason: data.reason }, { corrects: origin }),
  ]);
};
