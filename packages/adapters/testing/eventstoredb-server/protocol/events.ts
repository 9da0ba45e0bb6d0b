/** Events on their way in and out: proposed by an append, recorded in an answer. */
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRecord, ProposedEvent } from '../log/record.ts';
import { originalOf, type Resolved } from '../log/visible.ts';
import { readUuid, writeStreamName, writeUuid } from './ids.ts';
import { ticks, writeUint64 } from './numbers.ts';

type Proposed = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

export type ProposalFault =
  | { readonly kind: 'missing'; readonly property: string }
  | { readonly kind: 'invalid'; readonly reason: string };

const nil = '00000000-0000-0000-0000-000000000000';

/** Contract 10: ids are UUIDs, and not the empty one. */
export const readProposed = (message: Proposed): ProposedEvent | ProposalFault => {
  const properties = message.getMetadataMap();
  for (const property of ['type', 'content-type']) {
    if (!properties.has(property)) return { kind: 'missing', property };
  }
  const id = readUuid(message.getId());
  if (id === undefined) return { kind: 'invalid', reason: 'Unrecognized Guid format.' };
  if (id === nil) return { kind: 'invalid', reason: "Empty eventId provided. (Parameter 'eventId')" };
  const type = properties.get('type') ?? '';
  if (type === '') return { kind: 'invalid', reason: "Empty eventType provided. (Parameter 'eventType')" };
  return {
    id,
    type,
    json: properties.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
};

type Recorded = streams.ReadResp.ReadEvent.RecordedEvent | persistent.ReadResp.ReadEvent.RecordedEvent;

const fill = <Message extends Recorded>(message: Message, record: LogRecord, structured: boolean): Message => {
  message.setId(writeUuid(record.id, structured));
  message.setStreamIdentifier(writeStreamName(record.stream));
  message.setStreamRevision(writeUint64(record.revision));
  message.setCommitPosition(writeUint64(record.position));
  message.setPreparePosition(writeUint64(record.position));
  message.setData(record.data);
  message.setCustomMetadata(record.metadata);
  const properties = message.getMetadataMap();
  properties.set('type', record.type);
  properties.set('created', ticks(record.created));
  properties.set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  return message;
};

export const writeEvent = (resolved: Resolved, structured: boolean): streams.ReadResp => {
  const { RecordedEvent } = streams.ReadResp.ReadEvent;
  const event = new streams.ReadResp.ReadEvent();
  if (resolved.event !== undefined) event.setEvent(fill(new RecordedEvent(), resolved.event, structured));
  if (resolved.link !== undefined) event.setLink(fill(new RecordedEvent(), resolved.link, structured));
  event.setCommitPosition(writeUint64(originalOf(resolved).position));
  return new streams.ReadResp().setEvent(event);
};

export const writePersistentEvent = (
  resolved: Resolved,
  retryCount: number,
  structured: boolean,
): persistent.ReadResp => {
  const { RecordedEvent } = persistent.ReadResp.ReadEvent;
  const event = new persistent.ReadResp.ReadEvent();
  if (resolved.event !== undefined) event.setEvent(fill(new RecordedEvent(), resolved.event, structured));
  if (resolved.link !== undefined) event.setLink(fill(new RecordedEvent(), resolved.link, structured));
  event.setCommitPosition(writeUint64(originalOf(resolved).position));
  event.setRetryCount(retryCount);
  return new persistent.ReadResp().setEvent(event);
};
