// The growing map against the map of the language: the same entries in the same order, and the past stays as it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf, type GrowingMap, lookUp, noEntries, withEntries, withoutKeys } from './growing-map.ts';

const key = fc.integer({ min: 0, max: 120 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.tuple(key, fc.nat()), { maxLength: 20 }).map((put) => ({ put })) },
  { weight: 1, arbitrary: fc.array(key, { maxLength: 5 }).map((drop) => ({ drop })) },
);

test('whatever is put and dropped, it holds what a copied map would hold, at every step of the way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let map: GrowingMap<number, number> = noEntries;
      let model: ReadonlyMap<number, number> = new Map();
      const past: (readonly [GrowingMap<number, number>, ReadonlyMap<number, number>])[] = [];
      for (const one of steps) {
        if ('put' in one) {
          map = withEntries(map, one.put);
          model = new Map([...model, ...one.put]);
        } else {
          map = withoutKeys(map, new Set(one.drop));
          model = new Map([...model].filter(([known]) => !one.drop.includes(known)));
        }
        past.push([map, model]);
      }
      for (const [then, expected] of past) {
        expect([...entriesOf(then)]).toEqual([...expected]);
        for (let at = 0; at <= 120; at++) expect(lookUp(then, at)).toBe(expected.get(at));
      }
    }),
  );
});

test('each of its layers is at least twice as large as the one above it, so that there are few', () => {
  let map: GrowingMap<number, number> = noEntries;
  for (let at = 0; at < 5_000; at++) {
    map = withEntries(map, [[at, at]]);
    for (const [index, layer] of map.layers.entries())
      if (index > 0) expect(map.layers[index - 1]?.size).toBeGreaterThanOrEqual(2 * layer.size);
  }
  expect(map.layers.length).toBeLessThanOrEqual(13);
  expect(entriesOf(map).size).toBe(5_000);
});
