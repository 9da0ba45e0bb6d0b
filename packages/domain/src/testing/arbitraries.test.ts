/** Arbitrary values are what the kernel's schemas take, in the ranges asked, and cover what they should. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  actorSchema,
  commandMetaSchema,
  contains,
  hasLoneSurrogate,
  idSchema,
  instantSchema,
  isLocalDate,
  jsonFault,
  moneySchema,
  periodSchema,
  quantitySchema,
  unitOf,
} from '../kernel/index.ts';
import { SpendAllowance } from './allowance.ts';
import {
  actors,
  allScales,
  commandsOf,
  ids,
  instants,
  jsonValues,
  localDates,
  metas,
  moneys,
  periods,
  quantities,
  texts,
} from './arbitraries.ts';

const range = { from: '2023-12-25', to: '2024-01-05' } as const;

it('dates lie in their range, both ends included', () => {
  fc.assert(fc.property(localDates(range), (date) => isLocalDate(date) && date >= range.from && date <= range.to));
  const seen = new Set(fc.sample(localDates({ from: '2024-01-01', to: '2024-01-02' }), 50));
  expect([...seen].sort()).toEqual(['2024-01-01', '2024-01-02']);
});

it('instants lie on the dates of their range', () => {
  const [first, end] = [Date.UTC(2023, 11, 25), Date.UTC(2024, 0, 6)];
  fc.assert(
    fc.property(
      instants(range),
      (instant) => instantSchema.safeParse(instant).success && instant >= first && instant < end,
    ),
  );
});

it('periods are built-in ones of the units asked', () => {
  fc.assert(fc.property(periods(), (period) => periodSchema.safeParse(period).success));
  fc.assert(fc.property(periods(['week']), (period) => unitOf(period) === 'week'));
  fc.assert(
    fc.property(periods(['year'], range), (period) => contains(period, '2023-12-31') || contains(period, '2024-01-01')),
  );
});

it('amounts and quantities are taken by their schemas, with the scales and units asked', () => {
  fc.assert(
    fc.property(moneys({ scales: allScales }, ['CNY', 'USD']), (value) => moneySchema.safeParse(value).success),
  );
  fc.assert(
    fc.property(
      quantities({ scales: allScales }, ['kg']),
      (value) => quantitySchema.safeParse(value).success && value.unit === 'kg',
    ),
  );
  fc.assert(fc.property(moneys({ min: 1, max: 3 }), ({ amount }) => amount >= 1 && amount <= 3));
  const scales = new Set(fc.sample(moneys({ scales: allScales }), 200).map(({ scale }) => scale));
  expect(scales.size).toBe(allScales.length);
});

it('ids are short and few, so that they meet, with strange ones among them', () => {
  const seen = fc.sample(ids('C', 2), { numRuns: 500, seed: 1 });
  expect(seen.every((id) => idSchema.safeParse(id).success)).toBe(true);
  expect(seen).toEqual(expect.arrayContaining(['C1', 'C2', '__proto__']));
  expect(new Set(seen).size).toBeLessThan(10);
});

it('texts keep to their length, and are whole', () => {
  fc.assert(fc.property(texts(7), (text) => text.length <= 7 && !hasLoneSurrogate(text)));
  expect(fc.sample(texts(), 300).some((text) => text.includes('客户'))).toBe(true);
});

it('metas and actors are taken by their schemas, and a meta is dated at noon of its date', () => {
  fc.assert(fc.property(actors(), (actor) => actorSchema.safeParse(actor).success));
  fc.assert(
    fc.property(metas(range), (meta) => {
      expect(commandMetaSchema.safeParse(meta).success).toBe(true);
      expect(new Date(meta.at).toISOString()).toBe(`${meta.on}T12:00:00.000Z`);
    }),
  );
});

it('JSON values are plain JSON, and survive text', () => {
  fc.assert(
    fc.property(jsonValues(), (value) => {
      expect(jsonFault(value)).toBeNull();
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

it('commands are of the type that makes them', () => {
  const spending = commandsOf(SpendAllowance, fc.record({ person: ids('P'), amount: fc.integer({ min: 1, max: 9 }) }));
  fc.assert(
    fc.property(
      spending,
      ({ type, data }) => type === 'SpendAllowance' && SpendAllowance.schema.safeParse(data).success,
    ),
  );
});
