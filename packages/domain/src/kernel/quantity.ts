/** Quantities: a safe integer with its unit and scale, as exact as money. Units of measure are never mixed in a sum. */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { type Decimal, formatDecimal, normalizeDecimal, rescaleDecimal } from './decimal.ts';
import { finestScale, type Money, type MoneyFault, moneyOf, scaleSchema } from './money.ts';

/** Reads a {@link Quantity}; unknown keys are refused. */
export const quantitySchema = z.strictObject({ amount: z.int(), scale: scaleSchema, unit: z.string().min(1).max(40) });

/** `amount × 10^−scale` of a unit: `{ amount: 25, scale: 1, unit: 'kg' }` is 2.5 kg. */
export type Quantity = Readonly<z.infer<typeof quantitySchema>>;

/** Why a quantity can't be: of two units, too large for exact arithmetic (its digits are told), or too fine. */
export type QuantityFault =
  | { readonly code: 'other-unit'; readonly left: string; readonly right: string }
  | { readonly code: 'overflow'; readonly digits: string }
  | { readonly code: 'finer-than-six-decimals'; readonly scale: number };

/** A quantity. For quantities from outside use `quantitySchema` or {@link quantityOf}. */
export const quantity = (amount: number, unit = 'piece', scale = 0): Quantity => ({ amount, scale, unit });

/** Exactly a decimal number, as a quantity, at its own scale; decimals beyond the sixth must be zeros. */
export const quantityOf = (decimal: Decimal, unit: string): E.Either<QuantityFault, Quantity> => {
  const { units, scale } = decimal.scale > finestScale ? normalizeDecimal(decimal) : decimal;
  if (scale > finestScale) return E.left({ code: 'finer-than-six-decimals', scale });
  const amount = Number(units);
  return Number.isSafeInteger(amount)
    ? E.right({ amount, scale, unit })
    : E.left({ code: 'overflow', digits: units.toString() });
};

/** The number of a quantity, without its unit. */
export const decimalOfQuantity = (value: Quantity): Decimal => ({ units: BigInt(value.amount), scale: value.scale });

/** The sum, exact, at the finer scale of the two. */
export const addQuantities = (left: Quantity, right: Quantity): E.Either<QuantityFault, Quantity> => {
  if (left.unit !== right.unit) return E.left({ code: 'other-unit', left: left.unit, right: right.unit });
  const scale = Math.max(left.scale, right.scale);
  const units =
    rescaleDecimal(decimalOfQuantity(left), scale).units + rescaleDecimal(decimalOfQuantity(right), scale).units;
  return quantityOf({ units, scale }, left.unit);
};

/** A price for one unit times a quantity, exact: refused where the product needs more than six decimals. */
export const priceTimes = (price: Money, count: Quantity): E.Either<MoneyFault, Money> =>
  moneyOf(
    { units: BigInt(price.amount) * BigInt(count.amount), scale: price.scale + count.scale },
    price.currency,
    price.scale,
  );

/** The number alone, with all digits of its scale: `2.5`. */
export const formatQuantity = (value: Quantity): string => formatDecimal(decimalOfQuantity(value));
