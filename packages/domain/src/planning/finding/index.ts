/**
 * The room of findings: what an analysis found, who answers it by when, and whether that solved it (rows G3 G9 G18). It stands
 * in the wing of planning, since an answer (focus or countermeasure) is a plan: somebody's, by a date.
 */
import type { Decider } from '../../kernel/index.ts';
import { type FindingCommand, findingCommands } from './commands.ts';
import { decideFinding } from './decide.ts';
import { type FindingEvent, findingEvents } from './events.ts';
import { findingLaws } from './laws.ts';
import { type FindingRejection, findingMessages } from './rejections.ts';
import { evolveFinding, type Finding, noFinding } from './state.ts';

export * from './commands.ts';
export * from './events.ts';
export { findingLaws } from './laws.ts';
export {
  checkFindingPolicy,
  type FindingPolicy,
  type FindingPolicyRejection,
  type FindingRule,
  findingPolicy,
  findingRules,
} from './policy.ts';
export { type FindingRejection, findingMessages, findingPolicyMessages } from './rejections.ts';
export type { Finding, FindingMoment } from './state.ts';

/**
 * The decider of a finding.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, year } from '@clientele/domain/kernel';
 * import { finding, RaiseFinding } from '@clientele/domain/planning';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'u1', roles: ['manager'] });
 * const content = { rule: 'by-hand', about: { axis: 'territory', key: 'west' }, period: year(2024) };
 * finding.decide(RaiseFinding.of({ finding: 'F1', content }, meta), {})(finding.initial); // right([{ type: 'FindingRaised', … }])
 * ```
 */
export const finding: Decider<Finding, FindingCommand, FindingEvent, FindingRejection> = {
  category: 'finding',
  version: 1,
  commands: findingCommands,
  events: findingEvents,
  messages: findingMessages,
  laws: findingLaws,
  initial: noFinding,
  streamOf: (command) => command.data.finding,
  decide: decideFinding,
  evolve: evolveFinding,
};
