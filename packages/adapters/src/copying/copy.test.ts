/** Copying, situation by situation. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { all, journals, must } from '../../testing/journals.ts';
import { granted } from '../../testing/ledger.ts';
import { noted, numbered } from '../conformance/events.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { copyHistory } from './copy.ts';

const acme = (): EventStore => memoryStore({ namespace: 'acme', administration: true });
const { using } = journals();

test('from memory to a journal and back it is the same, and both digests say so', async () => {
  const from = acme();
  must(await from.append('acme.note-1', 'no-stream', numbered(700, { recordedAt: 1_500_000_000_000 })));
  must(await from.append('acme.note-2', 'no-stream', [noted({ data: 'x'.repeat(800_000) }), noted()]));
  must(await from.append('acme.note-1', 699, [noted({ corrects: '00000000-0000-4000-8000-000000000000' })]));
  const there = await using(async (to) => must(await copyHistory({ from, to })));
  expect(there).toMatchObject({ events: 703, streams: 2, added: 703 });
  const back = acme();
  const again = await using(async (journal) => must(await copyHistory({ from: journal, to: back })));
  expect(again).toEqual(there);
  expect(await all(back)).toEqual(await all(from));
});

test('a target that holds another history is refused, and nothing is written to it', async () => {
  const from = acme();
  must(await from.append('acme.note-1', 'no-stream', [noted(), noted()]));
  const [first] = await all(from);
  const others: readonly (readonly [string, ReturnType<typeof noted>[]])[] = [
    ['acme.note-1', [noted()]],
    ['acme.note-9', [noted()]],
  ];
  for (const [stream, events] of others) {
    const to = acme();
    must(await to.append(stream, 'no-stream', events));
    expect(await copyHistory({ from, to })).toEqual(
      E.left({ code: 'other-history', stream: 'acme.note-1', revision: 0 }),
    );
    expect(await all(to)).toHaveLength(1);
  }
  const told = acme();
  const { stream: _, revision: __, position: ___, ...event } = first as NonNullable<typeof first>;
  must(await told.append('acme.note-1', 'no-stream', [{ ...event, recordedAt: 7 }]));
  expect(await copyHistory({ from, to: told })).toMatchObject({ left: { code: 'other-history' } });
});

test('a target that holds more than the source is refused', async () => {
  const from = acme();
  must(await from.append('acme.note-1', 'no-stream', [noted()]));
  const to = acme();
  must(await copyHistory({ from, to }));
  must(await to.append('acme.note-2', 'no-stream', [noted()]));
  expect(await copyHistory({ from, to })).toEqual(
    E.left({ code: 'other-history', stream: 'acme.note-2', revision: 0 }),
  );
});

test('what is written to the source while it is copied waits for the next copy', async () => {
  const store = acme();
  must(await store.append('acme.note-1', 'no-stream', [noted()]));
  const from: EventStore = {
    ...store,
    readAll: async function* () {
      must(await store.append('acme.note-1', 'any', [noted()]));
      yield* store.readAll();
    },
  };
  const to = acme();
  expect(must(await copyHistory({ from, to })).events).toBe(1);
  expect(must(await copyHistory({ from: store, to })).added).toBe(1);
});

test('a stream whose first events are gone from the source is told, as is any store that can not be read or written', async () => {
  const from = acme();
  must(await from.append('acme.note-1', 'no-stream', [noted(), noted()]));
  const withoutFirst: EventStore = {
    ...from,
    readAll: async function* () {
      for await (const page of from.readAll()) yield E.isLeft(page) ? page : E.right(page.right.slice(1));
    },
  };
  expect(await copyHistory({ from: withoutFirst, to: acme() })).toEqual(
    E.left({ code: 'gap', stream: 'acme.note-1', revision: 1, expected: 0 }),
  );
  const closed = acme();
  await closed.close();
  expect(await copyHistory({ from: closed, to: acme() })).toMatchObject({ left: { code: 'unreadable', side: 'from' } });
  expect(await copyHistory({ from, to: closed })).toMatchObject({ left: { code: 'unreadable', side: 'to' } });
  const full: EventStore = { ...acme(), append: async () => E.left({ code: 'unavailable', reason: 'full' }) };
  expect(await copyHistory({ from, to: full, pause: async () => {} })).toMatchObject({
    left: { code: 'unwritable', stream: 'acme.note-1', error: { code: 'unavailable' } },
  });
  expect(await copyHistory({ from, to: memoryStore({ namespace: 'other' }) })).toMatchObject({
    left: { code: 'other-namespace' },
  });
  expect(await copyHistory({ from, to: acme(), signal: AbortSignal.abort() })).toEqual(E.left({ code: 'stopped' }));
});

test('a target that keeps something else than it was given is found out', async () => {
  const from = acme();
  must(await from.append('acme.note-1', 'no-stream', [noted()]));
  must(await from.append('acme.allowance-P1', 'no-stream', [granted('P1')]));
  const lying = acme();
  const to: EventStore = {
    ...lying,
    append: (stream, expected, events) =>
      lying.append(
        stream,
        expected,
        events.map((event) => (stream === 'acme.note-1' ? { ...event, data: 'other' } : event)),
      ),
  };
  expect(await copyHistory({ from, to })).toMatchObject({ left: { code: 'unequal', streams: ['acme.note-1'] } });
});

test('what can not be read by this process is copied as it is stored', async () => {
  const stored = acme();
  must(await stored.append('acme.note-1', 'no-stream', [noted({ type: 'FromTheFuture', version: 9 })]));
  const faulty: EventStore = {
    ...stored,
    readAll: async function* () {
      for await (const page of stored.readAll()) {
        yield E.isLeft(page)
          ? page
          : E.right(page.right.map((event) => ({ ...event, fault: { code: 'unknown-type' } as const })));
      }
    },
  };
  const to = acme();
  expect(must(await copyHistory({ from: faulty, to })).added).toBe(1);
  expect((await all(to))[0]).toMatchObject({ type: 'FromTheFuture', version: 9 });
});
