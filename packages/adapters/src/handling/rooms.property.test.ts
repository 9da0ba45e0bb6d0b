/** Every room behind the handler: arbitrary commands, sent as they come from outside, on a real store. */
import { classificationAxesPolicy, paretoPolicy } from '@clientele/domain/customer';
import { checkLaws, type RecordedEvent } from '@clientele/domain/kernel';
import { generalManagerApproves } from '@clientele/domain/planning';
import { actors, metas } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../testing/schemas/arbitrary-of.ts';
import { allRooms, type SomeRoom } from '../../testing/schemas/rooms.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { dispatcher } from './dispatcher.ts';
import { commandHandler } from './handler.ts';

/** What rooms need from outside. */
const given: Readonly<Record<string, unknown>> = {
  classification: { gradePolicy: paretoPolicy, axes: classificationAxesPolicy },
  target: { approval: generalManagerApproves },
};

const rooms = await allRooms();
const clock = () => 2_500_000_000_000;
const roles = ['general-manager', 'sales-director', 'seller'];

const commandsOf = (room: SomeRoom): fc.Arbitrary<readonly unknown[]> => {
  const one = room.commands.map((type) =>
    fc.record({
      type: fc.constant(type.type),
      data: arbitraryOf(type.schema),
      meta: metas({ from: '2025-01-01', to: '2025-12-31' }, actors(roles)),
    }),
  );
  return fc.array(fc.oneof(...one), { minLength: 1, maxLength: 15 });
};

const doorTo = (store: EventStore, room: SomeRoom) => {
  const handler = commandHandler({ store, decider: room, given: () => given[room.category] ?? {}, clock });
  const door = dispatcher([handler]);
  if (E.isLeft(door)) throw new Error(door.left[0].code);
  return door.right.handle;
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const idOf = ({ id }: { readonly id: string }): string => id;

describe('every rejected command leaves no event, every accepted one its own, and sent again it gets the same', () => {
  test.each(rooms.map((room) => [room.category, room] as const))('%s', async (_, room) => {
    const reached = { accepted: 0, rejected: 0 };
    await fc.assert(
      fc.asyncProperty(commandsOf(room), async (commands) => {
        const store = memoryStore({ namespace: 'acme', clock });
        const handle = doorTo(store, room);
        const accepted: { readonly command: unknown; readonly ids: readonly string[] }[] = [];
        let length = 0;
        for (const command of commands) {
          const handled = await handle(command);
          const log = await logOf(store);
          const news = log.slice(length).map(idOf);
          length = log.length;
          if (handled.kind === 'accepted') {
            expect(news).toEqual(handled.repeated ? [] : handled.events.map(idOf));
            accepted.push({ command, ids: handled.events.map(idOf) });
            reached.accepted += 1;
          } else {
            expect(handled.kind).toBe('rejected');
            expect(news).toEqual([]);
            reached.rejected += 1;
          }
        }
        const again = doorTo(store, room);
        for (const { command, ids } of accepted.filter(({ ids }) => ids.length > 0)) {
          const handled = await again(command);
          expect(handled).toMatchObject({ kind: 'accepted', repeated: true });
          expect(handled.kind === 'accepted' && handled.events.map(idOf)).toEqual(ids);
        }
        const log = await logOf(store);
        expect(log).toHaveLength(length);
        expect(checkLaws(room.laws, log)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(reached.accepted, reached.rejected)).toBeGreaterThan(0);
  });
});
