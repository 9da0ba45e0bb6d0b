/** How a customer is classed: along open axes by judgement, and by grade, which a policy derives from kept evidence. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, moneySchema, periodSchema, tag } from '../../kernel/index.ts';

const customer = { customer: idSchema };
const about = (data: { readonly customer: string }) => [tag('customer', data.customer)];
const labelSchema = z.string().min(1).max(200);

/** The customer has a value on an axis from `occurredOn` on (rows F1–F13 F20); with `corrects`, instead of what was said before. */
export const CustomerClassified = eventType({
  type: 'CustomerClassified',
  version: 1,
  schema: z.strictObject({
    ...customer,
    axis: labelSchema,
    /** Null retracts the value that this event corrects. */
    value: labelSchema.nullable(),
    reason: z.string().max(2000).optional(),
  }),
  tags: about,
});

/** Reads the figures behind a grade. */
export const evidenceSchema = z.strictObject({
  /** The period whose figures were looked at. */
  period: periodSchema,
  /** The customer's value in it, the sum of all customers ranked above, and the sum of the positive values of all. */
  value: moneySchema,
  above: moneySchema,
  total: moneySchema,
  /** From 1, and of how many ranked customers; null for a customer without a positive value, who has no rank. */
  rank: z.int().min(1).nullable(),
  customers: z.int().min(0),
});

/** What a grade rests on: enough to compute it again. */
export type GradeEvidence = z.infer<typeof evidenceSchema>;

/** A policy graded the customer from `occurredOn` on (rows F14 F15); `grade` null: no grade (no positive value), or retracted. */
export const CustomerGraded = eventType({
  type: 'CustomerGraded',
  version: 1,
  schema: z.strictObject({ ...customer, grade: labelSchema.nullable(), evidence: evidenceSchema.nullable() }),
  tags: about,
});

/** What happens to a classification. */
export type ClassificationEvent = EventOf<typeof CustomerClassified> | EventOf<typeof CustomerGraded>;

/** Every event type of the room. */
export const classificationEvents = [CustomerClassified, CustomerGraded] as const;
