/** Goods: made, inspected, sent in one or two parts and taken in; some come back, and some bring a complaint. */

import { addDays } from '@clientele/domain/kernel';
import {
  DeliverGoods,
  InformCustomer,
  InspectGoods,
  PassOrderOn,
  RaiseOrderException,
  ReportProduction,
  ResolveOrderException,
  ReturnLines,
  ScheduleOrder,
  ShipGoods,
} from '@clientele/domain/trade';
import { yuan } from './amounts.ts';
import type { Company } from './company.ts';
import { complainLater } from './complaints.ts';
import { endContract, payAhead } from './contracts.ts';
import type { Sale } from './entities.ts';
import { met } from './moments.ts';
import { creditNoteFor, invoiceFor } from './money.ts';
import { storekeeper } from './people.ts';
import { afterDelivery } from './service.ts';

/** From the department that makes it to the customer's door. */
export const fulfil = (company: Company, sale: Sale): void => {
  const { order, customer } = sale;
  const { chance } = company;
  const { seller } = customer;
  company.ask(PassOrderOn.of({ order, to: 'supply', requirements: 'as ordered' }, company.meta(seller)));
  met(company, 'order passed on', sale);
  const today = company.today();
  const dates = { producedBy: addDays(today, 3), deliveredBy: addDays(today, 7), agreedWith: ['customer', 'supply'] };
  company.ask(ScheduleOrder.of({ order, ...dates }, company.meta(seller)));
  met(company, 'order scheduled', sale);
  if (chance.perMille(250))
    company.later(2, () => {
      const done = { order, status: 'finished', done: 100, note: 'packed' } as const;
      company.ask(ReportProduction.of(done, company.meta(storekeeper)));
    });
  if (company.seldom('trouble', 40)) company.later(2, () => trouble(company, sale));
  company.later(chance.int(3, 5), () => ship(company, sale));
};

const trouble = (company: Company, sale: Sale): void => {
  const { order } = sale;
  const exception = company.id('X');
  company.ask(
    RaiseOrderException.of(
      { order, exception, kind: 'delay', note: 'raw material is late' },
      company.meta(storekeeper),
    ),
  );
  company.ask(InformCustomer.of({ order, means: 'phone' }, company.meta(sale.customer.seller)));
  company.ask(
    ResolveOrderException.of({ order, exception, resolution: 'came the next day' }, company.meta(storekeeper)),
  );
  met(company, 'exception resolved', { ...sale, exception });
};

const ship = (company: Company, sale: Sale): void => {
  const { order, content } = sale;
  const { chance } = company;
  const lines = content.lines.map(({ line, quantity: count }) => ({ line, quantity: count }));
  const inspection = company.id('N');
  met(company, 'order to inspect', sale);
  company.ask(
    InspectGoods.of(
      { order, inspection, lines, outcome: 'passed', findings: 'nothing to object to' },
      company.meta(storekeeper),
    ),
  );
  met(company, 'order inspected', { ...sale, inspection });
  payAhead(company, sale);
  // Where there are several lines, the first sometimes goes ahead of the others.
  const parts = lines.length > 1 && chance.perMille(200) ? [lines.slice(0, 1), lines.slice(1)] : [lines];
  let days = 0;
  parts.forEach((part, index) => {
    company.later(days, () => {
      const shipment = company.id('T');
      company.ask(ShipGoods.of({ order, shipment, lines: part, carrier: 'carrier' }, company.meta(storekeeper)));
      met(company, 'goods shipped', { ...sale, shipment });
      company.later(chance.int(1, 4), () => {
        company.ask(DeliverGoods.of({ order, shipment, receivedBy: 'receiving' }, company.meta(storekeeper)));
        met(company, 'goods delivered', { ...sale, shipment });
        if (index === parts.length - 1) delivered(company, sale);
      });
    });
    days += 5;
  });
};

const delivered = (company: Company, sale: Sale): void => {
  const { order } = sale;
  const { chance } = company;
  const invoice = invoiceFor(company, sale);
  endContract(company, sale, invoice);
  afterDelivery(company, sale);
  if (company.seldom('goods come back', 35)) company.later(chance.int(3, 15), () => giveBack(company, sale, invoice));
  else if (company.seldom('a complaint', 40)) complainLater(company, sale, invoice);
  company.agenda.at(company.now() + 30 * 86_400_000, () => {
    company.rooms.order.forget(order);
    company.forgetInstance(order);
  });
};

/** Some boxes of the first line come back, and are credited. */
const giveBack = (company: Company, sale: Sale, invoice: string): void => {
  const { order, content, customer } = sale;
  const [first] = content.lines;
  if (first === undefined) return;
  if (company.seldom('all of it comes back', 60)) {
    giveAllBack(company, sale, invoice);
    return;
  }
  const part = { ...first.quantity, amount: Math.max(1, Math.floor(first.quantity.amount / 4)) };
  const events = company.ask(
    ReturnLines.of(
      { order, lines: [{ line: first.line, quantity: part }], reason: 'damaged boxes' },
      company.meta(customer.seller),
    ),
  );
  met(company, 'goods returned', sale);
  const [event] = events;
  if (event === undefined) return;
  const amount = Math.floor((first.amount.amount * part.amount) / first.quantity.amount);
  if (amount > 0) creditNoteFor(company, invoice, event.id, yuan(amount));
};

/** All of it comes back: net, tax and all. */
const giveAllBack = (company: Company, sale: Sale, invoice: string): void => {
  const { order, content, customer } = sale;
  const lines = content.lines.map(({ line, quantity: count }) => ({ line, quantity: count }));
  const { tax } = content;
  const all = { order, lines, ...(tax === undefined ? {} : { tax }), reason: 'not what was ordered' };
  const [event] = company.ask(ReturnLines.of(all, company.meta(customer.seller)));
  met(company, 'all returned', sale);
  const net = content.lines.reduce((sum, { amount }) => sum + amount.amount, 0);
  if (event !== undefined) creditNoteFor(company, invoice, event.id, yuan(net + (tax?.amount ?? 0)));
};
