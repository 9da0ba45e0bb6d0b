/** Many folds as one: events go where they are looked at, checkpoints of another form are refused, and each part stays itself. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { combine, type Fold } from './fold.ts';

const counting = (name: string, types: readonly string[]): Fold<number> => ({
  name,
  version: 1,
  handles: types,
  shardKey: ({ stream }) => stream,
  init: () => 0,
  step: (count) => count + 1,
  save: (count) => count,
  load: (saved) => (typeof saved === 'number' ? E.right(saved) : E.left({ code: 'damaged', reason: 'no number' })),
  merge: (left, right) => left + right,
});

const both = combine({ name: 'both', version: 3 }, ({ stream }) => stream, {
  a: counting('a', ['A', 'Both']),
  b: counting('b', ['B', 'Both']),
});

const event = (type: string) => ({ type, version: 1, data: {}, tags: [], policies: [] });
const log = logOf(
  streamOf('t.x-1', [
    ['2023-01-01', event('A')],
    ['2023-01-02', event('Both')],
    ['2023-01-03', event('B')],
    ['2023-01-04', event('Neither')],
  ]),
);

test('each event goes to those that look at it, and to nobody else', () => {
  expect(both.handles).toEqual(['A', 'Both', 'B']);
  expect(folded(both, log)).toEqual({ a: 2, b: 2 });
});

test('a checkpoint of another name, another version, or with a damaged part is refused with its reason', () => {
  const saved = both.save({ a: 1, b: 2 });
  expect(both.load(saved)).toEqual(E.right({ a: 1, b: 2 }));
  for (const other of [
    { ...(saved as object), name: 'other' },
    { ...(saved as object), version: 2 },
  ]) {
    expect(both.load(other)).toMatchObject({ left: { code: 'other-version' } });
  }
  for (const broken of [null, 7, [], {}, { name: 'both', version: 3 }, { name: 'both', version: 3, body: { a: 1 } }]) {
    expect(E.isLeft(both.load(broken))).toBe(true);
  }
});

test('what two shards kept is merged part by part', () => {
  expect(both.merge({ a: 1, b: 2 }, { a: 10, b: 20 })).toEqual({ a: 11, b: 22 });
});
