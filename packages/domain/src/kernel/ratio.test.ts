/** Ratios: exact, undefined over zero, rounded once when they are written. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRatios, formatRatio, lessOne, type Ratio, ratioOf } from './ratio.ts';

const whole = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
const ratios = fc.tuple(whole, whole).map(([a, b]) => ratioOf(a, b === 0n ? 1n : b) as Ratio);

it('a ratio over zero is undefined: not 0, not 100 %, and it stays undefined', () => {
  fc.assert(fc.property(whole, (numerator) => ratioOf(numerator, 0n) === null));
  expect(formatRatio(ratioOf(0n, 0n))).toBeNull();
  expect(lessOne(ratioOf(5n, 0n))).toBeNull();
});

it('the denominator is above zero, and the value is kept', () => {
  fc.assert(
    fc.property(whole, whole, (numerator, denominator) => {
      const ratio = ratioOf(numerator, denominator);
      if (ratio === null) return denominator === 0n;
      return ratio.denominator > 0n && ratio.numerator * denominator === numerator * ratio.denominator;
    }),
  );
});

it.each([
  [2n, 3n, 6, '0.666667'],
  [-2n, 3n, 6, '-0.666667'],
  [1n, -8n, 2, '-0.13'],
  [1n, 8n, 2, '0.13'],
  [-1n, 10_000_000n, 6, '0.000000'],
  [7n, 1n, 0, '7'],
  [10n ** 20n + 1n, 1n, 1, '100000000000000000001.0'],
])('%s/%s with %s decimals is written %s', (numerator, denominator, decimals, text) => {
  expect(formatRatio(ratioOf(numerator, denominator), decimals)).toBe(text);
});

it('ratios are compared exactly, however close they are', () => {
  const big = 10n ** 30n;
  expect(compareRatios({ numerator: big + 1n, denominator: big }, { numerator: big, denominator: big })).toBe(1);
  fc.assert(
    fc.property(ratios, ratios, (a, b) => {
      const difference = a.numerator * b.denominator - b.numerator * a.denominator;
      expect(compareRatios(a, b)).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
      expect(compareRatios(a, a)).toBe(0);
    }),
  );
});

it('less one takes a whole away: an attainment becomes a growth', () => {
  expect(formatRatio(lessOne(ratioOf(130n, 100n)))).toBe('0.300000');
  fc.assert(
    fc.property(ratios, (ratio) => {
      const less = lessOne(ratio);
      expect(less).toEqual({ numerator: ratio.numerator - ratio.denominator, denominator: ratio.denominator });
    }),
  );
});
