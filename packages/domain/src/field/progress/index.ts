/** The room of sales progress (定期跟进销售进度并支持, row P39): one stream a salesperson; no problem goes without guidance. */
import {
  addDays,
  type Decider,
  type Decision,
  formatInstant,
  type Law,
  lawOf,
  policyRef,
  type Text,
  unless,
} from '../../kernel/index.ts';
import type { VisitRules } from '../visitplan/index.ts';
import { type FollowUpProgress, type ProgressCommand, progressCommands, type TellProblem } from './commands.ts';
import { ProblemMet, type ProgressEvent, ProgressFollowedUp, progressEvents } from './events.ts';
import { type ProgressRejection, progressMessages } from './rejections.ts';
import { evolveProgress, notFollowedUp, type ProgressState } from './state.ts';

export * from './commands.ts';
export { ProblemMet, type ProgressEvent, ProgressFollowedUp, progressEvents } from './events.ts';
export { type ProgressRejection, progressMessages } from './rejections.ts';
export type { ProgressProblem, ProgressState } from './state.ts';

/** What the room needs from outside: by which rules progress is followed up. */
export interface ProgressGiven {
  /** The adopted rules that a command may name. */
  readonly visitRules: readonly VisitRules[];
}

type Reason = ProgressRejection | false | null;
type Decided = Decision<ProgressRejection, ProgressEvent>;

const tooEarly = ({ latest }: ProgressState, { data, meta }: ProgressCommand): Reason =>
  latest !== null &&
  meta.at < latest && {
    code: 'progress.before-what-happened',
    data: { salesperson: data.salesperson, at: formatInstant(meta.at), latest: formatInstant(latest) },
  };

const tell = (state: ProgressState, command: ReturnType<typeof TellProblem.of>): Decided => {
  const { salesperson, problem } = command.data;
  const known = state.problems.some((one) => one.problem === problem);
  return unless<ProgressRejection, ProgressEvent>(
    [known && { code: 'progress.problem-known', data: { salesperson, problems: [problem] } }, tooEarly(state, command)],
    () => [ProblemMet.of(command.data)],
  );
};

const followUp = (
  state: ProgressState,
  command: ReturnType<typeof FollowUpProgress.of>,
  adopted: readonly VisitRules[],
): Decided => {
  const { rules: ref, ...told } = command.data;
  const { salesperson, guidance, next } = told;
  const { on, by } = command.meta;
  const open = state.problems.filter(({ solved }) => !solved).map(({ problem }) => problem);
  const advised = guidance.map(({ problem }) => problem);
  const left = open.filter((problem) => !advised.includes(problem));
  const strange = [...new Set(advised.filter((problem) => !open.includes(problem)))];
  const twice = [...new Set(advised.filter((problem, at) => advised.indexOf(problem) !== at))];
  const rules = adopted.find((one) => policyRef(one) === ref);
  const latest = rules === undefined ? next : addDays(on, rules.progressDays);
  return unless<ProgressRejection, ProgressEvent>(
    [
      rules === undefined && { code: 'progress.rules-unknown', data: { salesperson, rules: ref } },
      by.id === salesperson && { code: 'progress.by-himself', data: { salesperson } },
      state.followUps.includes(command.data.followUp) && {
        code: 'progress.followed-up-already',
        data: { salesperson, followUp: command.data.followUp },
      },
      left.length > 0 && { code: 'progress.without-guidance', data: { salesperson, problems: left } },
      strange.length > 0 && { code: 'progress.problem-not-open', data: { salesperson, problems: strange } },
      twice.length > 0 && { code: 'progress.problem-twice', data: { salesperson, problems: twice } },
      next <= on && { code: 'progress.next-not-to-come', data: { salesperson, next, on } },
      next > latest && { code: 'progress.next-too-late', data: { salesperson, next, latest } },
      tooEarly(state, command),
    ],
    () => [ProgressFollowedUp.of({ ...told, manager: by.id }, { policies: [ref] })],
  );
};

const text = (en: string, zh: string): Text => ({ en, zh });

const guided: Law = lawOf<ProgressEvent, ReadonlySet<string>>({
  code: 'progress.guidance-on-every-problem',
  rows: ['P39'],
  text: text(
    'Whenever progress is followed up, every problem that is open gets guidance, in the name of another than who met it.',
    '每次跟进销售进度，均由他人对所有待解决的问题逐一给予指导。',
  ),
  scope: 'stream',
  handles: progressEvents.map(({ type }) => type),
  initial: new Set(),
  check: (open, event) => {
    const after = new Set(open);
    if (event.type === 'ProblemMet') return { memory: after.add(event.data.problem), breach: null };
    const { guidance, manager, salesperson } = event.data;
    for (const { problem } of guidance) after.delete(problem);
    const breach =
      after.size > 0
        ? text(`no guidance on ${[...after].join(', ')}`, `未指导：${[...after].join('、')}`)
        : manager === salesperson
          ? text('it is in the own name', '由本人跟进')
          : null;
    const solved = new Set(guidance.flatMap((one) => (one.solved ? [one.problem] : [])));
    return { memory: new Set([...open].filter((problem) => !solved.has(problem))), breach };
  },
});

/**
 * The decider of sales progress.
 *
 * @example
 * ```ts
 * import { progress, standardVisitRules, TellProblem } from '@clientele/domain/field';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'S7', roles: ['salesperson'] });
 * const problem = { salesperson: 'S7', problem: 'B1', what: 'a rival halved its price' };
 * progress.decide(TellProblem.of(problem, meta), { visitRules: [standardVisitRules] })(progress.initial);
 * // right([{ type: 'ProblemMet', … }])
 * ```
 */
export const progress: Decider<ProgressState, ProgressCommand, ProgressEvent, ProgressRejection, ProgressGiven> = {
  category: 'progress',
  version: 1,
  commands: progressCommands,
  events: progressEvents,
  messages: progressMessages,
  laws: [guided],
  initial: notFollowedUp,
  streamOf: ({ data }) => data.salesperson,
  decide:
    (command, { visitRules }) =>
    (state) =>
      command.type === 'TellProblem' ? tell(state, command) : followUp(state, command, visitRules),
  evolve: evolveProgress,
};
