/**
 * What comes into a store: each event of a batch is judged, measured and copied in one pass, so that nothing that was handed
 * in is kept. It answers yes or no; `refusal.ts` finds the words for a no.
 */
import type { Actor, EventFault, Instant, LocalDate, PolicyRef, Tag } from '@clientele/domain/kernel';
import type { NewEvent } from '../store/port.ts';
import { isGuid } from './guid.ts';
import { type Meter, plainCopy } from './plain-copy.ts';
import type { Header, TagIndex } from './record.ts';
import { createRecurring, nobody, none } from './recurring.ts';
import { isText } from './text.ts';

/** An event on its way in: from outside, or from a journal, where it may bring the fault that its decoder found. */
export type Incoming = NewEvent & { readonly fault?: EventFault };

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The desk at which the events of a batch are taken in, one by one; what it says is said of the last one taken. */
export interface Intake extends Writable<Header> {
  readonly meter: Meter;
  /** The indexes of the batch's tags; one may come more than once, and one that is new to the store is not yet part of it. */
  readonly tagged: TagIndex[];
  /** How many of them are of this batch; what lies behind is left over. */
  tagCount: number;
  /** Whether the header is that of the event before. */
  sameHeader: boolean;
  id: string;
  index: number;
  tags: readonly Tag[];
  data: unknown;
  occurredAt: Instant;
  /** Only a copied event brings it. */
  recordedAt: Instant | undefined;
  readonly begin: () => void;
  /** True where the event may be kept; only then is what the desk says of it true. */
  readonly take: (event: Incoming) => boolean;
}

/** What nobody can hand in. */
const unseen = {};

/** What the keys, marks, numbers, dates and UUIDs of an envelope take at most, as JSON. */
const envelopeBytes = 600;

/** As much as these texts can take, as UTF-8 JSON, with their quotes and commas. */
const bytesOf = (texts: readonly string[]): number => {
  let bytes = 0;
  for (let index = 0; index < texts.length; index++) bytes += 6 * (texts[index] as string).length + 3;
  return bytes;
};

/** A list of just the length it needs, whatever was pushed before. */
const textsOf = (indexes: readonly TagIndex[], length: number): readonly Tag[] => {
  const texts: Tag[] = new Array(length);
  for (let at = 0; at < length; at++) texts[at] = (indexes[at] as TagIndex).tag;
  return texts;
};

const isInteger = (value: number): boolean => Number.isSafeInteger(value) && (value !== 0 || 1 / value > 0);

/** As the codec reads them: a kind, a colon, an id. */
const isTag = (text: unknown): text is Tag => isText(text) && text.indexOf(':') > 0;

export const createIntake = (known: ReadonlyMap<string, TagIndex>, tooMuch: number, fromJournal: boolean): Intake => {
  const meter: Meter = { most: 0, tooMuch };
  const recurring = createRecurring(meter);
  const tagged: TagIndex[] = [];
  /** What was handed in last: within a batch the same object says the same, and need not be looked at again. */
  let givenBy: unknown = unseen;
  let givenTags: unknown = unseen;
  /** The indexes of the tags of the last event, and what is left of those before it. */
  const indexes: TagIndex[] = [];
  let headerBytes = 0;
  let tagBytes = 0;

  const actorOf = (by: Actor): Actor | undefined => {
    if (by === givenBy) return intake.by;
    givenBy = by;
    return recurring.actor(by);
  };

  /** The index of a tag, a new one where the store doesn't know the tag yet; undefined where it is no tag. */
  const indexOf = (text: Tag, before: TagIndex | undefined): TagIndex | undefined => {
    const index = known.get(text);
    if (index !== undefined) return index;
    if (before !== undefined && before.tag === text) return before;
    return isTag(text) ? { tag: text, appends: [] } : undefined;
  };

  /** Takes in the tags; those of the event before are kept once for both where they are the same. */
  const takeTags = (given: readonly Tag[]): boolean => {
    if (given === givenTags) return true;
    givenTags = given;
    if (!Array.isArray(given)) return false;
    const { length } = given;
    if (length > tooMuch / envelopeBytes) {
      meter.most = Number.POSITIVE_INFINITY;
      return false;
    }
    let same = length === intake.tags.length;
    for (let at = 0; at < length; at++) {
      const before = at < intake.tags.length ? indexes[at] : undefined;
      const index = indexOf(given[at] as Tag, before);
      if (index === undefined) return false;
      if (index === before) continue;
      indexes[at] = index;
      tagged[intake.tagCount] = index;
      intake.tagCount += 1;
      same = false;
    }
    if (same) return true;
    intake.tags = textsOf(indexes, length);
    tagBytes = bytesOf(intake.tags);
    return true;
  };

  const sameAsBefore = (event: Incoming, by: Actor, policies: readonly PolicyRef[]): boolean => {
    const { command } = event;
    return (
      event.type === intake.type &&
      event.version === intake.version &&
      event.occurredOn === intake.occurredOn &&
      by === intake.by &&
      command.id === intake.commandId &&
      command.fingerprint === intake.fingerprint &&
      event.correlationId === intake.correlationId &&
      event.causationId === intake.causationId &&
      policies === intake.policies &&
      event.corrects === intake.corrects &&
      (!fromJournal || event.fault === intake.fault)
    );
  };

  const takeHeader = (event: Incoming): boolean => {
    const by = actorOf(event.by);
    const policies = recurring.policies(event.policies, intake.policies);
    if (by === undefined || policies === undefined) return false;
    if (sameAsBefore(event, by, policies)) {
      intake.sameHeader = true;
      return true;
    }
    const { type, version, command, correlationId, causationId, corrects } = event;
    const { id: commandId, fingerprint } = command;
    const occurredOn = recurring.date(event.occurredOn);
    if (!isText(type) || type === '' || !isInteger(version) || version < 1 || occurredOn === undefined) return false;
    if (!isText(commandId) || !isText(fingerprint)) return false;
    if (correlationId !== commandId && !isText(correlationId)) return false;
    if (causationId !== commandId && !isText(causationId)) return false;
    if (corrects !== undefined && (typeof corrects !== 'string' || !isGuid(corrects))) return false;
    intake.sameHeader = false;
    intake.type = type;
    intake.version = version;
    intake.occurredOn = occurredOn;
    intake.by = by;
    intake.commandId = commandId;
    intake.fingerprint = fingerprint;
    intake.correlationId = correlationId;
    intake.causationId = causationId;
    intake.policies = policies;
    intake.corrects = corrects;
    // Only a decoder finds faults; what is handed in by others has none until it is read again.
    intake.fault = fromJournal ? event.fault : undefined;
    const lengths =
      type.length + commandId.length + fingerprint.length + correlationId.length + causationId.length + by.id.length;
    headerBytes = envelopeBytes + 6 * lengths + bytesOf(by.roles) + bytesOf(policies);
    return true;
  };

  const intake: Intake = {
    meter,
    tagged,
    tagCount: 0,
    sameHeader: false,
    type: '',
    version: 0,
    occurredOn: '0-0-0' as LocalDate,
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
    begin: () => {
      meter.most = 0;
      intake.tagCount = 0;
      tagBytes = 0;
      givenBy = unseen;
      givenTags = unseen;
      // No event has this type, so the first header of a batch is always a new one.
      intake.type = '';
      intake.tags = none;
      intake.data = null;
    },
    take: (event) => {
      const { id, occurredAt, recordedAt } = event;
      const { index } = event.command;
      if (typeof id !== 'string' || !isGuid(id)) return false;
      if (!isInteger(occurredAt) || !isInteger(index) || index < 0) return false;
      if (recordedAt !== undefined && !isInteger(recordedAt)) return false;
      if (!takeHeader(event)) return false;
      if (!takeTags(event.tags)) return false;
      const data = plainCopy(meter, event.data);
      if (data === undefined) return false;
      meter.most += headerBytes + tagBytes;
      intake.id = id;
      intake.index = index;
      intake.data = data;
      intake.occurredAt = occurredAt;
      intake.recordedAt = recordedAt;
      return true;
    },
  };
  return intake;
};
