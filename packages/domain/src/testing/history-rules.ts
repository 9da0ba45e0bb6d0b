/** Rules of what a room makes of its past: every recorded event is taken, always to the same state, and its laws hold. */
import {
  type AnyRoom,
  type Command,
  checkLaws,
  type DomainEvent,
  type Rejection,
  type StoredEvent,
} from '../kernel/index.ts';
import { attempt, brokeIn, eventsOf, firstOf, type Rule, ruleOfSteps } from './rule.ts';
import { differencesInWords, eventInWords } from './words.ts';

/** As it comes back from a store. */
const keptAndRead = <Event extends DomainEvent>(event: StoredEvent<Event>): StoredEvent<Event> =>
  JSON.parse(JSON.stringify(event)) as StoredEvent<Event>;

const folded = <State, Event extends DomainEvent>(
  evolve: (state: State, event: StoredEvent<Event>) => State,
  events: readonly StoredEvent<Event>[],
  from: State,
): State => events.reduce((state, event) => evolve(state, event), from);

const twice = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) < index);

/** Why a room can't be stored or shown, whatever happens in it. */
const roomFault = ({ category, commands, events, laws }: AnyRoom): string | null => {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(category))
    return `the category ${category} can't stand in a stream's name: letters and digits only, no dash`;
  const doubled = twice([...commands, ...events].map(({ type }) => type)) ?? twice(laws.map(({ code }) => code));
  if (doubled !== undefined) return `${doubled} is declared twice`;
  const silent = laws.find(({ text }) => text.en.trim() === '' || text.zh.trim() === '');
  return silent === undefined ? null : `the law ${silent.code} has no text in both languages`;
};

/** The rules of histories, and of the room itself. */
export const historyRules = <
  State,
  C extends Command,
  Event extends DomainEvent,
  R extends Rejection,
  Given,
>(): readonly Rule<State, C, Event, R, Given>[] => [
  {
    code: 'room-is-well-made',
    text: {
      en: 'The room has a name for its streams, and its commands, events and laws have each a name of their own.',
      zh: '房间的事件流有合法名称，其命令、事件和定律各有唯一名称。',
    },
    breach: roomFault,
  },
  ruleOfSteps(
    'evolve-is-total',
    {
      en: 'What has been recorded is never refused: evolve takes every event of its room, in any state.',
      zh: '已记录的事件不可拒绝：evolve 在任何状态下都接受本房间的每个事件。',
    },
    (step, { evolve, initial }) =>
      brokeIn(step.outcome, 'evolve') ??
      firstOf(eventsOf(step), (event) =>
        attempt(`evolve on ${event.type}`, () => {
          const states: readonly unknown[] = [evolve(initial, event), evolve(step.after, event)];
          return states.includes(undefined) ? `evolve answers nothing on ${event.type}` : null;
        }),
      ),
  ),
  ruleOfSteps(
    'evolve-is-pure',
    { en: 'The same event on the same state gives the same state.', zh: '相同状态下相同事件得到相同状态。' },
    (step, { evolve }) =>
      attempt('evolving again', () => {
        const changed = differencesInWords(folded(evolve, eventsOf(step), step.before), step.after);
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
          const changed = differencesInWords(folded(evolve, read, initial), state);
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
