/**
 * Rebuilding blue-green: a new version of a projection is built beside the one that answers, and takes over when it has seen
 * all that the old one has seen. Until then, and if it never gets there, the old one goes on answering.
 */
import type { Position } from '@clientele/domain/kernel';
import type * as E from 'fp-ts/lib/Either.js';
import type { EventStore } from '../store/port.ts';
import type { ProjectionFault, ProjectionRunner } from './projection-runner.ts';
import type { RunnerFault, RunnerStatus } from './runner.ts';

/** A version that can answer: its runner, and how it answers. */
export interface Version<Question, View> {
  readonly version: number;
  readonly status: () => RunnerStatus<ProjectionFault>;
  readonly reached: (position: Position) => Promise<boolean>;
  readonly stop: () => Promise<RunnerStatus<ProjectionFault>>;
  readonly ask: (question: Question) => E.Either<ProjectionFault | RunnerFault, Answered<View>>;
}

export interface Answered<View> {
  readonly view: View;
  /** Which version answered. */
  readonly version: number;
  /** What it has seen: everything up to here. */
  readonly position: Position | null;
}

/** How the switch ended. */
export type Switched =
  | { readonly kind: 'switched'; readonly position: Position | null }
  /** The new version stopped before it got there; the old one goes on answering. */
  | { readonly kind: 'kept'; readonly status: RunnerStatus<ProjectionFault> };

export interface Serving<Question, View> {
  readonly ask: Version<Question, View>['ask'];
  readonly version: () => number;
  readonly switched: Promise<Switched>;
  /** Stops whichever runs. */
  readonly stop: () => Promise<void>;
}

/** A projection and its runner, as a version that can answer. */
export const versionOf = <Accumulator, Question, View>(
  projection: {
    readonly version: number;
    readonly view: (accumulator: Accumulator, question: Question) => View;
  },
  runner: ProjectionRunner<Accumulator>,
): Version<Question, View> => ({
  version: projection.version,
  status: runner.status,
  reached: runner.reached,
  stop: runner.stop,
  ask: (question) =>
    runner.ask((accumulator, position) => ({
      view: projection.view(accumulator, question),
      version: projection.version,
      position,
    })),
});

/**
 * Answers by the old version until the new one has seen as much, then by the new one; the old one is stopped then. Both have
 * checkpoints of their own, so that a process that is started anew in between goes on with both.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { memoryCheckpoints, runProjection, switchWhenCaughtUp, versionOf } from '@clientele/adapters/running';
 * import { salesBook } from '@clientele/projections';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const checkpoints = memoryCheckpoints();
 * const [old, next] = [salesBook, { ...salesBook, version: salesBook.version + 1 }].map((book) => {
 *   const projection = { ...book, view: (_: unknown, name: string) => `${name}: asked of version ${book.version}` };
 *   return versionOf(projection, runProjection({ store, projection, checkpoints }));
 * });
 * if (old !== undefined && next !== undefined) {
 *   const serving = switchWhenCaughtUp(store, old, next);
 *   serving.ask('sales')._tag; // 'Right'
 *   await serving.switched; // { kind: 'switched', position: null }
 *   await serving.stop();
 * }
 * ```
 */
export const switchWhenCaughtUp = <Question, View>(
  store: Pick<EventStore, 'comparePositions'>,
  old: Version<Question, View>,
  next: Version<Question, View>,
): Serving<Question, View> => {
  let answering = old;
  let stopping = false;

  const isThere = (): boolean => {
    const [here, there] = [next.status(), old.status().position];
    if (here.state !== 'live' && here.state !== 'catching-up') return false;
    if (there === null) return here.state === 'live';
    return here.position !== null && store.comparePositions(here.position, there) >= 0;
  };

  const watch = async (): Promise<Switched> => {
    while (!stopping) {
      const target = old.status().position;
      if (isThere()) {
        answering = next;
        await old.stop();
        return { kind: 'switched', position: next.status().position };
      }
      const { state } = next.status();
      if (state === 'faulted' || state === 'stopped') break;
      // Where the old one has seen nothing yet, or the new one is paused or in trouble, there is nothing to wait for but time.
      if (target === null || !(await next.reached(target))) await new Promise((resolve) => setTimeout(resolve, 10));
      else if (!isThere()) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return { kind: 'kept', status: next.status() };
  };

  const switched = watch();
  return {
    ask: (question) => answering.ask(question),
    version: () => answering.version,
    switched,
    stop: async () => {
      stopping = true;
      await Promise.all([old.stop(), next.stop()]);
      await switched;
    },
  };
};
