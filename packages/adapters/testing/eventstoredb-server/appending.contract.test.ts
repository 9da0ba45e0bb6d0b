// Appends as real servers answer them, in both of the client's ways. The numbers are lines of the contract.
import { randomUUID } from 'node:crypto';
import {
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, eventOf, eventsOf, failure, given, revisions, ways } from './given.ts';

const idsIn = async (client: EventStoreDBClient, stream: string) =>
  (await all(client.readStream(stream))).map(({ event }) => event?.id);

describe.each(ways)('append $way', ({ batchAppend }) => {
  test('contract 1: a fitting expectation is answered with the next revision and the position', async () => {
    const { client } = await given({ batchAppend });
    const first = await client.appendToStream('s', eventsOf(2), { expectedRevision: 'no_stream' });
    const second = await client.appendToStream('s', eventsOf(1), { expectedRevision: 1n });
    const third = await client.appendToStream('s', eventsOf(1), { expectedRevision: 'stream_exists' });
    const fourth = await client.appendToStream('s', eventsOf(1), { expectedRevision: 'any' });
    const answers = [first, second, third, fourth];
    expect(answers.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([1n, 2n, 3n, 4n]);
    const positions = answers.map(({ position }) => position?.commit ?? 0n);
    expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
    const [, last] = await all(client.readStream('s', { maxCount: 2 }));
    expect(first.position).toEqual(last?.event?.position);
  });

  test.each([
    { expected: 'no_stream', stream: 'there', actual: 0n },
    { expected: 5n, stream: 'there', actual: 0n },
    { expected: 'stream_exists', stream: 'missing', actual: 'no_stream' },
    { expected: 0n, stream: 'missing', actual: 'no_stream' },
  ] as const)('contract 2: expecting $expected of a stream that is $stream names both sides', async (row) => {
    const { client } = await given({ batchAppend });
    await client.appendToStream('there', eventsOf(1));
    const error = await failure(client.appendToStream(row.stream, eventsOf(1), { expectedRevision: row.expected }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({
      streamName: row.stream,
      expectedVersion: row.expected,
      actualVersion: row.actual,
      message: '',
    });
  });

  test('contract 3: the same ids with the same revision again write nothing, even 300 writes later', async () => {
    const { client } = await given({ batchAppend });
    const events = eventsOf(3);
    const once = await client.appendToStream('s', events, { expectedRevision: 'no_stream' });
    for (let more = 0; more < 300; more += 1) await client.appendToStream('s', eventOf({ more }));
    expect(await client.appendToStream('s', events, { expectedRevision: 'no_stream' })).toEqual(once);
    expect(await idsIn(client, 's')).toHaveLength(303);
  });

  test('contract 3: they are recognised after a restart too', async () => {
    const { client, server } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(1));
    const events = eventsOf(2);
    const once = await client.appendToStream('s', events, { expectedRevision: 0n });
    await server.restart();
    await client.appendToStream('other', eventsOf(1)).catch(() => undefined);
    expect(await client.appendToStream('s', events, { expectedRevision: 0n })).toEqual(once);
    expect(await idsIn(client, 's')).toHaveLength(3);
  });

  test('contract 3: the first part of a batch is recognised, the batch and one more event is not', async () => {
    const { client } = await given({ batchAppend });
    const events = eventsOf(3);
    await client.appendToStream('s', events, { expectedRevision: 'no_stream' });
    const part = await client.appendToStream('s', events.slice(0, 2), { expectedRevision: 'no_stream' });
    expect(part.nextExpectedRevision).toBe(1n);
    const longer = client.appendToStream('s', [...events, ...eventsOf(1)], { expectedRevision: 'no_stream' });
    expect(await failure(longer)).toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n });
    expect(await idsIn(client, 's')).toEqual(events.map(({ id }) => id));
  });

  test('contract 4: with any, ids are known until a restart, and stored again after it', async () => {
    const { client, server } = await given({ batchAppend });
    const events = eventsOf(2);
    const once = await client.appendToStream('s', events);
    expect(await client.appendToStream('s', events)).toEqual(once);
    await server.restart();
    await client.appendToStream('other', eventsOf(1)).catch(() => undefined);
    expect((await client.appendToStream('s', events)).nextExpectedRevision).toBe(3n);
    const ids = events.map(({ id }) => id);
    expect(await idsIn(client, 's')).toEqual([...ids, ...ids]);
  });

  test('contract 4: with any, an old id before a new one is refused, and after a new one stored', async () => {
    const { client } = await given({ batchAppend });
    const [old, fresh, newer] = [eventOf(0), eventOf(1), eventOf(2)];
    await client.appendToStream('s', old);
    expect(await failure(client.appendToStream('s', [old, fresh]))).toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: 'any',
    });
    expect((await client.appendToStream('s', [newer, old])).nextExpectedRevision).toBe(2n);
    expect(await idsIn(client, 's')).toEqual([old.id, newer.id, old.id]);
  });

  test('contract 5: the same id in another stream is another event', async () => {
    const { client } = await given({ batchAppend });
    const event = eventOf(0);
    await client.appendToStream('a', event);
    await client.appendToStream('b', event);
    expect(await idsIn(client, 'b')).toEqual([event.id]);
  });

  test('contract 6: where one event of a batch is refused, none is stored', async () => {
    const { client } = await given({ batchAppend });
    const fine = eventOf(0);
    await failure(client.appendToStream('s', [fine, eventOf(1, 'not a uuid')]));
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'stream-not-found' });
  });

  test('contract 7: an empty append to a missing stream succeeds with revision 0, and nothing is there', async () => {
    const { client } = await given({ batchAppend });
    const answer = await client.appendToStream('s', []);
    expect(answer).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'stream-not-found' });
  });

  test('contract 8: a soft-deleted stream does not exist, and is none', async () => {
    const { client } = await given({ batchAppend });
    await client.appendToStream('s', eventsOf(2));
    await client.deleteStream('s');
    const existing = client.appendToStream('s', eventsOf(1), { expectedRevision: 'stream_exists' });
    const error = await failure(existing);
    expect(error).toBeInstanceOf(StreamDeletedError);
    expect(error).toMatchObject({ streamName: 's' });
    const answer = await client.appendToStream('s', eventsOf(1), { expectedRevision: 'no_stream' });
    expect(answer.nextExpectedRevision).toBe(2n);
    expect(revisions(await all(client.readStream('s')))).toEqual([2n]);
  });

  test('contract 9: the limit of 1 MiB is for the whole batch, and is told', async () => {
    const { client } = await given({ batchAppend });
    const half = () => eventOf('x'.repeat(524_288 - 2));
    await client.appendToStream('s', [half(), half()]);
    const error = await failure(client.appendToStream('s', [half(), half(), eventOf(1)]));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(error).toMatchObject({ maxAppendSize: 1_048_576 });
    expect(revisions(await all(client.readStream('s')))).toEqual([0n, 1n]);
  });

  test('contract 9: an append that the client sends in parts is counted and stored as one', async () => {
    const { client } = await given({ batchAppend });
    const options = { batchAppendSize: 2_000, expectedRevision: 'no_stream' } as const;
    const answer = await client.appendToStream('s', eventsOf(200), options);
    expect(answer.nextExpectedRevision).toBe(199n);
    const large = Array.from({ length: 6 }, () => eventOf('x'.repeat(200_000)));
    const error = await failure(client.appendToStream('t', large, { ...options, batchAppendSize: 250_000 }));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(await failure(all(client.readStream('t')))).toMatchObject({ type: 'stream-not-found' });
  });

  test.each([
    { what: 'an id that is no UUID', stream: 's', id: 'one', expectedRevision: 'any' },
    { what: 'the empty UUID', stream: 's', id: '00000000-0000-0000-0000-000000000000', expectedRevision: 'any' },
    { what: 'a stream without a name', stream: '', id: randomUUID(), expectedRevision: 'any' },
    { what: 'a negative revision', stream: 's', id: randomUUID(), expectedRevision: -5n },
  ] as const)('contract 10: $what is refused', async ({ stream, id, expectedRevision }) => {
    const { client } = await given({ batchAppend });
    const error = await failure(client.appendToStream(stream, eventOf(1, id), { expectedRevision }));
    expect(error).toBeInstanceOf(UnknownError);
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'stream-not-found' });
  });

  test('contract 11: a string, null and an array may be data, and are given back', async () => {
    const { client } = await given({ batchAppend });
    const data = ['text', null, [1, { a: 2 }]];
    await client.appendToStream(
      's',
      data.map((each) => eventOf(each)),
    );
    expect((await all(client.readStream('s'))).map(({ event }) => event?.data)).toEqual(data);
  });

  test('contract 22: old ids at the current revision are stored a second time', async () => {
    const { client } = await given({ batchAppend });
    const event = eventOf(0);
    await client.appendToStream('s', event, { expectedRevision: 'no_stream' });
    const again = await client.appendToStream('s', event, { expectedRevision: 0n });
    expect(again.nextExpectedRevision).toBe(1n);
    expect(await idsIn(client, 's')).toEqual([event.id, event.id]);
  });

  test('contract 22: the same ids with other data succeed, and the first data stay', async () => {
    const { client } = await given({ batchAppend });
    const id = randomUUID();
    await client.appendToStream('s', eventOf('first', id), { expectedRevision: 'no_stream' });
    await client.appendToStream('s', eventOf('second', id), { expectedRevision: 'no_stream' });
    expect((await all(client.readStream('s'))).map(({ event }) => event?.data)).toEqual(['first']);
  });

  test('contract 22: the same ids in another order are refused', async () => {
    const { client } = await given({ batchAppend });
    const [a, b] = [eventOf(0), eventOf(1)];
    await client.appendToStream('s', [a, b], { expectedRevision: 'no_stream' });
    const turned = client.appendToStream('s', [b, a], { expectedRevision: 'no_stream' });
    expect(await failure(turned)).toBeInstanceOf(WrongExpectedVersionError);
  });
});
