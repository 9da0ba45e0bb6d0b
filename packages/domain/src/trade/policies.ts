/**
 * The policies of trade that a company adopts (design: decision 6): how credit is given, how customers are reminded, and how
 * far discounts go. Each is adopted whole, in versions that follow each other, and every decision cites the one it was made by.
 */
import * as z from 'zod';
import { idSchema, type Messages, moneySchema, type Rejection } from '../kernel/index.ts';
import { type Adoptable, policyHeader, policyRoom } from '../planning/index.ts';
import { type CreditPolicy, creditPolicyShape } from './credit/policy.ts';
import type { PricingPolicy } from './pricing/policy.ts';
import type { DunningPolicy } from './receivable/policy.ts';

interface OfPolicy {
  readonly policy: string;
}

/** Why a policy of trade can't be adopted. */
export type TradePolicyRejection =
  | Rejection<'tradepolicy.named-twice', OfPolicy & { readonly names: readonly string[] }>
  | Rejection<
      'tradepolicy.level-not-later',
      OfPolicy & { readonly level: number; readonly days: number; readonly before: number }
    >
  | Rejection<'tradepolicy.without-roles', OfPolicy & { readonly of: 'authority' | 'discounts' }>;

const parts = {
  authority: { en: 'approve credit', zh: '审批信用' },
  discounts: { en: 'grant a discount', zh: '给予折扣' },
} as const;

const messages: Messages<TradePolicyRejection> = {
  'tradepolicy.named-twice': {
    en: ({ policy, names }) => `Policy ${policy} names ${names.join(', ')} twice; say it once.`,
    zh: ({ policy, names }) => `政策 ${policy} 中重复出现 ${names.join('、')}；请只列一次。`,
  },
  'tradepolicy.level-not-later': {
    en: ({ policy, level, days, before }) =>
      `Level ${level} of policy ${policy} is due ${days} days after the due date, and the level before it ${before}; a later level is due later.`,
    zh: ({ policy, level, days, before }) =>
      `政策 ${policy} 第 ${level} 级于逾期 ${days} 天发出，而前一级为 ${before} 天；后一级应更晚。`,
  },
  'tradepolicy.without-roles': {
    en: ({ policy, of }) => `By policy ${policy} nobody may ${parts[of].en}; name at least one role.`,
    zh: ({ policy, of }) => `按政策 ${policy} 无人可${parts[of].zh}；请至少指定一个角色。`,
  },
};

type Faults = readonly TradePolicyRejection[];

const twice = (policy: string, names: readonly string[]): Faults => {
  const again = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  return again.length === 0 ? [] : [{ code: 'tradepolicy.named-twice', data: { policy, names: again } }];
};

const from = { name: policyHeader.name, version: policyHeader.version, from: policyHeader.from };

const creditSchema: z.ZodType<CreditPolicy & Adoptable> = z.strictObject({ ...creditPolicyShape, ...from });

const ofCredit = policyRoom({
  category: 'creditpolicy',
  adopt: 'AdoptCreditPolicy',
  adopted: 'CreditPolicyAdopted',
  schema: creditSchema,
  faults: ({ name, grades, authority }): Faults => [
    ...twice(name, [...grades.map(({ grade }) => grade), ...authority.map(({ role }) => role)]),
    ...(authority.length === 0
      ? [{ code: 'tradepolicy.without-roles' as const, data: { policy: name, of: 'authority' as const } }]
      : []),
  ],
  messages,
  rows: ['G7', 'M13', 'M14'],
  title: { en: 'credit policy', zh: '信用政策' },
});

const dunningShape = {
  /** From the first to the last; the last proposes a credit stop. */
  levels: z
    .array(
      z.strictObject({
        overdueDays: z.int().min(1).max(10_000),
        gapDays: z.int().min(0).max(10_000),
        fees: z.array(moneySchema.refine(({ amount }) => amount >= 0, 'at least zero')).max(40),
      }),
    )
    .min(1)
    .max(20),
  interestBasisPoints: z.int().min(0).max(100_000),
  yearDays: z.union([z.literal(360), z.literal(365)]),
  rounding: z.enum(['down', 'half-away-from-zero']),
};

const dunningSchema: z.ZodType<DunningPolicy & Adoptable> = z.strictObject({ ...from, ...dunningShape });

const ofDunning = policyRoom({
  category: 'dunningpolicy',
  adopt: 'AdoptDunningPolicy',
  adopted: 'DunningPolicyAdopted',
  schema: dunningSchema,
  faults: ({ name, levels }): Faults =>
    levels.flatMap(({ overdueDays: days }, index): Faults => {
      const before = levels[index - 1]?.overdueDays;
      return before === undefined || days > before
        ? []
        : [{ code: 'tradepolicy.level-not-later', data: { policy: name, level: index + 1, days, before } }];
    }),
  messages,
  rows: ['M1', 'M4'],
  title: { en: 'dunning policy', zh: '催收政策' },
});

const pricingShape = {
  approvers: z.array(idSchema).min(1).max(40),
  recipients: z.array(idSchema).max(40),
  floor: z.int().min(0).max(10_000),
  discounts: z.array(z.strictObject({ role: idSchema, upTo: z.int().min(0).max(10_000) })).max(40),
  tolerance: z.int().min(0).max(10_000),
};

const pricingSchema: z.ZodType<PricingPolicy & Adoptable> = z.strictObject({ ...from, ...pricingShape });

const ofPricing = policyRoom({
  category: 'pricingpolicy',
  adopt: 'AdoptPricingPolicy',
  adopted: 'PricingPolicyAdopted',
  schema: pricingSchema,
  faults: ({ name, discounts }): Faults => [
    ...twice(
      name,
      discounts.map(({ role }) => role),
    ),
    ...(discounts.length === 0
      ? [{ code: 'tradepolicy.without-roles' as const, data: { policy: name, of: 'discounts' as const } }]
      : []),
  ],
  messages,
  rows: ['N1', 'N7'],
  title: { en: 'pricing policy', zh: '价格政策' },
});

/** Adopts the next version of a credit policy. */
export const AdoptCreditPolicy = ofCredit.command;
/** A credit policy was adopted. */
export const CreditPolicyAdopted = ofCredit.event;
/** The room of credit policies: one stream a policy, an event a version. */
export const creditPolicy = ofCredit.room;

/** Adopts the next version of a dunning policy. */
export const AdoptDunningPolicy = ofDunning.command;
/** A dunning policy was adopted. */
export const DunningPolicyAdopted = ofDunning.event;
/** The room of dunning policies. */
export const dunningPolicy = ofDunning.room;

/** Adopts the next version of a pricing policy: who approves, who has the lists, the floor, and how far discounts go. */
export const AdoptPricingPolicy = ofPricing.command;
/** A pricing policy was adopted. */
export const PricingPolicyAdopted = ofPricing.event;
/** The room of pricing policies. */
export const pricingPolicy = ofPricing.room;
