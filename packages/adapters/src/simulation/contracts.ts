/** Contracts: a few large wishes are put into one, signed and called off; some with a deposit that comes before the goods leave. */

import { addDays } from '@clientele/domain/kernel';
import {
  DraftContract,
  EndContract,
  PayContractAdvance,
  ReviewContract,
  SignContract,
} from '@clientele/domain/pipeline';
import {
  AllocateReceipt,
  CallOffContract,
  gradeRuleOf,
  grossOf,
  RecordReceipt,
  standardCreditPolicy,
} from '@clientele/domain/trade';
import { yuan } from './amounts.ts';
import type { Company } from './company.ts';
import type { Sale } from './entities.ts';
import { met } from './moments.ts';
import { accountant, salesDirector } from './people.ts';

/** The contract that an order rests on; null where it rests on none. */
const contractOf = ({ rooms }: Company, order: string): string | null => {
  const state = rooms.order.stateOf(order);
  return state.status === 'confirmed' && state.callOff?.status === 'granted' ? state.callOff.contract : null;
};

/** A contract of what an order wants, drafted and reviewed but not signed yet. */
const agree = (company: Company, { content, customer }: Sale): string | null => {
  const gross = grossOf(content);
  const rule = gradeRuleOf(standardCreditPolicy, customer.grade);
  if (gross === null || rule === undefined) return null;
  const contract = company.id('CT');
  const today = company.today();
  const products = new Map(content.lines.map(({ line, product }) => [line, product]));
  const deposit = yuan(Math.max(1, Math.floor(gross.total.amount / 5)));
  const agreed = {
    lines: gross.lines.map(({ line, quantity, gross: amount }) => {
      const product = products.get(line) ?? line;
      return { line, product, specification: 'as in the catalogue', quantity, amount };
    }),
    delivery: { by: addDays(today, 90), place: customer.city, means: 'carrier' },
    terms: rule.terms,
    advance: company.seldom('a deposit', 500)
      ? ({ kind: 'deposit', amount: deposit, dueOn: addDays(today, 14) } as const)
      : null,
    afterSales: 'what is damaged is replaced',
    obligations: [],
  };
  const draft = { contract, customer: customer.id, content: agreed };
  company.ask(DraftContract.of(draft, company.meta(customer.seller)));
  const review = { contract, outcome: 'passed', notes: 'nothing to object to' } as const;
  company.ask(ReviewContract.of(review, company.meta(salesDirector)));
  return contract;
};

/** Puts what an order wants into a contract, and lets the order rest on it; now and then it is called off before it is signed. */
export const restOnContract = (company: Company, sale: Sale): void => {
  const { order, customer } = sale;
  const contract = agree(company, sale);
  if (contract === null) return;
  const callOff = (): void => {
    const wanted = CallOffContract.of({ order, contract }, company.meta(customer.seller));
    company.ask(wanted, () => met(company, 'call-off awaited', sale));
  };
  if (company.seldom('called off too soon', 200)) {
    callOff();
    met(company, 'call-off declined', sale);
  }
  const signed = { contract, forUs: salesDirector.id, forThem: customer.id };
  company.ask(SignContract.of(signed, company.meta(salesDirector)));
  callOff();
  met(company, 'order called off', sale);
};

/** What the contract asks for ahead comes when the goods are ready, before they leave. */
export const payAhead = (company: Company, sale: Sale): void => {
  const contract = contractOf(company, sale.order);
  if (contract === null) return;
  const advance = company.rooms.contract.stateOf(contract).content?.advance ?? null;
  if (advance === null) return;
  met(company, 'advance awaited', sale);
  const receipt = company.id('B');
  const { amount } = advance;
  const came = {
    receipt,
    customer: sale.customer.id,
    amount,
    means: 'transfer',
    reference: `bank ${receipt}`,
  } as const;
  company.ask(RecordReceipt.of(came, company.meta(accountant)));
  company.ask(PayContractAdvance.of({ contract, receipt, amount }, company.meta(accountant)));
};

/** All was delivered: the deposit counts for the invoice, and the contract is over. */
export const endContract = (company: Company, { order, customer }: Sale, invoice: string): void => {
  const contract = contractOf(company, order);
  if (contract === null) return;
  const { receipts, content } = company.rooms.contract.stateOf(contract);
  const amount = content?.advance?.amount;
  const [receipt] = receipts;
  if (receipt !== undefined && amount !== undefined) {
    const part = { receipt, allocation: company.id('L'), invoice, amount };
    company.ask(AllocateReceipt.of(part, company.meta(accountant)));
    company.rooms.receipt.forget(receipt);
  }
  const over = { contract, outcome: 'fulfilled', reason: 'all was delivered' } as const;
  company.ask(EndContract.of(over, company.meta(customer.seller)));
  company.rooms.contract.forget(contract);
};
