/** The room of complaints: from the first word of a customer to what keeps it from happening again. */
import type { Decider } from '../../kernel/index.ts';
import { type ComplaintCommand, complaintCommands } from './commands.ts';
import { type ComplaintGiven, decideComplaint } from './decide.ts';
import { type ComplaintEvent, complaintEvents } from './events.ts';
import { complaintLaws } from './laws.ts';
import { complaintMessages } from './rejection-texts.ts';
import type { ComplaintRejection } from './rejections.ts';
import { type ComplaintState, evolveComplaint, unlodged } from './state.ts';

export { type ComplaintClocks, type ComplaintPolicies, complaintClocks, lapsesAt, standingAt } from './clock.ts';
export * from './commands.ts';
export type { ComplaintContent } from './content.ts';
export type { ComplaintGiven } from './decide.ts';
export { type ComplaintDispute, complaintDisputes } from './dispute-manager.ts';
export * from './events.ts';
export { complaintLaws } from './laws.ts';
export { type Allotment, allotmentOf, type ComplaintPolicy, complaintPolicy, complaintPolicySchema } from './policy.ts';
export { complaintMessages } from './rejection-texts.ts';
export type { ComplaintRejection } from './rejections.ts';
export {
  type ComplaintState,
  complaintAt,
  complaintStateSchema,
  evolveComplaint,
  type LodgedComplaint,
  type Moment as ComplaintMoment,
  type Remedy,
  unlodged,
} from './state.ts';
export * from './words.ts';

/**
 * The decider of complaints: one stream a complaint.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { complaint, complaintPolicy, LodgeComplaint } from '@clientele/domain/service';
 *
 * const meta = madeOn(chinaStandardTime, '2024-10-11', 'call-17', { id: 'u1', roles: ['customer-service'] });
 * const content = { customer: 'C1', channel: 'phone', about: { order: 'O7' }, class: 'quality', severity: 'ordinary' } as const;
 * const command = LodgeComplaint.of({ complaint: 'K1', content }, meta);
 * complaint.decide(command, { policy: complaintPolicy })(complaint.initial); // right([{ type: 'ComplaintLodged', … }])
 * ```
 */
export const complaint: Decider<ComplaintState, ComplaintCommand, ComplaintEvent, ComplaintRejection, ComplaintGiven> =
  {
    category: 'complaint',
    version: 1,
    commands: complaintCommands,
    events: complaintEvents,
    messages: complaintMessages,
    laws: complaintLaws,
    initial: unlodged,
    streamOf: (command) => command.data.complaint,
    decide: decideComplaint,
    evolve: evolveComplaint,
  };
