/**
 * What happens on the ledger of a credit account: what orders hold of the limit, and the documents that move it. Each event
 * names the document that it enters, so that the ledger can be held against its sources.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, moneySchema } from '../../kernel/index.ts';
import { countedLineSchema, grossLineSchema, sentLineSchema } from '../gross-line.ts';
import { about, account } from './account.ts';
import { blockReasonSchema } from './decision.ts';

const askSchema = z.int().min(1);
const ofOrder = { ...account, order: idSchema, ask: askSchema };
const aboutOrder = ({ customer, order }: { readonly customer: string; readonly order: string }) =>
  about(customer, order);

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

/** Goods of an order were delivered. */
export const DeliveryEntered = eventType({
  type: 'DeliveryEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    order: idSchema,
    delivery: idSchema,
    /** How much of each line was delivered, and what the whole line is. */
    lines: z.array(sentLineSchema).min(1).max(2000),
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

/** An invoice: what it lists of orders is invoiced from now on, and what it comes to is open. */
export const InvoiceEntered = eventType({
  type: 'InvoiceEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    invoice: idSchema,
    /** With tax and freight. */
    amount: moneySchema,
    dueOn: localDateSchema,
    /** The order that it is for, and what it lists of it; without lines it is for as much of the order as it comes to. */
    order: idSchema.nullable(),
    lines: z.array(countedLineSchema).max(2000),
  }),
  tags: ({ customer, order }) => about(customer, ...(order === null ? [] : [order])),
});

/** An invoice is due on another date. */
export const DueDateEntered = eventType({
  type: 'DueDateEntered',
  version: 1,
  schema: z.strictObject({ ...account, document: idSchema, invoice: idSchema, dueOn: localDateSchema }),
  tags: ({ customer }) => about(customer),
});

const billSchema = z.string().min(1).max(500);

/** A payment came in: it lowers what is owed at once, whatever it is for. A bill does so only when it matures. */
export const ReceiptEntered = eventType({
  type: 'ReceiptEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    receipt: idSchema,
    amount: moneySchema,
    bill: z.strictObject({ bill: billSchema, maturesOn: localDateSchema }).nullable(),
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

/** A credit note, a write-off, or an invoice that never was: it lowers what is owed. */
export const ReductionEntered = eventType({
  type: 'ReductionEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    document: idSchema,
    kind: z.enum(['credit-note', 'write-off', 'void']),
    invoice: idSchema,
    amount: moneySchema,
    /** Whether so much of the order is no longer invoiced: goods came back, or the invoice never was. */
    uninvoices: z.boolean(),
    /** The order and its lines that this is of, where the document lists them. */
    order: idSchema.nullable(),
    lines: z.array(countedLineSchema).max(2000),
  }),
  tags: ({ customer, order }) => about(customer, ...(order === null ? [] : [order])),
});

/** A payment was undone: it bounced, a bill was not honoured, or the money was paid back. It is owed again. */
export const PaymentUndone = eventType({
  type: 'PaymentUndone',
  version: 1,
  schema: z.strictObject({
    ...account,
    document: idSchema,
    kind: z.enum(['reversed', 'refunded']),
    amount: moneySchema,
    /** The bill that was no payment after all; one that was never entered changes nothing. */
    bill: billSchema.nullable(),
  }),
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
  DueDateEntered,
  PaymentUndone,
] as const;

/** What happens on the ledger. */
export type LedgerEvent = EventOf<(typeof ledgerEvents)[number]>;
