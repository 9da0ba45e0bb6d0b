/**
 * From JSON to an event: the envelope checked, the data brought to the current version and validated, once, where bytes
 * enter the process. Nothing that stands in a file makes it throw.
 */
import {
  type AnyEventType,
  type EventFault,
  type Json,
  type JsonFault,
  jsonFault,
  type RecordedEvent,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { saidBy } from '../thrown.ts';
import { type EnvelopeFault, envelopeFault, keepsEnvelope } from './envelope.ts';
import { type Fields, isObject } from './forms.ts';
import { isPlain } from './plain.ts';
import type { EventRegistry } from './registry.ts';

/** An event that can't even be placed; stream and revision are told where they can be known. */
export interface BrokenEnvelope extends EnvelopeFault {
  readonly code: 'broken-envelope';
  readonly stream: string | null;
  readonly revision: number | null;
}

/** What the store knows of an event from elsewhere: it stands in place of what the JSON says. */
export type Placement = Partial<Pick<RecordedEvent, 'stream' | 'revision' | 'recordedAt' | 'position'>>;

type Data = E.Either<EventFault, unknown>;

const brokenData = (path: string, reason: string): Data => E.left({ code: 'broken-data', path, reason });

const notPlain = ({ path, found }: JsonFault): Data => brokenData(path, `${found} is no plain JSON`);

/** The data at the type's current version, not yet validated. */
const upcast = (type: AnyEventType, version: number, data: unknown): Data => {
  const fault = jsonFault(data);
  if (fault !== null) return notPlain(fault);
  let current = data as Json;
  for (let from = version; from < type.version; from++) {
    const step = Object.hasOwn(type.upcasts, from) ? type.upcasts[from] : undefined;
    if (step === undefined) return E.left({ code: 'unknown-version', known: type.version });
    try {
      current = step(current);
    } catch (thrown) {
      return brokenData('', `it can't be brought from version ${from} to ${from + 1}: ${saidBy(thrown)}`);
    }
  }
  return E.right(current);
};

const validated = (type: AnyEventType, data: unknown): Data => {
  try {
    const read = type.schema.safeParse(data);
    if (read.success) return isPlain(read.data) ? E.right(read.data) : notPlain(jsonFault(read.data) ?? strange);
    const [issue] = read.error.issues;
    return brokenData(issue?.path.join('.') ?? '', issue?.message ?? 'it has not the form of its type');
  } catch (thrown) {
    return brokenData('', `its schema can't judge it: ${saidBy(thrown)}`);
  }
};

const strange: JsonFault = { path: '', found: 'what the schema made of it' };

/** The data of an event of a type, validated and at its current version, or why they can't be read. */
const currentData = (type: AnyEventType, version: number, stored: unknown): Data => {
  if (version === type.version) return validated(type, stored);
  if (version > type.version) return E.left({ code: 'unknown-version', known: type.version });
  const current = upcast(type, version, stored);
  return E.isLeft(current) ? current : validated(type, current.right);
};

/** How many of the fields that an envelope may have, beside the eleven that only the JSON can say, this JSON has. */
const optionalFields = ({ stream, revision, recordedAt, position, data, corrects }: Fields): number =>
  (stream === undefined ? 0 : 1) +
  (revision === undefined ? 0 : 1) +
  (recordedAt === undefined ? 0 : 1) +
  (position === undefined ? 0 : 1) +
  (data === undefined ? 0 : 1) +
  (corrects === undefined ? 0 : 1);

const inOneForm = (json: Fields, placed: Placement): RecordedEvent => {
  const event = {
    id: json['id'],
    stream: placed.stream ?? json['stream'],
    revision: placed.revision ?? json['revision'],
    type: json['type'],
    version: json['version'],
    occurredAt: json['occurredAt'],
    occurredOn: json['occurredOn'],
    by: json['by'],
    command: json['command'],
    correlationId: json['correlationId'],
    causationId: json['causationId'],
    tags: json['tags'],
    policies: json['policies'],
    data: json['data'],
    recordedAt: placed.recordedAt ?? json['recordedAt'],
    position: placed.position ?? json['position'],
  };
  return (json['corrects'] === undefined ? event : { ...event, corrects: json['corrects'] }) as RecordedEvent;
};

const broken = (json: unknown, placed: Placement, fault: EnvelopeFault): E.Either<BrokenEnvelope, never> => {
  const { stream, revision } = { ...(isObject(json) ? json : {}), ...placed };
  return E.left({
    code: 'broken-envelope',
    stream: typeof stream === 'string' ? stream : null,
    revision: Number.isSafeInteger(revision) ? (revision as number) : null,
    ...fault,
  });
};

const withData = (registry: EventRegistry, event: RecordedEvent): RecordedEvent => {
  const type = registry.types.get(event.type);
  if (type === undefined) return { ...event, fault: { code: 'unknown-type' } };
  const data = currentData(type, event.version, event.data);
  if (E.isLeft(data)) return { ...event, fault: data.left };
  // The object is not yet anybody else's: filling it in saves a copy of each event.
  return Object.assign(event, { version: type.version, data: data.right });
};

/**
 * Reads an event that was parsed from JSON. What is wrong with its data stands in its `fault`, with the data as they are
 * stored; what is wrong around them is a `Left`, since such an event has no place. The JSON is taken over, not copied.
 *
 * @example
 * ```ts
 * import { decodeEvent, eventRegistry } from '@clientele/adapters';
 * import { allowance } from '@clientele/domain/testing';
 * import { pipe } from 'fp-ts/lib/function.js';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * pipe(eventRegistry([allowance]), E.chainW((registry) => decodeEvent(registry)({ stream: 'acme.allowance-P1' })));
 * // left({ code: 'broken-envelope', stream: 'acme.allowance-P1', revision: null, path: 'id', reason: … })
 * ```
 */
export const decodeEvent =
  (registry: EventRegistry) =>
  (json: unknown, placed: Placement = {}): E.Either<BrokenEnvelope, RecordedEvent> => {
    try {
      if (!isObject(json)) return broken(json, placed, { path: '', reason: 'expected an object' });
      const event = inOneForm(json, placed);
      if (Object.keys(json).length !== 11 + optionalFields(json) || !keepsEnvelope(event as unknown as Fields)) {
        const fault = envelopeFault({ ...json, ...placed });
        if (fault !== null) return broken(json, placed, fault);
      }
      return E.right(withData(registry, event));
    } catch (thrown) {
      return broken({}, placed, { path: '', reason: saidBy(thrown) });
    }
  };
