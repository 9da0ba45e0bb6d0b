import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Keyed, nothingKeyed } from './keyed.ts';

/** Few keys, so that entries are replaced and taken out; two of them have one hash. */
const key = fc.oneof(
  fc.constantFrom('costarring', 'liquid', 'declinate', 'macallums', '__proto__', 'constructor', ''),
  fc.string({ maxLength: 3 }),
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('with' as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constant('without' as const), key }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const after = (map: Keyed<number>, one: Step): Keyed<number> =>
  one.kind === 'with' ? map.with(one.key, one.value) : map.without(one.key);

const byKey = (entries: Iterable<readonly [string, number]>) =>
  [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));

test('it holds what a map holds, whatever is put in and taken out', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const map = new Map<string, number>();
      let keyed = nothingKeyed<number>();
      for (const one of steps) {
        if (one.kind === 'with') map.set(one.key, one.value);
        else map.delete(one.key);
        keyed = after(keyed, one);
        expect(keyed.size).toBe(map.size);
        expect([keyed.get(one.key), keyed.has(one.key)]).toEqual([map.get(one.key), map.has(one.key)]);
      }
      expect(byKey(keyed)).toEqual(byKey(map));
      expect([...keyed.values()].length).toBe(map.size);
      expect([...keyed.keys()].every((one) => map.has(one))).toBe(true);
      let seen = 0;
      keyed.forEach((value, name) => {
        seen += map.get(name) === value ? 1 : 0;
      });
      expect(seen).toBe(map.size);
    }),
  );
});

test('what was there stays as it was, whatever comes after it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 40 }), (first, later) => {
      const before = first.reduce(after, nothingKeyed<number>());
      const entries = byKey(before);
      later.reduce(after, before);
      expect(byKey(before)).toEqual(entries);
      expect(before.size).toBe(entries.length);
    }),
  );
});

test('two keys of one hash are two keys', () => {
  const both = nothingKeyed<number>().with('costarring', 1).with('liquid', 2);
  expect([both.get('costarring'), both.get('liquid'), both.size]).toEqual([1, 2, 2]);
  expect([both.without('liquid').get('costarring'), both.without('liquid').has('liquid')]).toEqual([1, false]);
});

test('many keys stay apart, and what takes the last of them out leaves nothing', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `order-${index}`);
  let map = names.reduce((all, name, index) => all.with(name, index), nothingKeyed<number>());
  expect(names.every((name, index) => map.get(name) === index)).toBe(true);
  for (const name of names) map = map.without(name);
  expect([map.size, [...map].length]).toEqual([0, 0]);
});
