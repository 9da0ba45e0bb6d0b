// Deletions, tombstones and metadata, as real servers answer them.
import { StreamDeletedError, WrongExpectedVersionError } from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { all, eventsOf, failure, given, revisions } from './given.ts';

test('contract 18: after a soft deletion the stream goes on at the next revision, and reads begin there', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(3));
  const { position } = await client.deleteStream('s', { expectedRevision: 2n });
  expect(position).toBeDefined();
  expect((await client.appendToStream('s', eventsOf(2))).nextExpectedRevision).toBe(4n);
  expect(revisions(await all(client.readStream('s')))).toEqual([3n, 4n]);
  const back = await all(client.readStream('s', { direction: 'backwards', fromRevision: 'end' }));
  expect(revisions(back)).toEqual([4n, 3n]);
});

test('contract 18: the log keeps what a deletion hides', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  await client.deleteStream('s');
  const inLog = await all(client.readAll());
  expect(inLog.filter(({ event }) => event?.streamId === 's')).toHaveLength(2);
  expect(inLog.at(-1)?.event).toMatchObject({ streamId: '$$s', type: '$metadata' });
});

test('contract 19: deleting a stream that never was, or at another revision, is a conflict with code 9', async () => {
  const { client } = await given();
  const never = await failure(client.deleteStream('missing'));
  expect(never).toBeInstanceOf(WrongExpectedVersionError);
  expect(never).toMatchObject({ code: 9, streamName: 'missing' });
  await client.appendToStream('s', eventsOf(1));
  for (const expectedRevision of [4n, 'no_stream'] as const) {
    const error = await failure(client.deleteStream('s', { expectedRevision }));
    expect(error).toMatchObject({ code: 9, streamName: 's', actualVersion: 0n });
  }
  expect(revisions(await all(client.readStream('s')))).toEqual([0n]);
});

test('contract 20: a tombstone is final, and can be set on a stream that never was', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(1));
  for (const stream of ['s', 'missing']) {
    await client.tombstoneStream(stream);
    for (const expectedRevision of ['any', 'no_stream', 'stream_exists', 0n] as const) {
      const error = await failure(client.appendToStream(stream, eventsOf(1), { expectedRevision }));
      expect(error).toBeInstanceOf(StreamDeletedError);
    }
    expect(await failure(client.deleteStream(stream))).toBeInstanceOf(StreamDeletedError);
  }
  const [last] = await all(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
  expect(last?.event).toMatchObject({ streamId: 'missing', type: '$streamDeleted', revision: 2n ** 63n - 1n });
});

test('contract 21: maxCount and truncateBefore hide at once, and revisions never restart', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(10));
  await client.setStreamMetadata('s', { maxCount: 3 });
  expect(revisions(await all(client.readStream('s')))).toEqual([7n, 8n, 9n]);
  expect(revisions(await all(client.readStream('s', { maxCount: 1 })))).toEqual([7n]);
  await client.setStreamMetadata('s', { truncateBefore: 9 });
  expect(revisions(await all(client.readStream('s')))).toEqual([9n]);
  const back = await all(client.readStream('s', { direction: 'backwards', fromRevision: 'end' }));
  expect(revisions(back)).toEqual([9n]);
  await client.setStreamMetadata('s', { truncateBefore: 10 });
  expect(await all(client.readStream('s'))).toEqual([]);
  expect((await client.appendToStream('s', eventsOf(1))).nextExpectedRevision).toBe(10n);
  expect(revisions(await all(client.readStream('s')))).toEqual([10n]);
});

test("contract 21: maxAge hides by the server's clock, at once", async () => {
  let now = 1_700_000_000_000;
  const { client } = await given({ now: () => now });
  await client.appendToStream('s', eventsOf(1));
  now += 60_000;
  await client.appendToStream('s', eventsOf(1));
  await client.setStreamMetadata('s', { maxAge: 60 });
  expect(revisions(await all(client.readStream('s')))).toEqual([0n, 1n]);
  now += 1;
  expect(revisions(await all(client.readStream('s')))).toEqual([1n]);
  now += 60_000;
  expect(await all(client.readStream('s'))).toEqual([]);
});

test('contract 21: metadata are read back, none where there are none', async () => {
  const { client } = await given();
  expect(await client.getStreamMetadata('s')).toEqual({ streamName: 's' });
  await client.setStreamMetadata('s', { maxCount: 5, custom: { of: 'ours' } });
  const { metadata } = await client.getStreamMetadata('s');
  expect(metadata).toEqual({ maxCount: 5, custom: { of: 'ours' } });
});

test('contract 21: after a soft deletion the client reports a position as revision, and loses digits', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(1));
  await client.deleteStream('s');
  const { metadata, metastreamRevision } = await client.getStreamMetadata('s');
  const [last] = await all(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
  expect(metastreamRevision).toBe(last?.event?.position?.commit);
  expect(metadata).toEqual({ truncateBefore: 2 ** 63 });
});

test('contract 18: what is appended after a soft deletion keeps the metadata that were set since', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  await client.deleteStream('s');
  await client.setStreamMetadata('s', { maxCount: 2 });
  expect((await client.getStreamMetadata('s')).metadata).toEqual({ maxCount: 2, truncateBefore: 2 });
  await client.appendToStream('s', eventsOf(3));
  expect(revisions(await all(client.readStream('s')))).toEqual([3n, 4n]);
});
