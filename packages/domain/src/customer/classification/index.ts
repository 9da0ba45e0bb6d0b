/** The room of a customer's class: values on open axes, by judgement, and grades, by policy from kept evidence. */
import type { Decider } from '../../kernel/index.ts';
import { type ClassificationCommand, classificationCommands } from './commands.ts';
import { type ClassificationGiven, decideClassification } from './decide.ts';
import { type ClassificationEvent, classificationEvents } from './events.ts';
import { classificationLaws } from './laws.ts';
import { type ClassificationRejection, classificationMessages } from './rejections.ts';
import { type Classification, evolveClassification, unclassified } from './state.ts';

export {
  type AmountBandPolicy,
  type AmountBandRejection,
  bandOf,
  checkAmountBandPolicy,
} from './amount-bands.ts';
export * from './axes.ts';
export * from './commands.ts';
export type { ClassificationGiven } from './decide.ts';
export * from './events.ts';
export { type EvidenceRejection, evidenceFaults } from './evidence.ts';
export {
  checkGradePolicy,
  type GradePolicy,
  type GradePolicyRejection,
  gradeOf,
  isVip,
  paretoPolicy,
  type VipPolicy,
  vipPolicy,
} from './grade.ts';
export {
  checkGradeUses,
  type GradeUse,
  type GradeUsePolicy,
  type GradeUseRejection,
  useOfGrade,
} from './grade-uses.ts';
export { classificationLaws, gradeFollowsEvidence } from './laws.ts';
export { type Position, type PositionEvidence, type PositionPolicy, positionOf, positionPolicy } from './position.ts';
export { type ClassificationRejection, classificationFactText, classificationMessages } from './rejections.ts';
export {
  cutScore,
  quintileScore,
  type RfmCuts,
  type RfmPolicy,
  type RfmQuintiles,
  type RfmScores,
  rfmClass,
  rfmPolicy,
} from './rfm.ts';
export { amountBandMessages, gradeUseMessages } from './segment-texts.ts';
export {
  type AxisFact,
  type Classification,
  type GradeFact,
  gradeNow,
  type ToldAxis,
  toldOfAxis,
  valueNow,
} from './state.ts';

/**
 * The decider of a customer's classification: one stream a customer, whose id is the customer's.
 *
 * @example
 * ```ts
 * import { ClassifyCustomer, classification, classificationAxesPolicy, paretoPolicy } from '@clientele/domain/customer';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'import-2', { id: 'u1', roles: ['sales-assistant'] });
 * const command = ClassifyCustomer.of({ customer: 'C1', axis: 'trade-form', value: 'chain' }, meta);
 * const given = { gradePolicy: paretoPolicy, axes: classificationAxesPolicy };
 * classification.decide(command, given)(classification.initial); // right([{ type: 'CustomerClassified', … }])
 * ```
 */
export const classification: Decider<
  Classification,
  ClassificationCommand,
  ClassificationEvent,
  ClassificationRejection,
  ClassificationGiven
> = {
  category: 'classification',
  version: 1,
  commands: classificationCommands,
  events: classificationEvents,
  messages: classificationMessages,
  laws: classificationLaws,
  initial: unclassified,
  streamOf: (command) => command.data.customer,
  decide: decideClassification,
  evolve: evolveClassification,
};
