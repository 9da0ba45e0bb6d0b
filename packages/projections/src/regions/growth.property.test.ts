/** Growth adds up exactly: contributions to the growth of the whole, shares of growth to one, changes of share to nothing. */
import { formatRatio, type Ratio } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthOf } from './growth.ts';

const sumOf = (ratios: readonly (Ratio | null)[]): readonly [bigint, bigint] | null => {
  let sum: readonly [bigint, bigint] = [0n, 1n];
  for (const ratio of ratios) {
    if (ratio === null) return null;
    sum = [sum[0] * ratio.denominator + ratio.numerator * sum[1], sum[1] * ratio.denominator];
  }
  return sum;
};

const equals = (sum: readonly [bigint, bigint] | null, numerator: bigint, denominator: bigint): boolean =>
  sum !== null && sum[0] * denominator === numerator * sum[1];

const amount = fc.oneof(fc.bigInt({ min: -50n, max: 500n }), fc.constantFrom(0n, 2n ** 80n));
const pairs = fc.array(fc.record({ earlier: amount, later: amount }), { minLength: 1, maxLength: 8 });

test('G14: points add up to the growth of the whole, shares of growth to one, and changes of share to zero', () => {
  fc.assert(
    fc.property(pairs, (parts) => {
      const whole = parts.reduce(
        (sum, { earlier, later }) => ({ earlier: sum.earlier + earlier, later: sum.later + later }),
        {
          earlier: 0n,
          later: 0n,
        },
      );
      const growth = parts.map((part) => growthOf(part, whole));
      const change = whole.later - whole.earlier;
      const points = sumOf(growth.map(({ contribution }) => contribution));
      if (whole.earlier > 0n) expect(equals(points, change, whole.earlier)).toBe(true);
      else expect(points).toBeNull();
      const shares = sumOf(growth.map(({ shareOfGrowth }) => shareOfGrowth));
      if (change === 0n) expect(shares).toBeNull();
      else expect(equals(shares, 1n, 1n)).toBe(true);
      const changes = sumOf(growth.map(({ shareChange }) => shareChange));
      if (whole.earlier === 0n || whole.later === 0n) expect(changes).toBeNull();
      else expect(equals(changes, 0n, 1n)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('growth is undefined from zero and from below it, and says new or lost instead of infinity', () => {
  const whole = { earlier: 200n, later: 220n };
  const of = (earlier: bigint, later: bigint) => {
    const { growth, movement } = growthOf({ earlier, later }, whole);
    return [formatRatio(growth), movement];
  };
  expect(of(100n, 130n)).toEqual(['0.300000', 'kept']);
  expect(of(0n, 5n)).toEqual([null, 'new']);
  expect(of(5n, 0n)).toEqual(['-1.000000', 'lost']);
  expect(of(0n, 0n)).toEqual([null, 'none']);
  expect(of(-5n, 5n)).toEqual([null, 'kept']);
});

test('G14: East 100 to 130 and West 100 to 90 are +15 and −5 points, 150 % and −50 % of the growth', () => {
  const whole = { earlier: 200n, later: 220n };
  const told = [growthOf({ earlier: 100n, later: 130n }, whole), growthOf({ earlier: 100n, later: 90n }, whole)].map(
    ({ contribution, shareOfGrowth }) => [formatRatio(contribution), formatRatio(shareOfGrowth)],
  );
  expect(told).toEqual([
    ['0.150000', '1.500000'],
    ['-0.050000', '-0.500000'],
  ]);
});
