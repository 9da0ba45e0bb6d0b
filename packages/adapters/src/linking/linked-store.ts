/**
 * A store that reads tags by their links: the links up to where their runner has come, and behind that what the store finds by
 * itself. Both ways always agree: wherever a link can't be had or believed, the rest is read the other way.
 */
import type { Instant, Position, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { CheckpointStore } from '../running/checkpoint-store.ts';
import { recognise } from '../running/landmark.ts';
import type { EventStore, LogRange, Page, Pages } from '../store/port.ts';
import { isWitnessed, type Link, linksIn, linksKey, streamOfTag } from './link.ts';
import { type LinkedUpTo, linkedUpTo } from './link-runner.ts';
import { resolve } from './resolving.ts';

export interface LinkedStoreOptions {
  readonly store: EventStore;
  readonly links: EventStore;
  /** Where the runner of the links keeps how far it is. */
  readonly checkpoints: CheckpointStore;
  /** For how many milliseconds what the runner said last is good enough; 1,000 unless told otherwise. An older word costs time, never truth. */
  readonly freshFor?: number;
  readonly clock?: () => Instant;
}

/** So many links are followed at once. */
const chunk = 128;

const isRange = (range: LogRange): boolean => {
  const { after, before, limit, direction } = range;
  const isPosition = (value: unknown): boolean =>
    value === undefined || typeof value === 'number' || typeof value === 'string';
  const isLimit = limit === undefined || (Number.isSafeInteger(limit) && limit > 0);
  return (
    isPosition(after) &&
    isPosition(before) &&
    isLimit &&
    (direction === undefined || direction === 'forwards' || direction === 'backwards')
  );
};

/**
 * The same store, with tags read by links.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { linkedStore, memoryCheckpoints } from '@clientele/adapters/running';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const linked = linkedStore({ store, links: memoryStore({ namespace: 'acme_links' }), checkpoints: memoryCheckpoints() });
 * for await (const page of linked.readTag('customer:C1')) console.log(page);
 * ```
 */
export const linkedStore = ({
  store,
  links,
  checkpoints,
  freshFor = 1_000,
  clock = Date.now,
}: LinkedStoreOptions): EventStore => {
  let reach: Position | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let recognised = false;

  /** Whether what the runner kept is about this store, and the links are those that it wrote. */
  const isRecognised = async ({ position, landmark, witness }: LinkedUpTo): Promise<boolean> => {
    if ((await recognise(store, position, landmark)) !== 'this store') return false;
    const witnessed = witness === null ? E.right(true) : await isWitnessed(links, witness);
    return E.isRight(witnessed) && witnessed.right;
  };

  /** Up to where everything is linked; null where nobody knows, and then nothing is read by links. */
  const reached = async (): Promise<Position | null> => {
    const now = clock();
    if (reach !== null && now - asked < freshFor && now >= asked) return reach;
    try {
      const kept = await checkpoints.load(linksKey);
      const upTo = E.isRight(kept) ? linkedUpTo(kept.right) : null;
      if (upTo === null) return null;
      if (!recognised) recognised = await isRecognised(upTo);
      if (!recognised) return null;
      reach = upTo.position;
      asked = now;
      return reach;
    } catch {
      return null;
    }
  };

  const isLater = (left: Position, right: Position): boolean => store.comparePositions(left, right) > 0;

  /** The links of a tag that lie in a range, in its direction; ends where one can't be believed, with false. */
  async function* linksBetween(tag: Tag, range: LogRange, upTo: Position): AsyncGenerator<Link, boolean> {
    const { after, before, direction = 'forwards' } = range;
    const isForwards = direction === 'forwards';
    let last: Position | null = null;
    for await (const page of links.readStream(streamOfTag(links.namespace, tag), { direction })) {
      if (E.isLeft(page)) return page.left.code === 'stream-not-found';
      for (const event of page.right) {
        const some = linksIn(event, tag);
        if (some === null) return false;
        for (const link of isForwards ? some : some.toReversed()) {
          const { position } = link;
          if (last !== null && (isForwards ? !isLater(position, last) : !isLater(last, position))) return false;
          last = position;
          if (isLater(position, upTo)) {
            if (isForwards) return true;
            continue;
          }
          if (after !== undefined && !isLater(position, after)) {
            if (isForwards) continue;
            return true;
          }
          if (before !== undefined && !isLater(before, position)) {
            if (isForwards) return true;
            continue;
          }
          yield link;
        }
      }
    }
    return true;
  }

  /** Pages by links; answers the position of the last event given, and whether all that is linked was given. */
  async function* byLinks(
    tag: Tag,
    range: LogRange,
    upTo: Position,
    count: (events: number) => void,
  ): AsyncGenerator<E.Either<never, Page>, { readonly last: Position | null; readonly whole: boolean }> {
    let last: Position | null = null;
    let due: Link[] = [];
    let left = range.limit ?? Number.POSITIVE_INFINITY;
    const following = linksBetween(tag, range, upTo);
    try {
      for (let whole: boolean | null = null; whole === null; ) {
        const next = await following.next();
        if (next.done === true) whole = next.value;
        else due.push(next.value);
        if (due.length < Math.min(chunk, left) && whole === null) continue;
        if (due.length > 0) {
          const events = await resolve(store, due);
          if (E.isLeft(events)) return { last, whole: false };
          last = due[due.length - 1]?.position ?? last;
          left -= events.right.length;
          count(events.right.length);
          if (events.right.length > 0) yield E.right(events.right);
          due = [];
        }
        if (whole !== null) return { last, whole };
        if (left <= 0) return { last, whole: true };
      }
    } catch {
      return { last, whole: false };
    } finally {
      await following.return(true);
    }
    return { last, whole: false };
  }

  const laterOf = (left: Position | undefined, right: Position): Position =>
    left === undefined || isLater(right, left) ? right : left;

  async function* forwards(tag: Tag, range: LogRange, upTo: Position): Pages {
    let given = 0;
    const linked = yield* byLinks(tag, range, upTo, (events) => {
      given += events;
    });
    const { limit } = range;
    if (limit !== undefined && given >= limit) return;
    const rest = limit === undefined ? range : { ...range, limit: limit - given };
    if (linked.whole) yield* store.readTag(tag, { ...rest, after: laterOf(range.after, upTo) });
    else yield* store.readTag(tag, linked.last === null ? rest : { ...rest, after: linked.last });
  }

  async function* backwards(tag: Tag, range: LogRange, upTo: Position): Pages {
    const { limit } = range;
    let given = 0;
    for await (const page of store.readTag(tag, { ...range, after: laterOf(range.after, upTo) })) {
      yield page;
      if (E.isLeft(page)) return;
      given += page.right.length;
    }
    if (limit !== undefined && given >= limit) return;
    const rest = limit === undefined ? range : { ...range, limit: limit - given };
    const linked = yield* byLinks(tag, rest, upTo, (events) => {
      given += events;
    });
    if (linked.whole || (limit !== undefined && given >= limit)) return;
    // What is before the last one given; or, where none was, before what was read at the end, which is all behind the links.
    const left = limit === undefined ? range : { ...range, limit: limit - given };
    if (linked.last !== null) yield* store.readTag(tag, { ...left, before: linked.last });
    else yield* upToIncluding(tag, left, upTo);
  }

  /** Backwards from a position on, that one included: ranges are exclusive, so what lies behind it is read and left out. */
  async function* upToIncluding(tag: Tag, range: LogRange, upTo: Position): Pages {
    const { limit, ...unlimited } = range;
    let left = limit ?? Number.POSITIVE_INFINITY;
    for await (const page of store.readTag(tag, unlimited)) {
      if (E.isLeft(page)) return void (yield page);
      const events = page.right.filter(({ position }) => !isLater(position, upTo)).slice(0, left);
      left -= events.length;
      if (events.length > 0) yield E.right(events);
      if (left <= 0) return;
    }
  }

  async function* readTag(tag: Tag, range: LogRange): Pages {
    const upTo = isRange(range) ? await reached() : null;
    if (upTo === null) yield* store.readTag(tag, range);
    else if (range.direction === 'backwards') yield* backwards(tag, range, upTo);
    else yield* forwards(tag, range, upTo);
  }

  return {
    ...store,
    readTag: (tag, range = {}) => ({ [Symbol.asyncIterator]: () => readTag(tag, range)[Symbol.asyncIterator]() }),
  };
};
