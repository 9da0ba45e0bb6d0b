/**
 * What happens to an order. Each event carries the whole content that it adds or takes away, so that it can be read, and
 * folded into any figure, on its own. Amounts are net of tax and freight; tax and freight stand beside them.
 */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  instantSchema,
  localDateSchema,
  moneySchema,
  placeSchema,
  quantitySchema,
  type Tag,
  tag,
} from '../../kernel/index.ts';
import type { FulfilmentEvent } from './fulfilment-events.ts';

export const lineSchema = z.strictObject({
  /** The line's id within the order. */
  line: idSchema,
  product: idSchema,
  productName: z.string().max(400).optional(),
  category: z.string().min(1).max(200).optional(),
  subcategory: z.string().min(1).max(200).optional(),
  quantity: quantitySchema,
  /** What the line adds to the order's net value; below zero for an allowance. */
  amount: moneySchema,
  /** What the goods of the whole line cost us, where known. */
  cost: moneySchema.optional(),
});

/** One line of an order. */
export type OrderLine = z.infer<typeof lineSchema>;

export const contentSchema = z.strictObject({
  /** Absent where the source names none: such a sale is in every total and in no count of customers. */
  customer: idSchema.optional(),
  salesperson: idSchema.optional(),
  channel: z.string().min(1).max(200).optional(),
  /** The sales territory and the place of the sale, as the source states them (`of the sale`). */
  territory: idSchema.optional(),
  place: placeSchema.optional(),
  lines: z.array(lineSchema).min(1).max(2000),
  /** The net value that the source states for the whole order; figures by order use it, by product the lines. */
  total: moneySchema.optional(),
  tax: moneySchema.optional(),
  freight: moneySchema.optional(),
});

/** All that an order says. */
export type OrderContent = z.infer<typeof contentSchema>;

const placing = { placedAt: instantSchema, placedOn: localDateSchema };

/** The order's stream, its customer, its salesperson and its territory, each once. */
const about = (order: string, ...contents: readonly Partial<OrderContent>[]): readonly Tag[] => {
  const tags = [tag('order', order)];
  const add = (kind: string, id: string | undefined): void => {
    if (id === undefined) return;
    const one = tag(kind, id);
    if (!tags.includes(one)) tags.push(one);
  };
  for (const { customer, salesperson, territory } of contents) {
    add('customer', customer);
    add('salesperson', salesperson);
    add('territory', territory);
  }
  return tags;
};

/** The customer ordered: the sale is recognised as ordered from now on, on `occurredOn`. */
export const OrderPlaced = eventType({
  type: 'OrderPlaced',
  version: 1,
  schema: z.strictObject({ order: idSchema, content: contentSchema }),
  tags: ({ order, content }) => about(order, content),
});

/** Both sides hold the order to be agreed (row L1). */
export const OrderConfirmed = eventType({
  type: 'OrderConfirmed',
  version: 1,
  schema: z.strictObject({ order: idSchema, customer: idSchema.optional(), note: z.string().max(2000).optional() }),
  tags: ({ order, customer }) => about(order, customer === undefined ? {} : { customer }),
});

/** The customer changed the order: `after` holds from `occurredOn` on, for the sale of `placedOn`. */
export const OrderAmended = eventType({
  type: 'OrderAmended',
  version: 1,
  schema: z.strictObject({
    order: idSchema,
    ...placing,
    before: contentSchema,
    after: contentSchema,
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, before, after }) => about(order, before, after),
});

/** The order is off: what was left of it is out of every figure from `occurredOn` on. */
export const OrderCancelled = eventType({
  type: 'OrderCancelled',
  version: 1,
  schema: z.strictObject({
    order: idSchema,
    ...placing,
    content: contentSchema,
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, content }) => about(order, content),
});

/** Goods of the order came back on `occurredOn`; quantities and amounts say how much, above zero. */
export const LinesReturned = eventType({
  type: 'LinesReturned',
  version: 1,
  schema: z.strictObject({
    order: idSchema,
    ...placing,
    /** As the order's content, with the lines that came back, in the quantities and amounts that came back. */
    returned: contentSchema,
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, returned }) => about(order, returned),
});

/** A return that came as a document of its own (a credit note for goods), with or without its order; amounts above zero. */
export const ReturnRecorded = eventType({
  type: 'ReturnRecorded',
  version: 1,
  schema: z.strictObject({
    /** The id of the document, and of its stream. */
    order: idSchema,
    ofOrder: idSchema.optional(),
    returned: contentSchema,
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, ofOrder, returned }) => [
    ...about(order, returned),
    ...(ofOrder === undefined || ofOrder === order ? [] : [tag('order', ofOrder)]),
  ],
});

/**
 * The order was entered wrongly: `after` is what was so all along, from `occurredOn`, the true date of the order. Replaces
 * the event that it `corrects`; with no `after` the order never was.
 */
export const OrderCorrected = eventType({
  type: 'OrderCorrected',
  version: 1,
  schema: z.strictObject({
    order: idSchema,
    ...placing,
    before: contentSchema,
    after: contentSchema.nullable(),
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, before, after }) => about(order, before, after ?? {}),
});

/** A return's document was entered wrongly: `after` is what was so all along (null: there never was such a return). */
export const ReturnCorrected = eventType({
  type: 'ReturnCorrected',
  version: 1,
  schema: z.strictObject({
    order: idSchema,
    /** When the return was, as it was told before. */
    ...placing,
    beforeOf: idSchema.optional(),
    before: contentSchema,
    ofOrder: idSchema.optional(),
    after: contentSchema.nullable(),
    reason: z.string().min(1).max(2000),
  }),
  tags: ({ order, beforeOf, before, ofOrder, after }) => [
    ...new Set([
      ...about(order, before, after ?? {}),
      ...[beforeOf, ofOrder].flatMap((of) => (of === undefined ? [] : [tag('order', of)])),
    ]),
  ],
});

/** What changes what an order says, and so the figures of sales. */
export type SaleEvent =
  | EventOf<typeof OrderPlaced>
  | EventOf<typeof OrderConfirmed>
  | EventOf<typeof OrderAmended>
  | EventOf<typeof OrderCancelled>
  | EventOf<typeof LinesReturned>
  | EventOf<typeof ReturnRecorded>
  | EventOf<typeof OrderCorrected>
  | EventOf<typeof ReturnCorrected>;

/** What happens to an order. */
export type OrderEvent = SaleEvent | FulfilmentEvent;

/** The event types that change what an order says. */
export const saleEvents = [
  OrderPlaced,
  OrderConfirmed,
  OrderAmended,
  OrderCancelled,
  LinesReturned,
  ReturnRecorded,
  OrderCorrected,
  ReturnCorrected,
] as const;
