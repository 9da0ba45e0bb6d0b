/**
 * Writing what was decided: events in their envelopes, and an append that is sent again, the same to the byte, while its
 * outcome is unknown. It is never decided anew in between (design: decision 3).
 */
import type { AnyEventType, Command, DomainEvent, StoredEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { areTags, areTexts, isCount, isGuid } from '../codec/forms.ts';
import type { AppendError, Appended, EventStore, ExpectedRevision, NewEvent } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { Admitted } from './admission.ts';
import { defect, type Failed } from './handled.ts';
import { eventId } from './identity.ts';
import { privateCopy } from './private-copy.ts';

/** Waits before the same append is sent once more; `retry` counts from 1. */
export type Pause = (retry: number) => Promise<void>;

/** 50 ms, then twice as long each time, 5 s at most. */
export const patiently: Pause = (retry) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 50 * 2 ** (retry - 1))));

/** Why an append came to nothing, or may have. */
export const unwritten = (
  stream: string,
  error: Exclude<AppendError, { readonly code: 'wrong-expected-revision' }>,
): Failed => {
  switch (error.code) {
    case 'too-large':
      return { kind: 'too-large', stream, bytes: error.bytes, limit: error.limit };
    case 'invalid-append':
      return defect('decide', stream, error.reason);
    case 'stream-deleted':
      return { kind: 'stream-deleted', stream };
    case 'unavailable':
      return { kind: 'unavailable', stream, reason: error.reason };
    case 'outcome-unknown':
      return { kind: 'outcome-unknown', stream, reason: error.reason };
  }
};

const faultOfData = ({ type, schema }: AnyEventType, data: unknown): string | null => {
  try {
    const issue = schema.safeParse(data).error?.issues[0];
    return issue === undefined
      ? null
      : `${type} is not as its schema says, at "${issue.path.join('.')}": ${issue.message}`;
  } catch (thrown) {
    return `the schema of ${type} can't judge it: ${saidBy(thrown)}`;
  }
};

/** Why an event must not be stored: nobody could read it back, and its stream would be closed for ever. */
const faultOf = (types: ReadonlyMap<string, AnyEventType>, event: DomainEvent): string | null => {
  const { type, version, tags, policies, corrects, data } = event;
  const known = types.get(type);
  if (known === undefined) return `${type} is none of the room's events`;
  if (known.version !== version) return `${type} is at version ${known.version}, not ${version}`;
  if (!areTags(tags) || !areTexts(policies)) return `${type} has tags or policies that are none`;
  if (corrects !== undefined && !isGuid(corrects)) return `${type} corrects ${corrects}, which is no event's id`;
  return faultOfData(known, data);
};

/** What a room answered that can't be stored: a fault of the room. */
export const misshapen = (types: ReadonlyMap<string, AnyEventType>, events: readonly DomainEvent[]): string | null => {
  for (const event of events) {
    const fault = faultOf(types, event);
    if (fault !== null) return fault;
  }
  return null;
};

const stored = <Event extends DomainEvent>(
  { command, fingerprint, firstId }: Admitted<Command>,
  event: Event,
  index: number,
  stream: string,
  revision: number,
): StoredEvent<Event> => {
  const { commandId, at, on, by, correlationId = commandId, causationId = commandId } = command.meta;
  const { type, version, data, tags, policies, corrects } = event;
  const envelope = {
    id: index === 0 ? firstId : eventId(commandId, index),
    stream,
    revision,
    type,
    version,
    occurredAt: at,
    occurredOn: on,
    by,
    command: { id: commandId, index, fingerprint },
    correlationId,
    causationId,
    tags,
    policies,
    data: privateCopy(data),
  };
  return (corrects === undefined ? envelope : { ...envelope, corrects }) as StoredEvent<Event>;
};

/** The events that a command made, in their envelopes, as they will be stored; their data are nobody else's. */
export const storedEvents = <Event extends DomainEvent>(
  admitted: Admitted<Command>,
  events: readonly Event[],
  stream: string,
  first: number,
): readonly StoredEvent<Event>[] => events.map((event, index) => stored(admitted, event, index, stream, first + index));

/** The same events from another revision on: a stream that was deleted softly goes on where it ended, as only the store knows. */
export const placedFrom = <Event extends DomainEvent>(
  events: readonly StoredEvent<Event>[],
  first: number,
): readonly StoredEvent<Event>[] =>
  events[0]?.revision === first ? events : events.map((event, index) => ({ ...event, revision: first + index }));

/** The same events for those who asked: with the data that the room made, so that nobody gets hold of what is folded. */
export const handedOut = <Event extends DomainEvent>(
  events: readonly StoredEvent<Event>[],
  made: readonly Event[],
): readonly StoredEvent<Event>[] => events.map((event, index) => ({ ...event, data: made[index]?.data }));

type Outcome = E.Either<AppendError, Appended>;

const unknown = (stream: string, reason: string): E.Either<AppendError, never> =>
  E.left({ code: 'outcome-unknown', stream, reason });

const isOutcome = (answer: Outcome): boolean =>
  E.isLeft(answer) ? typeof answer.left.code === 'string' : isCount(answer.right.revision);

/** True where it may be stored or not. */
export const isUnknown = (outcome: Outcome): boolean => E.isLeft(outcome) && outcome.left.code === 'outcome-unknown';

/** Whether one waited; a pause that throws ends the waiting, not the process. */
const waited = async (pause: Pause, retry: number): Promise<boolean> => {
  try {
    await pause(retry);
    return true;
  } catch {
    return false;
  }
};

/** An append, once; a store that throws or says nothing sensible has broken its promise, and what it did is unknown. */
export const append = async (
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Outcome> => {
  try {
    const answer = await store.append(stream, expected, events);
    return isOutcome(answer) ? answer : unknown(stream, 'the store gave no answer that is one');
  } catch (thrown) {
    return unknown(stream, saidBy(thrown));
  }
};

/** How often an append whose outcome is unknown is sent again. */
export interface Patience {
  readonly retries: number;
  readonly pause: Pause;
}

/** The same append again: while it is unknown whether an earlier try wrote, only success and a changed stream tell. */
export const appendAgain = async (
  { retries, pause }: Patience,
  first: Outcome,
  once: () => Promise<Outcome>,
): Promise<Outcome> => {
  for (let retry = 1; retry <= retries && (await waited(pause, retry)); retry++) {
    const outcome = await once();
    if (E.isRight(outcome) || outcome.left.code === 'wrong-expected-revision') return outcome;
  }
  return first;
};
