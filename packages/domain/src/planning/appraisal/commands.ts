/** What may be asked of the appraisals of one subject. Any of it may be dated back, but not before what it follows from. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, periodSchema } from '../../kernel/index.ts';
import { consequenceSchema, inputSchema, meetingSchema, ofAppraisal, sheetSchema, text } from './events.ts';

/** Opens an appraisal of a subject for a period, by an adopted scheme named as name@version. */
export const OpenAppraisal = commandType({
  type: 'OpenAppraisal',
  schema: z.strictObject({
    ...ofAppraisal,
    /** The actor who answers for the subject: the person, or the head of the team or channel. */
    appraisee: idSchema,
    period: periodSchema,
    scheme: z.string().min(1).max(100),
  }),
});

/** Gives out an attendance or appraisal sheet. */
export const IssueAppraisalSheet = commandType({
  type: 'IssueAppraisalSheet',
  schema: z.strictObject({ ...ofAppraisal, form: z.enum(['attendance', 'appraisal']), due: localDateSchema }),
});

/** Takes a sheet back. */
export const CollectAppraisalSheet = commandType({
  type: 'CollectAppraisalSheet',
  schema: z.strictObject({ ...ofAppraisal, sheet: sheetSchema }),
});

/** Measures an indicator of the scheme by facts. */
export const MeasureKpi = commandType({
  type: 'MeasureKpi',
  schema: z.strictObject({ ...ofAppraisal, input: inputSchema }),
});

/** Freezes the appraisal with what was measured. */
export const FreezeAppraisal = commandType({ type: 'FreezeAppraisal', schema: z.strictObject(ofAppraisal) });

/** Explains an unmet target. */
export const ExplainShortfall = commandType({
  type: 'ExplainShortfall',
  schema: z.strictObject({
    ...ofAppraisal,
    kpi: z.string().min(1).max(60),
    /** Both are mandatory; blank ones are told by the decider. */
    cause: z.string().max(2000),
    countermeasure: z.string().max(2000),
    owner: idSchema,
    due: localDateSchema,
    meeting: meetingSchema,
  }),
});

/** Tells the appraised the result. */
export const GiveAppraisalFeedback = commandType({
  type: 'GiveAppraisalFeedback',
  schema: z.strictObject({ ...ofAppraisal, guidance: text }),
});

/** Acknowledges the result. */
export const AcknowledgeAppraisal = commandType({ type: 'AcknowledgeAppraisal', schema: z.strictObject(ofAppraisal) });

/** Objects to the result. */
export const ObjectToAppraisal = commandType({
  type: 'ObjectToAppraisal',
  schema: z.strictObject({ ...ofAppraisal, reason: text }),
});

/** Answers an objection. */
export const AnswerObjection = commandType({
  type: 'AnswerObjection',
  schema: z.strictObject({ ...ofAppraisal, upheld: z.boolean(), reason: text }),
});

/** Begins coaching of somebody whose appraisal is below expectation. */
export const StartCoaching = commandType({
  type: 'StartCoaching',
  schema: z.strictObject({
    ...ofAppraisal,
    coach: idSchema,
    from: localDateSchema,
    until: localDateSchema,
    goal: text,
  }),
});

/** Decides a consequence. */
export const DecideConsequence = commandType({
  type: 'DecideConsequence',
  schema: z.strictObject({ ...ofAppraisal, consequence: consequenceSchema, reason: text }),
});

/** Every command type of the room. */
export const appraisalCommands = [
  OpenAppraisal,
  IssueAppraisalSheet,
  CollectAppraisalSheet,
  MeasureKpi,
  FreezeAppraisal,
  ExplainShortfall,
  GiveAppraisalFeedback,
  AcknowledgeAppraisal,
  ObjectToAppraisal,
  AnswerObjection,
  StartCoaching,
  DecideConsequence,
] as const;

export type AppraisalCommand = CommandOf<(typeof appraisalCommands)[number]>;
