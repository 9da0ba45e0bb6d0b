/** The laws of every fold: whatever way events are folded, in one go or in parts, here or in shards, the answers are the same. */
import type { DomainEvent, Json, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { asking, type Fold } from '../src/kernel/fold.ts';
import { project } from '../src/kernel/projection.ts';

/** A fold over a log, in each of the ways in which it may be done. */
export const folded = <A, Event extends DomainEvent>(fold: Fold<A, Event>, log: readonly RecordedEvent[]): A =>
  project(
    asking(fold, () => null),
    fold.init(),
    log,
  );

/** A checkpoint, through text and back. */
export const resumed = <A, Event extends DomainEvent>(fold: Fold<A, Event>, accumulator: A): A => {
  const loaded = fold.load(JSON.parse(JSON.stringify(fold.save(accumulator))) as Json);
  if (E.isLeft(loaded)) throw new Error(`${loaded.left.code}: ${loaded.left.reason}`);
  return loaded.right;
};

/** Folded until some event, saved, loaded, and folded on. */
export const foldedInTwo = <A, Event extends DomainEvent>(
  fold: Fold<A, Event>,
  log: readonly RecordedEvent[],
  at: number,
): A => {
  const first = resumed(fold, folded(fold, log.slice(0, at)));
  return project(
    asking(fold, () => null),
    first,
    log.slice(at),
  );
};

const hash = (text: string): number => {
  let value = 7;
  for (const letter of text) value = (Math.imul(value, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return value;
};

/** Folded in shards, each its own events, and merged. */
export const foldedInShards = <A, Event extends DomainEvent>(
  fold: Fold<A, Event>,
  log: readonly RecordedEvent[],
  shards: number,
): A => {
  const parts = Array.from({ length: shards }, (_, shard) =>
    folded(
      fold,
      log.filter((event) => hash(fold.shardKey(event as RecordedEvent<Event>)) % shards === shard),
    ),
  );
  return parts.reduce((left, right) => fold.merge(left, right));
};

/** Folded event by event, a step at a time. */
export const foldedStepwise = <A, Event extends DomainEvent>(fold: Fold<A, Event>, log: readonly RecordedEvent[]): A =>
  log.reduce(
    (accumulator, event) =>
      project(
        asking(fold, () => null),
        accumulator,
        [event],
      ),
    fold.init(),
  );
