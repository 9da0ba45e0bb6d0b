/** Where a schedule is played: something that stores are opened on, that goes wrong when told to, and that knows what was stored. */
import type { Notice, OpenEventStoreDb, OpenFault } from '@clientele/adapters/eventstoredb';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Incident } from './schedule.ts';

/** An event of the company as the server has it, in the order of the log. */
export interface Stored {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
}

/** A store that a process holds, and its end without a goodbye. */
export interface Held extends OpenEventStoreDb {
  readonly abandon: () => void;
}

/** How often each kind of trouble was noticed and handled. */
export type Noticed = Map<Notice['kind'], number>;

/** Counts what stores notice. */
export const noticing =
  (noticed: Noticed) =>
  ({ kind }: Notice): void => {
    noticed.set(kind, (noticed.get(kind) ?? 0) + 1);
  };

export interface World {
  readonly open: (appends: 'batch' | 'unary') => Promise<Either<OpenFault, Held>>;
  /** All but the killing of processes, which are not the world's. */
  readonly strike: (incident: Exclude<Incident, { kind: 'kill-process' }>) => void;
  /** Ends everything that is wrong. */
  readonly heal: () => Promise<void>;
  readonly stored: () => readonly Stored[];
  /** So many milliseconds of the schedule's time. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The company whose events are written. */
export const namespace = 'campaign';
