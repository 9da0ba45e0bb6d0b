/**
 * The decider: what may happen on one stream, and why not. `decide` answers every reason against a command or the events
 * it makes, and never throws; `evolve` is total: an event that has been recorded can't be refused.
 */
import type { AnyCommandType, Command } from './command.ts';
import type { AnyEventType, DomainEvent, StoredEvent } from './event.ts';
import type { Law } from './law.ts';
import type { AnyMessages, Decision, Rejection } from './rejection.ts';

/** For rooms that need nothing from outside. */
export type NoGiven = Readonly<Record<never, never>>;

/**
 * A room's decider.
 *
 * @typeParam State what is known of one stream, now
 * @typeParam Given what the room needs from outside (policies, a calendar, authority), resolved by the handler as of the
 *   command's `at`; it carries no invariant
 */
export interface Decider<
  State,
  C extends Command = Command,
  Event extends DomainEvent = DomainEvent,
  R extends Rejection = Rejection,
  Given = NoGiven,
> {
  /** The category of its streams: the room's name, without a dash. */
  readonly category: string;
  /** Raised when the form of the state changes, so that snapshots of the old form are thrown away. */
  readonly version: number;
  readonly commands: readonly AnyCommandType[];
  readonly events: readonly AnyEventType[];
  readonly messages: AnyMessages;
  readonly laws: readonly Law[];
  readonly initial: State;
  /** The id, within the category, of the stream that a command is for. */
  readonly streamOf: (command: C) => string;
  readonly decide: (command: C, given: Given) => (state: State) => Decision<R, Event>;
  readonly evolve: (state: State, event: StoredEvent<Event>) => State;
}

/** Any decider, for lists of rooms of which only the catalogue is read. */
export type AnyRoom = Pick<Decider<unknown>, 'category' | 'version' | 'commands' | 'events' | 'messages' | 'laws'>;

/** The state after a history. */
export const replay = <State, Event extends DomainEvent>(
  decider: {
    readonly initial: State;
    readonly evolve: (state: State, event: StoredEvent<Event>) => State;
  },
  history: Iterable<StoredEvent<Event>>,
): State => {
  let state = decider.initial;
  for (const event of history) state = decider.evolve(state, event);
  return state;
};
