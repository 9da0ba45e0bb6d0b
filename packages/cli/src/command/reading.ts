/** Reading a store for a report: everything that was known at a time, in the order in which it was told. */
import type { EventStore, RecordedEvent } from '@clientele/adapters';
import type { Instant, LocalDate } from '@clientele/domain/kernel';
import { type SalesBook, salesBook } from '@clientele/projections';
import { type Ending, ending, exitCodes } from './exit-codes.ts';

/**
 * Gives each event that was known at a time to `take`. "As known at r" is everything before the first event whose running
 * maximum of recorded time exceeds r: what was told later can't have been known, whatever its own time says.
 */
const eachKnown = async (
  store: EventStore,
  knownAt: Instant | undefined,
  take: (event: RecordedEvent) => Ending | null,
): Promise<Ending | null> => {
  for await (const page of store.readAll()) {
    if (page._tag === 'Left') return ending(exitCodes.unreadable, `The store can't be read: ${page.left.code}.`);
    for (const event of page.right) {
      if (knownAt !== undefined && event.recordedAt > knownAt) return null;
      const ended = take(event);
      if (ended !== null) return ended;
    }
  }
  return null;
};

const unreadable = ({ type, stream, revision, fault }: RecordedEvent): Ending =>
  ending(
    exitCodes.unreadable,
    `${stream} can't be read at revision ${revision} (${type}): ${fault?.code ?? 'it is damaged'}. No figure is given of half a history.`,
  );

export interface Read {
  readonly book: SalesBook;
  /** The last date on which anything happened, or null in an empty store. */
  readonly lastDate: LocalDate | null;
}

/** Folds everything that was known into a sales book. */
export const readBook = async (store: EventStore, knownAt: Instant | undefined): Promise<Read | Ending> => {
  const handles: ReadonlySet<string> = new Set(salesBook.handles);
  let book = salesBook.init();
  let lastDate: LocalDate | null = null;
  const ended = await eachKnown(store, knownAt, (event) => {
    if (lastDate === null || event.occurredOn > lastDate) lastDate = event.occurredOn;
    if (!handles.has(event.type)) return null;
    if (event.fault !== undefined) return unreadable(event);
    book = salesBook.step(book, event);
    return null;
  });
  return ended ?? { book, lastDate };
};

/** The events that were known, of everything or of one tag. */
export const readEvents = async (
  store: EventStore,
  knownAt: Instant | undefined,
  tag: string | null,
): Promise<readonly RecordedEvent[] | Ending> => {
  const events: RecordedEvent[] = [];
  const ended = await eachKnown(store, knownAt, (event) => {
    if (tag === null || event.tags.some((own) => own === tag)) events.push(event);
    return null;
  });
  return ended ?? events;
};
