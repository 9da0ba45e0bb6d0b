/** What may be asked of an award. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, moneySchema } from '../../../kernel/index.ts';
import { ofAward } from './events.ts';

/** Grants a bonus of an adopted incentive plan, named as name@version, on evidence. */
export const GrantAward = commandType({
  type: 'GrantAward',
  schema: z.strictObject({
    ...ofAward,
    payee: idSchema,
    plan: z.string().min(1).max(100),
    item: z.string().min(1).max(60),
    amount: moneySchema,
    /** What it rests on: an appraisal, a contest; blank ones are told by the decider. */
    evidence: z.string().max(2000),
  }),
});

/** Pays an instalment that is due. */
export const PayInstalment = commandType({
  type: 'PayInstalment',
  schema: z.strictObject({ ...ofAward, instalment: z.int().min(1).max(40) }),
});

/** Takes back what isn't due yet: the payee left, or the condition fell away. */
export const ForfeitAward = commandType({
  type: 'ForfeitAward',
  schema: z.strictObject({ ...ofAward, reason: z.string().min(1).max(2000) }),
});

/** Every command type of the room. */
export const awardCommands = [GrantAward, PayInstalment, ForfeitAward] as const;

export type AwardCommand = CommandOf<(typeof awardCommands)[number]>;
