/**
 * The log of one company in memory: streams, an index by tag, and the order in which everything was appended. Synchronous and
 * without I/O; what is asynchronous about a store stands around it. An append costs the same however long the history is.
 */
import type { Instant } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type AppendError, type Appended, appendLimit, type ExpectedRevision, type NewEvent } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import { bytesOf, newTimes, recordOf, type Times } from './batch.ts';
import { answerInstead } from './expectation.ts';
import { type Desk, type Incoming, newDesk } from './intake.ts';
import { type Append, countOf, type Stream, type TagIndex } from './record.ts';
import { reasonAgainst } from './refusal.ts';

export interface Log {
  readonly namespace: string;
  readonly clock: () => Instant;
  readonly appends: Append[];
  readonly streams: Map<string, Stream>;
  readonly tags: Map<string, TagIndex>;
  readonly times: Times;
  /** Where events from outside are taken in, and where those of a journal are. */
  readonly outside: Desk;
  readonly journal: Desk;
  /** Who is to be woken at the next event that may be read. */
  readonly waiting: Set<() => void>;
  /** How many events were appended. */
  total: number;
  /** How many of them may be read: all, unless a journal has yet to write them. */
  visible: number;
  /** The latest time told. */
  latest: Instant;
  /** Reading what is handed in can run code of the one who handed it in; he must not get in between. */
  busy: boolean;
}

/** No event is shorter than this as JSON, so more than so many can't fit into one append. */
const shortestEvent = 200;

/** A meter reads at most 50 times the bytes: beyond this, what is copied is certainly too large. */
const tooMuch = 50 * appendLimit;

/** What a journal holds was let in once, and is let in again. Not infinity, so that meters count in small integers. */
const unbounded = 2_000_000_000;

export const newLog = (namespace: string, clock: () => Instant): Log => {
  const tags = new Map<string, TagIndex>();
  return {
    namespace,
    clock,
    appends: [],
    streams: new Map(),
    tags,
    times: newTimes(),
    outside: newDesk(tags, tooMuch, false),
    journal: newDesk(tags, unbounded, true),
    waiting: new Set(),
    total: 0,
    visible: 0,
    latest: Number.NEGATIVE_INFINITY,
    busy: false,
  };
};

const newStream = (name: string): Stream => ({
  name,
  revision: -1,
  appends: [],
  before: -1,
  hidden: false,
  ended: false,
  metadata: {},
});

/** The stream of this name, made where it is not there: administrators can end a stream before it begins. */
export const streamOf = (log: Log, name: string): Stream => {
  const known = log.streams.get(name);
  if (known !== undefined) return known;
  const stream = newStream(name);
  log.streams.set(name, stream);
  return stream;
};

/** A clock that went back is waited for: recorded time never runs backwards. */
const now = (log: Log): Instant | undefined => {
  try {
    const time = log.clock();
    if (time > log.latest && Number.isSafeInteger(time)) log.latest = time;
  } catch {
    // A clock that fails tells no time; what it told last still holds.
  }
  return log.latest === Number.NEGATIVE_INFINITY ? undefined : log.latest;
};

const invalid = (stream: string, reason: string): E.Either<AppendError, never> =>
  E.left({ code: 'invalid-append', stream, reason });

const tooLarge = (stream: string, bytes: number): E.Either<AppendError, never> =>
  E.left({ code: 'too-large', stream, bytes, limit: appendLimit });

const refused = ({ meter }: Desk, stream: string, event: unknown, index: number): E.Either<AppendError, never> => {
  if (meter.most <= tooMuch) return invalid(stream, reasonAgainst(event, index));
  const least = Math.floor(Math.min(meter.most, Number.MAX_SAFE_INTEGER) / 50);
  return tooLarge(stream, Math.max(appendLimit + 1, least));
};

const addToIndex = (log: Log, index: TagIndex, place: number): void => {
  const { appends: places } = index.appends.length === 0 ? (log.tags.get(index.tag) ?? index) : index;
  if (places.length === 0) {
    // A literal is as long as it needs to be; what is pushed into an empty list takes room for seventeen.
    index.appends = [place];
    log.tags.set(index.tag, index);
  } else if (places[places.length - 1] !== place) {
    places.push(place);
  }
};

const commit = (log: Log, append: Append, { tagged, tagCount }: Desk): void => {
  const { stream } = append;
  const count = countOf(append);
  const place = log.appends.length;
  if (stream.revision < 0) log.streams.set(stream.name, stream);
  if (stream.hidden) {
    stream.hidden = false;
    stream.before = stream.revision;
    stream.metadata = { ...stream.metadata, truncateBefore: stream.revision + 1 };
  }
  log.appends.push(append);
  if (stream.appends.length === 0) stream.appends = [append];
  else stream.appends.push(append);
  for (let index = 0; index < tagCount; index++) addToIndex(log, tagged[index] as TagIndex, place);
  stream.revision += count;
  log.total += count;
};

const put = (
  log: Log,
  name: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): E.Either<AppendError, Appended> => {
  let stream = log.streams.get(name);
  if (stream === undefined) {
    const fault = streamFault(log.namespace, name);
    if (fault !== null) return invalid(name, fault);
    stream = newStream(name);
  }
  if (!Array.isArray(events)) return invalid(name, 'the events of an append are a list');
  const { length } = events;
  if (length === 0) return invalid(name, 'an append without events writes nothing');
  if (length > appendLimit / shortestEvent) return tooLarge(name, length * shortestEvent);
  if (stream.ended || expected !== stream.revision || expected < 0) {
    const answer = answerInstead(stream, expected, events);
    if (answer !== null) return answer;
  }
  const told = now(log);
  if (told === undefined) return E.left({ code: 'unavailable', reason: 'the clock tells no time' });
  const append = recordOf(log.outside, log.times, stream, events, log.total, told);
  if (typeof append === 'number') return refused(log.outside, name, events[append], append);
  if (log.outside.meter.most > appendLimit) {
    const bytes = bytesOf(log.times, append);
    if (bytes > appendLimit) return tooLarge(name, bytes);
  }
  commit(log, append, log.outside);
  return E.right({ revision: stream.revision, position: log.total - 1, repeated: false });
};

/** Appends, as the port says; what is appended may be read when it is revealed. */
export const appendTo = (
  log: Log,
  name: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): E.Either<AppendError, Appended> => {
  if (log.busy) return invalid(name, 'an event of another append appended while it was read');
  log.busy = true;
  try {
    return put(log, name, expected, events);
  } catch (thrown) {
    return invalid(name, `it can't be read: ${saidBy(thrown)}`);
  } finally {
    log.busy = false;
  }
};

/** Takes back in what a journal kept, with the recorded time that it kept; answers why it can't, or null. */
export const restore = (
  log: Log,
  name: string,
  revision: number,
  told: Instant,
  events: readonly Incoming[],
): string | null => {
  const fault = streamFault(log.namespace, name);
  if (fault !== null) return fault;
  const stream = log.streams.get(name) ?? newStream(name);
  if (stream.ended) return 'its stream has ended before';
  if (stream.revision + 1 !== revision) return `its stream goes on at revision ${stream.revision + 1}, not ${revision}`;
  if (events.length === 0) return 'it holds no events';
  const append = recordOf(log.journal, log.times, stream, events, log.total, told);
  if (typeof append === 'number') return reasonAgainst(events[append], append);
  commit(log, append, log.journal);
  if (told > log.latest) log.latest = told;
  return null;
};

/** Lets the first so many events be read, and wakes who waits for them. */
export const reveal = (log: Log, events: number): void => {
  log.visible = events;
  if (log.waiting.size === 0) return;
  const calls = [...log.waiting];
  log.waiting.clear();
  for (const call of calls) call();
};

/** Calls once, at the next event that may be read; answers how to wait no longer. */
export const whenRevealed = (log: Log, call: () => void): (() => void) => {
  log.waiting.add(call);
  return () => log.waiting.delete(call);
};
