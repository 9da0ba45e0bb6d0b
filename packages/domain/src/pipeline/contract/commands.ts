/** What can be asked of a contract. Papers arrive late: all may be backdated, but never before what they rest on. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, moneySchema } from '../../kernel/index.ts';
import { contractCallOffCommands } from './call-off.ts';
import { contractContentSchema } from './events.ts';

const contract = { contract: idSchema };
const wordsSchema = z.string().min(1).max(2000);
const name = z.string().min(1).max(200);

/** A draft, or the next one (row K9). */
export const DraftContract = commandType({
  type: 'DraftContract',
  schema: z.strictObject({ ...contract, customer: idSchema, content: contractContentSchema }),
});

/** The draft was reviewed (rows K10 K11 K15). */
export const ReviewContract = commandType({
  type: 'ReviewContract',
  schema: z.strictObject({ ...contract, outcome: z.enum(['passed', 'objected']), notes: wordsSchema }),
});

/** Both sides signed. */
export const SignContract = commandType({
  type: 'SignContract',
  schema: z.strictObject({ ...contract, forUs: name, forThem: name }),
});

/** Money came in ahead (row K13). */
export const PayContractAdvance = commandType({
  type: 'PayContractAdvance',
  schema: z.strictObject({ ...contract, receipt: idSchema, amount: moneySchema }),
});

/** One side did what it owed (row K14). */
export const FulfilObligation = commandType({
  type: 'FulfilObligation',
  schema: z.strictObject({ ...contract, obligation: idSchema, note: wordsSchema }),
});

/** The contract is over. */
export const EndContract = commandType({
  type: 'EndContract',
  schema: z.strictObject({ ...contract, outcome: z.enum(['fulfilled', 'terminated']), reason: wordsSchema }),
});

/** Every command type of the room. */
export const contractCommands = [
  DraftContract,
  ReviewContract,
  SignContract,
  PayContractAdvance,
  FulfilObligation,
  EndContract,
  ...contractCallOffCommands,
] as const;

/** What can be asked of a contract. */
export type ContractCommand = CommandOf<(typeof contractCommands)[number]>;
