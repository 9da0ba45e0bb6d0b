/** Decimals: text in, text out, exactly; and sums as one would do them on paper. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import {
  addDecimals,
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  normalizeDecimal,
  parseDecimal,
  rescaleDecimal,
  subtractDecimals,
} from './decimal.ts';

const decimals: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  scale: fc.nat({ max: 12 }),
});

it.each([
  ['12.50', 1250n, 2],
  ['-0.05', -5n, 2],
  ['+7', 7n, 0],
  ['.5', 5n, 1],
  ['5.', 5n, 0],
  ['1.5e3', 1500n, 0],
  ['15E-1', 15n, 1],
  ['-0', 0n, 0],
  [' 3 ', 3n, 0],
  ['00012', 12n, 0],
  ['9007199254740993', 9_007_199_254_740_993n, 0],
])('%s is read at its own scale', (text, units, scale) => {
  expect(parseDecimal(text)).toEqual(E.right({ units, scale }));
});

it.each([
  '',
  ' ',
  '.',
  '-',
  '+.',
  '12,50',
  '1 000',
  '1e',
  'e5',
  '1e100',
  '0x10',
  'NaN',
  'Infinity',
  '--1',
  '1.2.3',
  '1_000',
  '١٢',
  '\uff11\uff12',
  '1\n2',
])('%j is no decimal', (text) => {
  expect(parseDecimal(text)).toEqual(E.left({ code: 'not-a-decimal', text }));
});

it('a text longer than any figure of a business is refused before it costs anything', () => {
  const text = '9'.repeat(5_000_000);
  expect(parseDecimal(text)._tag).toBe('Left');
});

it('what is written is read back the same', () => {
  fc.assert(
    fc.property(decimals, (decimal) => {
      expect(parseDecimal(formatDecimal(decimal))).toEqual(E.right(decimal));
    }),
  );
});

it('whatever text comes, it is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.eE\d]{0,70}$/)), (text) => {
      const read = parseDecimal(text);
      if (E.isRight(read)) expect(Number(formatDecimal(read.right))).toBeCloseTo(Number(text.trim()), 5);
      else expect(read.left.text).toBe(text);
    }),
  );
});

it('widening keeps the value, and narrowing rounds it half away from zero', () => {
  fc.assert(
    fc.property(decimals, fc.nat({ max: 6 }), (decimal, more) => {
      expect(rescaleDecimal(rescaleDecimal(decimal, decimal.scale + more), decimal.scale)).toEqual(decimal);
    }),
  );
  expect(rescaleDecimal({ units: 1250n, scale: 2 }, 1)).toEqual({ units: 125n, scale: 1 });
  expect(rescaleDecimal({ units: 125n, scale: 2 }, 1)).toEqual({ units: 13n, scale: 1 });
  expect(rescaleDecimal({ units: -125n, scale: 2 }, 1)).toEqual({ units: -13n, scale: 1 });
});

/** Compared over a common denominator, without the functions under test. */
const same = (left: Decimal, right: Decimal): boolean =>
  left.units * 10n ** BigInt(right.scale) === right.units * 10n ** BigInt(left.scale);

it('sums and products are exact, whatever the scales', () => {
  const exactly = (value: Decimal): bigint => value.units * 10n ** BigInt(30 - value.scale);
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      expect(exactly(addDecimals(left, right))).toBe(exactly(left) + exactly(right));
      expect(exactly(subtractDecimals(left, right))).toBe(exactly(left) - exactly(right));
      expect(exactly(multiplyDecimals(left, right)) * 10n ** 30n).toBe(exactly(left) * exactly(right));
      expect(addDecimals(left, right)).toEqual(addDecimals(right, left));
    }),
  );
});

it('the least scale that holds a number is found without changing it', () => {
  fc.assert(
    fc.property(decimals, (decimal) => {
      const least = normalizeDecimal(decimal);
      expect(same(least, decimal)).toBe(true);
      expect(least.scale === 0 || least.units % 10n !== 0n).toBe(true);
      expect(least.scale).toBeLessThanOrEqual(decimal.scale);
    }),
  );
});
