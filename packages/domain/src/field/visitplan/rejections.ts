/** Why a visit plan refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly salesperson: string;
  readonly horizon: string;
}
interface Visits {
  readonly visits: readonly string[];
}

/** Every reason that the room has; the data are what its sentence needs. */
export type VisitPlanRejection =
  | Rejection<'visitplan.unknown', Named>
  | Rejection<'visitplan.adopted-already', Named>
  | Rejection<'visitplan.closed-already', Named>
  | Rejection<'visitplan.not-a-horizon', { readonly horizon: string; readonly days: number }>
  | Rejection<'visitplan.horizon-over', Named & { readonly end: string; readonly on: string }>
  | Rejection<'visitplan.not-over', Named & { readonly end: string; readonly on: string }>
  | Rejection<'visitplan.before-what-happened', Named & { readonly at: string; readonly latest: string }>
  | Rejection<'visitplan.rules-unknown', { readonly rules: string }>
  | Rejection<'visitplan.customer-twice', { readonly customers: readonly string[] }>
  | Rejection<'visitplan.customer-unknown', { readonly customers: readonly string[] }>
  | Rejection<'visitplan.visit-twice', Visits>
  | Rejection<'visitplan.visit-unknown', Visits>
  | Rejection<'visitplan.twice-a-day', { readonly customers: readonly string[] }>
  | Rejection<'visitplan.outside-horizon', Visits>
  | Rejection<'visitplan.day-is-past', Visits & { readonly on: string }>
  | Rejection<'visitplan.same-day', Visits>
  | Rejection<'visitplan.not-a-working-day', Visits>
  | Rejection<'visitplan.moved-too-far', Visits & { readonly most: number }>
  | Rejection<
      'visitplan.day-overfull',
      { readonly day: string; readonly kind: string; readonly planned: number; readonly room: number }
    >
  | Rejection<'visitplan.order-turned', { readonly customer: string }>
  | Rejection<'visitplan.denser-later', { readonly customer: string }>
  | Rejection<'visitplan.too-few-calls', { readonly customer: string; readonly calls: number; readonly needed: number }>
  | Rejection<
      'visitplan.vip-left-out',
      {
        readonly customer: string;
        readonly from: string;
        readonly to: string;
        readonly days: number;
        readonly longest: number;
      }
    >
  | Rejection<'visitplan.vip-month-empty', { readonly customer: string; readonly month: string }>
  | Rejection<'visitplan.not-on-a-round', Visits>
  | Rejection<'visitplan.round-torn', { readonly rounds: readonly string[]; readonly most: number }>
  | Rejection<'visitplan.area-left-out', { readonly areas: readonly string[] }>
  | Rejection<'visitplan.outcome-missing', Visits>
  | Rejection<'visitplan.outcome-twice', Visits>;

const en = (names: readonly string[]): string => names.join(', ');
const zh = (names: readonly string[]): string => names.join('、');

/** The sentences of the room's reasons. */
export const visitPlanMessages: Messages<VisitPlanRejection> = {
  'visitplan.unknown': {
    en: ({ salesperson, horizon }) => `${salesperson} has no visit plan for ${horizon}; adopt one (AdoptVisitPlan).`,
    zh: ({ salesperson, horizon }) => `${salesperson} 没有 ${horizon} 的拜访计划；请先制定（AdoptVisitPlan）。`,
  },
  'visitplan.adopted-already': {
    en: ({ salesperson, horizon }) => `${salesperson} has a visit plan for ${horizon} already; amend it.`,
    zh: ({ salesperson, horizon }) => `${salesperson} 已有 ${horizon} 的拜访计划；请调整原计划。`,
  },
  'visitplan.closed-already': {
    en: ({ salesperson, horizon }) => `The visit plan of ${salesperson} for ${horizon} is closed; it stays as it is.`,
    zh: ({ salesperson, horizon }) => `${salesperson} ${horizon} 的拜访计划已结束，不再变更。`,
  },
  'visitplan.not-a-horizon': {
    en: ({ horizon, days }) => `${horizon} has ${days} days; visits are planned for a quarter, a half-year or a year.`,
    zh: ({ horizon, days }) => `${horizon} 共 ${days} 天；拜访计划按季度、半年或一年制定。`,
  },
  'visitplan.horizon-over': {
    en: ({ horizon, end, on }) => `${horizon} ended before ${end}; on ${on} no visits of it can be planned any more.`,
    zh: ({ horizon, end, on }) => `${horizon} 已于 ${end} 前结束；${on} 不能再为其制定或调整拜访计划。`,
  },
  'visitplan.not-over': {
    en: ({ horizon, end, on }) => `${horizon} lasts until ${end}; on ${on} its plan can't be closed yet.`,
    zh: ({ horizon, end, on }) => `${horizon} 至 ${end} 方才结束；${on} 尚不能结束其拜访计划。`,
  },
  'visitplan.before-what-happened': {
    en: ({ salesperson, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened to the plan of ${salesperson}; tell it in order.`,
    zh: ({ salesperson, at, latest }) =>
      `业务时间 ${at} 早于 ${salesperson} 的计划最近一次事件的时间 ${latest}；请按先后登记。`,
  },
  'visitplan.rules-unknown': {
    en: ({ rules }) => `No rules ${rules} were adopted; name adopted ones (AdoptVisitRules).`,
    zh: ({ rules }) => `未采用过规则 ${rules}；请指明已采用的规则（AdoptVisitRules）。`,
  },
  'visitplan.customer-twice': {
    en: ({ customers }) => `Customers stand twice in the plan: ${en(customers)}; put all visits of one in one line.`,
    zh: ({ customers }) => `计划中客户重复：${zh(customers)}；同一客户的拜访请列在一起。`,
  },
  'visitplan.customer-unknown': {
    en: ({ customers }) => `The plan has no customers ${en(customers)}; take them in first.`,
    zh: ({ customers }) => `计划中没有客户 ${zh(customers)}；请先列入。`,
  },
  'visitplan.visit-twice': {
    en: ({ visits }) => `Visits stand twice in the plan: ${en(visits)}; give each an id of its own.`,
    zh: ({ visits }) => `计划中拜访编号重复：${zh(visits)}；请各用不同编号。`,
  },
  'visitplan.visit-unknown': {
    en: ({ visits }) => `The plan has no visits ${en(visits)}.`,
    zh: ({ visits }) => `计划中没有拜访 ${zh(visits)}。`,
  },
  'visitplan.twice-a-day': {
    en: ({ customers }) => `These customers would be visited or called twice on one day: ${en(customers)}.`,
    zh: ({ customers }) => `以下客户一天内重复拜访或致电：${zh(customers)}。`,
  },
  'visitplan.outside-horizon': {
    en: ({ visits }) => `These visits lie outside the plan's horizon: ${en(visits)}; plan them where they belong.`,
    zh: ({ visits }) => `以下拜访不在计划期内：${zh(visits)}；请列入相应计划。`,
  },
  'visitplan.day-is-past': {
    en: ({ visits, on }) => `On ${on} the days of these visits are past: ${en(visits)}; choose days to come.`,
    zh: ({ visits, on }) => `至 ${on}，以下拜访的日期已过：${zh(visits)}；请选择未来的日期。`,
  },
  'visitplan.same-day': {
    en: ({ visits }) => `These visits are planned for that day already: ${en(visits)}.`,
    zh: ({ visits }) => `以下拜访本已计划于当日：${zh(visits)}。`,
  },
  'visitplan.not-a-working-day': {
    en: ({ visits }) => `These visits lie on days on which nobody works: ${en(visits)}; move them to working days.`,
    zh: ({ visits }) => `以下拜访落在非工作日：${zh(visits)}；请移至工作日。`,
  },
  'visitplan.moved-too-far': {
    en: ({ visits, most }) => `These visits are more than ${most} days off the day of their cadence: ${en(visits)}.`,
    zh: ({ visits, most }) => `以下拜访偏离应访日超过 ${most} 天：${zh(visits)}。`,
  },
  'visitplan.day-overfull': {
    en: ({ day, kind, planned, room }) => `On ${day} ${planned} ${kind} are planned, with room for ${room}.`,
    zh: ({ day, kind, planned, room }) =>
      `${day} 计划${kind === 'calls' ? '电话联系' : '拜访'} ${planned} 次，超出每日 ${room} 次的容量。`,
  },
  'visitplan.order-turned': {
    en: ({ customer }) => `The visits to ${customer} stand in another order than their cadence gave them.`,
    zh: ({ customer }) => `客户 ${customer} 的拜访顺序与应访日的先后不符。`,
  },
  'visitplan.denser-later': {
    en: ({ customer }) => `Visits to ${customer} become denser later; they are dense first, then sparse.`,
    zh: ({ customer }) => `客户 ${customer} 的拜访前疏后密；应前密后疏。`,
  },
  'visitplan.too-few-calls': {
    en: ({ customer, calls, needed }) =>
      `${customer} is called ${calls} times; four calls a year make ${needed} in this time.`,
    zh: ({ customer, calls, needed }) =>
      `客户 ${customer} 计划电话拜访 ${calls} 次；按所有客户一年四次，本期应有 ${needed} 次。`,
  },
  'visitplan.vip-left-out': {
    en: ({ customer, from, to, days, longest }) =>
      `The VIP customer ${customer} is not visited from ${from} to ${to}, ${days} days; at most ${longest} are borne.`,
    zh: ({ customer, from, to, days, longest }) =>
      `VIP 客户 ${customer} 自 ${from} 至 ${to} 共 ${days} 天未安排拜访；间隔最长 ${longest} 天，须定期拜访培养。`,
  },
  'visitplan.vip-month-empty': {
    en: ({ customer, month }) => `The VIP customer ${customer} has no contact in ${month}; plan at least one a month.`,
    zh: ({ customer, month }) => `VIP 客户 ${customer} 在 ${month} 没有联系；最少每月保持联系一次。`,
  },
  'visitplan.not-on-a-round': {
    en: ({ visits }) => `Ordinary customers are visited on round trips, but these visits are on none: ${en(visits)}.`,
    zh: ({ visits }) => `一般客户应巡回访问，以下拜访不在任何一次巡回中：${zh(visits)}。`,
  },
  'visitplan.round-torn': {
    en: ({ rounds, most }) =>
      `These round trips go to more than one area or last more than ${most} days: ${en(rounds)}; split them.`,
    zh: ({ rounds, most }) => `以下巡回跨越多个区域或超过 ${most} 天：${zh(rounds)}；请分开。`,
  },
  'visitplan.area-left-out': {
    en: ({ areas }) => `Every village that can be reached is visited, but the plan leaves out ${en(areas)}.`,
    zh: ({ areas }) => `凡是车能到的地方都必须去拜访，计划遗漏了 ${zh(areas)}。`,
  },
  'visitplan.outcome-missing': {
    en: ({ visits }) => `What became of these planned visits is not said: ${en(visits)}.`,
    zh: ({ visits }) => `以下计划拜访未说明结果：${zh(visits)}。`,
  },
  'visitplan.outcome-twice': {
    en: ({ visits }) => `These visits are named twice, and each keeps one plan at most: ${en(visits)}.`,
    zh: ({ visits }) => `以下拜访重复使用，一次拜访只能对应一项计划：${zh(visits)}。`,
  },
};
