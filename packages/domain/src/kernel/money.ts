/** Money: a safe integer with its currency and scale. Never a float, never a sum across currencies (design: amounts). */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import {
  addDecimals,
  type Decimal,
  type DecimalFault,
  formatDecimal,
  normalizeDecimal,
  parseDecimal,
  rescaleDecimal,
} from './decimal.ts';

/** The finest scale that an amount may carry. */
export const finestScale = 6;

/** Reads a currency: three capital letters (ISO 4217), whether or not it is in use. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);
/** Reads a scale: how many decimals, 0 to 6. */
export const scaleSchema = z.int().min(0).max(finestScale);

/** Reads {@link Money}; unknown keys are refused. */
export const moneySchema = z.strictObject({ amount: z.int(), currency: currencySchema, scale: scaleSchema });

/** `amount × 10^−scale` of a currency: `{ amount: 1999, currency: 'CNY', scale: 2 }` is 19.99 yuan. */
export type Money = Readonly<z.infer<typeof moneySchema>>;

/** Why an amount can't be: of two currencies, too large for exact arithmetic (its digits are told), or too fine. */
export type MoneyFault =
  | { readonly code: 'other-currency'; readonly left: string; readonly right: string }
  | { readonly code: 'overflow'; readonly digits: string }
  | { readonly code: 'finer-than-six-decimals'; readonly scale: number };

/** An amount of money. For amounts from outside use {@link parseMoney} or `moneySchema`. */
export const money = (amount: number, currency: string, scale = 2): Money => ({ amount, currency, scale });

/** Exactly a decimal number, as money: at its own scale or at the wider scale asked. */
export const moneyOf = (decimal: Decimal, currency: string, atLeast = 0): E.Either<MoneyFault, Money> => {
  const least = decimal.scale > finestScale ? normalizeDecimal(decimal) : decimal;
  const wanted = Math.max(least.scale, atLeast);
  if (wanted > finestScale) return E.left({ code: 'finer-than-six-decimals', scale: wanted });
  const { units, scale } = rescaleDecimal(least, wanted);
  const amount = Number(units);
  return Number.isSafeInteger(amount)
    ? E.right({ amount, currency, scale })
    : E.left({ code: 'overflow', digits: units.toString() });
};

/** The number of an amount, without its currency. */
export const decimalOfMoney = (value: Money): Decimal => ({ units: BigInt(value.amount), scale: value.scale });

/**
 * Reads money from text, at the text's own scale.
 *
 * @example
 * ```ts
 * import { parseMoney } from '@clientele/domain/kernel';
 *
 * parseMoney('19.99', 'CNY'); // right({ amount: 1999, currency: 'CNY', scale: 2 })
 * ```
 */
export const parseMoney = (text: string, currency: string): E.Either<DecimalFault | MoneyFault, Money> => {
  const decimal = parseDecimal(text);
  return E.isLeft(decimal) ? decimal : moneyOf(decimal.right, currency);
};

/**
 * The sum, exact, at the finer scale of the two.
 *
 * @example
 * ```ts
 * import { addMoney, money } from '@clientele/domain/kernel';
 *
 * addMoney(money(1, 'CNY', 0), money(50, 'CNY', 2)); // right({ amount: 150, currency: 'CNY', scale: 2 })
 * addMoney(money(1, 'CNY'), money(1, 'USD')); // left({ code: 'other-currency', left: 'CNY', right: 'USD' })
 * ```
 */
export const addMoney = (left: Money, right: Money): E.Either<MoneyFault, Money> => {
  if (left.currency !== right.currency)
    return E.left({ code: 'other-currency', left: left.currency, right: right.currency });
  const scale = Math.max(left.scale, right.scale);
  const units = rescaleDecimal(decimalOfMoney(left), scale).units + rescaleDecimal(decimalOfMoney(right), scale).units;
  return moneyOf({ units, scale }, left.currency, scale);
};

/**
 * The sum of all, or zero at scale 0 of the currency named where there is none. Only the whole sum must fit, so that the
 * order of the values never matters.
 */
export const sumMoney = (values: readonly Money[], currency: string): E.Either<MoneyFault, Money> => {
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const value of values) {
    if (value.currency !== currency) return E.left({ code: 'other-currency', left: currency, right: value.currency });
    sum = addDecimals(sum, decimalOfMoney(value));
  }
  return moneyOf(sum, currency);
};

/** The opposite amount; zero stays a plain zero. */
export const negateMoney = (value: Money): Money => ({ ...value, amount: value.amount === 0 ? 0 : -value.amount });

/** The difference, exact, at the finer scale of the two. */
export const subtractMoney = (left: Money, right: Money): E.Either<MoneyFault, Money> =>
  addMoney(left, negateMoney(right));

/** −1, 0 or 1; by value, whatever the scales. Both must be of one currency. */
export const compareMoney = (left: Money, right: Money): E.Either<MoneyFault, -1 | 0 | 1> => {
  if (left.currency !== right.currency)
    return E.left({ code: 'other-currency', left: left.currency, right: right.currency });
  const scale = Math.max(left.scale, right.scale);
  const a = rescaleDecimal(decimalOfMoney(left), scale).units;
  const b = rescaleDecimal(decimalOfMoney(right), scale).units;
  return E.right(a < b ? -1 : a > b ? 1 : 0);
};

/** Rounded half away from zero to a coarser scale, or widened exactly to a finer one. */
export const roundMoney = (value: Money, scale: number): E.Either<MoneyFault, Money> =>
  moneyOf(rescaleDecimal(decimalOfMoney(value), scale), value.currency, scale);

/** The number alone, with all digits of its scale: `19.99`. */
export const formatMoney = (value: Money): string => formatDecimal(decimalOfMoney(value));
