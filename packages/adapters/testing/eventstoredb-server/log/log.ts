/** The log of one database, in memory: records in order, an index by stream, and word to whoever waits for more. */
import { isSoftDeleted, type Metadata, metadataOfMetastreams, parseMetadata } from './metadata.ts';
import {
  isMetastream,
  type LogRecord,
  metastreamOf,
  noRevision,
  type ProposedEvent,
  sizeOf,
  tombstoneRevision,
  tombstoneType,
} from './record.ts';

export interface Log {
  readonly records: readonly LogRecord[];
  /** Of one stream, in order of revisions; a tombstone is its last. */
  readonly recordsOf: (stream: string) => readonly LogRecord[];
  /** `noRevision` where the stream isn't there, `tombstoneRevision` where it has ended. */
  readonly lastRevision: (stream: string) => number;
  readonly metadata: (stream: string) => Metadata;
  readonly softDeleted: (stream: string) => boolean;
  /** Where the next record will begin. */
  readonly end: () => number;
  /** Index of the first record that begins at this position or after it. */
  readonly indexFrom: (position: number) => number;
  readonly add: (stream: string, events: readonly ProposedEvent[]) => readonly LogRecord[];
  readonly addTombstone: (stream: string) => LogRecord;
  /** An id for an event of the server's own; the same in every run. */
  readonly nextId: () => string;
  readonly now: () => number;
  /** Calls back whenever something was added, until the answered function is called. */
  readonly watch: (listener: () => void) => () => void;
}

const nothing: readonly LogRecord[] = [];
const noMetadata: Metadata = {};

export const createLog = (now: () => number): Log => {
  const records: LogRecord[] = [];
  const streams = new Map<string, LogRecord[]>();
  const parsed = new WeakMap<LogRecord, Metadata>();
  const listeners = new Set<() => void>();
  // The first bytes belong to the server itself.
  let end = 191;
  let made = 0;

  const recordsOf = (stream: string) => streams.get(stream) ?? nothing;
  const nextId = () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`;

  const metadata = (stream: string): Metadata => {
    if (isMetastream(stream)) return metadataOfMetastreams;
    const last = recordsOf(metastreamOf(stream)).at(-1);
    if (last === undefined || last.type === tombstoneType) return noMetadata;
    const known = parsed.get(last) ?? parseMetadata(last);
    parsed.set(last, known);
    return known;
  };

  const put = (stream: string, revision: number, event: ProposedEvent): LogRecord => {
    const position = end;
    end += sizeOf(stream, event);
    const record = { ...event, stream, revision, position, next: end, created: now() };
    const known = streams.get(stream);
    if (known === undefined) streams.set(stream, [record]);
    else known.push(record);
    records.push(record);
    return record;
  };

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };

  return {
    records,
    recordsOf,
    metadata,
    nextId,
    now,
    lastRevision: (stream) => recordsOf(stream).at(-1)?.revision ?? noRevision,
    softDeleted: (stream) => isSoftDeleted(metadata(stream)),
    end: () => end,
    indexFrom: (position) => {
      let low = 0;
      let high = records.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((records[middle] as LogRecord).position < position) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    add: (stream, events) => {
      const first = recordsOf(stream).length;
      const added = events.map((event, index) => put(stream, first + index, event));
      tell();
      return added;
    },
    addTombstone: (stream) => {
      const empty = new Uint8Array();
      const event = { id: nextId(), type: tombstoneType, json: false, data: empty, metadata: empty };
      const record = put(stream, tombstoneRevision, event);
      tell();
      return record;
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
