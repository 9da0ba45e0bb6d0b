/**
 * Events: what happened, in the past tense. A decider answers domain events; the handler puts each in its envelope; the
 * store adds when it was told and where it stands (design: words, event).
 */
import type * as z from 'zod';
import type { Actor } from './command.ts';
import type { Instant } from './instant.ts';
import type { Json } from './json.ts';
import type { LocalDate } from './local-date.ts';
import type { PolicyRef } from './policy.ts';
import type { Tag } from './tag.ts';

/** What a decider answers: what happened, to whom, and by which policies. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  /** Whom it is about; never empty in practice, since an event about nobody can't be found. */
  readonly tags: readonly Tag[];
  /** `name@version` of every policy that decided it. */
  readonly policies: readonly PolicyRef[];
  /** The id of the event of the same stream that this one replaces or retracts. */
  readonly corrects?: string;
}

/** Which command made an event: its id, the event's place among those it made, and a digest of the command's content. */
export interface Cause {
  readonly id: string;
  readonly index: number;
  readonly fingerprint: string;
}

/** What surrounds an event as it is stored. */
export interface Envelope {
  /** A UUID (v5) of the command's id and the index. */
  readonly id: string;
  /** `<namespace>.<category>-<id>`. */
  readonly stream: string;
  /** From 0, without gaps. */
  readonly revision: number;
  /** When it was so (valid time). */
  readonly occurredAt: Instant;
  /** The date of that in the company's zone, fixed when the command was made. */
  readonly occurredOn: LocalDate;
  readonly by: Actor;
  readonly command: Cause;
  readonly correlationId: string;
  readonly causationId: string;
}

/** An event as it is stored. `evolve` sees this and no more: it is never asked when it was told. */
export type StoredEvent<Event extends DomainEvent = DomainEvent> = Event & Envelope;

/** Where an event stands in a store's log: opaque, and only ever compared by the store that gave it. */
export type Position = number | string;

/** Why an event that is in the store can't be read; it stands in its place, and who needs it is told. */
export type EventFault =
  | { readonly code: 'unknown-type' }
  | { readonly code: 'unknown-version'; readonly known: number }
  | { readonly code: 'broken-data'; readonly path: string; readonly reason: string };

/** An event as it is read: with when we were told (recorded time) and its position. */
export type RecordedEvent<Event extends DomainEvent = DomainEvent> = StoredEvent<Event> & {
  readonly recordedAt: Instant;
  readonly position: Position;
  /** Present where the data couldn't be decoded: then they are as stored, and must not be folded. */
  readonly fault?: EventFault;
};

/** How one version of an event's data becomes the next. */
export type Upcast = (data: Json) => Json;

/** A kind of event: its current version and schema, how older versions become it, and whom it is about. */
export interface EventType<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly version: number;
  readonly schema: z.ZodType<Data>;
  /** By the version that each takes, so that 1 → 2 is at 1. */
  readonly upcasts: Readonly<Record<number, Upcast>>;
  readonly tags: (data: Data) => readonly Tag[];
  /** An event of this type. */
  readonly of: (data: Data, more?: EventDetails) => DomainEvent<Type, Data>;
}

/** What an event carries beside its data, where there is any. */
export interface EventDetails {
  readonly policies?: readonly PolicyRef[];
  readonly corrects?: string;
}

/** The domain event that an event type makes. */
export type EventOf<T extends { readonly of: (...args: never[]) => unknown }> = ReturnType<T['of']>;

/** Any event type, whatever its data: for lists of them. */
export interface AnyEventType {
  readonly type: string;
  readonly version: number;
  readonly schema: z.ZodType;
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

const none: readonly PolicyRef[] = Object.freeze([]);

/**
 * Defines an event type.
 *
 * @example
 * ```ts
 * import { eventType, tag } from '@clientele/domain/kernel';
 * import * as z from 'zod';
 *
 * const VisitMissed = eventType({
 *   type: 'VisitMissed',
 *   version: 1,
 *   schema: z.strictObject({ customer: z.string(), reason: z.string() }),
 *   tags: ({ customer }) => [tag('customer', customer)],
 * });
 * VisitMissed.of({ customer: 'C1', reason: 'closed' }).tags; // ['customer:C1']
 * ```
 */
export const eventType = <Type extends string, Data>(definition: {
  readonly type: Type;
  readonly version: number;
  readonly schema: z.ZodType<Data>;
  readonly upcasts?: Readonly<Record<number, Upcast>>;
  readonly tags: (data: Data) => readonly Tag[];
}): EventType<Type, Data> => {
  const { type, version, schema, upcasts = {}, tags } = definition;
  return {
    type,
    version,
    schema,
    upcasts,
    tags,
    of: (data, more) => {
      const event = { type, version, data, tags: tags(data), policies: more?.policies ?? none };
      return more?.corrects === undefined ? event : { ...event, corrects: more.corrects };
    },
  };
};
