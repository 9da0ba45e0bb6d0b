/** Every word of the reports on receivables that people see, in both languages. */
import { type Text, text } from './text.ts';

/** What a report is called. */
export const receivableTitles = {
  ageing: text('Ageing of receivables', '应收账款账龄分析'),
  openInvoices: text('Open invoices', '未收发票明细'),
  collection: text('Collection', '回款分析'),
  arrears: text('Paper for the collection meeting', '收款分析会议资料'),
  byCause: text('Arrears by cause', '拖欠原因'),
  byCollector: text('Arrears by who presses', '催收负责人'),
  followUp: text('To follow up by month end', '月底款项跟进'),
  dunning: text('Proposal of a dunning run', '催收批次建议'),
  statement: text('Statement of account', '对账单'),
  movements: text('Movements', '往来明细'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a column holds. */
export const receivableColumns = {
  customer: text('Customer', '客户'),
  invoice: text('Invoice', '发票'),
  issuedOn: text('Issued', '开票日'),
  dueOn: text('Due', '到期日'),
  overdue: text('Days overdue', '逾期天数'),
  amount: text('Amount', '金额'),
  current: text('Not yet due', '未到期'),
  open: text('Open', '未收金额'),
  disputed: text('Disputed', '争议金额'),
  unapplied: text('Unapplied', '未核销'),
  balance: text('Balance', '账面余额'),
  bucket: text('Bucket', '账龄'),
  invoiced: text('Invoiced', '开票金额'),
  opening: text('Open before', '期初未收'),
  closing: text('Open at the end', '期末未收'),
  settled: text('Settled', '已结清金额'),
  collected: text('Collected', '回款金额'),
  dso: text('DSO (by the closing balance)', '应收账款天数（期末余额）'),
  turnoverDays: text('Turnover days (by the average balance)', '应收账款周转天数（平均余额）'),
  collectionRate: text('Collection rate (all open)', '应收账款回收率'),
  moneyRate: text('Collection rate (money only)', '应收账款回收率（仅回款）'),
  dueRate: text('Collection rate (due)', '到期回款率'),
  salesRate: text('Sales collection rate', '销售回款率'),
  salesSettledRate: text('Sales collection rate (settled)', '销售回款率（含冲减与核销）'),
  effectiveness: text('Collection effectiveness', '催收有效率'),
  onTime: text('Settled on time', '按期结清率'),
  onTimeAmount: text('Settled on time, by amount', '按期结清率（按金额）'),
  median: text('Days to settle, median', '结清天数中位数'),
  p90: text('Days to settle, 90th percentile', '结清天数 90 分位'),
  daysLate: text('Days late, weighted', '加权逾期天数'),
  disputedCount: text('Disputed, by count', '争议率（按张数）'),
  disputedAmount: text('Disputed, by amount', '争议率（按金额）'),
  cause: text('Cause', '原因'),
  note: text('Note', '说明'),
  countermeasure: text('Countermeasure', '对策'),
  promise: text('Promised', '承诺金额'),
  promisedBy: text('Promised by', '承诺付款日'),
  standing: text('Promise', '承诺状态'),
  collector: text('Who presses', '催收人'),
  level: text('Dunning level', '催收级别'),
  escalatedTo: text('Reported to', '已上报'),
  escalationMissing: text('To be reported to', '应上报'),
  salesperson: text('Salesperson', '销售人员'),
  invoices: text('Invoices', '发票张数'),
  reasons: text('Why', '跟进事由'),
  action: text('Proposed', '建议'),
  interest: text('Interest', '逾期利息'),
  fee: text('Fee', '催收费用'),
  stop: text('Credit stop', '停止赊销'),
  date: text('Date', '日期'),
  kind: text('Kind', '类别'),
  document: text('Document', '单据'),
  means: text('Means of payment', '付款方式'),
  received: text('Received', '收款'),
  credited: text('Credited', '冲减'),
  writtenOff: text('Written off', '核销'),
  currency: text('Currency', '币种'),
} as const satisfies Readonly<Record<string, Text>>;

/** A bucket by its bounds: 1–30, 31–60, 91 and more. */
export const bucketText = (bounds: readonly number[], bucket: number): Text => {
  if (bucket < 0) return receivableColumns.current;
  const from = (bounds[bucket - 1] ?? 0) + 1;
  const to = bounds[bucket];
  return to === undefined
    ? text(`${from} days and more`, `${from} 天及以上`)
    : text(`${from}–${to} days`, `${from}–${to} 天`);
};

/** Why customers are late. */
export const arrearsCauseTexts: Readonly<Record<string, Text>> = {
  'cash-flow': text('short of money', '资金紧张'),
  dispute: text('dispute', '争议'),
  paperwork: text('paperwork', '票据手续'),
  'internal-process': text("the customer's approval takes long", '客户内部审批'),
  'own-fault': text('our own fault', '我方原因'),
  unwilling: text('unwilling', '恶意拖欠'),
  insolvent: text('insolvent', '无力偿还'),
  unreachable: text('unreachable', '失联'),
  other: text('other', '其他'),
};

/** What became of a promise. */
export const promiseTexts = {
  open: text('open', '未到期'),
  kept: text('kept', '已兑现'),
  broken: text('broken', '未兑现'),
} as const satisfies Readonly<Record<string, Text>>;

/** Why an invoice is to be followed up. */
export const followUpTexts = {
  overdue: text('overdue', '已逾期'),
  'due-this-month': text('due this month', '本月到期'),
  'promised-this-month': text('promised for this month', '本月承诺付款'),
} as const satisfies Readonly<Record<string, Text>>;

/** Why a run passes an invoice over. */
export const skipTexts = {
  disputed: text('passed over: disputed', '跳过：有争议'),
  'level-not-due': text('passed over: the next level is not due', '跳过：未达下一级'),
  'too-soon': text('passed over: too soon after the last', '跳过：间隔不足'),
  'last-level-reached': text('passed over: the last level was reached', '跳过：已到最后一级'),
} as const satisfies Readonly<Record<string, Text>>;

/** What moved an account. */
export const movementKindTexts = {
  invoiced: text('invoice', '开票'),
  received: text('receipt', '收款'),
  credited: text('credit note', '红字单'),
  'written-off': text('write-off', '核销'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is missing about late invoices: findings, each told apart from a value. */
export const missingTexts = {
  cause: text('cause not found out', '原因未查明'),
  collector: text('nobody presses', '无人催收'),
} as const satisfies Readonly<Record<string, Text>>;
