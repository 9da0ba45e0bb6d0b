/** Why something can't be done with money that was received, and how to say it. */
import { formatMoney, type Messages, type Money, type Rejection, type Text } from '../../../kernel/index.ts';

interface Of {
  readonly receipt: string;
}

export type ReceiptRejection =
  | Rejection<'receipt.already-recorded', Of & { readonly on: string }>
  | Rejection<'receipt.not-recorded', Of>
  | Rejection<'receipt.reversed', Of>
  | Rejection<'receipt.not-above-zero', Of & { readonly amount: Money }>
  | Rejection<'receipt.another-currency', Of & { readonly currency: string; readonly expected: string }>
  | Rejection<'receipt.too-fine', Of & { readonly scale: number }>
  | Rejection<'receipt.beyond-free', Of & { readonly asked: Money; readonly free: Money }>
  | Rejection<'receipt.bill-without-maturity', Of>
  | Rejection<'receipt.maturity-without-bill', Of & { readonly means: string }>
  | Rejection<'receipt.known-id', Of & { readonly of: 'allocation' | 'refund'; readonly id: string }>
  | Rejection<'receipt.unknown-allocation', Of & { readonly allocation: string }>
  | Rejection<'receipt.dated-before-receipt', Of & { readonly on: string; readonly receivedOn: string }>
  | Rejection<'receipt.still-used', Of & { readonly invoices: readonly string[]; readonly refunds: number }>;

const said = (value: Money): string => `${formatMoney(value)} ${value.currency}`;
const kinds = {
  allocation: { en: 'allocation', zh: '核销' },
  refund: { en: 'refund', zh: '退款' },
} as const satisfies Readonly<Record<string, Text>>;

export const receiptMessages: Messages<ReceiptRejection> = {
  'receipt.already-recorded': {
    en: ({ receipt, on }) => `Receipt ${receipt} was recorded for ${on} already; give the new one its own id.`,
    zh: ({ receipt, on }) => `收款 ${receipt} 已登记（日期 ${on}）；请使用新的编号。`,
  },
  'receipt.not-recorded': {
    en: ({ receipt }) => `There is no receipt ${receipt}; record it first, or check its id.`,
    zh: ({ receipt }) => `收款 ${receipt} 不存在；请先登记，或核对编号。`,
  },
  'receipt.reversed': {
    en: ({ receipt }) => `Receipt ${receipt} was reversed; there is no money on it.`,
    zh: ({ receipt }) => `收款 ${receipt} 已冲销，没有可用款项。`,
  },
  'receipt.not-above-zero': {
    en: ({ receipt, amount }) => `Receipt ${receipt}: ${said(amount)} is not above zero.`,
    zh: ({ receipt, amount }) => `收款 ${receipt}：金额 ${said(amount)} 须大于零。`,
  },
  'receipt.another-currency': {
    en: ({ receipt, currency, expected }) =>
      `Receipt ${receipt} is in ${expected}, not in ${currency}; currencies are never added.`,
    zh: ({ receipt, currency, expected }) => `收款 ${receipt} 币种为 ${expected}，而非 ${currency}；不同币种不得相加。`,
  },
  'receipt.too-fine': {
    en: ({ receipt, scale }) => `Receipt ${receipt} can't be counted exactly with ${scale} decimals; use fewer.`,
    zh: ({ receipt, scale }) => `收款 ${receipt} 按 ${scale} 位小数无法精确计算；请减少小数位数。`,
  },
  'receipt.beyond-free': {
    en: ({ receipt, asked, free }) => `Of receipt ${receipt} only ${said(free)} is free, and ${said(asked)} was asked.`,
    zh: ({ receipt, asked, free }) => `收款 ${receipt} 未核销金额为 ${said(free)}，不足 ${said(asked)}。`,
  },
  'receipt.bill-without-maturity': {
    en: ({ receipt }) => `Receipt ${receipt}: a bill needs the date on which it matures.`,
    zh: ({ receipt }) => `收款 ${receipt}：以汇票付款须填写到期日。`,
  },
  'receipt.maturity-without-bill': {
    en: ({ receipt, means }) => `Receipt ${receipt}: "${means}" is no bill and doesn't mature; leave that date out.`,
    zh: ({ receipt, means }) => `收款 ${receipt}：“${means}”不是汇票，没有到期日；请勿填写。`,
  },
  'receipt.known-id': {
    en: ({ receipt, of, id }) =>
      `Receipt ${receipt} has the ${kinds[of].en} ${id} already; give the new one its own id.`,
    zh: ({ receipt, of, id }) => `收款 ${receipt} 已有${kinds[of].zh} ${id}；请使用新的编号。`,
  },
  'receipt.unknown-allocation': {
    en: ({ receipt, allocation }) => `Receipt ${receipt} has no allocation ${allocation}; check its id.`,
    zh: ({ receipt, allocation }) => `收款 ${receipt} 没有核销 ${allocation}；请核对编号。`,
  },
  'receipt.dated-before-receipt': {
    en: ({ receipt, on, receivedOn }) =>
      `This is dated ${on}, before receipt ${receipt} came in on ${receivedOn}; date it no earlier.`,
    zh: ({ receipt, on, receivedOn }) =>
      `业务日期 ${on} 早于收款 ${receipt} 的到账日 ${receivedOn}；请填写不早于该日的日期。`,
  },
  'receipt.still-used': {
    en: ({ receipt, invoices, refunds }) =>
      `Receipt ${receipt} can't be reversed: it pays for ${invoices.length} invoices (${invoices.slice(0, 8).join(', ')}) and was refunded ${refunds} times; take that back first.`,
    zh: ({ receipt, invoices, refunds }) =>
      `收款 ${receipt} 不能冲销：已用于 ${invoices.length} 张发票（${invoices.slice(0, 8).join('、')}），并退款 ${refunds} 次；请先撤回。`,
  },
};
