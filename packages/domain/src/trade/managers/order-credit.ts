/**
 * How an order comes by its credit: the order asks, the account grants or declines, the order takes the answer or has gone on,
 * the account confirms or has its reservation back (design: decision 11). Nothing is kept between the steps: each event
 * alone says what comes next, so that a crash between any two loses nothing and what comes twice changes nothing.
 */
import type { ProcessManager, StoredEvent } from '../../kernel/index.ts';
import type { CreditCommand, CreditEvent } from '../credit/index.ts';
import { currencyOf } from '../order/content.ts';
import type { OrderCommand, OrderEvent } from '../order/index.ts';

type Seen = Extract<
  OrderEvent | CreditEvent,
  {
    readonly type:
      | 'OrderCreditAsked'
      | 'OrderCreditGranted'
      | 'OrderCreditLapsed'
      | 'GoodsDelivered'
      | 'LinesReturned'
      | 'CreditReserved'
      | 'CreditReservationDeclined'
      | 'BlockedOrderReleased';
  }
>;

type Wanted = Extract<
  OrderCommand | CreditCommand,
  {
    readonly type:
      | 'ReserveCredit'
      | 'ConfirmCreditReservation'
      | 'ReleaseCreditReservation'
      | 'EnterDelivery'
      | 'EnterReturn'
      | 'GrantOrderCredit'
      | 'DeclineOrderCredit'
      | 'AskOrderCredit';
  }
>;

/** What the manager wants done: a command's type and data, at the business time of the event that led to it. */
type Want = Wanted extends infer C
  ? C extends Wanted
    ? { readonly type: C['type']; readonly data: C['data'] }
    : never
  : never;

/** The longest id of a customer that an account can be named by. */
const longestCustomer = 196;

/** The customer whose account an event moves; null where there can be none. */
const holderOf = (customer: string | undefined): string | null =>
  customer === undefined || customer.length > longestCustomer ? null : customer;

const wanted = (event: StoredEvent<Seen>): readonly Want[] => {
  switch (event.type) {
    case 'OrderCreditAsked': {
      const { order, customer, currency, ask, lines, total } = event.data;
      return [{ type: 'ReserveCredit', data: { order, customer, currency, ask, askedBy: event.by.id, lines, total } }];
    }
    case 'OrderCreditGranted': {
      const { order, customer, currency, ask } = event.data;
      return [{ type: 'ConfirmCreditReservation', data: { order, customer, currency, ask } }];
    }
    case 'OrderCreditLapsed': {
      const { order, customer, currency, ask } = event.data;
      const reason = 'the order needs it no more';
      return [{ type: 'ReleaseCreditReservation', data: { order, customer, currency, ask, reason } }];
    }
    case 'GoodsDelivered': {
      const { order, currency, lines } = event.data;
      const customer = holderOf(event.data.customer);
      if (customer === null || lines.length === 0) return [];
      return [{ type: 'EnterDelivery', data: { customer, currency, order, delivery: event.id, lines } }];
    }
    case 'LinesReturned': {
      const { order, returned } = event.data;
      const customer = holderOf(returned.customer);
      if (customer === null) return [];
      const lines = returned.lines.map(({ line, quantity }) => ({ line, quantity }));
      return [
        { type: 'EnterReturn', data: { customer, currency: currencyOf(returned), order, return: event.id, lines } },
      ];
    }
    case 'CreditReserved': {
      const { order, customer, currency, ask, total } = event.data;
      return [{ type: 'GrantOrderCredit', data: { order, customer, currency, ask, total } }];
    }
    case 'CreditReservationDeclined': {
      const { order, customer, currency, ask, reasons } = event.data;
      return [{ type: 'DeclineOrderCredit', data: { order, customer, currency, ask, reasons } }];
    }
    case 'BlockedOrderReleased':
      // The order asks again, and the release lets it pass.
      return [{ type: 'AskOrderCredit', data: { order: event.data.order } }];
  }
};

/** The manager of credit for orders: one instance an order. Its commands carry the business time of what led to them. */
export const orderCreditManager: ProcessManager<null, Seen, Wanted> = {
  name: 'order-credit',
  version: 1,
  handles: [
    'OrderCreditAsked',
    'OrderCreditGranted',
    'OrderCreditLapsed',
    'GoodsDelivered',
    'LinesReturned',
    'CreditReserved',
    'CreditReservationDeclined',
    'BlockedOrderReleased',
  ],
  initial: null,
  instanceOf: ({ data }) => data.order,
  react: (state, event) => ({
    state,
    commands: event.type === 'TimePassed' ? [] : wanted(event).map((want) => ({ ...want, at: event.occurredAt })),
  }),
};
