/**
 * Volume and position (row F9): the main customers trade with us for long and buy much, the scattered ones hardly ever; all
 * others are ordinary. What long, much and hardly ever mean is policy; the values are those of the axis `volume-and-position`.
 */

export interface PositionPolicy {
  readonly name: string;
  readonly version: number;
  /** A main customer's first order lies at least so many days back. */
  readonly tradingDays: number;
  /** Less than this share of the total, in basis points, is ranked above a main customer. */
  readonly mainBelow: number;
  /** A scattered customer has at most so many orders in the period. */
  readonly scatteredOrders: number;
}

/** A year of trading and within the first 80 % of the sales; one order makes nobody more than scattered. */
export const positionPolicy: PositionPolicy = {
  name: 'volume-and-position',
  version: 1,
  tradingDays: 365,
  mainBelow: 8000,
  scatteredOrders: 1,
};

/** What a position rests on. */
export interface PositionEvidence {
  /** Days since the first order. */
  readonly tradingDays: number;
  /** The sum ranked above, of the total. */
  readonly above: bigint;
  readonly total: bigint;
  readonly orders: number;
}

export type Position = 'main' | 'ordinary' | 'scattered';

/**
 * The position that a policy gives. Long trading and large volume win over few orders: one order of a lifetime customer that
 * carries the sales is no scattered one.
 *
 * @example
 * ```ts
 * import { positionOf, positionPolicy } from '@clientele/domain/customer';
 *
 * positionOf(positionPolicy, { tradingDays: 365, above: 0n, total: 100n, orders: 4 }); // 'main'
 * positionOf(positionPolicy, { tradingDays: 364, above: 0n, total: 100n, orders: 4 }); // 'ordinary'
 * ```
 */
export const positionOf = (policy: PositionPolicy, evidence: PositionEvidence): Position => {
  const { tradingDays, above, total, orders } = evidence;
  if (tradingDays >= policy.tradingDays && above * 10_000n < total * BigInt(policy.mainBelow)) return 'main';
  return orders <= policy.scatteredOrders ? 'scattered' : 'ordinary';
};
