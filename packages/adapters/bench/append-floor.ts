/**
 * The floor under appending: what the port asks for, written by hand for one process with nothing that protects it. A Map
 * of arrays with a version check, an envelope with the same fields for each event, one global log, an index by tag. It keeps
 * what it is handed by reference, checks nothing but the revision, and answers synchronously.
 */
import type { Tag } from '@clientele/domain/kernel';
import type { NewEvent, RecordedEvent } from '../src/store/port.ts';

export interface Floor {
  readonly append: (stream: string, expected: number, events: readonly NewEvent[]) => number;
  readonly log: readonly RecordedEvent[];
  readonly byTag: ReadonlyMap<Tag, readonly RecordedEvent[]>;
}

export const floorStore = (): Floor => {
  const streams = new Map<string, RecordedEvent[]>();
  const log: RecordedEvent[] = [];
  const byTag = new Map<Tag, RecordedEvent[]>();

  const tagged = (tag: Tag, event: RecordedEvent): void => {
    const events = byTag.get(tag);
    if (events === undefined) byTag.set(tag, [event]);
    else events.push(event);
  };

  const append = (stream: string, expected: number, events: readonly NewEvent[]): number => {
    let history = streams.get(stream);
    if (history === undefined) {
      history = [];
      streams.set(stream, history);
    }
    if (history.length - 1 !== expected) return -1;
    const recordedAt = Date.now();
    for (const event of events) {
      const recorded: RecordedEvent = {
        id: event.id,
        stream,
        revision: history.length,
        type: event.type,
        version: event.version,
        occurredAt: event.occurredAt,
        occurredOn: event.occurredOn,
        by: event.by,
        command: event.command,
        correlationId: event.correlationId,
        causationId: event.causationId,
        tags: event.tags,
        policies: event.policies,
        data: event.data,
        recordedAt,
        position: log.length,
      };
      history.push(recorded);
      log.push(recorded);
      for (const tag of event.tags) tagged(tag, recorded);
    }
    return history.length - 1;
  };

  return { append, log, byTag };
};
