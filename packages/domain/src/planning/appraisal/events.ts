/**
 * What happens in the appraisals of one subject (a person, a team, a channel): each is opened for a period, measured and
 * frozen with its inputs; the unmet is explained, feedback is given and answered, and consequences are decided.
 */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  periodSchema,
  tag,
} from '../../kernel/index.ts';
import { type Subject, subjectSchema, subjectTags } from '../target/index.ts';
import { kpiFactsSchema } from './facts.ts';
import { schemeSchema } from './scheme.ts';
import { resultSchema } from './score.ts';

/** Whose appraisal; short enough to name a stream. */
const appraisedSchema = subjectSchema.refine((subject) => subject.length <= 200, {
  message: 'a subject that is appraised has at most 200 characters',
  params: { zh: '考核对象最多 200 个字符' },
});

export const ofAppraisal = { subject: appraisedSchema, appraisal: idSchema } as const;

const about = ({ subject, appraisal }: { readonly subject: Subject; readonly appraisal: string }) => [
  tag('appraisal', appraisal),
  ...subjectTags([subject]),
];

export const text = z.string().min(1).max(2000);
const days = z.int().min(0).max(400);

/** The sheets that a supervisor issues and collects (row B26). */
export const sheetSchema = z.discriminatedUnion('form', [
  /** Days of work, and those of them that were leave or meetings. */
  z.strictObject({ form: z.literal('attendance'), workingDays: days, leaveDays: days, meetingDays: days }),
  z.strictObject({ form: z.literal('appraisal'), remarks: text }),
]);

export type Sheet = z.infer<typeof sheetSchema>;

export const inputSchema = z.strictObject({
  kpi: z.string().min(1).max(60),
  facts: kpiFactsSchema,
  source: z.string().min(1).max(400),
});

export const meetingSchema = z.strictObject({ on: localDateSchema, participants: z.array(idSchema).max(200) });

/** What can follow from an appraisal (rows B21–B23). */
export const consequenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reward'), amount: moneySchema.nullable() }),
  z.strictObject({ kind: z.literal('penalty'), amount: moneySchema.nullable() }),
  z.strictObject({ kind: z.literal('promotion'), from: z.string().min(1).max(100), to: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('dismissal') }),
]);

export type Consequence = z.infer<typeof consequenceSchema>;

/** An appraisal was opened, by a scheme that is kept whole, so that it can be computed again for ever (rows B18 B19). */
export const AppraisalOpened = eventType({
  type: 'AppraisalOpened',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, appraisee: idSchema, period: periodSchema, scheme: schemeSchema }),
  tags: (data) => [...about(data), tag('staff', data.appraisee)],
});

/** A sheet went out to the appraised (row B26). */
export const AppraisalSheetIssued = eventType({
  type: 'AppraisalSheetIssued',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, form: z.enum(['attendance', 'appraisal']), due: localDateSchema }),
  tags: about,
});

/** A sheet came back, with what it says (row B26). */
export const AppraisalSheetCollected = eventType({
  type: 'AppraisalSheetCollected',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, sheet: sheetSchema }),
  tags: about,
});

/** An indicator was measured; measured again before the appraisal is frozen, the last facts hold (rows B2–B8). */
export const KpiMeasured = eventType({
  type: 'KpiMeasured',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, input: inputSchema }),
  tags: about,
});

/** The appraisal was frozen with all its inputs; with `corrects`, anew after an objection that was upheld. */
export const AppraisalFrozen = eventType({
  type: 'AppraisalFrozen',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, inputs: z.array(inputSchema).max(50), result: resultSchema }),
  tags: about,
});

/** Why a target wasn't met, and what is done about it, as found in a meeting (rows B17 B25). */
export const ShortfallExplained = eventType({
  type: 'ShortfallExplained',
  version: 1,
  schema: z.strictObject({
    ...ofAppraisal,
    kpi: z.string().min(1).max(60),
    cause: text,
    countermeasure: text,
    owner: idSchema,
    /** Until when the countermeasure is to be done. */
    due: localDateSchema,
    meeting: meetingSchema,
  }),
  tags: about,
});

/** The appraised was told the result, with guidance (row B24). */
export const AppraisalFeedbackGiven = eventType({
  type: 'AppraisalFeedbackGiven',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, guidance: text }),
  tags: about,
});

/** The appraised acknowledged it. */
export const AppraisalAcknowledged = eventType({
  type: 'AppraisalAcknowledged',
  version: 1,
  schema: z.strictObject(ofAppraisal),
  tags: about,
});

/** The appraised objected. */
export const AppraisalObjected = eventType({
  type: 'AppraisalObjected',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, reason: text }),
  tags: about,
});

/** The objection was upheld, and the appraisal is measured anew; or it was dismissed. */
export const ObjectionAnswered = eventType({
  type: 'ObjectionAnswered',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, upheld: z.boolean(), reason: text }),
  tags: about,
});

/** A period of coaching was begun on the evidence of an appraisal (row B23). */
export const CoachingStarted = eventType({
  type: 'CoachingStarted',
  version: 1,
  schema: z.strictObject({
    ...ofAppraisal,
    coach: idSchema,
    from: localDateSchema,
    /** The first day after it. */
    until: localDateSchema,
    goal: text,
  }),
  tags: about,
});

/** A consequence was decided on the evidence of an appraisal (rows B21–B23). */
export const ConsequenceDecided = eventType({
  type: 'ConsequenceDecided',
  version: 1,
  schema: z.strictObject({ ...ofAppraisal, consequence: consequenceSchema, reason: text }),
  tags: about,
});

/** Every event type of the room. */
export const appraisalEvents = [
  AppraisalOpened,
  AppraisalSheetIssued,
  AppraisalSheetCollected,
  KpiMeasured,
  AppraisalFrozen,
  ShortfallExplained,
  AppraisalFeedbackGiven,
  AppraisalAcknowledged,
  AppraisalObjected,
  ObjectionAnswered,
  CoachingStarted,
  ConsequenceDecided,
] as const;

export type AppraisalEvent = EventOf<(typeof appraisalEvents)[number]>;
