/**
 * What comes into a store: each event of a batch is judged, measured and copied in one pass, so that nothing that was handed
 * in is kept. It answers yes or no; `refusal.ts` finds the words for a no.
 *
 * What a desk does is written as functions of it, not as closures in it: compiled code that belongs to one store would be
 * thrown away with it, and be compiled anew for the next.
 */
import type { Actor, EventFault, Instant, PolicyRef, Tag } from '@clientele/domain/kernel';
import type { NewEvent } from '../store/port.ts';
import { isGuid } from './guid.ts';
import { type Meter, newMeter, plainCopy } from './plain-copy.ts';
import type { Header, TagIndex } from './record.ts';
import { actorOf, dateOf, newRecurring, nobody, none, policiesOf, type Recurring } from './recurring.ts';
import { isText } from './text.ts';

/** An event on its way in: from outside, or from a journal, where it may bring the fault that its decoder found. */
export type Incoming = NewEvent & { readonly fault?: EventFault };

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Where the events of a batch are taken in, one by one; what it says is said of the last one taken. */
export interface Desk extends Writable<Header> {
  readonly meter: Meter;
  readonly seen: Recurring;
  readonly known: ReadonlyMap<string, TagIndex>;
  /** Only a decoder finds faults; what is handed in by others has none until it is read again. */
  readonly faults: boolean;
  /** The indexes of the batch's tags; one may come more than once, and one that is new to the store is not yet part of it. */
  readonly tagged: TagIndex[];
  /** How many of them are of this batch; what lies behind is left over. */
  tagCount: number;
  /** The indexes of the tags of the last event; what lies behind is left over. */
  readonly indexes: TagIndex[];
  /** What was handed in last: within a batch the same object says the same, and need not be looked at again. */
  givenBy: unknown;
  givenTags: unknown;
  headerBytes: number;
  tagBytes: number;
  /** Whether the header is that of the event before. */
  sameHeader: boolean;
  id: string;
  index: number;
  tags: readonly Tag[];
  data: unknown;
  occurredAt: Instant;
  /** Only a copied event brings it. */
  recordedAt: Instant | undefined;
}

/** What nobody can hand in. */
const unseen = {};

/** What the keys, marks, numbers, dates and UUIDs of an envelope take at most, as JSON. */
const envelopeBytes = 600;

export const newDesk = (known: ReadonlyMap<string, TagIndex>, tooMuch: number, faults: boolean): Desk => ({
  meter: newMeter(tooMuch),
  seen: newRecurring(),
  known,
  faults,
  tagged: [],
  tagCount: 0,
  indexes: [],
  givenBy: unseen,
  givenTags: unseen,
  headerBytes: 0,
  tagBytes: 0,
  sameHeader: false,
  type: '',
  version: 0,
  occurredOn: '0-0-0',
  by: nobody,
  commandId: '',
  fingerprint: '',
  correlationId: '',
  causationId: '',
  policies: none,
  corrects: undefined,
  fault: undefined,
  id: '',
  index: 0,
  tags: none,
  data: null,
  occurredAt: 0,
  recordedAt: undefined,
});

/** Begins a batch. */
export const clear = (desk: Desk): void => {
  desk.meter.most = 0;
  desk.tagCount = 0;
  desk.tagBytes = 0;
  desk.givenBy = unseen;
  desk.givenTags = unseen;
  // No event has this type, so the first header of a batch is always a new one.
  desk.type = '';
  desk.tags = none;
  desk.data = null;
};

/** As much as these texts can take, as UTF-8 JSON, with their quotes and commas. */
const bytesOf = (texts: readonly string[]): number => {
  let bytes = 0;
  for (let index = 0; index < texts.length; index++) bytes += 6 * (texts[index] as string).length + 3;
  return bytes;
};

/** The first so many tags, in a list of just that length. A literal is made in place; an array of any length is not. */
const textsOf = (indexes: readonly TagIndex[], length: number): readonly Tag[] => {
  if (length === 0) return none;
  if (length === 1) return [(indexes[0] as TagIndex).tag];
  if (length === 2) return [(indexes[0] as TagIndex).tag, (indexes[1] as TagIndex).tag];
  const texts: Tag[] = new Array(length);
  for (let at = 0; at < length; at++) texts[at] = (indexes[at] as TagIndex).tag;
  return texts;
};

const isInteger = (value: number): boolean => Number.isSafeInteger(value) && (value !== 0 || 1 / value > 0);

/** As the codec reads them: a kind, a colon, an id. */
const isTag = (text: unknown): text is Tag => isText(text) && text.indexOf(':') > 0;

const takeActor = (desk: Desk, by: Actor): Actor | undefined => {
  if (by === desk.givenBy) return desk.by;
  desk.givenBy = by;
  return actorOf(desk.seen, desk.meter, by);
};

/**
 * The index of a tag, a new one where the store doesn't know the tag yet; undefined where it is no tag. The events of one
 * command are mostly about the same, and to compare two texts costs less than to look one up.
 */
const indexOf = (desk: Desk, text: Tag, before: TagIndex | undefined): TagIndex | undefined => {
  if (before !== undefined && before.tag === text) return before;
  const index = desk.known.get(text);
  if (index !== undefined) return index;
  return isTag(text) ? { tag: text, bytes: 6 * text.length + 3, appends: [] } : undefined;
};

/** Takes in the tags; those of the event before are kept once for both where they are the same. */
const takeTags = (desk: Desk, given: readonly Tag[]): boolean => {
  if (given === desk.givenTags) return true;
  desk.givenTags = given;
  if (!Array.isArray(given)) return false;
  const { indexes, tagged } = desk;
  const { length } = given;
  const before = desk.tags.length;
  if (length > desk.meter.tooMuch / envelopeBytes) {
    desk.meter.most = desk.meter.tooMuch + 1;
    return false;
  }
  let same = length === before;
  let bytes = 0;
  for (let at = 0; at < length; at++) {
    const last = at < before ? indexes[at] : undefined;
    const index = indexOf(desk, given[at] as Tag, last);
    if (index === undefined) return false;
    bytes += index.bytes;
    if (index === last) continue;
    indexes[at] = index;
    tagged[desk.tagCount] = index;
    desk.tagCount += 1;
    same = false;
  }
  if (same) return true;
  desk.tags = textsOf(indexes, length);
  desk.tagBytes = bytes;
  return true;
};

const isHeaderBefore = (desk: Desk, event: Incoming, by: Actor, policies: readonly PolicyRef[]): boolean => {
  const { command } = event;
  return (
    event.type === desk.type &&
    event.version === desk.version &&
    event.occurredOn === desk.occurredOn &&
    by === desk.by &&
    command.id === desk.commandId &&
    command.fingerprint === desk.fingerprint &&
    event.correlationId === desk.correlationId &&
    event.causationId === desk.causationId &&
    policies === desk.policies &&
    event.corrects === desk.corrects &&
    (!desk.faults || event.fault === desk.fault)
  );
};

const takeHeader = (desk: Desk, event: Incoming): boolean => {
  const by = takeActor(desk, event.by);
  const policies = policiesOf(desk.meter, event.policies, desk.policies);
  if (by === undefined || policies === undefined) return false;
  desk.sameHeader = isHeaderBefore(desk, event, by, policies);
  if (desk.sameHeader) return true;
  const { type, version, command, correlationId, causationId, corrects } = event;
  const { id: commandId, fingerprint } = command;
  const occurredOn = dateOf(desk.seen, event.occurredOn);
  if (!isText(type) || type === '' || !isInteger(version) || version < 1 || occurredOn === undefined) return false;
  if (!isText(commandId) || !isText(fingerprint)) return false;
  if (correlationId !== commandId && !isText(correlationId)) return false;
  if (causationId !== commandId && !isText(causationId)) return false;
  if (corrects !== undefined && (typeof corrects !== 'string' || !isGuid(corrects))) return false;
  desk.type = type;
  desk.version = version;
  desk.occurredOn = occurredOn;
  desk.by = by;
  desk.commandId = commandId;
  desk.fingerprint = fingerprint;
  desk.correlationId = correlationId;
  desk.causationId = causationId;
  desk.policies = policies;
  desk.corrects = corrects;
  desk.fault = desk.faults ? event.fault : undefined;
  const lengths =
    type.length + commandId.length + fingerprint.length + correlationId.length + causationId.length + by.id.length;
  desk.headerBytes = envelopeBytes + 6 * lengths + bytesOf(by.roles) + bytesOf(policies);
  return true;
};

/** Takes an event in: true where it may be kept, and only then is what the desk says of it true. */
export const take = (desk: Desk, event: Incoming): boolean => {
  const { id, occurredAt, recordedAt } = event;
  const { index } = event.command;
  if (typeof id !== 'string' || !isGuid(id)) return false;
  if (!isInteger(occurredAt) || !isInteger(index) || index < 0) return false;
  if (recordedAt !== undefined && !isInteger(recordedAt)) return false;
  if (!takeHeader(desk, event) || !takeTags(desk, event.tags)) return false;
  // What a decoder made of a journal is plain, and nobody else's: a second copy of a whole history takes a fifth of its loading.
  const data = desk.faults && event.fault === undefined ? event.data : plainCopy(desk.meter, event.data);
  if (data === undefined) return false;
  desk.meter.most += desk.headerBytes + desk.tagBytes;
  desk.id = id;
  desk.index = index;
  desk.data = data;
  desk.occurredAt = occurredAt;
  desk.recordedAt = recordedAt;
  return true;
};
