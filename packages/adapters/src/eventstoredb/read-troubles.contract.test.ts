/** What readers and subscribers live through: connections that end, servers that freeze, and logs that are others' too. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { startCluster } from '../../testing/eventstoredb-server/index.ts';
import {
  afterwards,
  all,
  followed,
  given,
  givenStore,
  insist,
  numbersOf,
  pause,
  write,
} from '../../testing/eventstoredb-troubles.ts';
import { noted, numbered } from '../conformance/events.ts';
import type { Delivery } from '../store/port.ts';

const name = 'acme.order-1';

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

test.each(['forwards', 'backwards'] as const)('a read that is cut off goes on where it was, %s', async (direction) => {
  const { store, server, notices } = await given({}, { timers: { pause: 5 } });
  await store.append(name, 'any', numbered(1_500));
  const expected = direction === 'forwards' ? upTo(1_500) : upTo(1_500).toReversed();
  server.faults.dropAfter(700);
  expect(numbersOf(await all(store.readStream(name, { direction })))).toEqual(expected);
  server.faults.dropAfter(900);
  expect(numbersOf(await all(store.readAll({ direction })))).toEqual(expected);
  server.faults.dropAfter(300);
  expect(numbersOf(await all(store.readAll({ direction, limit: 1_200 })))).toEqual(expected.slice(0, 1_200));
  expect(notices.filter(({ kind }) => kind === 'read-again').length).toBeGreaterThanOrEqual(3);
});

test('contract 29: a server that freezes under a read and thaws: the read goes on, and nothing is missing', async () => {
  const { store, server } = await given();
  const patient = await givenStore(server.connectionString, { timers: {} });
  expect(await patient.store.append(name, 'any', numbered(1_200))).toMatchObject(E.right({ revision: 1_199 }));
  server.faults.freeze();
  const events = all(store.readStream(name));
  await pause(400);
  server.faults.thaw();
  expect(numbersOf(await events)).toEqual(upTo(1_200));
});

test('contract 29: a server that stays frozen: reads, heads and metadata end with unavailable', async () => {
  const timers = { append: 40, read: 40, patience: 100, pause: 5, longestPause: 10 };
  const { store, server } = await given({}, { timers });
  await write(store, name, 2);
  server.faults.freeze();
  await expect(all(store.readStream(name))).rejects.toThrow('unavailable');
  await expect(all(store.readAll())).rejects.toThrow('unavailable');
  expect(await store.head()).toMatchObject(E.left({ code: 'unavailable' }));
  expect(await store.administration?.readMetadata(name)).toMatchObject(E.left({ code: 'unavailable' }));
  server.faults.thaw();
  await insist(() => store.head());
});

test('a read that is begun and left, of a stream that is missing too, harms nobody', async () => {
  const { store } = await given();
  await write(store, name, 3);
  store.readStream('acme.order-missing');
  for (let turn = 0; turn < 3; turn++) {
    for (const pages of [store.readStream('acme.order-missing'), store.readStream(name), store.readAll()]) {
      const iterator = pages[Symbol.asyncIterator]();
      await iterator.next();
      await iterator.return?.();
      expect(await iterator.next()).toMatchObject({ done: true });
    }
  }
});

test('a subscription is made anew behind the last event that came, however often it is cut: none lost, none twice', async () => {
  const { store, server, notices } = await given();
  const following = followed(store, (events) => events.length >= 300);
  const writing = write(store, name, 300);
  const cutting = (async () => {
    for (let cut = 0; cut < 8; cut++) {
      await pause(15);
      if (cut % 2 === 0) server.faults.dropAfter(7);
      else server.faults.dropConnections({ abruptly: true });
    }
  })();
  await Promise.all([writing, cutting]);
  expect(numbersOf(await following)).toEqual(upTo(300));
  expect(notices.some(({ kind }) => kind === 'subscribed-again')).toBe(true);
});

test('contract 30: killed under a subscriber, it goes on when the server is back', async () => {
  const { store, server } = await given();
  await write(store, name, 5);
  const following = followed(store, (events) => events.length >= 10);
  await pause(30);
  await server.kill();
  await pause(100);
  await server.start();
  await write(store, name, 5, 5);
  expect(numbersOf(await following)).toEqual(upTo(10));
});

test('frozen under a subscriber: it notices by itself that it hears nothing, and misses nothing', async () => {
  const { store, server } = await given();
  const other = await givenStore(server.connectionString);
  await write(other.store, name, 3);
  const deliveries: Delivery[] = [];
  const following = followed(
    store,
    (events) => events.length >= 6,
    (delivery) => deliveries.push(delivery),
  );
  while (deliveries.at(-1)?.kind !== 'caught-up') await pause(5);
  server.faults.freeze();
  const writing = write(other.store, name, 3, 3);
  await pause(900);
  server.faults.thaw();
  await writing;
  expect(numbersOf(await following)).toEqual(upTo(6));
});

test.each(['24.6.0', '23.10.6', '22.10.5'] as const)(
  'contract 23: on %s one is told of having caught up, whether the server tells it or not',
  async (version) => {
    const { store } = await given({ version });
    for (const appended of [0, 3]) {
      await write(store, name, appended);
      const iterator = store.subscribe({ types: ['ConformanceClosed'] })[Symbol.asyncIterator]();
      expect(await iterator.next()).toMatchObject({ value: E.right({ kind: 'caught-up' }) });
      await iterator.return?.();
    }
  },
);

test('contract 24: where nothing matched, the checkpoint is none, and never 2^64−1', async () => {
  const { store, server } = await given();
  const client = EventStoreDBClient.connectionString(server.connectionString);
  afterwards(client.dispose);
  for (let number = 0; number < 40; number++) {
    await client.appendToStream('elsewhere', jsonEvent({ type: 'Other', data: { number } }));
  }
  const iterator = store.subscribe()[Symbol.asyncIterator]();
  const first = await iterator.next();
  expect(first.value).toEqual(E.right({ kind: 'caught-up', position: null }));
  await iterator.return?.();
  expect(await store.head()).toEqual(E.right(null));
});

test("others' events are not ours and not an error; in our streams they have a fault, and ours beside them none", async () => {
  const { store, server } = await given();
  const client = EventStoreDBClient.connectionString(server.connectionString);
  afterwards(client.dispose);
  await write(store, name, 2);
  for (const stream of ['elsewhere', 'acme2.order-1', 'acmeorder-1']) {
    await client.appendToStream(stream, jsonEvent({ type: 'Other', data: { number: 7 } }));
  }
  await client.appendToStream(
    name,
    jsonEvent({ type: 'Other', data: { number: 7 }, metadata: { $correlationId: 'c' } }),
  );
  await client.setStreamMetadata(name, { custom: 'kept' });
  await write(store, name, 1, 3);
  const events = await all(store.readStream(name));
  expect(events.map(({ revision, fault }) => [revision, fault?.code])).toEqual([
    [0, undefined],
    [1, undefined],
    [2, 'broken-data'],
    [3, undefined],
  ]);
  expect(events[2]).toMatchObject({ type: 'Other', data: { number: 7 }, correlationId: 'c' });
  expect(await all(store.readAll())).toEqual(events);
  expect(await all(store.readAll({ direction: 'backwards' }))).toEqual(events.toReversed());
  expect(await followed(store, (seen) => seen.length >= 4)).toEqual(events);
  expect(await store.head()).toEqual(E.right(events[3]?.position));
});

test('correlation and causation stand under the names that EventStoreDB gives them', async () => {
  const { store, server } = await given();
  const client = EventStoreDBClient.connectionString(server.connectionString);
  afterwards(client.dispose);
  await store.append(name, 'any', [
    noted({ correlationId: 'story', causationId: 'cause', data: { b: 1, a: [1, null] } }),
  ]);
  for await (const { event } of client.readStream(name)) {
    expect(event).toMatchObject({ type: 'ConformanceNoted', isJson: true, data: { b: 1, a: [1, null] } });
    expect(event?.metadata).toMatchObject({ $correlationId: 'story', $causationId: 'cause' });
    expect(JSON.stringify(event?.data)).toBe('{"a":[1,null],"b":1}');
  }
});

test('what metadata hold beside, such as who may do what, stays as it is', async () => {
  const { store, server } = await given();
  const client = EventStoreDBClient.connectionString(server.connectionString);
  afterwards(client.dispose);
  await write(store, name, 4);
  await client.setStreamMetadata(name, { acl: { readRoles: ['$all'] }, maxAge: 60, custom: 7 });
  expect(await store.administration?.writeMetadata(name, { maxCount: 2 })).toEqual(E.right(undefined));
  const { metadata } = await client.getStreamMetadata(name);
  expect(metadata).toEqual({ acl: { readRoles: ['$all'] }, maxCount: 2, custom: 7 });
});

test('without leave to administer, nothing can be deleted', async () => {
  const { store } = await given({}, { administration: false });
  expect(store.administration).toBeUndefined();
});

test('contract 31: the leader is killed under writers and a subscriber: nothing is lost, nothing comes twice', async () => {
  const cluster = await startCluster({ election: 60 });
  afterwards(cluster.stop);
  const { store } = await givenStore(cluster.connectionString);
  const streams = ['acme.order-1', 'acme.order-2', 'acme.order-3'];
  const following = followed(store, (events) => events.length >= 120);
  const writing = Promise.all(streams.map((stream) => write(store, stream, 40)));
  await pause(60);
  await cluster.killLeader();
  await writing;
  const events = await following;
  for (const stream of streams) {
    expect(numbersOf(events.filter((event) => event.stream === stream))).toEqual(upTo(40));
    expect(numbersOf(await all(store.readStream(stream)))).toEqual(upTo(40));
  }
});

test('a leader that steps down is followed to the next one', async () => {
  const cluster = await startCluster();
  afterwards(cluster.stop);
  const { store } = await givenStore(cluster.connectionString);
  await write(store, name, 5);
  for (const node of [...cluster.nodes.slice(1), ...cluster.nodes.slice(0, 1)]) {
    cluster.elect(node);
    const from = (await all(store.readStream(name))).length;
    await write(store, name, 5, from);
  }
  expect(numbersOf(await all(store.readStream(name)))).toEqual(upTo(20));
});

/** Stands between a client and a server; from some moment on it swallows whatever goes over the connections that there are. */
const givenSwallower = async (port: number) => {
  const pairs: (readonly [Socket, Socket])[] = [];
  const proxy = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    pairs.push([socket, onward]);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  afterwards(async () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
  const { port: own } = proxy.address() as AddressInfo;
  return {
    connectionString: `esdb://127.0.0.1:${own}?tls=false`,
    connections: () => pairs.length,
    swallow: () => {
      for (const [socket, onward] of pairs) {
        socket.unpipe();
        onward.unpipe();
        for (const each of [socket, onward]) each.on('data', () => undefined);
      }
    },
  };
};

test('a connection that swallows everything: appends, reads and subscriptions move to another one', async () => {
  const { server } = await given();
  const swallower = await givenSwallower(server.port);
  const { store } = await givenStore(swallower.connectionString);
  // gRPC shares one connection among all who ask for the same: this one holds on to it.
  const idle = await givenStore(swallower.connectionString);
  await write(store, name, 3);
  expect(await all(idle.store.readStream(name))).toHaveLength(3);
  const following = followed(store, (events) => events.length >= 6);
  await pause(50);
  const before = swallower.connections();
  swallower.swallow();
  await write(store, name, 3, 3);
  expect(numbersOf(await following)).toEqual(upTo(6));
  expect(numbersOf(await all(store.readStream(name)))).toEqual(upTo(6));
  expect(swallower.connections()).toBeGreaterThan(before);
});

test('the whole cluster is gone under many calls at once, and comes back: nobody crashes, everybody goes on', async () => {
  const cluster = await startCluster();
  afterwards(cluster.stop);
  const { store } = await givenStore(`${cluster.connectionString}&maxDiscoverAttempts=1&discoveryInterval=1`);
  const streams = Array.from({ length: 6 }, (_, number) => `acme.order-${number}`);
  const following = followed(store, (events) => events.length >= 60);
  const writing = Promise.all(streams.map((stream) => write(store, stream, 10)));
  await pause(10);
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  await pause(300);
  for (const node of cluster.nodes) await node.start();
  await writing;
  const events = await following;
  for (const stream of streams) {
    expect(numbersOf(events.filter((event) => event.stream === stream))).toEqual(upTo(10));
  }
});
