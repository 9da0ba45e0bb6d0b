/** Competing consumers on the server: acknowledged, tried again, parked and replayed, through whatever happens to the connection. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { startCluster } from '../../testing/eventstoredb-server/index.ts';
import { afterwards, given, givenStore, pause, write } from '../../testing/eventstoredb-troubles.ts';
import { noted, numbered } from '../conformance/events.ts';
import type { Consumed, GroupSource, PersistentSubscriptions } from './index.ts';

const stream = 'acme.order-1';
const ofStream: GroupSource = { of: 'stream', stream };
const namespace: GroupSource = { of: 'namespace' };

const numberOf = ({ event }: Consumed): number => (event.data as { readonly number: number }).number;

/** Consumes until so many were handled; answers what came, as `number/retries`. */
const consume = async (
  persistent: PersistentSubscriptions,
  source: GroupSource,
  count: number,
  handle: (consumed: Consumed) => unknown = ({ ack }) => ack(),
): Promise<readonly string[]> => {
  const came: string[] = [];
  for await (const told of persistent.consume('g', source)) {
    if (E.isLeft(told)) throw new Error(JSON.stringify(told.left));
    came.push(`${numberOf(told.right)}/${told.right.retries}`);
    handle(told.right);
    if (came.length === count) break;
  }
  // Acknowledgements are not answered: give them the time to arrive, and the consumer the time to be gone.
  await pause(150);
  return came;
};

test.each([ofStream, namespace, { of: 'category', category: 'order' } as const])(
  'contract 25: a group of a $of gets what is there and what comes, and goes on where it was',
  async (source) => {
    const { store, persistent } = await given();
    await write(store, stream, 2);
    await store.append('acme.visit-1', 'any', numbered(1, {}, 100));
    expect(await persistent.create('g', source)).toEqual(E.right(undefined));
    expect(await persistent.create('g', source)).toEqual(E.left({ code: 'group-exists', group: 'g' }));
    const there = source.of === 'namespace' ? ['0/0', '1/0', '100/0'] : ['0/0', '1/0'];
    expect(await consume(persistent, source, there.length)).toEqual(there);
    await write(store, stream, 2, 2);
    expect(await consume(persistent, source, 2)).toEqual(['2/0', '3/0']);
    expect(await persistent.state('g', source)).toEqual(E.right({ consumers: 0, inFlight: 0, parked: 0 }));
    expect(await persistent.remove('g', source)).toEqual(E.right(undefined));
    expect(await persistent.state('g', source)).toEqual(E.left({ code: 'group-not-found', group: 'g' }));
  },
);

test('contract 25: an event that is refused comes again, is parked when that was too often, and can be replayed', async () => {
  const { store, persistent } = await given();
  await persistent.create('g', namespace, { retries: 2 });
  await write(store, stream, 1);
  expect(await consume(persistent, namespace, 3, ({ retry }) => retry('not yet'))).toEqual(['0/0', '0/1', '0/2']);
  expect(await persistent.state('g', namespace)).toMatchObject(E.right({ parked: 1 }));
  expect(await persistent.replayParked('g', namespace)).toEqual(E.right(undefined));
  expect(await consume(persistent, namespace, 1)).toHaveLength(1);
  expect(await persistent.state('g', namespace)).toMatchObject(E.right({ parked: 0, inFlight: 0 }));
});

test('a poison event is parked with its reason and stops nobody; another is let go', async () => {
  const { store, persistent, server } = await given();
  await persistent.create('g', ofStream);
  await write(store, stream, 4);
  const handle = ({ park, skip, ack, ...consumed }: Consumed) => {
    const number = numberOf({ park, skip, ack, ...consumed });
    return number === 1 ? park('poison') : number === 2 ? skip('never mind') : ack();
  };
  expect(await consume(persistent, ofStream, 4, handle)).toEqual(['0/0', '1/0', '2/0', '3/0']);
  expect(await persistent.state('g', ofStream)).toMatchObject(E.right({ parked: 1, inFlight: 0 }));
  expect(server.running()).toBe(true);
});

test('now is a place: what was appended before the first checkpoint comes again after a restart, and is not skipped', async () => {
  const { store, persistent, server } = await given();
  await write(store, stream, 3);
  await persistent.create('g', ofStream, { from: 'now' });
  await persistent.create('g', namespace, { from: 'now' });
  await write(store, stream, 2, 3);
  await server.restart();
  expect(await consume(persistent, ofStream, 2)).toEqual(['3/0', '4/0']);
  const ofAll = await consume(persistent, namespace, 3);
  expect(ofAll.slice(-2)).toEqual(['3/0', '4/0']);
});

test('consumers compete, and what one held when it left goes to another', async () => {
  const { store, server, persistent } = await given();
  const other = await givenStore(server.connectionString);
  await persistent.create('g', namespace);
  const leaving = persistent.consume('g', namespace)[Symbol.asyncIterator]();
  const first = leaving.next();
  await write(store, stream, 6);
  expect(E.isRight((await first).value ?? E.left(null))).toBe(true);
  await leaving.return?.();
  const came = await consume(other.persistent, namespace, 6);
  expect(came.map((each) => each.split('/')[0]).toSorted()).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('cut off and restarted, a consumer goes on by itself; what it had not acknowledged comes again', async () => {
  const { store, server, persistent } = await given();
  await persistent.create('g', namespace, { checkpoints: { least: 1, most: 10 } });
  const seen = new Set<number>();
  const stale: boolean[] = [];
  let held: Consumed | null = null;
  const consuming = (async () => {
    for await (const told of persistent.consume('g', namespace)) {
      if (E.isLeft(told)) throw new Error(JSON.stringify(told.left));
      if (held !== null) stale.push(held.ack());
      held = null;
      if (seen.size === 3 && stale.length === 0) held = told.right;
      else {
        told.right.ack();
        seen.add(numberOf(told.right));
      }
      if (seen.size === 12) break;
    }
  })();
  await write(store, stream, 4);
  while (held === null) await pause(5);
  server.faults.dropConnections({ abruptly: true });
  await write(store, stream, 4, 4);
  await server.restart();
  await write(store, stream, 4, 8);
  await consuming;
  expect(seen.size).toBe(12);
  expect(stale).toEqual([false]);
});

test('contract 31: consumers move to the new leader', async () => {
  const cluster = await startCluster();
  afterwards(cluster.stop);
  const { store, persistent } = await givenStore(cluster.connectionString);
  await persistent.create('g', namespace);
  const numbers = new Set<number>();
  const consuming = (async () => {
    for await (const told of persistent.consume('g', namespace)) {
      if (E.isLeft(told)) throw new Error(JSON.stringify(told.left));
      told.right.ack();
      numbers.add(numberOf(told.right));
      if (numbers.size === 4) break;
    }
  })();
  await write(store, stream, 2);
  await pause(50);
  await cluster.killLeader();
  await write(store, stream, 2, 2);
  await consuming;
  expect([...numbers].toSorted()).toEqual([0, 1, 2, 3]);
});

test('what is no group is refused in words; what is gone ends the consumer; closing does too', async () => {
  const { store, persistent } = await given();
  const wrong: readonly (readonly [string, GroupSource])[] = [
    ['', namespace],
    ['a::b', namespace],
    ['g', { of: 'stream', stream: 'elsewhere' }],
    ['g', { of: 'category', category: 'a-b' }],
    ['g', { of: 'nothing' } as unknown as GroupSource],
  ];
  for (const [group, source] of wrong) {
    expect(await persistent.create(group, source)).toMatchObject(E.left({ code: 'invalid-group' }));
    const told = await persistent.consume(group, source)[Symbol.asyncIterator]().next();
    expect(told.value).toMatchObject(E.left({ code: 'invalid-group' }));
  }
  expect(await persistent.create('g', ofStream, { from: { position: '7' } })).toMatchObject(
    E.left({ code: 'invalid-group' }),
  );
  expect(await persistent.create('g', namespace, { from: { revision: 7 } })).toMatchObject(
    E.left({ code: 'invalid-group' }),
  );
  // The tenth event between two checkpoints is the first that may be asked for.
  for (const most of [1, 9]) {
    expect(await persistent.create('g', namespace, { checkpoints: { least: 1, most } })).toMatchObject(
      E.left({ code: 'invalid-group', reason: expect.stringContaining('10 events or more') }),
    );
  }
  const missing = await persistent.consume('g', namespace)[Symbol.asyncIterator]().next();
  expect(missing.value).toEqual(E.left({ code: 'group-not-found', group: 'g' }));
  await persistent.create('g', namespace, { consumers: 1, checkpoints: { least: 1, most: 10 } });
  const first = persistent.consume('g', namespace)[Symbol.asyncIterator]();
  const waiting = first.next();
  while (JSON.stringify(await persistent.state('g', namespace)).includes('"consumers":0')) await pause(5);
  const second = await persistent.consume('g', namespace)[Symbol.asyncIterator]().next();
  expect(second.value).toEqual(E.left({ code: 'group-full', group: 'g' }));
  await store.append(stream, 'any', [noted()]);
  await waiting;
  const closing = first.next();
  await store.close();
  expect((await closing).value).toMatchObject(E.left({ code: 'unavailable' }));
  expect(await persistent.state('g', namespace)).toMatchObject(E.left({ code: 'unavailable' }));
});

test('a signal ends a consumer while it waits', async () => {
  const { persistent } = await given();
  await persistent.create('g', namespace);
  const control = new AbortController();
  const consumer = persistent.consume('g', namespace, { signal: control.signal })[Symbol.asyncIterator]();
  const waiting = consumer.next();
  await pause(20);
  control.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
