/**
 * What can be asked of a customer's card. Every fact may be told late: it lies at the time the command states, so all of
 * these may be backdated without a bound; what was said before is never overwritten, only corrected.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, placeSchema } from '../../kernel/index.ts';

const customer = { customer: idSchema };
/** The id of the event that is to be corrected. */
const corrects = { corrects: idSchema };
const nameSchema = z.string().min(1).max(400).regex(/\S/u, 'a name has at least one visible character');

/** Takes a customer into the files, with what is known of it at that time (rows D1 D2 D3 D6). */
export const RegisterCustomer = commandType({
  type: 'RegisterCustomer',
  schema: z.strictObject({
    ...customer,
    name: nameSchema.optional(),
    directness: z.enum(['direct', 'indirect']).optional(),
    place: placeSchema.optional(),
    territory: idSchema.optional(),
  }),
});

/** The customer is called otherwise from now on. */
export const RenameCustomer = commandType({
  type: 'RenameCustomer',
  schema: z.strictObject({ ...customer, name: nameSchema }),
});

/** The customer is at a place from now on. */
export const PlaceCustomer = commandType({
  type: 'PlaceCustomer',
  schema: z.strictObject({ ...customer, place: placeSchema }),
});

/** The customer lies in a sales territory from now on. */
export const AssignTerritory = commandType({
  type: 'AssignTerritory',
  schema: z.strictObject({ ...customer, territory: idSchema }),
});

/** A name was told wrongly: this is what was so, from the command's time on. */
export const CorrectName = commandType({
  type: 'CorrectName',
  schema: z.strictObject({ ...customer, ...corrects, name: nameSchema }),
});

/** A placement was told wrongly: this is what was so, from the command's time on; null takes it back. */
export const CorrectPlacement = commandType({
  type: 'CorrectPlacement',
  schema: z.strictObject({ ...customer, ...corrects, place: placeSchema.nullable() }),
});

/** A territory was told wrongly: this is what was so, from the command's time on; null takes it back. */
export const CorrectTerritory = commandType({
  type: 'CorrectTerritory',
  schema: z.strictObject({ ...customer, ...corrects, territory: idSchema.nullable() }),
});

/** Every command type of the room. */
export const cardCommands = [
  RegisterCustomer,
  RenameCustomer,
  PlaceCustomer,
  AssignTerritory,
  CorrectName,
  CorrectPlacement,
  CorrectTerritory,
] as const;

/** What can be asked of a card. */
export type CardCommand = CommandOf<(typeof cardCommands)[number]>;
