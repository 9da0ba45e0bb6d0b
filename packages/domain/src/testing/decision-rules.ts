/** Rules of what a room answers: always data, always the same, and a refusal that leaves nothing and says why. */
import * as E from 'fp-ts/lib/Either.js';
import { type Command, type DomainEvent, idSchema, type Rejection, type StoredEvent } from '../kernel/index.ts';
import { alike } from './difference.ts';
import { refusalFault } from './refusal-text.ts';
import { attempt, brokeIn, firstOf, type Rule, ruleOfSteps } from './rule.ts';
import { differencesInWords, show } from './words.ts';

/** Of a stored event, what its room made of it; the envelope is the handler's. */
const made = ({ type, version, data, tags, policies, corrects }: StoredEvent | DomainEvent): DomainEvent => ({
  type,
  version,
  data,
  tags,
  policies,
  ...(corrects === undefined ? {} : { corrects }),
});

/** The rules of decisions. */
export const decisionRules = <
  State,
  C extends Command,
  Event extends DomainEvent,
  R extends Rejection,
  Given,
>(): readonly Rule<State, C, Event, R, Given>[] => [
  ruleOfSteps(
    'reading-never-throws',
    {
      en: 'Whatever is sent is read as a command, or refused as data.',
      zh: '无论收到什么，都能读为命令或以数据拒绝。',
    },
    ({ outcome }) => brokeIn(outcome, 'parse'),
  ),
  ruleOfSteps(
    'one-stream',
    { en: 'Every command names the one stream that it is for.', zh: '每个命令都指明它所属的唯一事件流。' },
    ({ outcome, command }, { streamOf }) => {
      if (command === undefined || outcome.kind === 'broke') return brokeIn(outcome, 'streamOf');
      const id = streamOf(command);
      return idSchema.safeParse(id).success ? null : `the id of its stream is ${show(id)}`;
    },
  ),
  ruleOfSteps(
    'decide-never-throws',
    { en: 'A decider answers events or reasons, and never throws.', zh: '决策器只回答事件或理由，从不抛出异常。' },
    ({ outcome }) => brokeIn(outcome, 'decide'),
  ),
  ruleOfSteps(
    'decide-is-pure',
    {
      en: 'The same command on the same state is answered the same, and nothing that was given is changed.',
      zh: '相同状态下相同命令的回答相同，且输入不被改变。',
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
  ruleOfSteps(
    'refusal-leaves-nothing',
    { en: 'A refused command leaves no event and no change.', zh: '被拒绝的命令不留下任何事件或变化。' },
    ({ command, given, before, outcome, spoiled }, { decide }) => {
      if (outcome.kind !== 'refused' || command === undefined) return null;
      if (spoiled.includes('state')) return 'it was refused, and the state was changed';
      return attempt('deciding again', () => {
        const answer: object = decide(command, given)(before);
        const events: unknown = Reflect.get(answer, 'right');
        return events === undefined ? null : `it was refused, and yet made ${show(events)}`;
      });
    },
  ),
  ruleOfSteps(
    'refusal-says-why',
    {
      en: 'Every reason has a code, plain data and a text in both languages, and is given once.',
      zh: '每个理由都有代码、纯数据和中英文文本，且只给出一次。',
    },
    ({ outcome }, { messages }) => {
      if (outcome.kind !== 'refused') return null;
      const { rejections } = outcome;
      const twice = rejections.find((one, index) => rejections.slice(0, index).some((other) => alike(one, other)));
      if (twice !== undefined) return `the reason ${twice.code} is given twice`;
      return firstOf(rejections, (rejection) => refusalFault(messages, rejection));
    },
  ),
];
