/** The small words of which the room's messages are made, in both languages. */
import type { Language, Text } from '../../kernel/index.ts';
import { formatTarget, type SmartStatement, type TargetUnit } from './plan.ts';
import type { Deed } from './state.ts';

/** The kinds of units. */
export const units: Readonly<Record<TargetUnit['kind'], Text>> = {
  money: { en: 'money', zh: '金额' },
  quantity: { en: 'a quantity', zh: '数量' },
  count: { en: 'a count', zh: '个数' },
  'basis-points': { en: 'basis points', zh: '基点' },
};

/** The five statements of a SMART target. */
export const smart: Readonly<Record<keyof SmartStatement, Text>> = {
  specific: { en: 'specific', zh: '具体（S）' },
  measurable: { en: 'measurable', zh: '可衡量（M）' },
  achievable: { en: 'achievable', zh: '可实现（A）' },
  relevant: { en: 'relevant', zh: '相关（R）' },
  timeBound: { en: 'time-bound', zh: '有时限（T）' },
};

/** What can be wrong with a period of a plan's own calendar. */
export const problems = {
  'key-twice': { en: 'its key stands there twice', zh: '该周期名称重复' },
  'ends-before-it-starts': { en: "it doesn't end after it starts", zh: '其结束日不晚于开始日' },
  'outside-the-span': { en: "it reaches beyond the plan's span", zh: '其超出计划的起止范围' },
} as const satisfies Readonly<Record<string, Text>>;

/** What something rests on, and may not be dated before. */
export const bases = {
  plan: { en: 'the plan was opened', zh: '计划建立' },
  target: { en: 'the target that is split was set', zh: '被分解的目标设定' },
  changes: { en: 'the latest change of the plan was made', zh: '计划的最近一次变更' },
} as const satisfies Readonly<Record<string, Text>>;

/** Along what a target is decomposed. */
export const axes = {
  time: { en: 'over time', zh: '按时间' },
  organisation: { en: 'over organisation', zh: '按组织' },
} as const satisfies Readonly<Record<string, Text>>;

/** The two values of a target. */
export const sides = {
  realistic: { en: 'realistic', zh: '现实目标' },
  ideal: { en: 'ideal', zh: '理想目标' },
} as const satisfies Readonly<Record<string, Text>>;

/** What an event of the room tells. */
export const kinds = {
  target: { en: 'target that was set', zh: '所设定的目标' },
  split: { en: 'decomposition of this target', zh: '对该目标的分解' },
  quota: { en: 'quota', zh: '定额' },
  any: { en: 'target, decomposition or quota', zh: '目标、分解或定额' },
} as const satisfies Readonly<Record<string, Text>>;

/** What somebody did to a plan. */
export const deeds: Readonly<Record<Deed, Text>> = {
  owns: { en: 'owns it', zh: '是计划负责人' },
  opened: { en: 'opened it', zh: '建立了计划' },
  set: { en: 'set a target in it', zh: '设定过目标' },
  split: { en: 'decomposed a target in it', zh: '分解过目标' },
  'told-quotas': { en: 'told a quota in it', zh: '登记过定额' },
  grounded: { en: 'told what it rests on', zh: '登记了编制原则与依据' },
};

/** Texts as a list. */
export const listed = (texts: readonly Text[], language: Language): string =>
  texts.map((text) => text[language]).join(language === 'en' ? ', ' : '、');

/** Both values of a target. */
export const pair = (unit: TargetUnit, realistic: number, ideal: number, language: Language): string =>
  language === 'en'
    ? `${formatTarget(realistic, unit)} (ideal ${formatTarget(ideal, unit)})`
    : `${formatTarget(realistic, unit)}（理想 ${formatTarget(ideal, unit)}）`;
