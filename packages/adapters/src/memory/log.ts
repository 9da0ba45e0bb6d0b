/**
 * The log of one company in memory: streams, an index by tag, and the order in which everything was appended. Synchronous and
 * without I/O; what is asynchronous about a store stands around it. An append costs the same however long the history is.
 */
import type { Instant } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { toJson } from '../codec/encode.ts';
import { type AppendError, type Appended, appendLimit, type ExpectedRevision, type NewEvent } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import { answerInstead } from './expectation.ts';
import { createIntake, type Incoming, type Intake } from './intake.ts';
import { type Append, countOf, eventAt, type Header, type Stream, slots, type TagIndex } from './record.ts';
import { reasonAgainst } from './refusal.ts';

export interface Log {
  readonly namespace: string;
  readonly appends: readonly Append[];
  readonly streams: ReadonlyMap<string, Stream>;
  readonly tags: ReadonlyMap<string, TagIndex>;
  /** Two instants for each position: when it was so, when we were told. */
  readonly times: () => Float64Array;
  /** How many events were appended. */
  readonly total: () => number;
  /** How many of them may be read: all, unless a journal has yet to write them. */
  readonly visible: () => number;
  /** Lets the first so many events be read, and wakes who waits for them. */
  readonly reveal: (events: number) => void;
  /** Calls once, at the next event that may be read; answers how to wait no longer. */
  readonly whenRevealed: (call: () => void) => () => void;
  readonly append: (
    name: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ) => E.Either<AppendError, Appended>;
  /** Takes back in what a journal kept, with the recorded times that it kept; answers why it can't, or null. */
  readonly restore: (name: string, revision: number, told: Instant, events: readonly Incoming[]) => string | null;
  /** The stream of this name, made where it is not there: administrators can end a stream before it begins. */
  readonly streamOf: (name: string) => Stream;
}

interface Options {
  readonly namespace: string;
  readonly clock: () => Instant;
}

/** No event is shorter than this as JSON, so more than so many can't fit into one append. */
const shortestEvent = 200;

/** `Meter.most` is at most 50 times the bytes: beyond this, what is copied is certainly too large. */
const tooMuch = 50 * appendLimit;

const encoder = new TextEncoder();

const bytesAt = (times: Float64Array, append: Append, offset: number): number => {
  const { stream: _, revision: __, position: ___, recordedAt: ____, ...given } = eventAt(times, append, offset);
  return encoder.encode(JSON.stringify(toJson(given))).length;
};

/** The bytes of an append as UTF-8 JSON: each event without what the store adds to it. */
const bytesOf = (times: Float64Array, append: Append): number => {
  let bytes = 0;
  for (let offset = 0; offset < countOf(append); offset++) bytes += bytesAt(times, append, offset);
  return bytes;
};

const headerOf = (desk: Header): Header => ({
  type: desk.type,
  version: desk.version,
  occurredOn: desk.occurredOn,
  by: desk.by,
  commandId: desk.commandId,
  fingerprint: desk.fingerprint,
  correlationId: desk.correlationId,
  causationId: desk.causationId,
  policies: desk.policies,
  corrects: desk.corrects,
  fault: desk.fault,
});

const newStream = (name: string): Stream => ({
  name,
  revision: -1,
  appends: [],
  before: -1,
  hidden: false,
  ended: false,
  metadata: {},
});

const startTimes = 1_024;

export const createLog = ({ namespace, clock }: Options): Log => {
  const streams = new Map<string, Stream>();
  const tags = new Map<string, TagIndex>();
  const appends: Append[] = [];
  const waiting = new Set<() => void>();
  const outside = createIntake(tags, tooMuch, false);
  const journal = createIntake(tags, Number.POSITIVE_INFINITY, true);
  let times = new Float64Array(startTimes);
  let total = 0;
  let visible = 0;
  let latest = Number.NEGATIVE_INFINITY;
  /** Reading what is handed in can run code of the one who handed it in; he must not get in between. */
  let busy = false;

  /** A clock that went back is waited for: recorded time never runs backwards. */
  const now = (): Instant | undefined => {
    try {
      const time = clock();
      if (time > latest && Number.isSafeInteger(time)) latest = time;
    } catch {
      // A clock that fails tells no time; what it told last still holds.
    }
    return latest === Number.NEGATIVE_INFINITY ? undefined : latest;
  };

  const reserve = (events: number): void => {
    if (2 * events <= times.length) return;
    const grown = new Float64Array(Math.max(2 * times.length, 2 * events));
    grown.set(times);
    times = grown;
  };

  const invalid = (stream: string, reason: string): E.Either<AppendError, never> =>
    E.left({ code: 'invalid-append', stream, reason });

  const tooLarge = (stream: string, bytes: number): E.Either<AppendError, never> =>
    E.left({ code: 'too-large', stream, bytes, limit: appendLimit });

  const refused = (desk: Intake, stream: string, event: unknown, index: number): E.Either<AppendError, never> =>
    desk.meter.most > tooMuch
      ? tooLarge(stream, Math.max(appendLimit + 1, Math.floor(Math.min(desk.meter.most, Number.MAX_SAFE_INTEGER) / 50)))
      : invalid(stream, reasonAgainst(event, index));

  /** Notes the times of the event at the desk. */
  const note = (desk: Intake, position: number, told: Instant): void => {
    times[2 * position] = desk.occurredAt;
    times[2 * position + 1] = desk.recordedAt ?? told;
  };

  /** The record of a batch, not yet part of the log; or the place of the event that may not be kept. */
  const taken = (desk: Intake, stream: Stream, events: readonly Incoming[], told: Instant): Append | number => {
    const { length } = events;
    reserve(total + length);
    desk.begin();
    if (!desk.take(events[0] as Incoming)) return 0;
    note(desk, total, told);
    const append: Append = {
      stream,
      revision: stream.revision + 1,
      position: total,
      type: desk.type,
      version: desk.version,
      occurredOn: desk.occurredOn,
      by: desk.by,
      commandId: desk.commandId,
      fingerprint: desk.fingerprint,
      correlationId: desk.correlationId,
      causationId: desk.causationId,
      policies: desk.policies,
      corrects: desk.corrects,
      fault: desk.fault,
      id: desk.id,
      index: desk.index,
      tags: desk.tags,
      data: desk.data,
      rest: length === 1 ? null : new Array((length - 1) * slots),
      sealed: false,
    };
    const { rest } = append;
    if (rest === null) return append;
    let header: Header = append;
    for (let offset = 1, at = 0; offset < length; offset++, at += slots) {
      if (!desk.take(events[offset] as Incoming)) return offset;
      note(desk, total + offset, told);
      if (!desk.sameHeader) header = headerOf(desk);
      rest[at] = header;
      rest[at + 1] = desk.id;
      rest[at + 2] = desk.index;
      rest[at + 3] = desk.tags;
      rest[at + 4] = desk.data;
    }
    return append;
  };

  const indexed = (index: TagIndex, place: number): void => {
    const { appends: places } = index.appends.length === 0 ? (tags.get(index.tag) ?? index) : index;
    if (places.length === 0) {
      // A literal is as long as it needs to be; what is pushed into an empty list takes room for seventeen.
      index.appends = [place];
      tags.set(index.tag, index);
    } else if (places[places.length - 1] !== place) {
      places.push(place);
    }
  };

  const commit = (append: Append, { tagged, tagCount }: Intake): void => {
    const { stream } = append;
    const count = countOf(append);
    const place = appends.length;
    if (stream.revision < 0) streams.set(stream.name, stream);
    if (stream.hidden) {
      stream.hidden = false;
      stream.before = stream.revision;
      stream.metadata = { ...stream.metadata, truncateBefore: stream.revision + 1 };
    }
    appends.push(append);
    if (stream.appends.length === 0) stream.appends = [append];
    else stream.appends.push(append);
    for (let index = 0; index < tagCount; index++) indexed(tagged[index] as TagIndex, place);
    stream.revision += count;
    total += count;
  };

  const put = (
    name: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): E.Either<AppendError, Appended> => {
    let stream = streams.get(name);
    if (stream === undefined) {
      const fault = streamFault(namespace, name);
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
    const told = now();
    if (told === undefined) return E.left({ code: 'unavailable', reason: 'the clock tells no time' });
    const append = taken(outside, stream, events, told);
    if (typeof append === 'number') return refused(outside, name, events[append], append);
    if (outside.meter.most > appendLimit) {
      const bytes = bytesOf(times, append);
      if (bytes > appendLimit) return tooLarge(name, bytes);
    }
    commit(append, outside);
    return E.right({ revision: stream.revision, position: total - 1, repeated: false });
  };

  const append: Log['append'] = (name, expected, events) => {
    if (busy) return invalid(name, 'an event of another append appended while it was read');
    busy = true;
    try {
      return put(name, expected, events);
    } catch (thrown) {
      return invalid(name, `it can't be read: ${saidBy(thrown)}`);
    } finally {
      busy = false;
    }
  };

  const streamOf = (name: string): Stream => {
    const known = streams.get(name);
    if (known !== undefined) return known;
    const stream = newStream(name);
    streams.set(name, stream);
    return stream;
  };

  return {
    namespace,
    appends,
    streams,
    tags,
    times: () => times,
    total: () => total,
    visible: () => visible,
    append,
    streamOf,
    restore: (name, revision, told, events) => {
      const fault = streamFault(namespace, name);
      if (fault !== null) return fault;
      const stream = streams.get(name) ?? newStream(name);
      if (stream.ended) return 'its stream has ended before';
      if (stream.revision + 1 !== revision)
        return `its stream goes on at revision ${stream.revision + 1}, not ${revision}`;
      if (events.length === 0) return 'it holds no events';
      const record = taken(journal, stream, events, told);
      if (typeof record === 'number') return reasonAgainst(events[record], record);
      commit(record, journal);
      if (told > latest) latest = told;
      return null;
    },
    reveal: (events) => {
      visible = events;
      if (waiting.size === 0) return;
      const calls = [...waiting];
      waiting.clear();
      for (const call of calls) call();
    },
    whenRevealed: (call) => {
      waiting.add(call);
      return () => waiting.delete(call);
    },
  };
};
