/** The room of daily results: what was reached on a day, confirmed by somebody above (row B20). */
import type { Decider } from '../../kernel/index.ts';
import { type ResultCommand, resultCommands } from './commands.ts';
import { decide } from './decide.ts';
import { type ResultEvent, resultEvents } from './events.ts';
import { resultLaws } from './laws.ts';
import { type ResultRejection, resultMessages } from './rejections.ts';
import { evolve, nothingConfirmed, type ResultState } from './state.ts';

export * from './commands.ts';
export * from './events.ts';
export { resultLaws } from './laws.ts';
export { type ResultRejection, resultMessages } from './rejections.ts';
export { type Confirmed, evolve as withResult, nothingConfirmed, type ResultState } from './state.ts';

/** The decider of daily results: one stream a plan and day. */
export const result: Decider<ResultState, ResultCommand, ResultEvent, ResultRejection> = {
  category: 'result',
  version: 1,
  commands: resultCommands,
  events: resultEvents,
  messages: resultMessages,
  laws: resultLaws,
  initial: nothingConfirmed,
  streamOf: ({ data }) => `${data.plan}.${data.on}`,
  decide,
  evolve,
};
