/**
 * What becomes of an order after it was placed: credit asked and answered, passing on, production, inspection, shipping,
 * delivery, exceptions, and what the customer was told. Figures of sales don't change by any of it.
 */
import * as z from 'zod';
import {
  currencySchema,
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  type Tag,
  tag,
} from '../../kernel/index.ts';
import { blockReasonSchema } from '../credit/decision.ts';
import { countedLineSchema, grossLineSchema, sentLineSchema } from '../gross-line.ts';
import { callOffEvents } from './call-off.ts';

const ofOrder = { order: idSchema, customer: idSchema.optional() };
const wordsSchema = z.string().min(1).max(2000);

const about = ({
  order,
  customer,
}: {
  readonly order: string;
  readonly customer?: string | undefined;
}): readonly Tag[] =>
  customer === undefined ? [tag('order', order)] : [tag('order', order), tag('customer', customer)];

/** Which asking of which order, for which account. */
const asking = { order: idSchema, customer: idSchema, currency: currencySchema, ask: z.int().min(1) };

/** The order asks its customer's account for credit; `ask` counts the askings of the order. */
export const OrderCreditAsked = eventType({
  type: 'OrderCreditAsked',
  version: 1,
  schema: z.strictObject({ ...asking, lines: z.array(grossLineSchema).min(1).max(2000), total: moneySchema }),
  tags: about,
});

/** The account granted it. */
export const OrderCreditGranted = eventType({
  type: 'OrderCreditGranted',
  version: 1,
  schema: z.strictObject({ ...asking, total: moneySchema }),
  tags: about,
});

/** The order is blocked, for all of these reasons. */
export const OrderCreditDeclined = eventType({
  type: 'OrderCreditDeclined',
  version: 1,
  schema: z.strictObject({ ...asking, reasons: z.array(blockReasonSchema).min(1).max(100) }),
  tags: about,
});

/** A grant that came when nobody waited for it any more: the account has it back. */
export const OrderCreditLapsed = eventType({
  type: 'OrderCreditLapsed',
  version: 1,
  schema: z.strictObject(asking),
  tags: about,
});

/** The order and what it demands of the goods were passed on to a department (row L3). */
export const OrderPassedOn = eventType({
  type: 'OrderPassedOn',
  version: 1,
  schema: z.strictObject({ ...ofOrder, to: z.string().min(1).max(200), requirements: wordsSchema }),
  tags: about,
});

/** The departments agreed on when it is produced and delivered (rows L2 L16); with a reason where that was agreed before. */
export const OrderScheduled = eventType({
  type: 'OrderScheduled',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    producedBy: localDateSchema,
    deliveredBy: localDateSchema,
    agreedWith: z.array(z.string().min(1).max(200)).min(1).max(20),
    before: z.strictObject({ producedBy: localDateSchema, deliveredBy: localDateSchema }).nullable(),
    reason: wordsSchema.nullable(),
  }),
  tags: about,
});

/** How production stands (rows L4 L5). */
export const ProductionReported = eventType({
  type: 'ProductionReported',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    status: z.enum(['started', 'under-way', 'finished']),
    /** How much is done, in percent. */
    done: z.int().min(0).max(100),
    note: wordsSchema,
  }),
  tags: about,
});

/** Goods were inspected before shipping (row L7): only what passed is shipped. */
export const GoodsInspected = eventType({
  type: 'GoodsInspected',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    inspection: idSchema,
    lines: z.array(countedLineSchema).min(1).max(2000),
    outcome: z.enum(['passed', 'failed']),
    findings: wordsSchema,
  }),
  tags: about,
});

/** Goods left for the customer. */
export const GoodsShipped = eventType({
  type: 'GoodsShipped',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    shipment: idSchema,
    lines: z.array(countedLineSchema).min(1).max(2000),
    carrier: z.string().min(1).max(200),
  }),
  tags: about,
});

/** The shipment arrived: so much of each line was taken (rows L8 L10). */
export const GoodsDelivered = eventType({
  type: 'GoodsDelivered',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    shipment: idSchema,
    currency: currencySchema,
    lines: z.array(sentLineSchema).min(1).max(2000),
    receivedBy: z.string().min(1).max(200),
    /** By when it was promised; null where nothing was. */
    promisedBy: localDateSchema.nullable(),
  }),
  tags: about,
});

/** What can go wrong with an order. */
export const exceptionKinds = ['production', 'shortage', 'delay', 'damage', 'quality', 'customer', 'other'] as const;

/** Something goes wrong with the order (rows L4 L15). */
export const OrderExceptionRaised = eventType({
  type: 'OrderExceptionRaised',
  version: 1,
  schema: z.strictObject({ ...ofOrder, exception: idSchema, kind: z.enum(exceptionKinds), note: wordsSchema }),
  tags: about,
});

/** What was done about it. */
export const OrderExceptionResolved = eventType({
  type: 'OrderExceptionResolved',
  version: 1,
  schema: z.strictObject({ ...ofOrder, exception: idSchema, resolution: wordsSchema }),
  tags: about,
});

/** How far an order has come. */
export const orderStages = [
  'placed',
  'confirmed',
  'blocked',
  'passed-on',
  'in-production',
  'produced',
  'inspected',
  'partly-shipped',
  'shipped',
  'partly-delivered',
  'delivered',
  'cancelled',
] as const;

/** How far an order has come. */
export type OrderStage = (typeof orderStages)[number];

/** The customer was told how far the order has come (row L6). */
export const CustomerInformed = eventType({
  type: 'CustomerInformed',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    stage: z.enum(orderStages),
    /** Which of its exceptions were told of. */
    exceptions: z.array(idSchema).max(100),
    means: z.string().min(1).max(200),
    note: z.string().max(2000).nullable(),
  }),
  tags: about,
});

/** Every event type of credit and fulfilment. */
export const fulfilmentEvents = [
  OrderCreditAsked,
  OrderCreditGranted,
  OrderCreditDeclined,
  OrderCreditLapsed,
  OrderPassedOn,
  OrderScheduled,
  ProductionReported,
  GoodsInspected,
  GoodsShipped,
  GoodsDelivered,
  OrderExceptionRaised,
  OrderExceptionResolved,
  CustomerInformed,
  ...callOffEvents,
] as const;

/** What becomes of an order after it was placed. */
export type FulfilmentEvent = EventOf<(typeof fulfilmentEvents)[number]>;
