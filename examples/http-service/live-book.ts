// The sales book, kept up to date by a subscription to the store: reports are views over it, and no request reads the log.
import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore, Position, ReadError, RecordedEvent } from '@clientele/adapters';
import { project, type SalesBook, salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';

export interface LiveBook {
  readonly book: () => SalesBook;
  /** Up to where the log is in the book. */
  readonly position: () => Position | null;
  /** Why it doesn't follow the log now, or null. */
  readonly trouble: () => string | null;
  /** True once the book has come so far; false where it hasn't within that many milliseconds, or was stopped. */
  readonly reaches: (position: Position, patience: number) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds before a subscription that broke off is taken up again. */
const pause = 1_000;

const handled: ReadonlySet<string> = new Set(salesBook.handles);

/** An event that the book needs and nobody can read: no figure is given of half a history. */
const unreadableIn = (events: readonly RecordedEvent[]): RecordedEvent | undefined =>
  events.find(({ fault, type }) => fault !== undefined && handled.has(type));

const saidBy = (error: ReadError): string => ('reason' in error ? `${error.code}: ${error.reason}` : error.code);

/** Follows a store from its first event. */
export const liveBook = (store: EventStore): LiveBook => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const waiting = new Set<() => void>();
  let book = salesBook.init();
  let position: Position | null = null;
  let trouble: string | null = null;

  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };

  /** Follows until the subscription breaks off; answers why, or null where that was wanted. */
  const follow = async (): Promise<string | null> => {
    // Of all types: a position is reached by passing it, whether or not its event says anything about sales.
    const subscription = store.subscribe({ signal, ...(position === null ? {} : { after: position }) });
    for await (const delivery of subscription) {
      if (E.isLeft(delivery)) return saidBy(delivery.left);
      if (delivery.right.kind === 'events') {
        const { events } = delivery.right;
        const broken = unreadableIn(events);
        if (broken !== undefined) return `${broken.stream} can't be read at revision ${broken.revision}`;
        book = project(salesBook, book, events);
      }
      trouble = null;
      position = delivery.right.position;
      wakeAll();
    }
    return signal.aborted ? null : 'the subscription ended';
  };

  const followForEver = async (): Promise<void> => {
    while (!signal.aborted) {
      trouble = await follow().catch(String);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  };

  const has = (wanted: Position): boolean => position !== null && store.comparePositions(position, wanted) >= 0;

  const reaches = async (wanted: Position, patience: number): Promise<boolean> => {
    if (has(wanted) || signal.aborted) return has(wanted);
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!has(wanted) && !signal.aborted) return;
        done();
      };
      const done = (): void => {
        waiting.delete(look);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, patience);
      waiting.add(look);
    });
    return has(wanted);
  };

  const following = followForEver();
  return {
    book: () => book,
    position: () => position,
    trouble: () => trouble,
    reaches,
    stop: async () => {
      stopping.abort();
      wakeAll();
      await following;
    },
  };
};
