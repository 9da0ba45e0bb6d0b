/**
 * What comes into a store: each event of a batch is judged, measured and copied in one pass, so that nothing that was handed
 * in is kept. What the events of a batch have in common is kept once, and so are actors, dates and tags that come again.
 * It answers yes or no; `refusal.ts` finds the words for a no.
 */
import {
  type Actor,
  type EventFault,
  type Instant,
  isLocalDate,
  type LocalDate,
  type PolicyRef,
  type Tag,
} from '@clientele/domain/kernel';
import type { NewEvent } from '../store/port.ts';
import { isGuid } from './guid.ts';
import { type Meter, plainCopy } from './plain-copy.ts';
import type { Header, TagIndex } from './record.ts';

/** An event on its way in: from outside, or from a journal, where it may bring the fault that its decoder found. */
export type Incoming = NewEvent & { readonly fault?: EventFault };

/** The desk at which events are taken in, one by one; its fields are those of the last one taken. */
export interface Intake {
  readonly meter: Meter;
  /** The indexes of the batch's tags; one may come more than once, and one that is new to the store is not yet part of it. */
  readonly tagged: TagIndex[];
  header: Header;
  id: string;
  index: number;
  tags: readonly Tag[];
  data: unknown;
  occurredAt: Instant;
  /** Only a copied event brings it. */
  recordedAt: Instant | undefined;
  readonly begin: () => void;
  /** True where the event may be kept; then the fields are set. */
  readonly take: (event: Incoming) => boolean;
}

const none: readonly never[] = Object.freeze([]);
const nobody: Actor = Object.freeze({ id: '', roles: none });

const noHeader: Header = {
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
  most: 0,
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
const isInteger = (value: number): boolean => Number.isSafeInteger(value) && (value !== 0 || 1 / value > 0);
/** As the codec reads them: a kind, a colon, an id. */
const isTag = (text: unknown): text is Tag => isText(text) && text.indexOf(':') > 0;

const sameTexts = (left: readonly unknown[], right: readonly unknown[]): boolean => {
  const { length } = right;
  if (left.length !== length) return false;
  for (let index = 0; index < length; index++) if (left[index] !== right[index]) return false;
  return true;
};

/** A copy of a list of texts, or undefined where it is none. */
const textsOf = <T extends string>(meter: Meter, given: readonly T[]): readonly T[] | undefined => {
  const copy = plainCopy(meter, given) as readonly T[] | undefined;
  return copy?.every(isText) ? Object.freeze(copy) : undefined;
};

/** What the keys, marks, numbers, dates and UUIDs of an envelope take at most, as JSON. */
const envelopeBytes = 600;

/** As much as these texts can take, as UTF-8 JSON, with their quotes and commas. */
const most = (texts: readonly string[]): number => {
  let bytes = 0;
  for (let index = 0; index < texts.length; index++) bytes += 6 * (texts[index] as string).length + 3;
  return bytes;
};

export const createIntake = (known: ReadonlyMap<string, TagIndex>, tooMuch: number, fromJournal: boolean): Intake => {
  const meter: Meter = { most: 0, tooMuch };
  const tagged: TagIndex[] = [];
  let tagBytes = 0;
  let lastBy = nobody;
  let lastOn: LocalDate = '0-0-0';

  /** Only a decoder finds faults; what is handed in by others has none until it is read again. */
  const faultOf = (event: Incoming): EventFault | undefined => (fromJournal ? event.fault : undefined);

  /** The actor as he was kept before, or a copy of him. */
  const actorOf = (by: Actor): Actor | undefined => {
    const { id, roles } = by;
    if (!Array.isArray(roles)) return undefined;
    if (id === lastBy.id && sameTexts(roles, lastBy.roles)) return lastBy;
    const copy = textsOf(meter, roles);
    if (copy === undefined || !isText(id)) return undefined;
    lastBy = Object.freeze({ id, roles: copy });
    return lastBy;
  };

  const policiesOf = (given: readonly PolicyRef[], before: readonly PolicyRef[]): typeof given | undefined => {
    if (!Array.isArray(given)) return undefined;
    if (given.length === 0) return none;
    return sameTexts(given, before) ? before : textsOf(meter, given);
  };

  const dateOf = (date: LocalDate): LocalDate | undefined => {
    if (date === lastOn) return lastOn;
    if (typeof date !== 'string' || !isLocalDate(date)) return undefined;
    lastOn = date;
    return date;
  };

  /** The text of the tag as it is kept, noted for the index; undefined where it is no tag. */
  const tagOf = (text: Tag): Tag | undefined => {
    const index = known.get(text);
    if (index !== undefined) {
      tagged.push(index);
      return index.tag;
    }
    if (!isTag(text)) return undefined;
    tagged.push({ tag: text, appends: [] });
    return text;
  };

  /** The tags as they are kept: those of the event before where they are the same. */
  const tagsOf = (given: readonly Tag[], before: readonly Tag[]): readonly Tag[] | undefined => {
    if (!Array.isArray(given)) return undefined;
    if (sameTexts(given, before)) return before;
    const { length } = given;
    if (length > tooMuch / envelopeBytes) {
      meter.most = Number.POSITIVE_INFINITY;
      return undefined;
    }
    const own: Tag[] = new Array(length);
    for (let at = 0; at < length; at++) {
      const text: Tag = given[at];
      const last = before[at];
      const tag = last !== undefined && text === last ? last : tagOf(text);
      if (tag === undefined) return undefined;
      own[at] = tag;
    }
    tagBytes = most(own);
    return own;
  };

  const newHeader = (event: Incoming, by: Actor, policies: readonly PolicyRef[]): Header | undefined => {
    const { type, version, command, correlationId, causationId, corrects } = event;
    const { id: commandId, fingerprint } = command;
    const fault = faultOf(event);
    const occurredOn = dateOf(event.occurredOn);
    const fits =
      isText(type) &&
      type !== '' &&
      isInteger(version) &&
      version >= 1 &&
      occurredOn !== undefined &&
      isText(commandId) &&
      isText(fingerprint) &&
      isText(correlationId) &&
      isText(causationId) &&
      (corrects === undefined || (typeof corrects === 'string' && isGuid(corrects)));
    if (!fits) return undefined;
    return {
      type,
      version,
      occurredOn,
      by,
      commandId,
      fingerprint,
      correlationId,
      causationId,
      policies,
      corrects,
      fault,
      most:
        envelopeBytes +
        6 * (type.length + commandId.length + fingerprint.length + correlationId.length + causationId.length) +
        6 * by.id.length +
        most(by.roles) +
        most(policies),
    };
  };

  /** The header of the event before where it is the same, since texts that were judged need not be judged again. */
  const headerOf = (event: Incoming, before: Header): Header | undefined => {
    const { command } = event;
    const by = actorOf(event.by);
    const policies = policiesOf(event.policies, before.policies);
    if (by === undefined || policies === undefined) return undefined;
    const same =
      event.type === before.type &&
      event.version === before.version &&
      event.occurredOn === before.occurredOn &&
      by === before.by &&
      command.id === before.commandId &&
      command.fingerprint === before.fingerprint &&
      event.correlationId === before.correlationId &&
      event.causationId === before.causationId &&
      policies === before.policies &&
      event.corrects === before.corrects &&
      faultOf(event) === before.fault;
    return same ? before : newHeader(event, by, policies);
  };

  const intake: Intake = {
    meter,
    tagged,
    header: noHeader,
    id: '',
    index: 0,
    tags: none,
    data: null,
    occurredAt: 0,
    recordedAt: undefined,
    begin: () => {
      meter.most = 0;
      tagged.length = 0;
      tagBytes = 0;
      intake.header = noHeader;
      intake.tags = none;
      intake.data = null;
    },
    take: (event) => {
      const { id, occurredAt, recordedAt } = event;
      const { index } = event.command;
      if (typeof id !== 'string' || !isGuid(id) || !isInteger(occurredAt) || !isInteger(index) || index < 0)
        return false;
      if (recordedAt !== undefined && !isInteger(recordedAt)) return false;
      const header = headerOf(event, intake.header);
      if (header === undefined) return false;
      const tags = tagsOf(event.tags, intake.tags);
      if (tags === undefined) return false;
      const data = plainCopy(meter, event.data);
      if (data === undefined) return false;
      meter.most += header.most + tagBytes;
      intake.header = header;
      intake.id = id;
      intake.index = index;
      intake.tags = tags;
      intake.data = data;
      intake.occurredAt = occurredAt;
      intake.recordedAt = recordedAt;
      return true;
    },
  };
  return intake;
};
