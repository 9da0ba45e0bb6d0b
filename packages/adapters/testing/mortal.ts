/**
 * Sudden death: everything that a program asks of the outside is counted, before it happens and after, and at a given count
 * nothing answers any more, as if the process had been killed there. What is outside lives on.
 */
import type { CheckpointStore } from '../src/running/checkpoint-store.ts';
import type { EventStore } from '../src/store/port.ts';

export interface Mortal {
  /** Resolves when it is dead. */
  readonly death: Promise<void>;
  readonly isDead: () => boolean;
  /** How often something was asked or answered. */
  readonly steps: () => number;
  readonly call: <A>(run: () => Promise<A>) => Promise<A>;
  readonly store: (store: EventStore) => EventStore;
  readonly checkpoints: (checkpoints: CheckpointStore) => CheckpointStore;
}

const never = <A>(): Promise<A> => new Promise<A>(() => {});

/** Dies at the step told; never, with infinity. */
export const mortal = (lastStep: number): Mortal => {
  let steps = 0;
  let dead = false;
  let die = (): void => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });

  const lives = (): boolean => {
    if (dead) return false;
    steps += 1;
    if (steps < lastStep) return true;
    dead = true;
    die();
    return false;
  };

  const call = async <A>(run: () => Promise<A>): Promise<A> => {
    if (!lives()) return never();
    const answer = await run();
    return lives() ? answer : never();
  };

  const pages = <A>(iterable: AsyncIterable<A>): AsyncIterable<A> => ({
    [Symbol.asyncIterator]: () => {
      const iterator = iterable[Symbol.asyncIterator]();
      return {
        next: () => call(() => iterator.next()),
        return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      };
    },
  });

  return {
    death,
    isDead: () => dead,
    steps: () => steps,
    call,
    store: (store) => ({
      ...store,
      append: (stream, expected, events) => call(() => store.append(stream, expected, events)),
      readStream: (stream, range) => pages(store.readStream(stream, range)),
      readAll: (range) => pages(store.readAll(range)),
      readTag: (tag, range) => pages(store.readTag(tag, range)),
      subscribe: (range) => pages(store.subscribe(range)),
      head: () => call(() => store.head()),
    }),
    checkpoints: (checkpoints) => ({
      load: (key) => call(() => checkpoints.load(key)),
      save: (key, value, turn) => call(() => checkpoints.save(key, value, turn)),
      forget: (key) => call(() => checkpoints.forget(key)),
    }),
  };
};
