/** Quantities, as exact as money; and a price times a quantity. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { money } from './money.ts';
import {
  addQuantities,
  decimalOfQuantity,
  formatQuantity,
  priceTimes,
  type Quantity,
  quantity,
  quantityOf,
  quantitySchema,
} from './quantity.ts';

const amounts: fc.Arbitrary<Quantity> = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat({ max: 6 }))
  .map(([amount, scale]) => quantity(amount, 'kg', scale));

it('a sum is exact at the finer scale, whatever the order', () => {
  const millionths = ({ amount, scale }: Quantity) => BigInt(amount) * 10n ** BigInt(6 - scale);
  fc.assert(
    fc.property(amounts, amounts, (left, right) => {
      const sum = addQuantities(left, right);
      expect(E.isRight(sum) && millionths(sum.right)).toBe(millionths(left) + millionths(right));
      expect(addQuantities(right, left)).toEqual(sum);
    }),
  );
});

it('units of measure are never mixed', () => {
  expect(addQuantities(quantity(1, 'box'), quantity(1, 'piece'))).toEqual(
    E.left({ code: 'other-unit', left: 'box', right: 'piece' }),
  );
});

it('a quantity that a number holds inexactly is refused', () => {
  const most = quantity(Number.MAX_SAFE_INTEGER);
  expect(addQuantities(most, quantity(1))).toEqual(E.left({ code: 'overflow', digits: '9007199254740992' }));
});

it('decimals beyond the sixth are refused where they count', () => {
  expect(quantityOf({ units: 15_000_000n, scale: 7 }, 'kg')).toEqual(E.right(quantity(15, 'kg', 1)));
  expect(quantityOf({ units: 1n, scale: 7 }, 'kg')).toEqual(E.left({ code: 'finer-than-six-decimals', scale: 7 }));
});

it('a decimal, its quantity and its text say the same', () => {
  fc.assert(
    fc.property(amounts, (value) => {
      expect(quantityOf(decimalOfQuantity(value), value.unit)).toEqual(E.right(value));
    }),
  );
  expect(formatQuantity(quantity(-25, 'kg', 1))).toBe('-2.5');
});

it('a price times a quantity is exact, and refused where it needs more than six decimals', () => {
  expect(priceTimes(money(1999, 'CNY', 2), quantity(3))).toEqual(E.right(money(5997, 'CNY', 2)));
  expect(priceTimes(money(1000, 'CNY', 2), quantity(15, 'kg', 1))).toEqual(E.right(money(15_000, 'CNY', 3)));
  expect(priceTimes(money(1, 'CNY', 4), quantity(1, 'kg', 3))).toEqual(
    E.left({ code: 'finer-than-six-decimals', scale: 7 }),
  );
  expect(priceTimes(money(Number.MAX_SAFE_INTEGER, 'CNY', 0), quantity(2))._tag).toBe('Left');
});

it.each([
  ['no unit', { amount: 1, scale: 0 }],
  ['an empty unit', { amount: 1, scale: 0, unit: '' }],
  ['a fraction', { amount: 1.5, scale: 0, unit: 'kg' }],
  ['a key too many', { amount: 1, scale: 0, unit: 'kg', currency: 'CNY' }],
])('the schema refuses %s', (_, value) => {
  expect(quantitySchema.safeParse(value).success).toBe(false);
});
