/** Rules of what a room records: events that any store can keep, any reader can read, and everybody can find. */
import {
  type AnyEventType,
  type Command,
  type DomainEvent,
  jsonFault,
  policyRefSchema,
  type Rejection,
  type StoredEvent,
  tagSchema,
} from '../kernel/index.ts';
import { attempt, eventsOf, firstOf, type Rule, ruleOfEvents, ruleOfSteps } from './rule.ts';
import { differencesInWords, show } from './words.ts';

const schemaFault = (types: readonly AnyEventType[], { type, version, data }: DomainEvent): string | null => {
  const kind = types.find((known) => known.type === type);
  if (kind === undefined) return `the room declares no event ${type}`;
  if (kind.version !== version) return `${type} is made at version ${version}, declared at ${kind.version}`;
  return attempt(`the schema of ${type}`, () => {
    const parsed = kind.schema.safeParse(data);
    if (!parsed.success)
      return firstOf(
        parsed.error.issues,
        ({ path, message }) => `${[type, ...path.map(String)].join('.')}: ${message}`,
      );
    const changed = differencesInWords(parsed.data, data);
    return changed.length === 0 ? null : `${type} is changed by being read: ${changed.join('; ')}`;
  });
};

const tagFault = ({ type, tags }: DomainEvent): string | null => {
  if (tags.length === 0) return `${type} is about nobody: it has no tag`;
  if (new Set(tags).size < tags.length) return `${type} has a tag twice: ${tags.join(', ')}`;
  const bad = tags.find((tag) => !tagSchema.safeParse(tag).success);
  return bad === undefined ? null : `${type} has a tag that is none: ${show(bad)}`;
};

/** Against the ids of the events before it, by stream. */
const citationFault = (event: StoredEvent, earlier: ReadonlyMap<string, string>): string | null => {
  const { type, policies, corrects, stream } = event;
  const bad = policies.find((policy) => !policyRefSchema.safeParse(policy).success);
  if (bad !== undefined) return `${type} names a policy that is none: ${show(bad)}`;
  if (corrects === undefined || earlier.get(corrects) === stream) return null;
  return `${type} corrects ${show(corrects)}, which is no earlier event of its stream`;
};

/** What every store takes in one append, in bytes. */
const largestAppend = 1_048_576;

/** The length of a text in UTF-8. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
};

/** The rules of events. */
export const eventRules = <
  State,
  C extends Command,
  Event extends DomainEvent,
  R extends Rejection,
  Given,
>(): readonly Rule<State, C, Event, R, Given>[] => [
  ruleOfEvents(
    'events-by-schema',
    {
      en: 'Every event is declared, and its own schema reads it unchanged.',
      zh: '每个事件都已声明，并能被其模式原样读回。',
    },
    (event, { events }) => schemaFault(events, event),
  ),
  ruleOfEvents('events-are-json', { en: 'Every event is plain JSON.', zh: '每个事件都是纯 JSON。' }, (event) => {
    const fault = jsonFault(event);
    return fault === null ? null : `${event.type} isn't plain JSON: ${fault.found} at "${fault.path}"`;
  }),
  ruleOfEvents(
    'events-are-about-somebody',
    { en: 'Every event says whom it is about, each once.', zh: '每个事件都标明所涉对象，且不重复。' },
    (event) => tagFault(event),
  ),
  {
    code: 'events-cite-what-exists',
    text: {
      en: 'An event names policies by name and version, and corrects only an earlier event of its stream.',
      zh: '事件以名称和版本引用政策，且只更正同一事件流中较早的事件。',
    },
    breach: (_, { history }) => {
      const earlier = new Map<string, string>();
      return firstOf(history, (event) => {
        const fault = citationFault(event, earlier);
        earlier.set(event.id, event.stream);
        return fault;
      });
    },
  },
  ruleOfSteps(
    'events-fit-one-append',
    { en: 'What one command makes fits in one append of 1 MiB.', zh: '一个命令产生的事件不超过一次写入的 1 MiB。' },
    (step) =>
      attempt('writing the events', () => {
        const text = JSON.stringify(eventsOf(step));
        const bytes = text.length * 3 <= largestAppend ? 0 : bytesOf(text);
        return bytes <= largestAppend ? null : `its events take ${bytes} bytes, more than ${largestAppend}`;
      }),
  ),
];
