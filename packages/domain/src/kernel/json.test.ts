/** Plain JSON: every kind that text would silently change is refused with its place; all the rest goes there and back. */
import vm from 'node:vm';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { deepestJson, hasLoneSurrogate, jsonFault, plainJson } from './json.ts';

class Amount {
  readonly value = 1;
}
class Lines extends Array<number> {}

const holed = [1, 2, 3];
delete holed[1];

it.each<[string, unknown, string, string]>([
  ['undefined', { a: undefined }, 'a', 'undefined'],
  ['a function', { a: () => 1 }, 'a', 'function'],
  ['a symbol', [Symbol('a')], '0', 'symbol'],
  ['a bigint', { lines: [{ amount: 12n }] }, 'lines.0.amount', 'bigint'],
  ['NaN', [Number.NaN], '0', 'NaN'],
  ['Infinity', [Number.NEGATIVE_INFINITY], '0', '-Infinity'],
  ['minus zero', { a: -0 }, 'a', '-0'],
  ['a lone surrogate', { a: 'x\ud800' }, 'a', 'a lone surrogate'],
  ['a key with a lone surrogate', { '\udc00': 1 }, '', 'a key with a lone surrogate'],
  ['a Date', { at: new Date(0) }, 'at', 'an instance of Date'],
  ['a Map', new Map(), '', 'an instance of Map'],
  ['a list of a class of its own', { a: new Lines() }, 'a', 'an instance of Lines'],
  ['an instance of a class', [new Amount()], '0', 'an instance of Amount'],
  ['a typed array', { a: new Uint8Array(1) }, 'a', 'an instance of Uint8Array'],
  ['a boxed number', { a: Object(1) }, 'a', 'an instance of Number'],
  ['an object without a constructor', Object.create({ constructor: undefined }), '', 'an instance of something'],
  ['a key that is a symbol', { [Symbol('a')]: 1 }, '', 'a key that is a symbol'],
  [
    'a getter',
    {
      get a() {
        return 1;
      },
    },
    'a',
    'an accessor',
  ],
  ['a getter in a list', Object.defineProperty([1], 0, { get: () => 1, enumerable: true }), '0', 'an accessor'],
  ['a hole in a list', holed, '1', 'undefined'],
  ['a list with a key of its own', Object.assign([1], { note: 'lost' }), '', 'a list with keys of its own'],
])('%s is refused, and its place is told', (_, value, path, found) => {
  expect(jsonFault(value)).toEqual({ path, found });
  expect(plainJson(value)).toEqual(E.left({ path, found }));
});

it('the key __proto__ is refused, as JSON.parse makes it and as a hand writes it', () => {
  const fault = (path: string) => ({ path, found: 'the key __proto__' });
  expect(jsonFault(JSON.parse('{"a":{"__proto__":{"admin":true}}}'))).toEqual(fault('a.__proto__'));
  expect(jsonFault(JSON.parse('[{"__proto__":1}]'))).toEqual(fault('0.__proto__'));
  expect(jsonFault(Object.defineProperty({}, '__proto__', { value: 1, enumerable: true }))).toEqual(fault('__proto__'));
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

it('nesting is refused beyond the deepest that is allowed, and not before', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  expect(jsonFault(nested(deepestJson))).toBeNull();
  expect(jsonFault(nested(deepestJson + 1))?.found).toBe(`nesting deeper than ${deepestJson}`);
  expect(jsonFault(JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`))?.found).toBe(
    `nesting deeper than ${deepestJson}`,
  );
});

it('a value that holds itself is refused as too deep', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  expect(jsonFault(circle)?.found).toBe(`nesting deeper than ${deepestJson}`);
});

it('what throws when it is touched is refused, and nothing is thrown', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const traps = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  const tricky = Object.create({
    get constructor() {
      throw new Error('trap');
    },
  });
  for (const value of [proxy, traps, tricky, { a: [proxy] }])
    expect(jsonFault(value)?.found).toBe("something that can't be looked at");
});

it('an object from another realm is no plain object, since its prototype is another', () => {
  expect(jsonFault(vm.runInNewContext('({ a: 1 })'))?.found).toBe('an instance of Object');
});

it('a huge value is looked at in a time that grows with its size', () => {
  const huge = { lines: Array.from({ length: 200_000 }, (_, index) => ({ index, text: 'x'.repeat(10) })) };
  expect(jsonFault(huge)).toBeNull();
  expect(jsonFault({ text: 'x'.repeat(10_000_000) })).toBeNull();
});

it('an object without a prototype is plain', () => {
  expect(jsonFault(Object.assign(Object.create(null), { a: [1, 'x', null, true] }))).toBeNull();
});

it('what passes is the same value after text and back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (value) => {
      if (jsonFault(value) === null) expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
    { numRuns: 2000 },
  );
});

it('every value that JSON text can say passes, but for __proto__ and minus zero', () => {
  const strict = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(strict, (text) => {
      const fault = jsonFault(JSON.parse(text));
      if (fault !== null) expect(text).toMatch(/__proto__|-0/);
    }),
  );
});

it('whatever it is given, it answers', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      const read = plainJson(value);
      if (E.isRight(read)) expect(read.right).toBe(value);
      else expect(read.left.found).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});

it('a surrogate pair is no lone one', () => {
  expect(hasLoneSurrogate('💴')).toBe(false);
  expect(hasLoneSurrogate('\ud83d')).toBe(true);
  expect(hasLoneSurrogate('\udcb4\ud83d')).toBe(true);
});
