/** From an event to JSON: the fields of the envelope in one order, and nothing that only this process knows. */
import type { JsonFault, JsonObject, RecordedEvent, StoredEvent } from '@clientele/domain/kernel';
import type * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from './canonical-json.ts';

/** An event on its way into a store, or out of it: what the store gives may be there or not. */
export type WritableEvent = Omit<StoredEvent, 'stream' | 'revision'> &
  Partial<Pick<RecordedEvent, 'stream' | 'revision' | 'recordedAt' | 'position'>>;

/**
 * The event as plain JSON, to be read again by `decodeEvent`. Its `fault` is left out: whoever reads it finds out anew.
 * The data are passed on, not copied.
 */
export const toJson = (event: WritableEvent): JsonObject => {
  const { stream, revision, corrects, recordedAt, position } = event;
  return {
    id: event.id,
    ...(stream === undefined ? {} : { stream }),
    ...(revision === undefined ? {} : { revision }),
    type: event.type,
    version: event.version,
    occurredAt: event.occurredAt,
    occurredOn: event.occurredOn,
    by: { id: event.by.id, roles: event.by.roles },
    command: { id: event.command.id, index: event.command.index, fingerprint: event.command.fingerprint },
    correlationId: event.correlationId,
    causationId: event.causationId,
    ...(corrects === undefined ? {} : { corrects }),
    tags: event.tags,
    policies: event.policies,
    data: event.data as JsonObject,
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(position === undefined ? {} : { position }),
  };
};

/** One line of JSON, without a line break in it. Events that a store took hold plain JSON, so there is nothing to go wrong. */
export const encode = (event: WritableEvent): string => JSON.stringify(toJson(event));

/**
 * The canonical text of an event: RFC 8785 over all but its position, which differs from store to store. A proof is made
 * over the UTF-8 of it. It is defined over what is stored: for an event of an older version over the JSON as it was
 * written, not over what it reads as today.
 */
export const canonicalEvent = (event: WritableEvent): E.Either<JsonFault, string> => {
  const { position: _, ...proven } = toJson(event);
  return canonicalJson(proven);
};
