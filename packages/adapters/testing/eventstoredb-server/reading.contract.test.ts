// Reads of streams and of all, as real servers answer them.
import { binaryEvent, InvalidArgumentError, StreamDeletedError, StreamNotFoundError } from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { all, eventOf, eventsOf, failure, given, linkTo, revisions } from './given.ts';

test('contract 12: an event has the time of the server, however the client is set', async () => {
  const { client } = await given({ now: () => 1_700_000_000_123 });
  await client.appendToStream('s', eventsOf(1));
  const [first] = await all(client.readStream('s'));
  expect(first?.event?.created).toEqual(new Date(1_700_000_000_123));
});

test('contract 13: a revision to begin at is inclusive both ways, and the limit holds', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(100));
  const read = async (options: Parameters<typeof client.readStream>[1]) =>
    revisions(await all(client.readStream('s', options)));
  expect(await read({})).toEqual(Array.from({ length: 100 }, (_, revision) => BigInt(revision)));
  expect(await read({ fromRevision: 97n })).toEqual([97n, 98n, 99n]);
  expect(await read({ fromRevision: 4n, maxCount: 2 })).toEqual([4n, 5n]);
  expect(await read({ direction: 'backwards', fromRevision: 2n })).toEqual([2n, 1n, 0n]);
  expect(await read({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([99n, 98n]);
  expect(await read({ direction: 'backwards', fromRevision: 'start' })).toEqual([0n]);
});

test('contract 13: past the end there is nothing; backwards the server begins at the end', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  expect(await all(client.readStream('s', { fromRevision: 2n }))).toEqual([]);
  expect(await all(client.readStream('s', { fromRevision: 2_000n }))).toEqual([]);
  const back = await all(client.readStream('s', { fromRevision: 2_000n, direction: 'backwards' }));
  expect(revisions(back)).toEqual([1n, 0n]);
});

test('contract 13: a limit of nothing and a negative revision are refused', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  expect(await failure(all(client.readStream('s', { maxCount: 0 })))).toMatchObject({ type: 'unknown' });
  expect(() => client.readStream('s', { fromRevision: -1n })).toThrow(InvalidArgumentError);
});

test('contract 14: a stream that is missing or soft-deleted is not found, a tombstoned one is deleted', async () => {
  const { client } = await given();
  for (const stream of ['soft', 'hard']) await client.appendToStream(stream, eventsOf(1));
  await client.deleteStream('soft');
  await client.tombstoneStream('hard');
  for (const direction of ['forwards', 'backwards'] as const) {
    const fromRevision = direction === 'forwards' ? 'start' : 'end';
    const read = (stream: string) => failure(all(client.readStream(stream, { direction, fromRevision })));
    for (const stream of ['missing', 'soft']) expect(await read(stream)).toBeInstanceOf(StreamNotFoundError);
    const deleted = await read('hard');
    expect(deleted).toBeInstanceOf(StreamDeletedError);
    expect(deleted).toMatchObject({ streamName: 'hard' });
  }
});

test('contract 15: all is inclusive forwards and exclusive backwards, and positions only rise, with gaps', async () => {
  const { client } = await given();
  for (const stream of ['a', 'b', 'a']) await client.appendToStream(stream, eventsOf(1));
  const forwards = await all(client.readAll());
  const positions = forwards.map(({ event }) => event?.position?.commit ?? 0n);
  for (const [index, position] of positions.slice(1).entries()) {
    expect(position - (positions[index] ?? 0n)).toBeGreaterThan(1n);
  }
  const second = forwards.at(-2)?.event;
  const from = second?.position ?? 'start';
  const onwards = await all(client.readAll({ fromPosition: from }));
  expect(onwards.map(({ event }) => event?.id)).toEqual(forwards.slice(-2).map(({ event }) => event?.id));
  const back = await all(client.readAll({ fromPosition: from, direction: 'backwards' }));
  expect(back.map(({ event }) => event?.id)).toEqual(
    forwards
      .slice(0, -2)
      .reverse()
      .map(({ event }) => event?.id),
  );
  const last = await all(client.readAll({ fromPosition: 'end', direction: 'backwards', maxCount: 1 }));
  expect(last.map(({ event }) => event?.id)).toEqual([forwards.at(-1)?.event?.id]);
  expect(await all(client.readAll({ fromPosition: 'end' }))).toEqual([]);
});

test("contract 15: a fresh server's log begins with events of the system", async () => {
  const { client } = await given();
  const [first] = await all(client.readAll({ maxCount: 1 }));
  expect(first?.event).toMatchObject({ streamId: '$$$scavenges', type: '$metadata' });
});

test('contract 15: a position at which no record begins is refused, and one beyond the last is the end', async () => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  const [first, second] = await all(client.readStream('s'));
  const within = { commit: (first?.commitPosition ?? 0n) + 1n, prepare: (first?.commitPosition ?? 0n) + 1n };
  const beyond = { commit: (second?.commitPosition ?? 0n) + 1n, prepare: (second?.commitPosition ?? 0n) + 1n };
  const error = await failure(all(client.readAll({ fromPosition: within })));
  expect(error).toMatchObject({ type: 'unknown', code: 3 });
  expect(await all(client.readAll({ fromPosition: beyond }))).toEqual([]);
});

test('contract 17: a link resolves to its event, and both are given', async () => {
  const { client } = await given();
  await client.appendToStream('with@sign', [eventOf('zero'), eventOf('one')]);
  await client.appendToStream('links', linkTo('1@with@sign'));
  const [resolved] = await all(client.readStream('links', { resolveLinkTos: true }));
  expect(resolved?.event).toMatchObject({ streamId: 'with@sign', revision: 1n, data: 'one' });
  expect(resolved?.link).toMatchObject({ streamId: 'links', revision: 0n, type: '$>' });
  expect(resolved?.commitPosition).toBe(resolved?.link?.position?.commit);
  const [unresolved] = await all(client.readStream('links'));
  expect(unresolved?.link).toBeUndefined();
  expect(unresolved?.event).toMatchObject({ streamId: 'links', type: '$>' });
});

test.each([
  { what: 'is cut off by maxCount', to: '0@s' },
  { what: 'never was', to: '7@s' },
  { what: 'is in no stream', to: '0@missing' },
])('contract 17: a link to an event that $what resolves to nothing, and the link is kept', async ({ to }) => {
  const { client } = await given();
  await client.appendToStream('s', eventsOf(2));
  await client.setStreamMetadata('s', { maxCount: 1 });
  await client.appendToStream('links', [linkTo(to), linkTo('1@s')]);
  const [cut, whole] = await all(client.readStream('links', { resolveLinkTos: true }));
  expect(cut?.event).toBeUndefined();
  expect(cut?.link).toMatchObject({ streamId: 'links', revision: 0n });
  expect(whole?.event).toMatchObject({ streamId: 's', revision: 1n });
});

test('bytes that are no JSON are given back as bytes, with their metadata', async () => {
  const { client } = await given();
  const metadata = { by: 'somebody' };
  await client.appendToStream('s', binaryEvent({ type: 'Bytes', data: Uint8Array.of(1, 2, 255), metadata }));
  const [first] = await all(client.readStream('s'));
  expect(first?.event).toMatchObject({ isJson: false, metadata });
  expect(Uint8Array.from(first?.event?.data as Uint8Array)).toEqual(Uint8Array.of(1, 2, 255));
});
