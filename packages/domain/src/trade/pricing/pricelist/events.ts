/** What happens to a price list: each version is proposed with its reasons, approved, sent to those who must have it, and used. */
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
import { paymentMeansSchema } from '../../receivable/means.ts';

const wordsSchema = z.string().min(1).max(2000);
const nameSchema = z.string().min(1).max(200);
const whose = { list: idSchema, version: z.int().min(1).max(100_000) };
const about = ({ list }: { readonly list: string }): readonly Tag[] => [tag('price-list', list)];

const priceEntrySchema = z.strictObject({
  product: idSchema,
  /** Of this class of customers only; of all where none is said. */
  class: nameSchema.optional(),
  /** In this season only; all the year where none is said. */
  season: nameSchema.optional(),
  price: moneySchema,
  cost: moneySchema.optional(),
});

const seasonSchema = z.strictObject({
  season: nameSchema,
  start: localDateSchema,
  /** The first day that is out. */
  end: localDateSchema,
});

export const priceListContentSchema = z.strictObject({
  name: nameSchema,
  validFrom: localDateSchema,
  validUntil: localDateSchema.optional(),
  /** The axis of customer classes that prices differ by (`grade`, `trade-form`), where they do. */
  axis: nameSchema.optional(),
  seasons: z.array(seasonSchema).max(40),
  entries: z.array(priceEntrySchema).min(1).max(2000),
  /** By which means customers may pay (row N6). */
  means: z.array(paymentMeansSchema).min(1).max(20),
  /** The three factors of the prices (row N8), each in words. */
  factors: z.strictObject({ cost: wordsSchema, demand: wordsSchema, competition: wordsSchema }),
});

/** One price: of a product, for a class, in a season. */
export type PriceEntry = z.infer<typeof priceEntrySchema>;

/** All that a version of a price list says. */
export type PriceListContent = z.infer<typeof priceListContentSchema>;

/** A version is proposed: the scheme of prices with its reasons (rows N1 N8). */
export const PriceListProposed = eventType({
  type: 'PriceListProposed',
  version: 1,
  schema: z.strictObject({ ...whose, content: priceListContentSchema, reason: wordsSchema }),
  tags: about,
});

/** The version was approved by somebody other than who proposed it. */
export const PriceListApproved = eventType({
  type: 'PriceListApproved',
  version: 1,
  schema: z.strictObject(whose),
  tags: about,
});

/** The version was not approved. */
export const PriceListReturned = eventType({
  type: 'PriceListReturned',
  version: 1,
  schema: z.strictObject({ ...whose, reason: wordsSchema }),
  tags: about,
});

/** A recipient has the version (row N5). */
export const PriceListDistributed = eventType({
  type: 'PriceListDistributed',
  version: 1,
  schema: z.strictObject({ ...whose, to: nameSchema }),
  tags: about,
});

/** The version is used from a date on, instead of the one before it. */
export const PriceListPutInForce = eventType({
  type: 'PriceListPutInForce',
  version: 1,
  schema: z.strictObject({ ...whose, from: localDateSchema }),
  tags: about,
});

/** Every event type of the room. */
export const priceListEvents = [
  PriceListProposed,
  PriceListApproved,
  PriceListReturned,
  PriceListDistributed,
  PriceListPutInForce,
] as const;

/** What happens to a price list. */
export type PriceListEvent = EventOf<(typeof priceListEvents)[number]>;
