/**
 * What can be asked of an order. All kinds may be backdated as far as it takes: orders are imported from books that were
 * kept before us, and papers arrive late. The dates that an order's own history forbids are refused by the decider.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, moneySchema, quantitySchema } from '../../kernel/index.ts';
import { contentSchema } from './events.ts';
import { type FulfilmentCommand, fulfilmentCommands } from './fulfilment-commands.ts';

const order = { order: idSchema };
const reasonSchema = z.string().min(1).max(2000);

/** The customer orders; `meta.at` is when, and so the date of the sale. */
export const PlaceOrder = commandType({
  type: 'PlaceOrder',
  schema: z.strictObject({ ...order, content: contentSchema }),
});

/** Both sides agree on the order (row L1). */
export const ConfirmOrder = commandType({
  type: 'ConfirmOrder',
  schema: z.strictObject({ ...order, note: z.string().max(2000).optional() }),
});

/** The customer wants something else: `after` is the whole order as it now shall be, with what already came back. */
export const AmendOrder = commandType({
  type: 'AmendOrder',
  schema: z.strictObject({ ...order, after: contentSchema, reason: reasonSchema }),
});

/** The order is off; what was not returned yet goes out of every figure. */
export const CancelOrder = commandType({
  type: 'CancelOrder',
  schema: z.strictObject({ ...order, reason: reasonSchema }),
});

export const returnedLineSchema = z.strictObject({
  /** The line of the order that the goods were ordered by. */
  line: idSchema,
  /** How much came back, in the line's unit. */
  quantity: quantitySchema,
  /** What is taken back for it; where not said, the share of the quantity in what is left of the line. */
  amount: moneySchema.optional(),
});

/** Goods of the order came back (rows L10 L11). */
export const ReturnLines = commandType({
  type: 'ReturnLines',
  schema: z.strictObject({
    ...order,
    lines: z.array(returnedLineSchema).min(1).max(2000),
    /** The net value of the return as the source states it, where that isn't the sum of its lines. */
    total: moneySchema.optional(),
    tax: moneySchema.optional(),
    freight: moneySchema.optional(),
    reason: reasonSchema,
  }),
});

/** A return that came as a document of its own, `order` being the document's id; quantities and amounts above zero. */
export const RecordReturn = commandType({
  type: 'RecordReturn',
  schema: z.strictObject({ ...order, ofOrder: idSchema.optional(), returned: contentSchema, reason: reasonSchema }),
});

/**
 * The order was entered wrongly: `after` is what was so all along (null: there never was such an order), `corrects` the
 * event that placed the order or last corrected it, and `meta.at` the true time of the order.
 */
export const CorrectOrder = commandType({
  type: 'CorrectOrder',
  schema: z.strictObject({ ...order, corrects: idSchema, after: contentSchema.nullable(), reason: reasonSchema }),
});

/** A return's document was entered wrongly: `after` is what was so all along, and `corrects` the event that said otherwise. */
export const CorrectReturn = commandType({
  type: 'CorrectReturn',
  schema: z.strictObject({
    ...order,
    corrects: idSchema,
    ofOrder: idSchema.optional(),
    after: contentSchema.nullable(),
    reason: reasonSchema,
  }),
});

export type OrderCommand =
  | CommandOf<typeof PlaceOrder>
  | CommandOf<typeof ConfirmOrder>
  | CommandOf<typeof AmendOrder>
  | CommandOf<typeof CancelOrder>
  | CommandOf<typeof ReturnLines>
  | CommandOf<typeof RecordReturn>
  | CommandOf<typeof CorrectOrder>
  | CommandOf<typeof CorrectReturn>
  | FulfilmentCommand;

/** Every command type of the room. */
export const orderCommands = [
  PlaceOrder,
  ConfirmOrder,
  AmendOrder,
  CancelOrder,
  ReturnLines,
  RecordReturn,
  CorrectOrder,
  CorrectReturn,
  ...fulfilmentCommands,
] as const;
