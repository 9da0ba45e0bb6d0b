/** What the rejections of indicators and their facts say to people, in both languages. */
import type { Messages, Text } from '../../kernel/index.ts';
import { traitsOf } from '../target/index.ts';
import type { FactsRejection } from './facts.ts';
import type { KpiForm, KpiRejection } from './kpi.ts';
import type { KpiCatalogueRejection } from './kpi-catalogue.ts';

/** What each form of an indicator is called. */
export const formTexts: Readonly<Record<KpiForm, Text>> = {
  attainment: { en: 'actual against target', zh: '实际与目标之比' },
  share: { en: 'a share of a whole', zh: '占整体的比率' },
  average: { en: 'an average a day', zh: '每日平均数' },
  count: { en: 'a count', zh: '个数' },
  breadth: { en: 'classes served', zh: '所覆盖的类别' },
  mix: { en: 'shares against planned shares', zh: '实际比例与计划比例' },
  growth: { en: 'growth', zh: '增长率' },
  rating: { en: 'ratings by persons', zh: '评分' },
};

const unitTexts: Readonly<Record<string, Text>> = {
  money: { en: 'money', zh: '金额' },
  quantity: { en: 'a quantity', zh: '数量' },
  count: { en: 'a count', zh: '个数' },
  'basis-points': { en: 'a ratio in basis points', zh: '以基点计的比率' },
};

const unit = (kind: string, language: 'en' | 'zh'): string => unitTexts[kind]?.[language] ?? kind;
const units = (kinds: readonly string[], language: 'en' | 'zh'): string => {
  if (kinds.length === 0)
    return language === 'en' ? 'no plan (its standard comes with its facts)' : '无（标准随数据给出）';
  return kinds.map((kind) => unit(kind, language)).join(language === 'en' ? ', ' : '、');
};

export const kpiMessages: Messages<KpiRejection> = {
  'appraisal.kpi-nameless': {
    en: ({ kpi }) => `The indicator "${kpi}" has no name in one of the two languages; name it in both.`,
    zh: ({ kpi }) => `指标“${kpi}”缺少中文或英文名称；两种语言均须填写。`,
  },
  'appraisal.kpi-without-target': {
    en: ({ kpi, form }) =>
      `The indicator "${kpi}" measures ${formTexts[form].en} but names no metric of a target; an indicator corresponds to a target.`,
    zh: ({ kpi, form }) => `指标“${kpi}”衡量${formTexts[form].zh}，却未指明对应的目标指标；指标须与销售目标相匹配。`,
  },
  'appraisal.kpi-not-of-its-target': {
    en: ({ kpi, form, metric, unit: of, takes }) =>
      `The indicator "${kpi}" measures ${formTexts[form].en}, which takes a target in ${units(takes, 'en')}; targets for ${traitsOf[metric].name.en} are in ${unit(of, 'en')}.`,
    zh: ({ kpi, form, metric, unit: of, takes }) =>
      `指标“${kpi}”衡量${formTexts[form].zh}，对应目标的单位应为${units(takes, 'zh')}；“${traitsOf[metric].name.zh}”目标以${unit(of, 'zh')}计，两者不匹配。`,
  },
  'appraisal.kpi-judged-by-nobody': {
    en: ({ kpi, form }) =>
      `The indicator "${kpi}" is measured by ${formTexts[form].en}; a qualitative indicator, and no other, is measured by ratings.`,
    zh: ({ kpi, form }) =>
      `指标“${kpi}”的衡量方式为${formTexts[form].zh}；定性指标须以评分衡量，定量指标不得以评分衡量。`,
  },
};

/** The texts of what a host's own indicators can have wrong. */
export const kpiCatalogueMessages: Messages<KpiCatalogueRejection> = {
  ...kpiMessages,
  'appraisal.kpi-unreadable': {
    en: ({ path, reason }) => `The indicators can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason }) => `指标在“${path}”处无法读取：${reason}。`,
  },
  'appraisal.kpi-twice': {
    en: ({ kpi }) => `There is an indicator "${kpi}" already; give this one a code of its own.`,
    zh: ({ kpi }) => `已有指标“${kpi}”；请使用新的代码。`,
  },
};

export const factsMessages: Messages<FactsRejection> = {
  'appraisal.facts-of-another-form': {
    en: ({ kpi, form, found }) =>
      `The indicator "${kpi}" is measured as ${formTexts[form].en}, and the facts given are those of ${formTexts[found].en}.`,
    zh: ({ kpi, form, found }) => `指标“${kpi}”按${formTexts[form].zh}衡量，所给数据却是${formTexts[found].zh}。`,
  },
  'appraisal.unit-of-another-target': {
    en: ({ kpi, unit: found, needed }) =>
      `The target of "${kpi}" is in ${unit(needed, 'en')}, and the facts given are in ${unit(found, 'en')}.`,
    zh: ({ kpi, unit: found, needed }) =>
      `指标“${kpi}”的目标以${unit(needed, 'zh')}计，所给数据却以${unit(found, 'zh')}计。`,
  },
  'appraisal.target-without-plan': {
    en: ({ kpi }) => `A target is given for "${kpi}", but not the plan that set it; name the plan.`,
    zh: ({ kpi }) => `指标“${kpi}”给出了目标值，却未指明所属计划；请指明计划。`,
  },
  'appraisal.counted-twice': {
    en: ({ kpi, what }) => `"${what}" stands in the facts of "${kpi}" twice; it counts once.`,
    zh: ({ kpi, what }) => `指标“${kpi}”的数据中“${what}”重复；只能计一次。`,
  },
  'appraisal.part-above-the-whole': {
    en: ({ kpi, part, whole }) => `In the facts of "${kpi}" a score is ${part} of at most ${whole}.`,
    zh: ({ kpi, part, whole }) => `指标“${kpi}”的数据中评分 ${part} 超过满分 ${whole}。`,
  },
};
