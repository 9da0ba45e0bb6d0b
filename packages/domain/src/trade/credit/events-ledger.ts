/**
 * What happens on the ledger of a credit account: what orders hold of the limit, and the documents that move it. Each event
 * names the document that it enters, so that the ledger can be held against its sources.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, moneySchema, quantitySchema } from '../../kernel/index.ts';
import { about, account } from './account.ts';
import { blockReasonSchema } from './decision.ts';

const askSchema = z.int().min(1);
const ofOrder = { ...account, order: idSchema, ask: askSchema };
const aboutOrder = ({ customer, order }: { readonly customer: string; readonly order: string }) =>
  about(customer, order);

/** A line of an order as credit sees it: how much of it there is, and what that comes to with tax and freight. */
export const grossLineSchema = z.strictObject({ line: idSchema, quantity: quantitySchema, gross: moneySchema });

/** A line of an order with its gross value. */
export type GrossLine = z.infer<typeof grossLineSchema>;

const reservation = { ...ofOrder, lines: z.array(grossLineSchema).min(1).max(2000), total: moneySchema };

/** The order is granted: it holds so much of the limit from now on. */
export const CreditReserved = eventType({
  type: 'CreditReserved',
  version: 1,
  schema: z.strictObject({
    ...reservation,
    /** What the customer owes without the order. */
    others: moneySchema,
    /** The release that let it pass although it was blocked: it is used up by this. */
    release: idSchema.nullable(),
  }),
  tags: aboutOrder,
});

/** The order is blocked, for all of these reasons. What an earlier asking holds, it goes on holding. */
export const CreditReservationDeclined = eventType({
  type: 'CreditReservationDeclined',
  version: 1,
  schema: z.strictObject({
    ...ofOrder,
    askedBy: idSchema,
    total: moneySchema,
    others: moneySchema,
    reasons: z.array(blockReasonSchema).min(1).max(100),
  }),
  tags: aboutOrder,
});

/** The order has taken note of what it holds. */
export const CreditReservationConfirmed = eventType({
  type: 'CreditReservationConfirmed',
  version: 1,
  schema: z.strictObject(ofOrder),
  tags: aboutOrder,
});

/** The order holds nothing any more: what was only ordered is out of the exposure. */
export const CreditReservationReleased = eventType({
  type: 'CreditReservationReleased',
  version: 1,
  schema: z.strictObject({ ...ofOrder, reason: z.string().min(1).max(2000) }),
  tags: aboutOrder,
});

/** A blocked order may pass: once, this order, up to an amount, until a date (included). */
export const BlockedOrderReleased = eventType({
  type: 'BlockedOrderReleased',
  version: 1,
  schema: z.strictObject({
    ...account,
    release: idSchema,
    order: idSchema,
    most: moneySchema,
    until: localDateSchema,
    reason: z.string().min(1).max(2000),
    /** For what it was blocked. */
    reasons: z.array(blockReasonSchema).max(100),
    exposure: moneySchema,
  }),
  tags: aboutOrder,
});

const countedLineSchema = z.strictObject({ line: idSchema, quantity: quantitySchema });

/** Goods of an order were delivered. */
export const DeliveryEntered = eventType({
  type: 'DeliveryEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    order: idSchema,
    delivery: idSchema,
    /** How much of each line was delivered, and what the whole line is. */
    lines: z
      .array(z.strictObject({ line: idSchema, quantity: quantitySchema, whole: grossLineSchema }))
      .min(1)
      .max(2000),
  }),
  tags: aboutOrder,
});

/** Goods of an order came back. */
export const ReturnEntered = eventType({
  type: 'ReturnEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    order: idSchema,
    return: idSchema,
    lines: z.array(countedLineSchema).min(1).max(2000),
  }),
  tags: aboutOrder,
});

const invoicedLineSchema = z.strictObject({ order: idSchema, line: idSchema, quantity: quantitySchema });

/** An invoice: what it lists of orders is invoiced from now on, and what it comes to is open. */
export const InvoiceEntered = eventType({
  type: 'InvoiceEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    invoice: idSchema,
    /** With tax and freight. */
    amount: moneySchema,
    dueOn: localDateSchema.nullable(),
    lines: z.array(invoicedLineSchema).max(2000),
  }),
  tags: ({ customer, lines }) => about(customer, ...lines.map(({ order }) => order)),
});

/** A payment came in: it lowers what is owed at once, whatever it is for. A bill does so only when it matures. */
export const ReceiptEntered = eventType({
  type: 'ReceiptEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    receipt: idSchema,
    amount: moneySchema,
    bill: z.strictObject({ bill: idSchema, maturesOn: localDateSchema }).nullable(),
  }),
  tags: ({ customer }) => about(customer),
});

/** What was settled of an invoice: by money, a credit note or a write-off; below zero where that was undone. */
export const SettlementEntered = eventType({
  type: 'SettlementEntered',
  version: 1,
  schema: z.strictObject({ ...account, settlement: idSchema, invoice: idSchema, amount: moneySchema }),
  tags: ({ customer }) => about(customer),
});

/** A credit note or a write-off: it lowers what is owed, and of what it lists so much is no longer invoiced. */
export const ReductionEntered = eventType({
  type: 'ReductionEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    document: idSchema,
    kind: z.enum(['credit-note', 'write-off']),
    amount: moneySchema,
    lines: z.array(invoicedLineSchema).max(2000),
  }),
  tags: ({ customer, lines }) => about(customer, ...lines.map(({ order }) => order)),
});

/** A bill wasn't honoured: what it stood for is owed again, although it matured. */
export const BillDishonoured = eventType({
  type: 'BillDishonoured',
  version: 1,
  schema: z.strictObject({ ...account, bill: idSchema, reason: z.string().min(1).max(2000) }),
  tags: ({ customer }) => about(customer),
});

/** Every event type of the ledger. */
export const ledgerEvents = [
  CreditReserved,
  CreditReservationDeclined,
  CreditReservationConfirmed,
  CreditReservationReleased,
  BlockedOrderReleased,
  DeliveryEntered,
  ReturnEntered,
  InvoiceEntered,
  ReceiptEntered,
  SettlementEntered,
  ReductionEntered,
  BillDishonoured,
] as const;

/** What happens on the ledger. */
export type LedgerEvent = EventOf<(typeof ledgerEvents)[number]>;
