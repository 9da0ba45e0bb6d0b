/** What a case of the suite is, and what it is given to work with. */
import type { Tag } from '@clientele/domain/kernel';
import type { EventStore } from '../store/port.ts';

/** A store as the suite is given it. */
export interface OpenStore {
  readonly store: EventStore;
  /** Lets go of it, and of what was set up for it. */
  readonly close: () => Promise<void>;
  /** Closes it and opens it again on what it kept; for stores that keep it. */
  readonly reopen?: () => Promise<EventStore>;
}

/** What not every store has. */
export type Capability = 'administration' | 'durability';

export interface ConformanceOptions {
  /** What this store does not have: its cases are left out. Nothing is guessed. */
  readonly without?: readonly Capability[];
  /** How long to wait, in milliseconds, for what must come: 10,000 by default. */
  readonly patience?: number;
}

/** One case: run it in a test of any framework. It rejects with an `Error` that cites the contract where the store fails. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface Given {
  readonly store: EventStore;
  /** The name of a stream that isn't there yet. */
  readonly stream: (id?: string) => string;
  readonly tag: () => Tag;
  readonly patience: number;
  readonly reopen: () => Promise<EventStore>;
}

export interface Check {
  readonly name: string;
  readonly needs?: Capability;
  readonly run: (given: Given) => Promise<void>;
}
