// What a client lives through when a server restarts, freezes or dies, and the switches that make it so.
import { randomUUID } from 'node:crypto';
import { NotLeaderError, UnavailableError } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, eventOf, eventsOf, failure, given, givenClient, givenServer, revisions, ways } from './given.ts';

/** Whether a promise is settled after a while. */
const settled = (promise: Promise<unknown>, milliseconds = 100): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, false)),
  ]);

/** Calls it until it succeeds: what an application must do, since the first call after a cut may fail. */
const insist = async <Value>(call: () => Promise<Value>): Promise<Value> => {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      return await call();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error('it never succeeded');
};

test('it starts and stops quickly, and leaves no timer behind', async () => {
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const before = performance.now();
    const server = await givenServer();
    server.faults.delayAnswers(60_000);
    await server.stop();
    rounds.push(performance.now() - before);
    expect(server.timers()).toBe(0);
  }
  expect(Math.min(...rounds)).toBeLessThan(50);
});

describe.each(ways)('append $way', ({ batchAppend }) => {
  test('contract 28: after a restart the first call of an old client fails, and the second finds what was there', async () => {
    const { client, server } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(2));
    const { port } = server;
    await server.restart();
    expect(server.port).toBe(port);
    expect(await failure(client.appendToStream('s', eventsOf(1)))).toMatchObject({ type: 'unavailable', code: 14 });
    expect((await client.appendToStream('s', eventsOf(1))).nextExpectedRevision).toBe(2n);
  });

  test('contract 28: while the server is down a call fails with code 14', async () => {
    const { client, server } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(1));
    await server.stop();
    await client.appendToStream('s', eventsOf(1)).catch(() => undefined);
    const error = await failure(client.appendToStream('s', eventsOf(1)));
    expect(error).toMatchObject({ code: 14 });
  });

  test('contract 29: what was sent to a frozen server and sent again after the thaw is stored once', async () => {
    const { client, server } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(1));
    server.faults.freeze();
    const event = eventOf('once');
    const append = () => client.appendToStream('s', event, { expectedRevision: 0n });
    const first = append();
    expect(await settled(first)).toBe(false);
    const second = append();
    server.faults.thaw();
    expect((await first).nextExpectedRevision).toBe(1n);
    expect((await second).nextExpectedRevision).toBe(1n);
    expect(revisions(await all(client.readStream('s')))).toEqual([0n, 1n]);
  });

  test('a lost acknowledgement: stored, no answer, and recognised when it is sent again', async () => {
    const { client, server } = await given({ batchAppend });
    server.faults.loseAcknowledgements(1);
    const events = eventsOf(2);
    const append = () => client.appendToStream('s', events, { expectedRevision: 'no_stream' });
    const lost = append();
    lost.catch(() => undefined);
    expect(await settled(lost)).toBe(false);
    expect((await append()).nextExpectedRevision).toBe(1n);
    expect(await all(client.readStream('s'))).toHaveLength(2);
  });

  test.each([{ stored: true }, { stored: false }])('a time-out of the server, stored: $stored', async ({ stored }) => {
    const { client, server } = await given({ batchAppend });
    server.faults.timeOutAppends(1, { stored });
    const events = eventsOf(1);
    const append = () => client.appendToStream('s', events, { expectedRevision: 'no_stream' });
    expect(await failure(append())).toMatchObject({ type: batchAppend ? 'deadline-exceeded' : 'timeout' });
    const there = await all(client.readStream('s')).catch(() => []);
    expect(there).toHaveLength(stored ? 1 : 0);
    expect((await append()).nextExpectedRevision).toBe(0n);
  });

  test('a late answer comes, and late', async () => {
    const { client, server } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(1));
    server.faults.delayAnswers(60);
    const late = client.appendToStream('s', eventsOf(1));
    expect(await settled(late, 30)).toBe(false);
    expect((await late).nextExpectedRevision).toBe(1n);
    server.faults.delayAnswers(0);
    expect((await client.appendToStream('s', eventsOf(1))).nextExpectedRevision).toBe(2n);
  });

  test('not the leader: the call fails with its endpoint, and the next one goes there', async () => {
    const [old, next] = [await given({ batchAppend }), await given({ batchAppend })];
    await old.client.appendToStream('s', eventsOf(1));
    old.server.faults.notLeader(next.server);
    const error = await failure(old.client.appendToStream('s', eventsOf(1)));
    expect(error).toBeInstanceOf(NotLeaderError);
    expect(error).toMatchObject({ leader: { address: next.server.host, port: next.server.port } });
    await insist(() => old.client.appendToStream('moved', eventsOf(1)));
    expect(await all(next.client.readStream('moved'))).toHaveLength(1);
  });

  test('not ready: calls fail until it is', async () => {
    const { client, server } = await given({ batchAppend });
    server.faults.notReady(true);
    expect(await failure(client.appendToStream('s', eventsOf(1)))).toBeInstanceOf(UnavailableError);
    server.faults.notReady(false);
    await insist(() => client.appendToStream('s', eventsOf(1)));
  });
});

test('contract 28: it is so for reads, and for no new client', async () => {
  const { client, server } = await given();
  await client.appendToStream('s', eventsOf(2));
  await server.kill();
  await server.start();
  expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'unavailable', code: 14 });
  expect(await all(client.readStream('s'))).toHaveLength(2);
  expect(await all(givenClient(server.connectionString).readStream('s'))).toHaveLength(2);
});

test('contract 29: a frozen server answers neither reads nor metadata; a unary append ends at its deadline', async () => {
  const { client, server } = await given({ batchAppend: false });
  await client.appendToStream('s', eventsOf(1));
  server.faults.freeze();
  const pending = [all(client.readStream('s')), client.getStreamMetadata('s')];
  const append = failure(client.appendToStream('s', eventsOf(1), { deadline: 80 }));
  expect(await append).toMatchObject({ type: 'deadline-exceeded' });
  expect(await Promise.all(pending.map((promise) => settled(promise)))).toEqual([false, false]);
  const late = givenClient(server.connectionString);
  const read = all(late.readStream('s'));
  expect(await settled(read, 200)).toBe(false);
  server.faults.thaw();
  await Promise.all([...pending, read]);
});

test('contract 29: what a server had to say when it froze stays unsaid until the thaw', async () => {
  const { client, server } = await given();
  await client.appendToStream('s', eventsOf(1));
  server.faults.delayAnswers(30);
  const append = client.appendToStream('s', eventsOf(1));
  await settled(append, 10);
  server.faults.freeze();
  expect(await settled(append)).toBe(false);
  server.faults.thaw();
  expect((await append).nextExpectedRevision).toBe(1n);
});

test('contract 29: an append whose time is over when the server gets to it is not stored', async () => {
  const { client, server } = await given();
  await client.appendToStream('s', eventsOf(1));
  server.faults.freeze();
  const append = failure(client.appendToStream('s', eventsOf(1), { deadline: 30 }));
  expect(await settled(append)).toBe(false);
  server.faults.thaw();
  expect(await append).toMatchObject({ type: 'deadline-exceeded' });
  expect(await all(client.readStream('s'))).toHaveLength(1);
});

test('contract 30: killed under writers and a subscriber, all fail with code 14, and what was acknowledged is there', async () => {
  const { client, server } = await given();
  const subscription = client.subscribeToStream('s');
  const dropped = new Promise((resolve) => subscription.once('error', resolve));
  let seen = 0;
  subscription.on('data', () => {
    seen += 1;
  });
  const acknowledged: string[] = [];
  const failures: unknown[] = [];
  const write = async (): Promise<void> => {
    const id = randomUUID();
    try {
      await client.appendToStream('s', eventOf(0, id));
      acknowledged.push(id);
      return write();
    } catch (error) {
      failures.push(error);
    }
  };
  const writers = Promise.all([write(), write(), write()]);
  while (acknowledged.length < 100) await new Promise((resolve) => setTimeout(resolve, 5));
  await server.kill();
  await writers;
  expect(await dropped).toBeInstanceOf(UnavailableError);
  expect(failures).toHaveLength(3);
  for (const error of failures) expect(error).toMatchObject({ code: 14 });
  await server.start();
  const there = await insist(() => all(client.readStream('s')));
  const ids = new Set(there.map(({ event }) => event?.id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const before = seen;
  await client.appendToStream('s', eventsOf(1));
  await settled(new Promise(() => undefined), 50);
  expect(seen).toBe(before);
});

test('connections are dropped after so many messages, and those arrive', async () => {
  const { client, server } = await given();
  await client.appendToStream('s', eventsOf(100));
  server.faults.dropAfter(1 + 7);
  const subscription = client.subscribeToStream('s');
  const got: (bigint | undefined)[] = [];
  const error = await new Promise((resolve) => {
    subscription.on('data', ({ event }) => got.push(event?.revision));
    subscription.on('error', resolve);
  });
  expect(error).toBeInstanceOf(UnavailableError);
  expect(got).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n]);
  expect(await insist(() => all(client.readStream('s')))).toHaveLength(100);
});

test.each([{ abruptly: false }, { abruptly: true }])(
  'connections are dropped at once, abruptly: $abruptly',
  async (how) => {
    const { client, server } = await given();
    const subscription = client.subscribeToAll();
    const dropped = new Promise((resolve) => subscription.once('error', resolve));
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    server.faults.dropConnections(how);
    expect(await dropped).toBeInstanceOf(UnavailableError);
    await insist(() => client.appendToStream('s', eventsOf(1)));
  },
);

test('the question for features fails so many times', async () => {
  const { client, server } = await given();
  server.faults.failServerFeatures(1);
  expect(await failure(client.appendToStream('s', eventsOf(1)))).toMatchObject({ code: 13 });
  // The client keeps the failure, and every append after it fails like this one.
  expect(await failure(client.appendToStream('s', eventsOf(1)))).toMatchObject({ code: 13 });
  const another = givenClient(server.connectionString);
  expect(await another.appendToStream('s', eventsOf(1))).toMatchObject({ success: true });
});
