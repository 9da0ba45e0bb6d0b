/** Reading one stream: contract 13, 14. */
import type { ReadError, StreamRange } from '../store/port.ts';
import type { Check } from './case.ts';
import { numbered } from './events.ts';
import { accepted, refused, same } from './expecting.ts';
import { idsOf, readWhole, streamEvents } from './reading-back.ts';

export const reading: readonly Check[] = [
  {
    name: 'read: a stream from a revision on, inclusive in both directions, as many as asked for',
    run: async ({ store, stream }) => {
      const name = stream();
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(6)));
      accepted('1', 'an append', await store.append(name, 5, numbered(4)));
      const cases: readonly (readonly [StreamRange, readonly number[]])[] = [
        [{}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
        [{ from: 4 }, [4, 5, 6, 7, 8, 9]],
        [{ from: 4, limit: 3 }, [4, 5, 6]],
        [{ limit: 1 }, [0]],
        [{ from: 9 }, [9]],
        [{ from: 10 }, []],
        [{ from: 1_000_000 }, []],
        [{ direction: 'backwards' }, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
        [{ direction: 'backwards', limit: 2 }, [9, 8]],
        [{ direction: 'backwards', from: 6, limit: 3 }, [6, 5, 4]],
        [{ direction: 'backwards', from: 0 }, [0]],
        [{ direction: 'forwards', from: 0, limit: 100 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ];
      for (const [range, revisions] of cases) {
        const events = await streamEvents(store, name, range);
        same(
          '13',
          `reading ${JSON.stringify(range)}`,
          events.map(({ revision }) => revision),
          revisions,
        );
      }
    },
  },
  {
    name: 'read: what can not be read is told: a missing stream, limits below 1, revisions below 0',
    run: async ({ store, stream }) => {
      const name = stream();
      const missing: ReadError = refused(
        '14',
        'a missing stream',
        'stream-not-found',
        await readWhole(store.readStream(name)),
      );
      same('14', 'what it says', missing, { code: 'stream-not-found', stream: name });
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(2)));
      const ranges = [
        { limit: 0 },
        { limit: -1 },
        { limit: 1.5 },
        { from: -1 },
        { from: 0.5 },
        { direction: 'sideways' },
      ];
      for (const range of ranges as readonly StreamRange[]) {
        refused('13', JSON.stringify(range), 'invalid-read', await readWhole(store.readStream(name, range)));
      }
      for (const bad of ['', 'elsewhere', `${store.namespace}.order`]) {
        refused('13', `a stream called "${bad}"`, 'invalid-read', await readWhole(store.readStream(bad)));
      }
    },
  },
  {
    name: 'read: a long stream comes whole and in order, both ways, over many pages',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(2_500);
      for (let from = 0; from < events.length; from += 500) {
        accepted('1', 'an append', await store.append(name, 'any', events.slice(from, from + 500)));
      }
      const there = await streamEvents(store, name);
      const back = await streamEvents(store, name, { direction: 'backwards' });
      same('13', 'forwards', idsOf(there), idsOf(events));
      same('13', 'backwards', idsOf(back), idsOf(events).toReversed());
      const some = await streamEvents(store, name, { from: 700, limit: 1_200 });
      same('13', 'a part', idsOf(some), idsOf(events).slice(700, 1_900));
    },
  },
  {
    name: 'read: it can be left midway and begun again, and doesn\u2019t disturb another',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(1_200);
      accepted('1', 'an append', await store.append(name, 'no-stream', events));
      const pages = store.readStream(name);
      for await (const page of pages) {
        accepted('13', 'the first page', page);
        break;
      }
      const both = await Promise.all([readWhole(pages), streamEvents(store, name, { direction: 'backwards' })]);
      same('13', 'begun again', idsOf(accepted('13', 'the read', both[0])), idsOf(events));
      same('13', 'beside another', idsOf(both[1]), idsOf(events).toReversed());
    },
  },
];
