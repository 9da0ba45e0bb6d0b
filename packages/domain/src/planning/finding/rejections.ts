/** Why a finding refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';
import type { FindingPolicyRejection } from './policy.ts';

interface Named {
  readonly finding: string;
}

/** Every reason that the room has; the data are what its sentence needs. */
export type FindingRejection =
  | Rejection<'finding.not-raised', Named>
  | Rejection<'finding.raised-already', Named & { readonly on: string }>
  | Rejection<'finding.closed', Named & { readonly on: string }>
  | Rejection<'finding.not-answered', Named>
  | Rejection<'finding.due-before-answer', Named & { readonly due: string; readonly on: string }>
  | Rejection<'finding.before-what-happened', Named & { readonly at: string; readonly latest: string }>
  | Rejection<'finding.period-not-begun', Named & { readonly start: string; readonly on: string }>
  | Rejection<'finding.measured-without-limit', Named>;

/** The sentences of the room's reasons. */
export const findingMessages: Messages<FindingRejection> = {
  'finding.not-raised': {
    en: ({ finding }) => `There is no finding ${finding}; raise it first (RaiseFinding).`,
    zh: ({ finding }) => `没有问题 ${finding}；请先登记所发现的问题（RaiseFinding）。`,
  },
  'finding.raised-already': {
    en: ({ finding, on }) => `The finding ${finding} was raised on ${on}; another one needs an id of its own.`,
    zh: ({ finding, on }) => `问题 ${finding} 已于 ${on} 登记；其他问题请使用新的编号。`,
  },
  'finding.closed': {
    en: ({ finding, on }) => `The finding ${finding} was closed on ${on}; what shows again is a new finding.`,
    zh: ({ finding, on }) => `问题 ${finding} 已于 ${on} 结束；再次出现的问题须另行登记。`,
  },
  'finding.not-answered': {
    en: ({ finding }) =>
      `The finding ${finding} has neither a focus nor a countermeasure yet, so nothing of ours can have solved it; answer it first (AnswerFinding), or close it as not solved.`,
    zh: ({ finding }) =>
      `问题 ${finding} 尚未确定营销重点或对策，不能视为已解决；请先提出对策（AnswerFinding），或以未解决结束。`,
  },
  'finding.due-before-answer': {
    en: ({ finding, due, on }) =>
      `The answer to the finding ${finding} is due on ${due}, before ${on} when it is given; give it a date that can still be kept.`,
    zh: ({ finding, due, on }) => `问题 ${finding} 的对策期限 ${due} 早于提出日 ${on}；请填写仍可做到的日期。`,
  },
  'finding.before-what-happened': {
    en: ({ finding, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened to the finding ${finding}; a finding is raised, answered and closed in that order.`,
    zh: ({ finding, at, latest }) =>
      `业务时间 ${at} 早于问题 ${finding} 最近一次事件的时间 ${latest}；须按发现、对策、解决的先后进行。`,
  },
  'finding.period-not-begun': {
    en: ({ finding, start, on }) =>
      `The finding ${finding} is about figures from ${start} on, but is raised on ${on}; figures of the future can't be found.`,
    zh: ({ finding, start, on }) => `问题 ${finding} 涉及自 ${start} 起的数据，登记日却为 ${on}；无法依据未来的数据。`,
  },
  'finding.measured-without-limit': {
    en: ({ finding }) =>
      `The finding ${finding} gives a figure without the bound that it crossed, or the bound alone; give both or neither.`,
    zh: ({ finding }) => `问题 ${finding} 只给出实测值或界限之一；请同时给出，或都不给。`,
  },
};

/** The sentences of the faults of a policy of findings. */
export const findingPolicyMessages: Messages<FindingPolicyRejection> = {
  'finding.policy-unreadable': {
    en: ({ path, reason }) => `The policy of findings can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason }) => `问题预警政策在“${path}”处无法读取：${reason}。`,
  },
  'finding.unknown-rule': {
    en: ({ policy, rule, known }) =>
      `The policy ${policy} has the rule "${rule}", which nobody knows; known are ${known.join(', ')}.`,
    zh: ({ policy, rule, known }) => `政策 ${policy} 列有未知规则“${rule}”；已知规则：${known.join('、')}。`,
  },
  'finding.rule-twice': {
    en: ({ policy, rule }) => `The policy ${policy} has the rule "${rule}" twice; give it one bound.`,
    zh: ({ policy, rule }) => `政策 ${policy} 重复列出规则“${rule}”；请只给一个界限。`,
  },
};
