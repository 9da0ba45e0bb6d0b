// A cluster as its clients see it: gossip, the leader's death, and a leader that steps down.
import {
  type EventStoreDBClient,
  NotLeaderError,
  PersistentSubscriptionDroppedError,
  type ResolvedEvent,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
} from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { afterwards, all, eventOf, eventsOf, failure, givenClient } from './given.ts';
import { type ClusterOptions, startCluster } from './index.ts';

const givenCluster = async (options?: ClusterOptions) => {
  const cluster = await startCluster(options);
  afterwards(cluster.stop);
  return cluster;
};

test('gossip: a client that is given all hosts finds the leader, or a follower where it prefers one', async () => {
  const cluster = await givenCluster();
  const leader = cluster.leader();
  const client = givenClient(cluster.connectionString);
  await client.appendToStream('s', eventsOf(1), { requiresLeader: true });
  leader?.faults.notReady(true);
  const reader = givenClient(`${cluster.connectionString}&nodePreference=follower`);
  expect(await all(reader.readStream('s'))).toHaveLength(1);
});

test('a follower passes an append on, and refuses one that requires the leader, whose endpoint it tells', async () => {
  const cluster = await givenCluster();
  const [, follower] = cluster.nodes;
  const connectionString = follower?.connectionString ?? '';
  await givenClient(connectionString).appendToStream('s', eventsOf(1));
  // The client asks once for all of its appends, so this takes another one.
  const client = givenClient(connectionString);
  const error = await failure(client.appendToStream('t', eventsOf(1), { requiresLeader: true }));
  expect(error).toBeInstanceOf(NotLeaderError);
  expect(error).toMatchObject({ leader: { address: '127.0.0.1', port: cluster.leader()?.port } });
});

test('contract 31: the leader is killed under a writer; the same client goes on, nothing is lost and nothing twice', async () => {
  const cluster = await givenCluster({ election: 30 });
  const client = givenClient(cluster.connectionString);
  const subscription = client.subscribeToStream('s');
  const dropped = new Promise((resolve) => subscription.once('error', resolve));
  let troubles = 0;
  let killed: Promise<unknown> | undefined;
  let slow: NodeJS.Timeout | undefined;
  for (let number = 0; number < 60; number += 1) {
    const event = eventOf({ number });
    const expectedRevision = number === 0 ? 'no_stream' : BigInt(number - 1);
    for (;;) {
      const append = client.appendToStream('s', event, { expectedRevision });
      if (number === 30) killed ??= cluster.killLeader();
      try {
        const patience = new Promise<never>((_, reject) => {
          slow = setTimeout(reject, 500, new Error('no answer'));
        });
        expect((await Promise.race([append, patience])).nextExpectedRevision).toBe(BigInt(number));
        break;
      } catch (error) {
        if (troubles > 200) throw error;
        troubles += 1;
        append.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 5));
      } finally {
        clearTimeout(slow);
      }
    }
  }
  await killed;
  await dropped;
  expect(troubles).toBeGreaterThan(0);
  const there = await all(client.readStream('s'));
  expect(there.map(({ event }) => event?.data)).toEqual(Array.from({ length: 60 }, (_, number) => ({ number })));
});

test('contract 31: an append that was stored by the old leader is recognised by the new one', async () => {
  const cluster = await givenCluster();
  const client = givenClient(cluster.connectionString);
  await client.appendToStream('s', eventsOf(1));
  const event = eventOf('in flight');
  const append = (by: EventStoreDBClient) => by.appendToStream('s', event, { expectedRevision: 0n });
  cluster.leader()?.faults.loseAcknowledgements(1);
  const lost = append(client);
  lost.catch(() => undefined);
  await cluster.killLeader();
  expect(await failure(lost)).toMatchObject({ code: 14 });
  const survivor = givenClient(cluster.leader()?.connectionString ?? '');
  expect((await append(survivor)).nextExpectedRevision).toBe(1n);
  expect(await all(survivor.readStream('s'))).toHaveLength(2);
});

test.each([
  { batchAppend: false, refusal: { type: 'unavailable' } },
  { batchAppend: true, refusal: { type: 'unknown', message: 'Could not recognize Server Is Not Ready' } },
])('while nobody leads, nobody can write; in a batch: $batchAppend', async ({ batchAppend, refusal }) => {
  const cluster = await givenCluster({ election: 60_000, batchAppend });
  const [, second] = cluster.nodes;
  const client = givenClient(second?.connectionString ?? '');
  await client.appendToStream('s', eventsOf(1));
  await cluster.killLeader();
  expect(cluster.leader()).toBeUndefined();
  expect(await failure(client.appendToStream('s', eventsOf(1)))).toMatchObject(refusal);
  expect(await all(client.readStream('s'))).toHaveLength(1);
});

test('a dead leader comes back as a follower, and one can be made the leader again', async () => {
  const cluster = await givenCluster();
  const dead = await cluster.killLeader();
  expect(cluster.leader()).not.toBe(dead);
  await dead.start();
  const append = () => givenClient(dead.connectionString).appendToStream('s', eventsOf(1), { requiresLeader: true });
  expect(await failure(append())).toBeInstanceOf(NotLeaderError);
  cluster.elect(dead);
  expect(await append()).toMatchObject({ success: true });
});

test('contract 4: with any, another leader does not know the ids of the one before', async () => {
  const cluster = await givenCluster();
  const [, second] = cluster.nodes;
  const client = givenClient(second?.connectionString ?? '');
  if (second !== undefined) cluster.elect(second);
  const events = eventsOf(1);
  await client.appendToStream('s', events);
  await client.appendToStream('s', events);
  expect(await all(client.readStream('s'))).toHaveLength(1);
  for (const node of [...cluster.nodes].reverse()) cluster.elect(node);
  if (second !== undefined) cluster.elect(second);
  await client.appendToStream('s', events);
  expect(await all(client.readStream('s'))).toHaveLength(2);
});

test('contract 25: persistent subscriptions move to the new leader, who knows what was configured since', async () => {
  const cluster = await givenCluster();
  const old = givenClient(cluster.leader()?.connectionString ?? '');
  await old.createPersistentSubscriptionToStream('s', 'g', settings({ startFrom: 'start' }));
  const dropped = new Promise((resolve) => {
    old.subscribeToPersistentSubscriptionToStream('s', 'g').on('error', resolve);
  });
  while ((await old.getPersistentSubscriptionToStreamInfo('s', 'g')).connections.length === 0);
  const [, second] = cluster.nodes;
  if (second !== undefined) cluster.elect(second);
  expect(await dropped).toBeInstanceOf(PersistentSubscriptionDroppedError);
  expect(await failure(old.getPersistentSubscriptionToStreamInfo('s', 'g'))).toBeInstanceOf(NotLeaderError);
  const next = givenClient(second?.connectionString ?? '');
  await next.appendToStream('s', eventsOf(1));
  const consumer = next.subscribeToPersistentSubscriptionToStream('s', 'g');
  const { event } = await new Promise<ResolvedEvent>((resolve) => consumer.once('data', resolve));
  expect(event).toMatchObject({ streamId: 's', revision: 0n });
});
