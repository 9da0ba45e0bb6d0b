/**
 * What a change of an order must leave standing because it came back already: the figures of what came back were cut by the
 * order's customer and region and by the line's product, and none of its accounts may fall below them.
 */
import { type Decimal, formatDecimal } from '../../kernel/index.ts';
import { currencyOf, same } from './content.ts';
import type { OrderContent, OrderLine } from './events.ts';
import type { FixedByReturns, OrderRejection } from './rejections.ts';
import { cameBackOf, figuresOfLine, figuresOfOrder, type LineFigures, noFigures, within } from './remainder.ts';
import type { StandingOrder } from './state.ts';

const fixedOfOrder = ['customer', 'salesperson', 'channel', 'territory', 'place'] as const;
const fixedOfLine = ['product', 'category', 'subcategory'] as const;
const lineAccounts = ['quantity', 'amount', 'cost'] as const;
const orderAccounts = ['value', 'tax', 'freight'] as const;

const fixedFault = (order: string, line: string | null, what: FixedByReturns): OrderRejection => ({
  code: 'order.fixed-by-returns',
  data: { order, line, what },
});

/** The fields of two values that differ, among some. */
const differing = <Key extends string>(
  keys: readonly Key[],
  left: { readonly [K in Key]?: unknown },
  right: { readonly [K in Key]?: unknown },
): readonly Key[] => keys.filter((key) => !same(left[key], right[key]));

const below = (
  order: string,
  line: string | null,
  of: (typeof lineAccounts)[number] | (typeof orderAccounts)[number],
  unit: string,
  after: Decimal,
  returned: Decimal,
): OrderRejection => ({
  code: 'order.below-returned',
  data: { order, line, of, unit, after: formatDecimal(after), returned: formatDecimal(returned) },
});

const faultsOfLine = (
  order: string,
  before: OrderLine,
  after: OrderLine | undefined,
  returned: LineFigures,
): readonly OrderRejection[] => {
  const { line, quantity, amount } = before;
  if (after !== undefined && after.quantity.unit !== quantity.unit) {
    const { unit } = after.quantity;
    return [{ code: 'order.other-unit', data: { order, line, unit, expected: quantity.unit } }];
  }
  const figures = after === undefined ? noFigures : figuresOfLine(after);
  return [
    ...(after === undefined ? [] : differing(fixedOfLine, before, after)).map((what) => fixedFault(order, line, what)),
    ...lineAccounts
      .filter((of) => !within(figures[of], returned[of]))
      .map((of) =>
        below(order, line, of, of === 'quantity' ? quantity.unit : amount.currency, figures[of], returned[of]),
      ),
  ];
};

/** Everything in a new content that what came back stands against. */
export const returnFaults = (state: StandingOrder, after: OrderContent): readonly OrderRejection[] => {
  const { order, content, returns } = state;
  if (returns.length === 0) return [];
  const back = cameBackOf(state);
  const before = new Map(content.lines.map((line) => [line.line, line]));
  const byId = new Map(after.lines.map((line) => [line.line, line]));
  const figures = figuresOfOrder(after);
  return [
    ...differing(fixedOfOrder, content, after).map((what) => fixedFault(order, null, what)),
    ...[...back.lines].flatMap(([id, returned]) => {
      const line = before.get(id);
      return line === undefined ? [] : faultsOfLine(order, line, byId.get(id), returned);
    }),
    ...orderAccounts
      .filter((of) => !within(figures[of], back.order[of]))
      .map((of) => below(order, null, of, currencyOf(content), figures[of], back.order[of])),
  ];
};

/** That what came back stands against taking the order back, or against another date of it. */
export const fixedByReturns = (order: string, what: 'placing' | 'date'): OrderRejection =>
  fixedFault(order, null, what);
