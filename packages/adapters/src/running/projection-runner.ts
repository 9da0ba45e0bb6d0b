/**
 * The projection runner: a projection kept up to date by following the log, with checkpoints to go on from, in one process or
 * in shards over several.
 */
import type { Json, Position, RecordedEvent } from '@clientele/domain/kernel';
import type { LoadFault } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { isInteger, isObject, isText } from '../codec/forms.ts';
import type { Rebuilt as Replayed } from '../replay/checkpoint.ts';
import { corrupt, type FoldFault } from '../replay/replay.ts';
import type { Page } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { CheckpointFault, CheckpointStore, Kept } from './checkpoint-store.ts';
import { keeperOf } from './keeper.ts';
import { isLandmark, isPosition, type Landmark, landmarkOf, recognise } from './landmark.ts';
import {
  type Runner,
  type RunnerFault,
  type RunnerOptions,
  type RunnerStatus,
  startRunner,
  type Work,
} from './runner.ts';
import { type Shard, shardFault, shardOf } from './sharding.ts';
import { soundly } from './sound.ts';

/** What of a projection is needed to run it. */
export interface Runnable<Accumulator> {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly string[];
  readonly shardKey?: (event: never) => string;
  readonly init: () => Accumulator;
  readonly step: (accumulator: Accumulator, event: never) => Accumulator;
  readonly save: (accumulator: Accumulator) => Json;
  readonly load: (saved: Json) => E.Either<LoadFault, Accumulator>;
}

export interface ProjectionRunnerOptions<Accumulator> extends RunnerOptions {
  readonly projection: Runnable<Accumulator>;
  readonly checkpoints: CheckpointStore;
  /** Which part of the keys this runner folds; all of them by default. */
  readonly shard?: Shard;
}

/** Why a checkpoint was not gone on from, and all is folded from the first event. */
export interface Rebuilt {
  readonly code: Replayed['code'] | 'other-store';
  readonly reason: string;
}

export type ProjectionFault =
  | FoldFault
  | { readonly code: 'invalid-shard'; readonly reason: string }
  /** Its `init` threw. */
  | { readonly code: 'no-beginning'; readonly reason: string };

export interface ProjectionRunner<Accumulator> extends Runner<ProjectionFault> {
  /**
   * Asks the accumulator, between two events. Who asks gets a look at it and no hold of it: `ask` is to answer at once, and
   * with something of its own, as a projection's `view` does.
   *
   * @returns a `Left` where the accumulator can't be trusted, since a step threw half way, or where `ask` threw
   */
  readonly ask: <Answer>(
    ask: (accumulator: Accumulator, position: Position | null) => Answer,
  ) => E.Either<ProjectionFault | RunnerFault, Answer>;
  /** Why it began anew; null where it went on from a checkpoint, or there was none. */
  readonly rebuilt: () => Rebuilt | null;
  readonly status: () => RunnerStatus<ProjectionFault>;
}

/** What is kept. */
interface SavedProjection {
  readonly name: string;
  readonly version: number;
  readonly position: Position | null;
  readonly landmark: Landmark | null;
  readonly accumulator: Json;
}

/** The key of a projection's checkpoint: of this version, and of this shard where it is one. */
export const projectionKey = (
  { name, version }: { readonly name: string; readonly version: number },
  shard?: Shard,
): string => `${name}@${version}${shard === undefined ? '' : `/${shard.index}of${shard.of}`}`;

const isSaved = (value: Json): boolean =>
  isObject(value) &&
  isText(value['name']) &&
  isInteger(value['version']) &&
  (value['position'] === null || isPosition(value['position'])) &&
  (value['landmark'] === null || isLandmark(value['landmark'])) &&
  Object.hasOwn(value, 'accumulator');

/** What is kept of a projection, or null where there is nothing or it is none: for merging, and for looking. */
export const savedProjection = ({ value }: Kept): SavedProjection | null =>
  value !== null && isSaved(value) ? (value as unknown as SavedProjection) : null;

const damaged = (reason: string): Rebuilt => ({ code: 'damaged', reason });

/**
 * Starts to run a projection. It goes on exactly from its checkpoint, or begins anew where there is none that holds; it stops at
 * the first event that it handles and that can't be read, or at which it throws, and says which.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { memoryCheckpoints, runProjection } from '@clientele/adapters/running';
 * import { salesBook } from '@clientele/projections';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const runner = runProjection({ store, projection: salesBook, checkpoints: memoryCheckpoints() });
 * runner.ask((book) => typeof book); // right('object')
 * await runner.stop(); // { state: 'stopped', position: null, … }
 * ```
 */
export const runProjection = <Accumulator>(
  options: ProjectionRunnerOptions<Accumulator>,
): ProjectionRunner<Accumulator> => {
  const { store, projection, checkpoints, shard } = options;
  const keeper = keeperOf(checkpoints, projectionKey(projection, shard));
  const handles = new Set(projection.handles);
  const step = projection.step as (accumulator: Accumulator, event: RecordedEvent) => Accumulator;
  const keyOf = projection.shardKey as ((event: RecordedEvent) => string) | undefined;
  const initial = E.tryCatch(projection.init, saidBy);
  let accumulator = E.isRight(initial) ? initial.right : (undefined as Accumulator);
  let position: Position | null = null;
  let landmark: Landmark | null = null;
  let unsaved = 0;
  let rebuilt: Rebuilt | null = null;
  let spoilt: ProjectionFault | null = E.isRight(initial) ? null : { code: 'no-beginning', reason: initial.left };

  /** Takes over what was saved, or says why it can't be. */
  const resume = async (saved: SavedProjection): Promise<E.Either<CheckpointFault, Rebuilt | null>> => {
    const { name, version } = projection;
    if (saved.name !== name) return E.right({ code: 'other-projection', reason: `it is of ${saved.name}` });
    if (saved.version !== version)
      return E.right({ code: 'other-version', reason: `it is of version ${saved.version}` });
    if (saved.position !== null && saved.landmark !== null) {
      const recognised = await recognise(store, saved.position, saved.landmark);
      if (recognised === 'another store') return E.right({ code: 'other-store', reason: 'its last event is not here' });
      if (recognised !== 'this store') return E.left({ code: 'unavailable', reason: recognised.unavailable });
    }
    try {
      const loaded = projection.load(saved.accumulator);
      if (E.isLeft(loaded)) return E.right(loaded.left);
      accumulator = loaded.right;
    } catch (thrown) {
      return E.right(damaged(saidBy(thrown)));
    }
    ({ position, landmark } = saved);
    return E.right(null);
  };

  const begin = async (): Promise<E.Either<CheckpointFault | ProjectionFault, void>> => {
    if (spoilt !== null) return E.left(spoilt);
    const wrong = shard === undefined ? null : shardFault(shard);
    if (wrong !== null) return E.left({ code: 'invalid-shard', reason: wrong });
    if (shard !== undefined && keyOf === undefined) {
      return E.left({ code: 'invalid-shard', reason: 'the projection has no key to be parted by' });
    }
    const kept = await keeper.load();
    if (E.isLeft(kept)) return kept;
    const saved = savedProjection(kept.right);
    const [passedOver] = kept.right.passedOver;
    if (saved === null) {
      if (kept.right.value !== null) rebuilt = damaged('it has not the form of a checkpoint');
      else if (passedOver !== undefined) rebuilt = damaged(passedOver);
      return E.right(undefined);
    }
    const resumed = await resume(saved);
    if (E.isLeft(resumed)) return resumed;
    rebuilt = resumed.right;
    return E.right(undefined);
  };

  const isMine = (event: RecordedEvent): boolean =>
    shard === undefined || keyOf === undefined || shardOf(keyOf(event), shard.of) === shard.index;

  const takeOne = (event: RecordedEvent): FoldFault | null => {
    if (!handles.has(event.type)) return null;
    if (event.fault !== undefined) return corrupt(event, event.fault);
    try {
      if (isMine(event)) accumulator = step(accumulator, event);
      return null;
    } catch (thrown) {
      spoilt = { code: 'defect', stream: event.stream, revision: event.revision, reason: saidBy(thrown) };
      return spoilt;
    }
  };

  const take = (events: Page): ProjectionFault | null => {
    let fault: ProjectionFault | null = null;
    let taken = 0;
    for (; taken < events.length && fault === null; taken++) fault = takeOne(events[taken] as RecordedEvent);
    const last = events[(fault === null ? taken : taken - 1) - 1];
    if (last !== undefined) {
      position = last.position;
      landmark = landmarkOf(last);
    }
    unsaved += fault === null ? taken : taken - 1;
    return fault;
  };

  const save = async (): Promise<E.Either<CheckpointFault, void>> => {
    if (spoilt !== null) return E.right(undefined);
    const { name, version } = projection;
    const sound = soundly(projection, accumulator);
    if (E.isLeft(sound)) return E.left({ code: 'unfit', key: projectionKey(projection, shard), reason: sound.left });
    const value: SavedProjection = { name, version, position, landmark, accumulator: sound.right };
    const counted = unsaved;
    const done = await keeper.save(value as unknown as Json);
    if (E.isRight(done)) unsaved -= counted;
    return done;
  };

  const work: Work<ProjectionFault> = {
    name: projectionKey(projection, shard),
    types: projection.handles,
    begin,
    take,
    passed: (to) => {
      position = to;
    },
    position: () => position,
    unsaved: () => (spoilt === null ? unsaved : 0),
    save,
  };
  const { between: _, ...runner } = startRunner(options, work);
  return {
    ...runner,
    rebuilt: () => rebuilt,
    ask: (ask) => {
      if (spoilt !== null) return E.left(spoilt);
      try {
        return E.right(ask(accumulator, position));
      } catch (thrown) {
        return E.left({ code: 'broken', reason: saidBy(thrown) });
      }
    },
  };
};
