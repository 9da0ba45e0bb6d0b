/** RFC 8785's own vectors, and what canonical means: one text for one value. */
import { jsonFault } from '@clientele/domain/kernel';
import { jsonValues } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const double = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

test('the example of RFC 8785 §3.2.2 comes out as the RFC prints it', () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  expect(canonicalJson(JSON.parse(input))).toEqual(
    E.right(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    ),
  );
});

test('keys are sorted by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(canonicalJson(value)).toEqual(
    E.right(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ),
  );
});

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('the number %s of RFC 8785 appendix B is written %s', (bits, text) => {
  expect(canonicalJson(double(bits))).toEqual(E.right(text));
});

test.each([
  [double('7fffffffffffffff'), 'NaN'],
  [double('7ff0000000000000'), 'Infinity'],
  [double('fff0000000000000'), '-Infinity'],
  [undefined, 'undefined'],
  [1n, 'bigint'],
  [new Date(0), 'an instance of Date'],
  ['\ud800', 'a lone surrogate'],
])('what has no JSON has no canonical text: %s', (value, found) => {
  expect(canonicalJson({ at: [value] })).toEqual(E.left({ path: 'at.0', found }));
});

test('a value that throws when it is read, and one that holds itself, are refused and not thrown', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  expect(E.isLeft(canonicalJson(circle))).toBe(true);
  expect(E.isLeft(canonicalJson({ trap }))).toBe(true);
  expect(E.isLeft(canonicalJson(JSON.parse('{"__proto__":1}')))).toBe(true);
});

/** The same by brute force. */
const written = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${written(item)}`).join(',')}}`;
};

const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
};

test('a whole number is written as the runtime writes it, up to the largest that is exact', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(), fc.maxSafeInteger()), (value) => {
      expect(canonicalJson([value])).toEqual(E.right(`[${value}]`));
    }),
    { numRuns: 2_000 },
  );
  for (const value of [0, 9, 10, 99, 100, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e15, 1e20, 1e21]) {
    expect(canonicalJson(value)).toEqual(E.right(`${value}`));
  }
});

test('every plain value has a canonical text, that of its parts in order, whatever the order of its keys', () => {
  fc.assert(
    fc.property(jsonValues(), (value) => {
      const text = written(value);
      expect(canonicalJson(value)).toEqual(E.right(text));
      expect(canonicalJson(reversed(value))).toEqual(E.right(text));
      expect(JSON.parse(text)).toEqual(value);
    }),
  );
});

test('it refuses what the kernel holds to be no plain JSON, and nothing else but for −0', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, maxDepth: 4 }), (value) => {
      const fault = jsonFault(value);
      if (fault?.found !== '-0') expect(E.isLeft(canonicalJson(value))).toBe(fault !== null);
    }),
    { numRuns: 500 },
  );
});

test('a record nested deeper than any record of a business is refused', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  for (const depth of [62, 63, 64, 65, 66]) {
    expect(E.isRight(canonicalJson(nested(depth)))).toBe(jsonFault(nested(depth)) === null);
  }
  expect(E.isLeft(canonicalJson(nested(5_000)))).toBe(true);
});
