/** What may happen to a finding, and why not: raised, answered, closed, in that order; all reasons at once. */
import {
  type CommandMeta,
  type CommandOf,
  type Decision,
  formatInstant,
  type NoGiven,
  refuse,
  unless,
} from '../../kernel/index.ts';
import type { AnswerFinding, CloseFinding, FindingCommand, RaiseFinding } from './commands.ts';
import { FindingAnswered, FindingClosed, type FindingEvent, FindingRaised } from './events.ts';
import type { FindingRejection } from './rejections.ts';
import type { Finding } from './state.ts';

type Decided = Decision<FindingRejection, FindingEvent>;
type Live = Extract<Finding, { readonly status: 'open' | 'answered' }>;

const raise = (state: Finding, { data, meta }: CommandOf<typeof RaiseFinding>): Decided => {
  const { finding, content, policy } = data;
  const { period, measured, limit } = content;
  return unless(
    [
      state.status !== 'none' && { code: 'finding.raised-already', data: { finding, on: state.raised.on } },
      period.start > meta.on && {
        code: 'finding.period-not-begun',
        data: { finding, start: period.start, on: meta.on },
      },
      (measured === undefined) !== (limit === undefined) && {
        code: 'finding.measured-without-limit',
        data: { finding },
      },
    ],
    () => [FindingRaised.of({ finding, content }, policy === undefined ? {} : { policies: [policy] })],
  );
};

/** What happens to a finding happens after what happened before. */
const tooEarly = ({ finding, latest }: Live, { at }: CommandMeta): FindingRejection | null =>
  at >= latest.at
    ? null
    : {
        code: 'finding.before-what-happened',
        data: { finding, at: formatInstant(at), latest: formatInstant(latest.at) },
      };

const answer = (state: Live, { data, meta }: CommandOf<typeof AnswerFinding>): Decided => {
  const { finding, answer: given } = data;
  const { due } = given;
  const known =
    state.status === 'answered' &&
    state.answer.kind === given.kind &&
    state.answer.what === given.what &&
    state.answer.owner === given.owner &&
    state.answer.due === due;
  return unless(
    [
      tooEarly(state, meta),
      due < meta.on && { code: 'finding.due-before-answer', data: { finding, due, on: meta.on } },
    ],
    () => (known ? [] : [FindingAnswered.of({ finding, about: state.content.about, answer: given })]),
  );
};

const close = (state: Live, { data, meta }: CommandOf<typeof CloseFinding>): Decided => {
  const { finding, solved, outcome } = data;
  return unless(
    [tooEarly(state, meta), solved && state.status === 'open' && { code: 'finding.not-answered', data: { finding } }],
    () => [FindingClosed.of({ finding, about: state.content.about, solved, outcome })],
  );
};

/** Answers a command on a finding: all reasons against it, or the event. */
export const decideFinding =
  (command: FindingCommand, _given: NoGiven) =>
  (state: Finding): Decided => {
    if (command.type === 'RaiseFinding') return raise(state, command);
    const { finding } = command.data;
    if (state.status === 'none') return refuse({ code: 'finding.not-raised', data: { finding } });
    if (state.status === 'closed') return refuse({ code: 'finding.closed', data: { finding, on: state.latest.on } });
    return command.type === 'AnswerFinding' ? answer(state, command) : close(state, command);
  };
