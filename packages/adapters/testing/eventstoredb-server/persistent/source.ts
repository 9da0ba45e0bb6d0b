/** Where a persistent subscription takes its events from: a stream, or all with or without a filter. */
import type { Filter } from '../log/filter.ts';
import type { Log } from '../log/log.ts';
import { indexAt, type Position, positionOf } from '../log/positions.ts';
import type { LogRecord } from '../log/record.ts';
import { forwards } from '../log/visible.ts';

/** A place in the source: a position of the log, or twice the revision in a stream. */
export type Place = Position;

export interface Pulled {
  readonly record: LogRecord;
  readonly place: Place;
  /** False for an event that the filter leaves out, which moves the checkpoint all the same. */
  readonly allowed: boolean;
}

export interface Source {
  /** The stream, or `$all`. */
  readonly name: string;
  /** The next one from a cursor on, and the cursor behind it. */
  readonly pull: (cursor: number) => (Pulled & { readonly next: number }) | undefined;
  readonly cursorAt: (place: Place, inclusive: boolean) => number;
  readonly cursorAtEnd: () => number;
  /** As the server writes it into checkpoints and statistics. */
  readonly describe: (place: Place) => string;
  readonly parse: (text: string) => Place;
}

export const live: Place = { commit: -1, prepare: -1 };

export const isLive = ({ commit, prepare }: Place): boolean => commit === -1 && prepare === -1;

const first = <Value>(values: Iterable<Value>): Value | undefined => {
  for (const value of values) return value;
  return undefined;
};

export const streamSource = (log: Log, stream: string): Source => ({
  name: stream,
  pull: (cursor) => {
    const record = first(forwards(log, stream, cursor));
    if (record === undefined) return undefined;
    const { revision } = record;
    return { record, place: { commit: revision, prepare: revision }, allowed: true, next: revision + 1 };
  },
  cursorAt: ({ commit }, inclusive) => (inclusive ? commit : commit + 1),
  cursorAtEnd: () => log.recordsOf(stream).length,
  describe: ({ commit }) => String(commit),
  parse: (text) => ({ commit: Number(text), prepare: Number(text) }),
});

export const allSource = (log: Log, filter: Filter | undefined): Source => ({
  name: '$all',
  pull: (cursor) => {
    const record = log.records[cursor];
    if (record === undefined) return undefined;
    return { record, place: positionOf(record), allowed: filter?.(record) ?? true, next: cursor + 1 };
  },
  cursorAt: (place, inclusive) => {
    const index = indexAt(log, place);
    const there = log.records[index];
    return !inclusive && there?.position === place.commit ? index + 1 : index;
  },
  cursorAtEnd: () => log.records.length,
  describe: ({ commit, prepare }) => `C:${commit}/P:${prepare}`,
  parse: (text) => {
    const [, commit = '0', prepare = '0'] = /^C:(-?\d+)\/P:(-?\d+)$/.exec(text) ?? [];
    return { commit: Number(commit), prepare: Number(prepare) };
  },
});
