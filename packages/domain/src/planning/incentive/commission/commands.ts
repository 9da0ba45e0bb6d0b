/** What may be asked of a commission run. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, moneySchema, periodSchema } from '../../../kernel/index.ts';
import { ofRun, sharesSchema } from './events.ts';

/** Opens a run for a period, by an adopted table named as name@version. */
export const OpenCommissionRun = commandType({
  type: 'OpenCommissionRun',
  schema: z.strictObject({ ...ofRun, period: periodSchema, table: z.string().min(1).max(100) }),
});

/** Credits a sale of the period to its sellers, in basis points that add up to 10,000. The command's date is the sale's. */
export const CreditSale = commandType({
  type: 'CreditSale',
  schema: z.strictObject({ ...ofRun, sale: idSchema, amount: moneySchema, shares: sharesSchema }),
});

/** Takes back part of a credited sale: goods that were returned, or a debt that is lost. */
export const ReduceCreditedSale = commandType({
  type: 'ReduceCreditedSale',
  schema: z.strictObject({
    ...ofRun,
    sale: idSchema,
    cause: z.enum(['return', 'bad-debt']),
    amount: moneySchema,
    /** In which period what was paid is charged back: that of the return. */
    period: periodSchema,
  }),
});

/** Calculates the commission of every seller. */
export const CalculateCommission = commandType({ type: 'CalculateCommission', schema: z.strictObject(ofRun) });

/** Sends a calculation back. */
export const ReturnCommission = commandType({
  type: 'ReturnCommission',
  schema: z.strictObject({ ...ofRun, reason: z.string().min(1).max(2000) }),
});

/** Approves a calculation. */
export const ApproveCommission = commandType({ type: 'ApproveCommission', schema: z.strictObject(ofRun) });

/** Every command type of the room. */
export const commissionCommands = [
  OpenCommissionRun,
  CreditSale,
  ReduceCreditedSale,
  CalculateCommission,
  ReturnCommission,
  ApproveCommission,
] as const;

export type CommissionCommand = CommandOf<(typeof commissionCommands)[number]>;
