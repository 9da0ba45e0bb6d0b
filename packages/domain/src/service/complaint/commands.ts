/**
 * What can be asked of a complaint. All kinds may be backdated: complaints come from books that were kept before us. Within
 * a complaint time goes forward only, so that its clock can be told for any instant; the decider refuses what doesn't.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { contentSchema, steps } from './content.ts';

const complaint = { complaint: idSchema };

/** Somebody complains; `meta.at` is when, and `meta.by` who recorded it. */
export const LodgeComplaint = commandType({
  type: 'LodgeComplaint',
  schema: z.strictObject({ ...complaint, content: contentSchema }),
});

/**
 * It was entered wrongly: `after` is what was so all along (null: it never was), `corrects` the event that lodged it or last
 * corrected it, `meta.at` the true time of the complaint.
 */
export const CorrectComplaint = commandType({
  type: 'CorrectComplaint',
  schema: z.strictObject({
    ...complaint,
    corrects: idSchema,
    after: contentSchema.nullable(),
    reason: z.string().min(1).max(4000),
  }),
});

/** This department is to answer. */
export const RouteComplaint = commandType({
  type: 'RouteComplaint',
  schema: z.strictObject({ ...complaint, ...steps.routed }),
});

/** The complainant got a first answer. */
export const AcknowledgeComplaint = commandType({
  type: 'AcknowledgeComplaint',
  schema: z.strictObject({ ...complaint, ...steps.acknowledged }),
});

/** This person is to handle it. */
export const AssignComplaint = commandType({
  type: 'AssignComplaint',
  schema: z.strictObject({ ...complaint, ...steps.assigned }),
});

/** The first line can't settle it. */
export const EscalateComplaint = commandType({
  type: 'EscalateComplaint',
  schema: z.strictObject({ ...complaint, ...steps.escalated }),
});

/** It is more, or less, grave than was thought. */
export const ReprioritiseComplaint = commandType({
  type: 'ReprioritiseComplaint',
  schema: z.strictObject({ ...complaint, ...steps.reprioritised }),
});

/** Somebody has to wait for somebody. */
export const PauseComplaint = commandType({
  type: 'PauseComplaint',
  schema: z.strictObject({ ...complaint, ...steps.paused }),
});

/** The waiting is over. */
export const ResumeComplaint = commandType({ type: 'ResumeComplaint', schema: z.strictObject(complaint) });

/** An emergency was talked over with the customer. */
export const NegotiateEmergency = commandType({
  type: 'NegotiateEmergency',
  schema: z.strictObject({ ...complaint, ...steps.negotiated }),
});

/** Something is offered. */
export const ProposeRemedy = commandType({
  type: 'ProposeRemedy',
  schema: z.strictObject({ ...complaint, ...steps.proposed }),
});

/** The complainant accepts what was offered, or refuses it. */
export const AnswerRemedy = commandType({
  type: 'AnswerRemedy',
  schema: z.strictObject({ ...complaint, ...steps.answered }),
});

/** What was accepted was given. */
export const GiveRemedy = commandType({ type: 'GiveRemedy', schema: z.strictObject({ ...complaint, ...steps.given }) });

/** Why it came to this. */
export const RecordCause = commandType({
  type: 'RecordCause',
  schema: z.strictObject({ ...complaint, ...steps.cause }),
});

/** What was put right. */
export const RecordCorrection = commandType({
  type: 'RecordCorrection',
  schema: z.strictObject({ ...complaint, ...steps.correction }),
});

/** What is to keep it from happening again. */
export const PlanPrevention = commandType({
  type: 'PlanPrevention',
  schema: z.strictObject({ ...complaint, ...steps.prevention }),
});

/** That is in place. */
export const CompletePrevention = commandType({
  type: 'CompletePrevention',
  schema: z.strictObject({ ...complaint, ...steps.prevented }),
});

/** It is settled, as we see it. */
export const ResolveComplaint = commandType({
  type: 'ResolveComplaint',
  schema: z.strictObject({ ...complaint, ...steps.resolved }),
});

/** The customer agrees. */
export const ConfirmComplaint = commandType({
  type: 'ConfirmComplaint',
  schema: z.strictObject({ ...complaint, ...steps.confirmed }),
});

/** It isn't settled after all. */
export const ReopenComplaint = commandType({
  type: 'ReopenComplaint',
  schema: z.strictObject({ ...complaint, ...steps.reopened }),
});

/** How it ended, as a source states it that keeps no times. */
export const StateOutcome = commandType({
  type: 'StateOutcome',
  schema: z.strictObject({ ...complaint, ...steps.stated }),
});

/** Every command type of the room. */
export const complaintCommands = [
  LodgeComplaint,
  CorrectComplaint,
  RouteComplaint,
  AcknowledgeComplaint,
  AssignComplaint,
  EscalateComplaint,
  ReprioritiseComplaint,
  PauseComplaint,
  ResumeComplaint,
  NegotiateEmergency,
  ProposeRemedy,
  AnswerRemedy,
  GiveRemedy,
  RecordCause,
  RecordCorrection,
  PlanPrevention,
  CompletePrevention,
  ResolveComplaint,
  ConfirmComplaint,
  ReopenComplaint,
  StateOutcome,
] as const;

/** What can be asked of a complaint. */
export type ComplaintCommand = CommandOf<(typeof complaintCommands)[number]>;
