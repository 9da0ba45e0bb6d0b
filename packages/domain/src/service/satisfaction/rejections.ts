/** Why a customer's satisfaction refuses a command, and how to say it. */
import type { LocalDate, Messages, Rejection, Text } from '../../kernel/index.ts';

/** What is recorded under an id of its own, or once. */
export type KnownThing = 'delivery' | 'survey' | 'fall' | 'opinion' | 'report' | 'improvement' | 'offer' | 'referral';

interface Named {
  readonly what: KnownThing;
  readonly id: string;
}

/** Every reason; instants are ISO 8601 in UTC. */
export type SatisfactionRejection =
  | Rejection<'satisfaction.known-already', Named>
  | Rejection<'satisfaction.unknown', Named>
  | Rejection<'satisfaction.done-already', Named & { readonly on: LocalDate }>
  | Rejection<'satisfaction.dated-too-early', Named & { readonly at: string; readonly earlier: string }>
  | Rejection<'satisfaction.score-beyond-best', { readonly score: number; readonly of: number }>
  | Rejection<'satisfaction.opinion-not-reported', { readonly opinion: string }>
  | Rejection<'satisfaction.refers-himself', { readonly customer: string }>;

const things: Readonly<Record<KnownThing, Text>> = {
  delivery: { en: 'the delivery of order', zh: '交付订单' },
  survey: { en: 'the survey', zh: '满意度调查' },
  fall: { en: 'the fall of satisfaction in survey', zh: '满意度下降（调查）' },
  opinion: { en: 'the opinion', zh: '客户意见' },
  report: { en: 'the report of opinion', zh: '意见上报' },
  improvement: { en: 'the improvement by opinion', zh: '意见改进' },
  offer: { en: 'the offer', zh: '升级或增值服务' },
  referral: { en: 'the referral of customer', zh: '转介绍客户' },
};

/** The sentences of the room's reasons. */
export const satisfactionMessages: Messages<SatisfactionRejection> = {
  'satisfaction.known-already': {
    en: ({ what, id }) => `There is ${things[what].en} ${id} already; give another its own id.`,
    zh: ({ what, id }) => `${things[what].zh} ${id} 已经登记；请使用新的编号。`,
  },
  'satisfaction.unknown': {
    en: ({ what, id }) => `Nothing is known of ${things[what].en} ${id}; record it first.`,
    zh: ({ what, id }) => `没有${things[what].zh} ${id}；请先登记。`,
  },
  'satisfaction.done-already': {
    en: ({ what, id, on }) => `For ${things[what].en} ${id} this was recorded on ${on} already.`,
    zh: ({ what, id, on }) => `${things[what].zh} ${id} 已于 ${on} 处理。`,
  },
  'satisfaction.dated-too-early': {
    en: ({ what, id, at, earlier }) => `It is dated ${at}, before ${things[what].en} ${id} (${earlier}).`,
    zh: ({ what, id, at, earlier }) => `业务时间 ${at} 早于${things[what].zh} ${id} 的时间 ${earlier}。`,
  },
  'satisfaction.score-beyond-best': {
    en: ({ score, of }) => `A score of ${score} is beyond the best one, ${of}.`,
    zh: ({ score, of }) => `评分 ${score} 超过满分 ${of}。`,
  },
  'satisfaction.opinion-not-reported': {
    en: ({ opinion }) => `Opinion ${opinion} wasn't reported to the management yet; report it first.`,
    zh: ({ opinion }) => `客户意见 ${opinion} 尚未上报；请先上报。`,
  },
  'satisfaction.refers-himself': {
    en: ({ customer }) => `Customer ${customer} can't be his own referral; name the customer whom he brought.`,
    zh: ({ customer }) => `客户 ${customer} 不能转介绍自己；请填写其介绍的客户。`,
  },
};
