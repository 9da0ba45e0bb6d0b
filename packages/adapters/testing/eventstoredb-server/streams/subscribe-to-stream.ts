/** Catch-up subscriptions to a stream: confirmation, what is there, word that this was all, what comes (contract 23, 27). */
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type LogRecord, noRevision, tombstoneRevision } from '../log/record.ts';
import { forwards, resolve, sightOf } from '../log/visible.ts';
import type { Node } from '../node/node.ts';
import { writeEvent } from '../protocol/events.ts';
import { readStreamName } from '../protocol/ids.ts';
import { readUint64 } from '../protocol/numbers.ts';
import * as refusals from '../protocol/refusals.ts';
import type { Outlet } from './outlet.ts';
import { wantsHalves } from './read.ts';
import { caughtUp, confirmation, tellsCaughtUp, untilMore } from './subscription-messages.ts';

/** What was seen last before: the start is exclusive. */
const checkpointOf = (asked: streams.ReadReq.Options.StreamOptions, last: number): number | undefined => {
  if (asked.hasStart()) return noRevision;
  if (asked.hasEnd()) return last;
  const revision = readUint64(asked.getRevision());
  if (revision === 'invalid') return undefined;
  return revision === 'end' ? last : revision;
};

export const subscribeToStream = async (
  { log, version }: Node,
  options: streams.ReadReq.Options,
  asked: streams.ReadReq.Options.StreamOptions,
  out: Outlet<streams.ReadResp>,
): Promise<void> => {
  const stream = readStreamName(asked.getStreamIdentifier());
  const last = log.lastRevision(stream);
  const checkpoint = checkpointOf(asked, last);
  if (checkpoint === undefined || stream === '') return out.refuse(refusals.handlerFailed());
  const send = (record: LogRecord) =>
    out.send(writeEvent(resolve(log, record, options.getResolveLinks()), wantsHalves(options)));

  let next = Math.max(log.recordsOf(stream).length, checkpoint + 1);

  await out.send(confirmation(log.nextId()));
  if (checkpoint < last) {
    for (const record of forwards(log, stream, checkpoint + 1)) {
      const sent = send(record);
      if (sent !== true && !(await sent)) return;
    }
    if (sightOf(log, stream) === 'deleted') return out.refuse(refusals.streamDeleted(stream));
    next = log.recordsOf(stream).length;
  }
  if (tellsCaughtUp(version, last === noRevision)) await out.send(caughtUp());

  // From here on the reader gets all that comes, whatever the metadata hide.
  while (!out.closed()) {
    const record = log.recordsOf(stream)[next];
    if (record === undefined) {
      await untilMore(log, out, () => log.recordsOf(stream).length > next);
      continue;
    }
    next += 1;
    const sent = send(record);
    if (sent !== true && !(await sent)) return;
    if (record.revision === tombstoneRevision) return out.refuse(refusals.streamDeleted(stream));
  }
};
