/**
 * The room of the outlet: what a customer's store receives, displays, gets replenished, returns, loses, counts and sells.
 * One stream an outlet, whose id is the outlet's.
 */
import type { Decider, NoGiven } from '../../kernel/index.ts';
import { type OutletCommand, outletCommands } from './commands.ts';
import { decideOutlet } from './decide.ts';
import { type OutletEvent, outletEvents } from './events.ts';
import { outletLaws } from './laws.ts';
import { type OutletRejection, outletMessages } from './rejections.ts';
import { evolveOutlet, type OutletState } from './state.ts';

export * from './commands.ts';
export {
  GoodsDisplayed,
  OutletAccountChecked,
  OutletDeliveryFollowed,
  type OutletEvent,
  OutletGoodsDispatched,
  OutletGoodsReceived,
  OutletGoodsReturned,
  OutletOpened,
  OutletStockCounted,
  outletEvents,
  ReplenishmentAsked,
  ReplenishmentDeclined,
  SellOutReported,
  SellOutRetracted,
  ShrinkageFound,
} from './events.ts';
export { outletLaws } from './laws.ts';
export { type OutletRejection, outletMessages } from './rejections.ts';
export { bookStock, type FollowedOutlet, type OutletProduct, type OutletState, type SellOut } from './state.ts';

/**
 * The decider of an outlet.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { OpenOutlet, outlet } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'open-1', { id: 'u1', roles: ['sales-assistant'] });
 * const command = OpenOutlet.of({ outlet: 'T1', customer: 'C1', name: '西湖店', currency: 'CNY' }, meta);
 * outlet.decide(command, {})(outlet.initial); // right([{ type: 'OutletOpened', … }])
 * ```
 */
export const outlet: Decider<OutletState, OutletCommand, OutletEvent, OutletRejection, NoGiven> = {
  category: 'outlet',
  version: 1,
  commands: outletCommands,
  events: outletEvents,
  messages: outletMessages,
  laws: outletLaws,
  initial: null,
  streamOf: ({ data }) => data.outlet,
  decide: decideOutlet,
  evolve: evolveOutlet,
};
