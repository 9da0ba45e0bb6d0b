/** Why a follow-up of sales progress is refused, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly salesperson: string;
}
interface Problems extends Named {
  readonly problems: readonly string[];
}

/** Every reason that the room has; the data are what its sentence needs. */
export type ProgressRejection =
  | Rejection<'progress.rules-unknown', Named & { readonly rules: string }>
  | Rejection<'progress.problem-known', Problems>
  | Rejection<'progress.followed-up-already', Named & { readonly followUp: string }>
  | Rejection<'progress.by-himself', Named>
  | Rejection<'progress.without-guidance', Problems>
  | Rejection<'progress.problem-not-open', Problems>
  | Rejection<'progress.problem-twice', Problems>
  | Rejection<'progress.next-too-late', Named & { readonly next: string; readonly latest: string }>
  | Rejection<'progress.next-not-to-come', Named & { readonly next: string; readonly on: string }>
  | Rejection<'progress.before-what-happened', Named & { readonly at: string; readonly latest: string }>;

/** The sentences of the room's reasons. */
export const progressMessages: Messages<ProgressRejection> = {
  'progress.rules-unknown': {
    en: ({ salesperson, rules }) =>
      `The progress of ${salesperson} is to be judged by ${rules}, which nobody adopted; name adopted rules.`,
    zh: ({ salesperson, rules }) => `${salesperson} 的跟进所依据的规则 ${rules} 未采用；请指明已采用的规则。`,
  },
  'progress.problem-known': {
    en: ({ salesperson, problems }) =>
      `The problem ${problems.join(', ')} of ${salesperson} is known already; another needs an id of its own.`,
    zh: ({ salesperson, problems }) => `${salesperson} 的问题 ${problems.join('、')} 已登记；其他问题请使用新的编号。`,
  },
  'progress.followed-up-already': {
    en: ({ salesperson, followUp }) => `The follow-up ${followUp} of ${salesperson} is noted already.`,
    zh: ({ salesperson, followUp }) => `${salesperson} 的跟进 ${followUp} 已登记。`,
  },
  'progress.by-himself': {
    en: ({ salesperson }) => `${salesperson} can't follow up the own progress; a manager does.`,
    zh: ({ salesperson }) => `${salesperson} 不能自行跟进本人的销售进度；须由主管跟进。`,
  },
  'progress.without-guidance': {
    en: ({ salesperson, problems }) =>
      `${salesperson} met problems that get no guidance: ${problems.join(', ')}; say what to do about each.`,
    zh: ({ salesperson, problems }) =>
      `${salesperson} 遇到的问题未得到指导：${problems.join('、')}；请逐一给予指导与支持。`,
  },
  'progress.problem-not-open': {
    en: ({ salesperson, problems }) => `These are no open problems of ${salesperson}: ${problems.join(', ')}.`,
    zh: ({ salesperson, problems }) => `以下不是 ${salesperson} 待解决的问题：${problems.join('、')}。`,
  },
  'progress.problem-twice': {
    en: ({ salesperson, problems }) => `Problems of ${salesperson} are answered twice: ${problems.join(', ')}.`,
    zh: ({ salesperson, problems }) => `${salesperson} 的问题重复指导：${problems.join('、')}。`,
  },
  'progress.next-too-late': {
    en: ({ salesperson, next, latest }) =>
      `The progress of ${salesperson} would be followed up again on ${next}; by the rules on ${latest} at the latest.`,
    zh: ({ salesperson, next, latest }) => `${salesperson} 的下次跟进定于 ${next}；按规则最迟为 ${latest}。`,
  },
  'progress.next-not-to-come': {
    en: ({ salesperson, next, on }) => `The next follow-up of ${salesperson} is set for ${next}, not after ${on}.`,
    zh: ({ salesperson, next, on }) => `${salesperson} 的下次跟进定于 ${next}，不晚于 ${on}；请选择未来的日期。`,
  },
  'progress.before-what-happened': {
    en: ({ salesperson, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened; tell of ${salesperson} in order.`,
    zh: ({ salesperson, at, latest }) =>
      `业务时间 ${at} 早于最近一次事件的时间 ${latest}；请按先后登记 ${salesperson}。`,
  },
};
