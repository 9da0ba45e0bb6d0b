/** The lock, proven by planted changes: each is one that somebody will make one day, and each is told with what to do. */
import {
  type AnyEventType,
  eventType,
  type JsonObject,
  localDateSchema,
  personal,
  type Upcast,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { eventId } from '../handling/index.ts';
import { adviceOn, lockFaults } from './check.ts';
import { extendLock, releaseLock } from './extend.ts';
import { formOf } from './form.ts';
import { type EventLock, emptyLock, readLock } from './lock.ts';

const shape = {
  customer: z.string().min(1).max(200),
  on: localDateSchema,
  channel: z.enum(['shop', 'web']),
  name: personal('customer', z.string()).optional(),
  place: z
    .strictObject({ city: z.string().regex(/^\p{L}+$/u) })
    .refine(({ city }) => city !== '', { message: 'a place has a city' }),
};

const visit = (
  schema: z.ZodType,
  version = 1,
  upcasts: Readonly<Record<number, Upcast>> = {},
  type = 'VisitMade',
): AnyEventType => eventType({ type, version, schema, upcasts, tags: () => ['customer:C1'] });

const strict = (changes: object = {}) => z.strictObject({ ...shape, ...changes });
const roomOf = (...events: readonly AnyEventType[]) => [{ events }];

const stored = (type: string, version: number, data: JsonObject): JsonObject => ({
  id: eventId(`sample-${type}-${version}`, 0),
  stream: 'acme.visit-V1',
  revision: 0,
  type,
  version,
  occurredAt: 1_767_225_600_000,
  occurredOn: '2026-01-01',
  by: { id: 'U1', roles: [] },
  command: { id: 'K1', index: 0, fingerprint: 'f' },
  correlationId: 'K1',
  causationId: 'K1',
  tags: ['customer:C1'],
  policies: [],
  data,
  recordedAt: 1_767_225_600_000,
});

const data: JsonObject = {
  customer: 'C1',
  on: '2026-01-01',
  channel: 'shop',
  name: { kind: 'known', value: 'Ada' },
  place: { city: '上海' },
};
const withCount: JsonObject = { ...data, count: 3 };
const samples = (type: string, version: number) => [stored(type, version, version === 1 ? data : withCount)];

const locked = (rooms: Parameters<typeof extendLock>[0], lock: EventLock = emptyLock): EventLock => {
  const extended = extendLock(rooms, lock, samples);
  if (E.isLeft(extended)) throw new Error(JSON.stringify(extended.left));
  return JSON.parse(JSON.stringify(extended.right)) as EventLock;
};

const first = roomOf(visit(strict()));
const lock = locked(first);
const released = releaseLock(lock, '0.1.0');

const second = (upcast: Upcast = (old) => ({ ...(old as JsonObject), count: 1 })) =>
  roomOf(visit(strict({ count: z.int() }), 2, { 1: upcast }));

test('what is locked and unchanged is well, and a lock read back from its file is the same', () => {
  expect(lockFaults(first, lock)).toEqual([]);
  expect(readLock(lock)).toEqual(E.right(lock));
});

describe('a schema changed without a new version fails, wherever it was changed', () => {
  test.each<[string, z.ZodType, string]>([
    ['a field more', strict({ note: z.string() }), 'properties.note'],
    ['an optional field more', strict({ note: z.string().optional() }), 'properties.note'],
    ['a field less', z.strictObject({ customer: shape.customer }), 'properties.on'],
    ['a field that may be absent', strict({ customer: shape.customer.optional() }), 'required.0'],
    ['a longer text', strict({ customer: z.string().min(1).max(201) }), 'properties.customer.maxLength'],
    ['one more choice', strict({ channel: z.enum(['shop', 'web', 'phone']) }), 'properties.channel.enum.2'],
    ['another pattern', strict({ place: z.strictObject({ city: z.string() }) }), 'properties.place'],
    [
      'a rule less',
      strict({ place: z.strictObject({ city: z.string().regex(/^\p{L}+$/u) }) }),
      'properties.place.x-rules',
    ],
    [
      'other flags of a pattern',
      strict({
        place: z
          .strictObject({ city: z.string().regex(/^\p{L}+$/iu) })
          .refine(() => true, { message: 'a place has a city' }),
      }),
      'properties.place.properties.city.x-flags.0',
    ],
    [
      'another rule of a value of our own',
      strict({ on: z.custom((value) => typeof value === 'string', { message: 'expected a month' }) }),
      'properties.on.x-rule',
    ],
    ['a person less', strict({ name: z.string().optional() }), 'properties.name'],
    ['another person', strict({ name: personal('owner', z.string()).optional() }), 'properties.name.x-personal'],
    ['strange fields let in', z.looseObject(shape), 'additionalProperties'],
  ])('%s', (_, schema, path) => {
    const faults = lockFaults(roomOf(visit(schema)), released);
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'changed', type: 'VisitMade', version: 1, released: true }),
    );
    const [changed] = faults.filter(({ code }) => code === 'changed');
    expect(changed).toMatchObject({ path: expect.stringContaining(path) });
    expect(changed === undefined ? '' : adviceOn(changed)).toContain(
      'raise its version to 2 and add an upcaster from 1',
    );
  });
});

test('what is only said for people may change', () => {
  const schema = strict({ customer: shape.customer.describe('whom we saw').meta({ title: 'Customer' }) }).describe(
    'A visit',
  );
  expect(lockFaults(roomOf(visit(schema)), released)).toEqual([]);
});

test('a new version with an upcaster is asked for once, and then locked with what older events read as', () => {
  expect(lockFaults(second(), released)).toEqual([
    { code: 'not-locked', type: 'VisitMade', version: 2 },
    { code: 'sample-not-stated', type: 'VisitMade', version: 1, sample: 0 },
  ]);
  const next = locked(second(), released);
  expect(lockFaults(second(), next)).toEqual([]);
  expect(next.events['VisitMade']?.['1']?.samples[0]).toMatchObject({
    stored: { data },
    reads: { 2: { ...data, count: 1 } },
  });
  expect(next.events['VisitMade']?.['1']?.form).toEqual(lock.events['VisitMade']?.['1']?.form);
  expect(next.events['VisitMade']?.['2']).toMatchObject({ release: null });
});

test('an upcaster that makes something else of old events fails, and so does one that makes nothing of them', () => {
  const next = locked(second(), released);
  const other = second((old) => ({ ...(old as JsonObject), count: 2 }));
  expect(lockFaults(other, next)).toEqual([
    { code: 'sample-reads-otherwise', type: 'VisitMade', version: 1, sample: 0, path: 'count' },
  ]);
  const none = second(() => null);
  expect(lockFaults(none, next)).toMatchObject([{ code: 'sample-unreadable', type: 'VisitMade', version: 1 }]);
});

test('a missing upcaster, a version gone and a type gone fail', () => {
  const next = locked(second(), released);
  expect(lockFaults(roomOf(visit(strict({ count: z.int() }), 2)), next)).toEqual([
    { code: 'no-registry', fault: { code: 'missing-upcast', type: 'VisitMade', version: 1 } },
  ]);
  expect(lockFaults(first, next)).toEqual([{ code: 'gone', type: 'VisitMade', version: 2 }]);
  expect(lockFaults(roomOf(visit(strict(), 1, {}, 'VisitPaid')), released)).toEqual([
    { code: 'not-locked', type: 'VisitPaid', version: 1 },
    { code: 'gone', type: 'VisitMade', version: 1 },
  ]);
});

test('a golden sample that was tampered with is told by its digest', () => {
  const tampered = JSON.parse(JSON.stringify(released).replace('上海', '北京')) as EventLock;
  expect(lockFaults(first, tampered)).toEqual([{ code: 'digest-changed', type: 'VisitMade', version: 1, sample: 0 }]);
});

test('locking adds what is new and refuses what was changed', () => {
  const changed = roomOf(visit(strict({ note: z.string().optional() })));
  const changes = { code: 'changed', type: 'VisitMade', version: 1 };
  expect(extendLock(changed, lock, samples)).toMatchObject({ left: [{ ...changes, released: false }] });
  expect(extendLock(changed, released, samples, { renew: true })).toMatchObject({
    left: [{ ...changes, released: true }],
  });
});

test('what no release holds yet may be locked anew when that is asked for', () => {
  const changed = roomOf(visit(strict({ note: z.string().optional() })));
  const renewed = extendLock(changed, lock, samples, { renew: true });
  if (E.isLeft(renewed)) throw new Error(JSON.stringify(renewed.left));
  expect(lockFaults(changed, renewed.right)).toEqual([]);
  const withdrawn = extendLock(roomOf(visit(strict(), 1, {}, 'VisitPaid')), lock, samples, { renew: true });
  expect(E.isRight(withdrawn) && Object.keys(withdrawn.right.events)).toEqual(['VisitPaid']);
});

test('nothing is locked without a sample, nor with one that its schema does not take', () => {
  expect(extendLock(first, emptyLock, () => [])).toEqual(
    E.left([{ code: 'no-sample', type: 'VisitMade', version: 1 }]),
  );
  const wrong = () => [stored('VisitMade', 1, { customer: 'C1' })];
  expect(extendLock(first, emptyLock, wrong)).toMatchObject({ left: [{ code: 'sample-unreadable' }] });
});

test.each<[string, z.ZodType]>([
  ['a value that is made of another', z.strictObject({ on: z.string().transform((text) => text.length) })],
  ['a value that is filled in', z.strictObject({ count: z.int().default(0) })],
  ['a value that hides a fault', z.strictObject({ count: z.int().catch(0) })],
  ['a text that is cut', z.strictObject({ name: z.string().trim() })],
  ['a date of the runtime', z.strictObject({ on: z.date() })],
  ['a big integer', z.strictObject({ amount: z.bigint() })],
  ['a rule without a name', z.strictObject({ name: z.string().refine((text) => text !== '') })],
  ['a value of our own without a name', z.strictObject({ name: z.custom(() => true) })],
])('a schema that can not be written down is refused: %s', (_, schema) => {
  expect(lockFaults(roomOf(visit(schema)), emptyLock)).toMatchObject([{ code: 'no-form', type: 'VisitMade' }]);
  const form = formOf(schema);
  expect(E.isLeft(form) && form.left[0]?.path).not.toBe('');
});

test.each<[string, unknown]>([
  ['', null],
  ['format', { format: 2, events: {} }],
  ['events.VisitMade.1.samples', { format: 1, events: { VisitMade: { 1: { release: null, form: {}, samples: [] } } } }],
  ['events.VisitMade.one', { format: 1, events: { VisitMade: { one: {} } } }],
])('a file that is no lock is told with where it breaks: "%s"', (path, json) => {
  expect(readLock(json)).toMatchObject({ left: { path } });
});
