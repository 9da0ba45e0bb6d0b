/** Reading a store for a report: everything that was known at a time, folded once. */
import { type EventStore, type Foldable, positionKnownAt, type RecordedEvent, replayAll } from '@clientele/adapters';
import type { Instant, LocalDate } from '@clientele/domain/kernel';
import { type SalesBook, salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { rooms } from '../rooms.ts';
import { type Ending, ending, exitCodes } from './exit-codes.ts';

/** The last date on which anything happened: what a report is as of, where nobody says. */
const lastDate: Foldable<LocalDate | null> = {
  name: 'last-date',
  version: 1,
  handles: rooms.flatMap(({ events }) => events.map(({ type }) => type)),
  init: () => null,
  step: (last, { occurredOn }: RecordedEvent) => (last === null || occurredOn > last ? occurredOn : last),
  load: () => E.left({ code: 'other-version', reason: 'it is never saved' }),
};

export interface Read {
  readonly book: SalesBook;
  /** Null in an empty store. */
  readonly lastDate: LocalDate | null;
}

/** That the store, or an event in it, can't be read. */
export const unreadable = (error: { readonly code: string }): Ending =>
  ending(
    exitCodes.unreadable,
    `The store can't be read, and no figure is given of half a history: ${Object.entries(error)
      .map(([name, value]) =>
        name === 'code' ? String(value) : `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      )
      .join(', ')}.`,
  );

const known = (knownAt: Instant | undefined) => (knownAt === undefined ? {} : { knownAt });

/** Folds everything that was known into a sales book. */
export const readBook = async (store: EventStore, knownAt: Instant | undefined): Promise<E.Either<Ending, Read>> => {
  const replayed = await replayAll(store, { book: salesBook, lastDate }, known(knownAt));
  if (E.isLeft(replayed)) return E.left(unreadable(replayed.left));
  const { book, lastDate: last } = replayed.right;
  if (E.isLeft(book)) return E.left(unreadable(book.left));
  if (E.isLeft(last)) return E.left(unreadable(last.left));
  return E.right({ book: book.right.accumulator, lastDate: last.right.accumulator });
};

/** Gives each event that was known to `take`, in the order in which it was told. */
export const eachEvent = async (
  store: EventStore,
  knownAt: Instant | undefined,
  take: (event: RecordedEvent) => void,
): Promise<Ending | null> => {
  const last = knownAt === undefined ? E.right(undefined) : await positionKnownAt(store, knownAt);
  if (E.isLeft(last)) return unreadable(last.left);
  if (last.right === null) return null;
  for await (const page of store.readAll()) {
    if (E.isLeft(page)) return unreadable(page.left);
    for (const event of page.right) {
      if (last.right !== undefined && store.comparePositions(event.position, last.right) > 0) return null;
      take(event);
    }
  }
  return null;
};
