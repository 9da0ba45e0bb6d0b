/** What a persistent subscription keeps in streams of the system: its checkpoint, and links to what was parked. */
import type { Log } from '../log/log.ts';
import { softDeletion } from '../log/metadata.ts';
import { type LogRecord, linkType, metadataType, metastreamOf, noRevision } from '../log/record.ts';
import { eventAt, forwards, originalOf, type Resolved } from '../log/visible.ts';
import type { Place, Source } from './source.ts';

const text = (value: string): Uint8Array => Buffer.from(value);
const json = (value: unknown): Uint8Array => text(JSON.stringify(value));
const nothing = new Uint8Array();

const adminsOnly = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };

const writeMetadata = (log: Log, stream: string, data: Uint8Array): void => {
  log.add(metastreamOf(stream), [{ id: log.nextId(), type: metadataType, json: true, data, metadata: nothing }]);
};

export interface Keeping {
  readonly loadCheckpoint: () => Place | undefined;
  readonly saveCheckpoint: (place: Place) => void;
  readonly park: (resolved: Resolved, reason: string) => void;
  /** What lies parked, up to a revision of the stream of links; it is there no longer. */
  readonly takeParked: (stopAt: number) => readonly LogRecord[];
  readonly parkedCount: () => number;
  readonly remove: () => void;
}

export const createKeeping = (log: Log, source: Source, key: string): Keeping => {
  const checkpoints = `$persistentsubscription-${key}-checkpoint`;
  const parked = `$persistentsubscription-${key}-parked`;

  return {
    loadCheckpoint: () => {
      const last = eventAt(log, checkpoints, log.lastRevision(checkpoints));
      return last === undefined ? undefined : source.parse(String(JSON.parse(Buffer.from(last.data).toString('utf8'))));
    },
    saveCheckpoint: (place) => {
      if (log.lastRevision(checkpoints) === noRevision) {
        writeMetadata(log, checkpoints, json({ $maxCount: 2, $acl: { ...adminsOnly, $mr: '$all' } }));
      }
      const data = json(source.describe(place));
      log.add(checkpoints, [
        { id: log.nextId(), type: '$SubscriptionCheckpoint', json: true, data, metadata: nothing },
      ]);
    },
    park: (resolved, reason) => {
      const { event, link } = resolved;
      const data = event === undefined ? (link as LogRecord).data : text(`${event.revision}@${event.stream}`);
      const added = new Date(log.now()).toISOString();
      const metadata = json({ added, reason, subscriptionEventNumber: originalOf(resolved).revision });
      log.add(parked, [{ id: log.nextId(), type: linkType, json: false, data, metadata }]);
    },
    takeParked: (stopAt) => {
      const last = log.lastRevision(parked);
      if (last === noRevision || log.softDeleted(parked)) return [];
      const stop = Math.min(stopAt, last + 1);
      const taken: LogRecord[] = [];
      for (const record of forwards(log, parked, 0)) {
        if (record.revision >= stop) break;
        taken.push(record);
      }
      writeMetadata(log, parked, json({ $tb: stop, $acl: adminsOnly }));
      return taken;
    },
    parkedCount: () => {
      if (log.softDeleted(parked)) return 0;
      return log.lastRevision(parked) - (log.metadata(parked).truncateBefore ?? 0) + 1;
    },
    remove: () => {
      for (const stream of [checkpoints, parked]) {
        if (log.lastRevision(stream) !== noRevision) writeMetadata(log, stream, softDeletion);
      }
    },
  };
};
