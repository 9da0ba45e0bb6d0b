/**
 * What the store on EventStoreDB offers beside the port, as types that name nothing of the client's: whoever compiles against
 * this entry needs its declarations only where he uses it himself.
 */
import type { RecordedEvent } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import type { EventStore, Position } from '../store/port.ts';

/** Why a store could not be opened. No secret is in it. */
export type OpenFault =
  | { readonly code: 'invalid-connection-string'; readonly reason: string }
  | { readonly code: 'invalid-namespace'; readonly reason: string }
  | { readonly code: 'invalid-options'; readonly reason: string }
  /** A certificate or a key can't be read. */
  | { readonly code: 'unreadable-certificate'; readonly reason: string }
  /** Nobody answered at these hosts within the patience given. */
  | { readonly code: 'unreachable'; readonly hosts: readonly string[]; readonly reason: string }
  | { readonly code: 'access-denied'; readonly hosts: readonly string[]; readonly reason: string };

/** Persistent subscriptions: groups of consumers, and being one of them. */
export interface PersistentSubscriptions extends Groups {
  readonly consume: (group: string, source: GroupSource, options?: ConsumingOptions) => Consuming;
}

/** A store that is open, and what its server said of itself. */
export interface OpenEventStoreDb {
  readonly store: EventStore;
  /** Competing consumers, which the server hands events to; they end when the store is closed. */
  readonly persistent: PersistentSubscriptions;
  readonly server: {
    /** As the server tells it, `unknown` where it doesn't. */
    readonly version: string;
    /** How events are sent. */
    readonly appends: 'batch' | 'unary';
  };
}

/** What a group is about: one stream, one category of streams, or the whole namespace. */
export type GroupSource =
  | { readonly of: 'stream'; readonly stream: string }
  | { readonly of: 'category'; readonly category: string }
  | { readonly of: 'namespace' };

/** How a group works; the server's own defaults hold for what is not said. */
export interface GroupSettings {
  /**
   * `start` unless told otherwise; `now` is the end as it is when the group is made, and may bring the last event before it.
   * Groups of a stream can begin at a revision, the others at a position; that one comes too.
   */
  readonly from?: 'start' | 'now' | { readonly revision: number } | { readonly position: Position };
  /** How often an event is tried again before it is parked: 10 unless told otherwise. */
  readonly retries?: number;
  /** How long a consumer may take for an event before another gets it, in milliseconds: 30,000 unless told otherwise. */
  readonly timeout?: number;
  /** How many consumers there may be; as many as like unless told otherwise. */
  readonly consumers?: number;
  /** Who gets the next event: each in turn, one as long as he can, or always the same for the events of a stream. */
  readonly strategy?: 'round-robin' | 'dispatch-to-single' | 'pinned';
  /**
   * How far the group has come is kept after so many events at least and at most: 10 and 1,000 unless told otherwise. `most`
   * is at least 10 for a group that is not of one stream: it counts the checkpoints of all groups too.
   */
  readonly checkpoints?: { readonly least: number; readonly most: number };
}

export interface GroupState {
  readonly consumers: number;
  readonly inFlight: number;
  /** Put aside, until they are replayed. */
  readonly parked: number;
}

export type GroupError =
  | { readonly code: 'group-not-found'; readonly group: string }
  | { readonly code: 'group-exists'; readonly group: string }
  | { readonly code: 'group-full'; readonly group: string }
  | { readonly code: 'invalid-group'; readonly group: string; readonly reason: string }
  | { readonly code: 'unavailable'; readonly reason: string };

type Answer<Value> = Promise<Either<GroupError, Value>>;

/** Managing groups: for users of the server's group `$ops` or `$admins`. */
export interface Groups {
  readonly create: (group: string, source: GroupSource, settings?: GroupSettings) => Answer<void>;
  readonly remove: (group: string, source: GroupSource) => Answer<void>;
  readonly state: (group: string, source: GroupSource) => Answer<GroupState>;
  /** Brings back what was parked, so many events or all; consumers get them again. */
  readonly replayParked: (group: string, source: GroupSource, limit?: number) => Answer<void>;
}

/** An event for this consumer, and what he may say of it; false where the connection it came on is gone and it will come again. */
export interface Consumed {
  readonly event: RecordedEvent;
  /** How often it was tried before. */
  readonly retries: number;
  /** It is done. */
  readonly ack: () => boolean;
  /** It could not be done now: it comes again, and is parked when that was too often. */
  readonly retry: (reason: string) => boolean;
  /** It can't be done: it is put aside, with the reason, until what is parked is replayed. */
  readonly park: (reason: string) => boolean;
  /** It need not be done: it is let go. */
  readonly skip: (reason: string) => boolean;
}

export interface ConsumingOptions {
  /** How many events may be under way with this consumer at once: 10 unless told otherwise. */
  readonly atOnce?: number;
  /** Ends it; without it, leaving the loop does. */
  readonly signal?: AbortSignal;
}

export type Consuming = AsyncIterable<Either<GroupError, Consumed>>;
