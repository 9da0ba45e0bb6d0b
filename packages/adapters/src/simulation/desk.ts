/**
 * The desk at which every command of a simulation is decided: by its room's own decider, on the state of its stream, which is
 * folded here and nowhere read back. What it makes are the events that a command handler would have stored, to the byte.
 */
import type {
  Command,
  Decider,
  DomainEvent,
  Instant,
  Rejection,
  Rejections,
  StoredEvent,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { eventId, fingerprint } from '../handling/identity.ts';
import { type NewEvent, streamName } from '../store/port.ts';

/** An event as it was stored and when it was told. */
export type SimulatedEvent = NewEvent & StoredEvent;

/** Events of one stream that follow each other, as they are to be appended. */
export interface SimulatedBatch {
  readonly stream: string;
  readonly expected: number | 'no-stream';
  readonly events: readonly SimulatedEvent[];
}

/** A room at the desk; what its states and commands are is its own affair. */
export interface RoomDesk {
  readonly category: string;
  readonly commands: readonly string[];
  /** Decides a command, and folds what comes of it. */
  readonly decide: (command: Command, now: Instant) => E.Either<Rejections<Rejection>, SimulatedBatch | null>;
  /** Lets go of a stream that nothing more will be asked of. */
  readonly forget: (id: string) => void;
  /** How many streams are held. */
  readonly size: () => number;
}

/** A room's desk, and the state of each of its streams for those who act in the company. */
export interface TypedDesk<State> extends RoomDesk {
  readonly stateOf: (id: string) => State;
}

/** The envelopes that the handler would put a decision into, with the time at which it was told. */
const recordedEvents = (
  { meta }: Command,
  print: string,
  decided: readonly DomainEvent[],
  stream: string,
  first: number,
  recordedAt: Instant,
): readonly SimulatedEvent[] => {
  const { commandId, at, on, by, correlationId = commandId, causationId = commandId } = meta;
  return decided.map(({ type, version, data, tags, policies, corrects }, index): SimulatedEvent => {
    const event = {
      id: eventId(commandId, index),
      stream,
      revision: first + index,
      type,
      version,
      occurredAt: at,
      occurredOn: on,
      by,
      command: { id: commandId, index, fingerprint: print },
      correlationId,
      causationId,
      tags,
      policies,
      data,
      recordedAt,
    };
    return corrects === undefined ? event : { ...event, corrects };
  });
};

interface Folded<State> {
  /** The name of the stream. */
  readonly stream: string;
  state: State;
  revision: number;
}

/** Sets up a room. `given` is what it needs from outside, as a handler would be told. */
export const roomDesk = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  namespace: string,
  decider: Decider<State, C, Event, R, Given>,
  given: (command: C) => Given,
): TypedDesk<State> => {
  const { category, initial } = decider;
  const streams = new Map<string, Folded<State>>();

  const decide = (command: C, now: Instant): E.Either<Rejections<Rejection>, SimulatedBatch | null> => {
    const id = decider.streamOf(command);
    const known = streams.get(id);
    const before: Folded<State> = known ?? {
      stream: streamName(namespace, category, id),
      state: initial,
      revision: -1,
    };
    const decision = decider.decide(command, given(command))(before.state);
    if (E.isLeft(decision)) return decision;
    if (decision.right.length === 0) return E.right(null);
    const print = fingerprint(command);
    if (E.isLeft(print)) return E.left([{ code: 'command.malformed', data: { ...print.left } }]);
    const { stream } = before;
    const events = recordedEvents(command, print.right, decision.right, stream, before.revision + 1, now);
    const expected = before.revision < 0 ? 'no-stream' : before.revision;
    let { state } = before;
    for (const event of events) state = decider.evolve(state, event as unknown as StoredEvent<Event>);
    const revision = before.revision + events.length;
    before.state = state;
    before.revision = revision;
    if (known === undefined) streams.set(id, before);
    return E.right({ stream, expected, events });
  };

  return {
    category,
    commands: decider.commands.map(({ type }) => type),
    decide: (command, now) => decide(command as C, now),
    stateOf: (id) => streams.get(id)?.state ?? initial,
    forget: (id) => streams.delete(id),
    size: () => streams.size,
  };
};
