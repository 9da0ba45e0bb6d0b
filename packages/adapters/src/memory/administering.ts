/** Deleting streams and hiding their beginnings: the log keeps everything, readers of the stream see less (contract 18 to 21). */
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, ExpectedRevision, ReadError, StreamMetadata } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { type Log, streamOf } from './log.ts';
import type { Stream } from './record.ts';

/** What an administrator did to a stream, as a journal keeps it. */
export type Measure =
  | { readonly kind: 'soft-delete'; readonly stream: string }
  | { readonly kind: 'tombstone'; readonly stream: string }
  | { readonly kind: 'metadata'; readonly stream: string; readonly metadata: StreamMetadata };

const invalid = (stream: string, reason: string): AppendError => ({ code: 'invalid-append', stream, reason });

const mismatch = (stream: Stream | undefined, name: string, expected: ExpectedRevision): AppendError | null => {
  const revision = stream?.revision ?? -1;
  const fits =
    expected === 'any' ||
    (expected === 'no-stream' && revision < 0) ||
    (expected === 'stream-exists' && revision >= 0) ||
    expected === revision;
  if (fits && expected !== -1) return null;
  return { code: 'wrong-expected-revision', stream: name, expected, actual: revision < 0 ? 'no-stream' : revision };
};

/** Why a stream can't be deleted, or null. One that never was can only be ended for good (contract 19, 20). */
export const deletionFault = (
  log: Log,
  kind: 'soft-delete' | 'tombstone',
  name: string,
  expected: ExpectedRevision,
): AppendError | null => {
  const fault = streamFault(log.namespace, name);
  if (fault !== null) return invalid(name, fault);
  const stream = log.streams.get(name);
  if (stream?.ended || (stream?.hidden && kind === 'soft-delete')) return { code: 'stream-deleted', stream: name };
  if (kind === 'soft-delete' && (stream?.revision ?? -1) < 0) {
    return { code: 'wrong-expected-revision', stream: name, expected, actual: 'no-stream' };
  }
  return mismatch(stream, name, expected);
};

const isCount = (value: unknown, least: number): boolean =>
  value === undefined || (Number.isSafeInteger(value) && (value as number) >= least);

/** Why these metadata can't be written, or null. */
export const metadataFault = (log: Log, name: string, metadata: StreamMetadata): AppendError | null => {
  const fault = streamFault(log.namespace, name);
  if (fault !== null) return invalid(name, fault);
  if (log.streams.get(name)?.ended) return { code: 'stream-deleted', stream: name };
  const { maxCount, maxAge, truncateBefore } = metadata;
  if (isCount(maxCount, 1) && isCount(maxAge, 1) && isCount(truncateBefore, 0)) return null;
  return invalid(name, 'maxCount and maxAge are integers from 1, truncateBefore is one from 0');
};

/** Only the fields that metadata have, and only those that are there. */
export const plainMetadata = ({ maxCount, maxAge, truncateBefore }: StreamMetadata): StreamMetadata =>
  Object.freeze({
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(truncateBefore === undefined ? {} : { truncateBefore }),
  });

/** Does it. */
export const carryOut = (log: Log, measure: Measure): void => {
  const stream = streamOf(log, measure.stream);
  switch (measure.kind) {
    case 'soft-delete':
      stream.hidden = true;
      stream.metadata = plainMetadata({ ...stream.metadata, truncateBefore: stream.revision + 1 });
      return;
    case 'tombstone':
      stream.ended = true;
      return;
    case 'metadata':
      stream.hidden = false;
      stream.metadata = plainMetadata(measure.metadata);
  }
};

export const metadataOf = (log: Log, name: string): E.Either<ReadError, StreamMetadata> => {
  const fault = streamFault(log.namespace, name);
  if (fault !== null) return E.left({ code: 'invalid-read', reason: fault });
  const stream = log.streams.get(name);
  return stream?.ended ? E.left({ code: 'stream-deleted', stream: name }) : E.right(stream?.metadata ?? {});
};
