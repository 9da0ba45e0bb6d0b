/**
 * The one pricing policy of a company (row N7): who approves prices, who must have a price list before it is used, how low the
 * margin may be, and how much discount each role may grant.
 */
import { type Money, type Ratio, ratioOf } from '../../kernel/index.ts';
import { unitsOf } from '../receivable/exact.ts';

/** How far the discount of a role goes. */
export interface DiscountBound {
  readonly role: string;
  /** Of the list price, in basis points. */
  readonly upTo: number;
}

export interface PricingPolicy {
  readonly name: string;
  readonly version: number;
  /** Any of these approves price lists, plans and activities; never their author. */
  readonly approvers: readonly string[];
  /** All of these have a price list before it is in force (row N5). */
  readonly recipients: readonly string[];
  /** The least margin, in basis points of the price (row N4): of each price, and of the average of a plan. */
  readonly floor: number;
  readonly discounts: readonly DiscountBound[];
  /** How far an average price may lie from its plan without an improvement, in basis points of the plan (row N3). */
  readonly tolerance: number;
}

/** The general manager approves; office and finance have every list; 10 % margin at least; discounts of 3, 8 and 15 %. */
export const uniformPricing: PricingPolicy = {
  name: 'uniform-pricing',
  version: 1,
  approvers: ['general-manager'],
  recipients: ['office', 'finance'],
  floor: 1_000,
  discounts: [
    { role: 'salesperson', upTo: 300 },
    { role: 'sales-director', upTo: 800 },
    { role: 'general-manager', upTo: 1_500 },
  ],
  tolerance: 200,
};

/**
 * What a price leaves over its cost, as a part of the price; null for a price of zero or two currencies.
 *
 * @example
 * ```ts
 * import { formatRatio, money } from '@clientele/domain/kernel';
 * import { marginOf } from '@clientele/domain/trade';
 *
 * formatRatio(marginOf(money(100_00, 'CNY'), money(85_00, 'CNY'))); // '0.150000'
 * ```
 */
export const marginOf = (price: Money, cost: Money): Ratio | null =>
  price.currency === cost.currency ? ratioOf(unitsOf(price) - unitsOf(cost), unitsOf(price)) : null;

/** Whether a ratio is at least so many basis points. */
export const isAtLeast = ({ numerator, denominator }: Ratio, basisPoints: number): boolean =>
  numerator * 10_000n >= BigInt(basisPoints) * denominator;

/** The discount that a price gives on its list price, in basis points, rounded up so that no bound is passed by a rounding; 0 for no list price. */
export const discountOf = (listPrice: Money, price: Money): number => {
  const [list, net] = [unitsOf(listPrice), unitsOf(price)];
  if (list <= 0n) return 0;
  const taken = (list - net) * 10_000n;
  return Number(taken <= 0n ? taken / list : (taken + list - 1n) / list);
};

/** The farthest that somebody's discount may go; null for nobody who may grant any. */
export const boundOf = ({ discounts }: PricingPolicy, roles: readonly string[]): number | null =>
  discounts.reduce<number | null>(
    (most, { role, upTo }) => (roles.includes(role) ? Math.max(most ?? 0, upTo) : most),
    null,
  );
