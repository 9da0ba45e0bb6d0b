/** Why something can't be done with a sales activity, and how to say it. */
import { formatMoney, type Messages, type Money, type Rejection } from '../../../kernel/index.ts';

interface Of {
  readonly promotion: string;
}

export type PromotionRejection =
  | Rejection<'promotion.already-planned', Of & { readonly on: string }>
  | Rejection<'promotion.not-planned', Of>
  | Rejection<'promotion.not-approved', Of>
  | Rejection<'promotion.already-approved', Of>
  | Rejection<'promotion.approves-ones-own', Of & { readonly person: string }>
  | Rejection<'promotion.not-authorised', Of & { readonly roles: readonly string[]; readonly policy: string }>
  | Rejection<'promotion.ends-before-it-starts', Of & { readonly start: string; readonly end: string }>
  | Rejection<'promotion.means-and-kind', Of & { readonly kind: string; readonly needed: boolean }>
  | Rejection<'promotion.threshold-and-kind', Of & { readonly kind: string; readonly needed: boolean }>
  | Rejection<'promotion.not-above-zero', Of & { readonly amount: Money }>
  | Rejection<'promotion.step-twice', Of & { readonly step: string }>
  | Rejection<'promotion.unknown-step', Of & { readonly step: string }>
  | Rejection<'promotion.another-currency', Of & { readonly currency: string; readonly expected: string }>
  | Rejection<'promotion.beyond-budget', Of & { readonly asked: Money; readonly budget: Money }>
  | Rejection<'promotion.known-cost', Of & { readonly cost: string }>
  | Rejection<'promotion.relationship-and-display', Of & { readonly needed: boolean }>
  | Rejection<'promotion.no-group-buy', Of & { readonly kind: string }>
  | Rejection<'promotion.joined-already', Of & { readonly customer: string }>
  | Rejection<'promotion.outside-its-days', Of & { readonly on: string; readonly start: string; readonly end: string }>
  | Rejection<'promotion.dated-before-plan', Of & { readonly on: string; readonly plannedOn: string }>
  | Rejection<'promotion.not-over-yet', Of & { readonly end: string; readonly on: string }>
  | Rejection<'promotion.steps-left', Of & { readonly steps: readonly string[] }>
  | Rejection<'promotion.closed', Of>
  | Rejection<'promotion.not-closed', Of>
  | Rejection<'promotion.effect-reported', Of>
  | Rejection<'promotion.effect-to-whom', Of & { readonly to: string; readonly expected: readonly string[] }>;

const said = (value: Money): string => `${formatMoney(value)} ${value.currency}`;

export const promotionMessages: Messages<PromotionRejection> = {
  'promotion.already-planned': {
    en: ({ promotion, on }) => `Activity ${promotion} was planned on ${on} already; give the new one its own id.`,
    zh: ({ promotion, on }) => `活动 ${promotion} 已于 ${on} 策划；请使用新的编号。`,
  },
  'promotion.not-planned': {
    en: ({ promotion }) => `There is no activity ${promotion}; plan it first.`,
    zh: ({ promotion }) => `活动 ${promotion} 不存在；请先制定方案。`,
  },
  'promotion.not-approved': {
    en: ({ promotion }) => `Activity ${promotion} was not approved yet.`,
    zh: ({ promotion }) => `活动 ${promotion} 的方案尚未批准。`,
  },
  'promotion.already-approved': {
    en: ({ promotion }) => `Activity ${promotion} was approved already.`,
    zh: ({ promotion }) => `活动 ${promotion} 的方案已批准。`,
  },
  'promotion.approves-ones-own': {
    en: ({ promotion, person }) => `Activity ${promotion} was planned by ${person}; somebody else has to approve it.`,
    zh: ({ promotion, person }) => `活动 ${promotion} 由 ${person} 策划，须由他人批准。`,
  },
  'promotion.not-authorised': {
    en: ({ promotion, roles, policy }) => `Activity ${promotion}: by ${policy} this takes one of ${roles.join(', ')}.`,
    zh: ({ promotion, roles, policy }) =>
      `活动 ${promotion}：按 ${policy}，须由以下角色之一批准：${roles.join('、')}。`,
  },
  'promotion.ends-before-it-starts': {
    en: ({ promotion, start, end }) => `Activity ${promotion} would end on ${end}, before it starts on ${start}.`,
    zh: ({ promotion, start, end }) => `活动 ${promotion} 的结束日 ${end} 早于开始日 ${start}。`,
  },
  'promotion.means-and-kind': {
    en: ({ promotion, kind, needed }) =>
      `Activity ${promotion} (${kind}) ${needed ? 'needs its means: discount, gift or bundle' : 'has no means of a promotion'}.`,
    zh: ({ promotion, kind, needed }) =>
      `活动 ${promotion}（${kind}）${needed ? '须写明促销手段：折扣、赠品或捆绑' : '不含促销手段'}。`,
  },
  'promotion.threshold-and-kind': {
    en: ({ promotion, kind, needed }) =>
      `Activity ${promotion} (${kind}) ${needed ? 'needs the pieces that have to come together' : 'is no group buy and has no threshold'}.`,
    zh: ({ promotion, kind, needed }) =>
      `活动 ${promotion}（${kind}）${needed ? '须写明成团件数' : '不是团购，不设成团件数'}。`,
  },
  'promotion.not-above-zero': {
    en: ({ promotion, amount }) => `Activity ${promotion}: ${said(amount)} is not above zero.`,
    zh: ({ promotion, amount }) => `活动 ${promotion}：金额 ${said(amount)} 须大于零。`,
  },
  'promotion.step-twice': {
    en: ({ promotion, step }) => `Activity ${promotion} has the step ${step} twice.`,
    zh: ({ promotion, step }) => `活动 ${promotion} 的步骤 ${step} 重复。`,
  },
  'promotion.unknown-step': {
    en: ({ promotion, step }) => `Activity ${promotion} has no step ${step} that is to be done.`,
    zh: ({ promotion, step }) => `活动 ${promotion} 没有待完成的步骤 ${step}。`,
  },
  'promotion.another-currency': {
    en: ({ promotion, currency, expected }) => `Activity ${promotion} is budgeted in ${expected}, not in ${currency}.`,
    zh: ({ promotion, currency, expected }) => `活动 ${promotion} 的预算币种为 ${expected}，而非 ${currency}。`,
  },
  'promotion.beyond-budget': {
    en: ({ promotion, asked, budget }) =>
      `Activity ${promotion} would have cost ${said(asked)}, more than its budget of ${said(budget)}.`,
    zh: ({ promotion, asked, budget }) => `活动 ${promotion} 的费用将达 ${said(asked)}，超过预算 ${said(budget)}。`,
  },
  'promotion.known-cost': {
    en: ({ promotion, cost }) => `Activity ${promotion} has the cost ${cost} already.`,
    zh: ({ promotion, cost }) => `活动 ${promotion} 已有费用 ${cost}。`,
  },
  'promotion.relationship-and-display': {
    en: ({ promotion, needed }) =>
      `Activity ${promotion}: ${needed ? 'a display needs the shop and how good the relationship with it is' : 'only a display has a relationship'}.`,
    zh: ({ promotion, needed }) =>
      `活动 ${promotion}：${needed ? '特殊陈列费用须写明门店与客情程度' : '只有陈列费用填写客情程度'}。`,
  },
  'promotion.no-group-buy': {
    en: ({ promotion, kind }) => `Activity ${promotion} is a ${kind}, and nobody can join it.`,
    zh: ({ promotion, kind }) => `活动 ${promotion}（${kind}）不是团购，不能参团。`,
  },
  'promotion.joined-already': {
    en: ({ promotion, customer }) => `Customer ${customer} has joined ${promotion} already.`,
    zh: ({ promotion, customer }) => `客户 ${customer} 已参加 ${promotion}。`,
  },
  'promotion.outside-its-days': {
    en: ({ promotion, on, start, end }) =>
      `${on} is outside of activity ${promotion}, which runs from ${start} to ${end}.`,
    zh: ({ promotion, on, start, end }) => `${on} 不在活动 ${promotion} 的期间（${start} 至 ${end}）内。`,
  },
  'promotion.dated-before-plan': {
    en: ({ promotion, on, plannedOn }) =>
      `This is dated ${on}, before activity ${promotion} was planned on ${plannedOn}.`,
    zh: ({ promotion, on, plannedOn }) => `业务日期 ${on} 早于活动 ${promotion} 的策划日 ${plannedOn}。`,
  },
  'promotion.not-over-yet': {
    en: ({ promotion, end, on }) => `Activity ${promotion} runs until ${end}, and on ${on} is not over.`,
    zh: ({ promotion, end, on }) => `活动 ${promotion} 至 ${end} 结束，${on} 尚未结束。`,
  },
  'promotion.steps-left': {
    en: ({ promotion, steps }) =>
      `Activity ${promotion} has steps that were not done: ${steps.slice(0, 8).join(', ')}.`,
    zh: ({ promotion, steps }) => `活动 ${promotion} 尚有未完成的步骤：${steps.slice(0, 8).join('、')}。`,
  },
  'promotion.closed': {
    en: ({ promotion }) => `Activity ${promotion} is over.`,
    zh: ({ promotion }) => `活动 ${promotion} 已结束。`,
  },
  'promotion.not-closed': {
    en: ({ promotion }) => `Activity ${promotion} is not closed yet; its effect is told after that.`,
    zh: ({ promotion }) => `活动 ${promotion} 尚未结束；结束后方可报告效果。`,
  },
  'promotion.effect-reported': {
    en: ({ promotion }) => `The effect of activity ${promotion} was reported already.`,
    zh: ({ promotion }) => `活动 ${promotion} 的效果已报告。`,
  },
  'promotion.effect-to-whom': {
    en: ({ promotion, to, expected }) =>
      `The effect of activity ${promotion} is reported to ${expected.join(' or ')}, not to ${to}.`,
    zh: ({ promotion, to, expected }) => `活动 ${promotion} 的效果应向${expected.join('或')}报告，而非${to}。`,
  },
};
