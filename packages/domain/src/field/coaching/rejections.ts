/** Why coaching refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly joint: string;
}

/** Every reason that the room has; the data are what its sentence needs. */
export type CoachingRejection =
  | Rejection<'coaching.coaches-himself', Named>
  | Rejection<'coaching.roles-turned', Named & { readonly leads: string; readonly coaches: string }>
  | Rejection<'coaching.held-already', Named>
  | Rejection<'coaching.talked-already', { readonly session: string }>
  | Rejection<'coaching.day-is-past', { readonly session: string; readonly day: string; readonly on: string }>
  | Rejection<'coaching.last-not-analysed', Named & { readonly last: string }>
  | Rejection<'coaching.not-the-last', Named>
  | Rejection<'coaching.analysed-already', Named>
  | Rejection<'coaching.before-what-happened', Named & { readonly at: string; readonly latest: string }>
  | Rejection<'coaching.points-left', Named & { readonly points: readonly string[] }>
  | Rejection<'coaching.points-unknown', Named & { readonly points: readonly string[] }>
  | Rejection<'coaching.points-twice', Named & { readonly points: readonly string[] }>;

/** The sentences of the room's reasons. */
export const coachingMessages: Messages<CoachingRejection> = {
  'coaching.coaches-himself': {
    en: ({ joint }) => `${joint} has one person as subordinate and superior; name two.`,
    zh: ({ joint }) => `${joint} 的下级与上级为同一人；请填写两人。`,
  },
  'coaching.roles-turned': {
    en: ({ joint, leads, coaches }) =>
      `At the joint visit ${joint} ${leads} leads and ${coaches} coaches; the subordinate leads and the superior coaches.`,
    zh: ({ joint, leads, coaches }) =>
      `联合拜访 ${joint} 由 ${leads} 主导、${coaches} 辅导；应由下级充当主角，上级充当教练。`,
  },
  'coaching.held-already': {
    en: ({ joint }) => `The joint visit ${joint} is noted already; another one needs an id of its own.`,
    zh: ({ joint }) => `联合拜访 ${joint} 已登记；其他联合拜访请使用新的编号。`,
  },
  'coaching.talked-already': {
    en: ({ session }) => `The session ${session} is noted already; another one needs an id of its own.`,
    zh: ({ session }) => `一对一辅导 ${session} 已登记；其他辅导请使用新的编号。`,
  },
  'coaching.day-is-past': {
    en: ({ session, day, on }) =>
      `At the session ${session} on ${on} something is set for ${day}, which is past; choose a day to come.`,
    zh: ({ session, day, on }) => `${on} 的一对一辅导 ${session} 所定日期 ${day} 已过；请选择未来的日期。`,
  },
  'coaching.last-not-analysed': {
    en: ({ joint, last }) => `Before ${joint} analyse the last joint visit, ${last} (AnalyseJointVisit).`,
    zh: ({ joint, last }) => `${joint} 之前，请先分析上一次联合拜访 ${last}（AnalyseJointVisit）。`,
  },
  'coaching.not-the-last': {
    en: ({ joint }) => `${joint} is not the last joint visit; only the last one can be analysed.`,
    zh: ({ joint }) => `${joint} 不是最近一次联合拜访；只能分析最近一次。`,
  },
  'coaching.analysed-already': {
    en: ({ joint }) => `The joint visit ${joint} is analysed already; what is new belongs to the next one.`,
    zh: ({ joint }) => `联合拜访 ${joint} 已分析；新的内容请在下一次提出。`,
  },
  'coaching.before-what-happened': {
    en: ({ joint, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened; tell ${joint} in order.`,
    zh: ({ joint, at, latest }) => `业务时间 ${at} 早于最近一次事件的时间 ${latest}；请按先后登记 ${joint}。`,
  },
  'coaching.points-left': {
    en: ({ joint, points }) => `${joint} leaves out open points: ${points.join(', ')}; say what became of each.`,
    zh: ({ joint, points }) => `${joint} 遗漏了待改进之处：${points.join('、')}；请逐一说明改善情况。`,
  },
  'coaching.points-unknown': {
    en: ({ joint, points }) => `${joint} follows up points that are not open: ${points.join(', ')}; leave them out.`,
    zh: ({ joint, points }) => `${joint} 跟进了并未提出的改进之处：${points.join('、')}；请去掉。`,
  },
  'coaching.points-twice': {
    en: ({ joint, points }) => `${joint} names points twice or anew: ${points.join(', ')}; give each its own id.`,
    zh: ({ joint, points }) => `${joint} 重复使用改进编号：${points.join('、')}；请为每项使用新的编号。`,
  },
};
