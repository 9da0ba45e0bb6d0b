/**
 * Sums of money on one document, exact: counted in big integers at the finest scale that money has, and written down again
 * at the finest scale that the document uses.
 */
import {
  decimalOfMoney,
  finestScale,
  type Money,
  normalizeDecimal,
  powerOfTen,
  rescaleDecimal,
} from '../../kernel/index.ts';

/** An amount in millionths of its currency. */
export const unitsOf = (value: Money): bigint => rescaleDecimal(decimalOfMoney(value), finestScale).units;

/** The finest scale among some amounts. */
export const finestOf = (values: readonly Money[]): number =>
  values.reduce((finest, { scale }) => Math.max(finest, scale), 0);

/** Whether an amount is still a safe integer at a finer scale. */
export const fitsAt = (value: Money, scale: number): boolean =>
  Number.isSafeInteger(value.amount) && Number.isSafeInteger(value.amount * 10 ** Math.max(0, scale - value.scale));

/** Millionths as money at a scale: exact wherever no finer amount went into them. */
export const moneyAt = (units: bigint, currency: string, scale: number): Money => ({
  amount: Number(units / powerOfTen(finestScale - scale)),
  currency,
  scale,
});

/** The sum of some amounts in millionths; all must be of one currency. */
export const sumOf = (values: readonly Money[]): bigint => values.reduce((sum, value) => sum + unitsOf(value), 0n);

/** The lesser of two. */
export const lesser = (left: bigint, right: bigint): bigint => (left < right ? left : right);

/** Millionths as money at the coarsest scale that holds them exactly, but none coarser than asked. */
export const moneyAtLeast = (units: bigint, currency: string, atLeast: number): Money => {
  const { scale } = normalizeDecimal({ units, scale: finestScale });
  return moneyAt(units, currency, Math.max(scale, atLeast));
};
