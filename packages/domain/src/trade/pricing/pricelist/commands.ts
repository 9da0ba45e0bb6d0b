/** What can be asked of a price list. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema } from '../../../kernel/index.ts';
import { priceListContentSchema } from './events.ts';

const wordsSchema = z.string().min(1).max(2000);
const whose = { list: idSchema, version: z.int().min(1).max(100_000) };

/** Proposes the next version of a price list. */
export const ProposePriceList = commandType({
  type: 'ProposePriceList',
  schema: z.strictObject({ ...whose, content: priceListContentSchema, reason: wordsSchema }),
});
/** Approves a version. */
export const ApprovePriceList = commandType({ type: 'ApprovePriceList', schema: z.strictObject(whose) });
/** Gives a version back. */
export const ReturnPriceList = commandType({
  type: 'ReturnPriceList',
  schema: z.strictObject({ ...whose, reason: wordsSchema }),
});
/** Sends a version to a recipient. */
export const DistributePriceList = commandType({
  type: 'DistributePriceList',
  schema: z.strictObject({ ...whose, to: z.string().min(1).max(200) }),
});
/** Uses a version from a date on. */
export const PutPriceListInForce = commandType({
  type: 'PutPriceListInForce',
  schema: z.strictObject({ ...whose, from: localDateSchema }),
});

/** Every command type of the room. */
export const priceListCommands = [
  ProposePriceList,
  ApprovePriceList,
  ReturnPriceList,
  DistributePriceList,
  PutPriceListInForce,
] as const;

/** What can be asked of a price list. */
export type PriceListCommand = CommandOf<(typeof priceListCommands)[number]>;
