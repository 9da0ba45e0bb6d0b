/** Rounding half away from zero: the only rounding of the house. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideHalfAway, powerOfTen } from './rounding.ts';

it.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [5n, -2n, -3n],
  [-5n, -2n, 3n],
  [4n, 3n, 1n],
  [0n, -7n, 0n],
  [49n, 100n, 0n],
  [50n, 100n, 1n],
])('%s / %s is rounded to %s', (numerator, denominator, rounded) => {
  expect(divideHalfAway(numerator, denominator)).toBe(rounded);
});

it('the result is the nearest whole number, and of two the one further from zero', () => {
  const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  fc.assert(
    fc.property(
      whole,
      whole.filter((value) => value !== 0n),
      (numerator, denominator) => {
        const rounded = divideHalfAway(numerator, denominator);
        const error = rounded * denominator - numerator;
        const twice = error < 0n ? -2n * error : 2n * error;
        const size = denominator < 0n ? -denominator : denominator;
        expect(twice <= size).toBe(true);
        const exact = numerator * denominator;
        if (twice === size)
          expect(exact > 0n ? rounded * size > exact / size : rounded * size < exact / size).toBe(true);
      },
    ),
  );
});

it('a power of ten is a one with as many zeros', () => {
  fc.assert(fc.property(fc.nat({ max: 60 }), (scale) => `${powerOfTen(scale)}` === `1${'0'.repeat(scale)}`));
});
