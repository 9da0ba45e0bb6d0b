/** The reconciliation of accounts with a customer (对账): what we say is open, and what the customer says to that. */
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

const whose = { statement: idSchema, customer: idSchema };
const about = (data: { readonly statement: string; readonly customer: string }): readonly Tag[] => [
  tag('statement', data.statement),
  tag('customer', data.customer),
];

export const statedBalanceSchema = z.strictObject({
  /** What was open at the start of the period, less what was unapplied; all of one currency. */
  opening: moneySchema,
  invoiced: moneySchema,
  /** Money that came in, less what was paid back. */
  received: moneySchema,
  credited: moneySchema,
  writtenOff: moneySchema,
  closing: moneySchema,
});

/** One currency of a statement: opening + invoiced − received − credited − written off = closing. */
export type StatedBalance = z.infer<typeof statedBalanceSchema>;

/** The account as we see it went to the customer, one balance a currency (row M10). */
export const StatementSent = eventType({
  type: 'StatementSent',
  version: 1,
  schema: z.strictObject({
    ...whose,
    /** The first day, and the last. */
    from: localDateSchema,
    until: localDateSchema,
    balances: z.array(statedBalanceSchema).min(1).max(20),
    /** By when silence is to be followed up. */
    answerBy: localDateSchema.optional(),
  }),
  tags: about,
});

/** The customer agrees to the statement. */
export const StatementAgreed = eventType({
  type: 'StatementAgreed',
  version: 1,
  schema: z.strictObject({ ...whose, note: z.string().max(2000).optional() }),
  tags: about,
});

export const statementDifferenceSchema = z.strictObject({
  difference: idSchema,
  invoice: idSchema.optional(),
  ours: moneySchema,
  theirs: moneySchema,
  reason: z.string().min(1).max(2000),
});

/** What the customer has in its books instead. */
export type StatementDifference = z.infer<typeof statementDifferenceSchema>;

/** The customer doesn't agree, and says where its books differ. */
export const StatementDisputed = eventType({
  type: 'StatementDisputed',
  version: 1,
  schema: z.strictObject({ ...whose, differences: z.array(statementDifferenceSchema).min(1).max(200) }),
  tags: about,
});

/** A difference was cleared up: who was right, and what was done. */
export const DifferenceCleared = eventType({
  type: 'DifferenceCleared',
  version: 1,
  schema: z.strictObject({
    ...whose,
    difference: idSchema,
    right: z.enum(['ours', 'theirs', 'neither']),
    action: z.string().min(1).max(2000),
  }),
  tags: about,
});

/** Every event type of the room. */
export const statementEvents = [StatementSent, StatementAgreed, StatementDisputed, DifferenceCleared] as const;

/** What happens to a statement. */
export type StatementEvent = EventOf<(typeof statementEvents)[number]>;
