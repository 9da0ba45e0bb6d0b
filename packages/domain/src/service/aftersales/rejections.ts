/** Why an after-sales case refuses a command, and how to say it. */
import type { LocalDate, Messages, Rejection, Text } from '../../kernel/index.ts';
import type { ServiceStage } from './state.ts';

interface Of {
  readonly case: string;
}

/** Every reason; instants are ISO 8601 in UTC. */
export type AftersalesRejection =
  | Rejection<'aftersales.not-opened', Of>
  | Rejection<'aftersales.opened-already', Of & { readonly on: LocalDate }>
  | Rejection<'aftersales.dated-too-early', Of & { readonly at: string; readonly latest: string }>
  | Rejection<'aftersales.arranged-in-the-past', Of & { readonly planned: LocalDate; readonly on: LocalDate }>
  | Rejection<'aftersales.before-the-date', Of & { readonly planned: LocalDate; readonly on: LocalDate }>
  | Rejection<'aftersales.not-its-turn', Of & { readonly stage: ServiceStage }>;

/** The stages in words. */
export const serviceStageTexts: Readonly<Record<ServiceStage, Text>> = {
  opened: { en: 'to be arranged', zh: '待安排' },
  arranged: { en: 'arranged', zh: '已安排' },
  performed: { en: 'performed, to be accepted', zh: '已完成，待验收' },
  accepted: { en: 'accepted', zh: '已验收' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};

/** The sentences of a case's reasons. */
export const aftersalesMessages: Messages<AftersalesRejection> = {
  'aftersales.not-opened': {
    en: (data) => `There is no after-sales case ${data.case}; open it first.`,
    zh: (data) => `没有售后服务单 ${data.case}；请先登记。`,
  },
  'aftersales.opened-already': {
    en: (data) => `After-sales case ${data.case} was opened on ${data.on} already; give another its own id.`,
    zh: (data) => `售后服务单 ${data.case} 已于 ${data.on} 登记；请使用新的编号。`,
  },
  'aftersales.dated-too-early': {
    en: (data) => `It is dated ${data.at}, before the last thing that happened to case ${data.case} (${data.latest}).`,
    zh: (data) => `业务时间 ${data.at} 早于售后服务单 ${data.case} 最近一次处理的时间 ${data.latest}。`,
  },
  'aftersales.arranged-in-the-past': {
    en: (data) => `Case ${data.case} can't be arranged for ${data.planned}, before it is arranged (${data.on}).`,
    zh: (data) => `售后服务单 ${data.case} 不能安排在 ${data.planned}：早于安排日期 ${data.on}。`,
  },
  'aftersales.before-the-date': {
    en: (data) =>
      `Case ${data.case} is arranged for ${data.planned}; arrange it anew before performing it on ${data.on}.`,
    zh: (data) => `售后服务单 ${data.case} 安排在 ${data.planned}；如提前至 ${data.on} 请重新安排。`,
  },
  'aftersales.not-its-turn': {
    en: (data) => `Case ${data.case} is ${serviceStageTexts[data.stage].en}, so this can't be done with it now.`,
    zh: (data) => `售后服务单 ${data.case} ${serviceStageTexts[data.stage].zh}，不能进行此操作。`,
  },
};
