/** Known splits, what is refused, and what is not promised (`rules.md §3.4`). */
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { apportion, apportionCumulatively } from './apportion.ts';

it('ties go to the parts that were declared first', () => {
  expect(apportion(100, [1, 1, 1])).toEqual(E.right([34, 33, 33]));
  expect(apportion(1, [1, 1])).toEqual(E.right([1, 0]));
});

it('the largest remainders get the units that are left', () => {
  // Quotas 6.4, 2.7, 0.9: the floors leave two units, for 0.9 and 0.7.
  expect(apportion(10, [64, 27, 9])).toEqual(E.right([6, 3, 1]));
});

it('three equal months of a year of 1 and of 2 are rounded by their running totals', () => {
  expect(apportionCumulatively(1, [1, 1, 1])).toEqual(E.right([0, 1, 0]));
  expect(apportionCumulatively(2, [1, 1, 1])).toEqual(E.right([1, 0, 1]));
});

it('a product beyond 2^53 loses nothing', () => {
  // A float makes 9007199254740991 × 3 even, and the halves would not add up.
  expect(apportion(9_007_199_254_740_991, [1, 3])).toEqual(E.right([2_251_799_813_685_248, 6_755_399_441_055_743]));
});

it('a higher total can lower a part: the Alabama paradox is documented as not excluded', () => {
  // Quotas 4.286, 4.286, 1.429 and then 4.714, 4.714, 1.571: the third loses to both.
  expect(apportion(10, [6, 6, 2])).toEqual(E.right([4, 4, 2]));
  expect(apportion(11, [6, 6, 2])).toEqual(E.right([5, 5, 1]));
});

it('a split over one part is the whole, and a total of zero is zeros', () => {
  expect(apportion(-7, [3])).toEqual(E.right([-7]));
  expect(apportion(0, [3, 4])).toEqual(E.right([0, 0]));
  expect(apportion(-0, [3, 4])).toStrictEqual(E.right([0, 0]));
});

it.each([
  ['no weights', 100, [], { code: 'no-weights' }],
  ['weights that are all zero', 100, [0, 0], { code: 'weights-sum-to-zero' }],
  ['a negative weight', 100, [1, -1], { code: 'negative-weight', index: 1, weight: -1 }],
  ['a weight with a fraction', 100, [1, 0.5], { code: 'weight-not-a-whole-number', index: 1, weight: 0.5 }],
  [
    'a weight that a number holds inexactly',
    1,
    [2 ** 53],
    { code: 'weight-not-a-whole-number', index: 0, weight: 2 ** 53 },
  ],
  ['a total with a fraction', 0.5, [1], { code: 'total-not-a-whole-number', total: 0.5 }],
  ['a total that a number holds inexactly', 2 ** 53, [1], { code: 'total-not-a-whole-number', total: 2 ** 53 }],
  ['a total that is no number', Number.NaN, [1], { code: 'total-not-a-whole-number', total: Number.NaN }],
])('it refuses %s, by both ways of rounding', (_, total, weights, fault) => {
  expect(apportion(total, weights)).toEqual(E.left(fault));
  expect(apportionCumulatively(total, weights)).toEqual(E.left(fault));
});
