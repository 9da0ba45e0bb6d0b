/** Sending an append again: contract 3, 4, 22. */
import type { Appended, EventStore, NewEvent } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, refused, same } from './expecting.ts';
import { idsOf, streamEvents } from './reading-back.ts';

const begun = async (store: EventStore, stream: string, events: readonly NewEvent[]): Promise<Appended> =>
  accepted('1', 'the first append', await store.append(stream, 'no-stream', events));

export const repeating: readonly Check[] = [
  {
    name: 'again: the same ids at the same revision are recognised, with the revision and position they have',
    run: async ({ store, stream }) => {
      const name = stream();
      const first = await begun(store, name, numbered(2));
      const events = numbered(3, {}, 2);
      const second = accepted('1', 'the append', await store.append(name, 1, events));
      const again = accepted('3', 'the append again', await store.append(name, 1, events));
      same('3', 'the answer', again, { revision: 4, position: second.position, repeated: true });
      for (let number = 0; number < 300; number += 30) {
        accepted('1', 'others', await store.append(name, 4 + number, numbered(30)));
      }
      const late = accepted('3', 'the append again, 300 events later', await store.append(name, 1, events));
      same('3', 'the answer', late, { revision: 4, position: second.position, repeated: true });
      const all = await streamEvents(store, name);
      same('3', 'how many are stored', all.length, 305);
      same('3', 'the first answer still holds', first.position, all[1]?.position);
    },
  },
  {
    name: 'again: a stream that was begun is recognised by its first events',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(2);
      const first = await begun(store, name, events);
      accepted('1', 'another', await store.append(name, 1, [noted()]));
      const again = accepted('3', 'begun again', await store.append(name, 'no-stream', events));
      same('3', 'the answer', again, { revision: 1, position: first.position, repeated: true });
    },
  },
  {
    name: 'again: the first part of a batch alone is recognised, with the revision of that part',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(4);
      await begun(store, name, events);
      const again = accepted('3', 'two of four', await store.append(name, 'no-stream', events.slice(0, 2)));
      const stored = await streamEvents(store, name);
      same('3', 'the answer', again, { revision: 1, position: stored[1]?.position, repeated: true });
      same('3', 'how many are stored', stored.length, 4);
    },
  },
  {
    name: 'again: earlier ids and one more, other ids, or another order are a wrong expected revision',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(3);
      await begun(store, name, events);
      const cases: readonly (readonly [string, readonly NewEvent[]])[] = [
        ['one more', [...events, noted()]],
        ['other ids', numbered(3)],
        ['another order', events.toReversed()],
        ['the last two', events.slice(1)],
      ];
      for (const [what, sent] of cases) {
        const fault = refused('3', what, 'wrong-expected-revision', await store.append(name, 'no-stream', sent));
        same('3', `${what}: the actual revision`, fault.actual, 2);
      }
      same('3', 'what is stored', idsOf(await streamEvents(store, name)), idsOf(events));
    },
  },
  {
    name: 'again: old ids at the current revision are stored again, since nothing looks at ids there',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(2);
      await begun(store, name, events);
      const again = accepted('22', 'the same at the current revision', await store.append(name, 1, events));
      same('22', 'the answer', [again.revision, again.repeated], [3, false]);
      same('22', 'what is stored', idsOf(await streamEvents(store, name)), idsOf([...events, ...events]));
    },
  },
  {
    name: 'again: with other data the first data stay, since only ids are compared',
    run: async ({ store, stream }) => {
      const name = stream();
      const event = noted({ data: { told: 'first' } });
      await begun(store, name, [event]);
      const sent = [{ ...event, data: { told: 'second' } }];
      const again = accepted('22', 'other data', await store.append(name, 'no-stream', sent));
      same('22', 'it is recognised', again.repeated, true);
      const stored = await streamEvents(store, name);
      same(
        '22',
        'the data',
        stored.map(({ data }) => data),
        [{ told: 'first' }],
      );
    },
  },
];
