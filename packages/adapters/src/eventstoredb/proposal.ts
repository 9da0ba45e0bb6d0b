/**
 * Events on their way in: judged, copied and written as JSON in one pass and at once, so that nothing that is handed in can be
 * changed afterwards, and nothing that can't be written ever reaches a call that would wait for ever (contract 11).
 *
 * The data of an event are its data; its envelope is its metadata, with EventStoreDB's own names for correlation and causation.
 * Both are canonical JSON (RFC 8785), so the bytes that are stored are the bytes that are proven.
 */
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { keepsEnvelope } from '../codec/envelope.ts';
import { newMeter, plainCopy } from '../memory/plain-copy.ts';
import { reasonAgainst } from '../memory/refusal.ts';
import { type AppendError, appendLimit, type NewEvent } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** One event as it goes over the wire. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** No event is shorter than this as JSON, so more than so many can't fit into one append. */
const shortestEvent = 200;

/** A meter reads at most 50 times the bytes: beyond this, what is copied is certainly too large. */
const tooMuch = 50 * appendLimit;

const encoder = new TextEncoder();

const copied = (list: unknown): unknown => (Array.isArray(list) ? [...list] : list);

/** The envelope, read once; what a store would add stands in, so that the same is asked of it as of a stored one. */
const envelopeOf = (event: NewEvent) => {
  const { by, command, recordedAt } = event;
  return {
    id: event.id,
    stream: 'any',
    revision: 0,
    type: event.type,
    version: event.version,
    occurredAt: event.occurredAt,
    occurredOn: event.occurredOn,
    by: { id: by.id, roles: copied(by.roles) },
    command: { fingerprint: command.fingerprint, id: command.id, index: command.index },
    correlationId: event.correlationId,
    causationId: event.causationId,
    corrects: event.corrects,
    tags: copied(event.tags),
    policies: copied(event.policies),
    recordedAt: recordedAt === undefined ? 0 : recordedAt,
    copied: recordedAt !== undefined,
    position: 0,
  };
};

/** Keys in canonical order; the JSON of well-formed texts and whole numbers is canonical as it is. */
const metadataOf = (envelope: ReturnType<typeof envelopeOf>): string =>
  JSON.stringify({
    $causationId: envelope.causationId,
    $correlationId: envelope.correlationId,
    by: envelope.by,
    command: envelope.command,
    corrects: envelope.corrects,
    occurredAt: envelope.occurredAt,
    occurredOn: envelope.occurredOn,
    policies: envelope.policies,
    recordedAt: envelope.copied ? envelope.recordedAt : undefined,
    tags: envelope.tags,
    version: envelope.version,
  });

/** What an event's JSON holds beside its data, its metadata and its type: the other keys and the id, without two `$`. */
const restOfJson = 58;

/** How many bytes an event takes as JSON without what the store adds, as every store counts them. */
const sizeOf = (type: string, data: Uint8Array, metadata: Uint8Array, recordedAt: string): number =>
  data.length + metadata.length + encoder.encode(JSON.stringify(type)).length + restOfJson - recordedAt.length;

const invalid = (stream: string, reason: string): E.Either<AppendError, never> =>
  E.left({ code: 'invalid-append', stream, reason });

const tooLarge = (stream: string, bytes: number): E.Either<AppendError, never> =>
  E.left({ code: 'too-large', stream, bytes, limit: appendLimit });

interface Taken {
  readonly proposed: Proposed;
  readonly bytes: number;
}

/** Null where it is no event; infinite bytes where its data are beyond measure. */
const take = (event: NewEvent, meter: ReturnType<typeof newMeter>): Taken | 'beyond measure' | null => {
  const envelope = envelopeOf(event);
  if (!keepsEnvelope(envelope)) return null;
  const copy = plainCopy(meter, event.data);
  if (meter.most > tooMuch) return 'beyond measure';
  if (copy === undefined) return null;
  const text = canonicalJson(copy);
  if (E.isLeft(text)) return null;
  const metadata = encoder.encode(metadataOf(envelope));
  const data = encoder.encode(text.right);
  const recordedAt = envelope.copied ? `,"recordedAt":${envelope.recordedAt}` : '';
  const { id, type } = envelope;
  return { proposed: { id, type, data, metadata }, bytes: sizeOf(type, data, metadata, recordedAt) };
};

const allOf = (stream: string, events: readonly NewEvent[]): E.Either<AppendError, readonly Proposed[]> => {
  if (!Array.isArray(events)) return invalid(stream, 'the events of an append are a list');
  const { length } = events;
  if (length === 0) return invalid(stream, 'an append without events writes nothing');
  if (length > appendLimit / shortestEvent) return tooLarge(stream, length * shortestEvent);
  const meter = newMeter(tooMuch);
  const proposed: Proposed[] = [];
  let bytes = 0;
  for (let index = 0; index < length; index++) {
    const event = events[index] as NewEvent;
    const taken = typeof event === 'object' && event !== null ? take(event, meter) : null;
    if (taken === null) return invalid(stream, reasonAgainst(event, index));
    if (taken === 'beyond measure') {
      return tooLarge(
        stream,
        Math.max(appendLimit + 1, Math.floor(Math.min(meter.most, Number.MAX_SAFE_INTEGER) / 50)),
      );
    }
    bytes += taken.bytes;
    proposed.push(taken.proposed);
  }
  return bytes > appendLimit ? tooLarge(stream, bytes) : E.right(proposed);
};

/** The events of an append as they go over the wire, or why they don't; it never throws, whatever they do when looked at. */
export const proposalOf = (stream: string, events: readonly NewEvent[]): E.Either<AppendError, readonly Proposed[]> => {
  try {
    return allOf(stream, events);
  } catch (thrown) {
    return invalid(stream, `it can't be read: ${saidBy(thrown)}`);
  }
};
