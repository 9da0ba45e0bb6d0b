/**
 * What all runners have in common: they follow the log, save when it is due, and can be paused, stopped and looked at. What
 * goes wrong becomes their status; nothing of it reaches the process.
 */
import type { Instant, Position } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Delivery, EventStore, Page, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { CheckpointFault } from './checkpoint-store.ts';
import { type Backoff, follow, pausedFor, withJitter } from './following.ts';
import { newPace } from './pace.ts';

/**
 * `retrying`: the store can't be reached, and is tried again. `live`: all that there is has been taken. `faulted`: it stopped
 * for a reason that trying again doesn't mend.
 */
export type RunnerState = 'starting' | 'catching-up' | 'live' | 'retrying' | 'paused' | 'stopped' | 'faulted';

/** Faults that any runner can meet. */
export type RunnerFault =
  | Exclude<ReadError, { readonly code: 'unavailable' }>
  | Exclude<CheckpointFault, { readonly code: 'unavailable' }>
  | { readonly code: 'broken'; readonly reason: string };

export interface RunnerStatus<Fault> {
  readonly name: string;
  readonly state: RunnerState;
  /** Of the last event taken or passed over. */
  readonly position: Position | null;
  /** Of the last checkpoint written or resumed from. */
  readonly saved: Position | null;
  /** Events taken since it was started. */
  readonly events: number;
  /** Events a second, over the last ten seconds. */
  readonly throughput: number;
  /**
   * Milliseconds between the recorded time of the last event taken and now; 0 when live, null before the first. Events that
   * were copied bring their first recorded time, and look as late as they are old.
   */
  readonly lag: number | null;
  /** What keeps it from going on or from saving at the moment, and is being tried again. */
  readonly trouble: string | null;
  readonly fault: Fault | RunnerFault | null;
}

export interface Runner<Fault> {
  readonly status: () => RunnerStatus<Fault>;
  /** Takes no more events, and saves; resolves when it is at rest. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** Saves and ends. What it resolves to says whether all went well. */
  readonly stop: () => Promise<RunnerStatus<Fault>>;
  /** Resolves when it has ended, by itself or because it was stopped. */
  readonly ended: Promise<RunnerStatus<Fault>>;
  /** Resolves when the event at a position has been taken: true; or when it ended before: false. */
  readonly reached: (position: Position) => Promise<boolean>;
}

/** What is the same for all runners. */
export interface RunnerOptions {
  readonly store: EventStore;
  /** A checkpoint is due after so many events (10,000 unless told otherwise) or milliseconds (1,000), whichever comes first. */
  readonly every?: { readonly events?: number; readonly milliseconds?: number };
  /** Ends by itself when it has taken everything up to this position. */
  readonly until?: Position;
  readonly clock?: () => Instant;
  readonly backoff?: Backoff;
}

/** What one kind of runner does. Only one of these is called at a time; what they throw makes the runner `faulted`. */
export interface Work<Fault> {
  readonly name: string;
  /** Of which types events are wanted; all, where it isn't told. */
  readonly types?: readonly string[];
  /** Begins from the checkpoint, if there is a good one. The signal says when the runner is to end. */
  readonly begin: (signal: AbortSignal) => Promise<E.Either<CheckpointFault | Fault, void>>;
  /** Takes events, all behind the position; answers why it could not take all of them. */
  readonly take: (events: Page) => Fault | null | Promise<Fault | null>;
  /** There is nothing more up to here. */
  readonly passed: (position: Position) => void;
  readonly position: () => Position | null;
  /** Called when everything was taken, and again after each quiet while. */
  readonly idle?: () => Fault | null | Promise<Fault | null>;
  /** How often `idle` is called while nothing comes, in milliseconds. */
  readonly idleEvery?: number;
  /** Events taken since the last save. */
  readonly unsaved: () => number;
  readonly save: () => Promise<E.Either<CheckpointFault, void>>;
}

/** One after the other, in the order asked. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <A>(run: () => Promise<A>): Promise<A> => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
};

/** A clock that fails tells the time that it told last: no runner ends because of it. */
export const steady = (clock: () => Instant): (() => Instant) => {
  let last: Instant = 0;
  return () => {
    try {
      const now = clock();
      if (Number.isFinite(now)) last = now;
    } catch {
      // It may tell it again the next time.
    }
    return last;
  };
};

/** A runner, for those who make one of it. */
export interface StartedRunner<Fault> extends Runner<Fault> {
  /** Runs between two takes, so that nothing else touches the work meanwhile. */
  readonly between: <A>(run: () => Promise<A>) => Promise<A>;
}

/** Starts a runner at once. */
export const startRunner = <Fault>(
  { store, every, until, clock: given = Date.now, backoff = withJitter }: RunnerOptions,
  work: Work<Fault>,
): StartedRunner<Fault> => {
  const clock = steady(given);
  const mostEvents = every?.events ?? 10_000;
  const longest = every?.milliseconds ?? 1_000;
  const control = new AbortController();
  const { signal } = control;
  const exclusively = inTurn();
  const pace = newPace(clock);
  const waiting = new Set<() => void>();
  let phase: 'starting' | 'catching-up' | 'live' | 'stopped' = 'starting';
  let paused = false;
  let wake: (() => void) | null = null;
  let saved: Position | null = null;
  let savedAt = clock();
  let events = 0;
  let told: Instant | null = null;
  let storeTrouble: string | null = null;
  let saveTrouble: string | null = null;
  let fault: Fault | RunnerFault | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stateNow = (): RunnerState => {
    if (fault !== null) return 'faulted';
    if (phase === 'stopped') return 'stopped';
    if (paused) return 'paused';
    return storeTrouble === null ? phase : 'retrying';
  };

  const status = (): RunnerStatus<Fault> => ({
    name: work.name,
    state: stateNow(),
    position: work.position(),
    saved,
    events,
    throughput: pace.rate(),
    lag: phase === 'live' ? 0 : told === null ? null : Math.max(0, clock() - told),
    trouble: storeTrouble ?? saveTrouble,
    fault,
  });

  const hasReached = (position: Position): boolean => {
    const here = work.position();
    try {
      return here !== null && store.comparePositions(here, position) >= 0;
    } catch {
      return false;
    }
  };

  const save = async (): Promise<void> => {
    const at = work.position();
    const done = await work.save();
    savedAt = clock();
    saveTrouble = null;
    if (E.isRight(done)) saved = at;
    else if (done.left.code === 'superseded') fault = done.left;
    else saveTrouble = `${done.left.code}: ${done.left.reason}`;
  };

  const later = (milliseconds: number, run: () => Promise<void>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void exclusively(() => guarded(run)), milliseconds);
  };

  /** Saves where it is due, or sees to it that it will be. */
  const saveWhenDue = async (): Promise<void> => {
    if (fault !== null || signal.aborted) return;
    const due = savedAt + longest - clock();
    if (work.unsaved() > 0) {
      if (work.unsaved() >= mostEvents || due <= 0) await save();
      if (work.unsaved() > 0 && phase === 'live' && !paused) later(Math.max(1, due), saveWhenDue);
    }
    if (
      work.unsaved() === 0 &&
      phase === 'live' &&
      work.idle !== undefined &&
      work.idleEvery !== undefined &&
      !paused
    ) {
      later(work.idleEvery, quietWhile);
    }
  };

  const quietWhile = async (): Promise<void> => {
    if (fault !== null || signal.aborted || paused || phase !== 'live') return;
    fault = (await work.idle?.()) ?? null;
    await saveWhenDue();
  };

  /** What a runner's own code throws ends the runner, and nothing else. */
  const guarded = async (run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (thrown) {
      fault ??= { code: 'broken', reason: saidBy(thrown) };
    }
    if (fault !== null) control.abort();
    for (const call of [...waiting]) call();
  };

  const upTo = (page: Page): Page =>
    until === undefined ? page : page.filter(({ position }) => store.comparePositions(position, until) <= 0);

  const handle = async (delivery: Delivery): Promise<void> => {
    clearTimeout(timer);
    if (delivery.kind === 'events') {
      const page = upTo(delivery.events);
      phase = 'catching-up';
      if (page.length > 0) {
        fault = await work.take(page);
        told = page[page.length - 1]?.recordedAt ?? told;
        events += page.length;
        pace.add(page.length);
      }
    } else {
      if (delivery.position !== null) work.passed(delivery.position);
      phase = 'live';
      fault = (await work.idle?.()) ?? null;
    }
    const { position } = delivery;
    // Whoever was stopped in the middle of a page has not come to its end.
    const isDone = until !== undefined && position !== null && store.comparePositions(position, until) >= 0;
    if (isDone && fault === null && !signal.aborted) {
      work.passed(until);
      control.abort();
    }
    await saveWhenDue();
  };

  const resumed = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        wake = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      wake = done;
      if (signal.aborted || !paused) done();
      else signal.addEventListener('abort', done);
    });

  const begun = async (): Promise<void> => {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const begin = await work.begin(signal);
      if (E.isRight(begin)) {
        saved = work.position();
        storeTrouble = null;
        return;
      }
      const { left } = begin;
      if (!isUnavailable(left)) {
        fault = left;
        control.abort();
        return;
      }
      storeTrouble = left.reason;
      await pausedFor(backoff, attempt, signal);
    }
  };

  const run = async (): Promise<RunnerStatus<Fault>> => {
    await exclusively(() => guarded(begun));
    if (!signal.aborted) phase = 'catching-up';
    const onTrouble = (reason: string | null): void => {
      storeTrouble = reason;
    };
    const types = work.types === undefined ? {} : { types: work.types };
    for await (const delivery of follow({ store, after: work.position(), ...types, signal, backoff, onTrouble })) {
      while (paused && !signal.aborted) await resumed();
      if (signal.aborted) break;
      await exclusively(() =>
        guarded(async () => {
          if (signal.aborted) return;
          if (E.isRight(delivery)) await handle(delivery.right);
          else if (delivery.left.code !== 'unavailable') fault = delivery.left;
        }),
      );
      if (signal.aborted) break;
    }
    control.abort();
    await exclusively(() => guarded(lastSave));
    phase = 'stopped';
    for (const call of [...waiting]) call();
    return status();
  };

  /** At the end, also where events were only passed over: what was read need not be read again. Tried three times. */
  const lastSave = async (): Promise<void> => {
    clearTimeout(timer);
    for (let attempt = 1; attempt <= 3; attempt++) {
      if (work.unsaved() === 0 && (saved === work.position() || work.position() === null)) return;
      if (attempt > 1) await pausedFor(backoff, attempt - 1, new AbortController().signal);
      await save();
    }
  };

  const ended = run();
  return {
    status,
    ended,
    between: exclusively,
    pause: async () => {
      paused = true;
      await exclusively(() => guarded(async () => void (work.unsaved() > 0 && (await save()))));
    },
    resume: () => {
      paused = false;
      wake?.();
      if (phase === 'live') void exclusively(() => guarded(saveWhenDue));
    },
    stop: () => {
      control.abort();
      return ended;
    },
    reached: (position) =>
      new Promise((resolve) => {
        const look = (): void => {
          const there = hasReached(position);
          if (!there && phase !== 'stopped') return;
          waiting.delete(look);
          resolve(there);
        };
        waiting.add(look);
        look();
      }),
  };
};

const isUnavailable = (left: unknown): left is Extract<CheckpointFault, { readonly code: 'unavailable' }> =>
  typeof left === 'object' && left !== null && 'code' in left && left.code === 'unavailable';
