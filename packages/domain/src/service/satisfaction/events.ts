/**
 * What a customer lets us know of his satisfaction, and what we did to learn it: contact after a delivery, return visits,
 * surveys, opinions and what became of them, offers, and whom he recommended us to. One stream a customer.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, type Tag, tag } from '../../kernel/index.ts';

const nameSchema = z.string().min(1).max(200);
const textSchema = z.string().min(1).max(4000);
const scoreSchema = z.int().min(0).max(100);
const bestSchema = z.int().min(1).max(100);

/** The fields of each step, beside the customer. */
export const steps = {
  delivered: { order: idSchema, product: idSchema.optional() },
  contacted: {
    order: idSchema,
    channel: nameSchema,
    /** How the goods are used (使用情况). */
    usage: textSchema,
    score: scoreSchema.optional(),
    of: bestSchema.optional(),
  },
  visited: {
    visit: idSchema.optional(),
    findings: textSchema.optional(),
    /** The complaints that were taken or handled there. */
    complaints: z.array(idSchema).max(100),
  },
  sent: { survey: idSchema, channel: nameSchema },
  answered: { survey: idSchema, score: scoreSchema, of: bestSchema },
  explained: { survey: idSchema, cause: nameSchema, measure: textSchema },
  said: { opinion: idSchema, text: textSchema, channel: nameSchema, survey: idSchema.optional() },
  reported: { opinion: idSchema, to: idSchema },
  used: { opinion: idSchema, improvement: textSchema },
  offered: { offer: idSchema, kind: z.enum(['upgrade', 'value-added']), text: textSchema },
  replied: { offer: idSchema, accepted: z.boolean() },
  referred: { referred: idSchema },
} as const;

const customer = { customer: idSchema };
const about = (data: { readonly customer: string }): readonly Tag[] => [tag('customer', data.customer)];
const also =
  <Key extends string>(kind: string, key: Key) =>
  (data: { readonly customer: string } & { readonly [K in Key]: string }): readonly Tag[] => [
    tag('customer', data.customer),
    tag(kind, data[key]),
  ];

/** Goods arrived: from now on the customer is to be contacted (row O9). */
export const DeliveryNoted = eventType({
  type: 'DeliveryNoted',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.delivered }),
  tags: also('order', 'order'),
});

/** We asked how the goods are used, and how content the customer is (row O9). */
export const ContactedAfterDelivery = eventType({
  type: 'ContactedAfterDelivery',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.contacted }),
  tags: also('order', 'order'),
});

/** A return visit was made, with the complaints that were handled at it (row O6). */
export const ReturnVisitMade = eventType({
  type: 'ReturnVisitMade',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.visited }),
  tags: (data) => [...new Set([...about(data), ...data.complaints.map((one) => tag('complaint', one))])],
});

/** The customer was asked (row O10). */
export const SurveySent = eventType({
  type: 'SurveySent',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.sent }),
  tags: about,
});

/** He answered: a score of a best one (rows O10 O16). */
export const SurveyAnswered = eventType({
  type: 'SurveyAnswered',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.answered }),
  tags: about,
});

/** The answer is so much below the one before, or so low, that it demands an analysis. */
export const SatisfactionFell = eventType({
  type: 'SatisfactionFell',
  version: 1,
  schema: z.strictObject({
    ...customer,
    survey: idSchema,
    why: z.enum(['fell', 'low']),
    before: z.strictObject({ score: scoreSchema, of: bestSchema }).nullable(),
    now: z.strictObject({ score: scoreSchema, of: bestSchema }),
  }),
  tags: about,
});

/** Why it fell, and what is done about it. */
export const FallExplained = eventType({
  type: 'FallExplained',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.explained }),
  tags: about,
});

/** He said what he thinks or needs (rows O11 O14). */
export const OpinionGiven = eventType({
  type: 'OpinionGiven',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.said }),
  tags: about,
});

/** The management knows it, in his own words (row O15). */
export const OpinionReported = eventType({
  type: 'OpinionReported',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.reported }),
  tags: about,
});

/** Something was improved because of it (row O11). */
export const OpinionUsed = eventType({
  type: 'OpinionUsed',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.used }),
  tags: about,
});

/** An upgrade or a service beyond the goods was offered (row O20). */
export const UpgradeOffered = eventType({
  type: 'UpgradeOffered',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.offered }),
  tags: about,
});

/** He took it, or not. */
export const UpgradeAnswered = eventType({
  type: 'UpgradeAnswered',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.replied }),
  tags: about,
});

/** He brought us another customer (row O21). */
export const CustomerReferred = eventType({
  type: 'CustomerReferred',
  version: 1,
  schema: z.strictObject({ ...customer, ...steps.referred }),
  tags: (data) => [...new Set([tag('customer', data.customer), tag('customer', data.referred)])],
});

/** Every event type of the room. */
export const satisfactionEvents = [
  DeliveryNoted,
  ContactedAfterDelivery,
  ReturnVisitMade,
  SurveySent,
  SurveyAnswered,
  SatisfactionFell,
  FallExplained,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  UpgradeOffered,
  UpgradeAnswered,
  CustomerReferred,
] as const;

/** What happens to a customer's satisfaction. */
export type SatisfactionEvent = EventOf<(typeof satisfactionEvents)[number]>;
