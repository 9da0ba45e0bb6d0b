/** Positions: texts that lose no digit, in the order of the log, and none that was never given out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlaces, comparePositions, isPlace, placeOf, positionOf } from './position.ts';

const number = fc.oneof(fc.nat().map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 63n - 2n }));
const place = fc
  .tuple(number, number, fc.boolean())
  .map(([commit, prepare, same]) => ({ commit: `${commit}`, prepare: `${same ? commit : prepare}` }));

test('a position is read as the place it was made of', () => {
  fc.assert(
    fc.property(place, (given) => {
      expect(placeOf(positionOf(given))).toEqual(given);
    }),
  );
});

test('places are in the order of their numbers, the commit first; a checkpoint (X, 0) lies before the event (X, X)', () => {
  const sign = (value: bigint | number): number => (value > 0 ? 1 : value < 0 ? -1 : 0);
  fc.assert(
    fc.property(place, place, (left, right) => {
      const byCommit = sign(BigInt(left.commit) - BigInt(right.commit));
      const expected = byCommit === 0 ? sign(BigInt(left.prepare) - BigInt(right.prepare)) : byCommit;
      expect(sign(comparePlaces(left, right))).toBe(expected);
      expect(sign(comparePositions(positionOf(left), positionOf(right)))).toBe(expected);
    }),
  );
  expect(comparePositions('9', '10')).toBeLessThan(0);
  expect(comparePositions('500/0', '500')).toBeLessThan(0);
});

test('nowhere, and what is no position of such a store, is none', () => {
  const most = `${2n ** 64n - 1n}`;
  expect(isPlace({ commit: most, prepare: most })).toBe(false);
  for (const text of ['', '-1', '01', '1/', '1/2/3', 'x', '1 ', most, `${2n ** 63n - 1n}`, '9'.repeat(30)]) {
    expect(placeOf(text), text).toBeUndefined();
  }
  for (const other of [7, null, undefined, {}]) expect(placeOf(other)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => void placeOf(text)));
});
