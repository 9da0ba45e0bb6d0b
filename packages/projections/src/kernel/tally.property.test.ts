/** Sums are exact whatever their size. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTo, sumOf, tallyOf } from './tally.ts';

const huge = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, 1, -1));

test('the sum of each cell is that of bigints, far beyond what a number holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), huge), { maxLength: 60 }), (entries) => {
      const tally = tallyOf(3);
      for (const [cell, value] of entries) addTo(tally, cell, value);
      for (const cell of [0, 1, 2]) {
        const exact = entries.reduce((sum, [own, value]) => (own === cell ? sum + BigInt(value) : sum), 0n);
        expect(sumOf(tally, cell)).toBe(exact);
      }
    }),
  );
});

test('a sum that leaves the safe integers and comes back is what it was', () => {
  const tally = tallyOf(1);
  for (let turn = 0; turn < 3; turn++) addTo(tally, 0, Number.MAX_SAFE_INTEGER);
  for (let turn = 0; turn < 3; turn++) addTo(tally, 0, -Number.MAX_SAFE_INTEGER);
  addTo(tally, 0, 1);
  expect(sumOf(tally, 0)).toBe(1n);
});
