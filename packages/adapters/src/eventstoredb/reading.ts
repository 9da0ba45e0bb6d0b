/**
 * Reads that end: a stream, the whole log of a namespace, or a tag, as pages. A read that is cut off goes on behind what it
 * has already handed out; a server that says nothing is given up after a while; leaving early cancels the call.
 */
import type { RecordedEvent, Tag } from '@clientele/domain/kernel';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import * as E from 'fp-ts/lib/Either.js';
import type { LogRange, Page, Pages, ReadError, StreamRange } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import type { Connection, Line } from './connection.ts';
import { comparePlaces, type Place, placeOf } from './position.ts';
import { hasTag, isOfTheSystem, placeOfRecord, type RecordMessage, revisionOf } from './recorded.ts';
import { logRead, type Prefixed, streamRead } from './requests.ts';
import { openRead, type Source } from './source.ts';
import { reasonOf, type Trouble } from './trouble.ts';

export type Answer = streams.ReadResp;

/** Enough to make the cost of a page small, few enough to let others have their turn. */
const pageSize = 512;

/** The store, as its readers see it. */
export interface Reader {
  readonly connection: Connection;
  readonly namespace: string;
  readonly decode: (message: RecordMessage) => RecordedEvent;
  /** Everything that is seen tells how far the log has come. */
  readonly seen: (place: Place) => void;
  /** Whether the server can choose streams by prefix when it reads the log; undefined until it was tried. */
  readonly filters: { possible: boolean | undefined };
  /** Where the log ends by now; asked once for all subscriptions that want to know. */
  readonly last: () => Promise<E.Either<ReadError, Place | undefined>>;
}

export const closedReason = 'the store is closed';

/** A read under way: what to ask for next, and what becomes of each record. */
interface Course {
  readonly request: () => streams.ReadReq;
  /** Takes a record in; false where nothing that comes after it is wanted. */
  readonly take: (record: RecordMessage, page: RecordedEvent[]) => boolean;
  readonly notFound: () => ReadError;
  readonly deleted: () => ReadError;
  /** True where the call brought as many records as it was asked for, and they were not enough. */
  readonly more: () => boolean;
  /** True where another request can do what this trouble says that it can't be done. */
  readonly otherwise: (trouble: Trouble) => boolean;
}

const unavailable = (reason: string): ReadError => ({ code: 'unavailable', reason });

const invalid = (reason: string): ReadError => ({ code: 'invalid-read', reason });

const errorOf = (trouble: Trouble, course: Course): ReadError => {
  switch (trouble.kind) {
    case 'not-found':
      return course.notFound();
    case 'deleted':
      return course.deleted();
    case 'invalid':
      return invalid(trouble.reason);
    default:
      return unavailable(reasonOf(trouble));
  }
};

type Told = E.Either<ReadError, Page>;

/** What one call brought: pages along the way, and at the end whether it is over, or the trouble it is in. */
async function* poured(
  source: Source<Answer>,
  course: Course,
  silence: number,
  line: Line,
  connection: Connection,
): AsyncGenerator<Page, Trouble | 'over' | 'left', undefined> {
  for (;;) {
    const coming = await source.next(pageSize, silence);
    switch (coming.kind) {
      case 'end':
        return 'over';
      case 'left':
        return 'left';
      case 'trouble':
        return coming.trouble;
      case 'silence': {
        const reason = `no answer to a read for ${silence} ms`;
        // Others may be answered on the same connection; only where nobody is, it is the connection's fault.
        if (performance.now() - line.lastHeard() >= silence) connection.renew(line, reason);
        return { kind: 'passing', reason, done: 'no' };
      }
      case 'messages': {
        const page: RecordedEvent[] = [];
        for (const message of coming.messages) {
          if (message.hasStreamNotFound()) return { kind: 'not-found' };
          const record = message.getEvent()?.getEvent();
          if (record === undefined) continue;
          if (!course.take(record, page)) {
            if (page.length > 0) yield page;
            return 'over';
          }
        }
        if (page.length > 0) yield page;
      }
    }
  }
}

async function* read({ connection }: Reader, course: Course): AsyncGenerator<Told, undefined, undefined> {
  const { patience } = connection;
  let since = performance.now();
  for (let retry = 1; ; ) {
    if (connection.closed()) return void (yield E.left(unavailable(closedReason)));
    const line = connection.line();
    const opened = await openRead(connection, line, course.request, false);
    let ending: Trouble | 'over' | 'left';
    if ('trouble' in opened) ending = opened.trouble;
    else {
      const pages = poured(opened.value, course, patience.read, line, connection);
      try {
        for (;;) {
          const page = await pages.next();
          if (page.done === true) {
            ending = page.value;
            break;
          }
          yield E.right(page.value);
          since = performance.now();
          retry = 1;
        }
      } finally {
        opened.value.leave();
      }
    }
    if (ending === 'over' && !course.more()) return;
    if (ending === 'over') continue;
    if (connection.closed() || ending === 'left') return void (yield E.left(unavailable(closedReason)));
    if (course.otherwise(ending)) continue;
    if (ending.kind !== 'passing') return void (yield E.left(errorOf(ending, course)));
    if (performance.now() - since >= patience.patience) return void (yield E.left(unavailable(ending.reason)));
    connection.notice({ kind: 'read-again', reason: ending.reason });
    await connection.pause(retry);
    retry += 1;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const rangeFault = ({ limit, direction }: StreamRange | LogRange): string | null => {
  if (limit !== undefined && !(isCount(limit) && limit > 0)) return 'a limit is an integer from 1';
  return direction === undefined || direction === 'forwards' || direction === 'backwards'
    ? null
    : 'a direction is forwards or backwards';
};

const refused = async function* (reason: string): AsyncGenerator<Told, undefined, undefined> {
  yield E.left(invalid(reason));
};

const nothing = async function* (): AsyncGenerator<Told, undefined, undefined> {};

const streamReading = (
  reader: Reader,
  stream: string,
  range: StreamRange,
): AsyncGenerator<Told, undefined, undefined> => {
  const { from, direction = 'forwards', limit = Number.MAX_SAFE_INTEGER } = range;
  const fault = streamFault(reader.namespace, stream) ?? rangeFault(range);
  if (fault !== null) return refused(fault);
  if (from !== undefined && !isCount(from)) return refused('from is a revision, which is an integer from 0');
  const step = direction === 'forwards' ? 1 : -1;
  let next: number | 'start' | 'end' = from ?? (direction === 'forwards' ? 'start' : 'end');
  let due = limit;
  let asked = 0;
  return read(reader, {
    request: () => {
      asked = due;
      return streamRead(stream, next, direction, asked);
    },
    take: (record, page) => {
      asked -= 1;
      next = revisionOf(record) + step;
      reader.seen(placeOfRecord(record));
      if (isOfTheSystem(record)) return next >= 0;
      page.push(reader.decode(record));
      due -= 1;
      return due > 0 && next >= 0;
    },
    more: () => asked === 0 && due > 0 && Number(next) >= 0,
    notFound: () => ({ code: 'stream-not-found', stream }),
    deleted: () => ({ code: 'stream-deleted', stream }),
    otherwise: () => false,
  });
};

interface Bounds {
  readonly after: Place | undefined;
  readonly before: Place | undefined;
}

const boundsOf = ({ after, before }: LogRange): Bounds | undefined => {
  const [low, high] = [after, before].map((position) => (position === undefined ? undefined : placeOf(position)));
  return (after !== undefined && low === undefined) || (before !== undefined && high === undefined)
    ? undefined
    : { after: low, before: high };
};

export const prefixOf = (namespace: string): Prefixed => ({ prefix: `${namespace}.` });

const logReading = (
  reader: Reader,
  range: LogRange,
  wanted: ((record: RecordMessage, event: () => RecordedEvent) => boolean) | null,
): AsyncGenerator<Told, undefined, undefined> => {
  const { direction = 'forwards', limit = Number.MAX_SAFE_INTEGER } = range;
  const fault = rangeFault(range);
  if (fault !== null) return refused(fault);
  const bounds = boundsOf(range);
  if (bounds === undefined) return refused('a position is one that this store gave');
  const { after, before } = bounds;
  if (after !== undefined && before !== undefined && comparePlaces(after, before) >= 0) return nothing();
  const forwards = direction === 'forwards';
  const prefix = prefixOf(reader.namespace);
  const prefixBytes = Buffer.from(prefix.prefix);
  let reached = forwards ? after : before;
  let due = limit;
  let asked = 0;
  let filtering = reader.filters.possible !== false;
  return read(reader, {
    request: () => {
      // Where it is not for the server to choose, nobody knows how many it takes. Forwards the last one comes once more.
      asked = filtering && wanted === null ? Math.min(due + 1, Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
      return logRead(reached ?? (forwards ? 'start' : 'end'), direction, asked, filtering ? prefix : null);
    },
    take: (record, page) => {
      asked -= 1;
      reader.filters.possible ??= filtering;
      const place = placeOfRecord(record);
      if (reached !== undefined && comparePlaces(place, reached) * (forwards ? 1 : -1) <= 0) return true;
      if (forwards && before !== undefined && comparePlaces(place, before) >= 0) return false;
      if (!forwards && after !== undefined && comparePlaces(place, after) <= 0) return false;
      reached = place;
      reader.seen(place);
      if (isOfTheSystem(record)) return true;
      const name = record.getStreamIdentifier()?.getStreamName_asU8();
      if (name === undefined || !prefixBytes.equals(name.subarray(0, prefixBytes.length))) return true;
      let decoded: RecordedEvent | undefined;
      const event = (): RecordedEvent => {
        decoded ??= reader.decode(record);
        return decoded;
      };
      if (wanted !== null && !wanted(record, event)) return true;
      page.push(event());
      due -= 1;
      return due > 0;
    },
    more: () => asked === 0 && due > 0,
    notFound: () => unavailable('the log is not there'),
    deleted: () => unavailable('the log is not there'),
    otherwise: (trouble) => {
      if (reader.filters.possible !== undefined || !filtering) return false;
      filtering = trouble.kind !== 'invalid' && trouble.kind !== 'unsupported';
      return !filtering;
    },
  });
};

/** Whether an event is about somebody: a glance at the bytes first, since most are about others. */
export const aboutTag = (tag: Tag) => {
  const quoted = JSON.stringify(tag);
  return (record: RecordMessage, event: () => RecordedEvent): boolean =>
    hasTag(record, quoted) && event().tags.includes(tag);
};

/** Pages that can be asked for more than once, each time from the beginning; what a range throws is an answer too. */
const pagesOf = (reading: () => AsyncGenerator<Told, undefined, undefined>): Pages => ({
  [Symbol.asyncIterator]: () => {
    try {
      return reading();
    } catch (thrown) {
      return refused(saidBy(thrown));
    }
  },
});

export const streamPages = (reader: Reader, stream: string, range: StreamRange): Pages =>
  pagesOf(() => streamReading(reader, stream, range));

export const logPages = (reader: Reader, range: LogRange): Pages => pagesOf(() => logReading(reader, range, null));

export const tagPages = (reader: Reader, tag: Tag, range: LogRange): Pages =>
  pagesOf(() => logReading(reader, range, aboutTag(tag)));
