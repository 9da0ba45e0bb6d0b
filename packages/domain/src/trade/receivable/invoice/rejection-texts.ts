/** What the rejections of an invoice say to people: what is wrong, and what to do instead. */
import { formatMoney, type Messages, type Money, type Text } from '../../../kernel/index.ts';
import type { AmountOf, IdOf, ReceivableRejection } from './rejections.ts';

const amounts: Readonly<Record<AmountOf, Text>> = {
  invoice: { en: 'the amount of the invoice', zh: '发票金额' },
  payment: { en: 'the payment', zh: '付款' },
  allocation: { en: 'the allocation', zh: '核销金额' },
  'credit-note': { en: 'the credit note', zh: '红字金额' },
  'write-off': { en: 'the write-off', zh: '核减金额' },
  recovery: { en: 'the recovery', zh: '坏账收回金额' },
  refund: { en: 'the amount given back or passed on', zh: '退还或转出金额' },
  dispute: { en: 'the disputed amount', zh: '争议金额' },
  promise: { en: 'the promised amount', zh: '承诺金额' },
  'tax-and-freight': { en: 'tax and freight', zh: '税额与运费' },
};

const ids: Readonly<Record<IdOf, Text>> = {
  receipt: { en: 'payment', zh: '收款' },
  allocation: { en: 'allocation', zh: '核销' },
  'credit-note': { en: 'credit note', zh: '红字单' },
  refund: { en: 'refund', zh: '退款' },
  dispute: { en: 'dispute', zh: '争议' },
  promise: { en: 'promise', zh: '付款承诺' },
};

const limits = {
  amount: { en: 'of the invoice', zh: '发票金额' },
  open: { en: 'that is open', zh: '未收金额' },
  credited: { en: 'that credit notes have left', zh: '尚可冲减的金额' },
  excess: { en: "of the customer's credit on it", zh: '该发票上的客户余款' },
  'bad-debt': { en: 'of the bad debt', zh: '已核销而未收回的坏账' },
} as const satisfies Readonly<Record<string, Text>>;

const said = (value: Money): string => `${formatMoney(value)} ${value.currency}`;

export const receivableMessages: Messages<ReceivableRejection> = {
  'receivable.not-issued': {
    en: ({ invoice }) => `There is no invoice ${invoice}; issue it first, or check its number.`,
    zh: ({ invoice }) => `发票 ${invoice} 不存在；请先开具，或核对发票号。`,
  },
  'receivable.void': {
    en: ({ invoice, voidedOn }) =>
      `Invoice ${invoice} was voided on ${voidedOn}; issue a new one under another number.`,
    zh: ({ invoice, voidedOn }) => `发票 ${invoice} 已于 ${voidedOn} 作废；请以新号码重新开具。`,
  },
  'receivable.already-issued': {
    en: ({ invoice, issuedOn }) =>
      `Invoice ${invoice} was issued on ${issuedOn} already; give the new one its own number.`,
    zh: ({ invoice, issuedOn }) => `发票 ${invoice} 已于 ${issuedOn} 开具；新发票请使用新号码。`,
  },
  'receivable.rested-upon': {
    en: ({ invoice, events }) =>
      `Invoice ${invoice} can't be voided, since ${events} events rest on it; issue a credit note instead.`,
    zh: ({ invoice, events }) => `发票 ${invoice} 已有 ${events} 笔后续业务，不能作废；请开具红字单。`,
  },
  'receivable.dated-before-issue': {
    en: ({ invoice, on, issuedOn }) =>
      `This is dated ${on}, before invoice ${invoice} was issued on ${issuedOn}; money that came earlier is a deposit or a receipt of its own.`,
    zh: ({ invoice, on, issuedOn }) =>
      `业务日期 ${on} 早于发票 ${invoice} 的开具日 ${issuedOn}；在此之前收到的款项请登记为定金、预付款或单独收款。`,
  },
  'receivable.dated-before-basis': {
    en: ({ invoice, on, basisOn }) =>
      `This is dated ${on}, before what it builds on at invoice ${invoice} (${basisOn}); date it no earlier.`,
    zh: ({ invoice, on, basisOn }) =>
      `业务日期 ${on} 早于发票 ${invoice} 上其所依据业务的日期 ${basisOn}；请填写不早于该日的日期。`,
  },
  'receivable.due-before-issue': {
    en: ({ invoice, dueOn, issuedOn }) =>
      `Invoice ${invoice} would be due on ${dueOn}, before it is issued on ${issuedOn}; it is due that day at the earliest.`,
    zh: ({ invoice, dueOn, issuedOn }) =>
      `发票 ${invoice} 的到期日 ${dueOn} 早于开具日 ${issuedOn}；到期日最早为开具日当天。`,
  },
  'receivable.not-above-zero': {
    en: ({ invoice, of, amount }) =>
      `Invoice ${invoice}: ${amounts[of].en} is ${said(amount)}, and has to be above zero.`,
    zh: ({ invoice, of, amount }) => `发票 ${invoice}：${amounts[of].zh}为 ${said(amount)}，须大于零。`,
  },
  'receivable.another-currency': {
    en: ({ invoice, of, currency, expected }) =>
      `Invoice ${invoice} is in ${expected}, but ${amounts[of].en} is in ${currency}; currencies are never added.`,
    zh: ({ invoice, of, currency, expected }) =>
      `发票 ${invoice} 币种为 ${expected}，而${amounts[of].zh}为 ${currency}；不同币种不得相加。`,
  },
  'receivable.too-fine': {
    en: ({ invoice, of, scale }) =>
      `Invoice ${invoice}: ${amounts[of].en} can't be counted exactly with ${scale} decimals; use fewer.`,
    zh: ({ invoice, of, scale }) =>
      `发票 ${invoice}：${amounts[of].zh}按 ${scale} 位小数无法精确计算；请减少小数位数。`,
  },
  'receivable.beyond': {
    en: ({ invoice, of, what, asked, most }) =>
      `Invoice ${invoice}: ${amounts[of].en} is ${said(asked)}, more than the ${said(most)} ${limits[what].en}.`,
    zh: ({ invoice, of, what, asked, most }) =>
      `发票 ${invoice}：${amounts[of].zh} ${said(asked)} 超过${limits[what].zh} ${said(most)}。`,
  },
  'receivable.bill-without-maturity': {
    en: ({ invoice }) => `Invoice ${invoice}: a bill needs the date on which it matures.`,
    zh: ({ invoice }) => `发票 ${invoice}：以汇票付款须填写到期日。`,
  },
  'receivable.maturity-without-bill': {
    en: ({ invoice, means }) => `Invoice ${invoice}: "${means}" is no bill and doesn't mature; leave that date out.`,
    zh: ({ invoice, means }) => `发票 ${invoice}：“${means}”不是汇票，没有到期日；请勿填写。`,
  },
  'receivable.known-id': {
    en: ({ invoice, of, id }) => `Invoice ${invoice} has the ${ids[of].en} ${id} already; give the new one its own id.`,
    zh: ({ invoice, of, id }) => `发票 ${invoice} 已有${ids[of].zh} ${id}；请使用新的编号。`,
  },
  'receivable.unknown-id': {
    en: ({ invoice, of, id }) => `Invoice ${invoice} has no ${ids[of].en} ${id} that stands; check its id.`,
    zh: ({ invoice, of, id }) => `发票 ${invoice} 没有有效的${ids[of].zh} ${id}；请核对编号。`,
  },
  'receivable.excess-used': {
    en: ({ invoice, receipt, left }) =>
      `Payment ${receipt} of invoice ${invoice} can't be reversed: of the credit it left only ${said(left)} is still there; take back what was refunded or passed on first.`,
    zh: ({ invoice, receipt, left }) =>
      `发票 ${invoice} 的收款 ${receipt} 不能冲销：其形成的余款仅剩 ${said(left)}；请先收回已退还或转出的部分。`,
  },
  'receivable.settled': {
    en: ({ invoice }) => `Nothing is open of invoice ${invoice}.`,
    zh: ({ invoice }) => `发票 ${invoice} 已无未收金额。`,
  },
  'receivable.write-off-of-ones-own': {
    en: ({ invoice, person }) =>
      `Invoice ${invoice}: ${person} asked for the write-off and can't decide it; somebody else has to.`,
    zh: ({ invoice, person }) => `发票 ${invoice}：核销由 ${person} 提出，不得由本人批准；请由他人批准。`,
  },
  'receivable.not-authorised': {
    en: ({ invoice, roles, policy }) =>
      `Invoice ${invoice}: by ${policy} this takes one of ${roles.length === 0 ? 'no roles' : roles.join(', ')}.`,
    zh: ({ invoice, roles, policy }) =>
      `发票 ${invoice}：按 ${policy}，该事项须由以下角色之一办理：${roles.length === 0 ? '无' : roles.join('、')}。`,
  },
  'receivable.not-later': {
    en: ({ invoice, dueOn, asked }) =>
      `Invoice ${invoice} is due on ${dueOn}, and ${asked} is no later; an extension only gives more time.`,
    zh: ({ invoice, dueOn, asked }) => `发票 ${invoice} 的到期日为 ${dueOn}，${asked} 并不更晚；展期只能延后到期日。`,
  },
  'receivable.not-overdue': {
    en: ({ invoice, dueOn, on }) => `Invoice ${invoice} is due on ${dueOn} and not overdue on ${on}.`,
    zh: ({ invoice, dueOn, on }) => `发票 ${invoice} 的到期日为 ${dueOn}，在 ${on} 尚未逾期。`,
  },
  'receivable.escalated-already': {
    en: ({ invoice, to }) => `The arrears of invoice ${invoice} were reported to ${to} already.`,
    zh: ({ invoice, to }) => `发票 ${invoice} 的拖欠款情况已上报 ${to}。`,
  },
  'receivable.escalated-too-low': {
    en: ({ invoice, to, due, days }) =>
      `Invoice ${invoice} is ${days} days overdue, which belongs before ${due}, not before ${to}.`,
    zh: ({ invoice, to, due, days }) => `发票 ${invoice} 已逾期 ${days} 天，应上报 ${due}，而非 ${to}。`,
  },
  'receivable.promise-in-the-past': {
    en: ({ invoice, by, on }) => `On ${on} nobody can promise to pay invoice ${invoice} by ${by}; the date has passed.`,
    zh: ({ invoice, by, on }) => `发票 ${invoice}：承诺付款日 ${by} 早于承诺当日 ${on}。`,
  },
  'receivable.reminded-in-run': {
    en: ({ invoice, run }) => `Invoice ${invoice} was in dunning run ${run} already; a run takes each invoice once.`,
    zh: ({ invoice, run }) => `发票 ${invoice} 已列入催收批次 ${run}；每批次每张发票只处理一次。`,
  },
  'receivable.last-level-reached': {
    en: ({ invoice, level }) =>
      `Invoice ${invoice} has had the last notice (level ${level}); decide on the credit stop.`,
    zh: ({ invoice, level }) => `发票 ${invoice} 已发出最后一级（第 ${level} 级）催收；请决定是否停止赊销。`,
  },
  'receivable.level-not-due': {
    en: ({ invoice, level, overdueDays, needed }) =>
      `Notice ${level} for invoice ${invoice} comes from ${needed} days overdue on; it is ${overdueDays}.`,
    zh: ({ invoice, level, overdueDays, needed }) =>
      `发票 ${invoice} 逾期 ${overdueDays} 天，第 ${level} 级催收须逾期满 ${needed} 天。`,
  },
  'receivable.reminded-too-soon': {
    en: ({ invoice, level, last, on, gapDays }) =>
      `Notice ${level} for invoice ${invoice} on ${on} would come too soon: the last was on ${last}, and ${gapDays} days lie between.`,
    zh: ({ invoice, level, last, on, gapDays }) =>
      `发票 ${invoice} 的第 ${level} 级催收不得在 ${on} 发出：上次催收为 ${last}，至少间隔 ${gapDays} 天。`,
  },
};
