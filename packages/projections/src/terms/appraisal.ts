/** The words of appraisals and incentives that people see, in both languages; the Chinese ones are the catalogue's own. */
import { type Text, text } from './text.ts';

export const titles = {
  appraisal: text('Performance appraisal', '绩效考核'),
  indicators: text('Indicators', '考核指标'),
  unmet: text('Unmet targets: cause and countermeasure', '绩效未达成：原因与对策'),
  followed: text('Feedback, sheets and consequences', '结果反馈、考核表与奖惩'),
  commission: text('Commission and incentives', '佣金与激励'),
  runs: text('Commission runs', '提成结算'),
  lines: text('Lines', '明细'),
  totals: text('Owed and paid', '应付与已付合计'),
} as const satisfies Readonly<Record<string, Text>>;

export const columns = {
  subject: text('Subject', '考核对象'),
  appraisal: text('Appraisal', '考核编号'),
  period: text('Cycle', '考核周期'),
  scheme: text('Scheme', '考核方案'),
  standing: text('Standing', '状态'),
  score: text('Score', '得分'),
  verified: text('Computed again', '复算'),
  kpi: text('Indicator', '考核指标'),
  layer: text('Layer', '层面'),
  nature: text('Method', '评估方法'),
  value: text('Value', '实际值'),
  target: text('Target', '目标值'),
  ratio: text('Reached', '达成率'),
  weight: text('Weight', '权重'),
  counted: text('Weight that counted', '实际权重'),
  effective: text('Effective number', '有效数目'),
  missing: text('Why undefined', '无定义的原因'),
  source: text('Source', '数据来源'),
  due: text('Due', '期限'),
  state: text('State', '情况'),
  daysLate: text('Days late', '逾期天数'),
  cause: text('Cause', '原因'),
  countermeasure: text('Countermeasure', '改善对策'),
  owner: text('Owner', '负责人'),
  what: text('What', '事项'),
  date: text('Date', '日期'),
  detail: text('Detail', '说明'),
  run: text('Run', '结算编号'),
  table: text('Table', '提成方案'),
  basis: text('Paid on', '提成基数口径'),
  terms: text('Terms', '分档'),
  payee: text('Payee', '人员'),
  form: text('Form', '激励形式'),
  of: text('Of', '依据'),
  base: text('Base', '提成基数'),
  amount: text('Amount', '金额'),
  currency: text('Currency', '币种'),
  booked: text('Booked in', '计入期间'),
} as const satisfies Readonly<Record<string, Text>>;

export const standings = {
  provisional: text('not frozen', '未确定'),
  frozen: text('frozen', '已确定'),
  'measured-anew': text('measured anew', '重新计量'),
  open: text('open', '进行中'),
  calculated: text('calculated', '已计算，待审批'),
  approved: text('approved', '已审批'),
  due: text('owed', '应付'),
  paid: text('paid', '已付'),
  coming: text('falls due later', '未到期'),
  lost: text('forfeited', '已取消'),
} as const satisfies Readonly<Record<string, Text>>;

export const checks = {
  same: text('the same digits', '逐位相同'),
  other: text('OTHER DIGITS', '结果不符'),
} as const satisfies Readonly<Record<string, Text>>;

export const met = {
  met: text('met', '达成'),
  unmet: text('unmet', '未达成'),
  none: text('no target stated', '未设目标'),
} as const satisfies Readonly<Record<string, Text>>;

export const missings = {
  'not-measured': text('not measured', '未计量'),
  'no-target': text('no target', '无目标'),
  'nothing-to-divide-by': text('nothing to divide by', '分母为零'),
} as const satisfies Readonly<Record<string, Text>>;

export const layers = {
  strategy: text('strategy', '战略'),
  organisation: text('organisation', '组织'),
  process: text('process', '流程'),
  performance: text('performance', '绩效'),
} as const satisfies Readonly<Record<string, Text>>;

export const natures = {
  quantitative: text('quantitative', '定量'),
  qualitative: text('qualitative', '定性'),
} as const satisfies Readonly<Record<string, Text>>;

export const explanations = {
  explained: text('explained in time', '已说明'),
  late: text('explained late', '逾期后说明'),
  waiting: text('waits for its cause', '待说明原因'),
  overdue: text('OVERDUE', '逾期未说明'),
} as const satisfies Readonly<Record<string, Text>>;

export const follows = {
  attendance: text('attendance sheet', '考勤表'),
  appraisal: text('appraisal sheet', '考核表'),
  outstanding: text('not collected', '未收取'),
  collected: text('collected', '已收取'),
  fieldDays: text('days of field duty', '外勤工作日'),
  feedback: text('feedback', '考核结果反馈'),
  none: text('not answered', '未回应'),
  acknowledged: text('acknowledged', '已确认'),
  objected: text('objection open', '申诉待答复'),
  upheld: text('objection upheld', '申诉成立'),
  dismissed: text('objection dismissed', '申诉驳回'),
  reward: text('reward', '奖励'),
  penalty: text('penalty', '惩罚'),
  promotion: text('promotion', '晋升'),
  dismissal: text('dismissal', '解雇'),
} as const satisfies Readonly<Record<string, Text>>;

export const kinds = {
  commission: text('commission', '提成'),
  'claw-back': text('claw-back', '提成追回'),
  bonus: text('bonus', '奖金'),
  prize: text('contest prize', '销售竞赛奖励'),
  return: text('return', '退货'),
  'bad-debt': text('bad debt', '坏账'),
} as const satisfies Readonly<Record<string, Text>>;

export const definitions = {
  asOf: text('as of', '截至'),
  score: text(
    'score: the weighted sum of the ratios reached; what is undefined gives its weight to the others by largest remainder',
    '得分为各项达成率的加权和；无定义指标的权重按最大余数法分配给其他指标',
  ),
  clawBack: text(
    'claw-back: paid less computed again by the table of then, in the period in which it came back',
    '追回额为已付减去按原方案重新计算的金额，计入退回发生的期间',
  ),
} as const satisfies Readonly<Record<string, Text>>;
