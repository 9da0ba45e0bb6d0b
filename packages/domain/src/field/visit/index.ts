/** The room of visits (拜访): one stream a visit, from its plan or its unplanned beginning to its report and next action. */
import type { Decider } from '../../kernel/index.ts';
import { type VisitCommand, visitCommands } from './commands.ts';
import { decideVisit, type VisitGiven } from './decide.ts';
import { type VisitEvent, visitEvents } from './events.ts';
import { visitLaws } from './laws.ts';
import { type VisitRejection, visitMessages } from './rejections.ts';
import { evolveVisit, type VisitState } from './state.ts';

export * from './commands.ts';
export * from './content.ts';
export type { VisitGiven } from './decide.ts';
export * from './events.ts';
export { visitLaws } from './laws.ts';
export { completeness, type VisitPolicy, visitPolicy, visitPolicySchema } from './policy.ts';
export { type VisitRejection, visitMessages } from './rejections.ts';
export type { KnownVisit, VisitFindings, VisitMoment, VisitReport, VisitState } from './state.ts';

/**
 * The decider of a visit.
 *
 * @example
 * ```ts
 * import { MissVisit, visit, visitPolicy } from '@clientele/domain/field';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'u1', roles: ['salesperson'] });
 * visit.decide(MissVisit.of({ visit: 'V1' }, meta), { visitPolicy })(visit.initial); // left([{ code: 'visit.unknown', … }])
 * ```
 */
export const visit: Decider<VisitState, VisitCommand, VisitEvent, VisitRejection, VisitGiven> = {
  category: 'visit',
  version: 2,
  commands: visitCommands,
  events: visitEvents,
  messages: visitMessages,
  laws: visitLaws,
  initial: null,
  streamOf: (command) => command.data.visit,
  decide: decideVisit,
  evolve: evolveVisit,
};
