// Persistent subscriptions, as real servers run them.
import {
  type EventStoreDBClient,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  type PersistentSubscriptionToStream,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
  streamNameFilter,
} from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { all, eventsOf, failure, given, linkTo } from './given.ts';

type Handle = (event: Delivered, consumer: Consumer) => unknown;
type Consumer = Pick<PersistentSubscriptionToStream, 'ack' | 'nack' | 'unsubscribe' | 'on' | 'id'>;
type Delivered = Parameters<Consumer['ack']>[0] & { readonly retryCount: number };

/** Connects, and notes what comes as `revision/retries`. */
const consume = (consumer: Consumer, handle: Handle = (event) => consumer.ack(event)) => {
  const told: string[] = [];
  let failed: unknown;
  consumer.on('data', (event: Delivered) => {
    told.push(`${event.event?.revision ?? 'nothing'}/${event.retryCount}`);
    handle(event, consumer);
  });
  consumer.on('error', (error: unknown) => {
    failed = error;
  });
  const until = async (count: number) => {
    while (told.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
    return told;
  };
  const untilFailed = async () => {
    while (failed === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
    return failed;
  };
  return { told, until, untilFailed, end: () => consumer.unsubscribe() };
};

const connect = (client: EventStoreDBClient, bufferSize = 10) =>
  client.subscribeToPersistentSubscriptionToStream('s', 'g', { bufferSize });

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 40));

const info = async (client: EventStoreDBClient) => {
  // Acknowledgements are not answered: this comes after them.
  await aWhile();
  return client.getPersistentSubscriptionToStreamInfo('s', 'g');
};

test('contract 25: by default it begins at the end of what was there when it was made', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  await client.appendToStream('s', eventsOf(2));
  const consumer = consume(connect(client));
  expect(await consumer.until(2)).toEqual(['2/0', '3/0']);
  await client.appendToStream('s', eventsOf(1));
  expect(await consumer.until(3)).toEqual(['2/0', '3/0', '4/0']);
  await consumer.end();
});

test('contract 25: it begins where it is told, inclusive', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(3));
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ startFrom: 1n }));
  const consumer = consume(connect(client));
  expect(await consumer.until(2)).toEqual(['1/0', '2/0']);
  await consumer.end();
});

test('contract 25: no more are under way than the consumer takes, and each acknowledgement brings the next', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(5));
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ startFrom: 'start' }));
  const held: Delivered[] = [];
  const consumer = connect(client, 2);
  const heard = consume(consumer, (event) => held.push(event));
  await heard.until(2);
  await aWhile();
  expect(heard.told).toHaveLength(2);
  await consumer.ack(held[0] as Delivered);
  expect(await heard.until(3)).toEqual(['0/0', '1/0', '2/0']);
  expect((await info(client)).connections[0]).toMatchObject({ inFlightMessages: 2, availableSlots: 0 });
  await heard.end();
});

test('contract 25: a message that is refused for retry comes back, and is parked after maxRetryCount', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ maxRetryCount: 3 }));
  await client.appendToStream('s', eventsOf(1));
  const consumer = connect(client);
  const heard = consume(consumer, (event) => consumer.nack('retry', 'not yet', event));
  expect(await heard.until(4)).toEqual(['0/0', '0/1', '0/2', '0/3']);
  expect((await info(client)).stats).toMatchObject({ parkedMessageCount: 1n, outstandingMessagesCount: 0 });
  expect(heard.told).toHaveLength(4);
  const [parked] = await all(client.readStream('$persistentsubscription-s::g-parked', { resolveLinkTos: true }));
  expect(parked?.event).toMatchObject({ streamId: 's', revision: 0n });
  expect(parked?.link?.metadata).toMatchObject({ reason: 'Reached retry count of 3' });
  await heard.end();
});

test('contract 25: what is parked can be replayed, all of it or up to a place', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  await client.appendToStream('s', eventsOf(3));
  const consumer = connect(client);
  let parking = true;
  const handle: Handle = (event) => (parking ? consumer.nack('park', 'poison', event) : consumer.ack(event));
  const heard = consume(consumer, handle);
  await heard.until(3);
  expect((await info(client)).stats.parkedMessageCount).toBe(3n);
  parking = false;
  await client.replayParkedMessagesToStream('s', 'g', { stopAt: 2 });
  await heard.until(5);
  expect((await info(client)).stats.parkedMessageCount).toBe(1n);
  expect(heard.told).toEqual(['0/0', '1/0', '2/0', '0/0', '1/0']);
  await client.replayParkedMessagesToStream('s', 'g');
  expect((await heard.until(6)).at(-1)).toBe('2/0');
  expect((await info(client)).stats.parkedMessageCount).toBe(0n);
  await heard.end();
});

test.each(['skip', 'stop'] as const)('contract 25: %s lets a message go and the subscription on', async (action) => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  await client.appendToStream('s', eventsOf(2));
  const consumer = connect(client, 1);
  const heard = consume(consumer, (event) => consumer.nack(action, 'never mind', event));
  expect(await heard.until(2)).toEqual(['0/0', '1/0']);
  expect((await info(client)).stats).toMatchObject({ parkedMessageCount: 0n, outstandingMessagesCount: 0 });
  await heard.end();
});

test('contract 25: consumers compete, and what one held when it left goes to another', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  const [leaving, staying] = [consume(connect(client), () => undefined), consume(connect(client))];
  while ((await info(client)).connections.length < 2);
  await client.appendToStream('s', eventsOf(4));
  await staying.until(2);
  expect(await leaving.until(2)).toHaveLength(2);
  await leaving.end();
  const told = await staying.until(4);
  expect(new Set(told.map((each) => each.split('/')[0]))).toEqual(new Set(['0', '1', '2', '3']));
  expect(told.filter((each) => each.endsWith('/1'))).toHaveLength(2);
  await staying.end();
});

test('contract 25: one consumer gets all while it can, where the strategy says so', async () => {
  const { client } = await given();
  const single = settings({ consumerStrategyName: 'DispatchToSingle' });
  await client.createPersistentSubscriptionToStream('s', 'g', single);
  const [first, second] = [consume(connect(client)), consume(connect(client))];
  while ((await info(client)).connections.length < 2);
  await client.appendToStream('s', eventsOf(3));
  while (first.told.length + second.told.length < 3) await aWhile();
  expect([first.told.length, second.told.length].sort()).toEqual([0, 3]);
  await Promise.all([first.end(), second.end()]);
});

test('contract 25: what is not acknowledged in time comes back', async () => {
  const { client } = await given({ tickEvery: 10 });
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ messageTimeout: 30 }));
  await client.appendToStream('s', eventsOf(1));
  const heard = consume(connect(client), () => undefined);
  expect(await heard.until(3)).toEqual(['0/0', '0/1', '0/2']);
  await heard.end();
});

test('contract 25: after a restart it goes on at its checkpoint, so what was done since comes again', async () => {
  const { client, server } = await given();
  const often = settings({ startFrom: 'start', checkPointLowerBound: 1, checkPointUpperBound: 3 });
  await client.createPersistentSubscriptionToStream('s', 'g', often);
  await client.appendToStream('s', eventsOf(8));
  const before = consume(connect(client));
  await before.until(8);
  const { stats } = await info(client);
  expect(stats.lastCheckpointedEventRevision).toBe(5n);
  await server.restart();
  await before.untilFailed();
  await client.listAllPersistentSubscriptions().catch(() => undefined);
  const after = consume(connect(client));
  expect(await after.until(2)).toEqual(['6/0', '7/0']);
  await after.end();
});

test('contract 25: to a filtered $all it brings what the filter names', async () => {
  const { client } = await given();
  const fromStart = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: 'start' });
  const filter = streamNameFilter({ prefixes: ['wanted-'] });
  await client.appendToStream('wanted-1', eventsOf(2));
  await client.createPersistentSubscriptionToAll('g', fromStart, { filter });
  await client.appendToStream('other', eventsOf(2));
  const consumer = client.subscribeToPersistentSubscriptionToAll('g');
  const heard = consume(consumer as Consumer);
  await client.appendToStream('wanted-2', eventsOf(1));
  expect(await heard.until(3)).toEqual(['0/0', '1/0', '0/0']);
  await aWhile();
  expect(heard.told).toHaveLength(3);
  const known = await client.getPersistentSubscriptionToAllInfo('g');
  expect(known).toMatchObject({ eventSource: '$all', groupName: 'g', settings: { startFrom: 'start' } });
  await heard.end();
});

test('contract 25: checkpoints of $all that beget each other keep nobody waiting', async () => {
  const { client } = await given();
  const often = persistentSubscriptionToAllSettingsFromDefaults({
    startFrom: 'start',
    checkPointLowerBound: 1,
    checkPointUpperBound: 1,
  });
  const filter = streamNameFilter({ prefixes: ['s'] });
  await client.createPersistentSubscriptionToAll('g', often, { filter });
  const consumer = consume(client.subscribeToPersistentSubscriptionToAll('g', { bufferSize: 10 }));
  await client.appendToStream('s', eventsOf(2));
  expect(await consumer.until(2)).toEqual(['0/0', '1/0']);
  await aWhile();
  await client.appendToStream('s', eventsOf(1));
  expect(await consumer.until(3)).toEqual(['0/0', '1/0', '2/0']);
  await consumer.end();
});

test('contract 25: links are resolved where the settings say so, and acknowledged as links', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ resolveLinkTos: true }));
  await client.appendToStream('target', eventsOf(6));
  await client.appendToStream('s', linkTo('5@target'));
  const heard = consume(connect(client));
  expect(await heard.until(1)).toEqual(['5/0']);
  expect((await info(client)).stats.outstandingMessagesCount).toBe(0);
  await heard.end();
});

test('contract 25: groups are made once, listed, told of, changed and deleted', async () => {
  const { client } = await given();
  const missing = { streamName: 's', groupName: 'g' };
  const calls = {
    info: () => client.getPersistentSubscriptionToStreamInfo('s', 'g'),
    update: () => client.updatePersistentSubscriptionToStream('s', 'g', settings({ maxRetryCount: 7 })),
    delete: () => client.deletePersistentSubscriptionToStream('s', 'g'),
    replay: () => client.replayParkedMessagesToStream('s', 'g'),
    connect: () =>
      consume(connect(client))
        .untilFailed()
        .then((error) => Promise.reject(error)),
  };
  for (const call of Object.values(calls)) {
    const error = await failure(call());
    expect(error).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
    expect(error).toMatchObject(missing);
  }
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  const twice = await failure(client.createPersistentSubscriptionToStream('s', 'g', settings()));
  expect(twice).toBeInstanceOf(PersistentSubscriptionExistsError);
  await client.createPersistentSubscriptionToAll('a', persistentSubscriptionToAllSettingsFromDefaults());
  const listed = await client.listAllPersistentSubscriptions();
  expect(listed.map(({ eventSource, groupName }) => `${eventSource}/${groupName}`)).toEqual(['s/g', '$all/a']);
  expect(await client.listPersistentSubscriptionsToStream('s')).toHaveLength(1);
  await calls.update();
  expect((await calls.info()).settings).toEqual(settings({ maxRetryCount: 7 }));
  await calls.delete();
  expect(await failure(calls.info())).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
});

test('contract 25: a change or the end of a group sends its consumers away', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings());
  const first = consume(connect(client));
  while ((await info(client)).connections.length < 1);
  await client.updatePersistentSubscriptionToStream('s', 'g', settings({ maxRetryCount: 1 }));
  expect(await first.untilFailed()).toBeInstanceOf(PersistentSubscriptionDroppedError);
  const second = consume(connect(client));
  while ((await info(client)).connections.length < 1);
  await client.restartPersistentSubscriptionSubsystem();
  expect(await second.untilFailed()).toBeInstanceOf(PersistentSubscriptionDroppedError);
  const third = consume(connect(client));
  while ((await info(client)).connections.length < 1);
  await client.deletePersistentSubscriptionToStream('s', 'g');
  expect(await third.untilFailed()).toMatchObject({ streamName: 's', groupName: 'g' });
});

test('contract 25: no more consumers connect than there may be', async () => {
  const { client } = await given();
  await client.createPersistentSubscriptionToStream('s', 'g', settings({ maxSubscriberCount: 1 }));
  const first = consume(connect(client));
  while ((await info(client)).connections.length < 1);
  const error = await consume(connect(client)).untilFailed();
  expect(error).toBeInstanceOf(PersistentSubscriptionMaximumSubscribersReachedError);
  await first.end();
});
