/**
 * What a target plan is: its metric with the unit it is counted in, its calendar, and its SMART statement. These words are
 * shared by the commands and the events of the room.
 */
import * as z from 'zod';
import {
  currencySchema,
  formatDecimal,
  localDateSchema,
  periodSchema,
  scaleSchema,
  type Text,
} from '../../kernel/index.ts';

/** What a target can be about (rows A14–A19). */
export const metrics = [
  'revenue',
  'gross-profit',
  'collections',
  'units',
  'market-share',
  'market-coverage',
  'new-customers',
  'new-prospects',
  'active-customers',
  'satisfaction',
  'visits',
  'calls',
  'expense-ceiling',
] as const;

export const metricSchema = z.enum(metrics);

export type Metric = z.infer<typeof metricSchema>;

/** The unit of a plan's values: all its integers are in it. */
export const unitSchema = z.discriminatedUnion('kind', [
  /** `10^−scale` of a currency: 1999 at scale 2 is 19.99. */
  z.strictObject({ kind: z.literal('money'), currency: currencySchema, scale: scaleSchema }),
  /** `10^−scale` of a unit of measure. */
  z.strictObject({ kind: z.literal('quantity'), unit: z.string().min(1).max(40), scale: scaleSchema }),
  z.strictObject({ kind: z.literal('count') }),
  /** Ten-thousandths of the whole: 10,000 is 100 %. */
  z.strictObject({ kind: z.literal('basis-points') }),
]);

export type TargetUnit = z.infer<typeof unitSchema>;

/**
 * A value in a plan's unit as people write it.
 *
 * @example
 * ```ts
 * import { formatTarget } from '@clientele/domain/planning';
 *
 * formatTarget(1_250_000, { kind: 'money', currency: 'CNY', scale: 2 }); // '12500.00 CNY'
 * formatTarget(1250, { kind: 'basis-points' }); // '12.50 %'
 * ```
 */
export const formatTarget = (amount: number | bigint, unit: TargetUnit): string => {
  const units = BigInt(amount);
  switch (unit.kind) {
    case 'money':
      return `${formatDecimal({ units, scale: unit.scale })} ${unit.currency}`;
    case 'quantity':
      return `${formatDecimal({ units, scale: unit.scale })} ${unit.unit}`;
    case 'count':
      return `${units}`;
    case 'basis-points':
      return `${formatDecimal({ units, scale: 2 })} %`;
  }
};

/**
 * What parts of a metric can be added up: anything; only organisations of one period (customers who are active in two
 * quarters are counted in both, but once in the half-year); nothing (a share of each region is no part of a share).
 */
export type Additivity = 'everywhere' | 'over-organisation' | 'nowhere';

/** What the room knows of a metric. */
export interface MetricTraits {
  readonly unit: TargetUnit['kind'];
  readonly additivity: Additivity;
  /** Whether more or less of it is better: a ceiling is kept by staying below it. */
  readonly direction: 'higher' | 'lower';
  readonly name: Text;
}

const traits = (
  unit: TargetUnit['kind'],
  additivity: Additivity,
  en: string,
  zh: string,
  direction: MetricTraits['direction'] = 'higher',
): MetricTraits => ({
  unit,
  additivity,
  direction,
  name: { en, zh },
});

/** Unit, additivity, direction and name of each metric. */
export const traitsOf: Readonly<Record<Metric, MetricTraits>> = {
  revenue: traits('money', 'everywhere', 'revenue', '销售额'),
  'gross-profit': traits('money', 'everywhere', 'gross profit', '毛利'),
  collections: traits('money', 'everywhere', 'collections', '回款额'),
  units: traits('quantity', 'everywhere', 'units sold', '销售数量'),
  'market-share': traits('basis-points', 'nowhere', 'market share', '市场份额'),
  'market-coverage': traits('basis-points', 'nowhere', 'market coverage', '市场覆盖率'),
  'new-customers': traits('count', 'everywhere', 'new customers', '新客户数量'),
  'new-prospects': traits('count', 'everywhere', 'new prospects', '增加潜在客户'),
  'active-customers': traits('count', 'over-organisation', 'active customers', '活跃客户数量'),
  satisfaction: traits('basis-points', 'nowhere', 'customer satisfaction', '客户满意度'),
  visits: traits('count', 'everywhere', 'customer visits', '客户拜访数'),
  calls: traits('count', 'everywhere', 'calls', '呼叫量'),
  'expense-ceiling': traits('money', 'everywhere', 'expense ceiling', '费用上限', 'lower'),
};

const calendarName = {
  name: z
    .string()
    .min(1)
    .max(40)
    .refine((name) => !name.startsWith('gregorian'), {
      message: 'gregorian is the name of the built-in calendar',
      params: { zh: 'gregorian 是内置日历的名称' },
    }),
  version: z.int().min(1).max(9999),
};

/** The most periods that a calendar of a plan's own may declare. */
export const mostOwnPeriods = 2000;

export const calendarSchema = z.discriminatedUnion('kind', [
  /** Years, halves, quarters, months, ISO weeks and days. */
  z.strictObject({ kind: z.literal('gregorian') }),
  /** Periods of the plan's own, of any depth (a 4-4-5 year, its quarters, its periods), declared when it is opened. */
  z.strictObject({
    kind: z.literal('own'),
    ...calendarName,
    periods: z
      .array(z.strictObject({ key: z.string().min(1).max(40), start: localDateSchema, end: localDateSchema }))
      .min(1)
      .max(mostOwnPeriods),
  }),
  /** Each subject's periods start where its quotas say: `[from, the same subject's next from)`. */
  z.strictObject({ kind: z.literal('quotas'), ...calendarName }),
]);

export type TargetCalendar = z.infer<typeof calendarSchema>;

/** Where a plan without an end ends: far enough that no sale lies after it. */
export const openEnd = '9999-12-31';

const statement = z.string().min(1).max(2000);

/** The five statements of a SMART target, all mandatory (row A3). */
export const smartSchema = z.strictObject({
  specific: statement,
  measurable: statement,
  achievable: statement,
  relevant: statement,
  timeBound: statement,
});

export type SmartStatement = z.infer<typeof smartSchema>;

/** The span that a plan covers: a named period of any calendar, its key short enough to name parts after it. */
export const spanSchema = periodSchema.refine(({ key }) => key.length <= 40, {
  message: 'the key of a span has at most 40 characters',
  params: { zh: '期间名称最多 40 个字符' },
  path: ['key'],
});
