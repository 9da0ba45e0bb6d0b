/**
 * The floor under handling: load, decide, append as one would write it in an hour, without a cache. A Map of arrays read through
 * an async function, all events of the stream folded for each command, the new ones put at the end after a version check.
 * It makes no ids, no fingerprints, recognises no command that is sent again, and protects nothing.
 */
import type { Command, Decider, DomainEvent, NoGiven, Rejection, StoredEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

export const handlingFloor = <State, C extends Command, Event extends DomainEvent, R extends Rejection>(
  decider: Decider<State, C, Event, R, NoGiven>,
) => {
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

  const enveloped = (
    { meta }: C,
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

  const handle = async (command: C): Promise<readonly StoredEvent<Event>[]> => {
    const stream = `acme.${decider.category}-${decider.streamOf(command)}`;
    const history = await load(stream);
    let state = decider.initial;
    for (const event of history) state = decider.evolve(state, event);
    const decision = decider.decide(command, {})(state);
    if (E.isLeft(decision)) return [];
    const last = history.length - 1;
    const events = decision.right.map((event, index) => enveloped(command, stream, last + 1 + index, event, index));
    await append(stream, last, events);
    return events;
  };

  return { handle };
};
