/**
 * What can be asked of an invoice. All kinds may be backdated as far as it takes, since papers and bank statements arrive
 * late; nothing can lie before the invoice itself, which the decider sees to.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, moneySchema } from '../../../kernel/index.ts';
import { paymentMeansSchema } from '../means.ts';
import { arrearsCauses, disputeCauses, disputeOutcomes, invoiceContentSchema, writeOffKinds } from './events.ts';

const invoice = { invoice: idSchema };
const wordsSchema = z.string().min(1).max(2000);
const reason = { reason: wordsSchema };
const paying = {
  amount: moneySchema,
  means: paymentMeansSchema,
  maturesOn: localDateSchema.optional(),
  reference: z.string().min(1).max(200).optional(),
};

/** Issues an invoice; `meta.at` is its date. */
export const IssueInvoice = commandType({
  type: 'IssueInvoice',
  schema: z.strictObject({ ...invoice, customer: idSchema, content: invoiceContentSchema }),
});

/** The invoice never was; only as long as nothing rests on it. */
export const VoidInvoice = commandType({ type: 'VoidInvoice', schema: z.strictObject({ ...invoice, ...reason }) });

/** Money came in for this invoice; more than is open becomes the customer's credit. */
export const ReceivePayment = commandType({
  type: 'ReceivePayment',
  schema: z.strictObject({ ...invoice, receipt: idSchema, ...paying }),
});

/** A payment for this invoice bounced, or was none. */
export const ReversePayment = commandType({
  type: 'ReversePayment',
  schema: z.strictObject({ ...invoice, receipt: idSchema, ...reason }),
});

/** A receipt's money is to pay for this invoice: asked by the receipt, through the allocation manager. */
export const ApplyAllocation = commandType({
  type: 'ApplyAllocation',
  schema: z.strictObject({
    ...invoice,
    customer: idSchema,
    allocation: idSchema,
    receipt: idSchema,
    amount: moneySchema,
  }),
});

/** An allocation was wrong: the money goes back to its receipt. */
export const TakeBackAllocation = commandType({
  type: 'TakeBackAllocation',
  schema: z.strictObject({ ...invoice, allocation: idSchema, ...reason }),
});

/** Gives up a part of the invoice in the customer's favour. */
export const IssueCreditNote = commandType({
  type: 'IssueCreditNote',
  schema: z.strictObject({
    ...invoice,
    note: idSchema,
    amount: moneySchema,
    returned: idSchema.optional(),
    ...reason,
  }),
});

/** Takes an amount off the books, asked for by one person and decided by another. */
export const WriteOffInvoice = commandType({
  type: 'WriteOffInvoice',
  schema: z.strictObject({
    ...invoice,
    amount: moneySchema,
    kind: z.enum(writeOffKinds),
    askedBy: idSchema,
    ...reason,
  }),
});

/** Money came in for a bad debt that was written off. */
export const RecoverBadDebt = commandType({
  type: 'RecoverBadDebt',
  schema: z.strictObject({ ...invoice, receipt: idSchema, ...paying }),
});

/** Pays back what was paid or credited beyond the invoice. */
export const RefundExcess = commandType({
  type: 'RefundExcess',
  schema: z.strictObject({ ...invoice, refund: idSchema, amount: moneySchema, ...reason }),
});

/** Makes what was paid or credited beyond the invoice a receipt of its own. */
export const PassOnExcess = commandType({
  type: 'PassOnExcess',
  schema: z.strictObject({ ...invoice, receipt: idSchema, amount: moneySchema }),
});

/** The customer disputes the invoice; all that is open where no amount is said. */
export const DisputeInvoice = commandType({
  type: 'DisputeInvoice',
  schema: z.strictObject({
    ...invoice,
    dispute: idSchema,
    amount: moneySchema.optional(),
    cause: z.enum(disputeCauses),
    note: z.string().max(2000).optional(),
    complaint: idSchema.optional(),
  }),
});

/** A dispute is over. */
export const SettleDispute = commandType({
  type: 'SettleDispute',
  schema: z.strictObject({ ...invoice, dispute: idSchema, outcome: z.enum(disputeOutcomes), note: wordsSchema }),
});

/** Grants the customer more time. */
export const ExtendDueDate = commandType({
  type: 'ExtendDueDate',
  schema: z.strictObject({ ...invoice, dueOn: localDateSchema, ...reason }),
});

/** Says why the customer is late, and what is done about it. */
export const ExplainArrears = commandType({
  type: 'ExplainArrears',
  schema: z.strictObject({
    ...invoice,
    cause: z.enum(arrearsCauses),
    note: wordsSchema,
    countermeasure: wordsSchema.optional(),
  }),
});

/** Says who presses for payment. */
export const AssignCollector = commandType({
  type: 'AssignCollector',
  schema: z.strictObject({ ...invoice, collector: idSchema }),
});

/** Reports the arrears upward. */
export const EscalateArrears = commandType({
  type: 'EscalateArrears',
  schema: z.strictObject({ ...invoice, to: z.string().min(1).max(80), note: wordsSchema }),
});

/** The customer promises to pay. */
export const RecordPromise = commandType({
  type: 'RecordPromise',
  schema: z.strictObject({
    ...invoice,
    promise: idSchema,
    amount: moneySchema,
    by: localDateSchema,
    note: z.string().max(2000).optional(),
  }),
});

/** Sends the next notice within a dunning run; which level that is follows from the policy. */
export const SendReminder = commandType({
  type: 'SendReminder',
  schema: z.strictObject({ ...invoice, run: idSchema }),
});

/** Every command type of the room. */
export const receivableCommands = [
  IssueInvoice,
  VoidInvoice,
  ReceivePayment,
  ReversePayment,
  ApplyAllocation,
  TakeBackAllocation,
  IssueCreditNote,
  WriteOffInvoice,
  RecoverBadDebt,
  RefundExcess,
  PassOnExcess,
  DisputeInvoice,
  SettleDispute,
  ExtendDueDate,
  ExplainArrears,
  AssignCollector,
  EscalateArrears,
  RecordPromise,
  SendReminder,
] as const;

/** What can be asked of an invoice. */
export type ReceivableCommand = CommandOf<(typeof receivableCommands)[number]>;
