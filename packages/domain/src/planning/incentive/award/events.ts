/** What happens to an award (奖金): granted on evidence, in instalments that add up to it, paid when due, or forfeited. */
import * as z from 'zod';
import {
  type EventOf,
  eventType,
  idSchema,
  localDateSchema,
  moneySchema,
  policyRefSchema,
  tag,
} from '../../../kernel/index.ts';

export const ofAward = { award: idSchema } as const;
const place = z.int().min(1).max(40);
const text = z.string().min(1).max(2000);

/** An award was granted by an incentive plan (rows C2 C4 C6); with several instalments it works over time. */
export const AwardGranted = eventType({
  type: 'AwardGranted',
  version: 1,
  schema: z.strictObject({
    ...ofAward,
    payee: idSchema,
    plan: policyRefSchema,
    /** The code of the plan's item. */
    item: z.string().min(1).max(60),
    amount: moneySchema,
    /** In the unit of the amount; `share` in basis points. */
    instalments: z
      .array(z.strictObject({ due: localDateSchema, share: z.int().min(1), amount: z.int() }))
      .min(1)
      .max(40),
    evidence: text,
  }),
  tags: ({ award, payee }) => [tag('award', award), tag('staff', payee)],
});

/** An instalment was paid; `instalment` is its place from 1. */
export const InstalmentPaid = eventType({
  type: 'InstalmentPaid',
  version: 1,
  schema: z.strictObject({ ...ofAward, instalment: place, amount: z.int() }),
  tags: ({ award }) => [tag('award', award)],
});

/** What wasn't due yet is lost: its places, and how much it is. */
export const AwardForfeited = eventType({
  type: 'AwardForfeited',
  version: 1,
  schema: z.strictObject({ ...ofAward, instalments: z.array(place).min(1).max(40), amount: z.int(), reason: text }),
  tags: ({ award }) => [tag('award', award)],
});

/** Every event type of the room. */
export const awardEvents = [AwardGranted, InstalmentPaid, AwardForfeited] as const;

export type AwardEvent = EventOf<(typeof awardEvents)[number]>;
