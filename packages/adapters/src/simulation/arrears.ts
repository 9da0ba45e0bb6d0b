/** Arrears: who is late is reminded, asked why, and reported upward; some promise, and some are given more time. */

import { addDays, daysBetween } from '@clientele/domain/kernel';
import {
  AssignCollector,
  CreditStopProposed,
  EscalateArrears,
  ExplainArrears,
  ExtendDueDate,
  escalationDue,
  financeCollects,
  openOf,
  RecordPromise,
  SendReminder,
  threeLevels,
} from '@clientele/domain/trade';
import type { Company } from './company.ts';
import { flagRisky, holdLarge } from './credit.ts';
import type { OpenInvoice } from './entities.ts';
import { met } from './moments.ts';
import { isOpen, standing } from './money.ts';
import { accountant, financeManager } from './people.ts';
import { decideStop } from './stops.ts';

/** Reminds everybody who is late, by the policy: twice a month. */
export const remind = (company: Company): void => {
  const run = company.id('D');
  const today = company.today();
  for (const open of company.openInvoices.values()) {
    const days = daysBetween(open.dueOn, today);
    if (days <= 0 || !isOpen(company, open.invoice)) continue;
    met(company, 'invoice overdue', { ...open, run });
    notice(company, open, run, days);
    if (days >= 30) follow(company, open, days);
  }
};

const notice = (company: Company, open: OpenInvoice, run: string, days: number): void => {
  const rule = threeLevels.levels[open.level];
  const soon = open.remindedOn !== null && daysBetween(open.remindedOn, company.today()) < (rule?.gapDays ?? 0);
  if (open.held || rule === undefined || days < rule.overdueDays || soon) return;
  const told = company.ask(SendReminder.of({ invoice: open.invoice, run }, company.meta(accountant)));
  open.level += 1;
  open.remindedOn = company.today();
  met(company, 'reminder sent', { ...open, run });
  if (told.some(({ type }) => type === CreditStopProposed.type))
    company.later(company.chance.int(1, 4), () => decideStop(company, open));
};

const follow = (company: Company, open: OpenInvoice, days: number): void => {
  const { invoice, customer } = open;
  if (!open.explained) {
    open.explained = true;
    if (company.seldom('flagged', 150)) flagRisky(company, customer);
    if (company.seldom('held', 100)) holdLarge(company, customer);
    const said = { invoice, cause: 'cash-flow' as const, note: 'waits for its own customers' };
    company.ask(ExplainArrears.of(said, company.meta(customer.seller)));
    company.ask(AssignCollector.of({ invoice, collector: customer.seller.id }, company.meta(accountant)));
    const state = standing(company, invoice);
    if (state !== null) {
      const promise = { invoice, promise: company.id('V'), amount: openOf(state), by: addDays(company.today(), 14) };
      company.ask(RecordPromise.of(promise, company.meta(customer.seller)));
    }
    if (company.chance.perMille(200)) {
      const dueOn = addDays(company.today(), 10);
      if (daysBetween(open.dueOn, dueOn) <= 60) {
        company.ask(ExtendDueDate.of({ invoice, dueOn, reason: 'agreed on the phone' }, company.meta(financeManager)));
        open.dueOn = dueOn;
        return;
      }
    }
  }
  const to = escalationDue(financeCollects, days);
  if (to === null || open.escalated) return;
  open.escalated = true;
  company.ask(EscalateArrears.of({ invoice, to, note: 'does not answer' }, company.meta(financeManager)));
  met(company, 'arrears escalated', { ...open, to });
};
