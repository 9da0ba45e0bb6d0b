/** Mistakes with invoices, from their issue to the last reminder. */

import { addDays, day, daysBetween, type Money, money } from '@clientele/domain/kernel';
import {
  DisputeInvoice,
  EscalateArrears,
  ExplainArrears,
  ExtendDueDate,
  IssueCreditNote,
  IssueInvoice,
  ReceivePayment,
  RecordPromise,
  ReversePayment,
  SendReminder,
  threeLevels,
  VoidInvoice,
  WriteOffInvoice,
} from '@clientele/domain/trade';
import { yuan } from '../amounts.ts';
import type { Company } from '../company.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { accountant, financeManager } from '../people.ts';

/** More than can be counted exactly in fen. */
export const huge = money(Number.MAX_SAFE_INTEGER, 'CNY', 0);

const paying = (company: Company, invoice: string, amount: Money, more: object = {}, at?: number) =>
  ReceivePayment.of({ invoice, receipt: 'E0', amount, means: 'transfer', ...more }, company.meta(accountant, at));

export const invoiceMistakes: Partial<Mistakes> = {
  'invoice issued': [
    {
      code: 'receivable.already-issued',
      command: ({ issued }, { meta }) => IssueInvoice.of(issued, meta(accountant)),
    },
    {
      code: 'receivable.due-before-issue',
      command: ({ issued }, { meta, today }) => {
        const content = { ...issued.content, dueOn: addDays(today(), -1) };
        return IssueInvoice.of({ ...issued, invoice: 'I0', content }, meta(accountant));
      },
    },
    {
      code: 'receivable.not-issued',
      command: (_, company) => paying(company, 'I0', yuan(100)),
    },
    { code: 'receivable.not-above-zero', command: ({ invoice }, company) => paying(company, invoice, yuan(0)) },
    {
      code: 'receivable.another-currency',
      command: ({ invoice }, company) => paying(company, invoice, money(100, 'USD')),
    },
    { code: 'receivable.too-fine', command: ({ invoice }, company) => paying(company, invoice, huge) },
    {
      code: 'receivable.bill-without-maturity',
      command: ({ invoice }, company) => paying(company, invoice, yuan(100), { means: 'bank-acceptance' }),
    },
    {
      code: 'receivable.maturity-without-bill',
      command: ({ invoice }, company) => paying(company, invoice, yuan(100), { maturesOn: company.today() }),
    },
    {
      code: 'receivable.dated-before-issue',
      command: ({ invoice }, company) => paying(company, invoice, yuan(100), {}, company.now() - day),
    },
    {
      code: 'receivable.unknown-id',
      command: ({ invoice }, { meta }) =>
        ReversePayment.of({ invoice, receipt: 'E0', reason: 'a slip' }, meta(accountant)),
    },
    {
      code: 'receivable.beyond',
      command: ({ invoice, issued }, { meta }) => {
        const { amount } = issued.content;
        const more = { ...amount, amount: amount.amount + 1 };
        return IssueCreditNote.of({ invoice, note: 'K0', amount: more, reason: 'a slip' }, meta(accountant));
      },
    },
    {
      code: 'receivable.write-off-of-ones-own',
      command: ({ invoice }, { meta }) => {
        const wrong = { invoice, amount: yuan(1), kind: 'small-difference' as const, askedBy: financeManager.id };
        return WriteOffInvoice.of({ ...wrong, reason: 'a fen' }, meta(financeManager));
      },
    },
    {
      code: 'receivable.not-authorised',
      command: ({ invoice, customer }, { meta }) => {
        const wrong = { invoice, amount: yuan(1), kind: 'small-difference' as const, askedBy: accountant.id };
        return WriteOffInvoice.of({ ...wrong, reason: 'a fen' }, meta(customer.seller));
      },
    },
    {
      code: 'receivable.not-later',
      command: ({ invoice, dueOn }, { meta }) =>
        ExtendDueDate.of({ invoice, dueOn, reason: 'the same day' }, meta(financeManager)),
    },
    {
      code: 'receivable.not-overdue',
      command: ({ invoice, customer }, { meta }) =>
        ExplainArrears.of({ invoice, cause: 'other', note: 'not late at all' }, meta(customer.seller)),
    },
    {
      code: 'receivable.promise-in-the-past',
      command: ({ invoice, customer }, { meta, today }) =>
        RecordPromise.of({ invoice, promise: 'V0', amount: yuan(1), by: addDays(today(), -1) }, meta(customer.seller)),
    },
  ],
  'invoice voided': [
    { code: 'receivable.void', command: ({ invoice }, company) => paying(company, invoice, yuan(100)) },
  ],
  'payment received': [
    {
      code: 'receivable.known-id',
      command: ({ invoice, receipt, amount }, company) => paying(company, invoice, amount, { receipt }),
    },
    {
      code: 'receivable.rested-upon',
      command: ({ invoice }, { meta }) => VoidInvoice.of({ invoice, reason: 'a slip' }, meta(accountant)),
    },
    {
      code: 'receivable.dated-before-basis',
      command: ({ invoice, receipt }, { meta, now }) =>
        ReversePayment.of({ invoice, receipt, reason: 'a slip' }, meta(accountant, now() - day / 24)),
    },
  ],
  'excess refunded': [
    {
      code: 'receivable.excess-used',
      command: ({ invoice, receipt }, { meta }) =>
        ReversePayment.of({ invoice, receipt, reason: 'a slip' }, meta(accountant)),
    },
  ],
  'invoice paid': [
    {
      code: 'receivable.settled',
      command: ({ invoice, customer }, { meta }) =>
        DisputeInvoice.of({ invoice, dispute: 'DS0', cause: 'price' }, meta(customer.seller)),
    },
  ],
  'invoice overdue': [
    {
      code: 'receivable.level-not-due',
      fits: ({ dueOn, level, held }, { today }) => {
        const rule = threeLevels.levels[level];
        return !held && rule !== undefined && daysBetween(dueOn, today()) < rule.overdueDays;
      },
      command: ({ invoice, run }, { meta }) => SendReminder.of({ invoice, run }, meta(accountant)),
    },
    {
      code: 'receivable.escalated-too-low',
      fits: ({ dueOn }, { today }) => daysBetween(dueOn, today()) >= 30,
      command: ({ invoice }, { meta }) =>
        EscalateArrears.of({ invoice, to: 'sales-manager', note: 'for information' }, meta(financeManager)),
    },
  ],
  'reminder sent': [
    {
      code: 'receivable.reminded-in-run',
      command: ({ invoice, run }, { meta }) => SendReminder.of({ invoice, run }, meta(accountant)),
    },
    {
      code: 'receivable.reminded-too-soon',
      fits: ({ level }) => level < threeLevels.levels.length,
      command: ({ invoice }, { meta }) => SendReminder.of({ invoice, run: 'D0' }, meta(accountant)),
    },
    {
      code: 'receivable.last-level-reached',
      fits: ({ level }) => level >= threeLevels.levels.length,
      command: ({ invoice }, { meta }) => SendReminder.of({ invoice, run: 'D0' }, meta(accountant)),
    },
  ],
  'arrears escalated': [
    {
      code: 'receivable.escalated-already',
      command: ({ invoice, to }, { meta }) => EscalateArrears.of({ invoice, to, note: 'again' }, meta(financeManager)),
    },
  ],
};
