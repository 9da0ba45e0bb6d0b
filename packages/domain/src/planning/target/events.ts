/**
 * What happens to a target plan: opened, its targets set from above and decomposed or told as quotas from below, approved
 * or returned. One event a split node, with all its parts, so that each event can be read on its own.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, periodSchema, type Tag, tag } from '../../kernel/index.ts';
import { cellSchema, type Subject, subjectSchema, subjectTags, valueSchema } from './cell.ts';
import { calendarSchema, metricSchema, smartSchema, spanSchema, unitSchema } from './plan.ts';

const plan = { plan: idSchema };

/** The plan's stream, and the subjects that the event is about. */
const about = (id: string, subjects: readonly Subject[] = []): readonly Tag[] => [
  ...new Set([tag('plan', id), ...subjectTags(subjects)]),
];

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
  schema: z.strictObject({ ...plan, cell: cellSchema, value: valueSchema.nullable() }),
  tags: (data) => about(data.plan, [data.cell.subject]),
});

const weight = z.int().min(0).optional();

export const splitSchema = z.discriminatedUnion('by', [
  /** The parts tile the period of the cell, in order of time; each has the cell's subject. */
  z.strictObject({
    by: z.literal('time'),
    method: z.enum(['given', 'largest-remainder', 'cumulative']),
    parts: z.array(z.strictObject({ period: periodSchema, value: valueSchema, weight })).min(1),
  }),
  /** The parts are subjects of the cell's own period, in declared order. */
  z.strictObject({
    by: z.literal('organisation'),
    method: z.enum(['given', 'largest-remainder']),
    parts: z.array(z.strictObject({ subject: subjectSchema, value: valueSchema, weight })).min(1),
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

/** Somebody with the authority, who had no hand in it, approved the plan: nothing in it may be set or split any more (A33 A34). */
export const TargetPlanApproved = eventType({
  type: 'TargetPlanApproved',
  version: 1,
  schema: z.strictObject({ ...plan, note: z.string().min(1).max(2000).optional() }),
  tags: (data) => about(data.plan),
});

/** The plan was sent back to those who made it, with the reason; it stays open for change. */
export const TargetPlanReturned = eventType({
  type: 'TargetPlanReturned',
  version: 1,
  schema: z.strictObject({ ...plan, reason: z.string().min(1).max(2000) }),
  tags: (data) => about(data.plan),
});

export type TargetEvent =
  | EventOf<typeof TargetPlanOpened>
  | EventOf<typeof TargetSet>
  | EventOf<typeof TargetDecomposed>
  | EventOf<typeof QuotaSet>
  | EventOf<typeof TargetPlanApproved>
  | EventOf<typeof TargetPlanReturned>;

/** Every event type of the room. */
export const targetEvents = [
  TargetPlanOpened,
  TargetSet,
  TargetDecomposed,
  QuotaSet,
  TargetPlanApproved,
  TargetPlanReturned,
] as const;
