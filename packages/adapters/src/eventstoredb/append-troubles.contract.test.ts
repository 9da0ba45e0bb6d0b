/** What an append lives through: lost answers, frozen and dying servers, and who leads. It is stored once or not at all. */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import {
  all,
  given,
  givenServer,
  givenStore,
  insist,
  numbersOf,
  pause,
  ways,
  write,
} from '../../testing/eventstoredb-troubles.ts';
import { noted, numbered } from '../conformance/events.ts';
import type { ExpectedRevision } from '../store/port.ts';

const name = 'acme.order-1';

describe.each(ways)('append $way', ({ batchAppend }) => {
  test.each<ExpectedRevision>([2, 'any', 'stream-exists'])(
    'a lost answer: what expects %s is sent again, stored once, and answered as what it wrote',
    async (expected) => {
      const { store, server, notices } = await given({ batchAppend });
      await write(store, name, 3);
      server.faults.loseAcknowledgements(1);
      const events = numbered(2, {}, 3);
      const answer = await store.append(name, expected, events);
      expect(answer).toMatchObject(E.right({ revision: 4, repeated: false }));
      expect(numbersOf(await all(store.readStream(name)))).toEqual([0, 1, 2, 3, 4]);
      expect(notices.map(({ kind }) => kind)).toContain('append-again');
      expect(await store.append(name, 2, events)).toMatchObject(E.right({ revision: 4, repeated: true }));
    },
  );

  test('contract 4: what expects nothing is not stored twice, even where the server has forgotten the ids', async () => {
    const { store, server } = await given({ batchAppend });
    await write(store, name, 1);
    server.faults.loseAcknowledgements(1);
    const answer = store.append(name, 'any', numbered(1, {}, 1));
    await pause(60);
    await server.restart();
    expect(await answer).toMatchObject(E.right({ revision: 1, repeated: false }));
    expect(numbersOf(await all(store.readStream(name)))).toEqual([0, 1]);
  });

  test('a lost answer, and others write before it is sent again: it is found where it is', async () => {
    const { store, server } = await given({ batchAppend });
    const other = await givenStore(server.connectionString);
    server.faults.loseAcknowledgements(1);
    const answer = store.append(name, 'any', numbered(1));
    await pause(40);
    await write(other.store, name, 3, 1);
    expect(await answer).toMatchObject(E.right({ revision: 0, repeated: false }));
    expect(numbersOf(await all(store.readStream(name)))).toEqual([0, 1, 2, 3]);
  });

  test.each([{ stored: true }, { stored: false }])('a time-out of the server, stored: $stored', async ({ stored }) => {
    const { store, server } = await given({ batchAppend });
    server.faults.timeOutAppends(1, { stored });
    expect(await store.append(name, 'any', numbered(1))).toMatchObject(E.right({ revision: 0, repeated: false }));
    expect(await all(store.readStream(name))).toHaveLength(1);
  });

  test('contract 29: a server that is frozen and thaws: the append waits, and is stored once', async () => {
    const { store, server, notices } = await given({ batchAppend });
    await write(store, name, 1);
    server.faults.freeze();
    const answers = Promise.all([
      store.append(name, 0, numbered(1, {}, 1)),
      store.append('acme.order-2', 'any', [noted()]),
    ]);
    await pause(500);
    server.faults.thaw();
    expect(await answers).toMatchObject([E.right({ revision: 1 }), E.right({ revision: 0 })]);
    expect(numbersOf(await all(store.readStream(name)))).toEqual([0, 1]);
    expect(await all(store.readStream('acme.order-2'))).toHaveLength(1);
    expect(notices.map(({ kind }) => kind)).toContain('client-renewed');
  });

  test('contract 29: a server that stays frozen: its outcome is unknown, and sent again it is stored once', async () => {
    const timers = { append: 40, read: 40, patience: 200, pause: 5, longestPause: 10, silence: 300 };
    const { store, server } = await given({ batchAppend }, { timers });
    await write(store, name, 1);
    server.faults.freeze();
    const events = numbered(1, {}, 1);
    const answer = await store.append(name, 0, events);
    expect(answer).toMatchObject(E.left({ code: 'outcome-unknown', stream: name }));
    server.faults.thaw();
    expect(await insist(() => store.append(name, 0, events))).toMatchObject(E.right({ revision: 1 }));
    const patient = await givenStore(server.connectionString);
    expect(await all(patient.store.readStream(name))).toHaveLength(2);
  });

  test('an answer that comes later than one waits for is taken as lost, and the append is not stored again', async () => {
    const { store, server } = await given({ batchAppend });
    server.faults.delayAnswers(200);
    const answer = store.append(name, 'any', numbered(1));
    await pause(250);
    server.faults.delayAnswers(0);
    expect(await answer).toMatchObject(E.right({ revision: 0, repeated: false }));
    expect(await all(store.readStream(name))).toHaveLength(1);
  });

  test('contract 28, 30: restarted and killed under writers, nothing that was acknowledged is lost, and nothing is twice', async () => {
    const { store, server } = await given({ batchAppend });
    const streams = ['acme.order-1', 'acme.order-2', 'acme.order-3'];
    const writers = Promise.all(streams.map((stream) => write(store, stream, 25)));
    await pause(20);
    await server.kill();
    await server.start();
    await pause(30);
    await server.restart();
    await writers;
    for (const stream of streams) {
      expect(numbersOf(await all(store.readStream(stream)))).toEqual(Array.from({ length: 25 }, (_, number) => number));
    }
  });

  test('while the server is down, an append is answered with unavailable, and afterwards it works', async () => {
    const timers = { append: 3_000, read: 3_000, patience: 200, pause: 10, longestPause: 20 };
    const { store, server } = await given({ batchAppend }, { timers });
    await write(store, name, 1);
    await server.stop();
    // Cut off from the server, one can't tell; refused by its machine, one can.
    await store.append(name, 0, [noted()]);
    expect(await store.append(name, 0, [noted()])).toMatchObject(E.left({ code: 'unavailable' }));
    await server.start();
    expect(await store.append('acme.order-2', 'no-stream', [noted()])).toMatchObject(E.right({ revision: 0 }));
  });

  test('not ready: it waits until the server is', async () => {
    const { store, server } = await given({ batchAppend });
    server.faults.notReady(true);
    const answer = store.append(name, 'any', numbered(1));
    await pause(100);
    server.faults.notReady(false);
    expect(await answer).toMatchObject(E.right({ revision: 0 }));
    expect(await all(store.readStream(name))).toHaveLength(1);
  });

  test('a server that never gets ready: nothing was written, and that is what is told', async () => {
    const timers = { append: 3_000, read: 3_000, patience: 100, pause: 5, longestPause: 10 };
    const { store, server } = await given({ batchAppend }, { timers });
    server.faults.notReady(true);
    expect(await store.append(name, 'any', [noted()])).toMatchObject(E.left({ code: 'unavailable' }));
  });

  test('not the leader: it goes where the leader is', async () => {
    const [old, next] = [await given({ batchAppend }), await givenServer({ batchAppend })];
    await write(old.store, name, 1);
    old.server.faults.notLeader(next);
    expect(await old.store.append('acme.order-2', 'no-stream', [noted()])).toMatchObject(E.right({ revision: 0 }));
    const there = await givenStore(next.connectionString);
    expect(await all(there.store.readStream('acme.order-2'))).toHaveLength(1);
  });

  test('contract 9: a server with a lower limit says which, and nothing is written', async () => {
    const { store } = await given({ batchAppend, appendLimit: 2_000 });
    const answer = await store.append(name, 'any', [noted({ data: 'x'.repeat(3_000) })]);
    expect(answer).toMatchObject(E.left({ code: 'too-large', limit: 2_000 }));
  });
});

test('two stores in one process: the end of one connection is no trouble for the other, whose answers come', async () => {
  const [one, other] = [await given({}, { timers: {} }), await given()];
  one.server.faults.delayAnswers(30);
  const answers = Promise.all([one.store.append(name, 'any', [noted()]), other.store.append(name, 'any', [noted()])]);
  other.server.faults.dropConnections({ abruptly: true });
  for (const answer of await answers) expect(answer).toMatchObject(E.right({ revision: 0 }));
  expect(one.notices).toEqual([]);
});

test.each([-7_200_000, 7_200_000, 100 * 86_400_000])(
  'a server whose clock is off by %d ms stores what it is sent all the same',
  async (off) => {
    const { store } = await given({ now: () => Date.now() + off });
    await write(store, name, 5);
    expect(await all(store.readStream(name))).toHaveLength(5);
  },
);

test('the question what the server can fails: it is asked again before the store is open, and once only', async () => {
  const server = await givenServer();
  server.faults.failServerFeatures(2);
  const { store, told, notices } = await givenStore(server.connectionString, { timers: { pause: 5 } });
  expect(told).toEqual({ version: '24.6.0', appends: 'batch' });
  expect(notices.map(({ kind }) => kind)).toEqual(['client-renewed', 'client-renewed']);
  server.faults.failServerFeatures(100);
  await write(store, name, 3);
});

test('a server that tells nothing of what it can is sent one append a call', async () => {
  const { told, store } = await given({ serverFeatures: false });
  expect(told).toEqual({ version: 'unknown', appends: 'unary' });
  await write(store, name, 2);
});

test('where batches are asked for and the server knows none, they are sent one by one', async () => {
  const { store } = await given({ serverFeatures: false, batchAppend: false }, { appends: 'batch' });
  await write(store, name, 3);
  expect(await all(store.readStream(name))).toHaveLength(3);
});
