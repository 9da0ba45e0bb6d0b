/** Adopted policies decide from their day on, and reports say which version did. */
import { memoryStore } from '@clientele/adapters/memory';
import { type Command, type LocalDate, madeOn, money, utc, year } from '@clientele/domain/kernel';
import {
  AdoptCreditPolicy,
  AdoptDunningPolicy,
  AdoptPricingPolicy,
  ConsentToCreditChange,
  EvaluateCredit,
  GrantDiscount,
  IssueInvoice,
  SendReminder,
  standardCreditPolicy,
  threeLevels,
  uniformPricing,
} from '@clientele/domain/trade';
import { policiesInForce, policyReport, salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { readBook } from '../command/reading.ts';
import { companyHandler, tradePolicies } from '../company.ts';
import { render } from '../render/index.ts';
import { policiesReport } from './policies.ts';

const clock = () => Date.UTC(2026, 0, 1);
const yuan = (amount: number) => money(amount * 100, 'CNY');
const chief = { id: 'chief', roles: ['general-manager'] };
const seller = { id: 'seller', roles: ['salesperson'] };
const finance = { id: 'finance', roles: ['treasurer'] };
let numbers = 0;
const meta = (on: LocalDate, by = seller) => madeOn(utc, on, `c-${numbers++}`, by);

const company = () => {
  const store = memoryStore({ namespace: 'main', clock });
  const handle = companyHandler(store, clock);
  /** The policies cited by what the command made, or the codes of its refusal. */
  const tell = async (command: Command): Promise<readonly string[]> => {
    const handled = await handle(command);
    if (handled.kind === 'accepted') return handled.events.flatMap(({ policies }) => policies);
    return handled.kind === 'rejected' ? handled.rejections.map(({ code }) => code) : [handled.kind];
  };
  const bookNow = async () => {
    const read = await readBook(store, undefined);
    if (E.isLeft(read)) throw new Error(read.left.message);
    return read.right.book;
  };
  return { tell, bookNow };
};

const invoice = (id: string) =>
  IssueInvoice.of(
    { invoice: id, customer: 'C1', content: { amount: yuan(100), dueOn: '2024-01-31' } },
    meta('2024-01-01'),
  );
const remind = (id: string, on: LocalDate) => SendReminder.of({ invoice: id, run: `R-${on}` }, meta(on));
const grant = (id: string, price: number, on: LocalDate) =>
  GrantDiscount.of(
    {
      discount: id,
      customer: 'C1',
      product: 'P1',
      list: 'L1',
      version: 1,
      listPrice: yuan(100),
      price: yuan(price),
      until: '2024-12-31',
      reason: 'r',
    },
    meta(on),
  );
const evaluate = (period: number, on: LocalDate) => {
  const evaluation = { period: year(period), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  return EvaluateCredit.of({ customer: 'C1', currency: 'CNY', request: `G${period}`, evaluation }, meta(on));
};
const consent = (on: LocalDate) =>
  ConsentToCreditChange.of({ customer: 'C1', currency: 'CNY', request: 'G2022' }, meta(on, finance));

/** Before March nothing is adopted; from March on the treasurer consents, reminders are earlier and discounts larger. */
const adopt = async (tell: (command: Command) => Promise<readonly string[]>) => {
  const from: LocalDate = '2024-03-01';
  const version = 1;
  const credit = { ...standardCreditPolicy, name: tradePolicies.credit, version, from, finance: ['treasurer'] };
  const levels = [{ overdueDays: 3, gapDays: 0, fees: [] }];
  const dunning = { ...threeLevels, name: tradePolicies.dunning, version, from, levels };
  const discounts = [{ role: 'salesperson', upTo: 500 }];
  const pricing = { ...uniformPricing, name: tradePolicies.pricing, version, from, discounts };
  const on = meta('2024-02-20', chief);
  for (const command of [
    AdoptCreditPolicy.of({ policy: credit }, on),
    AdoptDunningPolicy.of({ policy: dunning }, meta('2024-02-20', chief)),
    AdoptPricingPolicy.of({ policy: pricing }, meta('2024-02-20', chief)),
  ])
    expect(await tell(command)).toEqual(['policy-adoption@1']);
};

test('G7 M13 N7: a policy decides from its first day on, and what stood before it decides the day before', async () => {
  const { tell } = company();
  await tell(invoice('I1'));
  await adopt(tell);
  expect(await tell(evaluate(2022, '2024-02-29'))).toEqual(['credit@1']);
  expect(await tell(consent('2024-02-29'))).toEqual(['credit.not-authorised']);
  expect(await tell(consent('2024-03-01'))).toEqual(['company-credit@1']);

  expect(await tell(remind('I1', '2024-02-05'))).toEqual(['receivable.level-not-due']);
  await tell(
    IssueInvoice.of(
      { invoice: 'I2', customer: 'C1', content: { amount: yuan(100), dueOn: '2024-02-28' } },
      meta('2024-02-01'),
    ),
  );
  expect(await tell(remind('I2', '2024-03-01'))).toEqual(['receivable.level-not-due']);
  expect(await tell(remind('I2', '2024-03-02'))).toEqual(['company-dunning@1', 'company-dunning@1']);

  expect(await tell(grant('D1', 96, '2024-02-29'))).toEqual(['discount.beyond-authority']);
  expect(await tell(grant('D1', 96, '2024-03-01'))).toEqual(['company-pricing@1']);
});

test('a report says which version is in force and which decided what, as of the date, and the book is kept whole', async () => {
  const { tell, bookNow } = company();
  await adopt(tell);
  await tell(evaluate(2021, '2024-02-28'));
  await tell(evaluate(2022, '2024-03-01'));
  await tell(evaluate(2023, '2024-03-05'));
  const { policies, ...book } = await bookNow();
  expect(policiesInForce(policies, tradePolicies, '2024-02-29')).toEqual({
    credit: null,
    dunning: null,
    pricing: null,
  });
  expect(policiesInForce(policies, tradePolicies, '2024-03-01').credit?.finance).toEqual(['treasurer']);
  expect(policyReport(policies, '2024-02-19').adopted).toEqual([]);
  expect(policyReport(policies, '2024-02-29').adopted.map(({ name, inForce }) => [name, inForce])).toEqual([
    ['company-credit', false],
    ['company-dunning', false],
    ['company-pricing', false],
  ]);
  const report = policyReport(policies, '2024-03-01');
  expect(report.adopted.every(({ inForce }) => inForce)).toBe(true);
  const row = (policy: string, on: LocalDate) => ({
    policy,
    type: 'CreditEvaluated',
    decisions: 1,
    first: on,
    last: on,
  });
  expect(report.decided).toEqual([row('company-credit@1', '2024-03-01'), row('credit@1', '2024-02-28')]);
  expect(policyReport(policies, '2024-03-05').decided[0]).toMatchObject({ decisions: 2, last: '2024-03-05' });

  const loaded = salesBook.load(salesBook.save({ policies, ...book }));
  expect(E.isRight(loaded) && policyReport(loaded.right.policies, '2024-03-05')).toEqual(
    policyReport(policies, '2024-03-05'),
  );
  const text = render(policiesReport(report), 'table', 'zh', 40);
  for (const word of ['交易政策', 'company-credit', '2024-03-01', '信用', 'CreditEvaluated'])
    expect(text).toContain(word);
});
