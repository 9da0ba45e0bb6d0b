/** Mistakes with orders, from what nobody can want to what comes too late. */

import { addDays, day, money, quantity } from '@clientele/domain/kernel';
import {
  AmendOrder,
  AskOrderCredit,
  CancelOrder,
  ConfirmOrder,
  CorrectOrder,
  CorrectReturn,
  type OrderContent,
  type OrderLine,
  PassOrderOn,
  PlaceOrder,
  RecordReturn,
  ReportProduction,
  ReturnLines,
  ScheduleOrder,
} from '@clientele/domain/trade';
import { yuan } from '../amounts.ts';
import type { Company } from '../company.ts';
import type { Sale } from '../entities.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { storekeeper } from '../people.ts';

/** The event that placed an order, or last corrected it. */
export const originOf = ({ rooms }: Company, order: string): string => {
  const state = rooms.order.stateOf(order);
  return state.status === 'placed' || state.status === 'confirmed' ? state.origin : '';
};

export const firstOf = ({ content }: { readonly content: OrderContent }): OrderLine => content.lines[0] as OrderLine;

/** The order with another first line. */
export const withFirst = ({ content }: Sale, change: Partial<OrderLine>): OrderContent => ({
  ...content,
  lines: [{ ...firstOf({ content }), ...change }, ...content.lines.slice(1)],
});

const sent = (sale: Sale, company: Company) => company.meta(sale.customer.seller);

export const orderMistakes: Partial<Mistakes> = {
  'order wanted': [
    {
      code: 'order.not-placed',
      command: (sale, company) => ConfirmOrder.of({ order: sale.order }, sent(sale, company)),
    },
    {
      code: 'order.duplicate-lines',
      command: (sale, company) => {
        const content = { ...sale.content, lines: [firstOf(sale), firstOf(sale)] };
        return PlaceOrder.of({ order: sale.order, content }, sent(sale, company));
      },
    },
    {
      code: 'order.several-currencies',
      command: (sale, company) =>
        PlaceOrder.of({ order: sale.order, content: { ...sale.content, tax: money(1, 'USD') } }, sent(sale, company)),
    },
    {
      code: 'order.quantity-not-above-zero',
      command: (sale, company) =>
        PlaceOrder.of(
          { order: sale.order, content: withFirst(sale, { quantity: quantity(0, 'box') }) },
          sent(sale, company),
        ),
    },
    {
      code: 'order.too-large',
      command: (sale, company) => {
        const content = { ...withFirst(sale, { amount: yuan(Number.MAX_SAFE_INTEGER) }), freight: yuan(1_000) };
        return PlaceOrder.of({ order: sale.order, content }, sent(sale, company));
      },
    },
    {
      code: 'order.return-of-itself',
      command: (sale, company) => {
        const { order, content } = sale;
        return RecordReturn.of({ order, ofOrder: order, returned: content, reason: 'a slip' }, sent(sale, company));
      },
    },
    {
      code: 'order.return-below-zero',
      command: (sale, company) => {
        const returned = withFirst(sale, { amount: yuan(-100) });
        return RecordReturn.of({ order: sale.order, returned, reason: 'a slip' }, sent(sale, company));
      },
    },
    {
      code: 'order.not-a-return',
      command: (sale, company) => {
        const wrong = { order: sale.order, corrects: 'no-such-event', after: null, reason: 'a slip' };
        return CorrectReturn.of(wrong, sent(sale, company));
      },
    },
  ],
  'order placed': [
    {
      code: 'order.already-placed',
      command: (sale, company) => PlaceOrder.of({ order: sale.order, content: sale.content }, sent(sale, company)),
    },
    {
      code: 'order.dated-too-early',
      command: (sale, company) =>
        ConfirmOrder.of({ order: sale.order }, company.meta(sale.customer.seller, company.now() - 2 * day)),
    },
    {
      code: 'order.not-confirmed',
      command: (sale, company) => {
        const today = company.today();
        const dates = { producedBy: today, deliveredBy: addDays(today, 3), agreedWith: ['customer'] };
        return ScheduleOrder.of({ order: sale.order, ...dates }, sent(sale, company));
      },
    },
    {
      code: 'order.corrects-another',
      command: (sale, company) => {
        const wrong = { order: sale.order, corrects: 'no-such-event', after: sale.content, reason: 'a slip' };
        return CorrectOrder.of(wrong, sent(sale, company));
      },
    },
    {
      code: 'order.not-passed-on',
      command: ({ order }, { meta }) =>
        ReportProduction.of({ order, status: 'started', done: 10, note: 'begun' }, meta(storekeeper)),
    },
    {
      code: 'order.unknown-line',
      command: (sale, company) =>
        ReturnLines.of(
          { order: sale.order, lines: [{ line: 'none', quantity: quantity(1, 'box') }], reason: 'a slip' },
          sent(sale, company),
        ),
    },
    {
      code: 'order.other-unit',
      command: (sale, company) => {
        const lines = [{ line: firstOf(sale).line, quantity: quantity(1, 'kg') }];
        return ReturnLines.of({ order: sale.order, lines, reason: 'a slip' }, sent(sale, company));
      },
    },
    {
      code: 'order.return-beyond-ordered',
      command: (sale, company) => {
        const { line, quantity: ordered } = firstOf(sale);
        const lines = [{ line, quantity: { ...ordered, amount: ordered.amount + 1 } }];
        return ReturnLines.of({ order: sale.order, lines, reason: 'a slip' }, sent(sale, company));
      },
    },
  ],
  'order confirmed': [
    {
      code: 'order.already-confirmed',
      command: (sale, company) => ConfirmOrder.of({ order: sale.order }, sent(sale, company)),
    },
    {
      code: 'order.dated-too-late',
      command: (sale, company) =>
        CorrectOrder.of(
          { order: sale.order, corrects: originOf(company, sale.order), after: sale.content, reason: 'a slip' },
          sent(sale, company),
        ),
    },
    {
      code: 'order.not-granted',
      command: (sale, company) =>
        PassOrderOn.of({ order: sale.order, to: 'supply', requirements: 'at once' }, sent(sale, company)),
    },
  ],
  'order amended': [
    {
      code: 'order.amended-since',
      command: (sale, company) =>
        CorrectOrder.of(
          { order: sale.order, corrects: originOf(company, sale.order), after: sale.before, reason: 'a slip' },
          sent(sale, company),
        ),
    },
  ],
  'credit awaited': [
    {
      code: 'order.credit-awaited',
      command: (sale, company) => AskOrderCredit.of({ order: sale.order }, sent(sale, company)),
    },
  ],
  'order retracted': [
    {
      code: 'order.retracted',
      command: (sale, company) => ConfirmOrder.of({ order: sale.order }, sent(sale, company)),
    },
  ],
  'order cancelled': [
    {
      code: 'order.cancelled',
      command: (sale, company) => ConfirmOrder.of({ order: sale.order }, sent(sale, company)),
    },
  ],
  'sale to nobody': [
    {
      code: 'order.without-account',
      command: (sale, company) => AskOrderCredit.of({ order: sale.order }, sent(sale, company)),
    },
  ],
  'return recorded': [
    {
      code: 'order.is-a-return',
      command: ({ document, customer }, { meta }) => ConfirmOrder.of({ order: document }, meta(customer.seller)),
    },
  ],
  'goods returned': [
    {
      code: 'order.below-returned',
      command: (sale, company) => {
        const after = withFirst(sale, { amount: yuan(0) });
        return AmendOrder.of({ order: sale.order, after, reason: 'a slip' }, sent(sale, company));
      },
    },
    {
      code: 'order.fixed-by-returns',
      command: (sale, company) => {
        const after = { ...sale.content, salesperson: 'somebody-else' };
        return AmendOrder.of({ order: sale.order, after, reason: 'a slip' }, sent(sale, company));
      },
    },
  ],
  'all returned': [
    {
      code: 'order.nothing-left',
      command: (sale, company) => CancelOrder.of({ order: sale.order, reason: 'a slip' }, sent(sale, company)),
    },
  ],
};
