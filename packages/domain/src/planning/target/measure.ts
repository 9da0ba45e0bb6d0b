/**
 * What is done to reach a plan's targets: measures of each kind that a sales plan holds (rows A28 A29 A30), each with who
 * answers for it, an indicator, a share of the budget (row A31) and milestones in time; and how they are checked (row A37).
 */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
} from '../../kernel/index.ts';
import { about, plan } from './about.ts';
import { subjectSchema } from './cell.ts';
import { metricSchema } from './plan.ts';

const words = z.string().min(1).max(2000);

/** The elements of a sales plan (rows A29 A30). */
export const measureKinds = [
  'sales-strategy',
  'channel',
  'customer-development',
  'activity',
  'product-positioning',
  'price',
  'promotion',
] as const;

export type MeasureKind = (typeof measureKinds)[number];

export const measureSchema = z.strictObject({
  measure: idSchema,
  kind: z.enum(measureKinds),
  title: z.string().min(1).max(400),
  what: words,
  /** Whose targets it serves. */
  subject: subjectSchema,
  /** Who carries it out: an actor's id. */
  responsible: idSchema,
  /** By what it is seen to work. */
  indicator: z.strictObject({ metric: metricSchema, least: z.int().min(0) }),
  /** Its share of the plan's budget. */
  budget: moneySchema.optional(),
  /** In order of time. */
  milestones: z
    .array(z.strictObject({ milestone: idSchema, due: localDateSchema, what: words }))
    .min(1)
    .max(100),
});

/** One thing that is done to reach the targets. */
export type Measure = Readonly<z.infer<typeof measureSchema>>;

/** A measure was planned (rows A28 A29 A30). */
export const MeasurePlanned = eventType({
  type: 'MeasurePlanned',
  version: 1,
  schema: z.strictObject({ ...plan, measure: measureSchema }),
  tags: (data) => about(data.plan, [data.measure.subject]),
});

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reached') }),
  /** Why not, and what is done about it. */
  z.strictObject({ kind: z.literal('missed'), cause: words, countermeasure: words }),
]);

const milestone = { ...plan, measure: idSchema, milestone: idSchema, outcome: outcomeSchema };

/** It was told of a milestone whether it was reached. */
export const MilestoneReported = eventType({
  type: 'MilestoneReported',
  version: 1,
  schema: z.strictObject(milestone),
  tags: (data) => about(data.plan),
});

const check = {
  ...plan,
  measure: idSchema,
  finding: z.enum(['on-track', 'behind', 'stopped']),
  instruction: words,
};

/** Somebody else than who carries a measure out looked at how it goes, and said what is next (row A37). */
export const MeasureChecked = eventType({
  type: 'MeasureChecked',
  version: 1,
  schema: z.strictObject(check),
  tags: (data) => about(data.plan),
});

export type MeasureEvent =
  | EventOf<typeof MeasurePlanned>
  | EventOf<typeof MilestoneReported>
  | EventOf<typeof MeasureChecked>;

export const measureEvents = [MeasurePlanned, MilestoneReported, MeasureChecked] as const;

/** Plans a measure. */
export const PlanMeasure = commandType({
  type: 'PlanMeasure',
  schema: z.strictObject({ ...plan, measure: measureSchema }),
});

/** Tells of a milestone whether it was reached. */
export const ReportMilestone = commandType({ type: 'ReportMilestone', schema: z.strictObject(milestone) });

/** Checks how a measure goes. */
export const CheckMeasure = commandType({ type: 'CheckMeasure', schema: z.strictObject(check) });

export const measureCommands = [PlanMeasure, ReportMilestone, CheckMeasure] as const;

export type MeasureCommand = CommandOf<(typeof measureCommands)[number]>;
