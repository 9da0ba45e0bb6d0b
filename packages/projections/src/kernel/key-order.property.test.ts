/** Keys are in one order on every machine: numbers as numbers, then texts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, compareNullable } from './key-order.ts';

const key = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('0', '00', '007', '7', '10', '9', '18446744073709551616', '18446744073709551615'),
  fc.string({ maxLength: 4 }),
  fc.constantFrom('C1', '北京', '__proto__', ''),
);

test('the order is total: any three keys agree, and only a key itself is its equal', () => {
  fc.assert(
    fc.property(key, key, key, (a, b, c) => {
      expect(Math.sign(compareKeys(a, b)) + Math.sign(compareKeys(b, a))).toBe(0);
      expect(compareKeys(a, b) === 0).toBe(a === b);
      if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0) expect(compareKeys(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test('numbers are in the order of numbers, of any size, and before texts', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), fc.bigInt({ min: 0n, max: 2n ** 80n }), (a, b) => {
      expect(Math.sign(compareKeys(`${a}`, `${b}`))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
  expect(['C10', '10', 'C9', '9', 'a', '100'].sort(compareKeys)).toEqual(['9', '10', '100', 'C10', 'C9', 'a']);
});

test('what is unknown comes last', () => {
  expect([null, 'b', null, '2'].sort(compareNullable)).toEqual(['2', 'b', null, null]);
});
