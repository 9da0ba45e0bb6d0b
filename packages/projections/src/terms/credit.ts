/** Every word of the credit report that people see, in both languages. */
import { type Text, text } from './text.ts';

/** What a table is called. */
export const creditTitles = {
  credit: text('Credit composition', '客户信用分析'),
  grades: text('By credit grade', '按信用等级'),
  accounts: text('Terms, limit, handling and exposure', '交易条件、信用限度与处理方法'),
  overLimit: text('Over the limit', '超出信用限度'),
  endings: text('Ending or due', '即将到期与待办'),
  blocked: text('Blocked orders', '信用冻结的订单'),
  stops: text('Credit stops', '停止赊销'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a column holds. */
export const creditColumns = {
  customer: text('Customer', '客户'),
  order: text('Order', '订单'),
  grade: text('Credit grade', '信用等级'),
  handling: text('Handling', '处理方法'),
  terms: text('Terms', '交易条件'),
  limit: text('Credit limit', '信用限度'),
  validUntil: text('Valid until', '有效期至'),
  allowance: text('May be owed', '可用限度'),
  ordered: text('Ordered', '已订未交'),
  delivered: text('Delivered', '已交未开票'),
  balance: text('Open on account', '账面余额'),
  bills: text('Bills not matured', '未到期票据'),
  exposure: text('Exposure', '信用占用'),
  utilisation: text('Utilisation', '占用率'),
  headroom: text('Headroom', '剩余限度'),
  overLimit: text('Over the limit', '超限'),
  overdue: text('Overdue', '逾期金额'),
  overdueDays: text('Days overdue', '逾期天数'),
  remarks: text('Remarks', '备注'),
  accounts: text('Accounts', '账户数'),
  limits: text('Limits', '限度合计'),
  unlimited: text('Unlimited', '不限账户数'),
  share: text('Share of exposure', '占用占比'),
  what: text('What ends or is due', '事项'),
  on: text('On', '日期'),
  total: text('Amount', '金额'),
  reasons: text('Reasons', '原因'),
  invoice: text('Invoice', '发票'),
  proposedOn: text('Proposed on', '建议日期'),
  open: text('Open', '未结金额'),
  held: text('Held', '已冻结'),
  decide: text('To decide', '待决定'),
} as const satisfies Readonly<Record<string, Text>>;

/** How a grade is dealt with. */
export const handlings = {
  'on-account': text('on account', '赊销'),
  'cash-only': text('cash only', '现款现货'),
} as const satisfies Readonly<Record<string, Text>>;

/** What ends, or is due. */
export const endings = {
  limit: text('limit ends', '信用限度到期'),
  raise: text('temporary raise ends', '临时提额到期'),
  evaluation: text('evaluation is due', '客户评价到期'),
  hold: text('hold ends', '冻结到期'),
  release: text('release ends', '放行到期'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is to be decided on a stop. */
export const stopDecisions = {
  'hold-or-refuse': text('hold or refuse', '冻结或否决'),
  lift: text('settled: lift it', '已结清，应解除'),
  wait: text('wait for the money', '等待付款'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is remarked on an account. */
export const creditRemarks = {
  risky: text('risky customer', '危险客户'),
  givenUp: text('given up', '已放弃'),
  ungraded: text('no grade', '未评级'),
  yes: text('yes', '是'),
  wouldPass: text('would pass now', '现可通过'),
} as const satisfies Readonly<Record<string, Text>>;
