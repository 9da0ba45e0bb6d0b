/**
 * How an order asks for credit and takes the answer (design: decision 11). Every answer is taken: one that nobody waits for
 * any more becomes an event too, so that the account has back what it reserved and no order hangs.
 */
import type { Decision } from '../../kernel/index.ts';
import { unless } from '../../kernel/index.ts';
import { currencyOf, same } from './content.ts';
import type { OrderContent, OrderEvent } from './events.ts';
import type { DeclineOrderCredit, GrantOrderCredit } from './fulfilment-commands.ts';
import { OrderCreditAsked, OrderCreditDeclined, OrderCreditGranted, OrderCreditLapsed } from './fulfilment-events.ts';
import { grossOf } from './gross.ts';
import type { OrderRejection } from './rejections.ts';
import type { OpenOrder, OrderState, StandingOrder } from './state.ts';

type Answer = Decision<OrderRejection, OrderEvent>;

/** The longest id of a customer that an account can be named by. */
const longestCustomer = 196;

/** That the order is of a customer who can have an account. */
const accountFaults = (order: string, { customer }: OrderContent): readonly OrderRejection[] =>
  customer === undefined || customer.length > longestCustomer
    ? [{ code: 'order.without-account', data: { order, customer: customer ?? null, longest: longestCustomer } }]
    : [];

/** The next asking, for a content; none where it has no account or can't be counted. */
const asking = ({ order, asks }: StandingOrder, content: OrderContent): readonly OrderEvent[] => {
  const { customer } = content;
  const gross = grossOf(content);
  if (customer === undefined || gross === null) return [];
  const said = { order, customer, currency: currencyOf(content), ask: (asks ?? 0) + 1 };
  return [OrderCreditAsked.of({ ...said, lines: [...gross.lines], total: gross.total })];
};

/** Asks for credit: not while an answer is awaited, and with nothing to ask where it is granted. */
export const askCredit = (state: OpenOrder): Answer => {
  const { order, content, credit } = state;
  const waits = credit?.status === 'asked';
  return unless<OrderRejection, OrderEvent>(
    [...accountFaults(order, content), waits && { code: 'order.credit-awaited', data: { order, ask: credit.ask } }],
    () => (credit?.status === 'granted' ? [] : asking(state, content)),
  );
};

/** That the order needs its credit no more: what its last asking holds goes back. */
export const letGo = ({ order, credit }: StandingOrder): readonly OrderEvent[] => {
  if (credit === undefined) return [];
  const { customer, currency, ask } = credit;
  return [OrderCreditLapsed.of({ order, customer, currency, ask })];
};

/**
 * What a change of an order that was held against credit leads to: it asks again for what it now comes to (row M14: raised
 * after a release, it is looked at again). Where it passes to another account, the old one has back what it held.
 */
export const askAgain = (state: OpenOrder, after: OrderContent): readonly OrderEvent[] => {
  const { credit, content } = state;
  if (credit === undefined) return [];
  const [before, now] = [grossOf(content), grossOf(after)];
  const moves = after.customer !== credit.customer || currencyOf(after) !== credit.currency;
  if (!moves && same(before, now)) return [];
  const can = accountFaults(state.order, after).length === 0;
  return [...(moves ? letGo(state) : []), ...(can ? asking(state, after) : [])];
};

/** The order's state where it waits for the answer to an asking. */
const waitsFor = (state: OrderState, ask: number): boolean =>
  (state.status === 'placed' || state.status === 'confirmed') &&
  state.credit?.ask === ask &&
  state.credit.status === 'asked';

/** A grant: taken where it is waited for, given back where it isn't, and passed over where it was taken before. */
export const grant = ({ data }: ReturnType<typeof GrantOrderCredit.of>, state: OrderState): Answer => {
  const { order, customer, currency, ask } = data;
  if (waitsFor(state, ask)) return unless([], () => [OrderCreditGranted.of(data)]);
  const taken = 'credit' in state && state.credit?.ask === ask && state.credit.status === 'granted';
  return unless([], () =>
    taken && state.status !== 'cancelled' ? [] : [OrderCreditLapsed.of({ order, customer, currency, ask })],
  );
};

/** A refusal: the order is blocked, unless it no longer waits. */
export const decline = ({ data }: ReturnType<typeof DeclineOrderCredit.of>, state: OrderState): Answer =>
  unless([], () => (waitsFor(state, data.ask) ? [OrderCreditDeclined.of(data)] : []));
