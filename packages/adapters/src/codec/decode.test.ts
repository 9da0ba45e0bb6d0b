/** What stands in a file is read as what it is: an event, an event with a fault, or nothing that has a place. */
import { eventType, type JsonObject, type RecordedEvent } from '@clientele/domain/kernel';
import { allowance, allowanceGranted, recordedHistory, storedHistory } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { decodeEvent } from './decode.ts';
import { encode, toJson } from './encode.ts';
import { eventRegistry } from './registry.ts';

/** Version 1 had a name, version 2 splits it, version 3 adds a count. */
const Renamed = eventType({
  type: 'Renamed',
  version: 3,
  schema: z.strictObject({ first: z.string(), last: z.string(), count: z.int() }),
  upcasts: {
    1: (data) => {
      const [first, last] = (data as { readonly name: string }).name.split(' ');
      return { first: first as string, last: last as string };
    },
    2: (data) => ({ ...(data as JsonObject), count: 0 }),
  },
  tags: () => ['customer:C1'],
});

const Loose = eventType({ type: 'Loose', version: 1, schema: z.strictObject({ any: z.unknown() }), tags: () => [] });

const Broken = eventType({
  type: 'Broken',
  version: 1,
  schema: z.unknown().refine(() => {
    throw new Error('a fault of the schema');
  }),
  tags: () => [],
});

const registry = eventRegistry([allowance, { events: [Renamed, Loose, Broken] }]);
if (E.isLeft(registry)) throw new Error('the registry of this test is wrong');
const decode = decodeEvent(registry.right);

const [granted] = recordedHistory(storedHistory('acme.allowance-P1', [allowanceGranted('P1', 100)])) as [RecordedEvent];
const json = toJson(granted);
const sent = (more: object): unknown => JSON.parse(JSON.stringify({ ...json, ...more }));
const renamed = (version: number, data: unknown): unknown => sent({ type: 'Renamed', version, data });

test('an event is read as it was written', () => {
  expect(decode(JSON.parse(encode(granted)))).toEqual(E.right(granted));
  const corrected = { ...granted, corrects: granted.id };
  expect(decode(JSON.parse(encode(corrected)))).toEqual(E.right(corrected));
});

test('what the store knows from elsewhere stands in place of what the JSON says, or lacks', () => {
  const { stream: _, revision: __, position: ___, recordedAt: ____, ...rest } = json;
  const placed = { stream: 'acme.allowance-P2', revision: 7, position: '7@3', recordedAt: 5 };
  expect(decode(rest, placed)).toEqual(E.right({ ...granted, ...placed }));
  expect(decode(sent({}), placed)).toEqual(E.right({ ...granted, ...placed }));
  expect(decode(rest, { ...placed, revision: -1 })).toMatchObject({
    left: { stream: placed.stream, path: 'revision' },
  });
});

test('an event of an older version is read as what it is today', () => {
  const today = { version: 3, data: { first: 'Ada', last: 'Lovelace', count: 0 } };
  expect(decode(renamed(1, { name: 'Ada Lovelace' }))).toMatchObject({ right: today });
  expect(decode(renamed(2, { first: 'Ada', last: 'Lovelace' }))).toMatchObject({ right: today });
  expect(decode(renamed(3, today.data))).toMatchObject({ right: today });
});

test('an unknown type, an unknown version and broken data are told apart, with the data as they are stored', () => {
  expect(decode(sent({ type: 'Vanished' }))).toEqual(
    E.right({ ...granted, type: 'Vanished', fault: { code: 'unknown-type' } }),
  );
  expect(decode(sent({ type: '__proto__' }))).toMatchObject({ right: { fault: { code: 'unknown-type' } } });
  expect(decode(sent({ version: 2 }))).toEqual(
    E.right({ ...granted, version: 2, fault: { code: 'unknown-version', known: 1 } }),
  );
  const data = { person: 'P1', amount: 'much' };
  expect(decode(sent({ data }))).toMatchObject({
    right: { data, stream: 'acme.allowance-P1', revision: 0, fault: { code: 'broken-data', path: 'amount' } },
  });
});

test('data that an upcaster or a schema can not take are broken, and keep the version and form in which they are stored', () => {
  const data = { nickname: 'Ada' };
  expect(decode(renamed(1, data))).toMatchObject({
    right: { version: 1, data, fault: { code: 'broken-data', reason: expect.stringContaining('version 1 to 2') } },
  });
  expect(decode(renamed(1, { name: 'Ada' }))).toMatchObject({ right: { version: 1, fault: { path: 'last' } } });
  expect(decode(sent({ type: 'Broken' }))).toMatchObject({
    right: { fault: { code: 'broken-data', reason: expect.stringContaining('a fault of the schema') } },
  });
});

test('data that JSON text can hold and a second writing would change are broken', () => {
  const loose = (text: string) => decode(JSON.parse(`{"any":${text}}`.replace(/^/, '')) as unknown);
  expect(loose('1')).toMatchObject({ left: { code: 'broken-envelope' } });
  const withAny = (text: string) =>
    decode(
      JSON.parse(JSON.stringify({ ...json, type: 'Loose', data: {} }).replace('"data":{}', `"data":{"any":${text}}`)),
    );
  expect(withAny('[1,"客户",null]')).toMatchObject({ right: { data: { any: [1, '客户', null] } } });
  for (const text of [
    '-0',
    String.raw`"\ud800"`,
    '{"__proto__":1}',
    String.raw`{"\udc00":1}`,
    `${'['.repeat(80)}${']'.repeat(80)}`,
  ]) {
    expect(withAny(text)).toMatchObject({ right: { fault: { code: 'broken-data' } } });
  }
});

test.each([
  [null, '', null, null],
  [[], '', null, null],
  ['text', '', null, null],
  [{}, 'id', null, null],
  [sent({ id: 'no uuid' }), 'id', 'acme.allowance-P1', 0],
  [sent({ stream: '' }), 'stream', '', 0],
  [sent({ revision: -1 }), 'revision', 'acme.allowance-P1', -1],
  [sent({ revision: 1.5 }), 'revision', 'acme.allowance-P1', null],
  [sent({ stream: 7, revision: '7' }), 'stream', null, null],
  [sent({ occurredOn: '2023-02-29' }), 'occurredOn', 'acme.allowance-P1', 0],
  [sent({ occurredAt: 0.5 }), 'occurredAt', 'acme.allowance-P1', 0],
  [sent({ by: { id: 'U1' } }), 'by.roles', 'acme.allowance-P1', 0],
  [sent({ command: { id: 'K', index: -1, fingerprint: 'f' } }), 'command.index', 'acme.allowance-P1', 0],
  [sent({ tags: ['nobody'] }), 'tags.0', 'acme.allowance-P1', 0],
  [sent({ corrects: 'that one' }), 'corrects', 'acme.allowance-P1', 0],
  [sent({ policies: [7] }), 'policies.0', 'acme.allowance-P1', 0],
  [sent({ correlationId: '\ud800' }), 'correlationId', 'acme.allowance-P1', 0],
  [sent({ surplus: 1 }), '', 'acme.allowance-P1', 0],
])('an event that has no place is a Left that says where it breaks: %j', (value, path, stream, revision) => {
  expect(decode(value)).toMatchObject({ left: { code: 'broken-envelope', path, stream, revision } });
});

test('a value that throws when it is read is a Left and not a throw', () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('hands off');
      },
    },
  );
  expect(decode(trap)).toMatchObject({ left: { reason: 'Error: hands off' } });
  expect(decode({ ...json, data: trap })).toMatchObject({ right: { fault: { code: 'broken-data' } } });
});
