/** Why bands or uses of grades can't be used, in both languages. */
import type { Messages } from '../../kernel/index.ts';
import type { AmountBandRejection } from './amount-bands.ts';
import type { GradeUseRejection } from './grade-uses.ts';

/** The sentences of the faults of bands by amount. */
export const amountBandMessages: Messages<AmountBandRejection> = {
  'classification.bands-unreadable': {
    en: ({ path, reason }) => `The amount bands can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason }) => `销售额分级标准在“${path}”处无法读取：${reason}。`,
  },
  'classification.band-twice': {
    en: ({ policy, place, band }) =>
      `The amount bands ${policy} name "${band}" again at place ${place}; name each once.`,
    zh: ({ policy, place, band }) => `销售额分级标准 ${policy} 在第 ${place} 级重复了“${band}”；每级只能列出一次。`,
  },
  'classification.bands-not-descending': {
    en: ({ policy, place, band, from, before }) =>
      `In the amount bands ${policy}, "${band}" at place ${place} begins at ${from}, not below ${before} where the band before it begins; put the highest first.`,
    zh: ({ policy, place, band, from, before }) =>
      `销售额分级标准 ${policy} 中，第 ${place} 级“${band}”的下限 ${from} 不低于上一级的下限 ${before}；请由高到低排列。`,
  },
  'classification.band-without-bound': {
    en: ({ policy, place, band }) =>
      `In the amount bands ${policy}, "${band}" at place ${place} has no bound but isn't the last; only the last takes the rest.`,
    zh: ({ policy, place, band }) =>
      `销售额分级标准 ${policy} 中，第 ${place} 级“${band}”没有下限却不在最后；只有最后一级接收其余金额。`,
  },
  'classification.last-band-with-bound': {
    en: ({ policy, place, band, from }) =>
      `In the amount bands ${policy}, "${band}" at place ${place}, the last, begins at ${from}; the last takes the rest, so leave its bound out.`,
    zh: ({ policy, place, band, from }) =>
      `销售额分级标准 ${policy} 中，最后的第 ${place} 级“${band}”带有下限 ${from}；最后一级接收其余金额，请去掉其下限。`,
  },
};

/** The sentences of the faults of a table of uses. */
export const gradeUseMessages: Messages<GradeUseRejection> = {
  'classification.uses-unreadable': {
    en: ({ path, reason }) => `The table of uses of grades can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason }) => `等级用途表在“${path}”处无法读取：${reason}。`,
  },
  'classification.grade-without-use': {
    en: ({ policy, grade }) => `The table ${policy} says nothing of grade ${grade}; say what it is used for.`,
    zh: ({ policy, grade }) => `等级用途表 ${policy} 未规定等级 ${grade}；请写明其用途。`,
  },
  'classification.use-of-unknown-grade': {
    en: ({ policy, grade }) =>
      `The table ${policy} speaks of grade ${grade}, which no customer can have; leave it out.`,
    zh: ({ policy, grade }) => `等级用途表 ${policy} 列有等级 ${grade}，而客户不会有该等级；请删去。`,
  },
  'classification.grade-used-twice': {
    en: ({ policy, grade }) => `The table ${policy} speaks of grade ${grade} twice; say its use once.`,
    zh: ({ policy, grade }) => `等级用途表 ${policy} 重复规定了等级 ${grade}；每个等级只能规定一次。`,
  },
};
