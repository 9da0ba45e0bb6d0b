/** Recorded events for tests: streams of events, and logs in which they are told in one order or another. */
import {
  addDays,
  type DomainEvent,
  type Instant,
  instantOfDate,
  type LocalDate,
  type RecordedEvent,
  type StoredEvent,
  utc,
} from '@clientele/domain/kernel';
import { storedId } from '@clientele/domain/testing';

/** The first day of the time of all tests here. */
export const dayZero: LocalDate = '2023-01-01';

/** A date by its number of days from the first. */
export const dayNo = (days: number): LocalDate => addDays(dayZero, days);

/** An instant of a date: noon UTC and some milliseconds. */
export const instantOn = (on: LocalDate, milliseconds = 0): Instant => instantOfDate(utc, on) + milliseconds;

/** The events of one stream, in their order. */
export type Stream = readonly StoredEvent[];

/** A domain event in an envelope. */
export const stored = <E extends DomainEvent>(
  stream: string,
  revision: number,
  on: LocalDate,
  event: E,
  at: Instant = instantOn(on),
): StoredEvent<E> => ({
  ...event,
  id: storedId(stream, revision),
  stream,
  revision,
  occurredAt: at,
  occurredOn: on,
  by: { id: 'tester', roles: [] },
  command: { id: `${stream}-${revision}`, index: 0, fingerprint: 'f' },
  correlationId: `${stream}-${revision}`,
  causationId: `${stream}-${revision}`,
});

/** One stream: each event one after the other, on its date. */
export const streamOf = (stream: string, events: readonly (readonly [on: LocalDate, event: DomainEvent])[]): Stream =>
  events.map(([on, event], revision) => stored(stream, revision, on, event));

/** A log of streams, one after the other. */
export const logOf = (...streams: readonly Stream[]): readonly RecordedEvent[] =>
  streams.flat().map((event, position) => ({ ...event, position, recordedAt: position }));

/**
 * A log of streams, woven by a list of numbers: each says which of the streams that still have events is told next. The
 * order within a stream stays; recorded times rise.
 */
export const woven = (streams: readonly Stream[], choices: readonly number[]): readonly RecordedEvent[] => {
  const left = streams.map((stream) => [...stream]);
  const log: RecordedEvent[] = [];
  for (let turn = 0; ; turn++) {
    const open = left.filter((stream) => stream.length > 0);
    if (open.length === 0) return log;
    const next = open[(choices[turn % Math.max(choices.length, 1)] ?? 0) % open.length]?.shift();
    if (next !== undefined) log.push({ ...next, position: log.length, recordedAt: log.length * 1000 + (turn % 7) });
  }
};
