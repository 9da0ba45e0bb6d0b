/** Places in the log as the protocol has them: a commit and a prepare position, compared in this order. */
import type { Log } from './log.ts';
import type { LogRecord } from './record.ts';

export interface Position {
  readonly commit: number;
  readonly prepare: number;
}

/** Before everything, and 2^64−1 on the wire as well: what the server makes of "nothing yet" (see version.ts). */
export const beforeAll: Position = { commit: -1, prepare: -1 };

export const endOfAll: Position = { commit: Number.POSITIVE_INFINITY, prepare: Number.POSITIVE_INFINITY };

export const compare = (left: Position, right: Position): number =>
  left.commit === right.commit ? Math.sign(left.prepare - right.prepare) : Math.sign(left.commit - right.commit);

export const positionOf = ({ position }: LogRecord): Position => ({ commit: position, prepare: position });

/** Where a page that ends with this record says that the next one begins. */
export const after = ({ next }: LogRecord): Position => ({ commit: next, prepare: 0 });

export const lastPosition = (log: Log): Position => {
  const last = log.records.at(-1);
  return last === undefined ? beforeAll : positionOf(last);
};

/** The server reads where a record begins, or beyond the last one; elsewhere it finds no record and refuses. */
export const isPlace = (log: Log, { commit }: Position): boolean => {
  if (commit === 0) return true;
  const last = log.records.at(-1);
  if (last === undefined || commit > last.position) return true;
  return log.records[log.indexFrom(commit)]?.position === commit;
};

/** The first record that isn't before a position. */
export const indexAt = (log: Log, position: Position): number => {
  const index = log.indexFrom(position.commit);
  const record = log.records[index];
  return record !== undefined && compare(positionOf(record), position) < 0 ? index + 1 : index;
};
