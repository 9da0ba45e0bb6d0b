/**
 * The floor under handling: load, decide, append as one would write it in an hour. A Map of arrays read through an async
 * function, all events of the stream folded for each command, the new ones put at the end after a version check. It makes
 * no ids and no fingerprints, recognises no command that is sent again, and protects nothing.
 */
import type { Command, Decider, DomainEvent, NoGiven, Rejection, StoredEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

const enveloped = <Event extends DomainEvent>(
  { meta }: Command,
  stream: string,
  revision: number,
  event: Event,
  index: number,
): StoredEvent<Event> => ({
  ...event,
  id: meta.commandId,
  stream,
  revision,
  occurredAt: meta.at,
  occurredOn: meta.on,
  by: meta.by,
  command: { id: meta.commandId, index, fingerprint: meta.commandId },
  correlationId: meta.commandId,
  causationId: meta.commandId,
});

const streamsOf = <Event extends DomainEvent>() => {
  const streams = new Map<string, StoredEvent<Event>[]>();

  const load = async (stream: string): Promise<readonly StoredEvent<Event>[]> => streams.get(stream) ?? [];

  const append = async (stream: string, expected: number, events: readonly StoredEvent<Event>[]): Promise<number> => {
    let history = streams.get(stream);
    if (history === undefined) {
      history = [];
      streams.set(stream, history);
    }
    if (history.length - 1 !== expected) throw new Error('conflict');
    for (const event of events) history.push(event);
    return history.length - 1;
  };

  return { load, append };
};

/** Whatever handles commands, and how many events came of one. */
export type Handle<C extends Command> = (command: C) => Promise<number>;

/** Loads and folds the whole stream for each command. */
export const uncachedFloor = <State, C extends Command, Event extends DomainEvent, R extends Rejection>(
  decider: Decider<State, C, Event, R, NoGiven>,
): Handle<C> => {
  const { load, append } = streamsOf<Event>();
  return async (command) => {
    const stream = `bench.${decider.category}-${decider.streamOf(command)}`;
    const history = await load(stream);
    let state = decider.initial;
    for (const event of history) state = decider.evolve(state, event);
    const decision = decider.decide(command, {})(state);
    if (E.isLeft(decision)) return 0;
    const first = history.length;
    const events = decision.right.map((event, index) => enveloped(command, stream, first + index, event, index));
    await append(stream, first - 1, events);
    return events.length;
  };
};

/** The same with a Map of states in front: what a cache can reach at most, for scale. */
export const cachedByHand = <State, C extends Command, Event extends DomainEvent, R extends Rejection>(
  decider: Decider<State, C, Event, R, NoGiven>,
): Handle<C> => {
  const { append } = streamsOf<Event>();
  const known = new Map<string, { readonly stream: string; state: State; revision: number }>();
  return async (command) => {
    const id = decider.streamOf(command);
    let folded = known.get(id);
    if (folded === undefined) {
      folded = { stream: `bench.${decider.category}-${id}`, state: decider.initial, revision: -1 };
      known.set(id, folded);
    }
    const { stream, revision } = folded;
    const decision = decider.decide(command, {})(folded.state);
    if (E.isLeft(decision)) return 0;
    const events = decision.right.map((event, index) => enveloped(command, stream, revision + 1 + index, event, index));
    folded.revision = await append(stream, revision, events);
    for (const event of events) folded.state = decider.evolve(folded.state, event);
    return events.length;
  };
};
