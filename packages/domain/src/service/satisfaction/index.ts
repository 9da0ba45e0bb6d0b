/** The room of a customer's satisfaction: what we asked, what he answered, and what came of it. */
import type { Decider } from '../../kernel/index.ts';
import { type SatisfactionCommand, satisfactionCommands } from './commands.ts';
import { decideSatisfaction, type SatisfactionGiven } from './decide.ts';
import { type SatisfactionEvent, satisfactionEvents } from './events.ts';
import { satisfactionLaws } from './laws.ts';
import { type SatisfactionRejection, satisfactionMessages } from './rejections.ts';
import { evolveSatisfaction, nothingHeard, type SatisfactionState } from './state.ts';

export * from './commands.ts';
export type { SatisfactionGiven } from './decide.ts';
export {
  ContactedAfterDelivery,
  CustomerReferred,
  DeliveryNoted,
  FallExplained,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  ReturnVisitMade,
  type SatisfactionEvent,
  SatisfactionFell,
  SurveyAnswered,
  SurveySent,
  satisfactionEvents,
  UpgradeAnswered,
  UpgradeOffered,
} from './events.ts';
export { satisfactionLaws } from './laws.ts';
export { fallOf, type SatisfactionPolicy, type Score, satisfactionPolicy, satisfactionPolicySchema } from './policy.ts';
export { type SatisfactionRejection, satisfactionMessages } from './rejections.ts';
export {
  evolveSatisfaction,
  nothingHeard,
  type SatisfactionState,
  type Survey,
  satisfactionStateSchema,
} from './state.ts';

/**
 * The decider of satisfaction: one stream a customer, whose id is the customer's.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { NoteDelivery, satisfaction, satisfactionPolicy } from '@clientele/domain/service';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'delivery-9', { id: 'u1', roles: ['customer-service'] });
 * const command = NoteDelivery.of({ customer: 'C1', order: 'O7' }, meta);
 * satisfaction.decide(command, { policy: satisfactionPolicy })(satisfaction.initial); // right([{ type: 'DeliveryNoted', … }])
 * ```
 */
export const satisfaction: Decider<
  SatisfactionState,
  SatisfactionCommand,
  SatisfactionEvent,
  SatisfactionRejection,
  SatisfactionGiven
> = {
  category: 'satisfaction',
  version: 1,
  commands: satisfactionCommands,
  events: satisfactionEvents,
  messages: satisfactionMessages,
  laws: satisfactionLaws,
  initial: nothingHeard,
  streamOf: (command) => command.data.customer,
  decide: decideSatisfaction,
  evolve: evolveSatisfaction,
};
