/**
 * What happens to a sales contract: drafted, reviewed, signed, changed, paid ahead for, fulfilled step by step, ended. A
 * contract says everything that credit and orders rest on (rows K7 K8): goods, price, delivery, terms of payment, deposit,
 * after-sales, and who owes what by when.
 */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  quantitySchema,
  type Tag,
  tag,
} from '../../kernel/index.ts';
import { paymentTermsSchema } from '../../trade/index.ts';
import { contractCallOffEvents } from './call-off.ts';

const wordsSchema = z.string().min(1).max(2000);

export const contractContentSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        line: idSchema,
        product: idSchema,
        specification: wordsSchema,
        quantity: quantitySchema,
        /** For all of the line, with tax and freight. */
        amount: moneySchema,
      }),
    )
    .min(1)
    .max(500),
  delivery: z.strictObject({
    by: localDateSchema,
    place: z.string().min(1).max(400),
    means: z.string().min(1).max(200),
  }),
  terms: paymentTermsSchema,
  /** What is paid when it is signed (row K13): a deposit (定金) that binds, or a prepayment (预付款). */
  advance: z
    .strictObject({ kind: z.enum(['deposit', 'prepayment']), amount: moneySchema, dueOn: localDateSchema })
    .nullable(),
  afterSales: wordsSchema,
  /** What either side owes the other beside goods and money, or as steps towards them (row K14). */
  obligations: z
    .array(
      z.strictObject({
        obligation: idSchema,
        side: z.enum(['ours', 'theirs']),
        /** Which department or person of that side. */
        owner: z.string().min(1).max(200),
        what: wordsSchema,
        dueOn: localDateSchema,
      }),
    )
    .max(200),
});

/** All that a contract says. */
export type ContractContent = z.infer<typeof contractContentSchema>;

const whose = { contract: idSchema, customer: idSchema };
const about = ({ contract, customer }: { readonly contract: string; readonly customer: string }): readonly Tag[] => [
  tag('contract', contract),
  tag('customer', customer),
];

/** A draft was written, or written anew: it takes the place of the one before (row K9). */
export const ContractDrafted = eventType({
  type: 'ContractDrafted',
  version: 1,
  schema: z.strictObject({ ...whose, content: contractContentSchema }),
  tags: about,
});

/** The draft was reviewed (rows K10 K11 K15): clause by clause, before anybody signs. */
export const ContractReviewed = eventType({
  type: 'ContractReviewed',
  version: 1,
  schema: z.strictObject({ ...whose, outcome: z.enum(['passed', 'objected']), notes: wordsSchema }),
  tags: about,
});

/** Both sides signed what was reviewed. */
export const ContractSigned = eventType({
  type: 'ContractSigned',
  version: 1,
  schema: z.strictObject({
    ...whose,
    content: contractContentSchema,
    forUs: z.string().min(1).max(200),
    forThem: z.string().min(1).max(200),
  }),
  tags: about,
});

/** Money came in ahead, as agreed (row K13). */
export const ContractAdvancePaid = eventType({
  type: 'ContractAdvancePaid',
  version: 1,
  schema: z.strictObject({ ...whose, receipt: idSchema, amount: moneySchema }),
  tags: about,
});

/** One side did what it owed (row K14). */
export const ObligationFulfilled = eventType({
  type: 'ObligationFulfilled',
  version: 1,
  schema: z.strictObject({ ...whose, obligation: idSchema, note: wordsSchema, dueOn: localDateSchema }),
  tags: about,
});

/** The contract is over: fulfilled in everything, or ended before. */
export const ContractEnded = eventType({
  type: 'ContractEnded',
  version: 1,
  schema: z.strictObject({
    ...whose,
    outcome: z.enum(['fulfilled', 'terminated']),
    reason: wordsSchema,
    /** What nobody had fulfilled by then. */
    unfulfilled: z.array(idSchema).max(200),
  }),
  tags: about,
});

/** Every event type of the room. */
export const contractEvents = [
  ContractDrafted,
  ContractReviewed,
  ContractSigned,
  ContractAdvancePaid,
  ObligationFulfilled,
  ContractEnded,
  ...contractCallOffEvents,
] as const;

/** What happens to a contract. */
export type ContractEvent = EventOf<(typeof contractEvents)[number]>;
