/** Ids and fingerprints: the same for the same, other for other, and as the standards say. */
import { createHash } from 'node:crypto';
import { type Command, jsonFault } from '@clientele/domain/kernel';
import { jsonValues, metas, texts } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { parse, v5, validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { eventId, eventNamespace, fingerprint, newCommandId } from './identity.ts';

const commandIds = fc.oneof(fc.uuid(), texts(200), fc.string({ maxLength: 200 }));

test('the namespace of event ids is a UUID, and its bytes are text', () => {
  expect(version(eventNamespace)).toBe(8);
  expect(new TextDecoder('utf-8', { fatal: true }).decode(parse(eventNamespace))).toBe('clienÉéeventid');
});

test("an event's id is the UUID of version 5 that the uuid library makes of the command's id and the index", () => {
  fc.assert(
    fc.property(commandIds, fc.nat(), (commandId, index) => {
      const id = eventId(commandId, index);
      expect(id).toBe(v5(`${commandId}/${index}`, eventNamespace));
      expect(validate(id)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('an id that was made is not changed by the making of the next', () => {
  const first = eventId('K1', 0);
  const copy = `${first}`;
  eventId('K2', 7);
  expect(first).toBe(copy);
});

const commands: fc.Arbitrary<Command> = fc.record({ type: texts(20), data: jsonValues(), meta: metas() });

const reordered = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reordered);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reordered(item)]),
  );
};

test('a fingerprint does not hang on the order of keys, nor on what surrounds the command', () => {
  fc.assert(
    fc.property(commands, texts(), (command, other) => {
      const print = fingerprint(command);
      const { meta } = command;
      expect(E.isRight(print)).toBe(true);
      expect(fingerprint({ ...command, data: reordered(command.data) })).toEqual(print);
      expect(fingerprint({ ...command, meta: { ...meta, commandId: other, correlationId: other } })).toEqual(print);
    }),
  );
});

test('another type, other data, another time, date or actor have another fingerprint', () => {
  fc.assert(
    fc.property(commands, commands, (one, other) => {
      const { meta } = one;
      const print = fingerprint(one);
      const changed: readonly Command[] = [
        { ...one, type: `${one.type}!` },
        { ...one, data: { not: one.data } },
        { ...one, meta: { ...meta, at: meta.at + 1 } },
        { ...one, meta: { ...meta, on: meta.on === '2000-01-01' ? '2000-01-02' : '2000-01-01' } },
        { ...one, meta: { ...meta, by: { ...meta.by, id: `${meta.by.id}!` } } },
        { ...one, meta: { ...meta, by: { ...meta.by, roles: [...meta.by.roles, 'auditor'] } } },
      ];
      for (const command of changed) expect(fingerprint(command)).not.toEqual(print);
      const same = JSON.stringify([one.type, one.data]) === JSON.stringify([other.type, other.data]);
      if (!same) expect(fingerprint({ ...other, meta })).not.toEqual(print);
    }),
  );
});

test('a fingerprint is the SHA-256 of canonical JSON, worked out by hand', () => {
  const command: Command = {
    type: 'SetLimit',
    data: { limit: 5, account: 'A1' },
    meta: { commandId: 'K1', at: 7, on: '1970-01-01', by: { id: 'U1', roles: ['clerk'] } },
  };
  const text =
    '{"at":7,"by":{"id":"U1","roles":["clerk"]},"data":{"account":"A1","limit":5},"on":"1970-01-01","type":"SetLimit"}';
  expect(fingerprint(command)).toEqual(E.right(createHash('sha256').update(text).digest('base64url')));
});

test('a command that is no plain JSON has no fingerprint', () => {
  fc.assert(
    fc.property(fc.anything(), metas(), (data, meta) => {
      const fault = jsonFault(data);
      if (fault?.found !== '-0') expect(E.isLeft(fingerprint({ type: 'T', data, meta }))).toBe(fault !== null);
    }),
  );
});

test('new command ids are UUIDs of version 7, each once, in the order of their making', () => {
  const ids = Array.from({ length: 1_000 }, newCommandId);
  expect(new Set(ids.map(version))).toEqual(new Set([7]));
  expect(new Set(ids).size).toBe(1_000);
  expect([...ids].sort()).toEqual(ids);
});
