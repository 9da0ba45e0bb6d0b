/**
 * What is known of the streams that were used lately: the state of each at a revision, the commands that made it, and whose
 * turn it is. Bounded in number. What has fallen out is folded again from the store.
 */

import { addId, clearIndex, emptyIndex, type PlaceIndex, placeOf } from './place-index.ts';

/** One stream, as far as it has been folded. */
export interface FoldedStream<State> {
  /** Within the category; the whole name beside it. */
  readonly id: string;
  readonly stream: string;
  state: State;
  /** That of the last event folded; −1 where there is none. */
  revision: number;
  /** True where the store has to be read before anything is decided: at first, and when it is known to know more. */
  stale: boolean;
  /** The events folded, the last at `revision`: by their ids a command that is sent again is recognised. */
  readonly events: PlaceIndex;
  /** One command at a time: the others wait in order, so that they don't conflict with each other. */
  busy: boolean;
  readonly waiting: (() => void)[];
}

export interface FoldedStreams<State> {
  /** The stream, as it is known or not known yet. */
  readonly of: (id: string) => FoldedStream<State>;
  /** Resolves when it is one's turn on the stream; {@link FoldedStreams.leave} must follow. */
  readonly enter: (folded: FoldedStream<State>) => Promise<void> | undefined;
  readonly leave: (folded: FoldedStream<State>) => void;
  readonly size: () => number;
}

/** Forgets what was folded. */
export const startOver = <State>(folded: FoldedStream<State>, initial: State): void => {
  folded.state = initial;
  folded.revision = -1;
  folded.stale = true;
  clearIndex(folded.events);
};

/** Takes the next state, after an event. */
export const advance = <State>(folded: FoldedStream<State>, state: State, eventId: string, revision: number): void => {
  folded.state = state;
  folded.revision = revision;
  addId(folded.events, eventId);
};

/** The revision of an event by its id, or undefined where it is not in the stream. */
export const revisionOf = <State>({ events, revision }: FoldedStream<State>, eventId: string): number | undefined => {
  const place = placeOf(events, eventId);
  return place < 0 ? undefined : revision - events.ids.length + 1 + place;
};

/**
 * Streams, at most so many but for those in use. Two generations stand in for an order of use, which would cost a write for
 * each read: what is used moves to the young one, and when that is full, the old one goes.
 *
 * @param most 0 keeps none longer than a command takes; else at least 2
 */
export const foldedStreams = <State>(
  most: number,
  initial: State,
  nameOf: (id: string) => string,
): FoldedStreams<State> => {
  const half = Math.max(1, Math.floor(most / 2));
  let young = new Map<string, FoldedStream<State>>();
  let old = new Map<string, FoldedStream<State>>();

  const age = (): void => {
    const leaving = old;
    old = young;
    young = new Map();
    for (const [id, folded] of leaving) if (folded.busy && !old.has(id)) young.set(id, folded);
  };

  const fresh = (id: string): FoldedStream<State> => ({
    id,
    stream: nameOf(id),
    state: initial,
    revision: -1,
    stale: true,
    events: emptyIndex(),
    busy: false,
    waiting: [],
  });

  const of = (id: string): FoldedStream<State> => {
    const known = young.get(id);
    if (known !== undefined) return known;
    const folded = old.get(id) ?? fresh(id);
    if (young.size >= half) age();
    young.set(id, folded);
    return folded;
  };

  const enter = (folded: FoldedStream<State>): Promise<void> | undefined => {
    if (folded.busy) return new Promise((resolve) => folded.waiting.push(resolve));
    folded.busy = true;
    return undefined;
  };

  const leave = (folded: FoldedStream<State>): void => {
    const next = folded.waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    folded.busy = false;
    if (most === 0) {
      young.delete(folded.id);
      old.delete(folded.id);
    }
  };

  return { of, enter, leave, size: () => new Set([...young.keys(), ...old.keys()]).size };
};
