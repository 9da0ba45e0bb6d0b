/** What goes in comes out: an event through its wire form and back, and how much of the limit it takes. */
import { actors, ids, instants, jsonValues, localDates } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { canonicalJson } from '../codec/canonical-json.ts';
import { encode } from '../codec/encode.ts';
import { eventRegistry } from '../codec/registry.ts';
import { conformanceEvents, noted } from '../conformance/events.ts';
import { appendLimit, type NewEvent } from '../store/port.ts';
import { type Proposed, proposalOf } from './proposal.ts';
import { type RecordMessage, recordReader } from './recorded.ts';

const registry = eventRegistry([{ events: conformanceEvents }]);
if (E.isLeft(registry)) throw new Error('the registry of this test is wrong');
const read = recordReader(registry.right);

const created = 1_700_000_000_123;

/** The message that the server would make of it. */
const recorded = (event: Proposed, overrides: Partial<RecordMessage> = {}): RecordMessage => ({
  getId: () => ({ getString: () => event.id }),
  getStreamIdentifier: () => ({ getStreamName_asU8: () => Buffer.from('acme.order-1') }),
  getStreamRevision: () => '7',
  getCommitPosition: () => '123456789012345678',
  getPreparePosition: () => '123456789012345678',
  getMetadataMap: () =>
    new Map([
      ['type', event.type],
      ['created', `${created}4567`],
    ]),
  getCustomMetadata_asU8: () => event.metadata,
  getData_asU8: () => event.data,
  ...overrides,
});

const events: fc.Arbitrary<NewEvent> = fc
  .record(
    {
      id: fc.uuid(),
      occurredAt: instants(),
      occurredOn: localDates(),
      by: actors(),
      command: fc.record({ id: ids('K'), index: fc.nat(), fingerprint: ids('f') }),
      correlationId: fc.string({ unit: 'grapheme' }),
      causationId: ids('K'),
      corrects: fc.uuid(),
      tags: fc.array(ids().map((id): `${string}:${string}` => `customer:${id}`)),
      policies: fc.array(ids().map((name): `${string}@${number}` => `${name}@3`)),
      recordedAt: instants(),
      data: jsonValues(),
    },
    { requiredKeys: [] },
  )
  .map((given) => noted(given as Partial<NewEvent>));

const proposed = (event: NewEvent): Proposed => {
  const proposal = proposalOf('acme.order-1', [event]);
  if (E.isLeft(proposal)) throw new Error(JSON.stringify(proposal.left));
  return proposal.right[0] as Proposed;
};

test('an event comes back as it was sent, with what the store gives it, and a copy with its first recorded time', () => {
  fc.assert(
    fc.property(events, (event) => {
      const placed = { stream: 'acme.order-1', revision: 7, position: '123456789012345678' };
      expect(read(recorded(proposed(event)))).toEqual({ ...event, ...placed, recordedAt: event.recordedAt ?? created });
    }),
    { numRuns: 200 },
  );
});

test('data and metadata are canonical JSON', () => {
  fc.assert(
    fc.property(events, (event) => {
      const { data, metadata } = proposed(event);
      for (const bytes of [data, metadata]) {
        const text = Buffer.from(bytes).toString('utf8');
        expect(canonicalJson(JSON.parse(text))).toEqual(E.right(text));
      }
    }),
  );
});

test('the size that is told is that of the JSON of all events, without what the store adds', () => {
  const filler = 'x'.repeat(appendLimit);
  fc.assert(
    fc.property(events, (event) => {
      const large = noted({ data: filler });
      const { recordedAt: _, ...rest } = event;
      const bytes = Buffer.byteLength(encode(large)) + Buffer.byteLength(encode(rest));
      expect(proposalOf('acme.order-1', [event, large])).toMatchObject(E.left({ code: 'too-large', bytes }));
    }),
    { numRuns: 25 },
  );
});

test('whatever somebody else wrote into our streams, reading it throws nothing and names the fault', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => new Uint8Array(Buffer.from(text))),
    fc.constant(new Uint8Array(Buffer.from('{"__proto__":{"version":1},"tags":"all","by":null}'))),
  );
  fc.assert(
    fc.property(bytes, bytes, fc.string(), (data, metadata, type) => {
      const event = read(recorded({ id: '0199c0de-0000-7000-8000-000000000000', type, data, metadata }));
      expect(event).toMatchObject({ stream: 'acme.order-1', revision: 7, tags: [], fault: { code: 'broken-data' } });
    }),
    { numRuns: 300 },
  );
  expect('version' in {}).toBe(false);
});
