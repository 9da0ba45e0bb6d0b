/**
 * An order's content in figures: its net value, its quantities, and how far a stated total lies from its lines. Figures by
 * order use the stated total, figures by product the lines, and the difference is shown, never hidden (design: amounts).
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  addQuantities,
  type Money,
  type MoneyFault,
  type Quantity,
  type QuantityFault,
  subtractMoney,
  sumMoney,
} from '../../kernel/index.ts';
import type { OrderContent, OrderLine } from './events.ts';

/** An exact number as money and quantities hold it: `amount × 10^−scale`. */
export interface Scaled {
  readonly amount: number;
  readonly scale: number;
}

const powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;

/** The finest scale among some numbers. */
export const finestScaleOf = (values: readonly Scaled[]): number => {
  let scale = 0;
  for (const value of values) if (value.scale > scale) scale = value.scale;
  return scale;
};

/**
 * The sum of the magnitudes at the finest scale, or null past the safe integers. Below that bound every partial sum of the
 * values is exact too, in whatever order they are added; and since the sum only grows, one look at its end is enough.
 */
export const magnitudeOf = (values: readonly Scaled[]): number | null => {
  const scale = finestScaleOf(values);
  let sum = 0;
  for (const value of values) sum += Math.abs(value.amount) * (powers[scale - value.scale] ?? Number.NaN);
  return Number.isSafeInteger(sum) ? sum : null;
};

/** The currency of an order: that of its first line. XXX is ISO 4217's "no currency", for a content without lines. */
export const currencyOf = ({ lines, total }: OrderContent): string =>
  lines[0]?.amount.currency ?? total?.currency ?? 'XXX';

/** The sum of the lines where plain numbers hold it exactly: nearly always, and ten times as fast. */
const quickSum = (lines: readonly OrderLine[], currency: string): Money | null => {
  let scale = 0;
  for (const { amount } of lines) {
    if (amount.currency !== currency) return null;
    if (amount.scale > scale) scale = amount.scale;
  }
  let sum = 0;
  for (const { amount } of lines) {
    const widened = amount.amount * (powers[scale - amount.scale] ?? Number.NaN);
    sum += widened;
    if (!Number.isSafeInteger(widened) || !Number.isSafeInteger(sum)) return null;
  }
  return { amount: sum, currency, scale };
};

/** The exact sum of the lines, at the finest scale among them, whatever total is stated. */
const sumOfLines = (content: OrderContent): E.Either<MoneyFault, Money> => {
  const currency = currencyOf(content);
  const quick = quickSum(content.lines, currency);
  return quick === null
    ? sumMoney(
        content.lines.map(({ amount }) => amount),
        currency,
      )
    : E.right(quick);
};

/**
 * The net value of an order: its stated total, else the exact sum of its lines; without tax and freight.
 *
 * @returns a fault where the lines are of several currencies or too large to add; a decided order has neither
 *
 * @example
 * ```ts
 * import { money, quantity } from '@clientele/domain/kernel';
 * import { netOf } from '@clientele/domain/trade';
 *
 * const lines = [{ line: '1', product: 'P1', quantity: quantity(2), amount: money(1998, 'CNY') }];
 * netOf({ lines }); // right({ amount: 1998, currency: 'CNY', scale: 2 })
 * netOf({ lines, total: money(20, 'CNY', 0) }); // right({ amount: 20, currency: 'CNY', scale: 0 })
 * ```
 */
export const netOf = (content: OrderContent): E.Either<MoneyFault, Money> =>
  content.total === undefined ? sumOfLines(content) : E.right(content.total);

/**
 * How far the stated total lies above the sum of the lines (below it: negative); null where no total is stated.
 *
 * @example
 * ```ts
 * import { money, quantity } from '@clientele/domain/kernel';
 * import { differenceOfTotal } from '@clientele/domain/trade';
 *
 * const lines = [{ line: '1', product: 'P1', quantity: quantity(2), amount: money(1998, 'CNY') }];
 * differenceOfTotal({ lines, total: money(20, 'CNY', 0) }); // right({ amount: 2, currency: 'CNY', scale: 2 })
 * differenceOfTotal({ lines }); // right(null)
 * ```
 */
export const differenceOfTotal = (content: OrderContent): E.Either<MoneyFault, Money | null> => {
  if (content.total === undefined) return E.right(null);
  const sum = sumOfLines(content);
  return E.isLeft(sum) ? sum : subtractMoney(content.total, sum.right);
};

/**
 * The quantities of an order, one a unit of measure, in the order in which the units first occur.
 *
 * @example
 * ```ts
 * import { money, quantity } from '@clientele/domain/kernel';
 * import { quantitiesOf } from '@clientele/domain/trade';
 *
 * const line = { line: '1', product: 'P1', quantity: quantity(2, 'box'), amount: money(1998, 'CNY') };
 * quantitiesOf({ lines: [line, { ...line, line: '2', quantity: quantity(5, 'kg', 1) }] });
 * // right([{ amount: 2, scale: 0, unit: 'box' }, { amount: 5, scale: 1, unit: 'kg' }])
 * ```
 */
export const quantitiesOf = (content: OrderContent): E.Either<QuantityFault, readonly Quantity[]> => {
  const byUnit = new Map<string, Quantity>();
  for (const { quantity } of content.lines) {
    const before = byUnit.get(quantity.unit);
    const sum = before === undefined ? E.right(quantity) : addQuantities(before, quantity);
    if (E.isLeft(sum)) return sum;
    byUnit.set(quantity.unit, sum.right);
  }
  return E.right([...byUnit.values()]);
};

/** The same plain JSON, whatever the order of keys. A key that is absent and one that is undefined are the same. */
export const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const entriesOf = (value: object) => Object.entries(value).filter(([, field]) => field !== undefined);
  const fields = new Map<string, unknown>(entriesOf(right));
  const entries = entriesOf(left);
  return (
    entries.length === fields.size && entries.every(([key, value]) => fields.has(key) && same(value, fields.get(key)))
  );
};

/** Whether two contents say the same, to the digit: 10 and 10.00 differ, since the documents differ. */
export const sameContent = (left: OrderContent, right: OrderContent): boolean => same(left, right);
