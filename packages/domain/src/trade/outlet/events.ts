/**
 * What happens at an outlet (门店), a point of sale or a customer's store: goods are on their way, inspected, displayed,
 * replenished, returned, lost and counted, and what was sold to consumers is reported and checked (rows L12 L13 L14).
 */
import * as z from 'zod';
import {
  currencySchema,
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  periodSchema,
  quantitySchema,
  type Tag,
  tag,
} from '../../kernel/index.ts';

const nameSchema = z.string().min(1).max(200);
const wordsSchema = z.string().min(1).max(2000);
const linesOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.strictObject({ product: idSchema, ...shape }))
    .min(1)
    .max(500);
const goods = linesOf({ quantity: quantitySchema });

/** Why goods were lost (防损). */
const shrinkageCauses = ['theft', 'damage', 'expiry', 'clerical'] as const;

/** The fields of each step, beside the outlet's id. */
export const outletSteps = {
  opened: { customer: idSchema, name: nameSchema, currency: currencySchema },
  asked: { request: idSchema, lines: goods, neededBy: localDateSchema },
  declined: { request: idSchema, reason: wordsSchema },
  dispatched: {
    delivery: idSchema,
    /** The replenishment that it answers. */
    request: idSchema.optional(),
    order: idSchema.optional(),
    carrier: nameSchema,
    expectedOn: localDateSchema,
    lines: goods,
  },
  followed: { delivery: idSchema, place: nameSchema, expectedOn: localDateSchema, feedback: wordsSchema },
  received: {
    delivery: idSchema,
    /** What was counted on arrival, and what of that was not taken in; why, wherever it isn't what was dispatched. */
    lines: linesOf({ counted: quantitySchema, rejected: quantitySchema, reason: wordsSchema.optional() }),
  },
  displayed: { product: idSchema, quantity: quantitySchema, place: nameSchema },
  returned: { id: idSchema, product: idSchema, quantity: quantitySchema, reason: wordsSchema },
  lost: {
    id: idSchema,
    product: idSchema,
    quantity: quantitySchema,
    cause: z.enum(shrinkageCauses),
    /** What is done so that it does not happen again. */
    measure: wordsSchema,
  },
  counted: { count: idSchema, lines: linesOf({ counted: quantitySchema, cause: wordsSchema.optional() }) },
  reported: {
    report: idSchema,
    period: periodSchema,
    /** What consumers bought, and what they paid. */
    lines: linesOf({ quantity: quantitySchema, amount: moneySchema }),
  },
  retracted: { report: idSchema, reason: wordsSchema },
  checked: {
    check: idSchema,
    period: periodSchema,
    /** What the store's own books say was sold. */
    stated: moneySchema,
    explanation: wordsSchema.optional(),
  },
} as const;

const whose = { outlet: idSchema, customer: idSchema };
const about = ({ outlet, customer }: { readonly outlet: string; readonly customer: string }): readonly Tag[] => [
  tag('outlet', outlet),
  tag('customer', customer),
];

/** A customer's store is followed from now on. */
export const OutletOpened = eventType({
  type: 'OutletOpened',
  version: 1,
  schema: z.strictObject({ outlet: idSchema, ...outletSteps.opened }),
  tags: about,
});

/** The outlet asks for goods (补货). */
export const ReplenishmentAsked = eventType({
  type: 'ReplenishmentAsked',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.asked }),
  tags: about,
});

/** It won't get what it asked for. */
export const ReplenishmentDeclined = eventType({
  type: 'ReplenishmentDeclined',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.declined }),
  tags: about,
});

/** Goods left for the outlet. */
export const OutletGoodsDispatched = eventType({
  type: 'OutletGoodsDispatched',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.dispatched }),
  tags: (data) => [...about(data), ...(data.order === undefined ? [] : [tag('order', data.order)])],
});

/** Where they are, when they are expected now, and what the customer was told or said (row L14). */
export const OutletDeliveryFollowed = eventType({
  type: 'OutletDeliveryFollowed',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.followed }),
  tags: about,
});

/** They arrived and were inspected against what was dispatched (来货验收). */
export const OutletGoodsReceived = eventType({
  type: 'OutletGoodsReceived',
  version: 1,
  schema: z.strictObject({
    ...whose,
    ...outletSteps.received,
    lines: linesOf({
      dispatched: quantitySchema,
      counted: quantitySchema,
      rejected: quantitySchema,
      reason: wordsSchema.optional(),
    }),
  }),
  tags: about,
});

/** Goods went from the back room to the shelf (上架陈列摆放). */
export const GoodsDisplayed = eventType({
  type: 'GoodsDisplayed',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.displayed }),
  tags: about,
});

/** The outlet sent goods back (退货). */
export const OutletGoodsReturned = eventType({
  type: 'OutletGoodsReturned',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.returned }),
  tags: about,
});

/** Goods were lost, and it is known how (防损). */
export const ShrinkageFound = eventType({
  type: 'ShrinkageFound',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.lost }),
  tags: about,
});

/** The stock was counted (盘点): what the book says, what is there, and why that differs. */
export const OutletStockCounted = eventType({
  type: 'OutletStockCounted',
  version: 1,
  schema: z.strictObject({
    ...whose,
    ...outletSteps.counted,
    lines: linesOf({ book: quantitySchema, counted: quantitySchema, cause: wordsSchema.optional() }),
  }),
  tags: about,
});

/** What consumers bought in a period (销售记录). */
export const SellOutReported = eventType({
  type: 'SellOutReported',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.reported }),
  tags: about,
});

/** A report was wrong: its goods are back in the book, and its period can be reported anew. */
export const SellOutRetracted = eventType({
  type: 'SellOutRetracted',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.retracted }),
  tags: about,
});

/** What was reported was compared with the store's own books (账目核对). */
export const OutletAccountChecked = eventType({
  type: 'OutletAccountChecked',
  version: 1,
  schema: z.strictObject({ ...whose, ...outletSteps.checked, reported: moneySchema }),
  tags: about,
});

/** Every event type of the room. */
export const outletEvents = [
  OutletOpened,
  ReplenishmentAsked,
  ReplenishmentDeclined,
  OutletGoodsDispatched,
  OutletDeliveryFollowed,
  OutletGoodsReceived,
  GoodsDisplayed,
  OutletGoodsReturned,
  ShrinkageFound,
  OutletStockCounted,
  SellOutReported,
  SellOutRetracted,
  OutletAccountChecked,
] as const;

/** What happens at an outlet. */
export type OutletEvent = EventOf<(typeof outletEvents)[number]>;
