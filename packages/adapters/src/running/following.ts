/**
 * Following the log: a subscription that is taken up again, from where it was, whenever it breaks. What can't be mended by
 * trying again ends it with a reason.
 */
import type { Position } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Delivery, EventStore, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** Waits before the store is tried again; `attempt` counts from 1 since it last answered. Ends early on the signal. */
export type Backoff = (attempt: number, signal: AbortSignal) => Promise<void>;

/** Twice as long each time from 100 ms to 30 s, of which a random half is left out, so that not all come at once. */
export const withJitter: Backoff = (attempt, signal) =>
  new Promise((resolve) => {
    const longest = Math.min(30_000, 100 * 2 ** Math.min(attempt - 1, 16));
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, longest * (0.5 + Math.random() / 2));
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });

export interface Following {
  readonly store: EventStore;
  /** Without it, from the beginning. */
  readonly after: Position | null;
  readonly types?: readonly string[];
  readonly signal: AbortSignal;
  readonly backoff: Backoff;
  /** Told each time the store fails, and with null when it answers again. */
  readonly onTrouble: (reason: string | null) => void;
}

/** A pause that throws ends the pause and nothing else. */
export const pausedFor = async (backoff: Backoff, attempt: number, signal: AbortSignal): Promise<void> => {
  try {
    await backoff(attempt, signal);
  } catch {
    // It was long enough.
  }
};

/** Deliveries, as long as the signal lets them come; a `Left` is the last. */
export async function* follow({
  store,
  after,
  types,
  signal,
  backoff,
  onTrouble,
}: Following): AsyncGenerator<E.Either<ReadError, Delivery>, undefined> {
  let reached = after;
  let failures = 0;
  while (!signal.aborted) {
    let reason = 'the subscription ended by itself';
    try {
      const range = {
        signal,
        ...(reached === null ? {} : { after: reached }),
        ...(types === undefined ? {} : { types }),
      };
      for await (const delivery of store.subscribe(range)) {
        if (E.isLeft(delivery)) {
          if (delivery.left.code !== 'unavailable') return void (yield delivery);
          reason = delivery.left.reason;
          break;
        }
        failures = 0;
        onTrouble(null);
        yield delivery;
        reached = delivery.right.position ?? reached;
      }
    } catch (thrown) {
      reason = saidBy(thrown);
    }
    if (signal.aborted) return;
    failures += 1;
    onTrouble(reason);
    await pausedFor(backoff, failures, signal);
  }
}
