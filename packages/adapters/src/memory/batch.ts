/** A batch becomes one record, before it becomes part of the log: taken in whole, or not at all. */
import type { Instant } from '@clientele/domain/kernel';
import { toJson } from '../codec/encode.ts';
import { clear, type Desk, type Incoming, take } from './intake.ts';
import { type Append, countOf, eventAt, type Header, type Stream, slots } from './record.ts';

/** Two instants for each position: when it was so, and when we were told. Plain numbers, so that they are no objects. */
export interface Times {
  at: Float64Array;
}

export const newTimes = (): Times => ({ at: new Float64Array(2_048) });

/** Makes room for so many events, twice as much as before where there is too little, so that each is moved once or twice. */
const reserve = (times: Times, events: number): void => {
  if (2 * events <= times.at.length) return;
  const grown = new Float64Array(Math.max(2 * times.at.length, 2 * events));
  grown.set(times.at);
  times.at = grown;
};

const note = ({ at }: Times, desk: Desk, position: number, told: Instant): void => {
  at[2 * position] = desk.occurredAt;
  at[2 * position + 1] = desk.recordedAt === undefined ? told : desk.recordedAt;
};

const headerAtDesk = (desk: Desk): Header => ({
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

const recordAtDesk = (desk: Desk, stream: Stream, position: number, others: number): Append => ({
  stream,
  revision: stream.revision + 1,
  position,
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
  rest: others === 0 ? null : new Array(others * slots),
  sealed: false,
});

/** The record of a batch that goes to a position of the log; or the place of the event that may not be kept. */
export const recordOf = (
  desk: Desk,
  times: Times,
  stream: Stream,
  events: readonly Incoming[],
  position: number,
  told: Instant,
): Append | number => {
  const { length } = events;
  reserve(times, position + length);
  clear(desk);
  if (!take(desk, events[0] as Incoming)) return 0;
  note(times, desk, position, told);
  const append = recordAtDesk(desk, stream, position, length - 1);
  const { rest } = append;
  if (rest === null) return append;
  let header: Header = append;
  for (let offset = 1, at = 0; offset < length; offset++, at += slots) {
    if (!take(desk, events[offset] as Incoming)) return offset;
    note(times, desk, position + offset, told);
    if (!desk.sameHeader) header = headerAtDesk(desk);
    rest[at] = header;
    rest[at + 1] = desk.id;
    rest[at + 2] = desk.index;
    rest[at + 3] = desk.tags;
    rest[at + 4] = desk.data;
  }
  return append;
};

const encoder = new TextEncoder();

/** The bytes of a batch as UTF-8 JSON: each event without what the store adds to it. */
export const bytesOf = (times: Times, append: Append): number => {
  let bytes = 0;
  for (let offset = 0; offset < countOf(append); offset++) {
    const { stream: _, revision: __, position: ___, recordedAt: ____, ...given } = eventAt(times.at, append, offset);
    bytes += encoder.encode(JSON.stringify(toJson(given))).length;
  }
  return bytes;
};
