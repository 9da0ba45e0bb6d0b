/**
 * What may be asked of a target plan. Any of it may be dated back, since plans are told late and imported; what is told
 * wrongly is corrected by naming the event, or withdrawn.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, periodSchema } from '../../kernel/index.ts';
import { cellSchema, subjectSchema } from './cell.ts';
import { calendarSchema, metricSchema, spanSchema, unitSchema } from './plan.ts';

const plan = { plan: idSchema };
/** The event that this replaces: what it told was never so. */
const corrects = idSchema.optional();
const statement = z.string().max(2000).optional();

/** What is asked for; without `ideal`, it is as `realistic`. */
const askedValueSchema = z.strictObject({ realistic: z.int().min(0), ideal: z.int().min(0).optional() });

export type AskedValue = z.infer<typeof askedValueSchema>;

/** Opens a plan, which has no targets yet. */
export const OpenTargetPlan = commandType({
  type: 'OpenTargetPlan',
  schema: z.strictObject({
    ...plan,
    name: z.string().min(1).max(400),
    metric: metricSchema,
    unit: unitSchema,
    span: spanSchema,
    calendar: calendarSchema,
    owner: idSchema,
    /** All five are mandatory; what is missing is told by the decider, by its name (row A3). */
    smart: z.strictObject({
      specific: statement,
      measurable: statement,
      achievable: statement,
      relevant: statement,
      timeBound: statement,
    }),
    record: z.boolean().optional(),
  }),
});

/** Sets a target from above, for a cell that is no part of another. */
export const SetTarget = commandType({
  type: 'SetTarget',
  schema: z.strictObject({ ...plan, cell: cellSchema, value: askedValueSchema, corrects }),
});

/** The most parts that are looked at; what a split may hold is bounded by its size. */
export const mostParts = 20_000;

const parts = <T extends z.ZodType>(part: T) => z.array(part).min(1).max(mostParts);
const weight = z.int().min(0);
const given = z.literal('given');

const askedSplitSchema = z.discriminatedUnion('by', [
  z.discriminatedUnion('method', [
    z.strictObject({
      by: z.literal('time'),
      method: given,
      parts: parts(z.strictObject({ period: periodSchema, value: askedValueSchema })),
    }),
    z.strictObject({
      by: z.literal('time'),
      method: z.enum(['largest-remainder', 'cumulative']),
      parts: parts(z.strictObject({ period: periodSchema, weight })),
    }),
  ]),
  z.discriminatedUnion('method', [
    z.strictObject({
      by: z.literal('organisation'),
      method: given,
      parts: parts(z.strictObject({ subject: subjectSchema, value: askedValueSchema })),
    }),
    z.strictObject({
      by: z.literal('organisation'),
      method: z.literal('largest-remainder'),
      parts: parts(z.strictObject({ subject: subjectSchema, weight })),
    }),
  ]),
]);

/** How a target is to be split: along what, into which parts, by which weights or into which values. */
export type AskedSplit = z.infer<typeof askedSplitSchema>;

/** Splits a target, once, along time or along organisation. */
export const DecomposeTarget = commandType({
  type: 'DecomposeTarget',
  schema: z.strictObject({ ...plan, of: cellSchema, split: askedSplitSchema, corrects }),
});

/** Tells a quota, in force from a date until the same subject's next one; rows may come in any order. */
export const SetQuota = commandType({
  type: 'SetQuota',
  schema: z.strictObject({
    ...plan,
    subject: subjectSchema,
    from: localDateSchema,
    value: askedValueSchema,
    corrects,
  }),
});

/** Takes back a target, a split or a quota that was told wrongly, by the event that told it. */
export const WithdrawTarget = commandType({
  type: 'WithdrawTarget',
  schema: z.strictObject({ ...plan, event: idSchema }),
});

/** Approves the plan as it stands. */
export const ApproveTargetPlan = commandType({
  type: 'ApproveTargetPlan',
  schema: z.strictObject({ ...plan, note: z.string().min(1).max(2000).optional() }),
});

/** Sends the plan back to those who made it. */
export const ReturnTargetPlan = commandType({
  type: 'ReturnTargetPlan',
  schema: z.strictObject({ ...plan, reason: z.string().min(1).max(2000) }),
});

/** Every command type of the room. */
export const targetCommands = [
  OpenTargetPlan,
  SetTarget,
  DecomposeTarget,
  SetQuota,
  WithdrawTarget,
  ApproveTargetPlan,
  ReturnTargetPlan,
] as const;

export type TargetCommand = CommandOf<(typeof targetCommands)[number]>;
