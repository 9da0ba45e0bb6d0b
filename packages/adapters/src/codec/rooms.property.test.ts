/** The codec on every event of every room: whatever its schema takes comes back as it was. */
import type { AnyEventType, RecordedEvent } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../testing/schemas/arbitrary-of.ts';
import { allEvents, allRooms } from '../../testing/schemas/rooms.ts';
import { eventId } from '../handling/index.ts';
import { decodeEvent } from './decode.ts';
import { canonicalEvent, encode } from './encode.ts';
import { eventRegistry } from './registry.ts';

const rooms = await allRooms();
const events = await allEvents();
const registry = eventRegistry(rooms);
if (E.isLeft(registry)) throw new Error(JSON.stringify(registry.left));
const decode = decodeEvent(registry.right);

const recorded = ({ type, version }: AnyEventType, data: unknown): RecordedEvent => ({
  id: eventId('K1', 0),
  stream: 'acme.room-1',
  revision: 0,
  type,
  version,
  occurredAt: 1_767_225_600_000,
  occurredOn: '2026-01-01',
  by: { id: 'U1', roles: ['clerk'] },
  command: { id: 'K1', index: 0, fingerprint: 'f' },
  correlationId: 'K1',
  causationId: 'K1',
  tags: ['customer:C1'],
  policies: [],
  data,
  recordedAt: 1_767_225_600_500,
  position: 7,
});

test('the rooms are found', () => {
  expect(rooms.map(({ category }) => category)).toEqual(
    expect.arrayContaining(['card', 'classification', 'order', 'target']),
  );
});

describe('decode(encode(e)) = e, and its canonical text is that of what is read', () => {
  test.each(events.map(([, type]) => [type.type, type] as const))('%s', (_, type) => {
    fc.assert(
      fc.property(arbitraryOf(type.schema), (data) => {
        const event = recorded(type, data);
        const read = decode(JSON.parse(encode(event)));
        expect(read).toEqual(E.right(event));
        if (E.isRight(read)) expect(canonicalEvent(read.right)).toEqual(canonicalEvent(event));
      }),
    );
  });
});
