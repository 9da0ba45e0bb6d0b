/**
 * The units in which a credit account counts: whole numbers at the finest scale that money may have, so that sums of any
 * scale are exact and none overflows.
 */
import { type Either, isRight } from 'fp-ts/lib/Either.js';
import {
  type Decimal,
  decimalOfMoney,
  finestScale,
  formatDecimal,
  type Money,
  type MoneyFault,
  moneyOf,
  normalizeDecimal,
  rescaleDecimal,
} from '../../kernel/index.ts';

/** An amount in units of the ledger. */
export const unitsOf = (amount: Money): bigint => rescaleDecimal(decimalOfMoney(amount), finestScale).units;

/** Units of the ledger as a number with at least two decimals. */
const decimalOfUnits = (units: bigint): Decimal => {
  const least = normalizeDecimal({ units, scale: finestScale });
  return least.scale < 2 ? rescaleDecimal(least, 2) : least;
};

/** Units of the ledger as text. */
export const textOfUnits = (units: bigint): string => formatDecimal(decimalOfUnits(units));

/** Units of the ledger as money; a fault where they are more than money can hold. */
const moneyOfUnits = (units: bigint, currency: string): Either<MoneyFault, Money> =>
  moneyOf(decimalOfUnits(units), currency);

/** Units of the ledger as an event says them: an amount beyond all money is told at the edge of what money can hold. */
export const moneySaid = (units: bigint, currency: string): Money => {
  const exact = moneyOfUnits(units, currency);
  if (isRight(exact)) return exact.right;
  return { amount: units < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER, currency, scale: 0 };
};
