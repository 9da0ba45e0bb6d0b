/**
 * Envelopes for tests: domain events as they would stand in a store, with ids that are the same in every run and instants
 * that increase. What a handler would fill in is filled in as a handler does.
 */
import {
  type Actor,
  addDays,
  type Command,
  type CommandMeta,
  type DomainEvent,
  type Instant,
  instantOfDate,
  type LocalDate,
  madeOn,
  type RecordedEvent,
  type StoredEvent,
  utc,
} from '../kernel/index.ts';

/** Who acts in a test where nobody else is named. */
export const tester: Actor = { id: 'tester', roles: [] };

/** The day on which the time of a test begins. */
export const firstDay: LocalDate = '2024-01-01';

/** A hash of a text, 32 bits (FNV-1a by Fowler, Noll and Vo): enough to tell the streams of a test apart. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
};

/**
 * The id of an event in a test, by its stream and revision: a UUID (version 8) that any store accepts, and that ends in
 * the revision for the reader.
 *
 * @example
 * ```ts
 * import { storedId } from '@clientele/domain/testing';
 *
 * storedId('test.card-C1', 3).slice(-5); // '00003'
 * ```
 */
export const storedId = (stream: string, revision: number): string =>
  `${hash(stream).toString(16).padStart(8, '0')}-0000-8000-8000-${`${revision}`.padStart(12, '0')}`;

/** An event with the date on which it happened, and who it was. */
export interface Happened<Event extends DomainEvent> {
  readonly event: Event;
  readonly on: LocalDate;
  readonly by?: Actor;
}

/** An event that happened on a date: for the past of a test, where the date matters. */
export const happened = <Event extends DomainEvent>(on: LocalDate, event: Event, by?: Actor): Happened<Event> =>
  by === undefined ? { event, on } : { event, on, by };

/** The events that a command made, in their envelopes, as the handler makes them; ids are those of {@link storedId}. */
export const storedBy = <Event extends DomainEvent>(
  meta: CommandMeta,
  events: readonly Event[],
  stream: string,
  firstRevision: number,
): readonly StoredEvent<Event>[] =>
  events.map((event, index) => ({
    ...event,
    id: storedId(stream, firstRevision + index),
    stream,
    revision: firstRevision + index,
    occurredAt: meta.at,
    occurredOn: meta.on,
    by: meta.by,
    command: { id: meta.commandId, index, fingerprint: `fingerprint of ${meta.commandId}` },
    correlationId: meta.correlationId ?? meta.commandId,
    causationId: meta.causationId ?? meta.commandId,
  }));

/**
 * A stream's history: each event one day after the last, at noon UTC, unless it says its own date; each by a command of
 * its own.
 *
 * @param stream the whole name, `<namespace>.<category>-<id>`
 *
 * @example
 * ```ts
 * import { allowanceGranted, happened, storedHistory } from '@clientele/domain/testing';
 *
 * const history = storedHistory('test.allowance-P1', [
 *   allowanceGranted('P1', 100),
 *   happened('2024-03-01', allowanceGranted('P1', 50)),
 *   allowanceGranted('P1', 20),
 * ]);
 * history.map(({ occurredOn }) => occurredOn); // ['2024-01-01', '2024-03-01', '2024-03-02']
 * history.map(({ revision }) => revision); // [0, 1, 2]
 * ```
 */
export const storedHistory = <Event extends DomainEvent>(
  stream: string,
  events: readonly (Event | Happened<Event>)[],
): readonly StoredEvent<Event>[] => {
  let next = firstDay;
  return events.flatMap((entry, revision) => {
    const { event, on, by = tester } = 'event' in entry ? entry : { event: entry, on: next };
    if (on >= next) next = addDays(on, 1);
    return storedBy(madeOn(utc, on, `command-${revision}-of-${stream}`, by), [event], stream, revision);
  });
};

/**
 * Stored events as they are read from a log: one position after the other, each recorded when it happened or, since a log
 * records in order, with the one before it.
 */
export const recordedHistory = <Event extends DomainEvent>(
  events: readonly StoredEvent<Event>[],
  firstPosition = 0,
): readonly RecordedEvent<Event>[] => {
  let recordedAt: Instant = Number.MIN_SAFE_INTEGER;
  return events.map((event, index) => {
    recordedAt = Math.max(recordedAt, event.occurredAt);
    return { ...event, recordedAt, position: firstPosition + index };
  });
};

/** The meta of a command in a test: noon UTC of a date, by the tester, unless it says otherwise. */
export const testMeta = (
  on: LocalDate,
  more: Partial<Omit<CommandMeta, 'on' | 'at'>> & { readonly at?: Instant } = {},
): CommandMeta => ({ at: instantOfDate(utc, on), on, by: tester, commandId: `command-of-${on}`, ...more });

/** The stream of a command in a test: that of its room, in the namespace `test`. */
export const testStream = <C extends Command>(
  room: { readonly category: string; readonly streamOf: (command: C) => string },
  command: C,
): string => `test.${room.category}-${room.streamOf(command)}`;
