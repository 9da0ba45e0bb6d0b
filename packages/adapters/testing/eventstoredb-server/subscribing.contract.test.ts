// Catch-up subscriptions, as real servers run them.
import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  eventTypeFilter,
  type Filter,
  type Position,
  StreamDeletedError,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, eventsOf, given, linkTo } from './given.ts';

type Told = string | bigint;

/** Notes all that a subscription says, in order, and waits for it. */
const listen = (subscription: StreamSubscription | AllStreamSubscription) => {
  const told: Told[] = [];
  let failed: unknown;
  let wake = () => {};
  const note = (what: Told) => {
    told.push(what);
    wake();
  };
  subscription.on('confirmation', () => note('confirmation'));
  subscription.on('caughtUp', () => note('caughtUp'));
  subscription.on('error', (error: unknown) => {
    failed = error;
    note('error');
  });
  subscription.on('data', ({ event }) => note(event?.revision ?? 'nothing'));
  const until = async (count: number) => {
    while (told.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return told;
  };
  return { told, until, failed: () => failed, end: () => subscription.unsubscribe() };
};

/** Long enough for what must not come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('a subscription to a stream', () => {
  test('contract 23: it is confirmed, gets what is there, is told that this was all, and gets what comes', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(2));
    const heard = listen(client.subscribeToStream('s'));
    await heard.until(4);
    await client.appendToStream('s', eventsOf(1));
    expect(await heard.until(5)).toEqual(['confirmation', 0n, 1n, 'caughtUp', 2n]);
    await heard.end();
  });

  test('contract 23: the start is exclusive, and the end is what was there', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(4));
    const afterOne = listen(client.subscribeToStream('s', { fromRevision: 1n }));
    const afterAll = listen(client.subscribeToStream('s', { fromRevision: 'end' }));
    expect(await afterOne.until(4)).toEqual(['confirmation', 2n, 3n, 'caughtUp']);
    await afterAll.until(2);
    await client.appendToStream('s', eventsOf(1));
    expect(await afterAll.until(3)).toEqual(['confirmation', 'caughtUp', 4n]);
    await Promise.all([afterOne.end(), afterAll.end()]);
  });

  test.each([
    { version: '24.6.0', ofThere: true, ofMissing: true },
    { version: '23.10.6', ofThere: true, ofMissing: false },
    { version: '22.10.5', ofThere: false, ofMissing: false },
  ] as const)('contract 23: $version tells it of a stream: $ofThere, of a missing one: $ofMissing', async (row) => {
    const { client } = await given({ version: row.version });
    await client.appendToStream('there', eventsOf(1));
    for (const [stream, tells] of [
      ['there', row.ofThere],
      ['missing', row.ofMissing],
    ] as const) {
      const heard = listen(client.subscribeToStream(stream, { fromRevision: 'end' }));
      await heard.until(tells ? 2 : 1);
      await aWhile();
      expect(heard.told.includes('caughtUp')).toBe(tells);
      await client.appendToStream(stream, eventsOf(1));
      await heard.until(tells ? 3 : 2);
      await heard.end();
    }
  });

  test('contract 23: what metadata or a soft deletion hide is not delivered from the past', async () => {
    const { client } = await given();
    for (const stream of ['cut', 'soft']) await client.appendToStream(stream, eventsOf(5));
    await client.setStreamMetadata('cut', { maxCount: 1 });
    await client.deleteStream('soft');
    const [cut, soft] = [listen(client.subscribeToStream('cut')), listen(client.subscribeToStream('soft'))];
    expect(await cut.until(3)).toEqual(['confirmation', 4n, 'caughtUp']);
    await soft.until(2);
    await client.appendToStream('soft', eventsOf(1));
    expect(await soft.until(3)).toEqual(['confirmation', 'caughtUp', 5n]);
    await Promise.all([cut.end(), soft.end()]);
  });

  test('contract 27: a tombstone is delivered at 2^63-1, then the subscription fails', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(1));
    const heard = listen(client.subscribeToStream('s'));
    await heard.until(3);
    await client.tombstoneStream('s');
    expect(await heard.until(5)).toEqual(['confirmation', 0n, 'caughtUp', 2n ** 63n - 1n, 'error']);
    expect(heard.failed()).toBeInstanceOf(StreamDeletedError);
    const late = listen(client.subscribeToStream('s'));
    await late.until(2);
    expect(late.told).toEqual(['confirmation', 'error']);
  });

  test('contract 17: links are resolved where that is asked', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(3));
    await client.appendToStream('links', linkTo('2@s'));
    const heard = listen(client.subscribeToStream('links', { resolveLinkTos: true }));
    expect(await heard.until(3)).toEqual(['confirmation', 2n, 'caughtUp']);
    await heard.end();
  });

  test('a slow reader gets everything all the same, in order', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(2_000));
    const subscription = client.subscribeToStream('s');
    const got: bigint[] = [];
    for await (const { event } of subscription) {
      got.push(event?.revision ?? -1n);
      if (got.length === 1) {
        await client.appendToStream('s', eventsOf(500));
        await aWhile();
      }
      if (got.length === 2_500) await client.appendToStream('s', eventsOf(1));
      if (got.length === 2_501) break;
    }
    await subscription.unsubscribe();
    expect(got).toEqual(Array.from({ length: 2_501 }, (_, revision) => BigInt(revision)));
  });
});

describe('a subscription to all', () => {
  const positionOfLast = async (client: EventStoreDBClient): Promise<Position> => {
    const [last] = await all(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
    return last?.event?.position ?? { commit: 0n, prepare: 0n };
  };

  /** Types and checkpoints as they come, of a filtered subscription. */
  const filtered = (client: EventStoreDBClient, from: Position | 'start', filter: (told: Told[]) => Filter) => {
    const told: Told[] = [];
    const subscription = client.subscribeToAll({ fromPosition: from, filter: filter(told) });
    subscription.on('data', ({ event }) => told.push(event?.streamId ?? 'nothing'));
    subscription.on('caughtUp', () => told.push('caughtUp'));
    subscription.on('error', () => told.push('error'));
    return { told, end: () => subscription.unsubscribe() };
  };

  const until = async (told: readonly Told[], what: Told) => {
    while (!told.includes(what)) await new Promise((resolve) => setTimeout(resolve, 2));
  };

  test('contract 23: the start is exclusive, and what comes follows what was there', async () => {
    const { client } = await given();
    await client.appendToStream('a', eventsOf(1));
    const position = await positionOfLast(client);
    await client.appendToStream('b', eventsOf(2));
    const heard = listen(client.subscribeToAll({ fromPosition: position }));
    await heard.until(4);
    await client.appendToStream('c', eventsOf(1));
    expect(await heard.until(5)).toEqual(['confirmation', 0n, 1n, 'caughtUp', 0n]);
    await heard.end();
  });

  test('contract 24: without a filter there are no checkpoints', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(100));
    const heard = listen(client.subscribeToAll());
    await heard.until(106);
    expect(heard.told.filter((told) => typeof told === 'string')).toEqual(['confirmation', 'caughtUp']);
    await heard.end();
  });

  test.each([
    { on: 'prefixes of streams', filter: streamNameFilter({ prefixes: ['x-', 'b-'], checkpointInterval: 100 }) },
    { on: 'an expression of streams', filter: streamNameFilter({ regex: '^b-', checkpointInterval: 100 }) },
    { on: 'prefixes of types', filter: eventTypeFilter({ prefixes: ['Wanted'], checkpointInterval: 100 }) },
    { on: 'an expression of types', filter: eventTypeFilter({ regex: '^W.*d$', checkpointInterval: 100 }) },
  ])('contract 24: a filter by $on lets through what it names, past and to come', async ({ filter }) => {
    const { client } = await given();
    await client.appendToStream('a-1', eventsOf(3));
    await client.appendToStream('b-1', eventsOf(2, 'Wanted'));
    const heard = filtered(client, 'start', () => filter);
    await until(heard.told, 'caughtUp');
    await client.appendToStream('a-2', eventsOf(1));
    await client.appendToStream('b-2', eventsOf(1, 'Wanted'));
    await until(heard.told, 'b-2');
    expect(heard.told).toEqual(['b-1', 'b-1', 'caughtUp', 'b-2']);
    await heard.end();
  });

  test('contract 24: with a filter, checkpoints come while catching up and live, and one can go on from them', async () => {
    const { client } = await given();
    await client.appendToStream('noise', eventsOf(200));
    const checkpoints: Position[] = [];
    const filter = (told: Told[]) =>
      streamNameFilter({
        prefixes: ['wanted'],
        checkpointInterval: 2,
        maxSearchWindow: 10,
        checkpointReached: async (_, position) => {
          checkpoints.push(position);
          told.push('checkpoint');
        },
      });
    const heard = filtered(client, 'start', filter);
    await until(heard.told, 'caughtUp');
    const past = checkpoints.length;
    expect(past).toBeGreaterThan(3);
    await client.appendToStream('noise', eventsOf(40));
    while (checkpoints.length < past + 2) await new Promise((resolve) => setTimeout(resolve, 2));
    await client.appendToStream('wanted', eventsOf(1));
    await until(heard.told, 'wanted');
    await heard.end();
    for (const checkpoint of checkpoints) {
      const again = filtered(client, checkpoint, () => streamNameFilter({ prefixes: ['wanted'] }));
      await until(again.told, 'wanted');
      expect(again.told.filter((told) => told === 'wanted')).toHaveLength(1);
      await again.end();
    }
  });

  test('contract 24: 24.6 sends 2^64-1 as a checkpoint when nothing matched since the start', async () => {
    const { client } = await given();
    const checkpoints: Position[] = [];
    const filter = () =>
      streamNameFilter({
        prefixes: ['wanted'],
        checkpointReached: async (_, position) => {
          checkpoints.push(position);
        },
      });
    const heard = filtered(client, 'start', filter);
    await until(heard.told, 'caughtUp');
    expect(checkpoints).toEqual([{ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n }]);
    await heard.end();
  });

  test('contract 15: a position at which no record begins ends the subscription', async () => {
    const { client } = await given();
    const { commit } = await positionOfLast(client);
    await client.appendToStream('s', eventsOf(1));
    const heard = listen(client.subscribeToAll({ fromPosition: { commit: commit + 1n, prepare: commit + 1n } }));
    expect(await heard.until(2)).toEqual(['confirmation', 'error']);
    expect(heard.failed()).toMatchObject({ code: 3 });
  });

  test('what is written while a subscription catches up is delivered once', async () => {
    const { client } = await given();
    await client.appendToStream('s', eventsOf(500));
    const heard = listen(client.subscribeToAll({ fromPosition: await positionOfFirst(client) }));
    const written = Array.from({ length: 50 }, () => client.appendToStream('t', eventsOf(2)));
    await Promise.all(written);
    await heard.until(1 + 499 + 100 + 1);
    await aWhile();
    const numbers = heard.told.filter((told): told is bigint => typeof told === 'bigint');
    expect(numbers).toHaveLength(599);
    expect(numbers.slice(499)).toEqual(Array.from({ length: 100 }, (_, revision) => BigInt(revision)));
    await heard.end();
  });

  const positionOfFirst = async (client: EventStoreDBClient): Promise<Position> => {
    const [first] = await all(client.readStream('s', { maxCount: 1 }));
    return first?.event?.position ?? { commit: 0n, prepare: 0n };
  };
});
