/** Why something can't be done with a statement of account, and how to say it. */
import { formatMoney, type Messages, type Money, type Rejection } from '../../../kernel/index.ts';

interface Of {
  readonly statement: string;
}

export type StatementRejection =
  | Rejection<'statement.already-sent', Of & { readonly on: string }>
  | Rejection<'statement.not-sent', Of>
  | Rejection<'statement.agreed', Of & { readonly on: string }>
  | Rejection<'statement.backwards', Of & { readonly from: string; readonly until: string }>
  | Rejection<'statement.not-over-yet', Of & { readonly until: string; readonly on: string }>
  | Rejection<'statement.answer-in-the-past', Of & { readonly answerBy: string; readonly on: string }>
  | Rejection<'statement.dated-before-sending', Of & { readonly on: string; readonly sentOn: string }>
  | Rejection<'statement.several-currencies', Of & { readonly currencies: readonly string[] }>
  | Rejection<'statement.currency-twice', Of & { readonly currencies: readonly string[] }>
  | Rejection<'statement.does-not-add-up', Of & { readonly closing: Money }>
  | Rejection<'statement.differences-open', Of & { readonly differences: readonly string[] }>
  | Rejection<'statement.known-difference', Of & { readonly difference: string }>
  | Rejection<'statement.difference-twice', Of & { readonly difference: string }>
  | Rejection<'statement.unknown-difference', Of & { readonly difference: string }>
  | Rejection<'statement.no-difference', Of & { readonly difference: string }>;

export const statementMessages: Messages<StatementRejection> = {
  'statement.already-sent': {
    en: ({ statement, on }) => `Statement ${statement} was sent on ${on} already; give the new one its own id.`,
    zh: ({ statement, on }) => `对账单 ${statement} 已于 ${on} 发出；请使用新的编号。`,
  },
  'statement.not-sent': {
    en: ({ statement }) => `There is no statement ${statement}; send it first, or check its id.`,
    zh: ({ statement }) => `对账单 ${statement} 不存在；请先发出，或核对编号。`,
  },
  'statement.agreed': {
    en: ({ statement, on }) =>
      `Statement ${statement} of ${on} was agreed; what changes later belongs on the next one.`,
    zh: ({ statement, on }) => `${on} 的对账单 ${statement} 已经客户确认；之后的变动请列入下一张。`,
  },
  'statement.backwards': {
    en: ({ statement, from, until }) => `Statement ${statement} would end on ${until}, before it begins on ${from}.`,
    zh: ({ statement, from, until }) => `对账单 ${statement} 的截止日 ${until} 早于起始日 ${from}。`,
  },
  'statement.not-over-yet': {
    en: ({ statement, until, on }) => `Statement ${statement} runs until ${until}, which on ${on} is not over yet.`,
    zh: ({ statement, until, on }) => `对账单 ${statement} 截至 ${until}，而 ${on} 尚未到该日。`,
  },
  'statement.answer-in-the-past': {
    en: ({ statement, answerBy, on }) =>
      `Statement ${statement} of ${on} can't be answered by ${answerBy}, which has passed.`,
    zh: ({ statement, answerBy, on }) => `对账单 ${statement}（${on}）的答复期限 ${answerBy} 已过。`,
  },
  'statement.dated-before-sending': {
    en: ({ statement, on, sentOn }) => `This is dated ${on}, before statement ${statement} was sent on ${sentOn}.`,
    zh: ({ statement, on, sentOn }) => `业务日期 ${on} 早于对账单 ${statement} 的发出日 ${sentOn}。`,
  },
  'statement.several-currencies': {
    en: ({ statement, currencies }) =>
      `Statement ${statement}: ${currencies.join(', ')} can't be compared or added; state one balance a currency.`,
    zh: ({ statement, currencies }) =>
      `对账单 ${statement}：${currencies.join('、')} 不可比较或相加；请按币种分别列示。`,
  },
  'statement.currency-twice': {
    en: ({ statement, currencies }) =>
      `Statement ${statement} has a currency twice (${currencies.join(', ')}); each has one balance.`,
    zh: ({ statement, currencies }) =>
      `对账单 ${statement} 的币种重复（${currencies.join('、')}）；每种币种只列一个余额。`,
  },
  'statement.does-not-add-up': {
    en: ({ statement, closing }) =>
      `Statement ${statement} doesn't add up to ${formatMoney(closing)} ${closing.currency}: opening + invoiced − received − credited − written off is something else.`,
    zh: ({ statement, closing }) =>
      `对账单 ${statement} 的期末余额 ${formatMoney(closing)} ${closing.currency} 与各项不符：期初 + 开票 − 收款 − 冲减 − 核销须等于期末。`,
  },
  'statement.differences-open': {
    en: ({ statement, differences }) =>
      `Statement ${statement} has differences that are not cleared up: ${differences.slice(0, 8).join(', ')}.`,
    zh: ({ statement, differences }) => `对账单 ${statement} 尚有未处理的差异：${differences.slice(0, 8).join('、')}。`,
  },
  'statement.known-difference': {
    en: ({ statement, difference }) => `Statement ${statement} has the difference ${difference} already.`,
    zh: ({ statement, difference }) => `对账单 ${statement} 已有差异 ${difference}。`,
  },
  'statement.difference-twice': {
    en: ({ statement, difference }) => `Difference ${difference} of statement ${statement} is given twice.`,
    zh: ({ statement, difference }) => `对账单 ${statement} 的差异 ${difference} 重复列出。`,
  },
  'statement.unknown-difference': {
    en: ({ statement, difference }) => `Statement ${statement} has no open difference ${difference}.`,
    zh: ({ statement, difference }) => `对账单 ${statement} 没有未处理的差异 ${difference}。`,
  },
  'statement.no-difference': {
    en: ({ statement, difference }) =>
      `Difference ${difference} of statement ${statement} is none: both amounts are equal.`,
    zh: ({ statement, difference }) => `对账单 ${statement} 的差异 ${difference} 双方金额相同，并无差异。`,
  },
};
