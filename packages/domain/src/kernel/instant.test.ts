/** Instants as text and back, against the runtime's clock arithmetic. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { formatInstant, instantAtOffset, instantSchema, parseInstant } from './instant.ts';

const first = Date.parse('0001-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');
const instants = fc.oneof(
  fc.integer({ min: first, max: last }),
  fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
  fc.constantFrom(first, last, 0, -1, 1),
);

it('what is written is ISO 8601 as the runtime writes it, and read back the same', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const text = formatInstant(instant);
      expect(text).toBe(new Date(instant).toISOString());
      expect(parseInstant(text)).toEqual(E.right(instant));
      expect(instantSchema.safeParse(instant).success).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('a time at an offset is the instant that the runtime reads', () => {
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const years = fc.integer({ min: Date.UTC(1, 5), max: Date.UTC(9998, 5) });
  fc.assert(
    fc.property(years, offsets, fc.constantFrom(':', ''), (instant, minutes, colon) => {
      const wall = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(minutes);
      const part = (value: number) => `${Math.floor(value)}`.padStart(2, '0');
      const offset = `${minutes < 0 ? '-' : '+'}${part(size / 60)}${colon}${part(size % 60)}`;
      expect(parseInstant(`${wall}${offset}`)).toEqual(E.right(instant));
    }),
  );
});

it.each([
  ['1970-01-01T08:00:00+08:00', 0],
  ['1970-01-01 08:00+0800', 0],
  ['1970-01-01T00:00:00.5Z', 500],
  ['1970-01-01T00:00:00.123999999Z', 123],
  ['1969-12-31T23:59:59.999Z', -1],
  ['1970-01-01T00:00Z', 0],
  ['1970-01-01T00:00:00-00:00', 0],
])('%s is read', (text, instant) => {
  expect(parseInstant(text)).toStrictEqual(E.right(instant));
});

it.each([
  '',
  '1970-01-01',
  '1970-01-01T08:00:00',
  '1970-01-01T24:00:00Z',
  '1970-01-01T00:60:00Z',
  '1970-01-01T00:00:60Z',
  '1970-02-30T00:00:00Z',
  '1970-01-01T00:00:00+19:00',
  '1970-01-01T00:00:00+08:60',
  '1970-01-01T00:00:00z',
  '1970-01-01t00:00:00Z',
  '1970-01-01T00:00:00.Z',
  '1970-01-01T00:00:00 Z',
  '0001-01-01T00:00:00+08:00',
  '9999-12-31T23:59:59-08:00',
  '+012024-01-01T00:00:00Z',
])('%j is no instant', (text) => {
  expect(parseInstant(text)).toEqual(E.left({ code: 'not-an-instant', text }));
});

it('the schema refuses what has no date, and what is no whole number', () => {
  for (const value of [last + 1, first - 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '0', null, 2 ** 53])
    expect(instantSchema.safeParse(value).success).toBe(false);
});

it('a time on a wall east of Greenwich is earlier in UTC', () => {
  expect(instantAtOffset('1970-01-02', 0, 480)).toBe(16 * 3_600_000);
  expect(instantAtOffset('1970-01-01', 0, -60)).toBe(3_600_000);
});
