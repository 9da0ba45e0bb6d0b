/**
 * Which part of the log counts. What was known at a time is the head of the log: everything before the first event with
 * which the latest recorded time so far passes that time (design: decision 1). It is found as a position first, since a
 * position cuts streams and tags alike.
 */
import type { Instant, Position, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, LogRange, Page, Pages, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** How much of the log counts: what was known at an instant, and no more than up to a position, that one included. */
export interface Prefix {
  readonly knownAt?: Instant;
  readonly until?: Position;
}

/** Where the part that counts ends: nowhere, before everything, or with a position. */
export type End = 'everything' | 'nothing' | { readonly position: Position };

/** Pages of a store that may break its promise never to throw. */
async function* safely(pages: () => Pages): Pages {
  try {
    yield* pages();
  } catch (thrown) {
    yield E.left({ code: 'unavailable', reason: saidBy(thrown) });
  }
}

/**
 * The position of the last event that was known at an instant, or null where none was.
 *
 * @example
 * ```ts
 * import { positionKnownAt } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 *
 * await positionKnownAt(memoryStore({ namespace: 'acme' }), 0); // right(null)
 * ```
 */
export const positionKnownAt = async (
  store: Pick<EventStore, 'readAll'>,
  knownAt: Instant,
): Promise<E.Either<ReadError, Position | null>> => {
  let last: Position | null = null;
  for await (const page of safely(() => store.readAll())) {
    if (E.isLeft(page)) return page;
    for (const event of page.right) {
      if (event.recordedAt > knownAt) return E.right(last);
      last = event.position;
    }
  }
  return E.right(last);
};

/** Where a prefix of the log ends. */
export const endOf = async (store: EventStore, { knownAt, until }: Prefix): Promise<E.Either<ReadError, End>> => {
  if (knownAt === undefined) return E.right(until === undefined ? 'everything' : { position: until });
  const known = await positionKnownAt(store, knownAt);
  if (E.isLeft(known)) return known;
  if (known.right === null) return E.right('nothing');
  const earlier = until !== undefined && store.comparePositions(until, known.right) < 0 ? until : known.right;
  return E.right({ position: earlier });
};

/** The events of a page up to the end. */
const cut = (store: EventStore, page: Page, end: End): Page => {
  if (end === 'everything') return page;
  if (end === 'nothing') return [];
  const isBeyond = (event: RecordedEvent | undefined): boolean =>
    event !== undefined && store.comparePositions(event.position, end.position) > 0;
  return isBeyond(page[page.length - 1]) ? page.slice(0, page.findIndex(isBeyond)) : page;
};

/** Pages of the log, or of a tag, up to the end. */
export async function* pagesUpTo(
  store: EventStore,
  end: End,
  range: LogRange,
  pages: (range: LogRange) => Pages,
): Pages {
  if (end === 'nothing') return;
  for await (const page of safely(() => pages(range))) {
    if (E.isLeft(page)) {
      yield page;
      return;
    }
    const counted = cut(store, page.right, end);
    if (counted.length > 0) yield E.right(counted);
    if (counted.length < page.right.length) return;
  }
}
