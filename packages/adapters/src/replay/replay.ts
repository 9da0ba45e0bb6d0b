/**
 * Replay: feeding the log, or its head, to projections. It goes on from a checkpoint where it may, folds many projections
 * in one pass, and stops a projection at the first event that it handles and that can't be read.
 */
import type { EventFault, Position, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, Page, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import {
  type AnyFoldable,
  type Checkpoint,
  type Foldable,
  type Rebuilt,
  type Replayed,
  resumed,
} from './checkpoint.ts';
import { type End, endOf, type Prefix, pagesUpTo } from './prefix.ts';

/** Why a projection could not be folded further. Others of the same pass go on. */
export type FoldFault =
  | {
      readonly code: 'corrupt-history';
      readonly stream: string;
      readonly revision: number;
      readonly position: Position;
      readonly reason: EventFault;
    }
  /** A fault of the projection: it threw. */
  | { readonly code: 'defect'; readonly stream: string; readonly revision: number; readonly reason: string };

export type ReplayError = ReadError | FoldFault;

/** Projections by the names that their results shall have. */
export type Foldables = Readonly<Record<string, AnyFoldable>>;

/** What a projection keeps. */
export type AccumulatorOf<F extends AnyFoldable> = ReturnType<F['init']>;

/** What became of each projection. */
export type AllReplayed<P extends Foldables> = {
  readonly [Name in keyof P]: E.Either<FoldFault, Replayed<AccumulatorOf<P[Name]>>>;
};

/** One projection on its way through the log. */
interface Feed {
  readonly name: string;
  readonly projection: Foldable<unknown>;
  readonly handles: ReadonlySet<string>;
  readonly rebuilt: Rebuilt | null;
  accumulator: unknown;
  /** Events up to this one are in the accumulator. */
  position: Position | null;
  events: number;
  fault: FoldFault | null;
}

/** That an event can't be read. */
export const corrupt = ({ stream, revision, position }: RecordedEvent, reason: EventFault): FoldFault => ({
  code: 'corrupt-history',
  stream,
  revision,
  position,
  reason,
});

const knowsTooMuch = (store: EventStore, { position }: Checkpoint, end: End): boolean =>
  position !== null &&
  end !== 'everything' &&
  (end === 'nothing' || store.comparePositions(position, end.position) > 0);

/** Where a projection begins. */
const feedOf = (
  store: EventStore,
  name: string,
  projection: Foldable<unknown>,
  from: Checkpoint | undefined,
  end: End,
): Feed => {
  const handles = new Set(projection.handles);
  const feed = { name, projection, handles, events: 0, fault: null };
  const anew = (rebuilt: Rebuilt | null): Feed => ({
    ...feed,
    rebuilt,
    accumulator: projection.init(),
    position: null,
  });
  if (from === undefined) return anew(null);
  if (knowsTooMuch(store, from, end)) {
    return anew({ code: 'knows-too-much', reason: 'it was saved after what is asked for' });
  }
  const accumulator = resumed(projection, from);
  return E.isLeft(accumulator)
    ? anew(accumulator.left)
    : { ...feed, rebuilt: null, accumulator: accumulator.right, position: from.position };
};

/** Folds a page into one projection, from the event on that it hasn't seen. */
const foldPage = (feed: Feed, page: Page, from: number): void => {
  const { handles } = feed;
  const step = feed.projection.step as (accumulator: unknown, event: RecordedEvent) => unknown;
  for (let index = from; index < page.length; index++) {
    const event = page[index] as RecordedEvent;
    if (!handles.has(event.type)) continue;
    if (event.fault !== undefined) {
      feed.fault = corrupt(event, event.fault);
      return;
    }
    try {
      feed.accumulator = step(feed.accumulator, event);
    } catch (thrown) {
      feed.fault = { code: 'defect', stream: event.stream, revision: event.revision, reason: saidBy(thrown) };
      return;
    }
    feed.events += 1;
  }
};

const feedPage = (store: EventStore, feed: Feed, page: Page): void => {
  const { position } = feed;
  const seen = (event: RecordedEvent): boolean =>
    position !== null && store.comparePositions(event.position, position) <= 0;
  const [first] = page;
  const from = first !== undefined && seen(first) ? page.findIndex((event) => !seen(event)) : 0;
  if (from < 0) return;
  foldPage(feed, page, from);
  feed.position = page[page.length - 1]?.position ?? position;
};

/** The earliest position from which any of the projections goes on; null is the beginning. */
const earliest = (store: EventStore, feeds: readonly Feed[]): Position | null => {
  let from: Position | null | undefined;
  for (const { position } of feeds) {
    if (position === null) return null;
    if (from === undefined || from === null || store.comparePositions(position, from) < 0) from = position;
  }
  return from ?? null;
};

const outcomeOf = ({ fault, projection, accumulator, position, events, rebuilt }: Feed) =>
  fault === null
    ? E.right({ name: projection.name, version: projection.version, accumulator, position, events, rebuilt })
    : E.left(fault);

/** How much of the log is folded, and from where each projection goes on. */
export interface ReplayAllOptions<Name extends string = string> extends Prefix {
  readonly from?: Readonly<Partial<Record<Name, Checkpoint>>>;
}

const folded = async <P extends Foldables>(
  store: EventStore,
  projections: P,
  options: ReplayAllOptions<keyof P & string>,
): Promise<E.Either<ReadError, AllReplayed<P>>> => {
  const end = await endOf(store, options);
  if (E.isLeft(end)) return end;
  const feeds = Object.entries(projections as unknown as Readonly<Record<string, Foldable<unknown>>>).map(
    ([name, projection]) => feedOf(store, name, projection, options.from?.[name as keyof P & string], end.right),
  );
  const after = earliest(store, feeds);
  for await (const page of pagesUpTo(store, end.right, after === null ? {} : { after }, (range) =>
    store.readAll(range),
  )) {
    if (E.isLeft(page)) return page;
    for (const feed of feeds) if (feed.fault === null) feedPage(store, feed, page.right);
  }
  return E.right(Object.fromEntries(feeds.map((feed) => [feed.name, outcomeOf(feed)])) as unknown as AllReplayed<P>);
};

/**
 * Folds several projections in one pass over the log.
 *
 * @returns what became of each, by its name; a `Left` of the whole where the store can't be read
 */
export const replayAll = async <P extends Foldables>(
  store: EventStore,
  projections: P,
  options: ReplayAllOptions<keyof P & string> = {},
): Promise<E.Either<ReadError, AllReplayed<P>>> => {
  try {
    return await folded(store, projections, options);
  } catch (thrown) {
    return E.left({ code: 'invalid-read', reason: saidBy(thrown) });
  }
};
/** How much of the log is folded, and from where it goes on. */
export interface ReplayOptions extends Prefix {
  readonly from?: Checkpoint;
}

/**
 * Folds one projection over the log, or as it was known at an instant.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { salesBook } from '@clientele/projections';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * // As it was known on 1 January 2026:
 * await replay(store, salesBook, { knownAt: 1_767_225_600_000 });
 * ```
 */
export const replay = async <Accumulator>(
  store: EventStore,
  projection: Foldable<Accumulator>,
  { from, ...prefix }: ReplayOptions = {},
): Promise<E.Either<ReplayError, Replayed<Accumulator>>> => {
  const all = await replayAll(
    store,
    { one: projection },
    { ...prefix, ...(from === undefined ? {} : { from: { one: from } }) },
  );
  return E.isLeft(all) ? all : (all.right.one as E.Either<FoldFault, Replayed<Accumulator>>);
};
