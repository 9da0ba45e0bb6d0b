/**
 * What may be asked of a target plan. Any of it may be dated back, since plans are told late and imported; what is told
 * wrongly is corrected by naming the event, or withdrawn.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, periodSchema } from '../../kernel/index.ts';
import { cellSchema, subjectSchema } from './cell.ts';
import { askedChangeSchema, changeCauseSchema } from './change.ts';
import { derivationSchema, upliftSchema } from './derivation.ts';
import { headerSchema } from './events.ts';
import { groundCommands } from './ground.ts';
import { measureCommands } from './measure.ts';
import { calendarSchema, metricSchema, spanSchema, unitSchema } from './plan.ts';
import { reviewCommands } from './review.ts';
import { type AskedWeight, rampUpSchema, weightBasisSchema } from './weights.ts';

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
    follows: headerSchema.shape.follows,
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

/** Sets a target from above, for a cell that is no part of another: its value, or how it follows from a base. */
export const SetTarget = commandType({
  type: 'SetTarget',
  schema: z.strictObject({
    ...plan,
    cell: cellSchema,
    value: z.union([
      askedValueSchema,
      /** The ideal value so many ten-thousandths above the realistic one (row A13). */
      z.strictObject({ realistic: z.int().min(0), uplift: upliftSchema }),
      /** What follows from a base, by named adjustments (rows A13 A21 A24). */
      z.strictObject({ derived: derivationSchema }),
    ]),
    corrects,
  }),
});

/** The most cells that a table may have. */
export const mostTableCells = 10_000;

/**
 * Decomposes a target in two directions at once: rows are subjects, columns are periods, and both margins are as near to
 * the weights as whole numbers get (`rules.md §3.4`, controlled rounding).
 */
export const DecomposeInTable = commandType({
  type: 'DecomposeInTable',
  schema: z.strictObject({
    ...plan,
    of: cellSchema,
    subjects: z.array(subjectSchema).min(1).max(mostTableCells),
    periods: z.array(periodSchema).min(1).max(mostTableCells),
    /** A row a subject, in it a weight a period. */
    weights: z
      .array(z.array(z.int().min(0)).min(1).max(mostTableCells))
      .min(1)
      .max(mostTableCells),
  }),
});

/** The most parts that are looked at; what a split may hold is bounded by its size. */
export const mostParts = 20_000;

const parts = <T extends z.ZodType>(part: T) => z.array(part).min(1).max(mostParts);
const given = z.literal('given');

/** A weight, or what it rests on (rows A22 A23 A24). */
const weighted = {
  weight: z.int().min(0).optional(),
  basis: weightBasisSchema.optional(),
  rampUp: rampUpSchema.optional(),
};
const hasWeight = ({ weight, basis }: AskedWeight): boolean => (weight === undefined) !== (basis === undefined);
const oneOfBoth = {
  message: 'expected either a weight or its basis',
  params: { zh: '权重与其依据须任填其一' },
  path: ['weight'],
};

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
      parts: parts(z.strictObject({ period: periodSchema, ...weighted }).refine(hasWeight, oneOfBoth)),
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
      parts: parts(z.strictObject({ subject: subjectSchema, ...weighted }).refine(hasWeight, oneOfBoth)),
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

const change = { ...plan, change: idSchema };

/** Proposes a change of an approved plan: a balanced transfer, or an explicit change of a total (rows A32 A33). */
export const ProposeTargetChange = commandType({
  type: 'ProposeTargetChange',
  schema: z.strictObject({
    ...change,
    asked: askedChangeSchema,
    cause: changeCauseSchema,
    reason: z.string().min(1).max(2000),
  }),
});

/** Approves a proposed change, which takes effect on the command's date. */
export const ApproveTargetChange = commandType({ type: 'ApproveTargetChange', schema: z.strictObject(change) });

/** Declines a proposed change, with the reason. */
export const DeclineTargetChange = commandType({
  type: 'DeclineTargetChange',
  schema: z.strictObject({ ...change, reason: z.string().min(1).max(2000) }),
});

/** Every command type of the room. */
export const targetCommands = [
  OpenTargetPlan,
  SetTarget,
  DecomposeTarget,
  DecomposeInTable,
  SetQuota,
  WithdrawTarget,
  ApproveTargetPlan,
  ReturnTargetPlan,
  ProposeTargetChange,
  ApproveTargetChange,
  DeclineTargetChange,
  ...groundCommands,
  ...measureCommands,
  ...reviewCommands,
] as const;

export type TargetCommand = CommandOf<(typeof targetCommands)[number]>;
