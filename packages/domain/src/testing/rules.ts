/**
 * The rules that hold in every room, each as a check of one story. They are what the kernel promises of a decider, so a room that
 * keeps them can be stored, replayed, audited and explained.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type Command,
  checkLaws,
  type Decider,
  type DomainEvent,
  idSchema,
  jsonFault,
  type Language,
  policyRefSchema,
  type Rejection,
  type StoredEvent,
  type Text,
  tagSchema,
} from '../kernel/index.ts';
import { alike } from './difference.ts';
import type { Outcome, Step, Story } from './story.ts';
import { differencesInWords, eventInWords, show } from './words.ts';

/** A rule that every story of a room must keep. */
export interface Rule<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  /** Stable. */
  readonly code: string;
  /** What holds, in a sentence. */
  readonly text: Text;
  /** What in the story breaks it, in words; null where it is kept. */
  readonly breach: (
    decider: Decider<State, C, Event, R, Given>,
    story: Story<State, C, Event, R, Given>,
  ) => string | null;
}

/** The first answer that isn't null. */
const firstOf = <A>(values: Iterable<A>, check: (value: A, index: number) => string | null): string | null => {
  let index = 0;
  for (const value of values) {
    const breach = check(value, index++);
    if (breach !== null) return breach;
  }
  return null;
};

/** A breach in a step, with the step's number. */
const inStep = (index: number, breach: string | null): string | null =>
  breach === null ? null : `at command ${index + 1}: ${breach}`;

const broke = (outcome: Outcome<Rejection, DomainEvent>, ...functions: readonly string[]): string | null =>
  outcome.kind === 'broke' && functions.includes(outcome.where) ? `${outcome.where} broke: ${outcome.fault}` : null;

const attempt = (what: string, run: () => string | null): string | null => {
  try {
    return run();
  } catch (thrown) {
    return `${what} threw ${thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : show(thrown)}`;
  }
};

/** A text with a hole in it, as a template leaves it when a field is missing. */
const holes = /undefined|\bnull\b|NaN|\[object |function|=>/;
const chinese = /\p{Script=Han}/u;

/** Why a rejection can't be told to a person, or null. */
const textFault = (
  messages: Decider<unknown>['messages'],
  { code, data }: Rejection,
  language: Language,
): string | null => {
  if (!Object.hasOwn(messages, code)) return `the room has no text for ${code}`;
  return attempt(`the ${language} text of ${code}`, () => {
    const said = messages[code]?.[language] as ((data: object) => unknown) | undefined;
    const text = said?.(data);
    if (typeof text !== 'string' || text.trim() === '') return `${code} says nothing in ${language}`;
    const told = Object.values(data).reduce((rest: string, value) => rest.replaceAll(`${value}`, ''), text);
    if (holes.test(told)) return `the ${language} text of ${code} has a hole: ${text}`;
    return language === 'zh' && !chinese.test(text) ? `the zh text of ${code} isn't Chinese: ${text}` : null;
  });
};

const rejectionFault = (messages: Decider<unknown>['messages'], rejection: Rejection): string | null => {
  const { code, data } = rejection;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(code))
    return `the code ${show(code)} isn't of the form room.what-is-wrong`;
  const fault = jsonFault(data);
  if (fault !== null) return `the data of ${code} aren't plain JSON: ${fault.found} at "${fault.path}"`;
  return textFault(messages, rejection, 'en') ?? textFault(messages, rejection, 'zh');
};

/** Of a domain event, what its room made of it; the envelope is the handler's. */
const made = ({ type, version, data, tags, policies, corrects }: DomainEvent): DomainEvent => ({
  type,
  version,
  data,
  tags,
  policies,
  ...(corrects === undefined ? {} : { corrects }),
});

const schemaFault = (events: Decider<unknown>['events'], { type, version, data }: DomainEvent): string | null => {
  const kind = events.find((known) => known.type === type);
  if (kind === undefined) return `the room declares no event ${type}`;
  if (kind.version !== version) return `${type} is made at version ${version}, declared at ${kind.version}`;
  return attempt(`the schema of ${type}`, () => {
    const parsed = kind.schema.safeParse(data);
    if (!parsed.success)
      return firstOf(parsed.error.issues, ({ path, message }) => `${type}.${path.map(String).join('.')}: ${message}`);
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

const citationFault = (event: StoredEvent, earlier: readonly StoredEvent[]): string | null => {
  const { type, policies, corrects, stream } = event;
  const bad = policies.find((policy) => !policyRefSchema.safeParse(policy).success);
  if (bad !== undefined) return `${type} names a policy that is none: ${show(bad)}`;
  if (corrects === undefined || earlier.some((before) => before.id === corrects && before.stream === stream))
    return null;
  return `${type} corrects ${show(corrects)}, which is no earlier event of its stream`;
};

/** As it comes back from a store. */
const keptAndRead = <Event extends DomainEvent>(event: StoredEvent<Event>): StoredEvent<Event> =>
  JSON.parse(JSON.stringify(event)) as StoredEvent<Event>;

const eventsOf = <Event extends DomainEvent>({ outcome }: { readonly outcome: Outcome<Rejection, Event> }) =>
  outcome.kind === 'accepted' ? outcome.events : [];

/** The rules of every room, for one whose own types are named. */
export const generalRules = <
  State,
  C extends Command,
  Event extends DomainEvent,
  R extends Rejection,
  Given,
>(): readonly Rule<State, C, Event, R, Given>[] => {
  type Told = Step<State, C, Event, R, Given>;
  type Room = Decider<State, C, Event, R, Given>;
  const ofSteps = (code: string, text: Text, check: (step: Told, room: Room) => string | null) => ({
    code,
    text,
    breach: (room: Room, { steps }: Story<State, C, Event, R, Given>) =>
      firstOf(steps, (step, index) => inStep(index, check(step, room))),
  });
  const ofEvents = (code: string, text: Text, check: (event: StoredEvent<Event>, room: Room) => string | null) =>
    ofSteps(code, text, (step, room) => firstOf(eventsOf(step), (event) => check(event, room)));

  return [
    ofSteps(
      'reading-never-throws',
      {
        en: 'Whatever is sent is read as a command, or refused as data.',
        zh: '无论收到什么,都能读为命令或以数据拒绝。',
      },
      ({ outcome }) => broke(outcome, 'parse'),
    ),
    ofSteps(
      'one-stream',
      { en: 'Every command names the one stream that it is for.', zh: '每个命令都指明它所属的唯一事件流。' },
      ({ outcome, command }, { streamOf }) => {
        if (command === undefined || outcome.kind === 'broke') return broke(outcome, 'streamOf');
        const id = streamOf(command);
        return idSchema.safeParse(id).success ? null : `the stream's id is ${show(id)}`;
      },
    ),
    ofSteps(
      'decide-never-throws',
      { en: 'A decider answers events or reasons, and never throws.', zh: '决策器只回答事件或理由,从不抛出异常。' },
      ({ outcome }) => broke(outcome, 'decide'),
    ),
    ofSteps(
      'decide-is-pure',
      {
        en: 'The same command on the same state is answered the same, and nothing it was given is changed.',
        zh: '相同状态下相同命令的回答相同,且输入不被改变。',
      },
      ({ command, given, before, outcome, spoiled }, { decide }) => {
        if (command === undefined || outcome.kind === 'broke') return null;
        if (spoiled.length > 0) return `the ${spoiled.join(' and the ')} was changed while deciding or evolving`;
        return attempt('deciding again', () => {
          const again = decide(command, given)(before);
          const first = outcome.kind === 'accepted' ? outcome.events.map(made) : outcome.rejections;
          const second = E.isRight(again) ? again.right.map(made) : again.left;
          const changed = differencesInWords(second, first);
          return changed.length === 0 ? null : `asked again, it answers otherwise: ${changed.join('; ')}`;
        });
      },
    ),
    ofSteps(
      'refusal-leaves-nothing',
      { en: 'A refused command leaves no event and no change.', zh: '被拒绝的命令不留下任何事件或变化。' },
      ({ command, given, before, after, outcome }, { decide }) => {
        if (outcome.kind !== 'refused' || command === undefined) return null;
        if (!alike(before, after)) return 'it was refused, and the state is another';
        const answer: object = decide(command, given)(before);
        return Object.hasOwn(answer, 'right')
          ? `it was refused, and yet made ${show(Reflect.get(answer, 'right'))}`
          : null;
      },
    ),
    ofSteps(
      'refusal-says-why',
      {
        en: 'Every reason has a code, plain data and a text in both languages, and is given once.',
        zh: '每个理由都有代码、纯数据和中英文文本,且只给出一次。',
      },
      ({ outcome }, { messages }) => {
        if (outcome.kind !== 'refused') return null;
        const twice = outcome.rejections.find((one, index) =>
          outcome.rejections.some((other, place) => place < index && alike(one, other)),
        );
        if (twice !== undefined) return `the reason ${twice.code} is given twice`;
        return firstOf(outcome.rejections, (rejection) => rejectionFault(messages, rejection));
      },
    ),
    ofEvents(
      'events-by-schema',
      {
        en: 'Every event is declared, and its own schema reads it unchanged.',
        zh: '每个事件都已声明,并能被其模式原样读回。',
      },
      (event, { events }) => schemaFault(events, event),
    ),
    ofEvents('events-are-json', { en: 'Every event is plain JSON.', zh: '每个事件都是纯 JSON。' }, (event) => {
      const fault = jsonFault(event);
      return fault === null ? null : `${event.type} isn't plain JSON: ${fault.found} at "${fault.path}"`;
    }),
    ofEvents(
      'events-are-about-somebody',
      { en: 'Every event says whom it is about, each once.', zh: '每个事件都标明所涉对象,且不重复。' },
      (event) => tagFault(event),
    ),
    {
      code: 'events-cite-what-exists',
      text: {
        en: 'An event names policies by name and version, and corrects only an earlier event of its stream.',
        zh: '事件以名称和版本引用政策,且只更正同一事件流中较早的事件。',
      },
      breach: (_, { history }) => firstOf(history, (event, index) => citationFault(event, history.slice(0, index))),
    },
    ofSteps(
      'evolve-is-total',
      {
        en: 'What has been recorded is never refused: evolve takes every event of its room, in any state.',
        zh: '已记录的事件不可拒绝:evolve 在任何状态下都接受本房间的每个事件。',
      },
      (step, { evolve, initial }) => {
        const { outcome, after } = step;
        return (
          broke(outcome, 'evolve') ??
          firstOf(eventsOf(step), (event) =>
            attempt(`evolve on ${event.type}`, () => {
              const states = [evolve(initial, event), evolve(after, event)];
              return states.includes(undefined as State) ? `evolve answers nothing on ${event.type}` : null;
            }),
          )
        );
      },
    ),
    ofSteps(
      'evolve-is-pure',
      { en: 'The same event on the same state gives the same state.', zh: '相同状态下相同事件得到相同状态。' },
      (step, { evolve }) =>
        attempt('evolving again', () => {
          const changed = differencesInWords(eventsOf(step).reduce(evolve, step.before), step.after);
          return changed.length === 0 ? null : `folded again, the state is another: ${changed.join('; ')}`;
        }),
    ),
    {
      code: 'kept-as-told',
      text: {
        en: 'A history that was written and read back gives the same states.',
        zh: '写入并读回的历史得到相同的状态。',
      },
      breach: ({ evolve, initial }, { history, states }) =>
        firstOf(states, ([stream, state]) =>
          attempt('the history that was read back', () => {
            const read = history.filter((event) => event.stream === stream).map(keptAndRead);
            const changed = differencesInWords(read.reduce(evolve, initial), state);
            return changed.length === 0 ? null : `read back, ${stream} is in another state: ${changed.join('; ')}`;
          }),
        ),
    },
    {
      code: 'laws-hold',
      text: { en: "The room's laws hold on every history.", zh: '本房间的定律在任何历史上都成立。' },
      breach: ({ laws }, { history }) =>
        attempt('a law', () =>
          firstOf(checkLaws(laws, history), ({ law, eventId, text }) => {
            const at = history.find(({ id }) => id === eventId);
            return `${law}: ${text.en}${at === undefined ? '' : ` It showed at: ${eventInWords(at)}`}`;
          }),
        ),
    },
  ];
};
