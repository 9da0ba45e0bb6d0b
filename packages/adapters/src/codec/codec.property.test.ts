/** The laws of the codec: what is written is read again, and whatever is read, nothing is thrown. */
import type { RecordedEvent } from '@clientele/domain/kernel';
import { actors, allowance, allowanceCommands, histories, ids, instants, localDates } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { decodeEvent } from './decode.ts';
import { canonicalEvent, encode, toJson } from './encode.ts';
import { envelopeFault, keepsEnvelope } from './envelope.ts';
import type { Fields } from './forms.ts';
import { eventRegistry } from './registry.ts';

const registry = eventRegistry([allowance]);
if (E.isLeft(registry)) throw new Error('the registry of this test is wrong');
const decode = decodeEvent(registry.right);

const log = histories(allowance, { commands: allowanceCommands, given: () => ({ ceiling: 500 }) });

/** Events of real histories in every envelope that may be. */
const events: fc.Arbitrary<RecordedEvent> = fc
  .tuple(
    log.filter((history) => history.length > 0),
    fc.record(
      {
        id: fc.uuid(),
        occurredAt: instants(),
        occurredOn: localDates(),
        by: actors(),
        command: fc.record({ id: ids('K'), index: fc.nat(), fingerprint: ids('f') }),
        correlationId: ids('K'),
        causationId: ids('K'),
        corrects: fc.uuid(),
        tags: fc.uniqueArray(ids().map((id): `${string}:${string}` => `customer:${id}`)),
        policies: fc.array(ids().map((name): `${string}@${number}` => `${name}@3`)),
        recordedAt: instants(),
        position: fc.oneof(fc.nat(), ids()),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([[event], more]) => ({ ...(event as RecordedEvent), ...more }));

test('decode(encode(e)) = e, and the envelope is known for good without the schema being asked', () => {
  fc.assert(
    fc.property(events, (event) => {
      expect(decode(JSON.parse(encode(event)))).toEqual(E.right(event));
      expect(keepsEnvelope(event as unknown as Fields)).toBe(true);
      expect(encode(event)).not.toContain('\n');
    }),
    { numRuns: 300 },
  );
});

test('the canonical bytes of an event are those of its JSON without the position', () => {
  fc.assert(
    fc.property(events, fc.nat(), (event, position) => {
      const { position: _, ...rest } = JSON.parse(encode(event)) as Record<string, unknown>;
      expect(canonicalEvent(event)).toEqual(canonicalJson(rest));
      expect(canonicalEvent({ ...event, position })).toEqual(canonicalEvent(event));
    }),
  );
});

/** JSON of an event with one field spoiled, dropped or added, at the top or one level down. */
const spoiled = fc
  .tuple(
    events,
    fc.nat(),
    fc.oneof(fc.anything(), fc.constantFrom<unknown>(-0, '', [], {}, undefined, '\ud800', -1, 2 ** 53)),
  )
  .chain(([event, where, value]) => {
    const json = toJson(event);
    const keys = [...Object.keys(json), 'surplus', '__proto__'];
    const key = keys[where % keys.length] as string;
    const inner = json[key];
    const deeper =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? fc
            .constantFrom(...Object.keys(inner), 'surplus')
            .map((name) => ({ ...json, [key]: { ...inner, [name]: value } }))
        : fc.constant({ ...json, [key]: value });
    return fc.oneof(fc.constant({ ...json, [key]: value }), deeper);
  });

test('an event has a place exactly where the schema of the envelope finds nothing, though it is seldom asked', () => {
  fc.assert(
    fc.property(spoiled, (json) => {
      expect(E.isRight(decode(json))).toBe(envelopeFault(json) === null);
    }),
    { numRuns: 3000 },
  );
});

test('whatever is read, nothing is thrown, and what is read well can be written and read again', () => {
  fc.assert(
    fc.property(fc.oneof(spoiled, fc.anything()), (json) => {
      const read = decode(json);
      if (E.isLeft(read)) return;
      expect(read.right).toMatchObject({ type: expect.any(String), revision: expect.any(Number) });
      if (read.right.fault === undefined) {
        expect(decode(JSON.parse(encode(read.right)))).toEqual(read);
      }
    }),
    { numRuns: 2000 },
  );
});
