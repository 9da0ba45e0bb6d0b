/** Why a visit refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly visit: string;
}

/** Every reason that the room has; the data are what its sentence needs. */
export type VisitRejection =
  | Rejection<'visit.unknown', Named>
  | Rejection<'visit.known-already', Named>
  | Rejection<'visit.not-at-this-stage', Named & { readonly status: string; readonly needed: readonly string[] }>
  | Rejection<'visit.before-what-happened', Named & { readonly at: string; readonly latest: string }>
  | Rejection<'visit.day-is-past', Named & { readonly day: string; readonly on: string }>
  | Rejection<'visit.same-day', Named & { readonly day: string }>
  | Rejection<'visit.day-not-come', Named & { readonly day: string; readonly on: string }>
  | Rejection<'visit.excuse-too-late', Named & { readonly until: string; readonly on: string }>
  | Rejection<'visit.excused-already', Named>
  | Rejection<'visit.focus-not-of-class', Named & { readonly focus: string; readonly allowed: readonly string[] }>
  | Rejection<'visit.not-researched', Named>
  | Rejection<'visit.appointment-in-person', Named>
  | Rejection<'visit.place-unknown', Named>
  | Rejection<'visit.mode-does-not-fit', Named & { readonly kind: string; readonly mode: string }>
  | Rejection<'visit.nobody-absent', Named>
  | Rejection<'visit.relayed-already', Named>
  | Rejection<'visit.material-not-for-class', Named & { readonly kinds: readonly string[] }>
  | Rejection<'visit.usp-missing', Named>
  | Rejection<'visit.nothing-noted', Named>
  | Rejection<'visit.next-in-the-past', Named & { readonly day: string; readonly on: string }>;

/** The sentences of the room's reasons. */
export const visitMessages: Messages<VisitRejection> = {
  'visit.unknown': {
    en: ({ visit }) =>
      `There is no visit ${visit}; plan it first (PlanVisit), or begin it off plan (BeginUnplannedVisit).`,
    zh: ({ visit }) => `没有拜访 ${visit}；请先列入计划（PlanVisit），或登记计划外拜访（BeginUnplannedVisit）。`,
  },
  'visit.known-already': {
    en: ({ visit }) => `The visit ${visit} is known already; another one needs an id of its own.`,
    zh: ({ visit }) => `拜访 ${visit} 已登记；其他拜访请使用新的编号。`,
  },
  'visit.not-at-this-stage': {
    en: ({ visit, status, needed }) =>
      `The visit ${visit} is ${status}; this can be done only while it is ${needed.join(' or ')}.`,
    zh: ({ visit, status, needed }) => `拜访 ${visit} 的状态为 ${status}；仅在 ${needed.join('、')} 状态下可以办理。`,
  },
  'visit.before-what-happened': {
    en: ({ visit, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened to the visit ${visit}; tell it in order.`,
    zh: ({ visit, at, latest }) => `业务时间 ${at} 早于拜访 ${visit} 最近一次事件的时间 ${latest}；请按先后登记。`,
  },
  'visit.day-is-past': {
    en: ({ visit, day, on }) =>
      `The visit ${visit} is planned on ${on} for ${day}, which is past; choose a day to come.`,
    zh: ({ visit, day, on }) => `拜访 ${visit} 于 ${on} 计划，计划日 ${day} 已过；请选择未来的日期。`,
  },
  'visit.same-day': {
    en: ({ visit, day }) => `The visit ${visit} is planned for ${day} already; choose another day.`,
    zh: ({ visit, day }) => `拜访 ${visit} 本已计划于 ${day}；请选择其他日期。`,
  },
  'visit.day-not-come': {
    en: ({ visit, day, on }) =>
      `The visit ${visit} is planned for ${day}; on ${on} it can't be missed yet. Excuse or re-plan it.`,
    zh: ({ visit, day, on }) => `拜访 ${visit} 计划于 ${day}；${on} 尚不能算缺访。请说明原因或改期。`,
  },
  'visit.excuse-too-late': {
    en: ({ visit, until, on }) =>
      `The visit ${visit} could be excused until ${until}; ${on} is too late, it stays a miss.`,
    zh: ({ visit, until, on }) => `拜访 ${visit} 的缺访原因须在 ${until} 前说明；${on} 已逾期，仍算缺访。`,
  },
  'visit.excused-already': {
    en: ({ visit }) => `The visit ${visit} is excused already; nothing more is needed.`,
    zh: ({ visit }) => `拜访 ${visit} 已说明缺访原因；无须重复。`,
  },
  'visit.focus-not-of-class': {
    en: ({ visit, focus, allowed }) =>
      `"${focus}" is no focus for the class and stage of the visit ${visit}; choose ${allowed.join(', ')}.`,
    zh: ({ visit, focus, allowed }) =>
      `“${focus}”不是拜访 ${visit} 的客户类别与阶段的重点；可选：${allowed.join('、')}。`,
  },
  'visit.not-researched': {
    en: ({ visit }) => `Nothing was looked into before the visit ${visit}; do so first (ResearchVisit).`,
    zh: ({ visit }) => `拜访 ${visit} 之前尚未调研客户；请先调研（ResearchVisit）。`,
  },
  'visit.appointment-in-person': {
    en: ({ visit }) =>
      `The appointment for the visit ${visit} can't be made by going there; make it by phone or e-mail.`,
    zh: ({ visit }) => `拜访 ${visit} 的约访不能以亲访进行；请以电话或邮件约访。`,
  },
  'visit.place-unknown': {
    en: ({ visit }) => `The visit ${visit} is one in person, so its check-in says where; give the position.`,
    zh: ({ visit }) => `拜访 ${visit} 为亲访，签到须注明地点；请提供位置。`,
  },
  'visit.mode-does-not-fit': {
    en: ({ visit, kind, mode }) =>
      `The visit ${visit} is ${kind} and can't be ${mode}; who walks in is in person, who calls is not.`,
    zh: ({ visit, kind, mode }) => `拜访 ${visit} 的类型为 ${kind}，方式不能是 ${mode}；上门为亲访，来电来信则不是。`,
  },
  'visit.nobody-absent': {
    en: ({ visit }) => `At the visit ${visit} nobody was wanted who was absent, so there is nobody to tell.`,
    zh: ({ visit }) => `拜访 ${visit} 所找的人并未外出，无须转告。`,
  },
  'visit.relayed-already': {
    en: ({ visit }) => `Whoever was wanted at the visit ${visit} was told already; nothing more is needed.`,
    zh: ({ visit }) => `拜访 ${visit} 已转告所找的人；无须重复。`,
  },
  'visit.material-not-for-class': {
    en: ({ visit, kinds }) =>
      `The class of the visit ${visit} needs other information than ${kinds.join(', ')}; leave these out.`,
    zh: ({ visit, kinds }) => `拜访 ${visit} 的客户类别不需要：${kinds.join('、')}；请去掉。`,
  },
  'visit.usp-missing': {
    en: ({ visit }) =>
      `The product is introduced at the visit ${visit} without its difference from rivals or its USP; tell both, they are the emphasis.`,
    zh: ({ visit }) => `拜访 ${visit} 介绍了产品，却缺少与竞品的差异或 USP；两者是传播重点，请补充。`,
  },
  'visit.nothing-noted': {
    en: ({ visit }) => `For the visit ${visit} nothing is said; say at least one thing.`,
    zh: ({ visit }) => `拜访 ${visit} 未填写任何内容；请至少填写一项。`,
  },
  'visit.next-in-the-past': {
    en: ({ visit, day, on }) =>
      `The next action after the visit ${visit} is set for ${day}, before ${on}; choose a day to come.`,
    zh: ({ visit, day, on }) => `拜访 ${visit} 的下次行动日 ${day} 早于 ${on}；请选择未来的日期。`,
  },
};
