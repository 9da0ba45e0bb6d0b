/** Why a question about prices can't be answered. */
import type { Messages, Rejection } from '@clientele/domain/kernel';
import type { QuestionFault } from '../sales/question.ts';

export type PriceFault =
  | Rejection<'prices.unknown-plan', { readonly plan: string; readonly known: readonly string[] }>
  | Rejection<'prices.unknown-list', { readonly list: string; readonly known: readonly string[] }>
  | Rejection<'prices.unknown-promotion', { readonly promotion: string; readonly known: readonly string[] }>;

export type PriceFaults = readonly [PriceFault | QuestionFault, ...(PriceFault | QuestionFault)[]];

const list = (items: readonly string[], separator: string): string =>
  items.length === 0 ? '—' : items.join(separator);

/** The text of each fault. */
export const priceMessages: Messages<PriceFault> = {
  'prices.unknown-plan': {
    en: ({ plan, known }) => `There is no price plan "${plan}" on that date; known are ${list(known, ', ')}.`,
    zh: ({ plan, known }) => `截至该日没有价格计划“${plan}”；已知：${list(known, '、')}。`,
  },
  'prices.unknown-list': {
    en: ({ list: id, known }) =>
      `There is no price list "${id}" in force on that date; known are ${list(known, ', ')}.`,
    zh: ({ list: id, known }) => `截至该日没有启用的价目表“${id}”；已知：${list(known, '、')}。`,
  },
  'prices.unknown-promotion': {
    en: ({ promotion, known }) => `There is no activity "${promotion}" on that date; known are ${list(known, ', ')}.`,
    zh: ({ promotion, known }) => `截至该日没有活动“${promotion}”；已知：${list(known, '、')}。`,
  },
};
