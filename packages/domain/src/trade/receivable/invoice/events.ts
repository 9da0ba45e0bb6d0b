/**
 * What happens to an invoice from its issue to its last cent. Every event names the customer, so that one customer's whole
 * account is one query. Amounts include tax and freight (价税合计) and are above zero; which way they count is the event's
 * name. `applied` is what an event takes from the open amount, `excess` what it leaves as the customer's credit.
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

const whose = { invoice: idSchema, customer: idSchema };
const wordsSchema = z.string().min(1).max(2000);

interface Whose {
  readonly invoice: string;
  readonly customer: string;
}

const about = ({ invoice, customer }: Whose): readonly Tag[] => [tag('invoice', invoice), tag('customer', customer)];

const paying = {
  means: paymentMeansSchema,
  /** When a bill falls due; present for bills and only for them. */
  maturesOn: localDateSchema.optional(),
  /** The number on the bank's or the customer's paper. */
  reference: z.string().min(1).max(200).optional(),
};

export const invoiceContentSchema = z.strictObject({
  order: idSchema.optional(),
  contract: idSchema.optional(),
  salesperson: idSchema.optional(),
  territory: idSchema.optional(),
  /** What the customer owes by it, with tax and freight. */
  amount: moneySchema,
  /** What of the amount is tax and what is freight, where known. */
  tax: moneySchema.optional(),
  freight: moneySchema.optional(),
  /** The terms agreed, by their name (`net-30`, `monthly-15`); the due date that follows from them is stated beside. */
  terms: z.string().min(1).max(200).optional(),
  dueOn: localDateSchema,
});

/** What an invoice says. */
export type InvoiceContent = z.infer<typeof invoiceContentSchema>;

/** The customer owes the amount from `occurredOn` on, and is late after `dueOn`. */
export const InvoiceIssued = eventType({
  type: 'InvoiceIssued',
  version: 1,
  schema: z.strictObject({ ...whose, content: invoiceContentSchema }),
  tags: (data) => [
    ...about(data),
    ...(data.content.order === undefined ? [] : [tag('order', data.content.order)]),
    ...(data.content.salesperson === undefined ? [] : [tag('salesperson', data.content.salesperson)]),
    ...(data.content.territory === undefined ? [] : [tag('territory', data.content.territory)]),
  ],
});

/** The invoice was issued by mistake and never was: corrects its issue. */
export const InvoiceVoided = eventType({
  type: 'InvoiceVoided',
  version: 1,
  schema: z.strictObject({ ...whose, amount: moneySchema, reason: wordsSchema }),
  tags: about,
});

/** Money came in for this very invoice: `amount` = `applied` + `excess` (over-payment, row M11). */
export const PaymentReceived = eventType({
  type: 'PaymentReceived',
  version: 1,
  schema: z.strictObject({
    ...whose,
    receipt: idSchema,
    amount: moneySchema,
    applied: moneySchema,
    excess: moneySchema,
    ...paying,
  }),
  tags: about,
});

/** A payment bounced, or was entered wrongly: what it had paid is open again from `occurredOn` on. */
export const PaymentReversed = eventType({
  type: 'PaymentReversed',
  version: 1,
  schema: z.strictObject({
    ...whose,
    receipt: idSchema,
    amount: moneySchema,
    applied: moneySchema,
    excess: moneySchema,
    reason: wordsSchema,
  }),
  tags: about,
});

/** Money that was received before (a receipt, a deposit, a credit) pays for this invoice from `occurredOn` on. */
export const ReceiptAllocated = eventType({
  type: 'ReceiptAllocated',
  version: 1,
  schema: z.strictObject({ ...whose, allocation: idSchema, receipt: idSchema, amount: moneySchema }),
  tags: (data) => [...about(data), tag('receipt', data.receipt)],
});

/** Why an allocation can't be taken by the invoice that it was meant for. */
export const declineReasons = [
  'no-invoice',
  'void',
  'another-customer',
  'another-currency',
  'before-the-invoice',
  'beyond-the-open-amount',
  'not-countable',
] as const;

/** The invoice can't take an allocation: the money stays with its receipt. */
export const AllocationDeclined = eventType({
  type: 'AllocationDeclined',
  version: 1,
  schema: z.strictObject({
    ...whose,
    allocation: idSchema,
    receipt: idSchema,
    amount: moneySchema,
    reason: z.enum(declineReasons),
    /** What was open of the invoice; null where there is none. */
    open: moneySchema.nullable(),
  }),
  tags: (data) => [...about(data), tag('receipt', data.receipt)],
});

/** Money was set against the wrong invoice: it goes back to its receipt from `occurredOn` on. */
export const AllocationTakenBack = eventType({
  type: 'AllocationTakenBack',
  version: 1,
  schema: z.strictObject({
    ...whose,
    allocation: idSchema,
    receipt: idSchema,
    amount: moneySchema,
    reason: wordsSchema,
  }),
  tags: (data) => [...about(data), tag('receipt', data.receipt)],
});

/** A part of the invoice is given up in the customer's favour: goods that came back, a price that was wrong. */
export const CreditNoteIssued = eventType({
  type: 'CreditNoteIssued',
  version: 1,
  schema: z.strictObject({
    ...whose,
    note: idSchema,
    amount: moneySchema,
    applied: moneySchema,
    excess: moneySchema,
    /** The return that it pays back, where it does. */
    returned: idSchema.optional(),
    reason: wordsSchema,
  }),
  tags: about,
});

/** Why an amount is given up without a credit note. */
export const writeOffKinds = ['bad-debt', 'small-difference', 'concession'] as const;

/** What is not to be had any more is taken off the books; a bad debt (坏账) can still be recovered. */
export const InvoiceWrittenOff = eventType({
  type: 'InvoiceWrittenOff',
  version: 1,
  schema: z.strictObject({
    ...whose,
    amount: moneySchema,
    kind: z.enum(writeOffKinds),
    reason: wordsSchema,
    /** Who asked for it; never the one who decided it. */
    askedBy: idSchema,
  }),
  tags: about,
});

/** Money came in for what had been written off as a bad debt: it counts as collected, and the open amount stays. */
export const BadDebtRecovered = eventType({
  type: 'BadDebtRecovered',
  version: 1,
  schema: z.strictObject({ ...whose, receipt: idSchema, amount: moneySchema, ...paying }),
  tags: about,
});

/** What was paid or credited beyond the invoice was paid back to the customer. */
export const ExcessRefunded = eventType({
  type: 'ExcessRefunded',
  version: 1,
  schema: z.strictObject({ ...whose, refund: idSchema, amount: moneySchema, reason: wordsSchema }),
  tags: about,
});

/** What was paid or credited beyond the invoice becomes a receipt of its own, to be set against other invoices. */
export const ExcessPassedOn = eventType({
  type: 'ExcessPassedOn',
  version: 1,
  schema: z.strictObject({ ...whose, receipt: idSchema, amount: moneySchema }),
  tags: (data) => [...about(data), tag('receipt', data.receipt)],
});

/** What customers dispute an invoice for. */
export const disputeCauses = ['quantity', 'quality', 'price', 'delivery', 'paperwork', 'not-ordered', 'other'] as const;

/** The customer disputes the invoice, or a part of it: it is not dunned until that is settled. */
export const InvoiceDisputed = eventType({
  type: 'InvoiceDisputed',
  version: 1,
  schema: z.strictObject({
    ...whose,
    dispute: idSchema,
    amount: moneySchema,
    cause: z.enum(disputeCauses),
    note: z.string().max(2000).optional(),
    complaint: idSchema.optional(),
  }),
  tags: about,
});

/** How a dispute ended: the customer was right, was not, or both gave way. */
export const disputeOutcomes = ['upheld', 'rejected', 'compromise'] as const;

/** A dispute is over. What is given up by it is a credit note of its own. */
export const DisputeSettled = eventType({
  type: 'DisputeSettled',
  version: 1,
  schema: z.strictObject({ ...whose, dispute: idSchema, outcome: z.enum(disputeOutcomes), note: wordsSchema }),
  tags: about,
});

/** The customer may pay later: late only after the new date, as of any day from `occurredOn` on. */
export const DueDateExtended = eventType({
  type: 'DueDateExtended',
  version: 1,
  schema: z.strictObject({ ...whose, before: localDateSchema, after: localDateSchema, reason: wordsSchema }),
  tags: about,
});

/** Why a customer is late (row M3). */
export const arrearsCauses = [
  'cash-flow',
  'dispute',
  'paperwork',
  'internal-process',
  'own-fault',
  'unwilling',
  'insolvent',
  'unreachable',
  'other',
] as const;

/** The cause of the arrears was found, and what is done about it (row M3). */
export const ArrearsExplained = eventType({
  type: 'ArrearsExplained',
  version: 1,
  schema: z.strictObject({
    ...whose,
    cause: z.enum(arrearsCauses),
    note: wordsSchema,
    countermeasure: wordsSchema.optional(),
    overdueDays: z.int().min(1),
  }),
  tags: about,
});

/** From now on this person presses for payment (rows M2 M6). */
export const CollectorAssigned = eventType({
  type: 'CollectorAssigned',
  version: 1,
  schema: z.strictObject({ ...whose, collector: idSchema }),
  tags: (data) => [...about(data), tag('salesperson', data.collector)],
});

/** The arrears were reported upward (rows M4 M7). */
export const ArrearsEscalated = eventType({
  type: 'ArrearsEscalated',
  version: 1,
  schema: z.strictObject({
    ...whose,
    /** The role that has it now. */
    to: z.string().min(1).max(80),
    open: moneySchema,
    overdueDays: z.int().min(1),
    note: wordsSchema,
  }),
  tags: about,
});

/** The customer promised to pay an amount by a date (row M2); kept or broken follows from what was then paid. */
export const PaymentPromised = eventType({
  type: 'PaymentPromised',
  version: 1,
  schema: z.strictObject({
    ...whose,
    promise: idSchema,
    amount: moneySchema,
    by: localDateSchema,
    note: z.string().max(2000).optional(),
  }),
  tags: about,
});

/** A notice went out, with the balance as it was then known (`rules.md §3.12`). */
export const ReminderSent = eventType({
  type: 'ReminderSent',
  version: 1,
  schema: z.strictObject({
    ...whose,
    run: idSchema,
    level: z.int().min(1).max(20),
    balance: moneySchema,
    dueOn: localDateSchema,
    overdueDays: z.int().min(1),
    interest: moneySchema,
    fee: moneySchema,
  }),
  tags: about,
});

/** A run passed the invoice over, and why (`rules.md §3.12`). */
export const ReminderSkipped = eventType({
  type: 'ReminderSkipped',
  version: 1,
  schema: z.strictObject({
    ...whose,
    run: idSchema,
    reason: z.literal('disputed'),
    disputed: moneySchema,
    balance: moneySchema,
  }),
  tags: about,
});

/** The last level went out: a credit stop is proposed. A person decides on it, in the customer's credit account. */
export const CreditStopProposed = eventType({
  type: 'CreditStopProposed',
  version: 1,
  schema: z.strictObject({
    ...whose,
    run: idSchema,
    level: z.int().min(1).max(20),
    balance: moneySchema,
    overdueDays: z.int().min(1),
  }),
  tags: about,
});

/** Every event type of the room. */
export const receivableEvents = [
  InvoiceIssued,
  InvoiceVoided,
  PaymentReceived,
  PaymentReversed,
  ReceiptAllocated,
  AllocationDeclined,
  AllocationTakenBack,
  CreditNoteIssued,
  InvoiceWrittenOff,
  BadDebtRecovered,
  ExcessRefunded,
  ExcessPassedOn,
  InvoiceDisputed,
  DisputeSettled,
  DueDateExtended,
  ArrearsExplained,
  CollectorAssigned,
  ArrearsEscalated,
  PaymentPromised,
  ReminderSent,
  ReminderSkipped,
  CreditStopProposed,
] as const;

/** What happens to an invoice. */
export type ReceivableEvent = EventOf<(typeof receivableEvents)[number]>;
