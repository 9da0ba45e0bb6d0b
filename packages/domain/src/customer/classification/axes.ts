/**
 * The axes along which a customer can be classed. The set is open (row F20): the axes of the source are given here as data
 * with their words in both languages, a company adds its own, and a policy says which values an axis takes.
 */
import * as z from 'zod';
import { type Language, say, type Text } from '../../kernel/index.ts';

/** A value of an axis: its code, which events carry, and its words. */
export interface AxisValue extends Text {
  readonly code: string;
}

/** An axis: its code, which events carry, its words, and the values the source names. */
export interface ClassificationAxis extends Text {
  readonly axis: string;
  readonly rows: readonly string[];
  /** True where the source ends its list with 等 ("and the like"), so that a company may add values. */
  readonly open: boolean;
  readonly values: readonly AxisValue[];
}

const value = (code: string, en: string, zh: string): AxisValue => ({ code, en, zh });

/** The axes of the source, rows F1 F2 F6–F9 F11–F13 F22 F25–F30. */
export const classificationAxes: readonly ClassificationAxis[] = [
  {
    axis: 'time',
    en: 'By time',
    zh: '时间序列',
    rows: ['F1'],
    open: false,
    values: [
      value('old', 'Old customer', '老客户'),
      value('new', 'New customer', '新客户'),
      value('future', 'Future customer', '未来客户'),
    ],
  },
  {
    axis: 'transaction-stage',
    en: 'By transaction stage',
    zh: '交易过程',
    rows: ['F2'],
    open: false,
    values: [
      value('past', 'Past dealings', '曾经'),
      value('current', 'Current dealings', '正在'),
      value('upcoming', 'Upcoming dealings', '即将'),
    ],
  },
  {
    axis: 'nature',
    en: 'By nature',
    zh: '客户性质',
    rows: ['F6', 'F7', 'F8'],
    open: true,
    values: [
      value('government-body', 'Government body', '政府机构'),
      value('special-company', 'Special company', '特殊公司'),
      value('ordinary-company', 'Ordinary company', '普通公司'),
      value('individual', 'Individual', '顾客'),
      value('trading-partner', 'Trading partner', '交易伙伴'),
    ],
  },
  {
    axis: 'volume-and-position',
    en: 'By volume and position',
    zh: '数量地位',
    rows: ['F9'],
    open: false,
    values: [
      value('main', 'Main customer', '主力客户'),
      value('ordinary', 'Ordinary customer', '一般客户'),
      value('scattered', 'Scattered customer', '零散客户'),
    ],
  },
  {
    axis: 'ownership',
    en: 'By ownership',
    zh: '所有权',
    rows: ['F11'],
    open: true,
    values: [
      value('state', 'State-owned', '全民所有制'),
      value('collective', 'Collectively owned', '集体所有制'),
      value('individual', 'Individually owned', '个体所有制'),
      value('joint-stock', 'Joint-stock', '股份制'),
      value('joint-venture', 'Joint venture', '合资'),
    ],
  },
  {
    axis: 'trade-form',
    en: 'By trade form',
    zh: '业态',
    rows: ['F12'],
    open: true,
    values: [
      value('wholesaler', 'Wholesaler', '批发店'),
      value('retailer', 'Retailer', '零售商'),
      value('agent', 'Agent', '代理店'),
      value('appointed-dealer', 'Appointed dealer', '特约店'),
      value('chain', 'Chain store', '连锁店'),
      value('exclusive-shop', 'Exclusive shop', '专营店'),
    ],
  },
  {
    axis: 'location',
    en: 'By location',
    zh: '地域',
    rows: ['F13'],
    open: true,
    values: [
      value('commercial-centre', 'Shop in a commercial centre', '商业中心店'),
      value('transport-hub', 'Shop at a transport hub', '交通枢纽店'),
      value('residential', 'Shop in a residential area', '居民区店'),
      value('other', 'Other shop', '其他店铺'),
    ],
  },
  {
    axis: 'class',
    en: 'Class',
    zh: '客户类别',
    rows: ['F22'],
    open: true,
    values: [
      value('key', 'Key customer', '重点客户'),
      value('ordinary', 'Ordinary customer', '一般客户'),
      value('potential', 'Potential customer', '潜在客户'),
    ],
  },
  {
    axis: 'terminal-class',
    en: 'Terminal class',
    zh: '第三终端五类客户',
    rows: ['F25', 'F26', 'F27', 'F28', 'F29', 'F30'],
    open: false,
    values: [
      value('county-hospital', 'County hospital or county TCM hospital', '县级医院和县级中医院'),
      value('township-health-centre', 'Township health centre', '乡镇卫生院'),
      value('village-clinic', 'Village clinic', '乡村卫生室(所)'),
      value('private-clinic', 'Private clinic', '个体诊所'),
      value('village-or-town-pharmacy', 'Village or town pharmacy', '村镇药店'),
    ],
  },
];

const name = z.string().min(1).max(200);

/** Reads the rule of one axis; a closed axis must name its values. */
export const axisRuleSchema = z
  .strictObject({ axis: name, values: z.array(name).max(1000).readonly(), open: z.boolean() })
  .refine(({ values, open }) => open || values.length > 0, {
    message: 'a closed axis names its values',
    params: { zh: '封闭的分类须列出其取值' },
    path: ['values'],
  });

/** Reads an axes policy from outside; each axis may be ruled once. */
export const axesPolicySchema = z.strictObject({
  name,
  version: z.int().min(0),
  axes: z
    .array(axisRuleSchema)
    .max(200)
    .readonly()
    .refine((axes) => new Set(axes.map(({ axis }) => axis)).size === axes.length, {
      message: 'each axis is ruled once',
      params: { zh: '每个分类只规定一次' },
    }),
});

/** What one axis takes: the values named, and others too where it is open. */
export type AxisRule = Readonly<z.infer<typeof axisRuleSchema>>;

/** Which axes take which values; one that isn't named takes any. Plain JSON: read it with `axesPolicySchema`. */
export type AxesPolicy = Readonly<z.infer<typeof axesPolicySchema>>;

/** The policy that the source's axes make: those whose list it leaves open stay open. */
export const classificationAxesPolicy: AxesPolicy = {
  name: 'classification-axes',
  version: 1,
  axes: classificationAxes.map(({ axis, values, open }) => ({ axis, values: values.map(({ code }) => code), open })),
};

/**
 * A value in words; its code where the axis or the value is a company's own.
 *
 * @example
 * ```ts
 * import { classificationLabel } from '@clientele/domain/customer';
 *
 * classificationLabel('trade-form', 'chain', 'zh'); // '连锁店'
 * classificationLabel('trade-form', 'kiosk', 'zh'); // 'kiosk'
 * ```
 */
export const classificationLabel = (axis: string, code: string, language: Language): string => {
  const found = classificationAxes.find((one) => one.axis === axis)?.values.find((one) => one.code === code);
  return found === undefined ? code : say(found, language);
};

/** An axis in words; its code where it is a company's own. */
export const axisLabel = (axis: string, language: Language): string => {
  const found = classificationAxes.find((one) => one.axis === axis);
  return found === undefined ? axis : say(found, language);
};
