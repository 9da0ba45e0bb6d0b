/**
 * Both ways of reading a tag agree: whatever the history, however far the links are, whoever was killed while writing them,
 * and whatever was hidden or spoilt since.
 */
import type { Tag } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { must } from '../../testing/journals.ts';
import { mortal } from '../../testing/mortal.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { noted } from '../conformance/events.ts';
import { readWhole } from '../conformance/reading-back.ts';
import { memoryStore } from '../memory/index.ts';
import type { CheckpointStore } from '../running/checkpoint-store.ts';
import { memoryCheckpoints } from '../running/memory-checkpoints.ts';
import type { EventStore, LogRange } from '../store/port.ts';
import { linksKey, streamOfTag } from './link.ts';
import { runLinks } from './link-runner.ts';
import { linkedStore } from './linked-store.ts';

const atOnce = async (): Promise<void> => {};
const tags: readonly Tag[] = ['customer:C1', 'customer:C2', 'salesperson:中', `region:${'x'.repeat(600)}`];

const appends = fc.array(
  fc.record({
    stream: fc.constantFrom('o-1', 'o-2', 'v-1'),
    tags: fc.array(fc.array(fc.constantFrom(...tags), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 14 },
);
type Appends = typeof appends extends fc.Arbitrary<infer A> ? A : never;

const write = async (store: EventStore, history: Appends): Promise<void> => {
  for (const { stream, tags: about } of history) {
    must(
      await store.append(
        `acme.${stream}`,
        'any',
        about.map((some) => noted({ tags: some })),
      ),
    );
  }
};

/** Writes links until all is linked, or until it is killed. */
const link = async (
  store: EventStore,
  links: EventStore,
  checkpoints: CheckpointStore,
  lastStep: number,
  cadence: number,
): Promise<void> => {
  const until = must(await store.head());
  if (until === null) return;
  const life = mortal(lastStep);
  const runner = runLinks({
    store: life.store(store),
    links: life.store(links),
    checkpoints: life.checkpoints(checkpoints),
    until,
    every: { events: cadence, milliseconds: 1_000_000 },
    atOnce: 3,
    backoff: atOnce,
  });
  await Promise.race([life.death, runner.ended]);
};

/** Every range that begins or ends with an event that is there, in both directions, with and without a limit. */
const rangesOf = (positions: readonly (number | string)[], limit: number): readonly LogRange[] => {
  const bounds = [undefined, ...positions];
  return bounds.flatMap((after) =>
    bounds.flatMap((before) =>
      (['forwards', 'backwards'] as const).flatMap((direction) =>
        [undefined, limit].map((most) => ({
          direction,
          ...(after === undefined ? {} : { after }),
          ...(before === undefined ? {} : { before }),
          ...(most === undefined ? {} : { limit: most }),
        })),
      ),
    ),
  );
};

const agree = async (store: EventStore, linked: EventStore, limit: number): Promise<void> => {
  const all = must(await readWhole(store.readAll()));
  const places = all.map(({ position }) => position).filter((_, index) => index % 3 === 0);
  for (const tag of tags) {
    for (const range of rangesOf(places.slice(0, 2), limit)) {
      const [one, other] = [await readWhole(store.readTag(tag, range)), await readWhole(linked.readTag(tag, range))];
      expect(must(other)).toEqual(must(one));
    }
  }
};

const times = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 3 });

test('the links and what lies behind them are what the store finds by itself, in every range, wherever their writer was killed', () =>
  fc.assert(
    fc.asyncProperty(
      appends,
      appends,
      times,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (first, then, deaths, cadence, page) => {
        const store = inPagesOf(memoryStore({ namespace: 'acme' }), page);
        const links = memoryStore({ namespace: 'links' });
        const checkpoints = memoryCheckpoints();
        const linked = linkedStore({ store, links, checkpoints, freshFor: 0 });
        await write(store, first);
        for (const death of deaths) await link(store, links, checkpoints, death, cadence);
        await agree(store, linked, page);
        await link(store, links, checkpoints, Number.POSITIVE_INFINITY, cadence);
        await write(store, then);
        await agree(store, linked, page);
        await link(store, links, checkpoints, Number.POSITIVE_INFINITY, cadence);
        await agree(store, linked, page);
      },
    ),
    { numRuns: 15 },
  ));

test('each event is linked once, though writers were killed and a checkpoint was lost', () =>
  fc.assert(
    fc.asyncProperty(appends, times, async (history, deaths) => {
      const store = inPagesOf(memoryStore({ namespace: 'acme' }), 2);
      const links = memoryStore({ namespace: 'links' });
      const checkpoints = memoryCheckpoints();
      await write(store, history);
      for (const death of deaths) await link(store, links, checkpoints, death, 2);
      await link(store, links, memoryCheckpoints(), Number.POSITIVE_INFINITY, 2);
      for (const tag of tags) {
        const there = must(await readWhole(store.readTag(tag))).map(({ id }) => id);
        const written = await readWhole(links.readStream(streamOfTag('links', tag)));
        const linked = E.isLeft(written)
          ? []
          : written.right.flatMap(({ data }) => (data as { links: { id: string }[] }).links.map(({ id }) => id));
        expect(linked).toEqual(there);
      }
    }),
  ));

test('what is hidden in its stream, and links that are spoilt or gone, change no answer', () =>
  fc.assert(
    fc.asyncProperty(
      appends,
      fc.constantFrom(
        'hidden',
        'truncated',
        'spoilt links',
        'other links',
        'no links',
        'links down',
        'links throw',
        'checkpoints down',
        'other store',
      ),
      async (history, what) => {
        const store = memoryStore({ namespace: 'acme', administration: true });
        const links = memoryStore({ namespace: 'links' });
        const checkpoints = memoryCheckpoints();
        await write(store, [...history, { stream: 'o-1', tags: [[tags[0] as Tag], [tags[0] as Tag]] }]);
        await link(store, links, checkpoints, Number.POSITIVE_INFINITY, 3);
        let [linksNow, checkpointsNow] = [links, checkpoints];
        if (what === 'hidden') must((await store.administration?.softDelete('acme.o-1', 'any')) ?? E.right(undefined));
        if (what === 'truncated')
          must((await store.administration?.writeMetadata('acme.o-1', { truncateBefore: 2 })) ?? E.right(undefined));
        if (what === 'spoilt links') must(await links.append(streamOfTag('links', tags[0] as Tag), 'any', [noted()]));
        if (what === 'other links')
          linksNow = { ...links, readStream: (_, range) => links.readStream('links.tag-customer:C2', range) };
        if (what === 'no links') linksNow = memoryStore({ namespace: 'links' });
        if (what === 'links down') {
          linksNow = {
            ...links,
            async *readStream() {
              yield E.left({ code: 'unavailable', reason: 'down' } as const);
            },
          };
        }
        if (what === 'links throw') {
          linksNow = {
            ...links,
            readStream: () => {
              throw new Error('down');
            },
          };
        }
        if (what === 'checkpoints down') {
          checkpointsNow = { ...checkpoints, load: async () => E.left({ code: 'unavailable', reason: 'down' }) };
        }
        if (what === 'other store') {
          const { turn } = must(await checkpoints.load(linksKey));
          const landmark = { stream: 'acme.o-1', position: 0, revision: 0, id: '00000000-0000-4000-8000-000000000000' };
          must(await checkpoints.save(linksKey, { position: 0, landmark, witness: null }, turn));
        }
        await agree(store, linkedStore({ store, links: linksNow, checkpoints: checkpointsNow, freshFor: 0 }), 2);
      },
    ),
    { numRuns: 40 },
  ));

test('links that were thrown away, though not the checkpoint, are written anew', async () => {
  const store = memoryStore({ namespace: 'acme' });
  const checkpoints = memoryCheckpoints();
  await write(store, [{ stream: 'o-1', tags: [['customer:C1'], ['customer:C1']] }]);
  await link(store, memoryStore({ namespace: 'links' }), checkpoints, Number.POSITIVE_INFINITY, 1);
  const links = memoryStore({ namespace: 'links' });
  await link(store, links, checkpoints, Number.POSITIVE_INFINITY, 1);
  const written = must(await readWhole(links.readStream('links.tag-customer:C1')));
  expect(written.flatMap(({ data }) => (data as { links: unknown[] }).links)).toHaveLength(2);
});

test('links are what is read, not the store: where they reach, it is not asked for the tag', async () => {
  const store = memoryStore({ namespace: 'acme' });
  const links = memoryStore({ namespace: 'links' });
  const checkpoints = memoryCheckpoints();
  await write(
    store,
    Array.from({ length: 40 }, () => ({ stream: 'o-1', tags: [['customer:C1' as Tag]] })),
  );
  await link(store, links, checkpoints, Number.POSITIVE_INFINITY, 10);
  const asked: LogRange[] = [];
  const watched: EventStore = {
    ...store,
    readTag: (tag, range = {}) => {
      asked.push(range);
      return store.readTag(tag, range);
    },
  };
  const linked = linkedStore({ store: watched, links, checkpoints });
  expect(must(await readWhole(linked.readTag('customer:C1')))).toHaveLength(40);
  expect(asked).toEqual([{ after: 39 }]);
});
