/** What happens to a sales activity: a promotion, an exhibition, a group buy or a special display, from its plan to its effect. */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  type Tag,
  tag,
} from '../../../kernel/index.ts';

const nameSchema = z.string().min(1).max(200);
const wordsSchema = z.string().min(1).max(2000);
const whose = { promotion: idSchema };
const about = ({ promotion }: { readonly promotion: string }): readonly Tag[] => [tag('promotion', promotion)];

/** The three means of a promotion (row N9). */
const promotionMeansSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('discount'), basisPoints: z.int().min(1).max(9_999) }),
  z.strictObject({ kind: z.literal('gift'), gift: idSchema, forEach: z.int().min(1) }),
  z.strictObject({ kind: z.literal('bundle'), products: z.array(idSchema).min(2).max(50), price: moneySchema }),
]);

/** By which means a promotion works: discount (折扣), gift (赠品) or bundle (捆绑). */
export type PromotionMeans = z.infer<typeof promotionMeansSchema>;

/** What kind of activity it is (rows N10 N11 N12). */
export const activityKinds = ['promotion', 'display', 'visit-campaign', 'exhibition', 'group-buy'] as const;

export const promotionContentSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(activityKinds),
  /** Present for promotions and group buys. */
  means: promotionMeansSchema.optional(),
  products: z.array(idSchema).min(1).max(500),
  territory: idSchema.optional(),
  channel: nameSchema.optional(),
  start: localDateSchema,
  /** The last day. */
  end: localDateSchema,
  goal: wordsSchema,
  budget: moneySchema,
  /** Who works on it. */
  staff: z.array(idSchema).min(1).max(200),
  materials: z.array(nameSchema).max(200),
  /** What is to be done, by whom and until when (row N10). */
  steps: z
    .array(z.strictObject({ step: idSchema, text: wordsSchema, owner: idSchema, dueOn: localDateSchema }))
    .min(1)
    .max(200),
  /** Of a group buy: how many pieces have to come together (row N12). */
  threshold: z.int().min(1).optional(),
});

/** The detailed plan of an activity. */
export type PromotionContent = z.infer<typeof promotionContentSchema>;

/** The activity is planned. */
export const PromotionPlanned = eventType({
  type: 'PromotionPlanned',
  version: 1,
  schema: z.strictObject({ ...whose, content: promotionContentSchema }),
  tags: (data) => [
    ...about(data),
    ...(data.content.territory === undefined ? [] : [tag('territory', data.content.territory)]),
  ],
});

/** The plan was approved by somebody other than its author. */
export const PromotionApproved = eventType({
  type: 'PromotionApproved',
  version: 1,
  schema: z.strictObject(whose),
  tags: about,
});

/** A step was done. */
export const PromotionStepDone = eventType({
  type: 'PromotionStepDone',
  version: 1,
  schema: z.strictObject({ ...whose, step: idSchema, note: z.string().max(2000).optional() }),
  tags: about,
});

/** What money was spent on. */
export const promotionCostKinds = ['display', 'material', 'gift', 'staff', 'venue', 'advertising', 'other'] as const;

/** Money was spent on the activity; on a special display (row N13) with the shop and how good the relationship with it is. */
export const PromotionCostRecorded = eventType({
  type: 'PromotionCostRecorded',
  version: 1,
  schema: z.strictObject({
    ...whose,
    cost: idSchema,
    kind: z.enum(promotionCostKinds),
    amount: moneySchema,
    customer: idSchema.optional(),
    /** From 1 (cold) to 5 (close); present for displays and only for them. */
    relationship: z.int().min(1).max(5).optional(),
    note: z.string().max(2000).optional(),
  }),
  tags: (data) => [...about(data), ...(data.customer === undefined ? [] : [tag('customer', data.customer)])],
});

/** A customer joined the group buy (row N12). */
export const GroupBuyJoined = eventType({
  type: 'GroupBuyJoined',
  version: 1,
  schema: z.strictObject({ ...whose, customer: idSchema, pieces: z.int().min(1) }),
  tags: (data) => [...about(data), tag('customer', data.customer)],
});

/** The activity is over; a group buy came about or not. */
export const PromotionClosed = eventType({
  type: 'PromotionClosed',
  version: 1,
  schema: z.strictObject({ ...whose, pieces: z.int().min(0).nullable(), cameAbout: z.boolean().nullable() }),
  tags: about,
});

const effectFiguresSchema = z.strictObject({
  sales: moneySchema,
  quantity: z.int().min(0),
  days: z.int().min(1).max(3_660),
});

/** What came of it, with the figures it rests on (row N11), to the general manager. */
export const PromotionEffectReported = eventType({
  type: 'PromotionEffectReported',
  version: 1,
  schema: z.strictObject({
    ...whose,
    /** Before it, and while it lasted. */
    before: effectFiguresSchema,
    during: effectFiguresSchema,
    cost: moneySchema,
    /** The sales of its days less those that as many days brought before, rounded half away from zero. */
    uplift: moneySchema,
    conclusion: wordsSchema,
    to: nameSchema,
  }),
  tags: about,
});

/** Every event type of the room. */
export const promotionEvents = [
  PromotionPlanned,
  PromotionApproved,
  PromotionStepDone,
  PromotionCostRecorded,
  GroupBuyJoined,
  PromotionClosed,
  PromotionEffectReported,
] as const;

/** What happens to a sales activity. */
export type PromotionEvent = EventOf<(typeof promotionEvents)[number]>;

/** Reads the figures of an effect. */
export { effectFiguresSchema };
