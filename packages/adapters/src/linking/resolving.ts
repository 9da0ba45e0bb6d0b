/** From links to events: read from their streams, several of one stream at once; from the log, where a stream hides them. */
import type { RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { Link } from './link.ts';

/** A stretch of one stream that is read at once. */
interface Stretch {
  readonly stream: string;
  readonly from: number;
  to: number;
}

/** So many events between two that are wanted are read along rather than asked for in another read. */
const widestGap = 8;

const stretchesOf = (links: readonly Link[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  const latest = new Map<string, Stretch>();
  for (const { stream, revision } of links) {
    const stretch = latest.get(stream);
    if (stretch !== undefined && revision > stretch.to && revision - stretch.to <= widestGap) stretch.to = revision;
    else {
      const begun = { stream, from: revision, to: revision };
      latest.set(stream, begun);
      stretches.push(begun);
    }
  }
  return stretches;
};

const failed = (thrown: unknown): E.Either<ReadError, never> => E.left({ code: 'unavailable', reason: saidBy(thrown) });

/** How many reads are under way at once. */
const readsAtOnce = 8;

/** The events of links, in the order of the links. One that is nowhere any more is left out, as the log leaves it out. */
export const resolve = async (
  store: EventStore,
  links: readonly Link[],
): Promise<E.Either<ReadError, readonly RecordedEvent[]>> => {
  const found = new Map<string, RecordedEvent>();
  const wanted = new Set(links.map(({ id, stream }) => `${stream} ${id}`));
  let wrong: E.Either<ReadError, never> | null = null;

  const note = (event: RecordedEvent): void => {
    const key = `${event.stream} ${event.id}`;
    if (wanted.has(key)) found.set(key, event);
  };

  const readStretch = async ({ stream, from, to }: Stretch): Promise<void> => {
    try {
      for await (const page of store.readStream(stream, { from, limit: to - from + 1 })) {
        if (E.isLeft(page)) {
          if (page.left.code === 'unavailable') wrong = page;
          return;
        }
        for (const event of page.right) note(event);
      }
    } catch (thrown) {
      wrong = failed(thrown);
    }
  };

  const readInLog = async ({ after }: Link): Promise<void> => {
    try {
      for await (const page of store.readAll({ limit: 1, ...(after === null ? {} : { after }) })) {
        if (E.isLeft(page)) wrong = page;
        else for (const event of page.right) note(event);
      }
    } catch (thrown) {
      wrong = failed(thrown);
    }
  };

  const together = async <A>(due: readonly A[], read: (one: A) => Promise<void>): Promise<void> => {
    const left = due.values();
    const work = async (): Promise<void> => {
      for (const one of left) if (wrong === null) await read(one);
    };
    await Promise.all(Array.from({ length: Math.min(readsAtOnce, due.length) }, work));
  };

  await together(stretchesOf(links), readStretch);
  if (wrong !== null) return wrong;
  const hidden = links.filter(({ id, stream }) => !found.has(`${stream} ${id}`));
  await together(hidden, readInLog);
  if (wrong !== null) return wrong;
  return E.right(links.flatMap(({ id, stream }) => found.get(`${stream} ${id}`) ?? []));
};
