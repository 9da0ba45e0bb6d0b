/**
 * Whether an append may happen: expected revisions and the server's idempotency (contract 1–5, 8 and 22). Nothing looks
 * at ids unless the expected revision lies behind, or is none; and nothing ever compares data.
 */
import type { Log } from './log.ts';
import { type LogRecord, metastreamOf, noRevision, tombstoneRevision } from './record.ts';
import { eventAt } from './visible.ts';

export type Expected = 'any' | 'no_stream' | 'stream_exists' | number;

/** Ids of what this process has written. A restart forgets them; explicit revisions are found in the log itself. */
export type Recent = Map<string, { readonly stream: string; readonly revision: number }>;

export type Decision =
  | { readonly kind: 'go'; readonly softDeleted: boolean }
  | { readonly kind: 'repeated'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

const repeated = (log: Log, stream: string, revision: number): Decision => ({
  kind: 'repeated',
  revision,
  position: eventAt(log, stream, revision)?.position,
});

/** Known ids, in any order, wherever in the stream; the first unknown one decides (contract 4). */
const byIds = (log: Log, recent: Recent, stream: string, ids: readonly string[]): Decision => {
  let last: number | undefined;
  for (const id of ids) {
    const known = recent.get(id);
    if (known === undefined || known.stream !== stream) {
      return last === undefined
        ? { kind: 'go', softDeleted: log.softDeleted(stream) }
        : { kind: 'wrong', current: log.lastRevision(stream) };
    }
    last = known.revision;
  }
  return last === undefined ? { kind: 'go', softDeleted: log.softDeleted(stream) } : repeated(log, stream, last);
};

/** The very same ids from the expected revision on (contract 3); the store's copy may be hidden from readers by now. */
const byRevision = (log: Log, stream: string, expected: number, ids: readonly string[]): Decision => {
  const current = log.lastRevision(stream);
  const stored: readonly (LogRecord | undefined)[] = log.recordsOf(stream);
  const known = ids.findIndex((id, index) => stored[expected + 1 + index]?.id !== id);
  if (known === -1 && ids.length > 0) return repeated(log, stream, expected + ids.length);
  return known === 0 && expected === noRevision && log.softDeleted(stream)
    ? { kind: 'go', softDeleted: true }
    : { kind: 'wrong', current };
};

export const decide = (
  log: Log,
  recent: Recent,
  stream: string,
  expected: Expected,
  ids: readonly string[],
): Decision => {
  const current = log.lastRevision(stream);
  if (current === tombstoneRevision) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (log.softDeleted(stream)) return { kind: 'deleted' };
    if (current === noRevision && log.recordsOf(metastreamOf(stream)).length === 0) return { kind: 'wrong', current };
  }
  if (expected === 'any' || expected === 'stream_exists') return byIds(log, recent, stream, ids);
  const revision = expected === 'no_stream' ? noRevision : expected;
  if (revision < current) return byRevision(log, stream, revision, ids);
  return revision === current ? { kind: 'go', softDeleted: log.softDeleted(stream) } : { kind: 'wrong', current };
};
