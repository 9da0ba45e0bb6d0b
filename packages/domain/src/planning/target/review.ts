/**
 * Looking back at a target: the seven review questions with their answers (rows A39–A45), the cause of a shortfall, what was
 * learnt and became a standard (row A36), how a shortfall is to be caught up (row A45), and progress told upward (row A35).
 */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  periodSchema,
} from '../../kernel/index.ts';
import { about, plan } from './about.ts';
import { cellSchema, subjectSchema, valueSchema } from './cell.ts';

const words = z.string().min(1).max(2000);
const wordsList = z.array(words).min(1).max(20);

/** The answers to the seven questions, all of them. */
export const answersSchema = z.strictObject({
  /** ① What is wanted by the end of the year: in words, and as a figure in the plan's unit (row A39). */
  yearEnd: z.strictObject({ result: words, value: z.int().min(0) }),
  /** ② The obstacles in the way (row A40). */
  obstacles: wordsList,
  /** ③ What the territory is strong in, and what it lacks (row A41). */
  territory: z.strictObject({ strengths: wordsList, weaknesses: wordsList }),
  /** ④ What a miss of this period means for the final goal: in words; the figures follow from the log (row A42). */
  impact: words,
  /** ⑤ Which of the goals that were reached were progressive ones: their subjects (row A43). */
  progressive: z.array(subjectSchema).max(50),
  /** ⑥ How the progress was made (row A44). */
  progress: words,
  /** ⑦ How else a shortfall can be made up for (row A45). */
  remedy: words,
});

/** What was answered to the seven review questions. */
export type ReviewAnswers = Readonly<z.infer<typeof answersSchema>>;

const review = {
  ...plan,
  cell: cellSchema,
  /** What was reached, in the plan's unit. */
  actual: z.int(),
  answers: answersSchema,
  /** Why a target was missed; told where it was. */
  cause: words.optional(),
};

/** A target whose period is over was looked back at (rows A36 A39–A45). */
export const TargetReviewed = eventType({
  type: 'TargetReviewed',
  version: 1,
  /** `expected` is the target that stood when the period closed. */
  schema: z.strictObject({ ...review, expected: valueSchema }),
  tags: (data) => about(data.plan, [data.cell.subject]),
});

const standard = {
  ...plan,
  standard: idSchema,
  /** The reviewed target that taught it. */
  lessonOf: cellSchema,
  rule: words,
  from: localDateSchema,
};

/** What a review taught became a standard (row A36). */
export const StandardAdopted = eventType({
  type: 'StandardAdopted',
  version: 1,
  schema: z.strictObject(standard),
  tags: (data) => about(data.plan),
});

const catchUp = {
  ...plan,
  /** The target whose parts over time share what is left of it. */
  of: cellSchema,
  /** What was reached of it in its closed parts. */
  actual: z.int(),
};

/** What is still missing of a target was spread over its open periods, by their targets (row A45). */
export const CatchUpPlanned = eventType({
  type: 'CatchUpPlanned',
  version: 1,
  schema: z.strictObject({
    ...catchUp,
    whole: valueSchema,
    parts: z.array(z.strictObject({ period: periodSchema, target: valueSchema, needed: valueSchema })).min(1),
  }),
  tags: (data) => about(data.plan, [data.of.subject]),
});

const progress = {
  ...plan,
  period: periodSchema,
  /** Whom it was told to: an actor's id. */
  to: idSchema,
  actual: z.int(),
  says: words,
};

/** The progress of a period was told upward (row A35). */
export const ProgressReported = eventType({
  type: 'ProgressReported',
  version: 1,
  schema: z.strictObject({ ...progress, due: localDateSchema }),
  tags: (data) => about(data.plan),
});

export type ReviewEvent =
  | EventOf<typeof TargetReviewed>
  | EventOf<typeof StandardAdopted>
  | EventOf<typeof CatchUpPlanned>
  | EventOf<typeof ProgressReported>;

export const reviewEvents = [TargetReviewed, StandardAdopted, CatchUpPlanned, ProgressReported] as const;

/** Answers the seven questions of a target whose period is over. */
export const ReviewTarget = commandType({ type: 'ReviewTarget', schema: z.strictObject(review) });

/** Makes a standard of what a review taught. */
export const AdoptStandard = commandType({ type: 'AdoptStandard', schema: z.strictObject(standard) });

/** Spreads what is still missing of a target over its open periods. */
export const PlanCatchUp = commandType({ type: 'PlanCatchUp', schema: z.strictObject(catchUp) });

/** Tells the progress of a month upward. */
export const ReportProgress = commandType({ type: 'ReportProgress', schema: z.strictObject(progress) });

export const reviewCommands = [ReviewTarget, AdoptStandard, PlanCatchUp, ReportProgress] as const;

export type ReviewCommand = CommandOf<(typeof reviewCommands)[number]>;
