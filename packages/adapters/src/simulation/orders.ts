/** Orders: what customers want and when, with changes, refusals, releases and slips, until the goods are under way. */

import { addDays, money, quantity, type StoredEvent } from '@clientele/domain/kernel';
import {
  AmendOrder,
  AskOrderCredit,
  CancelOrder,
  ConfirmOrder,
  CorrectOrder,
  type OrderContent,
  PlaceOrder,
  RecordReturn,
  ReleaseBlockedOrder,
} from '@clientele/domain/trade';
import { currency, yuan } from './amounts.ts';
import { tradeOn } from './calendar.ts';
import type { Company } from './company.ts';
import { restOnContract } from './contracts.ts';
import type { Customer, Sale } from './entities.ts';
import { fulfil } from './goods.ts';
import { met } from './moments.ts';
import { generalManager } from './people.ts';
import { products } from './places.ts';
import { counterSale } from './rooms.ts';

const channels = ['field', 'field', 'phone', 'online'] as const;

const contentFor = ({ chance }: Company, customer: Customer): OrderContent => {
  const { id, seller, area, place, size, favourite } = customer;
  const count = chance.pick([1, 1, 2, 2, 3, 4]);
  const start = chance.perMille(750) ? favourite : chance.int(0, products.length - 1);
  const lines = Array.from({ length: count }, (_, index) => {
    const product = products[(start + index * 7) % products.length] ?? products[0];
    const boxes = chance.int(1, 9) * size;
    return {
      line: `${index + 1}`,
      product: product.id,
      category: product.category,
      quantity: quantity(boxes, 'box'),
      amount: yuan(boxes * product.price),
      cost: yuan(boxes * product.cost),
    };
  });
  const net = lines.reduce((sum, { amount }) => sum + amount.amount, 0);
  return {
    customer: id,
    salesperson: seller.id,
    channel: chance.pick(channels),
    territory: area.id,
    place,
    lines,
    tax: money(Math.round((net * 13) / 100), currency),
  };
};

/** Puts the customer's next order on the agenda: sooner in strong months and where the region grows. */
export const nextOrder = (company: Company, customer: Customer): void => {
  const { region } = customer.area;
  const trade = tradeOn(region.seasons, region.growth, company.options.from, company.today());
  const days = company.chance.gap((customer.interval * 100) / trade);
  company.later(days, () => {
    if (customer.onAccount) orderOnAccount(company, customer);
    else buyOverTheCounter(company, customer);
    nextOrder(company, customer);
  });
};

/** Somebody passes by, pays and leaves no name: such a sale is in every total and in no count of customers. */
const sellToNobody = (company: Company, customer: Customer): void => {
  const order = company.id(counterSale);
  const { customer: _, ...content } = contentFor(company, customer);
  company.ask(PlaceOrder.of({ order, content }, company.meta(customer.seller)));
  met(company, 'sale to nobody', { order, customer, content, declined: 0 });
  company.rooms.order.forget(order);
};

/** Paid at once and taken along: placed, agreed, done. */
const buyOverTheCounter = (company: Company, customer: Customer): void => {
  const order = company.id(counterSale);
  const content = contentFor(company, customer);
  if (company.seldom('a sale to nobody', 20)) sellToNobody(company, customer);
  company.ask(PlaceOrder.of({ order, content }, company.meta(customer.seller)));
  company.ask(ConfirmOrder.of({ order }, company.meta(customer.seller)));
  company.rooms.order.forget(order);
  if (!company.seldom('returned over the counter', 15)) return;
  company.later(company.chance.int(2, 20), () => {
    const [line] = content.lines;
    if (line === undefined) return;
    const document = company.id('R');
    const { tax: _, ...whose } = content;
    const returned = { ...whose, lines: [line] };
    const events = company.ask(
      RecordReturn.of(
        { order: document, ofOrder: order, returned, reason: 'not as wanted' },
        company.meta(customer.seller),
      ),
    );
    met(company, 'return recorded', { document, order, returned, event: events[0]?.id ?? '', customer });
    company.rooms.order.forget(document);
  });
};

const orderOnAccount = (company: Company, customer: Customer): void => {
  const sale: Sale = { order: company.id('O'), customer, content: contentFor(company, customer), declined: 0 };
  const { order } = sale;
  met(company, 'order wanted', sale);
  const slip = company.seldom('a slip', 12);
  if (company.seldom('entered twice', 6)) enterTwice(company, sale);
  const said = slip ? slipOf(sale.content) : sale.content;
  const placed = company.ask(PlaceOrder.of({ order, content: said }, company.meta(customer.seller)));
  met(company, 'order placed', { ...sale, content: said, origin: placed[0]?.id ?? '' });
  if (slip) correct(company, sale, placed);
  company.ask(ConfirmOrder.of({ order }, company.meta(customer.seller)));
  met(company, 'order confirmed', sale);
  if (company.seldom('amended', 50)) amend(company, sale);
  if (company.seldom('by contract', 30)) restOnContract(company, sale);
  company.ask(AskOrderCredit.of({ order }, company.meta(customer.seller)), () => met(company, 'credit awaited', sale));
  goOn(company, sale);
};

/** The same order under another number, which never was. */
const enterTwice = (company: Company, sale: Sale): void => {
  const twin: Sale = { ...sale, order: company.id('O') };
  const { order, content, customer } = twin;
  const placed = company.ask(PlaceOrder.of({ order, content }, company.meta(customer.seller)));
  const [event] = placed;
  if (event === undefined) return;
  company.ask(
    CorrectOrder.of(
      { order, corrects: event.id, after: null, reason: 'entered twice' },
      company.meta(customer.seller, event.occurredAt),
    ),
  );
  met(company, 'order retracted', twin);
  company.rooms.order.forget(order);
};

/** A nought too many in the first line. */
const slipOf = (content: OrderContent): OrderContent => {
  const [first, ...others] = content.lines;
  if (first === undefined) return content;
  const { quantity: count, amount } = first;
  const wrong = {
    ...first,
    quantity: { ...count, amount: count.amount * 10 },
    amount: { ...amount, amount: amount.amount * 10 },
  };
  return { ...content, lines: [wrong, ...others] };
};

const correct = (company: Company, { order, content, customer }: Sale, placed: readonly StoredEvent[]): void => {
  const [event] = placed;
  if (event === undefined) return;
  company.ask(
    CorrectOrder.of(
      { order, corrects: event.id, after: content, reason: 'a nought too many' },
      company.meta(customer.seller, event.occurredAt),
    ),
  );
};

const amend = (company: Company, sale: Sale): void => {
  const [first, ...others] = sale.content.lines;
  if (first === undefined) return;
  const { quantity: count, amount } = first;
  const more = {
    ...first,
    quantity: { ...count, amount: count.amount * 2 },
    amount: { ...amount, amount: amount.amount * 2 },
  };
  const after: OrderContent = { ...sale.content, lines: [more, ...others] };
  company.ask(
    AmendOrder.of(
      { order: sale.order, after, reason: 'twice as much of the first' },
      company.meta(sale.customer.seller),
    ),
  );
  met(company, 'order amended', { ...sale, before: sale.content });
  sale.content = after;
};

/** Whether its account granted it; else it waits, is released by the general manager, or comes to nothing. */
const goOn = (company: Company, sale: Sale): void => {
  const { order, customer } = sale;
  const { chance } = company;
  const state = company.rooms.order.stateOf(order);
  if (state.status !== 'placed' && state.status !== 'confirmed') return;
  if (state.credit?.status === 'granted') {
    if (company.seldom('cancelled', 20)) company.later(1, () => cancel(company, sale));
    else fulfil(company, sale);
    return;
  }
  met(company, 'order declined', sale);
  sale.declined += 1;
  if (sale.declined > 3 || chance.perMille(150)) company.later(2, () => cancel(company, sale));
  else if (company.seldom('released', 250)) company.later(1, () => release(company, sale));
  else
    company.later(chance.int(5, 12), () => {
      company.ask(AskOrderCredit.of({ order }, company.meta(customer.seller)));
      goOn(company, sale);
    });
};

const release = (company: Company, sale: Sale): void => {
  const { order, customer } = sale;
  const blocked = company.rooms.credit.stateOf(`${currency}:${customer.id}`).blocked.get(order);
  if (blocked === undefined) {
    cancel(company, sale);
    return;
  }
  const { total } = blocked;
  const id = company.id('F');
  company.ask(
    ReleaseBlockedOrder.of(
      {
        customer: customer.id,
        currency,
        release: id,
        order,
        most: total,
        until: addDays(company.today(), 30),
        reason: 'promised to pay this week',
      },
      company.meta(generalManager),
    ),
  );
  met(company, 'order released', { ...sale, release: id });
  goOn(company, sale);
};

const cancel = (company: Company, sale: Sale): void => {
  const { order, customer } = sale;
  company.ask(CancelOrder.of({ order, reason: 'the customer no longer wants it' }, company.meta(customer.seller)));
  met(company, 'order cancelled', sale);
  company.rooms.order.forget(order);
  company.forgetInstance(order);
};
