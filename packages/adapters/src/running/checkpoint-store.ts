/**
 * Where runners keep how far they are: a small port, so that it can be a stream, a file, or a table of the user's own. What
 * is kept is one piece of plain JSON a key, state and position together; nothing else makes a resumption exact.
 */
import type { Json } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';

/** Why a checkpoint could not be read or written. */
export type CheckpointFault =
  /** It can't be reached now, or nobody knows whether it was written. Trying again is right. */
  | { readonly code: 'unavailable'; readonly reason: string }
  /** Another runner wrote under this key since: two run the same thing, and this one is to stop. */
  | { readonly code: 'superseded'; readonly key: string }
  /** What should be kept can't be: it is no plain JSON, or more than this store takes. */
  | { readonly code: 'unfit'; readonly key: string; readonly reason: string };

/** What is kept under a key. */
export interface Kept {
  /** The latest that can be read; null where there is none. */
  readonly value: Json | null;
  /** How often it was written: to be handed in with the next save. 0 where it never was. */
  readonly turn: number;
  /** Why later ones were passed over: each was damaged. Empty in a healthy store. */
  readonly passedOver: readonly string[];
}

/**
 * A store of checkpoints. No method throws or rejects. A save is whole or not there, also where the process is killed in the
 * middle of it; and of two writers that loaded the same turn, one is refused.
 */
export interface CheckpointStore {
  readonly load: (key: string) => Promise<Either<CheckpointFault, Kept>>;
  /** Keeps a value under a key behind the turn told, and answers the new turn. */
  readonly save: (key: string, value: Json, turn: number) => Promise<Either<CheckpointFault, number>>;
  /** Lets go of all that is kept under a key. */
  readonly forget: (key: string) => Promise<Either<CheckpointFault, void>>;
}

export const unavailableCheckpoint = (reason: string): CheckpointFault => ({ code: 'unavailable', reason });
