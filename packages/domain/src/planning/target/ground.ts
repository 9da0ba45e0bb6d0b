/**
 * What a plan rests on: the principles and the evidence it was made by (row A49), the year's marketing policy and what that
 * follows from (row A48), the goals of other departments that it has to keep in step with (row A26), who has to agree to
 * it (row A27), and the budget that it is given (row A31).
 */
import * as z from 'zod';
import { type CommandOf, commandType, type EventOf, eventType, idSchema, moneySchema } from '../../kernel/index.ts';
import { about, plan } from './about.ts';
import { subjectSchema } from './cell.ts';

const words = z.string().min(1).max(2000);

/** What a plan may rest on. */
export const evidenceKinds = [
  'sales-history',
  'market-research',
  'company-strategy',
  'forecast',
  'capacity',
  'other',
] as const;

/** What the policy of a year follows from (row A48). */
export const policySources = ['production-plan', 'operation-plan'] as const;

const linkSchema = z
  .strictObject({
    department: idSchema,
    /** The department's goal, in its words. */
    goal: words,
    /** Whose target over the whole span has to lie between these, in the plan's unit. */
    subject: subjectSchema,
    least: z.int().min(0).optional(),
    most: z.int().min(0).optional(),
  })
  .refine(({ least, most }) => least !== undefined || most !== undefined, {
    message: 'a link says what is needed at least, or possible at most',
    params: { zh: '关联须注明最低所需或最高可能' },
    path: ['most'],
  });

/** How a plan keeps in step with a goal of another department. */
export type GoalLink = z.infer<typeof linkSchema>;

export const groundSchema = z.strictObject({
  principles: z.array(words).min(1).max(50),
  basis: z
    .array(z.strictObject({ kind: z.enum(evidenceKinds), source: z.string().min(1).max(200), says: words }))
    .min(1)
    .max(50),
  policy: z
    .strictObject({
      policy: words,
      strategy: words,
      /** The documents that it follows from. */
      from: z.array(z.strictObject({ kind: z.enum(policySources), document: z.string().min(1).max(200) })).max(20),
    })
    .optional(),
  links: z.array(linkSchema).max(50),
  /** The roles of whom somebody has to agree before the plan is approved: departments, the sales force. */
  partners: z.array(z.string().min(1).max(80)).max(20),
  /** What the plan may cost; its measures share it. */
  budget: moneySchema.optional(),
});

/** What a plan rests on. */
export type Ground = Readonly<z.infer<typeof groundSchema>>;

/** It was told what a plan rests on; the whole of it, in place of what was told before (rows A26 A48 A49). */
export const TargetPlanGrounded = eventType({
  type: 'TargetPlanGrounded',
  version: 1,
  schema: z.strictObject({ ...plan, ground: groundSchema }),
  tags: (data) => about(data.plan),
});

/** One of those whose agreement is asked for agreed to the plan as it then stood (row A27). */
export const TargetPlanAgreed = eventType({
  type: 'TargetPlanAgreed',
  version: 1,
  schema: z.strictObject({ ...plan, partner: z.string().min(1).max(80), note: words.optional() }),
  tags: (data) => about(data.plan),
});

export type GroundEvent = EventOf<typeof TargetPlanGrounded> | EventOf<typeof TargetPlanAgreed>;

export const groundEvents = [TargetPlanGrounded, TargetPlanAgreed] as const;

/** Tells what a plan rests on. */
export const GroundTargetPlan = commandType({
  type: 'GroundTargetPlan',
  schema: z.strictObject({ ...plan, ground: groundSchema }),
});

/** Agrees to a plan, acting for a partner. */
export const AgreeToTargetPlan = commandType({
  type: 'AgreeToTargetPlan',
  schema: z.strictObject({ ...plan, partner: z.string().min(1).max(80), note: words.optional() }),
});

export const groundCommands = [GroundTargetPlan, AgreeToTargetPlan] as const;

export type GroundCommand = CommandOf<(typeof groundCommands)[number]>;
