/**
 * Optimistic concurrency: whether an append finds the stream as it expects it, was done already, or comes too late.
 *
 * Ids are only looked at where the expected revision lies behind, as EventStoreDB does (contract 3, 4, 22): the same ids at
 * the same revision are a retry of one append whose answer was lost. With `any` and `stream-exists` nothing says where to
 * look; the end of the stream is looked at, which finds a retry that nobody came between, and no more is promised.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Appended, ExpectedRevision } from '../store/port.ts';
import { countOf, idAt, type Stream } from './record.ts';

interface Identified {
  readonly id: string;
}

/** The place among the stream's appends of the one that holds a revision, which must be there. */
export const appendHolding = (stream: Stream, revision: number): number => {
  const { appends } = stream;
  let low = 0;
  let high = appends.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((appends[middle]?.revision ?? 0) <= revision) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The position of the last of these events where the stream holds them from a revision on; undefined where it doesn't. */
const positionOfSame = (stream: Stream, from: number, events: readonly Identified[]): number | undefined => {
  const last = from + events.length - 1;
  if (from < 0 || last > stream.revision) return undefined;
  let place = appendHolding(stream, from);
  let offset = from - (stream.appends[place]?.revision ?? 0);
  let position: number | undefined;
  for (let index = 0; index < events.length; index++) {
    let append = stream.appends[place];
    if (append !== undefined && offset >= countOf(append)) {
      place += 1;
      offset = 0;
      append = stream.appends[place];
    }
    if (append === undefined || idAt(append, offset) !== events[index]?.id) return undefined;
    position = append.position + offset;
    offset += 1;
  }
  return position;
};

const repeated = (stream: Stream, from: number, events: readonly Identified[]): Appended | null => {
  const position = positionOfSame(stream, from, events);
  return position === undefined ? null : { revision: from + events.length - 1, position, repeated: true };
};

const isExpectation = (expected: unknown): expected is ExpectedRevision =>
  typeof expected === 'number'
    ? Number.isSafeInteger(expected) && expected >= 0
    : expected === 'any' || expected === 'no-stream' || expected === 'stream-exists';

/** Null where the events may be appended; else the answer to give instead. */
export const answerInstead = (
  stream: Stream,
  expected: ExpectedRevision,
  events: readonly Identified[],
): E.Either<AppendError, Appended> | null => {
  const { name, revision, hidden } = stream;
  const exists = revision >= 0;
  if (!isExpectation(expected)) {
    return E.left({
      code: 'invalid-append',
      stream: name,
      reason: 'expected is a revision from 0, no-stream, stream-exists or any',
    });
  }
  if (stream.ended || (hidden && expected === 'stream-exists')) return E.left({ code: 'stream-deleted', stream: name });
  const behind = (from: number): E.Either<AppendError, Appended> => {
    const same = repeated(stream, from, events);
    if (same !== null) return E.right(same);
    return E.left({ code: 'wrong-expected-revision', stream: name, expected, actual: exists ? revision : 'no-stream' });
  };
  if (expected === 'no-stream') return !exists || hidden ? null : behind(stream.before + 1);
  if (typeof expected === 'number') return expected === revision ? null : behind(expected + 1);
  if (expected === 'stream-exists' && !exists) return behind(0);
  const same = repeated(stream, revision - events.length + 1, events);
  return same === null ? null : E.right(same);
};
