// Splitting a value: exact and ordered, whatever the weights.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitValue, sumOfTargets, type WeightMethod } from './index.ts';

const huge = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const value = fc.tuple(huge, huge).map(([a, b]) => ({ realistic: Math.min(a, b), ideal: Math.max(a, b) }));
const weights = fc
  .array(fc.oneof(fc.nat({ max: 3 }), huge), { minLength: 1, maxLength: 40 })
  .filter((all) => all.some((weight) => weight > 0));
const method = fc.constantFrom<WeightMethod>('largest-remainder', 'cumulative');

test('A4 A5 A11 A12: the parts of a target add up to the whole, realistic and ideal', () => {
  fc.assert(
    fc.property(value, weights, method, (whole, by, how) => {
      const parts = splitValue(whole, by, how);
      expect(parts).toHaveLength(by.length);
      expect(sumOfTargets(parts ?? [])).toEqual(sumOfTargets([whole]));
    }),
  );
});

test('A9: no part has an ideal value below its realistic one, nor either below zero', () => {
  fc.assert(
    fc.property(value, weights, method, (whole, by, how) => {
      for (const { realistic, ideal } of splitValue(whole, by, how) ?? []) {
        expect(realistic).toBeGreaterThanOrEqual(0);
        expect(ideal).toBeGreaterThanOrEqual(realistic);
      }
    }),
  );
});

test('A5: by largest remainder each realistic part and each uplift is within one unit of exact', () => {
  fc.assert(
    fc.property(value, weights, (whole, by) => {
      const sum = by.reduce((all, weight) => all + BigInt(weight), 0n);
      const near = (part: number, total: number, weight: number): boolean => {
        const off = BigInt(part) * sum - BigInt(total) * BigInt(weight);
        return off < sum && -off < sum;
      };
      const parts = splitValue(whole, by, 'largest-remainder') ?? [];
      for (const [index, { realistic, ideal }] of parts.entries()) {
        expect(near(realistic, whole.realistic, by[index] ?? 0)).toBe(true);
        expect(near(ideal - realistic, whole.ideal - whole.realistic, by[index] ?? 0)).toBe(true);
        if (by[index] === 0) expect([realistic, ideal]).toEqual([0, 0]);
      }
    }),
  );
});

test('weights that are all zero divide nothing', () => {
  expect(splitValue({ realistic: 10, ideal: 12 }, [0, 0], 'largest-remainder')).toBeNull();
  expect(splitValue({ realistic: 10, ideal: 12 }, [0, 0], 'cumulative')).toBeNull();
});
