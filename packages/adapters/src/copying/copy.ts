/**
 * Copying a history from one store to another, event by event in the order of the log, so that what was known when is the same
 * in both. What is in the target already is compared, not written again: a copy that was killed goes on where it was, and a
 * second one adds nothing. At the end both sides are held against each other, stream by stream.
 */
import type { RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalEvent } from '../codec/encode.ts';
import { type Pause, patiently } from '../handling/append.ts';
import type { AppendError, Appended, EventStore, NewEvent, Pages } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { CopyFault } from './copy-fault.ts';
import { type Digests, newDigests } from './digests.ts';

export interface CopyOptions {
  readonly from: EventStore;
  readonly to: EventStore;
  /** Told now and then how many events have been compared or written. */
  readonly progress?: (events: number) => void;
  /** Ends the copy between two appends; another run goes on from there. */
  readonly signal?: AbortSignal;
  /** Waits before an append is sent again that may not have been written; 8 times at most. */
  readonly pause?: Pause;
}

export interface Copied {
  readonly events: number;
  readonly streams: number;
  /** How many of them were written now; the others were there. */
  readonly added: number;
  /** The digest over all streams, the same on both sides. */
  readonly digest: string;
}

/** An event with its canonical text. */
interface Item {
  readonly event: RecordedEvent;
  readonly text: string;
}

const unreadable = (side: 'from' | 'to', error: Extract<CopyFault, { code: 'unreadable' }>['error']): CopyFault => ({
  code: 'unreadable',
  side,
  error,
});

/** Events one by one; what goes wrong is the last. */
async function* itemsOf(side: 'from' | 'to', pages: () => Pages): AsyncGenerator<E.Either<CopyFault, Item>, undefined> {
  try {
    for await (const page of pages()) {
      if (E.isLeft(page)) return void (yield E.left(unreadable(side, page.left)));
      for (const event of page.right) {
        const text = canonicalEvent(event);
        if (E.isRight(text)) yield E.right({ event, text: text.right });
        else {
          const reason = `${event.stream} at ${event.revision}: ${text.left.found} is no plain JSON`;
          return void (yield E.left(unreadable(side, { code: 'defect', reason })));
        }
      }
    }
  } catch (thrown) {
    yield E.left(unreadable(side, { code: 'defect', reason: saidBy(thrown) }));
  }
}

/** As it goes into the target: with the recorded time that it has, and without what the target gives it. */
const newEvent = ({ stream: _, revision: __, position: ___, fault: ____, ...event }: RecordedEvent): NewEvent => event;

/** Enough to make the cost of an append small; with room for what a store adds, below what an append may hold. */
const mostEvents = 500;
const mostBytes = 700_000;
const mostTries = 8;

const isWorthAgain = (error: AppendError): boolean => error.code === 'outcome-unknown' || error.code === 'unavailable';

/** Events of one stream that are written at once. */
const newBatch = () => {
  let items: Item[] = [];
  let bytes = 0;
  return {
    fits: ({ event, text }: Item): boolean =>
      items.length === 0 ||
      (items[0]?.event.stream === event.stream &&
        items.length < mostEvents &&
        bytes + Buffer.byteLength(text) <= mostBytes),
    add: (item: Item): void => {
      items.push(item);
      bytes += Buffer.byteLength(item.text);
    },
    take: (): readonly Item[] => {
      const taken = items;
      items = [];
      bytes = 0;
      return taken;
    },
  };
};

const isBeyond = (store: EventStore, event: RecordedEvent, end: RecordedEvent['position']): boolean =>
  store.comparePositions(event.position, end) > 0;

/** Reads the target again and holds it against what was read from the source. */
const proven = async (to: EventStore, source: Digests, added: number): Promise<E.Either<CopyFault, Copied>> => {
  const target = newDigests();
  for await (const item of itemsOf('to', () => to.readAll())) {
    if (E.isLeft(item)) return item;
    target.add(item.right.event.stream, item.right.text);
  }
  const [from, there] = [source.whole(), target.whole()];
  return from === there
    ? E.right({ events: source.events(), streams: source.streams(), added, digest: from })
    : E.left({ code: 'unequal', streams: source.unlike(target, 10), from, to: there });
};

/**
 * Copies everything that is in a store when it begins, and proves that it is there.
 *
 * Nobody else may write to the target meanwhile. Events are copied as they are read, in their current versions; what can't be
 * read is copied as it is stored.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { copyHistory } from '@clientele/adapters/running';
 *
 * const [from, to] = [memoryStore({ namespace: 'acme' }), memoryStore({ namespace: 'acme' })];
 * await copyHistory({ from, to }); // right({ events: 0, streams: 0, added: 0, digest: … })
 * ```
 */
export const copyHistory = async ({
  from,
  to,
  progress = () => {},
  signal,
  pause = patiently,
}: CopyOptions): Promise<E.Either<CopyFault, Copied>> => {
  if (from.namespace !== to.namespace) {
    return E.left({ code: 'other-namespace', from: from.namespace, to: to.namespace });
  }
  const digests = newDigests();
  const batch = newBatch();
  let added = 0;

  const append = async (items: readonly Item[]): Promise<E.Either<AppendError, Appended>> => {
    const [first] = items as readonly [Item, ...Item[]];
    const { stream, revision } = first.event;
    const expected = revision === 0 ? 'no-stream' : revision - 1;
    const events = items.map(({ event }) => newEvent(event));
    for (let attempt = 1; ; attempt++) {
      let answer: E.Either<AppendError, Appended>;
      try {
        answer = await to.append(stream, expected, events);
      } catch (thrown) {
        answer = E.left({ code: 'outcome-unknown', stream, reason: saidBy(thrown) });
      }
      if (E.isRight(answer) || !isWorthAgain(answer.left) || attempt === mostTries) return answer;
      await pause(attempt);
    }
  };

  /** Writes what is gathered. */
  const write = async (): Promise<CopyFault | null> => {
    const items = batch.take();
    if (items.length === 0) return null;
    const done = await append(items);
    if (E.isLeft(done)) return { code: 'unwritable', stream: items[0]?.event.stream ?? '', error: done.left };
    added += items.length;
    progress(digests.events());
    return null;
  };

  const head = await headOf(from);
  if (E.isLeft(head)) return head;
  const there = itemsOf('to', () => to.readAll());
  try {
    let isThere = true;
    if (head.right !== null) {
      for await (const item of itemsOf('from', () => from.readAll())) {
        if (E.isLeft(item)) return item;
        const { event, text } = item.right;
        if (isBeyond(from, event, head.right)) break;
        if (signal?.aborted) return E.left({ code: 'stopped' });
        const { stream, revision } = event;
        const expected = digests.of(stream);
        if (revision !== expected) return E.left({ code: 'gap', stream, revision, expected });
        digests.add(stream, text);
        if (isThere) {
          const other = await there.next();
          if (other.done !== true) {
            if (E.isLeft(other.value)) return other.value;
            if (other.value.right.text !== text) return E.left({ code: 'other-history', stream, revision });
            if (digests.events() % 1_000 === 0) progress(digests.events());
            continue;
          }
          isThere = false;
        }
        if (!batch.fits(item.right)) {
          const fault = await write();
          if (fault !== null) return E.left(fault);
        }
        batch.add(item.right);
      }
    }
    const fault = await write();
    if (fault !== null) return E.left(fault);
    const surplus = isThere ? await there.next() : null;
    if (surplus !== null && surplus.done !== true) {
      if (E.isLeft(surplus.value)) return surplus.value;
      const { stream, revision } = surplus.value.right.event;
      return E.left({ code: 'other-history', stream, revision });
    }
    progress(digests.events());
    return await proven(to, digests, added);
  } catch (thrown) {
    return E.left(unreadable('from', { code: 'defect', reason: saidBy(thrown) }));
  } finally {
    await there.return(undefined);
  }
};

const headOf = async (store: EventStore): Promise<E.Either<CopyFault, RecordedEvent['position'] | null>> => {
  try {
    const head = await store.head();
    return E.isLeft(head) ? E.left(unreadable('from', head.left)) : head;
  } catch (thrown) {
    return E.left(unreadable('from', { code: 'defect', reason: saidBy(thrown) }));
  }
};
