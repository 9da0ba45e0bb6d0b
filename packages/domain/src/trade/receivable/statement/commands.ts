/** What can be asked of a statement of account. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema } from '../../../kernel/index.ts';
import { statedBalanceSchema, statementDifferenceSchema } from './events.ts';

const statement = { statement: idSchema };

/** Sends the account as we see it. */
export const SendStatement = commandType({
  type: 'SendStatement',
  schema: z.strictObject({
    ...statement,
    customer: idSchema,
    from: localDateSchema,
    until: localDateSchema,
    balances: z.array(statedBalanceSchema).min(1).max(20),
    answerBy: localDateSchema.optional(),
  }),
});

/** The customer agrees. */
export const AgreeStatement = commandType({
  type: 'AgreeStatement',
  schema: z.strictObject({ ...statement, note: z.string().max(2000).optional() }),
});

/** The customer's books differ. */
export const DisputeStatement = commandType({
  type: 'DisputeStatement',
  schema: z.strictObject({ ...statement, differences: z.array(statementDifferenceSchema).min(1).max(200) }),
});

/** A difference was cleared up. */
export const ClearDifference = commandType({
  type: 'ClearDifference',
  schema: z.strictObject({
    ...statement,
    difference: idSchema,
    right: z.enum(['ours', 'theirs', 'neither']),
    action: z.string().min(1).max(2000),
  }),
});

/** Every command type of the room. */
export const statementCommands = [SendStatement, AgreeStatement, DisputeStatement, ClearDifference] as const;

/** What can be asked of a statement. */
export type StatementCommand = CommandOf<(typeof statementCommands)[number]>;
