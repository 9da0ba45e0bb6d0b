/** Checkpoints: what a projection has folded so far and up to where, as data that can be put anywhere and picked up again. */
import type { Json, Position } from '@clientele/domain/kernel';
import type { LoadFault } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';

/** What of a projection is needed to fold, and to begin where it stopped. */
export interface Foldable<Accumulator> {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly string[];
  readonly init: () => Accumulator;
  readonly step: (accumulator: Accumulator, event: never) => Accumulator;
  readonly load: (saved: Json) => E.Either<LoadFault, Accumulator>;
}

/** Any projection, whatever it keeps, for lists of them. */
export interface AnyFoldable {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly string[];
  readonly init: () => unknown;
  readonly step: (accumulator: never, event: never) => unknown;
  readonly load: (saved: Json) => E.Either<LoadFault, unknown>;
}

/** Plain JSON, accumulator and position together. */
export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  /** Of the last event looked at; null before any. */
  readonly position: Position | null;
  readonly accumulator: Json;
}

/** Why a checkpoint was not gone on from, and all was folded from the first event. */
export interface Rebuilt {
  readonly code: LoadFault['code'] | 'other-projection' | 'knows-too-much';
  readonly reason: string;
}

/** A projection after a replay. */
export interface Replayed<Accumulator> {
  readonly name: string;
  readonly version: number;
  readonly accumulator: Accumulator;
  /** Of the last event of the part of the log that counted, whether the projection handles it or not. */
  readonly position: Position | null;
  /** How many events were folded now. */
  readonly events: number;
  /** Null where a checkpoint was gone on from, or none was given. */
  readonly rebuilt: Rebuilt | null;
}

/**
 * A checkpoint to go on from later.
 *
 * @example
 * ```ts
 * import { checkpointOf, replay } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { salesBook } from '@clientele/projections';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const first = await replay(store, salesBook);
 * if (E.isRight(first)) await replay(store, salesBook, { from: checkpointOf(salesBook, first.right) });
 * ```
 */
export const checkpointOf = <Accumulator>(
  projection: { readonly save: (accumulator: Accumulator) => Json },
  { name, version, position, accumulator }: Replayed<Accumulator>,
): Checkpoint => ({ name, version, position, accumulator: projection.save(accumulator) });

/** What a checkpoint holds for a projection, or why it can't be gone on from. */
export const resumed = <Accumulator>(
  { name, version, load }: Foldable<Accumulator>,
  checkpoint: Checkpoint,
): E.Either<Rebuilt, Accumulator> => {
  if (checkpoint.name !== name) {
    return E.left({ code: 'other-projection', reason: `it is of ${checkpoint.name}, not of ${name}` });
  }
  if (checkpoint.version !== version) {
    return E.left({ code: 'other-version', reason: `it is of version ${checkpoint.version}, not ${version}` });
  }
  const { position } = checkpoint;
  return position === null || typeof position === 'number' || typeof position === 'string'
    ? load(checkpoint.accumulator)
    : E.left({ code: 'damaged', reason: 'it has no position' });
};
