/** The room of target plans: what was promised, by whom, for when, and how it was decomposed. */
import type { Decider } from '../../kernel/index.ts';
import { type TargetCommand, targetCommands } from './commands.ts';
import { decide } from './decide.ts';
import { type TargetEvent, targetEvents } from './events.ts';
import { targetLaws } from './laws.ts';
import { targetMessages } from './messages.ts';
import type { TargetGiven } from './policy.ts';
import type { TargetRejection } from './rejections.ts';
import { evolve, noPlan, type TargetState } from './state.ts';

export { treeAsOf } from './as-of.ts';
export { clippedGregorian, knowsPeriod, periodsWithin } from './calendar.ts';
export * from './cell.ts';
export * from './change.ts';
export * from './commands.ts';
export {
  type Agreement,
  contentAsOf,
  groundOf,
  type MeasureRecord,
  noContent,
  type PlanContent,
  type Said,
  withContent,
} from './content.ts';
export { isMissed } from './decide-review.ts';
export { type Derivation, upliftedBy, valueFrom } from './derivation.ts';
export * from './events.ts';
export * from './ground.ts';
export { targetLaws } from './laws.ts';
export * from './lookups.ts';
export * from './measure.ts';
export { targetMessages } from './messages.ts';
export * from './plan.ts';
export { generalManagerApproves, type TargetGiven, type TargetPolicy } from './policy.ts';
export type * from './rejections.ts';
export * from './review.ts';
export { elapsedOf, everyDay, type IsSellingDay, sellingDays, shareOfDates } from './selling-days.ts';
export { splitValue, type WeightMethod } from './split.ts';
export type { Deed, Hand, TargetState } from './state.ts';
export {
  type ChangeRecord,
  type Fact,
  type Moved,
  type NodeSplit,
  noTargets,
  type PlanDecision,
  type Quota,
  type TargetNode,
  type TargetTree,
  type Told,
  withEvent,
} from './tree.ts';
export { type AskedWeight, type RampUp, strengthIn, type WeightBasis, weightsOf } from './weights.ts';

/**
 * The decider of target plans: one stream a plan.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { target } from '@clientele/domain/planning';
 *
 * replay(target, []).tree.header; // null: nothing was opened yet
 * ```
 */
export const target: Decider<TargetState, TargetCommand, TargetEvent, TargetRejection, TargetGiven> = {
  category: 'target',
  version: 1,
  commands: targetCommands,
  events: targetEvents,
  messages: targetMessages,
  laws: targetLaws,
  initial: noPlan,
  streamOf: ({ data }) => data.plan,
  decide,
  evolve,
};
