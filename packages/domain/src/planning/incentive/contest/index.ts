/** The room of sales contests (销售竞赛, row C5). */
import { type Decider, type Law, lawOf } from '../../../kernel/index.ts';
import { type ContestCommand, contestCommands } from './commands.ts';
import { type ContestGiven, type ContestRejection, contestMessages, decideContest } from './decide.ts';
import { type ContestEvent, contestEvents } from './events.ts';
import { rankingOf } from './ranking.ts';
import { type ContestState, evolveContest } from './state.ts';

export * from './commands.ts';
export { type ContestGiven, type ContestRejection, contestMessages, managersHoldContests } from './decide.ts';
export {
  ContestAnnounced,
  ContestCalledOff,
  ContestClosed,
  type ContestEvent,
  ContestResultEntered,
  type ContestTerms,
  contestEvents,
  type Ranked,
} from './events.ts';
export { type Result, rankingOf } from './ranking.ts';
export { type Contest, type ContestState, evolveContest } from './state.ts';

const asRow = ({
  entrant,
  value,
  place,
  prize,
}: {
  readonly entrant: string;
  readonly value: number;
  readonly place: number;
  readonly prize: number;
}) => [entrant, value, place, prize].join(' ');

/** The laws of the room. */
export const contestLaws: readonly Law[] = [
  lawOf<ContestEvent, ContestState>({
    code: 'contest.ranked-by-results',
    rows: ['C5'],
    text: {
      en: 'A contest is closed by the results that were entered: equal results share place and prize, and prizes add up.',
      zh: '竞赛按登记的成绩评定：成绩相同者名次、奖励均分，奖励合计不变。',
    },
    scope: 'stream',
    handles: contestEvents.map(({ type }) => type),
    initial: null,
    check: (before, event) => {
      const memory = evolveContest(before, event);
      if (event.type !== 'ContestClosed' || before === null) return { memory, breach: null };
      const due = rankingOf(before.terms, before.results).map(asRow);
      const told = event.data.ranking.map(asRow);
      const same = due.length === told.length && due.every((row, index) => row === told[index]);
      return {
        memory,
        breach: same ? null : { en: 'the ranking is another than the results give', zh: '名次与成绩不符' },
      };
    },
  }),
];

/**
 * The decider of contests: one stream a contest.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { contest } from '@clientele/domain/planning';
 *
 * replay(contest, []); // null: nothing was announced yet
 * ```
 */
export const contest: Decider<ContestState, ContestCommand, ContestEvent, ContestRejection, ContestGiven> = {
  category: 'contest',
  version: 1,
  commands: contestCommands,
  events: contestEvents,
  messages: contestMessages,
  laws: contestLaws,
  initial: null,
  streamOf: ({ data }) => data.contest,
  decide: decideContest,
  evolve: evolveContest,
};
