/**
 * What an order comes to line by line, with tax and freight: so that credit counts each line as an invoice will. What
 * belongs to no line (tax, freight, and how far a stated total lies from the lines) is split over them by their amounts.
 */
import * as E from 'fp-ts/lib/Either.js';
import { apportion, type Money, money, rescaleDecimal } from '../../kernel/index.ts';
import type { GrossLine } from '../gross-line.ts';
import { currencyOf, finestScaleOf, netOf, type Scaled } from './content.ts';
import type { OrderContent } from './events.ts';

/** What an order comes to: by line, and in all. */
export interface GrossOrder {
  readonly lines: readonly GrossLine[];
  readonly total: Money;
}

const atScale = ({ amount, scale }: Scaled, finest: number): number =>
  Number(rescaleDecimal({ units: BigInt(amount), scale }, finest).units);

/**
 * An order's gross value by line; the parts add up to the whole exactly.
 *
 * @returns null where the amounts are too large to add, which no decided order is
 *
 * @example
 * ```ts
 * import { money, quantity } from '@clientele/domain/kernel';
 * import { grossOf } from '@clientele/domain/trade';
 *
 * const lines = [
 *   { line: '1', product: 'P1', quantity: quantity(2), amount: money(100, 'CNY') },
 *   { line: '2', product: 'P2', quantity: quantity(1), amount: money(200, 'CNY') },
 * ];
 * grossOf({ lines, tax: money(39, 'CNY') })?.lines.map(({ gross }) => gross.amount); // [113, 226]
 * ```
 */
export const grossOf = (content: OrderContent): GrossOrder | null => {
  const { lines, tax, freight } = content;
  const net = netOf(content);
  if (E.isLeft(net)) return null;
  const beside = [tax, freight].filter((one) => one !== undefined);
  const scale = finestScaleOf([...lines.map(({ amount }) => amount), net.right, ...beside]);
  const currency = currencyOf(content);
  const amounts = lines.map(({ amount }) => atScale(amount, scale));
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const total = beside.reduce((all, one) => all + atScale(one, scale), atScale(net.right, scale));
  const sizes = amounts.map(Math.abs);
  const weights = sizes.every((size) => size === 0) ? sizes.map(() => 1) : sizes;
  const extra = apportion(total - sum, weights);
  if (E.isLeft(extra) || !Number.isSafeInteger(total)) return null;
  return {
    lines: lines.map(({ line, quantity }, index) => ({
      line,
      quantity,
      gross: money((amounts[index] ?? 0) + (extra.right[index] ?? 0), currency, scale),
    })),
    total: money(total, currency, scale),
  };
};
