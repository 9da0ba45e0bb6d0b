/**
 * Catch-up subscriptions: everything after a position, then what comes, as it comes. The subscriber asks for each page, so a
 * slow one holds up nobody and nothing piles up for him; while he waits, the store knows no more of him than how to wake him.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Delivery, Position, ReadError, Subscription, SubscriptionRange } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { type Log, whenRevealed } from './log.ts';
import { isPosition } from './ranges.ts';
import { everything, ofTag, onlyOfTypes } from './runs.ts';
import { pageSize, type Run, step } from './walk.ts';

type Delivered = E.Either<ReadError, Delivery>;
type Result = IteratorResult<Delivered, undefined>;

const over: Result = { done: true, value: undefined };

const invalid = (reason: string): Delivered => E.left({ code: 'invalid-read', reason });

const runOf = (log: Log, { tag }: SubscriptionRange, types: ReadonlySet<string> | null): Run => {
  const run = tag === undefined ? everything(log) : ofTag(log, tag);
  return types === null ? run : onlyOfTypes(run, types);
};

const iterator = (log: Log, closed: () => boolean, range: SubscriptionRange): AsyncIterator<Delivered, undefined> => {
  const { after, signal } = range;
  const types = range.types === undefined ? null : new Set(range.types);
  let low = after === undefined ? 0 : Number(after) + 1;
  /** The position up to which everything was delivered or passed over. */
  let reached: Position | null = after ?? null;
  let started = false;
  let ended = false;
  /** Nothing was delivered since it was last said that there is no more. */
  let told = false;
  let wake: (() => void) | null = null;

  const last = (value: Delivered): Result => {
    ended = true;
    return { done: false, value };
  };

  /** What can be delivered now, or null where there is nothing to say. */
  const ready = (): Result | null => {
    if (ended || signal?.aborted) return over;
    if (closed()) return last(E.left({ code: 'unavailable', reason: 'the store is closed' }));
    if (!started && after !== undefined && !isPosition(log, after)) {
      return last(invalid('a position is one that this store gave'));
    }
    started = true;
    const high = log.visible;
    const { page, next } = step(log, runOf(log, range, types), { low, high }, 'forwards', pageSize);
    const latest = page[page.length - 1];
    if (latest !== undefined) {
      low = next;
      reached = latest.position;
      told = false;
      return { done: false, value: E.right({ kind: 'events', events: page, position: latest.position }) };
    }
    low = high;
    if (high > 0) reached = high - 1;
    if (told) return null;
    told = true;
    return { done: false, value: E.right({ kind: 'caught-up', position: reached }) };
  };

  /** Waits for the next event, the signal, or the end of the loop; holds nothing of the store or the signal afterwards. */
  const waited = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        wake = null;
        forget();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const forget = whenRevealed(log, done);
      signal?.addEventListener('abort', done);
      wake = done;
    });

  const deliver = async (): Promise<Result> => {
    try {
      for (;;) {
        const result = ready();
        if (result !== null) return result;
        await waited();
      }
    } catch (thrown) {
      return last(invalid(saidBy(thrown)));
    }
  };

  let previous: Promise<unknown> = Promise.resolve();
  return {
    next: () => {
      const result = previous.then(deliver);
      previous = result;
      return result;
    },
    return: () => {
      ended = true;
      wake?.();
      return Promise.resolve(over);
    },
  };
};

export const subscription = (log: Log, closed: () => boolean, range: SubscriptionRange): Subscription => ({
  [Symbol.asyncIterator]: () => iterator(log, closed, range),
});
