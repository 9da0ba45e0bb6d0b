/** Appends, soft deletions and tombstones: all of it or nothing, in the tick in which it was asked. */
import { decide, type Expected, type Recent } from './expectation.ts';
import type { Log } from './log.ts';
import { softDeletion, withTruncateBefore } from './metadata.ts';
import {
  isMetastream,
  type LogRecord,
  metadataType,
  metastreamOf,
  noRevision,
  originalOf,
  type ProposedEvent,
} from './record.ts';

export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

const metadataEvent = (log: Log, data: Uint8Array): ProposedEvent => ({
  id: log.nextId(),
  type: metadataType,
  json: true,
  data,
  metadata: new Uint8Array(),
});

/** After a soft deletion the stream begins at what comes next (contract 18). */
const undelete = (log: Log, stream: string, from: number): void => {
  const last = log.recordsOf(metastreamOf(stream)).at(-1);
  const data = last === undefined ? undefined : withTruncateBefore(last, from);
  if (data !== undefined) log.add(metastreamOf(stream), [metadataEvent(log, data)]);
};

export const append = (
  log: Log,
  recent: Recent,
  stream: string,
  expected: Expected,
  events: readonly ProposedEvent[],
): Written => {
  const ids = events.map(({ id }) => id);
  const decision = decide(log, recent, stream, expected, ids);
  if (decision.kind === 'repeated') return { ...decision, kind: 'written' };
  if (decision.kind !== 'go') return decision;
  const before = log.lastRevision(stream);
  const ofDeleted = isMetastream(stream) && log.softDeleted(originalOf(stream)) ? originalOf(stream) : undefined;
  const position = log.end();
  const added = log.add(stream, events);
  for (const { id, revision } of added) recent.set(id, { stream, revision });
  if (decision.softDeleted) undelete(log, stream, before + 1);
  if (ofDeleted !== undefined) undelete(log, ofDeleted, log.lastRevision(ofDeleted) + 1);
  // Contract 7: an empty append to a missing stream succeeds, and nothing is there.
  return { kind: 'written', revision: before + added.length, position: added.at(-1)?.position ?? position };
};

export type Removed =
  | { readonly kind: 'removed'; readonly record: LogRecord }
  | Exclude<Written, { readonly kind: 'written' }>;

const remove = (log: Log, recent: Recent, stream: string, expected: Expected, act: () => Removed): Removed => {
  const decision = decide(log, recent, stream, expected, [log.nextId()]);
  if (decision.kind === 'repeated') return { kind: 'wrong', current: decision.revision };
  return decision.kind === 'go' ? act() : decision;
};

/** Contract 18, 19: needs a stream or metadata of one; its other metadata are gone. */
export const softDelete = (log: Log, recent: Recent, stream: string, expected: Expected): Removed =>
  remove(log, recent, stream, expected, () => {
    const metastream = metastreamOf(stream);
    if (log.lastRevision(stream) === noRevision && log.lastRevision(metastream) === noRevision) {
      return { kind: 'wrong', current: noRevision };
    }
    const [record] = log.add(metastream, [metadataEvent(log, softDeletion)]);
    return { kind: 'removed', record: record as LogRecord };
  });

/** Contract 20: final, and possible on a stream that never was. */
export const tombstone = (log: Log, recent: Recent, stream: string, expected: Expected): Removed =>
  remove(log, recent, stream, expected, () => ({ kind: 'removed', record: log.addTombstone(stream) }));
