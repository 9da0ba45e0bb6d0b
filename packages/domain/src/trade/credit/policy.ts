/**
 * The credit policy: what each grade means for limit, terms and handling, who may approve how much, who consents for
 * finance, and how often customers are evaluated. It is data that a company adopts (design: decision 6); rows G7 M13–M18.
 */
import * as z from 'zod';
import { idSchema, type Money, moneySchema } from '../../kernel/index.ts';
import { unitsOf } from './amounts.ts';
import { paymentTermsSchema } from './terms.ts';

const gradeSchema = z.string().min(1).max(40);
const amountsSchema = z
  .array(moneySchema.refine(({ amount }) => amount >= 0, { message: 'at least zero', params: { zh: '不得小于零' } }))
  .max(40);

export const gradeRuleSchema = z.strictObject({
  grade: gradeSchema,
  /** On account, or cash only: then nothing is owed, whatever the limit says (row M15). */
  handling: z.enum(['on-account', 'cash-only']),
  /** The terms that hold where nothing else was agreed. */
  terms: paymentTermsSchema,
  /** The highest limit, one amount a currency; a currency that isn't named has a ceiling of zero. */
  ceiling: z.union([z.literal('none'), amountsSchema]),
  /** How late the oldest open invoice may be, in days; null for no bound. */
  mostOverdueDays: z.int().min(0).max(10_000).nullable(),
  /** How much may be overdue, one amount a currency; a currency that isn't named is not bounded. */
  mostOverdue: amountsSchema,
  /** Whether a limit above zero needs the report of an agency (row M20). */
  investigate: z.boolean(),
});

/** The fields of a {@link CreditPolicy}, for those who adopt one. */
export const creditPolicyShape = {
  /** From the best to the worst. */
  grades: z.array(gradeRuleSchema).min(1).max(40),
  /** Who may approve how much; who may approve any amount may approve an unlimited limit too. */
  authority: z.array(z.strictObject({ role: idSchema, upTo: z.union([z.literal('any'), amountsSchema]) })).max(40),
  /** The roles in which finance consents (rows M21 M22). */
  finance: z.array(idSchema).min(1).max(40),
  /** A customer is evaluated again after so many months (row M16). */
  evaluateEvery: z.int().min(1).max(120),
  /** How many falls in a row there must be before a customer may be given up (row M18). */
  fallsBeforeGivingUp: z.int().min(2).max(20),
  /** For how many days the report of an agency is fresh enough. */
  investigationHolds: z.int().min(1).max(3_650),
};

/** Reads a {@link CreditPolicy}. */
export const creditPolicySchema = z
  .strictObject({ name: idSchema, version: z.int().min(1), ...creditPolicyShape })
  .refine(({ grades }) => new Set(grades.map(({ grade }) => grade)).size === grades.length, {
    message: 'each grade once',
    params: { zh: '每个等级只列一次' },
  });

/** What a grade means: terms, ceiling and handling. */
export type GradeRule = z.infer<typeof gradeRuleSchema>;

/** The policy by which credit is given. */
export type CreditPolicy = z.infer<typeof creditPolicySchema>;

const yuan = (amount: number): Money => ({ amount: amount * 100, currency: 'CNY', scale: 2 });

/** Where a company adopted no other: four grades, and three levels of authority. */
export const standardCreditPolicy: CreditPolicy = {
  name: 'credit',
  version: 1,
  grades: [
    {
      grade: 'A',
      handling: 'on-account',
      terms: { due: { kind: 'after-month', days: 60 }, means: ['transfer', 'bank-acceptance'] },
      ceiling: 'none',
      mostOverdueDays: 30,
      mostOverdue: [yuan(200_000)],
      investigate: false,
    },
    {
      grade: 'B',
      handling: 'on-account',
      terms: { due: { kind: 'after-invoice', days: 30 }, means: ['transfer', 'bank-acceptance'] },
      ceiling: [yuan(500_000)],
      mostOverdueDays: 15,
      mostOverdue: [yuan(50_000)],
      investigate: false,
    },
    {
      grade: 'C',
      handling: 'on-account',
      terms: {
        due: { kind: 'on-delivery' },
        advance: { kind: 'deposit', share: 2_000 },
        means: ['cash', 'transfer'],
      },
      ceiling: [yuan(50_000)],
      mostOverdueDays: 0,
      mostOverdue: [yuan(0)],
      investigate: true,
    },
    {
      grade: 'D',
      handling: 'cash-only',
      terms: { due: { kind: 'before-delivery' }, means: ['cash', 'transfer'] },
      ceiling: [],
      mostOverdueDays: 0,
      mostOverdue: [],
      investigate: true,
    },
  ],
  authority: [
    { role: 'sales-manager', upTo: [yuan(100_000)] },
    { role: 'sales-director', upTo: [yuan(500_000)] },
    { role: 'general-manager', upTo: 'any' },
  ],
  finance: ['finance-manager', 'accountant'],
  evaluateEvery: 6,
  fallsBeforeGivingUp: 2,
  investigationHolds: 365,
};

/** The rule of a grade; undefined where the policy has none. */
export const ruleOf = ({ grades }: CreditPolicy, grade: string | null): GradeRule | undefined =>
  grades.find((rule) => rule.grade === grade);

/** Whether the first grade is worse than the second. A grade that the policy doesn't know is worse than all that it does. */
export const isWorse = ({ grades }: CreditPolicy, grade: string, than: string): boolean => {
  const rank = (one: string): number => {
    const at = grades.findIndex((rule) => rule.grade === one);
    return at === -1 ? grades.length : at;
  };
  return rank(grade) > rank(than);
};

const inCurrency = (amounts: readonly Money[], currency: string): Money | undefined =>
  amounts.find((amount) => amount.currency === currency);

/** The highest limit of a grade in a currency, in units of the ledger; null for no bound. */
export const ceilingOf = (rule: GradeRule | undefined, currency: string): bigint | null => {
  if (rule?.ceiling === 'none') return null;
  const ceiling = inCurrency(rule?.ceiling ?? [], currency);
  return ceiling === undefined ? 0n : unitsOf(ceiling);
};

/** What may be overdue by a grade in a currency, in units of the ledger; null for no bound. */
export const mostOverdueOf = ({ mostOverdue }: GradeRule, currency: string): bigint | null => {
  const most = inCurrency(mostOverdue, currency);
  return most === undefined ? null : unitsOf(most);
};

/** How much somebody may approve: nothing at all, up to an amount in units of the ledger, or any. */
export const authorityOf = (
  { authority }: CreditPolicy,
  roles: readonly string[],
  currency: string,
): bigint | 'any' | null => {
  const levels = authority.filter(({ role }) => roles.includes(role));
  if (levels.some(({ upTo }) => upTo === 'any')) return 'any';
  return levels.reduce<bigint | null>((most, { upTo }) => {
    const own = upTo === 'any' ? undefined : inCurrency(upTo, currency);
    const units = own === undefined ? 0n : unitsOf(own);
    return most === null || units > most ? units : most;
  }, null);
};
