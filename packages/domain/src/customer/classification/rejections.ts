/** Why a classification refuses a command, and how to say it. */
import type { Messages, Rejection, Text } from '../../kernel/index.ts';
import {
  correctedAlreadyText,
  instantTakenText,
  type Means,
  otherFactText,
  retractionText,
  unknownEventText,
} from '../told-texts.ts';
import { axisLabel } from './axes.ts';
import { amountText, type EvidenceRejection } from './evidence.ts';
import type { GradePolicyRejection } from './grade.ts';

/** What changes and is kept by valid time: the value on one axis, or the grade (null). */
interface Fact {
  readonly axis: string | null;
}

interface Correction extends Fact {
  readonly customer: string;
  /** The id of the event that was to be corrected. */
  readonly corrects: string;
}

/** Every reason that the classification has; the data are what its sentence needs. */
export type ClassificationRejection =
  | Rejection<
      'classification.value-not-allowed',
      {
        readonly customer: string;
        readonly axis: string;
        readonly value: string;
        readonly allowed: readonly string[];
        readonly policy: string;
      }
    >
  | Rejection<
      'classification.instant-taken',
      Fact & { readonly customer: string; readonly at: string; readonly event: string }
    >
  | Rejection<'classification.corrects-unknown-event', Correction>
  | Rejection<'classification.corrects-another-fact', Correction & { readonly tells: string | null }>
  | Rejection<'classification.corrected-already', Correction & { readonly by: string; readonly inForce: string | null }>
  | Rejection<'classification.corrects-a-retraction', Correction>
  | EvidenceRejection
  | GradePolicyRejection;

/** What a fact of a classification is called within a sentence. */
export const classificationFactText = (axis: string | null): Text =>
  axis === null
    ? { en: 'the grade', zh: '等级' }
    : {
        en: `the value on the axis "${axis}"`,
        zh: `在“${axisLabel(axis, 'zh')}”分类上的取值`,
      };

const means = (axis: string | null): Means =>
  axis === null
    ? { state: 'GradeCustomer', correct: 'CorrectGrade' }
    : { state: 'ClassifyCustomer', correct: 'CorrectClassification' };

const about = (data: { readonly customer: string; readonly axis: string | null }) => ({
  customer: data.customer,
  fact: classificationFactText(data.axis),
});

const policyMessages: Messages<GradePolicyRejection> = {
  'classification.policy-unreadable': {
    en: ({ path, reason }) => `The grade policy can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason }) => `等级政策在“${path}”处无法读取：${reason}。`,
  },
  'classification.policy-without-cuts': {
    en: ({ policy }) =>
      `The grade policy ${policy} has no cuts, so it can't grade anybody; give it at least one grade.`,
    zh: ({ policy }) => `等级政策 ${policy} 没有分界，无法评级；请至少给出一个等级。`,
  },
  'classification.policy-cut-out-of-range': {
    en: ({ policy, cut, grade, below }) =>
      `In the grade policy ${policy}, cut ${cut} ends grade ${grade} at ${below}; a bound is a whole number of basis points from 1 to 10000 (8000 is 80 %).`,
    zh: ({ policy, cut, grade, below }) =>
      `等级政策 ${policy} 中，第 ${cut} 个分界（等级 ${grade}）为 ${below}；分界须为 1 至 10000 的整数基点（8000 即 80%）。`,
  },
  'classification.policy-cuts-not-ascending': {
    en: ({ policy, cut, grade, below, before }) =>
      `In the grade policy ${policy}, cut ${cut} ends grade ${grade} at ${below}, not above ${before} where one before it ends; put the cuts in ascending order.`,
    zh: ({ policy, cut, grade, below, before }) =>
      `等级政策 ${policy} 中，第 ${cut} 个分界（等级 ${grade}）${below} 不高于之前的分界 ${before}；请按升序排列分界。`,
  },
  'classification.policy-open-cut-not-last': {
    en: ({ policy, cut, grade }) =>
      `In the grade policy ${policy}, cut ${cut} (grade ${grade}) has no bound but isn't the last; only the last takes the rest. Give it a bound, or move it to the end.`,
    zh: ({ policy, cut, grade }) =>
      `等级政策 ${policy} 中，第 ${cut} 个等级 ${grade} 没有分界却不在最后；只有最后一个等级接收其余客户。请为其设定分界，或移到最后。`,
  },
  'classification.policy-last-cut-not-open': {
    en: ({ policy, cut, grade, below }) =>
      `In the grade policy ${policy}, cut ${cut}, the last, ends grade ${grade} at ${below}; the last takes the rest, so leave its bound out.`,
    zh: ({ policy, cut, grade, below }) =>
      `等级政策 ${policy} 中，最后的第 ${cut} 个等级 ${grade} 的分界为 ${below}；最后一个等级接收其余客户，请去掉其分界。`,
  },
  'classification.policy-grade-twice': {
    en: ({ policy, cut, grade }) =>
      `The grade policy ${policy} has the grade ${grade} again at cut ${cut}; name each grade once.`,
    zh: ({ policy, cut, grade }) =>
      `等级政策 ${policy} 在第 ${cut} 个分界处重复了等级 ${grade}；每个等级只能列出一次。`,
  },
};

const figures = { above: { en: 'ranked above', zh: '排名在前者合计' }, total: { en: 'total', zh: '总额' } } as const;

const evidenceMessages: Messages<EvidenceRejection> = {
  'classification.evidence-of-many-currencies': {
    en: ({ currencies }) =>
      `The evidence is in several currencies (${currencies.join(', ')}), which are never compared; grade by the figures of one.`,
    zh: ({ currencies }) => `依据涉及多种货币（${currencies.join('、')}），不同货币不可比较；请按同一货币的数字评级。`,
  },
  'classification.evidence-below-zero': {
    en: ({ figure, amount }) =>
      `The evidence gives ${amountText(amount)} as ${figures[figure].en}, but only positive values are ranked and added; leave customers without a positive value out of it.`,
    zh: ({ figure, amount }) =>
      `依据中${figures[figure].zh}为 ${amountText(amount)}，而只有正值参与排名与合计；请剔除没有正值的客户。`,
  },
  'classification.evidence-value-above-total': {
    en: ({ value, total }) =>
      `The customer's value ${amountText(value)} is above the total ${amountText(total)} of all customers; take both from the same period and the same customers.`,
    zh: ({ value, total }) =>
      `该客户的数值 ${amountText(value)} 超过全部客户的总额 ${amountText(total)}；请采用同一期间、同一客户范围的数字。`,
  },
  'classification.evidence-parts-above-total': {
    en: ({ value, above, total }) =>
      `The customers ranked above (${amountText(above)}) and this one (${amountText(value)}) come to more than the total ${amountText(total)}; take all three from the same ranking.`,
    zh: ({ value, above, total }) =>
      `排名在前者合计 ${amountText(above)} 与该客户 ${amountText(value)} 之和超过总额 ${amountText(total)}；请采用同一次排名的三个数字。`,
  },
  'classification.evidence-without-rank': {
    en: ({ value }) =>
      `The customer's value ${amountText(value)} is positive, but the evidence gives it no rank; every customer with a positive value has one.`,
    zh: ({ value }) => `该客户的数值 ${amountText(value)} 为正，依据却没有名次；凡有正值的客户都有名次，请补上。`,
  },
  'classification.evidence-rank-without-value': {
    en: ({ value, rank }) =>
      `The evidence gives rank ${rank} to a customer whose value is ${amountText(value)}; only positive values are ranked, so leave the rank empty.`,
    zh: ({ value, rank }) =>
      `依据为数值 ${amountText(value)} 的客户给出第 ${rank} 名；只有正值参与排名，请将名次留空。`,
  },
  'classification.evidence-rank-beyond-customers': {
    en: ({ rank, customers }) =>
      `The evidence gives rank ${rank} of ${customers} customers; a rank is at most the number of ranked customers. Take both from the same ranking.`,
    zh: ({ rank, customers }) =>
      `依据为 ${customers} 名客户中的第 ${rank} 名；名次不会超过参与排名的客户数，请采用同一次排名的数字。`,
  },
  'classification.evidence-not-in-order': {
    en: ({ value, above, total, rank, customers }) =>
      `Rank ${rank} of ${customers} doesn't fit the amounts: ranked by value, those above (${amountText(above)} together) have at least ${amountText(value)} each and those below at most, out of ${amountText(total)}. Take all figures from the same ranking.`,
    zh: ({ value, above, total, rank, customers }) =>
      `${customers} 名客户中的第 ${rank} 名与金额不符：按数值排名，前者（合计 ${amountText(above)}）每户不低于 ${amountText(value)}，后者每户不高于该数，总额为 ${amountText(total)}。请采用同一次排名的数字。`,
  },
};

/** The sentences of the classification's reasons. */
export const classificationMessages: Messages<ClassificationRejection> = {
  'classification.value-not-allowed': {
    en: ({ customer, axis, value, allowed, policy }) =>
      `Customer ${customer} can't be "${value}" on the axis "${axis}": ${policy} allows ${allowed.join(', ')}. Choose one of them, or adopt a policy that allows it.`,
    zh: ({ customer, axis, value, allowed, policy }) =>
      `客户 ${customer} 在“${axisLabel(axis, 'zh')}”分类上不能取值“${value}”：${policy} 只允许 ${allowed.join('、')}。请从中选择，或先采用允许该取值的政策。`,
  },
  'classification.instant-taken': {
    en: (data) => instantTakenText(about(data), means(data.axis), data).en,
    zh: (data) => instantTakenText(about(data), means(data.axis), data).zh,
  },
  'classification.corrects-unknown-event': {
    en: (data) => unknownEventText(about(data), means(data.axis), data).en,
    zh: (data) => unknownEventText(about(data), means(data.axis), data).zh,
  },
  'classification.corrects-another-fact': {
    en: (data) => otherFactText(about(data), { corrects: data.corrects, tells: classificationFactText(data.tells) }).en,
    zh: (data) => otherFactText(about(data), { corrects: data.corrects, tells: classificationFactText(data.tells) }).zh,
  },
  'classification.corrected-already': {
    en: (data) => correctedAlreadyText(about(data), means(data.axis), data).en,
    zh: (data) => correctedAlreadyText(about(data), means(data.axis), data).zh,
  },
  'classification.corrects-a-retraction': {
    en: (data) => retractionText(about(data), means(data.axis), data).en,
    zh: (data) => retractionText(about(data), means(data.axis), data).zh,
  },
  ...evidenceMessages,
  ...policyMessages,
};
