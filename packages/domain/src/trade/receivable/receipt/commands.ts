/** What can be asked of money that came in for no invoice yet. All may be backdated: bank statements arrive late. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, moneySchema } from '../../../kernel/index.ts';
import { paymentMeansSchema } from '../means.ts';

const receipt = { receipt: idSchema };
const whose = { ...receipt, customer: idSchema, amount: moneySchema };
const paying = {
  means: paymentMeansSchema,
  maturesOn: localDateSchema.optional(),
  reference: z.string().min(1).max(200).optional(),
};
const reason = { reason: z.string().min(1).max(2000) };

/** Money came in. */
export const RecordReceipt = commandType({ type: 'RecordReceipt', schema: z.strictObject({ ...whose, ...paying }) });

/** A deposit or a payment in advance came in. */
export const TakeDeposit = commandType({
  type: 'TakeDeposit',
  schema: z.strictObject({
    ...whose,
    kind: z.enum(['deposit', 'prepayment']),
    ...paying,
    order: idSchema.optional(),
    contract: idSchema.optional(),
  }),
});

/** What an invoice passed on becomes a receipt: asked by the invoice, through the allocation manager. */
export const TakeOverCredit = commandType({
  type: 'TakeOverCredit',
  schema: z.strictObject({ ...whose, invoice: idSchema }),
});

/** So much of it is to pay for an invoice. */
export const AllocateReceipt = commandType({
  type: 'AllocateReceipt',
  schema: z.strictObject({ ...receipt, allocation: idSchema, invoice: idSchema, amount: moneySchema }),
});

/** The invoice took it: told through the allocation manager. */
export const ConfirmAllocation = commandType({
  type: 'ConfirmAllocation',
  schema: z.strictObject({ ...receipt, allocation: idSchema }),
});

/** The invoice declined it or gave it back: told through the allocation manager. */
export const ReleaseAllocation = commandType({
  type: 'ReleaseAllocation',
  schema: z.strictObject({ ...receipt, allocation: idSchema, ...reason }),
});

/** Pays back what is free of it. */
export const RefundReceipt = commandType({
  type: 'RefundReceipt',
  schema: z.strictObject({ ...receipt, refund: idSchema, amount: moneySchema, ...reason }),
});

/** It bounced, or was none. */
export const ReverseReceipt = commandType({
  type: 'ReverseReceipt',
  schema: z.strictObject({ ...receipt, ...reason }),
});

/** Every command type of the room. */
export const receiptCommands = [
  RecordReceipt,
  TakeDeposit,
  TakeOverCredit,
  AllocateReceipt,
  ConfirmAllocation,
  ReleaseAllocation,
  RefundReceipt,
  ReverseReceipt,
] as const;

/** What can be asked of money that was received. */
export type ReceiptCommand = CommandOf<(typeof receiptCommands)[number]>;
