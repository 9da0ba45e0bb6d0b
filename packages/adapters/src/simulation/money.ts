/** Invoices and what is paid for them: on time, late, in parts, by bills, for no invoice in particular. */

import { addDays, dayNumber, type LocalDate, type Money } from '@clientele/domain/kernel';
import {
  AllocateReceipt,
  dueDateOf,
  gradeRuleOf,
  grossOf,
  IssueCreditNote,
  IssueInvoice,
  openOf,
  type PaymentMeans,
  ReceivePayment,
  RecordReceipt,
  RefundExcess,
  ReversePayment,
  ReverseReceipt,
  type StandingInvoice,
  standardCreditPolicy,
  VoidInvoice,
} from '@clientele/domain/trade';
import { yuan } from './amounts.ts';
import type { Company } from './company.ts';
import type { Customer, OpenInvoice, Sale } from './entities.ts';
import { met } from './moments.ts';
import { accountant } from './people.ts';

/** An invoice that stands; null where there is none. */
export const standing = (company: Company, invoice: string): StandingInvoice | null => {
  const state = company.rooms.receivable.stateOf(invoice);
  return state.status === 'issued' ? state : null;
};

/** Whether something of an invoice is still owed. */
export const isOpen = (company: Company, invoice: string): boolean => {
  const state = standing(company, invoice);
  return state !== null && openOf(state).amount > 0;
};

/** Bills a whole order, when the last of it is delivered; what came with it is paid as the customer is used to. */
export const invoiceFor = (company: Company, { order, content, customer }: Sale): string => {
  const invoice = company.id('I');
  const today = company.today();
  const rule = gradeRuleOf(standardCreditPolicy, customer.grade);
  const dates = { orderedOn: today, deliveredOn: today, invoicedOn: today };
  const dueOn = (rule === undefined ? null : dueDateOf(rule.terms.due, dates)) ?? today;
  const amount = grossOf(content)?.total ?? yuan(1);
  const { tax } = content;
  const issued = {
    invoice,
    customer: customer.id,
    content: {
      order,
      salesperson: customer.seller.id,
      territory: customer.area.id,
      amount,
      ...(tax === undefined ? {} : { tax }),
      terms: rule?.terms.due.kind ?? 'on-delivery',
      dueOn,
    },
  };
  company.ask(IssueInvoice.of(issued, company.meta(accountant)));
  const open: OpenInvoice = {
    invoice,
    customer,
    dueOn,
    held: false,
    level: 0,
    remindedOn: null,
    escalated: false,
    explained: false,
  };
  company.openInvoices.set(invoice, open);
  met(company, 'invoice issued', { ...open, issued });
  if (company.seldom('billed twice', 5)) billTwice(company, issued);
  const until = dayNumber(dueOn) - dayNumber(today);
  company.later(Math.max(0, until + latenessOf(company, customer)), () => pay(company, open));
  return invoice;
};

/** Billed twice: the second invoice never was. */
const billTwice = (company: Company, issued: ReturnType<typeof IssueInvoice.of>['data']): void => {
  const invoice = company.id('I');
  company.ask(IssueInvoice.of({ ...issued, invoice }, company.meta(accountant)));
  company.ask(VoidInvoice.of({ invoice, reason: 'billed twice' }, company.meta(accountant)));
  met(company, 'invoice voided', { invoice });
  company.rooms.receivable.forget(invoice);
  company.forgetInstance(`invoice ${invoice}`);
};

/** Days after the due date on which somebody pays; some days before it where he is punctual. */
const latenessOf = ({ chance, seldom }: Company, { late }: Customer): number => {
  // So late that dunning comes to its end; twice early on, as what is returned or disputed is not dunned.
  if (seldom('very late', 2) || seldom('very late again', 2)) return 100;
  if (!chance.perMille(late)) return -chance.int(0, 4);
  return chance.perMille(800) ? chance.int(2, 14) : chance.int(15, 75);
};

const meansFor = ({ chance, today }: Company, { grade }: Customer): { means: PaymentMeans; maturesOn?: LocalDate } =>
  grade !== 'C' && chance.perMille(120)
    ? { means: 'bank-acceptance', maturesOn: addDays(today(), 90) }
    : { means: 'transfer' };

const pay = (company: Company, open: OpenInvoice): void => {
  const { invoice } = open;
  const { chance } = company;
  if (open.held) {
    company.later(5, () => pay(company, open));
    return;
  }
  const state = standing(company, invoice);
  if (state === null) return;
  const left = openOf(state);
  if (left.amount <= 0) {
    settled(company, open, true);
    return;
  }
  const kind = chance.int(1, 1000);
  if (kind <= 60 && left.amount > 2) {
    receive(company, open, { ...left, amount: Math.floor(left.amount / 2) });
    company.later(chance.int(3, 12), () => pay(company, open));
    return;
  }
  if (company.seldom('bounced', 20)) {
    bounce(company, open, left);
    return;
  }
  if (company.seldom('paid on account', 120)) {
    allocate(company, open, left);
    settled(company, open, false);
    return;
  }
  // A few pay too much, and have it back.
  const extra = company.seldom('paid too much', 15) ? 1000 : 0;
  const over = { ...left, amount: left.amount + extra };
  const receipt = receive(company, open, over);
  if (extra > 0) {
    const refund = { invoice, refund: company.id('U'), amount: { ...left, amount: extra }, reason: 'paid too much' };
    company.ask(RefundExcess.of(refund, company.meta(accountant)));
    met(company, 'excess refunded', { invoice, receipt });
  }
  met(company, 'invoice paid', open);
  settled(company, open, false);
};

const receive = (company: Company, { invoice, customer }: OpenInvoice, amount: Money): string => {
  const receipt = company.id('E');
  const paid = { invoice, receipt, amount, ...meansFor(company, customer) };
  company.ask(ReceivePayment.of(paid, company.meta(accountant)));
  met(company, 'payment received', { invoice, receipt, customer, amount });
  return receipt;
};

/** Paid by a cheque that bounces; paid again some days later. */
const bounce = (company: Company, open: OpenInvoice, left: Money): void => {
  const { invoice } = open;
  const receipt = company.id('E');
  company.ask(ReceivePayment.of({ invoice, receipt, amount: left, means: 'cheque' }, company.meta(accountant)));
  company.later(2, () => {
    company.ask(ReversePayment.of({ invoice, receipt, reason: 'the cheque bounced' }, company.meta(accountant)));
    company.later(company.chance.int(1, 6), () => pay(company, open));
  });
};

/** Money that came for no invoice in particular, and is found to be for this one. */
const allocate = (company: Company, { invoice, customer }: OpenInvoice, amount: Money): void => {
  const receipt = company.id('B');
  const whose = { receipt, customer: customer.id, amount };
  company.ask(
    RecordReceipt.of({ ...whose, means: 'transfer', reference: `bank ${receipt}` }, company.meta(accountant)),
  );
  met(company, 'receipt recorded', { ...whose, invoice });
  if (company.seldom('recorded twice', 10)) recordTwice(company, { ...whose, invoice });
  const allocation = company.id('L');
  company.ask(AllocateReceipt.of({ receipt, allocation, invoice, amount }, company.meta(accountant)));
  met(company, 'receipt allocated', { ...whose, invoice, allocation });
  company.rooms.receipt.forget(receipt);
};

/** The same line of the bank's statement, entered twice and taken out again. */
const recordTwice = (
  company: Company,
  whose: { readonly customer: string; readonly amount: Money; readonly invoice: string },
): void => {
  const receipt = company.id('B');
  const { customer, amount } = whose;
  company.ask(RecordReceipt.of({ receipt, customer, amount, means: 'transfer' }, company.meta(accountant)));
  company.ask(ReverseReceipt.of({ receipt, reason: 'entered twice' }, company.meta(accountant)));
  met(company, 'receipt reversed', { ...whose, receipt });
  company.rooms.receipt.forget(receipt);
};

/** Nothing is owed any more; what may still be asked of it is asked within a month. */
const settled = (company: Company, { invoice, customer, dueOn }: OpenInvoice, before: boolean): void => {
  company.openInvoices.delete(invoice);
  customer.paidSince += 1;
  if (!before && company.today() > addDays(dueOn, 5)) customer.lateSince += 1;
  company.agenda.at(company.now() + 30 * 86_400_000, () => {
    company.rooms.receivable.forget(invoice);
    company.forgetInstance(`invoice ${invoice}`);
  });
};

/** Credits what came back, as far as the invoice is known and comes to that. */
export const creditNoteFor = (company: Company, invoice: string, returned: string, amount: Money): void => {
  if (standing(company, invoice) === null) return;
  const note = company.id('K');
  company.ask(
    IssueCreditNote.of({ invoice, note, amount, returned, reason: 'goods came back' }, company.meta(accountant)),
  );
};
