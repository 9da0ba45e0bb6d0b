/** What a runner of a process manager is given, and what can be asked of it. */
import type { Command, DomainEvent, Position, ProcessManager } from '@clientele/domain/kernel';
import type { Handled } from '../handling/handled.ts';
import type { CheckpointFault, CheckpointStore } from './checkpoint-store.ts';
import type { Parked, StateForm } from './process-state.ts';
import type { Rebuilt } from './projection-runner.ts';
import type { Runner, RunnerOptions } from './runner.ts';
import type { Acting } from './sending.ts';
import type { Shard } from './sharding.ts';

export interface ProcessRunnerOptions<State, Event extends DomainEvent, C extends Command>
  extends RunnerOptions,
    Acting {
  readonly manager: ProcessManager<State, Event, C>;
  /** Handles the manager's commands: the `handle` of a dispatcher, or of the one handler that knows them all. */
  readonly handle: (command: never) => Promise<Handled>;
  readonly checkpoints: CheckpointStore;
  /** How its state is written and read, where it is more than plain JSON. */
  readonly form?: StateForm<State>;
  /** How often time is told, in milliseconds, when everything else has been taken; without it, never. */
  readonly tick?: number;
  /** At its first start, events up to here only build its state: a new manager on an old history does nothing about it. */
  readonly startsAfter?: Position;
  /** What becomes of a command that is refused: it is parked, unless told otherwise. */
  readonly rejected?: 'park' | 'pass';
  /** How often a command is sent that others keep getting in the way of; 5 unless told otherwise. */
  readonly conflicts?: number;
  /** With more parked than this, something is wrong as a whole, and the runner stops; 10,000 unless told otherwise. */
  readonly mostParked?: number;
  /** Which part of its instances this runner has; all of them by default. */
  readonly shard?: Shard;
}

/** Why a process manager's runner stopped. */
export type ProcessFault =
  | { readonly code: 'too-many-parked'; readonly parked: number }
  | { readonly code: 'invalid-shard'; readonly reason: string }
  /** What must be kept before anything else is done can't be. */
  | Exclude<CheckpointFault, { readonly code: 'unavailable' }>;

/** What became of what was parked. */
export interface Unparked {
  readonly done: number;
  readonly parkedAgain: number;
}

export interface ProcessRunner<State> extends Runner<ProcessFault> {
  readonly parked: () => readonly Parked[];
  /** Tries again what is parked, in its order; all of it, or some. */
  readonly replayParked: (which?: (parked: Parked) => boolean) => Promise<Unparked>;
  /** Lets go of what is parked: events behind it are tried at the next replay. */
  readonly discardParked: (which: (parked: Parked) => boolean) => Promise<number>;
  /** The state of an instance under way; undefined where there is none. */
  readonly instance: (instance: string) => State | undefined;
  readonly instances: () => number;
  /** Why it began anew; null where it went on from a checkpoint, or there was none. */
  readonly rebuilt: () => Rebuilt | null;
}
