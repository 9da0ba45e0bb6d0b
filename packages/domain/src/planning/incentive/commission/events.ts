/**
 * What happens to a commission run (提成结算): the sales of a period are credited to those who made them, the commission is
 * calculated and approved, and what comes back later is clawed back by the table of then (row C1).
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, moneySchema, periodSchema, type Tag, tag } from '../../../kernel/index.ts';
import { tableSchema } from '../commission-table.ts';

export const ofRun = { run: idSchema } as const;

const sellers = (list: readonly { readonly seller: string }[]): readonly Tag[] =>
  [...new Set(list.map(({ seller }) => seller))].map((seller) => tag('salesperson', seller));

const about = (run: string, list: readonly { readonly seller: string }[] = []): readonly Tag[] => [
  tag('commission', run),
  ...sellers(list),
];

/** Basis points of a joint sale. */
export const sharesSchema = z
  .array(z.strictObject({ seller: idSchema, share: z.int() }))
  .min(1)
  .max(50);

const amount = z.int();
/** What a seller's sales come to, and the commission on them, in the table's unit. */
const lineSchema = z.strictObject({ seller: idSchema, base: amount, commission: amount });
const text = z.string().min(1).max(2000);

/** A run was opened for a period, by a table that is kept whole. */
export const CommissionRunOpened = eventType({
  type: 'CommissionRunOpened',
  version: 1,
  schema: z.strictObject({ ...ofRun, period: periodSchema, table: tableSchema }),
  tags: ({ run }) => about(run),
});

/** A sale was credited to its sellers; the parts add up to the amount. */
export const SaleCredited = eventType({
  type: 'SaleCredited',
  version: 1,
  schema: z.strictObject({
    ...ofRun,
    sale: idSchema,
    /** As the source states it. */
    amount: moneySchema,
    parts: z
      .array(z.strictObject({ seller: idSchema, share: z.int().min(1), part: amount }))
      .min(1)
      .max(50),
  }),
  tags: ({ run, parts }) => about(run, parts),
});

/** Part of a credited sale came back or was lost; after approval, with what each seller pays back (负数行). */
export const CreditedSaleReduced = eventType({
  type: 'CreditedSaleReduced',
  version: 1,
  schema: z.strictObject({
    ...ofRun,
    sale: idSchema,
    cause: z.enum(['return', 'bad-debt']),
    amount: moneySchema,
    /** The period in which it is charged: that of the event. */
    period: periodSchema,
    /** Of each seller of the sale: what is left of his part; paid, computed again, and the difference he pays back. */
    lines: z
      .array(z.strictObject({ seller: idSchema, part: amount, paid: amount, recomputed: amount, clawedBack: amount }))
      .min(1)
      .max(50),
  }),
  tags: ({ run, lines }) => about(run, lines),
});

/** The commission of every seller was calculated. */
export const CommissionCalculated = eventType({
  type: 'CommissionCalculated',
  version: 1,
  schema: z.strictObject({ ...ofRun, lines: z.array(lineSchema).max(2000), total: amount }),
  tags: ({ run, lines }) => about(run, lines),
});

/** The calculation was sent back; sales may be credited again. */
export const CommissionReturned = eventType({
  type: 'CommissionReturned',
  version: 1,
  schema: z.strictObject({ ...ofRun, reason: text }),
  tags: ({ run }) => about(run),
});

/** The calculation was approved by somebody else: what it says is paid. */
export const CommissionApproved = eventType({
  type: 'CommissionApproved',
  version: 1,
  schema: z.strictObject(ofRun),
  tags: ({ run }) => about(run),
});

/** Every event type of the room. */
export const commissionEvents = [
  CommissionRunOpened,
  SaleCredited,
  CreditedSaleReduced,
  CommissionCalculated,
  CommissionReturned,
  CommissionApproved,
] as const;

export type CommissionEvent = EventOf<(typeof commissionEvents)[number]>;
export type CommissionLine = z.infer<typeof lineSchema>;
