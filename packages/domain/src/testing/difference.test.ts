/** Exact comparison: every difference is found, with its place, and nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alike, differences, nothingThere } from './difference.ts';

it('two equal elements are not two different ones: order and place count', () => {
  expect(differences(['A', 'A'], ['A', 'B'])).toEqual([{ path: '1', actual: 'A', expected: 'B' }]);
  expect(differences(['A', 'B'], ['B', 'A'])).toHaveLength(2);
});

it.each<[string, unknown, unknown, string]>([
  ['an element too many', [1, 2], [1], '1'],
  ['an element too few', [1], [1, 2], '1'],
  ['a hole for undefined', Array(1), [undefined], '0'],
  ['a hole for nothing', Array(1), [], '0'],
  ['a list with a key of its own', Object.assign([1], { note: 1 }), [1], 'note'],
  ['a key too many', { a: 1, b: undefined }, { a: 1 }, 'b'],
  ['an undefined key for a missing one', {}, { a: undefined }, 'a'],
  ['minus zero', { a: -0 }, { a: 0 }, 'a'],
  ['a number for a bigint', { a: 1 }, { a: 1n }, 'a'],
  ['a list for an object', { a: [] }, { a: {} }, 'a'],
  ['an object without a prototype', Object.create(null), {}, ''],
  ['null for nothing', null, undefined, ''],
  ['a deep value', { lines: [{ amount: 1 }] }, { lines: [{ amount: 2 }] }, 'lines.0.amount'],
  ['another entry of a map', new Map([['a', 1]]), new Map([['a', 2]]), '0.1'],
  [
    'the order of a map',
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
    new Map([
      ['b', 2],
      ['a', 1],
    ]),
    '0.0',
  ],
  ['another element of a set', new Set([1]), new Set([2]), '0'],
  ['a set for a map', new Set(), new Map(), ''],
  ['a key that is a symbol', { [Symbol.iterator]: 1 }, { [Symbol.iterator]: 2 }, 'Symbol(Symbol.iterator)'],
])('%s is a difference', (_, actual, expected, path) => {
  const found = differences(actual, expected);
  expect(found[0]?.path).toBe(path);
  expect(alike(actual, expected)).toBe(false);
});

it('what is missing on a side is said to be nothing', () => {
  expect(differences([1], [])).toContainEqual({ path: '0', actual: 1, expected: nothingThere });
  expect(differences({}, { a: 1 })).toEqual([{ path: 'a', actual: nothingThere, expected: 1 }]);
});

it('the order of keys is no difference', () => {
  expect(differences({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toEqual([]);
});

it('a value and its copy are alike, and a value with one part changed is not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(alike(structuredClone(value), value)).toBe(true);
      expect(alike([value, 1], [value, 2])).toBe(false);
      expect(alike({ a: value, b: null }, { a: value })).toBe(false);
    }),
  );
});

it('comparing goes both ways', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 2 }), fc.anything({ maxDepth: 2 }), (left, right) => {
      expect(alike(left, right)).toBe(alike(right, left));
      expect(differences(left, right).length === 0).toBe(alike(left, right));
    }),
  );
});
