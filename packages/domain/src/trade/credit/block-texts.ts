/** What is said to a person of each reason for which an order is blocked. */
import { formatMoney, type Money, type Text } from '../../kernel/index.ts';
import type { BlockReason } from './decision.ts';

const amount = (value: Money): string => `${formatMoney(value)} ${value.currency}`;

/** A reason for a block, in both languages. */
export const blockReasonText = (reason: BlockReason): Text => {
  switch (reason.code) {
    case 'limit-unset':
      return { en: 'no credit limit is set', zh: '未设定信用限度' };
    case 'limit-expired':
      return {
        en: `the limit was valid until ${reason.validUntil}`,
        zh: `信用限度有效期至 ${reason.validUntil}，已过期`,
      };
    case 'limit-exceeded':
      return {
        en: `with it ${amount(reason.exposure)} would be owed, and the limit is ${amount(reason.limit)}`,
        zh: `加上该订单，信用占用为 ${amount(reason.exposure)}，超过限度 ${amount(reason.limit)}`,
      };
    case 'cash-only':
      return {
        en: `grade ${reason.grade} gets nothing on credit, and ${amount(reason.exposure)} isn't paid in advance`,
        zh: `等级 ${reason.grade} 仅限现款，尚有 ${amount(reason.exposure)} 未预付`,
      };
    case 'not-graded':
      return { en: 'the customer has no credit grade', zh: '客户没有信用等级' };
    case 'overdue-too-long':
      return {
        en: `the oldest open invoice is ${reason.days} days late, and ${reason.most} are allowed`,
        zh: `最早未付账款逾期 ${reason.days} 天，允许 ${reason.most} 天`,
      };
    case 'overdue-too-much':
      return {
        en: `${amount(reason.overdue)} is overdue, and ${amount(reason.most)} is allowed`,
        zh: `逾期金额 ${amount(reason.overdue)}，允许 ${amount(reason.most)}`,
      };
    case 'held':
      return {
        en: `credit is held${reason.until === null ? '' : ` until ${reason.until}`}: ${reason.reason}`,
        zh: `信用冻结${reason.until === null ? '' : `至 ${reason.until}`}：${reason.reason}`,
      };
    case 'given-up':
      return { en: 'the customer is given up', zh: '客户已放弃' };
  }
};
