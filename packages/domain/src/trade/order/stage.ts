/** How far an order has come, worked out from what became of it. */
import { type Decimal, decimalOfQuantity, subtractDecimals } from '../../kernel/index.ts';
import { goodsOf, notBegun } from './fulfilment.ts';
import type { OrderStage } from './fulfilment-events.ts';
import type { OrderState, StandingOrder } from './state.ts';

const none: Decimal = { units: 0n, scale: 0 };

const isAll = ({ content }: StandingOrder, counts: ReadonlyMap<string, Decimal>): boolean =>
  content.lines.every(
    ({ line, quantity }) => subtractDecimals(decimalOfQuantity(quantity), counts.get(line) ?? none).units <= 0n,
  );

const isSome = (counts: ReadonlyMap<string, Decimal>): boolean => [...counts.values()].some(({ units }) => units > 0n);

/**
 * How far an order has come; null where there is none.
 *
 * @example
 * ```ts
 * import { order, orderStageOf } from '@clientele/domain/trade';
 *
 * orderStageOf(order.initial); // null
 * ```
 */
export const orderStageOf = (state: OrderState): OrderStage | null => {
  if (state.status === 'cancelled') return 'cancelled';
  if (state.status !== 'placed' && state.status !== 'confirmed') return null;
  const fulfilment = state.fulfilment ?? notBegun;
  const { sent, delivered } = goodsOf(fulfilment);
  if (isAll(state, delivered)) return 'delivered';
  if (isSome(delivered)) return 'partly-delivered';
  if (isAll(state, sent)) return 'shipped';
  if (isSome(sent)) return 'partly-shipped';
  if (state.credit?.status === 'declined') return 'blocked';
  if (fulfilment.inspections.some(({ passed }) => passed)) return 'inspected';
  if (fulfilment.production !== null) return fulfilment.production === 'finished' ? 'produced' : 'in-production';
  if (fulfilment.passedOn !== null) return 'passed-on';
  return state.status;
};
