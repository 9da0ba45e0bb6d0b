/** What a store on EventStoreDB may be told, and what holds where it is told nothing. */
import type { EventRegistry } from '../codec/registry.ts';

/** How long it waits before it takes matters into its own hands; all in milliseconds. */
export interface Timers {
  /** For the answer to one try of an append: 10,000 unless told otherwise. */
  readonly append?: number;
  /** For the next message of a read: 10,000 unless told otherwise. */
  readonly read?: number;
  /** For an append or a read in all, tries and pauses together: 30,000 unless told otherwise. */
  readonly patience?: number;
  /** For opening the store in all: 30,000 unless told otherwise. */
  readonly opening?: number;
  /** Before the first new try; twice as long each time, with jitter: 50 unless told otherwise. */
  readonly pause?: number;
  /** The longest pause between two tries: 5,000 unless told otherwise. */
  readonly longestPause?: number;
  /** So long may a subscription hear nothing before it asks whether it missed something: 30,000 unless told otherwise. */
  readonly silence?: number;
}

/** What happened to a connection and was handled; for logs. No secret is in it. */
export type Notice =
  | { readonly kind: 'append-again'; readonly stream: string; readonly reason: string }
  | { readonly kind: 'read-again'; readonly reason: string }
  | { readonly kind: 'subscribed-again'; readonly reason: string }
  | { readonly kind: 'client-renewed'; readonly reason: string };

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true`; several hosts, or `esdb+discover://name`, for a cluster. */
  readonly connectionString: string;
  /** The company whose streams these are: a text without a dot. */
  readonly namespace: string;
  /** The event types that can be read; the others are read with a fault. */
  readonly registry: EventRegistry;
  /**
   * How events are sent: all appends over one call (`batch`), or each by a call of its own (`unary`), which takes two to
   * three times as long; by what the server can unless told otherwise.
   */
  readonly appends?: 'batch' | 'unary';
  /** Leave to delete streams and to write their metadata. */
  readonly administration?: boolean;
  /** Instead of files named in the connection string; PEM. */
  readonly certificates?: {
    readonly authority?: string;
    readonly user?: { readonly certificate: string; readonly key: string };
  };
  /** Instead of user and password in the connection string. */
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly timers?: Timers;
  /** Told what happened and was handled. What it throws is dropped. */
  readonly onNotice?: (notice: Notice) => void;
  /** Between 0 and 1, for the jitter of pauses. */
  readonly random?: () => number;
}

export type Patience = Required<Timers>;

export const patienceOf = (timers: Timers = {}): Patience => ({
  append: timers.append ?? 10_000,
  read: timers.read ?? 10_000,
  patience: timers.patience ?? 30_000,
  opening: timers.opening ?? 30_000,
  pause: timers.pause ?? 50,
  longestPause: timers.longestPause ?? 5_000,
  silence: timers.silence ?? 30_000,
});

/** Why these are no timers, or null. */
export const timersFault = (patience: Patience): string | null => {
  for (const [name, milliseconds] of Object.entries(patience)) {
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 1)
      return `the timer ${name} is an integer from 1, in milliseconds`;
  }
  return null;
};

/** How long to wait before a try: twice as long each time up to the longest, and anywhere in the upper half of that. */
export const backoff = ({ pause, longestPause }: Patience, retry: number, random: () => number): number => {
  const whole = Math.min(longestPause, pause * 2 ** Math.min(retry - 1, 20));
  return whole / 2 + (whole / 2) * Math.min(1, Math.max(0, random()));
};

/** Waits, unless the signal ends it sooner. */
export const waiting = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
