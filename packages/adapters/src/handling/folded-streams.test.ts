/** What is kept of streams: bounded, the lately used ones, those in use always, and one command at a time. */
import { expect, test } from 'vitest';
import { advance, foldedStreams, revisionOf, startOver } from './folded-streams.ts';

const streamsOf = (most: number) => foldedStreams(most, 0, (id) => `acme.room-${id}`);

test('a stream is known under its whole name, at first without anything folded', () => {
  expect(streamsOf(10).of('A1')).toMatchObject({ stream: 'acme.room-A1', state: 0, revision: -1, stale: true });
});

test('a stream that is used again is the same', () => {
  const streams = streamsOf(10);
  const one = streams.of('A1');
  one.state = 7;
  streams.of('A2');
  expect(streams.of('A1')).toBe(one);
});

test.each([2, 3, 10, 101])('of at most %i streams no more are kept, whatever is used', (most) => {
  const streams = streamsOf(most);
  for (let round = 0; round < 3; round++) {
    for (let number = 0; number < most * 3; number++) {
      streams.of(`A${number}`);
      expect(streams.size()).toBeLessThanOrEqual(most);
    }
  }
});

test('what is used all the time stays, what is not used goes', () => {
  const streams = streamsOf(10);
  const often = streams.of('often');
  const once = streams.of('once');
  for (let number = 0; number < 100; number++) {
    streams.of(`A${number}`);
    expect(streams.of('often')).toBe(often);
  }
  expect(streams.of('once')).not.toBe(once);
});

test('a stream in use stays however many others come, so that its next user waits for it', () => {
  const streams = streamsOf(4);
  const used = streams.of('used');
  expect(streams.enter(used)).toBeUndefined();
  for (let number = 0; number < 100; number++) streams.of(`A${number}`);
  expect(streams.of('used')).toBe(used);
  streams.leave(used);
  for (let number = 0; number < 100; number++) streams.of(`A${number}`);
  expect(streams.of('used')).not.toBe(used);
});

test('with nothing to be kept, a stream is forgotten when its last user leaves', async () => {
  const streams = streamsOf(0);
  const used = streams.of('A1');
  streams.enter(used);
  const next = streams.enter(used);
  streams.leave(used);
  await next;
  expect(streams.of('A1')).toBe(used);
  streams.leave(used);
  expect(streams.of('A1')).not.toBe(used);
});

test('users of one stream come one at a time, in their order', async () => {
  const streams = streamsOf(10);
  const used = streams.of('A1');
  const order: number[] = [];
  let inside = 0;
  const use = async (number: number): Promise<void> => {
    await streams.enter(used);
    inside += 1;
    expect(inside).toBe(1);
    await Promise.resolve();
    order.push(number);
    inside -= 1;
    streams.leave(used);
  };
  await Promise.all(Array.from({ length: 20 }, (_, number) => use(number)));
  expect(order).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test('events are found by their ids, when asked once, when asked again, and when the stream has grown', () => {
  const folded = streamsOf(10).of('A1');
  for (const revision of [5, 6, 7]) advance(folded, revision, `id-${revision}`, revision);
  expect(revisionOf(folded, 'id-6')).toBe(6);
  expect(revisionOf(folded, 'id-5')).toBe(5);
  advance(folded, 8, 'id-8', 8);
  expect(revisionOf(folded, 'id-8')).toBe(8);
  expect(revisionOf(folded, 'id-7')).toBe(7);
  expect(revisionOf(folded, 'id-4')).toBeUndefined();
  startOver(folded, 0);
  expect(revisionOf(folded, 'id-7')).toBeUndefined();
  expect(folded).toMatchObject({ state: 0, revision: -1, stale: true });
});
