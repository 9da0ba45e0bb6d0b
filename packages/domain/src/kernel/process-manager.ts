/**
 * Process managers: pure reactions across streams. One sees events and answers commands; ids of those commands derive from
 * its name, the event's id and an index, so that running it twice does nothing twice. Time reaches it as `TimePassed`.
 */
import type { Command, CommandMeta } from './command.ts';
import type { DomainEvent, StoredEvent } from './event.ts';
import type { Instant } from './instant.ts';

/** Told by the runner now and then; no rule depends on that having come. */
export interface TimePassed {
  readonly type: 'TimePassed';
  readonly at: Instant;
}

/** A command without its meta: the runner makes that from the event that led to it. */
export type Wish<C extends Command = Command> =
  C extends Command<infer Type, infer Data>
    ? { readonly type: Type; readonly data: Data; readonly at?: CommandMeta['at'] }
    : never;

/** A reaction across streams: which events it sees, what it keeps of them, and what it wants done. */
export interface ProcessManager<State, Event extends DomainEvent = DomainEvent, C extends Command = Command> {
  /** Stable: command ids derive from it. */
  readonly name: string;
  /** Raised when the form of the state changes. */
  readonly version: number;
  readonly handles: readonly Event['type'][];
  readonly initial: State;
  /** Which of its instances an event belongs to: an order's id, say. */
  readonly instanceOf: (event: StoredEvent<Event>) => string;
  /** The state after an event, and what is to be done because of it. */
  readonly react: (
    state: State,
    event: StoredEvent<Event> | TimePassed,
  ) => { readonly state: State; readonly commands: readonly Wish<C>[] };
}

/** The name from which the id of a process manager's command derives (as a UUID v5, by its runner). */
export const wishId = (manager: { readonly name: string }, eventId: string, index: number): string =>
  `${manager.name}/${eventId}/${index}`;
