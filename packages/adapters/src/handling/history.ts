/** Reading a stream's history for its decider: what is new is folded, and an event that can't be folded is told by its revision. */
import type { Decider, DomainEvent, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { EventStore, Page, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { type FoldedStream, startOver } from './folded-streams.ts';
import { defect, type Failed, type HistoryFault } from './handled.ts';
import { addId } from './place-index.ts';

/** What of a decider is needed to fold. */
export type Folding<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event>,
  'category' | 'events' | 'initial' | 'evolve'
>;

const corrupt = (event: RecordedEvent, reason: HistoryFault): Failed => ({
  kind: 'corrupt-history',
  stream: event.stream,
  revision: event.revision,
  reason,
});

/** Why a stream can't be read. */
const unreadable = (stream: string, error: Exclude<ReadError, { readonly code: 'stream-not-found' }>): Failed => {
  switch (error.code) {
    case 'stream-deleted':
      return { kind: 'stream-deleted', stream };
    case 'unavailable':
      return { kind: 'unavailable', stream, reason: error.reason };
    case 'invalid-read':
      return defect('store', stream, error.reason);
  }
};

/** Events that were read before can't be read any more: somebody with leave to hides them. */
const hidden = (stream: string): Failed => ({
  kind: 'unavailable',
  stream,
  reason: 'its events were hidden meanwhile',
});

const isGap = (failed: Failed): boolean => failed.kind === 'corrupt-history' && failed.reason.code === 'gap';

/** The events of one command as they stand in the store. */
export type Made<Event extends DomainEvent> = E.Either<Failed, ReadonlyNonEmptyArray<RecordedEvent<Event>>>;

/** Reads and folds streams of one room. */
export const historyReader = <State, Event extends DomainEvent>(store: EventStore, room: Folding<State, Event>) => {
  const types = new Set(room.events.map(({ type }) => type));

  /** Why an event can't be folded behind a revision, or null. */
  const faultOf = ({ revision, type, fault }: RecordedEvent, behind: number): HistoryFault | null => {
    // The first events of a stream may be hidden (deleted softly, truncated); what follows must follow.
    if (revision !== behind + 1 && behind >= 0) return { code: 'gap', expected: behind + 1 };
    if (fault !== undefined) return fault;
    return types.has(type) ? null : { code: 'unknown-type' };
  };

  /** Folds a page, as far as it can be folded. */
  const foldPage = (folded: FoldedStream<State>, page: Page): Failed | null => {
    const { events } = folded;
    let { state, revision } = folded;
    let failed: Failed | null = null;
    let place = 0;
    try {
      for (; place < page.length && failed === null; place++) {
        const event = page[place] as RecordedEvent<Event>;
        const fault = faultOf(event, revision);
        if (fault !== null) failed = corrupt(event, fault);
        else {
          state = room.evolve(state, event);
          revision = event.revision;
          addId(events, event.id);
        }
      }
    } catch (thrown) {
      failed = defect('evolve', folded.stream, `at revision ${page[place]?.revision}: ${saidBy(thrown)}`);
    }
    folded.state = state;
    folded.revision = revision;
    return failed;
  };

  const ended = (folded: FoldedStream<State>, error: ReadError): Failed | null => {
    if (error.code !== 'stream-not-found') return unreadable(folded.stream, error);
    if (folded.revision >= 0) startOver(folded, room.initial);
    return null;
  };

  const foldNew = async (folded: FoldedStream<State>): Promise<Failed | null> => {
    try {
      for await (const page of store.readStream(folded.stream, { from: folded.revision + 1 })) {
        if (E.isLeft(page)) return ended(folded, page.left);
        const failed = foldPage(folded, page.right);
        if (failed !== null) return failed;
      }
      return null;
    } catch (thrown) {
      return { kind: 'unavailable', stream: folded.stream, reason: saidBy(thrown) };
    }
  };

  /** Folds what the store has beyond what is known. A gap after that means that events were hidden since: all is read anew. */
  const catchUp = async (folded: FoldedStream<State>): Promise<Failed | null> => {
    const known = folded.revision;
    folded.stale = true;
    let failed = await foldNew(folded);
    if (failed !== null && isGap(failed) && known >= 0) {
      startOver(folded, room.initial);
      failed = await foldNew(folded);
    }
    folded.stale = failed !== null;
    return failed;
  };

  /** The events that a command made, as they are stored from a revision on; at least one, or why not. */
  const madeBy = async (stream: string, commandId: string, first: number): Promise<Made<Event>> => {
    const made: RecordedEvent<Event>[] = [];
    try {
      reading: for await (const page of store.readStream(stream, { from: first })) {
        if (E.isLeft(page))
          return E.left(page.left.code === 'stream-not-found' ? hidden(stream) : unreadable(stream, page.left));
        for (const event of page.right) {
          if (event.command.id !== commandId) break reading;
          if (event.fault !== undefined) return E.left(corrupt(event, event.fault));
          made.push(event as RecordedEvent<Event>);
        }
      }
    } catch (thrown) {
      return E.left({ kind: 'unavailable', stream, reason: saidBy(thrown) });
    }
    const [one, ...others] = made;
    return one === undefined ? E.left(hidden(stream)) : E.right([one, ...others]);
  };

  return { catchUp, madeBy };
};
