/** What splitting promises (`rules.md §3.4`), over totals and weights up to the largest that a number holds exactly. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { apportion, apportionCumulatively } from './apportion.ts';

const totals = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());
const weight = fc.oneof(fc.nat({ max: 10 }), fc.constant(0), fc.maxSafeNat());
const weightLists = fc.array(weight, { minLength: 1, maxLength: 12 }).filter((list) => list.some((value) => value > 0));

const right = <A>(answer: E.Either<unknown, A>): A => {
  if (E.isLeft(answer)) throw new Error(`refused: ${JSON.stringify(answer.left)}`);
  return answer.right;
};
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const sum = (values: readonly number[]): bigint => values.reduce((total, value) => total + BigInt(value), 0n);

/** Largest remainder again, by counting who comes before whom instead of sorting. */
const oracle = (total: number, weights: readonly number[]): readonly bigint[] => {
  const size = magnitude(BigInt(total));
  const whole = sum(weights);
  const floors = weights.map((value) => (size * BigInt(value)) / whole);
  const rests = weights.map((value, index) => size * BigInt(value) - (floors[index] ?? 0n) * whole);
  const left = size - floors.reduce((given, part) => given + part, 0n);
  return floors.map((floor, index) => {
    const rest = rests[index] ?? 0n;
    const before = rests.filter((other, place) => other > rest || (other === rest && place < index)).length;
    const part = floor + (BigInt(before) < left ? 1n : 0n);
    return total < 0 ? -part : part;
  });
};

it('the parts add up to the total, whatever its size and sign', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = right(apportion(total, weights));
      expect(parts).toHaveLength(weights.length);
      expect(sum(parts)).toBe(BigInt(total));
    }),
  );
});

it('every part is less than one unit away from its exact share', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const whole = sum(weights);
      for (const [index, part] of right(apportion(total, weights)).entries())
        expect(magnitude(BigInt(part) * whole - BigInt(total) * BigInt(weights[index] ?? 0)) < whole).toBe(true);
    }),
  );
});

it('the parts are those of an independent reckoning, beyond 2^53 in the product too', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      expect(right(apportion(total, weights)).map(BigInt)).toEqual(oracle(total, weights));
    }),
    { numRuns: 500 },
  );
});

it('a weight of zero gets nothing, and a plain zero at that', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = right(apportion(total, [0, ...weights, 0]));
      expect([parts.at(0), parts.at(-1)]).toStrictEqual([0, 0]);
      expect(parts.some((part) => Object.is(part, -0))).toBe(false);
    }),
  );
});

it('equal weights get parts that differ by one at most, the earlier the larger', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = right(apportion(total, weights)).map(Math.abs);
      for (const [i, one] of parts.entries())
        for (const [j, other] of parts.entries())
          if (i < j && weights[i] === weights[j]) expect([0, 1]).toContain(one - other);
    }),
  );
});

it('a larger weight never gets less', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = right(apportion(total, weights)).map(Math.abs);
      for (const [i, one] of parts.entries())
        for (const [j, other] of parts.entries())
          if ((weights[i] ?? 0) > (weights[j] ?? 0)) expect(one).toBeGreaterThanOrEqual(other);
    }),
  );
});

it('all weights times the same number change nothing', () => {
  const small = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(totals, small, fc.integer({ min: 1, max: 1_000_000 }), (total, weights, times) => {
      const scaled = weights.map((value) => value * times);
      expect(apportion(total, scaled)).toEqual(apportion(total, weights));
      expect(apportionCumulatively(total, scaled)).toEqual(apportionCumulatively(total, weights));
    }),
  );
});

it('the same question is answered the same, and the weights stay as they were', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const kept = Object.freeze([...weights]);
      expect(apportion(total, kept)).toEqual(apportion(total, kept));
    }),
  );
});

it('a negative total is split as its opposite, negated', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const negated = (parts: readonly number[]) => parts.map((part) => 0 - part);
      expect(right(apportion(0 - total, weights))).toEqual(negated(right(apportion(total, weights))));
      expect(right(apportionCumulatively(0 - total, weights))).toEqual(
        negated(right(apportionCumulatively(total, weights))),
      );
    }),
  );
});

const running = (parts: readonly number[]): readonly bigint[] =>
  parts.map((_, index) => sum(parts.slice(0, index + 1)));

it('cumulative rounding keeps every running total within a half of exact, and the last is the total', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const whole = sum(weights);
      const exact = running(weights).map((prefix) => BigInt(total) * prefix);
      const sums = running(right(apportionCumulatively(total, weights)));
      expect(sums.at(-1)).toBe(BigInt(total));
      for (const [index, value] of sums.entries())
        expect(2n * magnitude(value * whole - (exact[index] ?? 0n)) <= whole).toBe(true);
    }),
  );
});

it('cumulative rounding never lowers a running total when the total rises', () => {
  const rising = fc.tuple(fc.nat({ max: 2 ** 50 }), fc.nat({ max: 1000 }));
  fc.assert(
    fc.property(rising, weightLists, ([total, more], weights) => {
      const before = running(right(apportionCumulatively(total, weights)));
      const after = running(right(apportionCumulatively(total + more, weights)));
      for (const [index, value] of after.entries()) expect(value >= (before[index] ?? 0n)).toBe(true);
    }),
  );
});

it('whatever numbers it is given, it answers and never throws', () => {
  const number = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53),
  );
  fc.assert(
    fc.property(number, fc.array(number, { maxLength: 5 }), (total, weights) => {
      expect(apportion(total, weights)._tag).toBe(apportionCumulatively(total, weights)._tag);
    }),
  );
});
