/**
 * The event store in memory: everything the contract asks, for tests, demonstrations and whoever can load his history at the
 * start. It forgets when the process ends; `journalStore` is the one that does not.
 */
import type { Instant } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Administration, AppendError, EventStore } from '../store/port.ts';
import { carryOut, deletionFault, type Measure, metadataFault, metadataOf, plainMetadata } from './administering.ts';
import { appendTo, type Log, newLog, reveal } from './log.ts';
import { allReading, pagesOf, streamReading, tagReading } from './reading.ts';
import { subscription } from './subscribing.ts';

export interface MemoryStoreOptions {
  /** The company whose streams these are. A text without a dot; a store with another refuses every append and says why. */
  readonly namespace: string;
  /** Tells recorded time; the clock of the machine by default. A clock that goes back is waited for. */
  readonly clock?: () => Instant;
  /** Leave to delete streams and to write their metadata. */
  readonly administration?: boolean;
}

/** The reading half of a store over a log in memory, which is all the same with and without a journal. */
export const readingHalf = (
  log: Log,
  clock: () => Instant,
  closed: () => boolean,
): Omit<EventStore, 'append' | 'close' | 'administration'> => ({
  namespace: log.namespace,
  readStream: (stream, range = {}) => pagesOf(closed, () => streamReading(log, clock, stream, range)),
  readAll: (range = {}) => pagesOf(closed, () => allReading(log, range)),
  readTag: (tag, range = {}) => pagesOf(closed, () => tagReading(log, tag, range)),
  subscribe: (range = {}) => subscription(log, closed, range),
  head: () =>
    Promise.resolve(
      closed()
        ? E.left({ code: 'unavailable', reason: closedReason })
        : E.right(log.visible > 0 ? log.visible - 1 : null),
    ),
  comparePositions: (left, right) => Number(left) - Number(right),
});

export const closedReason = 'the store is closed';

const unavailable = (): E.Either<AppendError, never> => E.left({ code: 'unavailable', reason: closedReason });

const administrationOf = (log: Log, closed: () => boolean): Administration => {
  const unless = (fault: AppendError | null, measure: Measure): Promise<E.Either<AppendError, void>> => {
    if (closed()) return Promise.resolve(unavailable());
    if (fault !== null) return Promise.resolve(E.left(fault));
    carryOut(log, measure);
    return Promise.resolve(E.right(undefined));
  };
  return {
    softDelete: (stream, expected) =>
      unless(deletionFault(log, 'soft-delete', stream, expected), { kind: 'soft-delete', stream }),
    tombstone: (stream, expected) =>
      unless(deletionFault(log, 'tombstone', stream, expected), { kind: 'tombstone', stream }),
    readMetadata: (stream) =>
      Promise.resolve(closed() ? E.left({ code: 'unavailable', reason: closedReason }) : metadataOf(log, stream)),
    writeMetadata: (stream, metadata) =>
      unless(metadataFault(log, stream, metadata), { kind: 'metadata', stream, metadata: plainMetadata(metadata) }),
  };
};

/**
 * A store in memory.
 *
 * An append is idempotent where it names its revision: the same ids at the same one again are answered with
 * `repeated: true` and the revision and position they have. With `any` and `stream-exists` that holds only while they are
 * the last of their stream. An event's bytes, for the limit of an append, are those of its JSON without what the store
 * adds. Positions are numbers; a stream's events that are hidden by its metadata stay in the log, for `readAll`, `readTag`
 * and subscriptions.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * await store.head(); // right(null)
 * ```
 */
export const memoryStore = ({
  namespace,
  clock = Date.now,
  administration = false,
}: MemoryStoreOptions): EventStore => {
  const log = newLog(namespace, clock);
  let ended = false;
  const closed = (): boolean => ended;
  return {
    ...readingHalf(log, clock, closed),
    append: (stream, expected, events) => {
      if (ended) return Promise.resolve(unavailable());
      const appended = appendTo(log, stream, expected, events);
      reveal(log, log.total);
      return Promise.resolve(appended);
    },
    close: () => {
      ended = true;
      reveal(log, log.total);
      return Promise.resolve();
    },
    ...(administration ? { administration: administrationOf(log, closed) } : {}),
  };
};
