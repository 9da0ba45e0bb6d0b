/**
 * Shards: a projection that says by which key it can be parted is folded by several processes, each with the events of its
 * own keys; what they kept is merged to what one would have kept.
 */
import type { Json, Position } from '@clientele/domain/kernel';
import type { LoadFault } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** One of so many shards, counted from 0. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Why shards are none. */
export const shardFault = ({ index, of }: Shard): string | null => {
  if (!Number.isSafeInteger(of) || of < 1 || of > 4_096) return 'there are 1 to 4,096 shards';
  return Number.isSafeInteger(index) && index >= 0 && index < of
    ? null
    : 'a shard is counted from 0, below their number';
};

/**
 * Which shard sees a key: the same in every process, for ever, since checkpoints depend on it. FNV-1a over the key's UTF-16
 * code units, mixed once more, so that keys that differ in their end only are spread too.
 *
 * @example
 * ```ts
 * import { shardOf } from '@clientele/adapters/running';
 *
 * shardOf('customer:C1', 1); // 0
 * ```
 */
export const shardOf = (key: string, of: number): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % of;
};

/** What one shard kept. */
export interface ShardSaved {
  readonly position: Position | null;
  readonly accumulator: Json;
}

/** What shards kept, put together. */
export interface Merged<Accumulator> {
  readonly accumulator: Accumulator;
  /** Up to here all shards have seen everything; null where one has seen nothing. */
  readonly position: Position | null;
  /** True where all stand at the same event, so that figures over several keys are of one moment. */
  readonly even: boolean;
}

/** What of a projection is needed to merge. */
export interface Mergeable<Accumulator> {
  readonly init: () => Accumulator;
  readonly load: (saved: Json) => E.Either<LoadFault, Accumulator>;
  readonly merge?: (left: Accumulator, right: Accumulator) => Accumulator;
}

export type MergeFault =
  | LoadFault
  | { readonly code: 'not-sharded'; readonly reason: string }
  | { readonly code: 'defect'; readonly reason: string };

/** Merges what shards kept. It never throws. */
export const mergeShards = <Accumulator>(
  store: Pick<EventStore, 'comparePositions'>,
  projection: Mergeable<Accumulator>,
  shards: readonly ShardSaved[],
): E.Either<MergeFault, Merged<Accumulator>> => {
  const { merge } = projection;
  if (merge === undefined) return E.left({ code: 'not-sharded', reason: 'the projection says not how to merge' });
  try {
    let accumulator = projection.init();
    let position: Position | null = null;
    let even = true;
    for (const [index, shard] of shards.entries()) {
      const loaded = projection.load(shard.accumulator);
      if (E.isLeft(loaded)) return loaded;
      accumulator = index === 0 ? loaded.right : merge(accumulator, loaded.right);
      const there = shard.position;
      const difference = index === 0 ? 0 : compare(store, there, position);
      if (difference !== 0) even = false;
      if (index === 0 || difference < 0) position = there;
    }
    return E.right({ accumulator, position, even });
  } catch (thrown) {
    return E.left({ code: 'defect', reason: saidBy(thrown) });
  }
};

/** Null is before every position. */
const compare = (
  store: Pick<EventStore, 'comparePositions'>,
  left: Position | null,
  right: Position | null,
): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return store.comparePositions(left, right);
};
