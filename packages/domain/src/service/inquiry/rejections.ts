/** Why an inquiry refuses a command, and how to say it. */
import type { LocalDate, Messages, Rejection } from '../../kernel/index.ts';

interface Of {
  readonly inquiry: string;
}

/** Every reason; instants are ISO 8601 in UTC. */
export type InquiryRejection =
  | Rejection<'inquiry.not-received', Of>
  | Rejection<'inquiry.received-already', Of & { readonly on: LocalDate }>
  | Rejection<'inquiry.contact-of-nobody', Of>
  | Rejection<'inquiry.dated-too-early', Of & { readonly at: string; readonly latest: string }>
  | Rejection<'inquiry.nobody-wanted', Of>
  | Rejection<'inquiry.relayed-already', Of & { readonly on: LocalDate }>
  | Rejection<'inquiry.answered-already', Of & { readonly on: LocalDate }>
  | Rejection<'inquiry.caller-unknown', Of>;

/** The sentences of an inquiry's reasons. */
export const inquiryMessages: Messages<InquiryRejection> = {
  'inquiry.not-received': {
    en: ({ inquiry }) => `There is no inquiry ${inquiry}; receive it first.`,
    zh: ({ inquiry }) => `没有咨询 ${inquiry}；请先受理。`,
  },
  'inquiry.received-already': {
    en: ({ inquiry, on }) => `Inquiry ${inquiry} was received on ${on} already; give another its own id.`,
    zh: ({ inquiry, on }) => `咨询 ${inquiry} 已于 ${on} 受理；另一咨询请使用新的编号。`,
  },
  'inquiry.contact-of-nobody': {
    en: ({ inquiry }) => `Inquiry ${inquiry} has a consumer's contact but no consumer; give the consumer an id.`,
    zh: ({ inquiry }) => `咨询 ${inquiry} 有联系方式却没有消费者；请给出消费者编号。`,
  },
  'inquiry.dated-too-early': {
    en: ({ inquiry, at, latest }) =>
      `It is dated ${at}, before the last thing that happened to inquiry ${inquiry} (${latest}).`,
    zh: ({ inquiry, at, latest }) => `业务时间 ${at} 早于咨询 ${inquiry} 最近一次处理的时间 ${latest}。`,
  },
  'inquiry.nobody-wanted': {
    en: ({ inquiry }) => `Nobody was wanted in inquiry ${inquiry}; answer it.`,
    zh: ({ inquiry }) => `咨询 ${inquiry} 没有要找的人；请直接答复。`,
  },
  'inquiry.relayed-already': {
    en: ({ inquiry, on }) => `Inquiry ${inquiry} was relayed on ${on} already.`,
    zh: ({ inquiry, on }) => `咨询 ${inquiry} 已于 ${on} 转告。`,
  },
  'inquiry.answered-already': {
    en: ({ inquiry, on }) => `Inquiry ${inquiry} was answered on ${on} already.`,
    zh: ({ inquiry, on }) => `咨询 ${inquiry} 已于 ${on} 答复。`,
  },
  'inquiry.caller-unknown': {
    en: ({ inquiry }) => `Nobody knows who asked in inquiry ${inquiry}, so nobody can be called back.`,
    zh: ({ inquiry }) => `咨询 ${inquiry} 的来电人不明，无法回访。`,
  },
};
