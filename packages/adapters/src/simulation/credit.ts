/** Credit: every customer who buys on account is evaluated, and has its limit by request, consent and approval. */

import { type Actor, addDays, half, type LocalDate, monthOf, type Period, yearOf } from '@clientele/domain/kernel';
import {
  ApproveCreditChange,
  ConsentToCreditChange,
  EvaluateCredit,
  FlagRiskyCustomer,
  GiveUpCustomer,
  HoldCredit,
  LiftCreditHold,
  type LimitTerms,
  OrderCreditInvestigation,
  ReportCreditInvestigation,
  RequestCreditLimit,
  RequestTemporaryRaise,
  TakeBackCustomer,
} from '@clientele/domain/trade';
import { currency, yuan } from './amounts.ts';
import type { Company } from './company.ts';
import type { Customer } from './entities.ts';
import { met } from './moments.ts';
import { accountant, financeManager, generalManager } from './people.ts';

/** The half of a year before the one that a date lies in. */
const halfBefore = (on: LocalDate): Period => (monthOf(on) <= 6 ? half(yearOf(on) - 1, 2) : half(yearOf(on), 1));

/** Consented to by finance and approved by the general manager. */
const grant = (company: Company, customer: Customer, request: string, consents: Actor = financeManager): void => {
  const whose = { customer: customer.id, currency, request };
  met(company, 'credit requested', { customer, request });
  company.ask(ConsentToCreditChange.of(whose, company.meta(consents)));
  met(company, 'credit consented', { customer, request });
  company.ask(ApproveCreditChange.of(whose, company.meta(generalManager)));
};

const evaluate = (company: Company, customer: Customer, period: Period, grade: string, evidence: string): void => {
  const account = company.rooms.credit.stateOf(`${currency}:${customer.id}`);
  const before = account.standing.grade?.grade ?? null;
  const fell = before !== null && grade > before;
  const request = company.id('RQ');
  company.ask(
    EvaluateCredit.of(
      {
        customer: customer.id,
        currency,
        request,
        evaluation: {
          period,
          grade,
          evidence,
          scores: [{ criterion: 'payment', points: Math.max(0, 10 - customer.lateSince), outOf: 10 }],
          rootCause: fell ? 'paid late again and again' : null,
          response: fell ? 'visits by the manager, shorter terms' : null,
        },
      },
      company.meta(customer.seller),
    ),
  );
  met(company, 'credit evaluated', { customer, request, period, grade: before ?? grade, changes: grade !== before });
  if (grade !== before) grant(company, customer, request);
  customer.grade = grade;
  [customer.lateSince, customer.paidSince] = [0, 0];
};

/** What a customer of a grade and size may owe. */
const limitFor = ({ grade, size }: Customer): LimitTerms => {
  const wished = size * 4_000_000;
  const most = grade === 'A' ? wished * 2 : grade === 'B' ? Math.min(wished, 50_000_000) : Math.min(wished, 5_000_000);
  return { limit: { kind: 'limited', amount: yuan(most) }, validUntil: null };
};

const setLimit = (company: Company, customer: Customer): void => {
  const request = company.id('RQ');
  company.ask(
    RequestCreditLimit.of(
      {
        customer: customer.id,
        currency,
        request,
        to: limitFor(customer),
        reason: 'orders as expected for its size',
        evidence: 'evaluation',
      },
      company.meta(customer.seller),
    ),
  );
  grant(company, customer, request, accountant);
};

/** Opens the account of a new customer: evaluated, looked into where its grade asks for that, and with a limit. */
export const openAccount = (company: Company, customer: Customer): void => {
  met(company, 'account opened', { customer });
  if (company.seldom('taken over with a bad past', 10)) takeOver(company, customer);
  evaluate(company, customer, halfBefore(company.today()), customer.grade, 'books of the last half year');
  met(company, 'customer graded', { customer });
  if (customer.grade === 'C') {
    const investigation = company.id('IV');
    const whose = { customer: customer.id, currency, investigation };
    company.ask(OrderCreditInvestigation.of({ ...whose, agency: 'agency' }, company.meta(accountant)));
    met(company, 'investigation ordered', { customer, investigation });
    const report = { ...whose, findings: 'pays its suppliers', conclusion: 'sound' } as const;
    company.ask(ReportCreditInvestigation.of(report, company.meta(accountant)));
    met(company, 'investigation reported', { customer, investigation });
  }
  setLimit(company, customer);
  met(company, 'limit set', { customer });
};

/** Evaluates a customer again after half a year: by how it paid. */
export const evaluateAgain = (company: Company, customer: Customer): void => {
  const period = halfBefore(company.today());
  const account = company.rooms.credit.stateOf(`${currency}:${customer.id}`);
  const last = account.standing.evaluations.at(-1);
  if (last !== undefined && period.start < last.end) return;
  const { grade, lateSince, paidSince } = customer;
  const bad = paidSince >= 4 && lateSince * 2 > paidSince;
  const good = paidSince >= 4 && lateSince === 0;
  const next = bad && grade === 'A' ? 'B' : good && grade === 'B' ? 'A' : grade;
  evaluate(company, customer, period, next, `${lateSince} of ${paidSince} invoices paid late`);
};

/** Before the strong season some ask for more, for some weeks. */
export const raiseForSeason = (company: Company, customer: Customer): void => {
  const request = company.id('RQ');
  const from = company.today();
  company.ask(
    RequestTemporaryRaise.of(
      {
        customer: customer.id,
        currency,
        request,
        by: yuan(customer.size * 1_000_000),
        from,
        until: addDays(from, 45),
        reason: 'stocks for the season',
        evidence: 'orders of last year',
      },
      company.meta(customer.seller),
    ),
  );
  grant(company, customer, request);
};

/** A customer whom others had given up: what was known of it is entered, and it is dealt with again. */
const takeOver = (company: Company, customer: Customer): void => {
  const wanted = customer.grade;
  const last = halfBefore(company.today());
  const earlier = halfBefore(last.start);
  const first = halfBefore(earlier.start);
  const second = halfBefore(first.start);
  evaluate(company, customer, second, 'B', 'books of the company before us');
  evaluate(company, customer, first, 'C', 'books of the company before us');
  evaluate(company, customer, earlier, 'D', 'books of the company before us');
  const whose = { customer: customer.id, currency };
  company.ask(GiveUpCustomer.of({ ...whose, reason: 'paid nothing' }, company.meta(generalManager)));
  met(company, 'customer given up', { customer });
  company.ask(TakeBackCustomer.of({ ...whose, reason: 'has another owner' }, company.meta(generalManager)));
  customer.grade = wanted;
};

/** A customer who is late and doesn't say why is looked at twice from now on. */
export const flagRisky = (company: Company, customer: Customer): void => {
  const { id, seller } = customer;
  if (company.rooms.credit.stateOf(`${currency}:${id}`).standing.risky !== null) return;
  company.ask(
    FlagRiskyCustomer.of({ customer: id, currency, reason: 'late, and nobody says why' }, company.meta(seller)),
  );
  met(company, 'customer flagged', { customer });
};

/** Only small orders until it has paid. */
export const holdLarge = (company: Company, customer: Customer): void => {
  const hold = company.id('HD');
  const whose = { customer: customer.id, currency, hold };
  const scope = { kind: 'orders-above', amount: yuan(customer.size * 2_000_000) } as const;
  company.ask(HoldCredit.of({ ...whose, scope, reason: 'late' }, company.meta(accountant)));
  met(company, 'credit held', { customer, hold });
  company.later(20, () => {
    company.ask(LiftCreditHold.of({ ...whose, reason: 'paid' }, company.meta(generalManager)));
  });
};
