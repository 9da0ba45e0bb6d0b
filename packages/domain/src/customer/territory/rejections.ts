/** Why a plan of territories refuses a command, and how to say it. */
import type { Messages, Place, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly plan: string;
  readonly territory: string;
}

/** Every reason that the room has; the data are what its sentence needs. */
export type TerritoryRejection =
  | Rejection<'territory.unknown', Named>
  | Rejection<'territory.open-already', Named>
  | Rejection<'territory.unknown-parent', Named & { readonly parent: string }>
  | Rejection<'territory.unknown-level', Named & { readonly level: string; readonly known: readonly string[] }>
  | Rejection<
      'territory.not-under-its-level',
      Named & { readonly level: string; readonly parent: string; readonly parentLevel: string }
    >
  | Rejection<'territory.place-taken', Named & { readonly place: string; readonly holder: string }>
  | Rejection<'territory.place-not-there', Named & { readonly place: string; readonly holder: string | null }>
  | Rejection<'territory.place-twice', Named & { readonly place: string }>
  | Rejection<'territory.has-territories', Named & { readonly under: readonly string[] }>
  | Rejection<'territory.has-places', Named & { readonly places: number }>
  | Rejection<'territory.before-the-last-change', Named & { readonly at: string; readonly latest: string }>;

/** A place as sentences show it. */
export const placeText = ({ country, province, city, district }: Place): string =>
  [country, province, city, district].filter((part) => part !== undefined).join(' ');

/** The sentences of the room's reasons. */
export const territoryMessages: Messages<TerritoryRejection> = {
  'territory.unknown': {
    en: ({ plan, territory }) => `The plan ${plan} has no open territory ${territory}; open it first (OpenTerritory).`,
    zh: ({ plan, territory }) => `方案 ${plan} 中没有销售区域 ${territory}；请先设立（OpenTerritory）。`,
  },
  'territory.open-already': {
    en: ({ plan, territory }) =>
      `The plan ${plan} has the territory ${territory} already; another one needs another id.`,
    zh: ({ plan, territory }) => `方案 ${plan} 中已有销售区域 ${territory}；另设区域请使用其他编号。`,
  },
  'territory.unknown-parent': {
    en: ({ plan, territory, parent }) =>
      `The territory ${territory} can't lie under ${parent}, which isn't open in the plan ${plan}.`,
    zh: ({ plan, territory, parent }) => `销售区域 ${territory} 无法归入 ${parent}：方案 ${plan} 中没有后者。`,
  },
  'territory.unknown-level': {
    en: ({ territory, level, known }) =>
      `The territory ${territory} can't be of the level "${level}"; the levels are ${known.join(', ')}, the highest first.`,
    zh: ({ territory, level, known }) =>
      `销售区域 ${territory} 的级别“${level}”不存在；级别由高到低为：${known.join('、')}。`,
  },
  'territory.not-under-its-level': {
    en: ({ territory, level, parent, parentLevel }) =>
      `The territory ${territory} of the level "${level}" can't lie under ${parent}, which is of the level "${parentLevel}"; a territory lies under one of a higher level.`,
    zh: ({ territory, level, parent, parentLevel }) =>
      `“${level}”级的销售区域 ${territory} 不能归入“${parentLevel}”级的 ${parent}；上级的级别必须更高。`,
  },
  'territory.place-taken': {
    en: ({ territory, place, holder }) =>
      `${place} lies in the territory ${holder}, and a place lies in one territory only; to move it to ${territory}, name where it comes from.`,
    zh: ({ territory, place, holder }) =>
      `${place} 已属于销售区域 ${holder}，而一地只能属于一个区域；如需划入 ${territory}，请指明其原区域。`,
  },
  'territory.place-not-there': {
    en: ({ territory, place, holder }) =>
      holder === null
        ? `${place} doesn't lie in the territory ${territory}: it lies in none.`
        : `${place} doesn't lie in the territory ${territory} but in ${holder}.`,
    zh: ({ territory, place, holder }) =>
      holder === null
        ? `${place} 不属于销售区域 ${territory}：它不属于任何区域。`
        : `${place} 不属于销售区域 ${territory}，而属于 ${holder}。`,
  },
  'territory.place-twice': {
    en: ({ territory, place }) => `${place} is named twice for the territory ${territory}; name it once.`,
    zh: ({ territory, place }) => `为销售区域 ${territory} 重复列出了 ${place}；请只列一次。`,
  },
  'territory.has-territories': {
    en: ({ territory, under }) =>
      `The territory ${territory} can't be closed while others lie under it (${under.join(', ')}); move or close these first.`,
    zh: ({ territory, under }) =>
      `销售区域 ${territory} 尚有下级区域（${under.join('、')}），不能撤销；请先调整或撤销下级。`,
  },
  'territory.has-places': {
    en: ({ territory, places }) =>
      `The territory ${territory} can't be closed while ${places} places lie in it; map them elsewhere or release them first.`,
    zh: ({ territory, places }) => `销售区域 ${territory} 尚有 ${places} 个地点，不能撤销；请先划归他处或释放。`,
  },
  'territory.before-the-last-change': {
    en: ({ plan, territory, at, latest }) =>
      `The change to the territory ${territory} is dated ${at}, before the last change of the plan ${plan} (${latest}); changes are told in their order.`,
    zh: ({ plan, territory, at, latest }) =>
      `对销售区域 ${territory} 的变更日期 ${at} 早于方案 ${plan} 的最近变更 ${latest}；变更须按先后登记。`,
  },
};
