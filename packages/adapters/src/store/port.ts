/**
 * The event store port: what every store must be able to do, and the forms in which it says yes or no. An adapter is an
 * adapter when the conformance suite (`@clientele/adapters/conformance`) passes on it.
 *
 * Errors are data: no method of a store throws or rejects, and an iteration ends with a `Left` where it can't go on.
 */
import type {
  Envelope,
  EventFault,
  Instant,
  Position,
  RecordedEvent,
  StoredEvent,
  Tag,
} from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';

export type { EventFault, Position, RecordedEvent };

/** What must be true of the stream for an append to happen: its last revision, that it is not there, that it is, or nothing. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

/**
 * An event on its way into a stream; the store adds stream, revision, position and recorded time. A copied event brings the
 * recorded time that it first had.
 */
export type NewEvent = Omit<StoredEvent, 'stream' | 'revision'> & { readonly recordedAt?: Instant };

/** The fields of an envelope that the store gives. */
export type GivenByStore = Pick<Envelope, 'stream' | 'revision'>;

/** Every store refuses an append over this many bytes of UTF-8 JSON, all events of the batch together. */
export const appendLimit = 1_048_576;

export interface Appended {
  /** The revision of the last event of the batch: what to expect next. */
  readonly revision: number;
  readonly position: Position;
  /** True where the same events were there already, by the same ids at the same revision, and nothing was written. */
  readonly repeated: boolean;
}

export type AppendError =
  | {
      readonly code: 'wrong-expected-revision';
      readonly stream: string;
      readonly expected: ExpectedRevision;
      readonly actual: number | 'no-stream';
    }
  | { readonly code: 'too-large'; readonly stream: string; readonly bytes: number; readonly limit: number }
  | { readonly code: 'invalid-append'; readonly stream: string; readonly reason: string }
  | { readonly code: 'stream-deleted'; readonly stream: string }
  /** Nothing was written. */
  | { readonly code: 'unavailable'; readonly reason: string }
  /** It may have been written: send it again with the same ids and the same expected revision. */
  | { readonly code: 'outcome-unknown'; readonly stream: string; readonly reason: string };

export type ReadError =
  | { readonly code: 'stream-not-found'; readonly stream: string }
  | { readonly code: 'stream-deleted'; readonly stream: string }
  | { readonly code: 'invalid-read'; readonly reason: string }
  | { readonly code: 'unavailable'; readonly reason: string };

export type Direction = 'forwards' | 'backwards';

/** Which part of a stream: from a revision on, inclusive in both directions; all of it, forwards, by default. */
export interface StreamRange {
  readonly from?: number;
  readonly direction?: Direction;
  readonly limit?: number;
}

/** Which part of the log: what lies after (or, backwards, before) a position, exclusive; all of it by default. */
export interface LogRange {
  readonly after?: Position;
  readonly before?: Position;
  readonly direction?: Direction;
  readonly limit?: number;
}

/** A page of events, in order, never empty. Pages are read-only to the bottom: nobody can spoil what is stored. */
export type Page = readonly RecordedEvent[];

export type Pages = AsyncIterable<Either<ReadError, Page>>;

/** What is subscribed to: everything after a position (from the start by default), of a tag or of some types only. */
export interface SubscriptionRange {
  readonly after?: Position;
  readonly tag?: Tag;
  readonly types?: readonly string[];
  /** Ends the subscription; without it, leaving the loop does. */
  readonly signal?: AbortSignal;
}

/** A page of events, or that there are no more for now. `position` is the checkpoint from which to go on. */
export type Delivery =
  | { readonly kind: 'events'; readonly events: Page; readonly position: Position }
  | { readonly kind: 'caught-up'; readonly position: Position | null };

export type Subscription = AsyncIterable<Either<ReadError, Delivery>>;

/** What hides events of a stream from readers; the log and its proofs keep them. */
export interface StreamMetadata {
  readonly maxCount?: number;
  /** In seconds. */
  readonly maxAge?: number;
  readonly truncateBefore?: number;
}

/** Only for administrators: events are for ever, and a store offers this only when opened with leave to. */
export interface Administration {
  /** Hides the stream; a later append goes on at the next revision. */
  readonly softDelete: (stream: string, expected: ExpectedRevision) => Promise<Either<AppendError, void>>;
  /** Ends the stream for good. */
  readonly tombstone: (stream: string, expected: ExpectedRevision) => Promise<Either<AppendError, void>>;
  readonly readMetadata: (stream: string) => Promise<Either<ReadError, StreamMetadata>>;
  readonly writeMetadata: (stream: string, metadata: StreamMetadata) => Promise<Either<AppendError, void>>;
}

export interface EventStore {
  /** One company: its streams begin with it, and "all" is all of it. */
  readonly namespace: string;
  /** All of the events or none. An append without events, to a stream without a name, or to another namespace is refused. */
  readonly append: (
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ) => Promise<Either<AppendError, Appended>>;
  readonly readStream: (stream: string, range?: StreamRange) => Pages;
  readonly readAll: (range?: LogRange) => Pages;
  readonly readTag: (tag: Tag, range?: LogRange) => Pages;
  readonly subscribe: (range?: SubscriptionRange) => Subscription;
  /** The position of the last event, or null in an empty store. */
  readonly head: () => Promise<Either<ReadError, Position | null>>;
  /** Below zero where the first position is earlier. Both must come from this store. */
  readonly comparePositions: (left: Position, right: Position) => number;
  /** Lets go of everything; appends and reads after it are answered with `unavailable`. */
  readonly close: () => Promise<void>;
  readonly administration?: Administration;
}

/** `<namespace>.<category>-<id>`: the category has no dash, so the first dash ends it. */
export const streamName = (namespace: string, category: string, id: string): string => `${namespace}.${category}-${id}`;
