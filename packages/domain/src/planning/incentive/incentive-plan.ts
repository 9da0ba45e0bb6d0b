/**
 * An incentive plan (激励机制): pay with commission, bonuses, and chances of promotion along a career path (rows C2 C3 C8). One
 * that misses a part, or combines no long-term with a short-term incentive (row C4), is refused.
 */
import * as z from 'zod';
import { type Messages, policyRefSchema, type Rejection, type Text } from '../../kernel/index.ts';
import { policyHeader, policyRoom } from '../adoption.ts';
import { careerPathSchema } from '../appraisal/career.ts';

const code = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and dashes');
const label = z.string().min(1).max(120);
const name = z.strictObject({ en: label, zh: label });

/** The forms of incentives that the source names (row C2). */
export const incentiveForms = ['commission', 'bonus', 'promotion'] as const;

export type IncentiveForm = (typeof incentiveForms)[number];

export const itemSchema = z.discriminatedUnion('form', [
  /** Paid by the period, on what was sold. */
  z.strictObject({ form: z.literal('commission'), code, name, table: policyRefSchema }),
  /** Paid in instalments: one is short-term, several over more than a year are long-term (row C4). */
  z.strictObject({
    form: z.literal('bonus'),
    code,
    name,
    /** What part falls due how many months after the award, in basis points. */
    instalments: z
      .array(z.strictObject({ months: z.int().min(0).max(120), share: z.int() }))
      .min(1)
      .max(40),
  }),
  /** A place on a career path. */
  z.strictObject({ form: z.literal('promotion'), code, name, path: careerPathSchema }),
]);

/** One incentive of a plan. */
export type IncentiveItem = z.infer<typeof itemSchema>;

export const planSchema = z.strictObject({ ...policyHeader, items: z.array(itemSchema).max(50) });

/** An incentive plan. */
export type IncentivePlan = Readonly<z.infer<typeof planSchema>>;

/** Whether an incentive works within a year, or beyond. */
export type Horizon = 'short' | 'long';

/** The horizon of an incentive: a career and what is paid out after more than twelve months are long-term. */
export const horizonOf = (item: IncentiveItem): Horizon => {
  if (item.form === 'promotion') return 'long';
  return item.form === 'bonus' && item.instalments.some(({ months }) => months > 12) ? 'long' : 'short';
};

/** What can be wrong with a plan. */
export type IncentivePlanRejection =
  | Rejection<'incentive.part-missing', { readonly form: IncentiveForm }>
  | Rejection<'incentive.horizon-missing', { readonly horizon: Horizon }>
  | Rejection<'incentive.item-twice', { readonly item: string }>
  | Rejection<'incentive.shares-not-whole', { readonly item: string; readonly sum: number; readonly whole: number }>
  | Rejection<'incentive.share-not-positive', { readonly item: string; readonly share: number }>
  | Rejection<
      'incentive.instalments-not-ascending',
      { readonly item: string; readonly months: number; readonly before: number }
    >
  | Rejection<'incentive.level-twice', { readonly item: string; readonly level: string }>;

const whole = 10_000;

const itemFaults = (item: IncentiveItem): readonly IncentivePlanRejection[] => {
  const of = { item: item.code };
  if (item.form === 'promotion')
    return item.path.levels
      .filter((level, index, all) => all.indexOf(level) < index)
      .map((level) => ({ code: 'incentive.level-twice', data: { ...of, level } }));
  if (item.form === 'commission') return [];
  const sum = item.instalments.reduce((total, { share }) => total + share, 0);
  return [
    ...(sum === whole ? [] : [{ code: 'incentive.shares-not-whole', data: { ...of, sum, whole } } as const]),
    ...item.instalments
      .filter(({ share }) => share < 1)
      .map(({ share }) => ({ code: 'incentive.share-not-positive' as const, data: { ...of, share } })),
    ...item.instalments.flatMap(({ months }, index) => {
      const before = item.instalments[index - 1]?.months;
      return before === undefined || before < months
        ? []
        : [{ code: 'incentive.instalments-not-ascending' as const, data: { ...of, months, before } }];
    }),
  ];
};

/** Every fault of a plan. */
export const planFaults = ({ items }: IncentivePlan): readonly IncentivePlanRejection[] => [
  ...incentiveForms
    .filter((form) => items.every((item) => item.form !== form))
    .map((form) => ({ code: 'incentive.part-missing' as const, data: { form } })),
  ...(['short', 'long'] as const)
    .filter((horizon) => items.every((item) => horizonOf(item) !== horizon))
    .map((horizon) => ({ code: 'incentive.horizon-missing' as const, data: { horizon } })),
  ...items
    .filter(({ code: item }, index) => items.findIndex((one) => one.code === item) < index)
    .map(({ code: item }) => ({ code: 'incentive.item-twice' as const, data: { item } })),
  ...items.flatMap(itemFaults),
];

/** What the forms are called (rows C2 C3). */
export const incentiveTexts: Readonly<Record<IncentiveForm, Text>> = {
  commission: { en: 'commission', zh: '提成' },
  bonus: { en: 'bonus', zh: '奖金' },
  promotion: { en: 'promotion', zh: '晋升机会' },
};

/** The part of the incentive mechanism that each form makes (row C3). */
const partTexts: Readonly<Record<IncentiveForm, Text>> = {
  commission: { en: 'pay plan', zh: '薪酬方案' },
  bonus: { en: 'bonus scheme', zh: '奖金制度' },
  promotion: { en: 'chance of promotion', zh: '晋升机会' },
};

/** What the horizons are called (row C4). */
export const horizonTexts: Readonly<Record<Horizon, Text>> = {
  short: { en: 'short-term incentive', zh: '短期激励' },
  long: { en: 'long-term incentive', zh: '长期激励' },
};

const planMessages: Messages<IncentivePlanRejection> = {
  'incentive.part-missing': {
    en: ({ form }) =>
      `The plan has no ${partTexts[form].en} (${incentiveTexts[form].en}); an incentive mechanism has a pay plan, a bonus scheme and a chance of promotion.`,
    zh: ({ form }) =>
      `激励机制缺少${partTexts[form].zh}（${incentiveTexts[form].zh}）；须包括薪酬方案、奖金制度、晋升机会。`,
  },
  'incentive.horizon-missing': {
    en: ({ horizon }) => `The plan has no ${horizonTexts[horizon].en}; long and short term are combined.`,
    zh: ({ horizon }) => `激励机制缺少${horizonTexts[horizon].zh}；长期激励须与短期激励结合。`,
  },
  'incentive.item-twice': {
    en: ({ item }) => `"${item}" stands in the plan twice; give each incentive a code of its own.`,
    zh: ({ item }) => `“${item}”在激励机制中重复；请为每项激励使用不同的代码。`,
  },
  'incentive.shares-not-whole': {
    en: ({ item, sum, whole: all }) =>
      `The instalments of "${item}" add up to ${sum} basis points; they must add up to ${all}.`,
    zh: ({ item, sum, whole: all }) => `“${item}”的各期比例合计 ${sum} 个基点；必须等于 ${all}。`,
  },
  'incentive.share-not-positive': {
    en: ({ item, share }) => `An instalment of "${item}" is ${share} basis points; each is above zero.`,
    zh: ({ item, share }) => `“${item}”的某一期为 ${share} 个基点；各期须大于零。`,
  },
  'incentive.instalments-not-ascending': {
    en: ({ item, months, before }) =>
      `An instalment of "${item}" is due after ${months} months, though the one before it after ${before}; put them in order.`,
    zh: ({ item, months, before }) =>
      `“${item}”的某一期在 ${months} 个月后支付，不晚于前一期的 ${before} 个月；请按先后排列。`,
  },
  'incentive.level-twice': {
    en: ({ item, level }) => `The career path "${item}" has the level "${level}" twice.`,
    zh: ({ item, level }) => `职业发展通道“${item}”中级别“${level}”重复。`,
  },
};

const plans = policyRoom({
  category: 'incentiveplan',
  adopt: 'AdoptIncentivePlan',
  adopted: 'IncentivePlanAdopted',
  schema: planSchema,
  faults: planFaults,
  messages: planMessages,
  rows: ['C2', 'C3', 'C4', 'C8'],
  title: { en: 'incentive plan', zh: '激励机制' },
});

/** Adopts the next version of an incentive plan. */
export const AdoptIncentivePlan = plans.command;
/** An incentive plan was adopted. */
export const IncentivePlanAdopted = plans.event;
/** The room of incentive plans: one stream a plan, an event a version. */
export const incentivePlan = plans.room;
