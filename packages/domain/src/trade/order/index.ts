/**
 * The room of the order: what a customer ordered, what became of it, and what came back. One stream an order, whose id is
 * the order's; a return that came as a document of its own has a stream of its own.
 */
import type { Decider } from '../../kernel/index.ts';
import { type OrderCommand, orderCommands } from './commands.ts';
import { decideOrder } from './decide.ts';
import { type OrderEvent, saleEvents } from './events.ts';
import { fulfilmentEvents } from './fulfilment-events.ts';
import { fulfilmentLaws } from './fulfilment-laws.ts';
import { orderLaws } from './laws.ts';
import type { OrderGiven } from './policy.ts';
import { orderMessages } from './rejection-texts.ts';
import type { OrderRejection } from './rejections.ts';
import { evolveOrder, initialOrder, type OrderState } from './state.ts';

export { type CallOffReason, callOffReasonText } from '../call-off-reasons.ts';
export * from './call-off.ts';
export * from './commands.ts';
export { differenceOfTotal, netOf, quantitiesOf } from './content.ts';
export * from './events.ts';
export type { Fulfilment, OrderCredit, Shipment } from './fulfilment.ts';
export * from './fulfilment-commands.ts';
export * from './fulfilment-events.ts';
export { fulfilmentLaws } from './fulfilment-laws.ts';
export { type GrossOrder, grossOf } from './gross.ts';
export { orderLaws } from './laws.ts';
export type { Moment } from './moment.ts';
export { type Movement, movementsOf } from './movements.ts';
export { creditAndInspectionFirst, type OrderGiven, type OrderPolicy } from './policy.ts';
export { orderMessages } from './rejection-texts.ts';
export type { DatedEvent, FixedByReturns, OrderRejection } from './rejections.ts';
export { type LineAccount, type OrderAccount, type RemainderFault, remainingOf } from './remainder.ts';
export { orderStageOf } from './stage.ts';
export type { OpenOrder, OrderState, ReturnedGoods, StandingOrder } from './state.ts';

/** Every event type of the room; apart from the events, so that who reads one carries not all. */
export const orderEvents = [...saleEvents, ...fulfilmentEvents] as const;

/**
 * The decider of an order.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, money, quantity } from '@clientele/domain/kernel';
 * import { order, PlaceOrder } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'import-1', { id: 'u1', roles: ['sales-assistant'] });
 * const lines = [{ line: '1', product: 'P1', quantity: quantity(2), amount: money(1998, 'CNY') }];
 * const command = PlaceOrder.of({ order: 'O1', content: { customer: 'C1', lines } }, meta);
 * order.decide(command, {})(order.initial); // right([{ type: 'OrderPlaced', … }])
 * ```
 */
export const order: Decider<OrderState, OrderCommand, OrderEvent, OrderRejection, OrderGiven> = {
  category: 'order',
  version: 2,
  commands: orderCommands,
  events: orderEvents,
  messages: orderMessages,
  laws: [...orderLaws, ...fulfilmentLaws],
  initial: initialOrder,
  streamOf: (command) => command.data.order,
  decide: decideOrder,
  evolve: evolveOrder,
};
