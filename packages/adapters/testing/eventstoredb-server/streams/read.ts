/** Reads of a stream and of all, both ways, as long as the limit allows (contract 13–17). */
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { readFilter } from '../log/filter.ts';
import type { Log } from '../log/log.ts';
import { compare, endOfAll, indexAt, isPlace, type Position } from '../log/positions.ts';
import type { LogRecord } from '../log/record.ts';
import { backwards, forwards, resolve, sightOf } from '../log/visible.ts';
import { writeEvent } from '../protocol/events.ts';
import { readStreamName, writeStreamName } from '../protocol/ids.ts';
import { readUint64 } from '../protocol/numbers.ts';
import * as refusals from '../protocol/refusals.ts';
import type { Outlet } from './outlet.ts';

type Options = streams.ReadReq.Options;
type Out = Outlet<streams.ReadResp>;

const { BACKWARDS } = streams.ReadReq.Options.ReadDirection;

const isBackwards = (options: Options) => options.getReadDirection() === BACKWARDS;

/** The server resolves ids to halves of 64 bits unless it is asked for text. */
export const wantsHalves = (options: Options) => options.getUuidOption()?.hasString() !== true;

const pour = async (
  log: Log,
  options: Options,
  records: Iterable<LogRecord>,
  count: number,
  out: Out,
): Promise<boolean> => {
  const links = options.getResolveLinks();
  const halves = wantsHalves(options);
  let left = count;
  for (const record of records) {
    const sent = out.send(writeEvent(resolve(log, record, links), halves));
    if (sent !== true && !(await sent)) return false;
    left -= 1;
    if (left <= 0) break;
  }
  return true;
};

const notFound = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(writeStreamName(stream)),
  );

/** A revision for reading; the end lies before the start, as in the server. */
const readRevision = (options: streams.ReadReq.Options.StreamOptions): number | 'end' | 'invalid' => {
  if (options.hasStart()) return 0;
  return options.hasEnd() ? 'end' : readUint64(options.getRevision());
};

const readStream = async (
  log: Log,
  options: Options,
  asked: streams.ReadReq.Options.StreamOptions,
  count: number,
  out: Out,
) => {
  const stream = readStreamName(asked.getStreamIdentifier());
  const from = readRevision(asked);
  if (from === 'invalid' || stream === '') return out.refuse(refusals.handlerFailed());
  if (sightOf(log, stream) === 'missing') {
    out.send(notFound(stream));
    return out.end();
  }
  if (sightOf(log, stream) === 'deleted') return out.refuse(refusals.streamDeleted(stream));
  const fromEnd = Number.POSITIVE_INFINITY;
  // Forwards from the end is a negative revision to the server, which it takes for an error.
  if (from === 'end' && !isBackwards(options))
    return out.refuse(refusals.unexpected('Unexpected ReadStreamResult: Error'));
  const start = from === 'end' ? fromEnd : from;
  const records = isBackwards(options) ? backwards(log, stream, start) : forwards(log, stream, start);
  const whole = await pour(log, options, records, count, out);
  if (whole && sightOf(log, stream) === 'deleted') return out.refuse(refusals.streamDeleted(stream));
  return out.end();
};

/** Contract 15: forwards inclusive, backwards exclusive. */
function* allFrom(log: Log, from: Position, back: boolean): Generator<LogRecord> {
  if (!back) {
    for (let index = indexAt(log, from); index < log.records.length; index++) yield log.records[index] as LogRecord;
    return;
  }
  for (let index = log.indexFrom(from.commit) - 1; index >= 0; index--) yield log.records[index] as LogRecord;
}

function* only(records: Iterable<LogRecord>, allowed: (record: LogRecord) => boolean): Generator<LogRecord> {
  for (const record of records) if (allowed(record)) yield record;
}

export const readPosition = (asked: streams.ReadReq.Options.AllOptions, start: Position): Position | undefined => {
  if (asked.hasStart()) return start;
  if (asked.hasEnd()) return endOfAll;
  const commit = readUint64(asked.getPosition()?.getCommitPosition() ?? '0');
  const prepare = readUint64(asked.getPosition()?.getPreparePosition() ?? '0');
  if (commit === 'end' && prepare === 'end') return endOfAll;
  if (typeof commit !== 'number' || typeof prepare !== 'number' || commit < prepare) return undefined;
  return { commit, prepare };
};

const readAll = async (
  log: Log,
  options: Options,
  asked: streams.ReadReq.Options.AllOptions,
  count: number,
  out: Out,
) => {
  const from = readPosition(asked, { commit: 0, prepare: 0 });
  if (from === undefined) return out.refuse(refusals.handlerFailed());
  if (compare(from, endOfAll) !== 0 && !isPlace(log, from)) return out.refuse(refusals.invalidPosition());
  const filter = options.getFilter();
  const allowed = filter === undefined ? () => true : readFilter(filter);
  if (allowed === undefined) return out.refuse(refusals.handlerFailed());
  await pour(log, options, only(allFrom(log, from, isBackwards(options)), allowed), count, out);
  return out.end();
};

/** Contract 13: a count of nothing is refused. What the client makes of a negative one is too large to limit anything. */
const readCount = (options: Options): number => {
  const count = readUint64(options.getCount());
  return typeof count === 'number' ? count : Number.POSITIVE_INFINITY;
};

export const read = async (log: Log, options: Options, out: Out): Promise<void> => {
  const count = readCount(options);
  const ofStream = options.getStream();
  const ofAll = options.getAll();
  if (count === 0) return out.refuse(refusals.unexpected('Unexpected ReadStreamResult: Error'));
  if (ofStream !== undefined) return readStream(log, options, ofStream, count, out);
  return ofAll === undefined
    ? out.refuse(refusals.invalidArgument('The combination of stream, count and filter is invalid.'))
    : readAll(log, options, ofAll, count, out);
};
