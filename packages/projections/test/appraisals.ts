/** Logs of appraisals and incentives, made by the rooms' own deciders, as the tests of their views tell them. */
import {
  type Actor,
  type Command,
  type Decider,
  type DomainEvent,
  type LocalDate,
  type RecordedEvent,
  type Rejection,
  replay,
  type StoredEvent,
} from '@clientele/domain/kernel';
import { storedBy, testMeta } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';

export const supervisor: Actor = { id: 'supervisor', roles: ['supervisor'] };
export const director: Actor = { id: 'director', roles: ['sales-director'] };
export const boss: Actor = { id: 'boss', roles: ['general-manager'] };

export const on = (date: LocalDate, by: Actor = supervisor) => testMeta(date, { by });

/** Runs commands of a room one after the other; a refusal fails the test. */
export const toldBy = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  room: Decider<State, C, Event, R, Given>,
  given: Given,
  commands: readonly C[],
): readonly StoredEvent[] => {
  const log: StoredEvent<Event>[] = [];
  for (const command of commands) {
    const stream = `test.${room.category}-${room.streamOf(command)}`;
    const past = log.filter((event) => event.stream === stream);
    const decision = room.decide(command, given)(replay(room, past));
    if (E.isLeft(decision)) throw new Error(JSON.stringify(decision.left));
    log.push(...storedBy(command.meta, decision.right, stream, past.length));
  }
  return log;
};

/** As they are read from a log. */
export const recorded = (...parts: readonly (readonly StoredEvent[])[]): readonly RecordedEvent[] =>
  parts.flat().map((event, position) => ({ ...event, position, recordedAt: position }));
