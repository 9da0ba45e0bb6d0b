/** Money: exact at any scale, never across currencies, never beyond what a number holds. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  decimalOfMoney,
  formatMoney,
  type Money,
  money,
  moneyOf,
  moneySchema,
  negateMoney,
  parseMoney,
  roundMoney,
  subtractMoney,
  sumMoney,
} from './money.ts';

const amounts = (size: number): fc.Arbitrary<Money> =>
  fc
    .tuple(fc.integer({ min: -size, max: size }), fc.nat({ max: 6 }))
    .map(([amount, scale]) => money(amount, 'CNY', scale));
const small = amounts(1_000_000);
const any = amounts(Number.MAX_SAFE_INTEGER);

/** In millionths, without the functions under test. */
const millionths = ({ amount, scale }: Money): bigint => BigInt(amount) * 10n ** BigInt(6 - scale);
const exactValue = (answer: E.Either<unknown, Money>): bigint | null =>
  E.isRight(answer) ? millionths(answer.right) : null;

it('a sum is exact at the finer scale of the two', () => {
  expect(addMoney(money(1, 'CNY', 0), money(50, 'CNY', 2))).toEqual(E.right(money(150, 'CNY', 2)));
  fc.assert(
    fc.property(small, small, (left, right) => {
      const sum = addMoney(left, right);
      expect(exactValue(sum)).toBe(millionths(left) + millionths(right));
      expect(E.isRight(sum) && sum.right.scale).toBe(Math.max(left.scale, right.scale));
      expect(E.isRight(sum) && moneySchema.safeParse(sum.right).success).toBe(true);
    }),
  );
});

it('the order of a sum never matters, nor where its brackets stand', () => {
  fc.assert(
    fc.property(small, small, small, (a, b, c) => {
      const grouped = (first: E.Either<unknown, Money>, second: Money) =>
        E.isRight(first) ? addMoney(first.right, second) : first;
      expect(grouped(addMoney(a, b), c)).toEqual(grouped(addMoney(c, b), a));
    }),
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (values) => {
      expect(sumMoney([...values].reverse(), 'CNY')).toEqual(sumMoney(values, 'CNY'));
    }),
  );
});

it('a sum of many is exact where it fits, whatever its parts come to on the way', () => {
  const most = money(Number.MAX_SAFE_INTEGER, 'CNY', 0);
  expect(sumMoney([most, most, negateMoney(most)], 'CNY')).toEqual(E.right(most));
  expect(sumMoney([], 'CNY')).toEqual(E.right(money(0, 'CNY', 0)));
  fc.assert(
    fc.property(fc.array(small, { maxLength: 20 }), (values) => {
      const exact = values.reduce((sum, value) => sum + millionths(value), 0n);
      expect(exactValue(sumMoney(values, 'CNY'))).toBe(exact);
    }),
  );
});

it('a sum that a number holds inexactly is refused with its digits', () => {
  const most = money(Number.MAX_SAFE_INTEGER, 'CNY', 0);
  expect(addMoney(most, money(1, 'CNY', 0))).toEqual(E.left({ code: 'overflow', digits: '9007199254740992' }));
  expect(addMoney(most, money(0, 'CNY', 2))).toEqual(E.left({ code: 'overflow', digits: '900719925474099100' }));
  fc.assert(
    fc.property(any, any, (left, right) => {
      const sum = addMoney(left, right);
      if (E.isRight(sum)) expect(millionths(sum.right)).toBe(millionths(left) + millionths(right));
      else expect(sum.left.code).toBe('overflow');
    }),
  );
});

it('currencies are never mixed: not added, not subtracted, not compared, not summed', () => {
  const fault = E.left({ code: 'other-currency', left: 'CNY', right: 'USD' });
  const [yuan, dollars] = [money(1, 'CNY'), money(1, 'USD')];
  expect(addMoney(yuan, dollars)).toEqual(fault);
  expect(subtractMoney(yuan, dollars)).toEqual(fault);
  expect(compareMoney(yuan, dollars)).toEqual(fault);
  expect(sumMoney([yuan, dollars], 'CNY')).toEqual(fault);
  expect(sumMoney([dollars], 'CNY')).toEqual(fault);
  expect(addMoney(money(0, 'CNY'), money(0, 'USD'))).toEqual(fault);
});

it('what is taken away and given back changes nothing', () => {
  fc.assert(
    fc.property(small, small, (left, right) => {
      const less = subtractMoney(left, right);
      expect(E.isRight(less) && exactValue(addMoney(less.right, right))).toBe(millionths(left));
      expect(negateMoney(negateMoney(left))).toEqual(left);
    }),
  );
  expect(negateMoney(money(0, 'CNY'))).toStrictEqual(money(0, 'CNY'));
});

it('amounts are compared by value, whatever their scales', () => {
  expect(compareMoney(money(1, 'CNY', 0), money(100, 'CNY', 2))).toEqual(E.right(0));
  fc.assert(
    fc.property(any, any, (left, right) => {
      const difference = millionths(left) - millionths(right);
      expect(compareMoney(left, right)).toEqual(E.right(difference < 0n ? -1 : difference > 0n ? 1 : 0));
    }),
  );
});

it('what is written is read back the same', () => {
  fc.assert(
    fc.property(any, (value) => {
      expect(parseMoney(formatMoney(value), 'CNY')).toEqual(E.right(value));
    }),
  );
});

it('text is read at its own scale, down to six decimals that count', () => {
  expect(parseMoney('19.99', 'CNY')).toEqual(E.right(money(1999, 'CNY', 2)));
  expect(parseMoney('1.2345678', 'CNY')).toEqual(E.left({ code: 'finer-than-six-decimals', scale: 7 }));
  expect(parseMoney('1.2345600', 'CNY')).toEqual(E.right(money(123_456, 'CNY', 5)));
  expect(parseMoney('1e15', 'CNY')).toEqual(E.right(money(1e15, 'CNY', 0)));
  expect(parseMoney('1e16', 'CNY')).toEqual(E.left({ code: 'overflow', digits: '10000000000000000' }));
  expect(parseMoney('12,5', 'CNY')).toEqual(E.left({ code: 'not-a-decimal', text: '12,5' }));
});

it('an amount is widened on request, and never beyond six decimals', () => {
  expect(moneyOf({ units: 1n, scale: 0 }, 'CNY', 2)).toEqual(E.right(money(100, 'CNY', 2)));
  expect(roundMoney(money(1, 'CNY', 0), 7)).toEqual(E.left({ code: 'finer-than-six-decimals', scale: 7 }));
});

it('rounding to a coarser scale goes half away from zero', () => {
  expect(roundMoney(money(1250, 'CNY', 3), 2)).toEqual(E.right(money(125, 'CNY', 2)));
  expect(roundMoney(money(1255, 'CNY', 3), 2)).toEqual(E.right(money(126, 'CNY', 2)));
  expect(roundMoney(money(-1255, 'CNY', 3), 2)).toEqual(E.right(money(-126, 'CNY', 2)));
  expect(roundMoney(money(-4, 'CNY', 3), 2)).toStrictEqual(E.right(money(0, 'CNY', 2)));
});

it.each([
  ['a fraction', { amount: 0.5, currency: 'CNY', scale: 2 }],
  ['more than a number holds exactly', { amount: 2 ** 53, currency: 'CNY', scale: 2 }],
  ['a currency in small letters', { amount: 1, currency: 'cny', scale: 2 }],
  ['a currency with something behind it', { amount: 1, currency: 'CNY\n', scale: 2 }],
  ['a scale of seven', { amount: 1, currency: 'CNY', scale: 7 }],
  ['a negative scale', { amount: 1, currency: 'CNY', scale: -1 }],
  ['no scale', { amount: 1, currency: 'CNY' }],
  ['a key too many', { amount: 1, currency: 'CNY', scale: 2, note: '' }],
  ['an amount as text', { amount: '1', currency: 'CNY', scale: 2 }],
])('the schema refuses %s', (_, value) => {
  expect(moneySchema.safeParse(value).success).toBe(false);
});

it('the decimal of money is its amount at its scale', () => {
  fc.assert(
    fc.property(any, (value) => {
      expect(decimalOfMoney(value)).toEqual({ units: BigInt(value.amount), scale: value.scale });
    }),
  );
});
