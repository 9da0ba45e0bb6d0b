/**
 * What happens to a target plan: opened, its targets set from above and decomposed or told as quotas from below, approved
 * or returned. One event a split node, with all its parts, so that each event can be read on its own.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, periodSchema } from '../../kernel/index.ts';
import { about, plan } from './about.ts';
import { cellSchema, type Subject, subjectSchema, valueSchema } from './cell.ts';
import { type AskedChange, askedChangeSchema, changeCauseSchema, shiftSchema } from './change.ts';
import { derivationSchema } from './derivation.ts';
import { type GroundEvent, groundEvents } from './ground.ts';
import { type MeasureEvent, measureEvents } from './measure.ts';
import { calendarSchema, metricSchema, smartSchema, spanSchema, unitSchema } from './plan.ts';
import { type ReviewEvent, reviewEvents } from './review.ts';
import { rampUpSchema, weightBasisSchema } from './weights.ts';

export const headerSchema = z.strictObject({
  ...plan,
  name: z.string().min(1).max(400),
  metric: metricSchema,
  unit: unitSchema,
  /** All the targets of the plan lie in it. */
  span: spanSchema,
  calendar: calendarSchema,
  /** Who answers for the plan: an actor's id. */
  owner: idSchema,
  smart: smartSchema,
  /** The plan before it in a chain of progressive targets, and the levels that each year is to go beyond (row A10). */
  follows: z
    .strictObject({
      plan: idSchema,
      levels: z
        .array(z.strictObject({ subject: subjectSchema, realistic: z.int().min(0) }))
        .min(1)
        .max(200),
    })
    .optional(),
  /** A record of a plan that was made before, elsewhere: that targets are set before their period (A2) isn't asked of it. */
  record: z.boolean(),
});

/** What a plan says of itself. */
export type PlanHeader = z.infer<typeof headerSchema>;

/** A plan was opened; it has no targets yet (rows A3 A28). */
export const TargetPlanOpened = eventType({
  type: 'TargetPlanOpened',
  version: 1,
  schema: headerSchema,
  tags: (data) => about(data.plan),
});

/** A target was set from above (rows A1 A2 A9); with `corrects`, instead of what was said before. */
export const TargetSet = eventType({
  type: 'TargetSet',
  version: 1,
  /** `value` null retracts the target that this event corrects; the cell is the one it was set for. */
  schema: z.strictObject({
    ...plan,
    cell: cellSchema,
    value: valueSchema.nullable(),
    /** How the value followed from a base, where it did (rows A13 A21 A24). */
    derived: derivationSchema.optional(),
  }),
  tags: (data) => about(data.plan, [data.cell.subject]),
});

/** The weight that led to a part, and what that rested on. */
const weighted = {
  weight: z.int().min(0).optional(),
  basis: weightBasisSchema.optional(),
  rampUp: rampUpSchema.optional(),
};

export const splitSchema = z.discriminatedUnion('by', [
  /** The parts tile the period of the cell, in order of time; each has the cell's subject. */
  z.strictObject({
    by: z.literal('time'),
    method: z.enum(['given', 'largest-remainder', 'cumulative', 'controlled']),
    parts: z.array(z.strictObject({ period: periodSchema, value: valueSchema, ...weighted })).min(1),
  }),
  /** The parts are subjects of the cell's own period, in declared order. */
  z.strictObject({
    by: z.literal('organisation'),
    method: z.enum(['given', 'largest-remainder', 'controlled']),
    parts: z.array(z.strictObject({ subject: subjectSchema, value: valueSchema, ...weighted })).min(1),
  }),
]);

/** How one cell was split: the method, and each part with its value and the weight that led to it. */
export type Split = z.infer<typeof splitSchema>;

/** A target was split into parts that add up to it (rows A4 A5 A6 A11 A12); with `corrects`, instead of an earlier split. */
export const TargetDecomposed = eventType({
  type: 'TargetDecomposed',
  version: 1,
  schema: z.strictObject({
    ...plan,
    of: cellSchema,
    /** The value that was split. */
    whole: valueSchema,
    /** Null retracts the split that this event corrects. */
    split: splitSchema.nullable(),
  }),
  tags: ({ plan, of, split }) =>
    about(plan, [of.subject, ...(split?.by === 'organisation' ? split.parts.map(({ subject }) => subject) : [])]),
});

/** A quota was told, in force from a date until the same subject's next one; with `corrects`, instead of what was said before. */
export const QuotaSet = eventType({
  type: 'QuotaSet',
  version: 1,
  /** `value` null retracts the quota that this event corrects. */
  schema: z.strictObject({
    ...plan,
    subject: subjectSchema,
    from: localDateSchema,
    value: valueSchema.nullable(),
  }),
  tags: (data) => about(data.plan, [data.subject]),
});

/**
 * Somebody with the authority, who had no hand in it, approved the plan; after the last step nothing in it is set or split
 * any more, and targets move by approved changes only (A33 A34).
 */
export const TargetPlanApproved = eventType({
  type: 'TargetPlanApproved',
  version: 1,
  schema: z.strictObject({
    ...plan,
    note: z.string().min(1).max(2000).optional(),
    /** Which step of how many this was. */
    step: z.int().min(1),
    steps: z.int().min(1),
  }),
  tags: (data) => about(data.plan),
});

/** The plan was sent back to those who made it, with the reason; it stays open for change. */
export const TargetPlanReturned = eventType({
  type: 'TargetPlanReturned',
  version: 1,
  schema: z.strictObject({ ...plan, reason: z.string().min(1).max(2000) }),
  tags: (data) => about(data.plan),
});

const cellsOf = (asked: AskedChange): readonly Subject[] =>
  asked.kind === 'transfer' ? asked.moves.flatMap(({ from, to }) => [from.subject, to.subject]) : [asked.at.subject];

const change = {
  ...plan,
  /** The change's id within the plan. */
  change: idSchema,
  asked: askedChangeSchema,
  cause: changeCauseSchema,
  reason: z.string().min(1).max(2000),
};

/** A change of an approved plan was proposed; it has no effect yet (rows A32 A33). */
export const TargetChangeProposed = eventType({
  type: 'TargetChangeProposed',
  version: 1,
  schema: z.strictObject(change),
  tags: (data) => about(data.plan, cellsOf(data.asked)),
});

/** A proposed change was approved and has taken effect: each target that moved, and by how much (rows A21 A32 A33). */
export const TargetChanged = eventType({
  type: 'TargetChanged',
  version: 1,
  schema: z.strictObject({ ...change, shifts: z.array(shiftSchema).min(1) }),
  tags: (data) =>
    about(
      data.plan,
      data.shifts.map(({ subject }) => subject),
    ),
});

/** A proposed change was declined. */
export const TargetChangeDeclined = eventType({
  type: 'TargetChangeDeclined',
  version: 1,
  schema: z.strictObject({ ...plan, change: idSchema, reason: z.string().min(1).max(2000) }),
  tags: (data) => about(data.plan),
});

export type TargetEvent =
  | GroundEvent
  | MeasureEvent
  | ReviewEvent
  | EventOf<typeof TargetPlanOpened>
  | EventOf<typeof TargetSet>
  | EventOf<typeof TargetDecomposed>
  | EventOf<typeof QuotaSet>
  | EventOf<typeof TargetPlanApproved>
  | EventOf<typeof TargetPlanReturned>
  | EventOf<typeof TargetChangeProposed>
  | EventOf<typeof TargetChanged>
  | EventOf<typeof TargetChangeDeclined>;

/** Every event type of the room. */
export const targetEvents = [
  TargetPlanOpened,
  TargetSet,
  TargetDecomposed,
  QuotaSet,
  TargetPlanApproved,
  TargetPlanReturned,
  TargetChangeProposed,
  TargetChanged,
  TargetChangeDeclined,
  ...groundEvents,
  ...measureEvents,
  ...reviewEvents,
] as const;
