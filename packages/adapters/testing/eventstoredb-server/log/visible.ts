/** What readers of a stream may see of it: metadata hides events at once, and they stay in the log (contract 14, 18, 21). */
import type { Log } from './log.ts';
import { type LogRecord, linkType, noRevision, tombstoneRevision } from './record.ts';

type Sight = 'there' | 'missing' | 'deleted';

export const sightOf = (log: Log, stream: string): Sight => {
  const last = log.lastRevision(stream);
  if (last === tombstoneRevision) return 'deleted';
  return last === noRevision || log.softDeleted(stream) ? 'missing' : 'there';
};

/** The first revision that `maxCount` and `truncateBefore` leave, and the time before which an event is too old. */
const bounds = (log: Log, stream: string): { readonly low: number; readonly oldest: number } => {
  const { maxCount, maxAge, truncateBefore = 0 } = log.metadata(stream);
  const counted = maxCount === undefined ? 0 : log.lastRevision(stream) - maxCount + 1;
  return {
    low: Math.max(0, truncateBefore, counted),
    oldest: maxAge === undefined ? Number.NEGATIVE_INFINITY : log.now() - maxAge * 1_000,
  };
};

/** The event at a revision, where readers may see it. */
export const eventAt = (log: Log, stream: string, revision: number): LogRecord | undefined => {
  if (sightOf(log, stream) !== 'there') return undefined;
  const { low, oldest } = bounds(log, stream);
  const record = revision < low ? undefined : log.recordsOf(stream)[revision];
  return record !== undefined && record.created >= oldest ? record : undefined;
};

/** From a revision up, as long as there are more, those included that come meanwhile. */
export function* forwards(log: Log, stream: string, from: number): Generator<LogRecord> {
  for (let revision = from; sightOf(log, stream) === 'there'; revision++) {
    const { low, oldest } = bounds(log, stream);
    revision = Math.max(revision, low);
    const record = log.recordsOf(stream)[revision];
    if (record === undefined) return;
    if (record.created >= oldest) yield record;
  }
}

/** From a revision down; from beyond the end it begins at the end, as the server's pages do. */
export function* backwards(log: Log, stream: string, from: number): Generator<LogRecord> {
  const records = log.recordsOf(stream);
  for (let revision = Math.min(from, records.length - 1); revision >= 0; revision--) {
    const { low, oldest } = bounds(log, stream);
    const record = records[revision] as LogRecord;
    if (revision < low || record.created < oldest) return;
    yield record;
  }
}

/** An event as it is handed out: a link that was followed, or could not be, stands beside what it points at. */
export interface Resolved {
  readonly event?: LogRecord;
  readonly link?: LogRecord;
}

/** Of the record that was asked for, the link rather than what it points at. */
export const originalOf = ({ event, link }: Resolved): LogRecord => (link ?? event) as LogRecord;

/** Contract 17: `rev@stream`, where the stream's name may hold an @ too. */
export const resolve = (log: Log, record: LogRecord, resolveLinks: boolean): Resolved => {
  if (!resolveLinks || record.type !== linkType) return { event: record };
  const text = Buffer.from(record.data).toString('utf8');
  const at = text.indexOf('@');
  const revision = at === -1 ? text : text.slice(0, at);
  if (!/^-?\d+$/.test(revision)) return { event: record };
  const event = at === -1 ? undefined : eventAt(log, text.slice(at + 1), Number(revision));
  return event === undefined ? { link: record } : { event, link: record };
};
