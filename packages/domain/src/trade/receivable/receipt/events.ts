/**
 * What happens to money that came in for no invoice yet: a receipt, a deposit, a prepayment, or what another invoice left
 * over. Its stream owns how much of it is still free; the invoice owns how much it can take. Between the two an allocation
 * is asked for, then confirmed or released.
 */
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
import { paymentMeansSchema } from '../means.ts';

const whose = { receipt: idSchema, customer: idSchema };
const about = (data: { readonly receipt: string; readonly customer: string }): readonly Tag[] => [
  tag('receipt', data.receipt),
  tag('customer', data.customer),
];
const paying = {
  means: paymentMeansSchema,
  maturesOn: localDateSchema.optional(),
  reference: z.string().min(1).max(200).optional(),
};
const reason = { reason: z.string().min(1).max(2000) };

/** Money came in from a customer; nothing says yet which invoices it is for. */
export const ReceiptRecorded = eventType({
  type: 'ReceiptRecorded',
  version: 1,
  schema: z.strictObject({ ...whose, amount: moneySchema, ...paying }),
  tags: about,
});

/** Money came in ahead of any invoice: a deposit (定金) that binds, or a payment in advance (预付款) (row K13). */
export const DepositTaken = eventType({
  type: 'DepositTaken',
  version: 1,
  schema: z.strictObject({
    ...whose,
    kind: z.enum(['deposit', 'prepayment']),
    amount: moneySchema,
    ...paying,
    order: idSchema.optional(),
    contract: idSchema.optional(),
  }),
  tags: (data) => [...about(data), ...(data.order === undefined ? [] : [tag('order', data.order)])],
});

/** What was paid or credited beyond an invoice is free for others. No new money: the invoice's event told of that. */
export const CreditTakenOver = eventType({
  type: 'CreditTakenOver',
  version: 1,
  schema: z.strictObject({ ...whose, invoice: idSchema, amount: moneySchema }),
  tags: (data) => [...about(data), tag('invoice', data.invoice)],
});

const allocation = { ...whose, allocation: idSchema, invoice: idSchema, amount: moneySchema };
const allocating = (data: { readonly receipt: string; readonly customer: string; readonly invoice: string }) => [
  ...about(data),
  tag('invoice', data.invoice),
];

/** So much of it is to pay for an invoice, and is held for that until the invoice answers. */
export const AllocationAsked = eventType({
  type: 'AllocationAsked',
  version: 1,
  schema: z.strictObject(allocation),
  tags: allocating,
});

/** The invoice took it. */
export const AllocationConfirmed = eventType({
  type: 'AllocationConfirmed',
  version: 1,
  schema: z.strictObject(allocation),
  tags: allocating,
});

/** The invoice declined it, or gave it back: it is free again. */
export const AllocationReleased = eventType({
  type: 'AllocationReleased',
  version: 1,
  schema: z.strictObject({ ...allocation, ...reason }),
  tags: allocating,
});

/** What was free of it, or a part of that, was paid back to the customer. */
export const ReceiptRefunded = eventType({
  type: 'ReceiptRefunded',
  version: 1,
  schema: z.strictObject({ ...whose, refund: idSchema, amount: moneySchema, ...reason }),
  tags: about,
});

/** It bounced, or was entered wrongly: the money isn't there from `occurredOn` on. */
export const ReceiptReversed = eventType({
  type: 'ReceiptReversed',
  version: 1,
  schema: z.strictObject({ ...whose, amount: moneySchema, ...reason }),
  tags: about,
});

/** Every event type of the room. */
export const receiptEvents = [
  ReceiptRecorded,
  DepositTaken,
  CreditTakenOver,
  AllocationAsked,
  AllocationConfirmed,
  AllocationReleased,
  ReceiptRefunded,
  ReceiptReversed,
] as const;

/** What happens to money that was received. */
export type ReceiptEvent = EventOf<(typeof receiptEvents)[number]>;
