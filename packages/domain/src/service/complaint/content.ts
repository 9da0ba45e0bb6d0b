/** What a complaint says, and what is said at each step: the fields that commands and events share. */
import * as z from 'zod';
import { idSchema, localDateSchema, moneySchema, personal, placeSchema, quantitySchema } from '../../kernel/index.ts';
import { parties, remedyDocuments, remedyKinds, severities } from './words.ts';

const nameSchema = z.string().min(1).max(200);
const textSchema = z.string().min(1).max(4000);

export const contentSchema = z.strictObject({
  /** The customer who complains, or whose consumer does. */
  customer: idSchema.optional(),
  /** A consumer (顾客) who complains; absent where it is the customer, or nobody knows who. */
  consumer: idSchema.optional(),
  /** How the consumer can be reached. */
  contact: personal('consumer', z.string().min(1).max(400)).optional(),
  /** The way it came: telephone, letter, web, a visit … */
  channel: nameSchema,
  /** What it is about; one of these at least. */
  about: z.strictObject({
    order: idSchema.optional(),
    invoice: idSchema.optional(),
    product: idSchema.optional(),
    visit: idSchema.optional(),
    person: idSchema.optional(),
  }),
  productName: z.string().max(400).optional(),
  /** The company's own kind of complaint: quality, delivery, service … */
  class: nameSchema,
  severity: z.enum(severities),
  territory: idSchema.optional(),
  place: placeSchema.optional(),
  text: textSchema.optional(),
});

/** All that was said when a complaint was lodged. */
export type ComplaintContent = z.infer<typeof contentSchema>;

/** The fields of each step, beside the complaint's id. */
export const steps = {
  routed: { department: nameSchema, note: textSchema.optional() },
  acknowledged: { answer: textSchema.optional() },
  assigned: { handler: idSchema },
  escalated: { reason: textSchema },
  reprioritised: { severity: z.enum(severities), reason: textSchema },
  paused: { waiting: z.enum(parties), waitsFor: z.enum(parties), reason: textSchema },
  negotiated: { agreement: textSchema },
  proposed: {
    remedy: idSchema,
    kind: z.enum(remedyKinds),
    amount: moneySchema.optional(),
    quantity: quantitySchema.optional(),
    text: textSchema.optional(),
  },
  answered: { remedy: idSchema, accepted: z.boolean(), reason: textSchema.optional() },
  given: { remedy: idSchema, document: z.enum(remedyDocuments), id: idSchema },
  cause: { cause: nameSchema, text: textSchema.optional() },
  correction: { text: textSchema },
  prevention: { measure: idSchema, text: textSchema, owner: idSchema, due: localDateSchema },
  prevented: { measure: idSchema },
  resolved: { outcome: textSchema },
  /** How content the customer is, from 1 to 5. */
  confirmed: { score: z.int().min(1).max(5).optional() },
  reopened: { reason: textSchema },
  stated: { timely: z.boolean().optional(), disputed: z.boolean().optional(), outcome: textSchema.optional() },
} as const;
