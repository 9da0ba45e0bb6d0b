/** Mistakes with credit: without a ground, without authority, too early, twice. */

import { type Actor, addDays, day, half, money, monthOf, yearOf } from '@clientele/domain/kernel';
import {
  ApproveCreditChange,
  ConsentToCreditChange,
  DecideCreditStop,
  EnterInvoice,
  EvaluateCredit,
  FlagRiskyCustomer,
  GiveUpCustomer,
  HoldCredit,
  LiftCreditHold,
  OrderCreditInvestigation,
  ReleaseBlockedOrder,
  ReportCreditInvestigation,
  RequestCreditLimit,
  RequestTemporaryRaise,
  ReserveCredit,
  TakeBackCustomer,
} from '@clientele/domain/trade';
import { currency, yuan } from '../amounts.ts';
import type { Company } from '../company.ts';
import type { Customer } from '../entities.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { accountant, financeManager, generalManager, salesDirector } from '../people.ts';
import { firstOf } from './orders.ts';

interface OfCustomer {
  readonly customer: Customer;
}

const whose = ({ customer }: OfCustomer) => ({ customer: customer.id, currency });
const why = { reason: 'wishes more', evidence: 'none' };
const areaManager: Actor = { id: 'M', roles: ['sales-manager'] };
const standingOf = ({ customer }: OfCustomer, { rooms }: Company) =>
  rooms.credit.stateOf(`${currency}:${customer.id}`).standing;

const requestLimit = (of: OfCustomer, company: Company, fen: number, request = 'RQ0') => {
  const to = { limit: { kind: 'limited' as const, amount: yuan(fen) }, validUntil: null };
  return RequestCreditLimit.of({ ...whose(of), request, to, ...why }, company.meta(of.customer.seller));
};

const evaluation = { evidence: 'none', scores: [], rootCause: null, response: null };

const release = (of: OfCustomer, company: Company, order: string, id: string, fen: number) =>
  ReleaseBlockedOrder.of(
    { ...whose(of), release: id, order, most: yuan(fen), until: addDays(company.today(), 5), reason: 'promised' },
    company.meta(generalManager),
  );

/** Makes a hold of a stop that dunning proposed. */
const holdByStop = (of: OfCustomer, { meta }: Company, stop: string) =>
  DecideCreditStop.of({ ...whose(of), stop, outcome: 'hold', reason: 'does not pay' }, meta(salesDirector));

/** Whether the account knows that nothing is owed of an invoice: a bill that matures later is not money yet. */
const settledInAccount = ({ customer, invoice }: OfCustomer & { readonly invoice: string }, { rooms }: Company) => {
  const known = rooms.credit.stateOf(`${currency}:${customer.id}`).ledger.invoices.get(invoice);
  return known !== undefined && known.units !== null && known.units <= known.settled;
};

export const creditMistakes: Partial<Mistakes> = {
  'account opened': [{ code: 'credit.not-graded', command: (of, company) => requestLimit(of, company, 100_000) }],
  'credit evaluated': [
    {
      code: 'credit.period-evaluated',
      command: (of, { meta }) =>
        EvaluateCredit.of(
          { ...whose(of), request: 'RQ0', evaluation: { ...evaluation, period: of.period, grade: of.grade } },
          meta(of.customer.seller),
        ),
    },
    {
      code: 'credit.period-not-over',
      command: (of, { meta, today }) => {
        const period = half(yearOf(today()), monthOf(today()) <= 6 ? 1 : 2);
        const said = { ...evaluation, period, grade: of.grade };
        return EvaluateCredit.of({ ...whose(of), request: 'RQ0', evaluation: said }, meta(of.customer.seller));
      },
    },
    {
      code: 'credit.unknown-grade',
      command: (of, { meta }) =>
        EvaluateCredit.of(
          { ...whose(of), request: 'RQ0', evaluation: { ...evaluation, period: of.period, grade: 'AAA' } },
          meta(of.customer.seller),
        ),
    },
    {
      code: 'credit.fall-without-cause',
      command: (of, { meta }) =>
        EvaluateCredit.of(
          { ...whose(of), request: 'RQ0', evaluation: { ...evaluation, period: of.period, grade: 'D' } },
          meta(of.customer.seller),
        ),
    },
  ],
  'credit requested': [
    { code: 'credit.request-known', command: (of, company) => requestLimit(of, company, 100_000, of.request) },
    {
      code: 'credit.not-consented',
      command: (of, { meta }) => ApproveCreditChange.of({ ...whose(of), request: of.request }, meta(generalManager)),
    },
    {
      code: 'credit.not-authorised',
      command: (of, { meta }) =>
        ConsentToCreditChange.of({ ...whose(of), request: of.request }, meta(of.customer.area.manager)),
    },
    {
      code: 'credit.own-request',
      command: (of, { meta }) =>
        ConsentToCreditChange.of(
          { ...whose(of), request: of.request },
          meta({ id: of.customer.seller.id, roles: financeManager.roles }),
        ),
    },
    {
      code: 'credit.unknown-request',
      command: (of, { meta }) => ApproveCreditChange.of({ ...whose(of), request: 'RQ0' }, meta(generalManager)),
    },
  ],
  'credit consented': [
    {
      code: 'credit.already-consented',
      command: (of, { meta }) => ConsentToCreditChange.of({ ...whose(of), request: of.request }, meta(accountant)),
    },
    {
      code: 'credit.beyond-authority',
      fits: (of, { rooms }) => {
        const change = rooms.credit.stateOf(`${currency}:${of.customer.id}`).requests.get(of.request)?.change;
        const limit = change?.kind === 'limit' ? change.to.limit : null;
        return limit?.kind === 'limited' && limit.amount.amount > 10_000_000;
      },
      command: (of, { meta }) => ApproveCreditChange.of({ ...whose(of), request: of.request }, meta(areaManager)),
    },
  ],
  'customer graded': [
    {
      code: 'credit.above-ceiling',
      fits: ({ customer }) => customer.grade !== 'A',
      command: (of, { meta }) => {
        const to = { limit: { kind: 'unlimited' as const }, validUntil: null };
        return RequestCreditLimit.of({ ...whose(of), request: 'RQ0', to, ...why }, meta(of.customer.seller));
      },
    },
    { code: 'credit.amount-not-above-zero', command: (of, company) => requestLimit(of, company, -100) },
    {
      code: 'credit.other-currency',
      command: (of, { meta }) => {
        const to = { limit: { kind: 'limited' as const, amount: money(100, 'USD') }, validUntil: null };
        return RequestCreditLimit.of({ ...whose(of), request: 'RQ0', to, ...why }, meta(of.customer.seller));
      },
    },
    {
      code: 'credit.nothing-to-raise',
      command: (of, { meta, today }) =>
        RequestTemporaryRaise.of(
          { ...whose(of), request: 'RQ0', by: yuan(100_000), from: today(), until: addDays(today(), 9), ...why },
          meta(of.customer.seller),
        ),
    },
    {
      code: 'credit.not-investigated',
      fits: ({ customer }) => customer.grade === 'C',
      command: (of, company) => requestLimit(of, company, 100_000),
    },
    {
      code: 'credit.ends-too-early',
      command: (of, { meta, today }) =>
        RequestTemporaryRaise.of(
          { ...whose(of), request: 'RQ0', by: yuan(100_000), from: today(), until: addDays(today(), -9), ...why },
          meta(of.customer.seller),
        ),
    },
  ],
  'investigation ordered': [
    {
      code: 'credit.investigation-known',
      command: (of, { meta }) =>
        OrderCreditInvestigation.of(
          { ...whose(of), investigation: of.investigation, agency: 'agency' },
          meta(accountant),
        ),
    },
    {
      code: 'credit.unknown-investigation',
      command: (of, { meta }) =>
        ReportCreditInvestigation.of(
          { ...whose(of), investigation: 'IV0', findings: 'none', conclusion: 'sound' },
          meta(accountant),
        ),
    },
  ],
  'investigation reported': [
    {
      code: 'credit.investigation-reported',
      command: (of, { meta }) =>
        ReportCreditInvestigation.of(
          { ...whose(of), investigation: of.investigation, findings: 'again', conclusion: 'risky' },
          meta(accountant),
        ),
    },
  ],
  'limit set': [
    {
      code: 'credit.nothing-changes',
      command: (of, company) => {
        const { limit: to } = standingOf(of, company);
        return RequestCreditLimit.of({ ...whose(of), request: 'RQ0', to, ...why }, company.meta(of.customer.seller));
      },
    },
    {
      code: 'credit.not-given-up',
      command: (of, { meta }) => TakeBackCustomer.of({ ...whose(of), reason: 'pays again' }, meta(generalManager)),
    },
    {
      code: 'credit.given-up-lightly',
      command: (of, { meta }) => GiveUpCustomer.of({ ...whose(of), reason: 'paid late once' }, meta(generalManager)),
    },
    {
      code: 'credit.unknown-hold',
      command: (of, { meta }) => LiftCreditHold.of({ ...whose(of), hold: 'HD0', reason: 'paid' }, meta(generalManager)),
    },
    {
      code: 'credit.dated-too-early',
      command: (of, { meta, now }) =>
        FlagRiskyCustomer.of({ ...whose(of), reason: 'heard of it' }, meta(of.customer.seller, now() - day)),
    },
    { code: 'credit.not-blocked', command: (of, company) => release(of, company, 'O0', 'F0', 100) },
  ],
  'credit held': [
    {
      code: 'credit.hold-known',
      command: (of, { meta }) =>
        HoldCredit.of({ ...whose(of), hold: of.hold, scope: { kind: 'account' }, reason: 'again' }, meta(accountant)),
    },
  ],
  'customer flagged': [
    {
      code: 'credit.already-risky',
      command: (of, { meta }) => FlagRiskyCustomer.of({ ...whose(of), reason: 'again' }, meta(of.customer.seller)),
    },
  ],
  'customer given up': [
    {
      code: 'credit.given-up',
      command: (of, { meta }) => GiveUpCustomer.of({ ...whose(of), reason: 'again' }, meta(generalManager)),
    },
  ],
  'order confirmed': [
    {
      code: 'credit.duplicate-lines',
      command: (sale, { meta }) => {
        const { line, quantity } = firstOf(sale);
        const one = { line, quantity, gross: yuan(100) };
        const asked = {
          order: sale.order,
          ask: 1,
          askedBy: sale.customer.seller.id,
          lines: [one, one],
          total: yuan(200),
        };
        return ReserveCredit.of({ ...whose(sale), ...asked }, meta(sale.customer.seller));
      },
    },
    {
      code: 'credit.lines-beside-total',
      command: (sale, { meta }) => {
        const { line, quantity } = firstOf(sale);
        const lines = [{ line, quantity, gross: yuan(100) }];
        const asked = { order: sale.order, ask: 1, askedBy: sale.customer.seller.id, lines, total: yuan(90) };
        return ReserveCredit.of({ ...whose(sale), ...asked }, meta(sale.customer.seller));
      },
    },
  ],
  'order declined': [
    { code: 'credit.release-too-small', command: (sale, company) => release(sale, company, sale.order, 'F0', 1) },
  ],
  'order released': [
    {
      code: 'credit.release-known',
      command: (sale, company) => release(sale, company, sale.order, sale.release, 1_000_000),
    },
  ],
  'invoice issued': [
    {
      code: 'credit.document-known',
      command: ({ customer, invoice, issued }, { meta }) => {
        const { amount, dueOn } = issued.content;
        const other = { ...amount, amount: amount.amount + 1 };
        return EnterInvoice.of(
          { customer: customer.id, currency, invoice, amount: other, dueOn, order: null, lines: [] },
          meta(accountant),
        );
      },
    },
  ],
  'stop proposed': [{ code: 'credit.unknown-stop', command: (of, company) => holdByStop(of, company, 'I0') }],
  'stop decided': [
    { code: 'credit.stop-decided', command: (of, company) => holdByStop(of, company, of.invoice) },
    {
      code: 'credit.still-owed',
      fits: ({ customer, invoice }, { rooms }) =>
        rooms.credit.stateOf(`${currency}:${customer.id}`).stops.get(invoice)?.status === 'held',
      command: (of, { meta }) =>
        LiftCreditHold.of({ ...whose(of), hold: of.invoice, reason: 'promised' }, meta(salesDirector)),
    },
  ],
  'stop settled': [
    {
      code: 'credit.stop-without-arrears',
      fits: settledInAccount,
      command: (of, company) => holdByStop(of, company, of.invoice),
    },
  ],
};
