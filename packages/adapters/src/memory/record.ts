/**
 * How the memory store keeps history: one private record for each append, from which the events are made anew whenever they
 * are read. So an append makes few objects, and nothing that is kept is ever in anybody's hands.
 */
import type { Actor, EventFault, Instant, LocalDate, PolicyRef, Tag } from '@clientele/domain/kernel';
import type { RecordedEvent, StreamMetadata } from '../store/port.ts';
import { frozen } from './plain-copy.ts';

/** What the events of one command mostly have in common; kept once for all that do. */
export interface Header {
  readonly type: string;
  readonly version: number;
  readonly occurredOn: LocalDate;
  readonly by: Actor;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly policies: readonly PolicyRef[];
  readonly corrects: string | undefined;
  readonly fault: EventFault | undefined;
}

/**
 * One append: its first event, whose header it is, and behind it the others, each as five slots (header, id, index, tags, data).
 */
export interface Append extends Header {
  readonly stream: Stream;
  /** Of the first event. */
  readonly revision: number;
  /** Of the first event. */
  readonly position: number;
  readonly id: string;
  /** The event's place among those of its command. */
  readonly index: number;
  readonly tags: readonly Tag[];
  readonly data: unknown;
  readonly rest: unknown[] | null;
  /** Whether tags and data were made read-only, which is done when they are first handed out. */
  sealed: boolean;
}

export const slots = 5;

export interface Stream {
  readonly name: string;
  /** Of the last event; −1 where none was ever appended. */
  revision: number;
  appends: Append[];
  /** The last revision before the stream began anew after a soft delete; −1 where it never did. */
  before: number;
  /** Soft-deleted, and nothing appended since. */
  hidden: boolean;
  ended: boolean;
  metadata: StreamMetadata;
}

/** The appends that hold events with a tag, by their place in the log. */
export interface TagIndex {
  readonly tag: Tag;
  /** As much as the tag can take in JSON. */
  readonly bytes: number;
  appends: number[];
}

export const countOf = ({ rest }: Append): number => (rest === null ? 1 : 1 + rest.length / slots);

export const idAt = ({ id, rest }: Append, offset: number): string =>
  offset === 0 || rest === null ? id : (rest[(offset - 1) * slots + 1] as string);

export const tagsAt = ({ tags, rest }: Append, offset: number): readonly Tag[] =>
  offset === 0 || rest === null ? tags : (rest[(offset - 1) * slots + 3] as readonly Tag[]);

export const headerAt = (append: Append, offset: number): Header =>
  offset === 0 || append.rest === null ? append : (append.rest[(offset - 1) * slots] as Header);

const seal = (append: Append): void => {
  const { rest } = append;
  append.sealed = true;
  frozen(append.tags);
  frozen(append.data);
  if (rest === null) return;
  for (let at = slots - 2; at < rest.length; at += slots) {
    frozen(rest[at]);
    frozen(rest[at + 1]);
  }
};

const made = (
  append: Append,
  offset: number,
  header: Header,
  id: string,
  index: number,
  tags: readonly Tag[],
  data: unknown,
  occurredAt: Instant,
  recordedAt: Instant,
): RecordedEvent => {
  const event = {
    id,
    stream: append.stream.name,
    revision: append.revision + offset,
    type: header.type,
    version: header.version,
    occurredAt,
    occurredOn: header.occurredOn,
    by: header.by,
    command: { id: header.commandId, index, fingerprint: header.fingerprint },
    correlationId: header.correlationId,
    causationId: header.causationId,
    tags,
    policies: header.policies,
    data,
    recordedAt,
    position: append.position + offset,
  };
  if (header.corrects === undefined && header.fault === undefined) return event;
  return {
    ...event,
    ...(header.corrects === undefined ? {} : { corrects: header.corrects }),
    ...(header.fault === undefined ? {} : { fault: header.fault }),
  };
};

/** The event at an offset of an append, made anew; `times` holds two instants for each position: occurred, recorded. */
export const eventAt = (times: Float64Array, append: Append, offset: number): RecordedEvent => {
  if (!append.sealed) seal(append);
  const time = 2 * (append.position + offset);
  const occurredAt = times[time] as number;
  const recordedAt = times[time + 1] as number;
  const { rest } = append;
  if (offset === 0 || rest === null) {
    return made(append, 0, append, append.id, append.index, append.tags, append.data, occurredAt, recordedAt);
  }
  const at = (offset - 1) * slots;
  return made(
    append,
    offset,
    rest[at] as Header,
    rest[at + 1] as string,
    rest[at + 2] as number,
    rest[at + 3] as readonly Tag[],
    rest[at + 4],
    occurredAt,
    recordedAt,
  );
};
