/** The room of appraisals (绩效考核): what was measured of a person, a team or a channel, frozen, and what followed. */
import type { Decider } from '../../kernel/index.ts';
import type { AppraisalGiven } from './authority.ts';
import { type AppraisalCommand, appraisalCommands } from './commands.ts';
import { decideAppraisal } from './decide.ts';
import { type AppraisalEvent, appraisalEvents } from './events.ts';
import { appraisalLaws } from './laws.ts';
import { appraisalMessages } from './messages.ts';
import type { AppraisalRejection } from './rejections.ts';
import { type AppraisalFile, evolveAppraisals, noAppraisals } from './state.ts';

export { type AppraisalAuthority, type AppraisalGiven, managersDecide } from './authority.ts';
export type { CareerPath } from './career.ts';
export * from './commands.ts';
export { coachingBefore } from './decide-consequence.ts';
export { unmetOf } from './decide-following.ts';
export { daysAttended } from './decide-measuring.ts';
export {
  AppraisalAcknowledged,
  type AppraisalEvent,
  AppraisalFeedbackGiven,
  AppraisalFrozen,
  AppraisalObjected,
  AppraisalOpened,
  AppraisalSheetCollected,
  AppraisalSheetIssued,
  appraisalEvents,
  CoachingStarted,
  type Consequence,
  ConsequenceDecided,
  KpiMeasured,
  ObjectionAnswered,
  type Sheet,
  ShortfallExplained,
} from './events.ts';
export { type FactsRejection, factsFaults, type KpiFacts, type KpiInput, kpiFactsSchema } from './facts.ts';
export { type Kpi, type KpiForm, type KpiLayer, type KpiRejection, kpiFaults, kpiForms, kpiLayers } from './kpi.ts';
export {
  frameworkKpis,
  furtherKpis,
  type KpiCatalogueRejection,
  kpiCatalogue,
  sevenKpis,
  sourceKpis,
} from './kpi-catalogue.ts';
export { formTexts, kpiCatalogueMessages } from './kpi-messages.ts';
export { appraisalLaws } from './laws.ts';
export { effectiveClasses, kpiValue, type Measured, type Missing, measureKpi } from './measure.ts';
export { appraisalMessages } from './messages.ts';
export type * from './rejections.ts';
export {
  AdoptAppraisalScheme,
  type AppraisalScheme,
  AppraisalSchemeAdopted,
  appraisalScheme,
  bandOfScore,
  type Cycle,
  cycles,
  type SchemeRejection,
  type ScoreBand,
  schemeFaults,
  sevenKpiScheme,
} from './scheme.ts';
export {
  type AppraisalResult,
  resultOf,
  type Score,
  type ScoredKpi,
  scoreOf,
  spreadWeights,
  wholeWeight,
} from './score.ts';
export {
  type Appraisal,
  type AppraisalFile,
  type AppraisalResponse,
  appraisalOf,
  type Coaching,
  type Decided,
  type Done,
  type Explained,
  evolveAppraisals,
  type Frozen,
  type IssuedSheet,
  noAppraisals,
} from './state.ts';

/**
 * The decider of appraisals: one stream a subject, with all its appraisals, so that what follows from several of them
 * (dismissal only after coaching) has one owner.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { appraisal } from '@clientele/domain/planning';
 *
 * replay(appraisal, []).appraisals; // []: nobody was appraised yet
 * ```
 */
export const appraisal: Decider<AppraisalFile, AppraisalCommand, AppraisalEvent, AppraisalRejection, AppraisalGiven> = {
  category: 'appraisal',
  version: 1,
  commands: appraisalCommands,
  events: appraisalEvents,
  messages: appraisalMessages,
  laws: appraisalLaws,
  initial: noAppraisals,
  streamOf: ({ data }) => data.subject,
  decide: decideAppraisal,
  evolve: evolveAppraisals,
};
