/**
 * The projection: a fold over recorded events into an accumulator, and a view of that for a question. `step` owns its
 * accumulator and may mutate it; `view` hands out something that nobody can spoil it through. A question carries its date:
 * no report reads a clock.
 *
 * "As known at" is not a projection's affair: it is a prefix of the log, cut by whoever feeds the events.
 */
import type { DomainEvent, Json, RecordedEvent } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';

/** A saved accumulator that can't be loaded: of another version, or damaged. It is thrown away and built anew. */
export interface LoadFault {
  readonly code: 'other-version' | 'damaged';
  readonly reason: string;
}

export interface Projection<Accumulator, Question, View, Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raised when the accumulator's form or meaning changes: forces a rebuild. */
  readonly version: number;
  /** The types of events that it looks at; it is never given another. */
  readonly handles: readonly Event['type'][];
  /** Which shard sees an event: those of one key go to one shard. Without it, a projection can't be sharded. */
  readonly shardKey?: (event: RecordedEvent<Event>) => string;
  readonly init: () => Accumulator;
  readonly step: (accumulator: Accumulator, event: RecordedEvent<Event>) => Accumulator;
  readonly view: (accumulator: Accumulator, question: Question) => View;
  readonly save: (accumulator: Accumulator) => Json;
  readonly load: (saved: Json) => Either<LoadFault, Accumulator>;
  /** How the accumulators of two shards combine; may use up both. */
  readonly merge?: (left: Accumulator, right: Accumulator) => Accumulator;
}

/** Folds more events into an accumulator; those of other types are passed over. Events that can't be read must
 * not come here: whoever feeds a projection stops at the first that it handles and says so. */
export const project = <Accumulator, Event extends DomainEvent>(
  projection: Pick<Projection<Accumulator, never, unknown, Event>, 'handles' | 'step'>,
  accumulator: Accumulator,
  events: Iterable<RecordedEvent>,
): Accumulator => {
  const handles: ReadonlySet<string> = new Set(projection.handles);
  let folded = accumulator;
  for (const event of events) {
    if (event.fault === undefined && handles.has(event.type)) {
      folded = projection.step(folded, event as RecordedEvent<Event>);
    }
  }
  return folded;
};
