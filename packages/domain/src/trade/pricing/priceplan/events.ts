/** What happens to a plan of average prices (row N3): it is set, and held against what came of it, again and again. */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  periodSchema,
  type Tag,
  tag,
} from '../../../kernel/index.ts';

const nameSchema = z.string().min(1).max(200);
const wordsSchema = z.string().min(1).max(2000);
const about = ({ plan }: { readonly plan: string }): readonly Tag[] => [tag('price-plan', plan)];

const planCellSchema = z.strictObject({
  product: idSchema,
  /** Of this class of customers; of all where none is said. */
  class: nameSchema.optional(),
  /** In this season; in the whole period where none is said. */
  season: nameSchema.optional(),
  /** What a unit of the product is to bring on average. */
  price: moneySchema,
  /** What a unit costs, where known. */
  cost: moneySchema.optional(),
  /** How many units are to be sold: what averages are weighed by. */
  quantity: z.int().min(1),
});

/** One planned average price. */
export type PricePlanCell = z.infer<typeof planCellSchema>;

export const pricePlanContentSchema = z.strictObject({
  name: nameSchema,
  period: periodSchema,
  /** The axis of customer classes, where cells name one. */
  axis: nameSchema.optional(),
  seasons: z.array(z.strictObject({ season: nameSchema, start: localDateSchema, end: localDateSchema })).max(40),
  cells: z.array(planCellSchema).min(1).max(2000),
  /** The plan is checked again after so many days. */
  reviewEvery: z.int().min(1).max(366),
});

/** All that a plan says. */
export type PricePlanContent = z.infer<typeof pricePlanContentSchema>;

/** The average prices of a period are planned. */
export const PricePlanSet = eventType({
  type: 'PricePlanSet',
  version: 1,
  schema: z.strictObject({ plan: idSchema, content: pricePlanContentSchema }),
  tags: about,
});

export const priceFindingSchema = z.strictObject({
  product: idSchema,
  class: nameSchema.optional(),
  season: nameSchema.optional(),
  planned: moneySchema,
  /** What a unit brought on average, rounded half away from zero to the plan's scale. */
  actual: moneySchema,
});

/** A planned average beside what came of it. */
export type PriceFinding = z.infer<typeof priceFindingSchema>;

/** The plan was held against what came of it; where that is off by more than the tolerance, with an improvement. */
export const PricePlanReviewed = eventType({
  type: 'PricePlanReviewed',
  version: 1,
  schema: z.strictObject({
    plan: idSchema,
    findings: z.array(priceFindingSchema).min(1).max(2000),
    /** How many of the findings lie beyond the tolerance. */
    beyond: z.int().min(0),
    improvement: z.strictObject({ text: wordsSchema, owner: idSchema, dueOn: localDateSchema }).nullable(),
  }),
  tags: about,
});

/** Every event type of the room. */
export const pricePlanEvents = [PricePlanSet, PricePlanReviewed] as const;

/** What happens to a plan of average prices. */
export type PricePlanEvent = EventOf<(typeof pricePlanEvents)[number]>;
