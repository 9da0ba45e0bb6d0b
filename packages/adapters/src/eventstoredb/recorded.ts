/**
 * Events on their way out: from the server's messages to recorded events, decoded once. What lies in our streams and is not of
 * our making is read too, with a fault that says so: it has a revision, and nobody should wonder where that went.
 */
import type { LocalDate, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { decodeEvent } from '../codec/decode.ts';
import { type Fields, isObject } from '../codec/forms.ts';
import type { EventRegistry } from '../codec/registry.ts';
import { type Place, positionOf } from './position.ts';

interface Id {
  readonly getString: () => string;
}

interface Name {
  readonly getStreamName_asU8: () => Uint8Array;
}

/** A recorded event as it comes in the answers of reads and of persistent subscriptions alike. */
export interface RecordMessage {
  readonly getId: () => Id | undefined;
  readonly getStreamIdentifier: () => Name | undefined;
  readonly getStreamRevision: () => string;
  readonly getCommitPosition: () => string;
  readonly getPreparePosition: () => string;
  readonly getMetadataMap: () => { readonly get: (key: string) => string | undefined };
  readonly getCustomMetadata_asU8: () => Uint8Array;
  readonly getData_asU8: () => Uint8Array;
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

export const idOf = (message: RecordMessage): string => message.getId()?.getString() ?? '';

const streamOf = (message: RecordMessage): string =>
  textOf(message.getStreamIdentifier()?.getStreamName_asU8() ?? nothing);

export const revisionOf = (message: RecordMessage): number => Number(message.getStreamRevision());

const nothing = new Uint8Array();

export const placeOfRecord = (message: RecordMessage): Place => ({
  commit: message.getCommitPosition(),
  prepare: message.getPreparePosition(),
});

/** Links, metadata, tombstones and whatever else the server writes for itself. */
export const isOfTheSystem = (message: RecordMessage): boolean =>
  message.getMetadataMap().get('type')?.startsWith('$') ?? false;

/** The server counts in ticks of 100 ns. */
const millisecondsOf = (ticks: string | undefined): number => {
  const milliseconds = Number(ticks?.slice(0, -4));
  return Number.isSafeInteger(milliseconds) ? milliseconds : 0;
};

const parsed = (bytes: Uint8Array): E.Either<string, unknown> => {
  const text = textOf(bytes);
  try {
    return E.right(JSON.parse(text));
  } catch {
    return E.left(text);
  }
};

const dateOf = (instant: number): LocalDate => new Date(instant).toISOString().slice(0, 10) as LocalDate;

const textIn = (fields: Fields, key: string, otherwise: string): string => {
  const value = fields[key];
  return typeof value === 'string' ? value : otherwise;
};

/** Somebody else's event in one of our streams: all that is known of it, and that it is not one of ours. */
const foreign = (
  given: Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'type' | 'recordedAt' | 'position' | 'data'>,
  metadata: Fields,
  path: string,
  reason: string,
): RecordedEvent => ({
  ...given,
  version: 1,
  occurredAt: given.recordedAt,
  occurredOn: dateOf(given.recordedAt),
  by: { id: 'unknown', roles: [] },
  command: { id: given.id, index: 0, fingerprint: '' },
  correlationId: textIn(metadata, '$correlationId', given.id),
  causationId: textIn(metadata, '$causationId', given.id),
  tags: [],
  policies: [],
  fault: { code: 'broken-data', path, reason },
});

/** Reads what the server recorded. It never throws, whatever was stored. */
export const recordReader = (registry: EventRegistry): ((message: RecordMessage) => RecordedEvent) => {
  const decode = decodeEvent(registry);
  return (message) => {
    const properties = message.getMetadataMap();
    const stored = parsed(message.getCustomMetadata_asU8());
    const metadata: Fields = E.isRight(stored) && isObject(stored.right) ? stored.right : {};
    const data = parsed(message.getData_asU8());
    const id = idOf(message);
    const type = properties.get('type') ?? '';
    const first = metadata['recordedAt'];
    const placed = {
      stream: streamOf(message),
      revision: revisionOf(message),
      recordedAt: typeof first === 'number' ? first : millisecondsOf(properties.get('created')),
      position: positionOf(placeOfRecord(message)),
    };
    const json: Record<string, unknown> = {
      id,
      type,
      version: metadata['version'],
      occurredAt: metadata['occurredAt'],
      occurredOn: metadata['occurredOn'],
      by: metadata['by'],
      command: metadata['command'],
      correlationId: metadata['$correlationId'],
      causationId: metadata['$causationId'],
      tags: metadata['tags'],
      policies: metadata['policies'],
      data: E.isRight(data) ? data.right : data.left,
    };
    const { corrects } = metadata;
    if (corrects !== undefined) json['corrects'] = corrects;
    const event = decode(json, placed);
    if (E.isRight(event)) return event.right;
    const { path, reason } = event.left;
    return foreign({ ...placed, id, type, data: json['data'] }, metadata, path, reason);
  };
};

/** The tags of an event, without anything else of it being decoded: most events of a log are not about whom one asks for. */
export const hasTag = (message: RecordMessage, quoted: string): boolean =>
  Buffer.from(message.getCustomMetadata_asU8()).includes(quoted);
