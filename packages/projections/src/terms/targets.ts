/** The words of reports on targets and plans, in both languages; the Chinese ones are the catalogue's own where it has them. */
import { type Text, text } from './text.ts';

/** What a report or a table on targets is called. */
export const targetTitles = {
  report: text('Target report', '目标完成情况表'),
  pace: text('Against the time elapsed', '完成进度'),
  course: text('Cumulative, and against other periods', '累计与同比、环比'),
  changes: text('Changes of targets', '目标调整记录'),
  shifts: text('What each change moved', '调整对各目标的影响'),
  plan: text('Sales plan', '销售计划'),
  ground: text('Principles and basis', '计划编制原则、依据'),
  policy: text('Annual marketing policy', '年营销方针'),
  links: text('Goals of other departments', '与其他部门的目标衔接'),
  partners: text('Collaborative setting', '协作制定'),
  budget: text('Sales budget', '销售预算'),
  measures: text('Measures', '计划要素'),
  milestones: text('Milestones', '时间节点'),
  checks: text('Action plan control', '行动计划检查控制'),
  review: text('Target review', '目标复盘'),
  standards: text('Standards learnt', '由经验和教训制订的标准'),
  catchUp: text('Catch-up', '弥补办法'),
  progress: text('Progress reported upward', '销售进展反馈'),
  daily: text('Daily confirmation of results', '每日确认业绩'),
  chain: text('Progressive targets', '渐进式目标'),
  fan: text('Realistic and ideal target, and actual', '现实目标、理想目标与实际完成'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a column of such a table holds. */
export const targetColumns = {
  horizon: text('Horizon', '短期/长期'),
  original: text('As first set', '原定现实目标'),
  changed: text('Changed by', '调整额'),
  excess: text('Over-achieved', '超完成额'),
  elapsed: text('Time elapsed', '时间进度'),
  days: text('Working days gone', '已过工作日'),
  allDays: text('Working days', '工作日数'),
  due: text('Due by now', '应完成'),
  lead: text('Lead or lag', '超前或落后'),
  leadPoints: text('Lead or lag in points', '超前或落后（百分点）'),
  left: text('Still missing', '差额'),
  neededADay: text('Needed a remaining working day', '剩余工作日日均需完成'),
  projected: text('At the pace so far', '按现进度预计完成'),
  projectedGap: text('Effect on the final goal', '对最终目标的影响'),
  effort: text('Pace needed against plan', '所需进度（为计划的倍数）'),
  cumulativeTarget: text('Cumulative target', '累计目标'),
  cumulativeActual: text('Cumulative', '累计完成'),
  cumulativeAttainment: text('Cumulative attainment', '累计达成率'),
  change: text('Change', '调整编号'),
  kind: text('Kind', '类型'),
  cause: text('Cause', '原因'),
  reason: text('Reason', '理由'),
  from: text('From', '调出'),
  to: text('To', '调入'),
  by: text('By', '经办人'),
  on: text('On', '日期'),
  standing: text('Standing', '状态'),
  decidedBy: text('Decided by', '审批人'),
  decidedOn: text('Decided on', '审批日期'),
  what: text('What', '内容'),
  source: text('Source', '来源'),
  department: text('Department', '部门'),
  least: text('At least', '至少'),
  most: text('At most', '最多'),
  partner: text('Partner', '参与方'),
  agreedOn: text('Agreed on', '同意日期'),
  measure: text('Measure', '措施'),
  responsible: text('Responsible', '负责人'),
  indicator: text('Indicator', '指标'),
  budget: text('Budget', '预算'),
  milestone: text('Milestone', '时间节点'),
  dueOn: text('Due', '期限'),
  countermeasure: text('Countermeasure', '改善对策'),
  finding: text('Finding', '检查结果'),
  instruction: text('Instruction', '指示'),
  question: text('Question', '问题'),
  answer: text('Answer', '回答'),
  rule: text('Standard', '标准'),
  earlier: text('Level before', '前一水平'),
  needed: text('Needed', '需完成'),
  confirmed: text('Confirmed', '已确认业绩'),
  sold: text('By the sales', '销售数据'),
  difference: text('Difference', '差异'),
} as const satisfies Readonly<Record<string, Text>>;

/** Short-term and long-term targets (row A20). */
export const horizons = {
  'short-term': text('short-term', '短期目标'),
  'long-term': text('long-term', '长期目标'),
} as const satisfies Readonly<Record<string, Text>>;

/** How a change, a milestone, a report or a plan stands. */
export const standings = {
  draft: text('draft', '编制中'),
  'in-approval': text('in approval', '审批中'),
  returned: text('returned', '已退回'),
  approved: text('approved', '已批准'),
  proposed: text('proposed', '待审批'),
  declined: text('declined', '已否决'),
  open: text('open', '未到期'),
  done: text('done', '已完成'),
  late: text('done late', '逾期完成'),
  missed: text('missed', '未达成'),
  overdue: text('overdue', '逾期未报'),
  lapsed: text('lapsed by a change', '因计划变更失效'),
  unconfirmed: text('not confirmed', '未确认'),
  'on-track': text('on track', '正常'),
  behind: text('behind', '落后'),
  stopped: text('stopped', '停止'),
} as const satisfies Readonly<Record<string, Text>>;

/** The kinds of changes. */
export const changeKinds = {
  transfer: text('transfer', '目标调剂'),
  'change-of-total': text('change of total', '总额调整'),
} as const satisfies Readonly<Record<string, Text>>;

/** The elements of a sales plan (rows A29 A30). */
export const measureNames = {
  'sales-strategy': text('sales strategy', '销售策略'),
  channel: text('sales channel', '销售渠道选择'),
  'customer-development': text('customer development plan', '客户开发计划'),
  activity: text('sales activity', '销售活动安排'),
  'product-positioning': text('product positioning', '产品定位'),
  price: text('price strategy', '价格策略'),
  promotion: text('promotion', '促销活动'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a plan may rest on. */
export const evidenceNames = {
  'sales-history': text('sales history', '历史销售数据'),
  'market-research': text('market research', '市场调研'),
  'company-strategy': text('company strategy', '公司总体战略目标'),
  forecast: text('forecast', '销售预测'),
  capacity: text('capacity', '产能'),
  other: text('other', '其他'),
  'production-plan': text('production plan', '生产计划'),
  'operation-plan': text('operation plan', '经营计划'),
  principle: text('principle', '编制原则'),
  policy: text('policy', '营销方针'),
  strategy: text('strategy', '策略计划'),
} as const satisfies Readonly<Record<string, Text>>;

/** The seven review questions (rows A39–A45). */
export const reviewQuestions = {
  yearEnd: text('① What result is wanted by the end of the year?', '①你想在年底达成什么样的成果？'),
  obstacles: text('② Which obstacles stand in the way?', '②你面临着哪些障碍？'),
  territory: text('③ What are the territory’s strengths and gaps?', '③你的销售区域有哪些优势和不足？'),
  impact: text(
    '④ If this period is missed, what is the effect on the final goal?',
    '④本期（季度）目标未能顺利达成，对最终目标有何影响？',
  ),
  progressive: text('⑤ Which of the goals that were reached were progressive?', '⑤完成的目标之中，哪些是渐进式的？'),
  progress: text('⑥ How was the progress made?', '⑥你是如何取得这些进展的？'),
  remedy: text('⑦ Is there another way to make up for it?', '⑦你是否有别的办法可以弥补？'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a report on forecasts is called. */
export const forecastTitles = {
  report: text('Sales forecast', '销售预测'),
  made: text('Forecasts that were made', '历次销售预测'),
} as const satisfies Readonly<Record<string, Text>>;

/** What its columns and figures are. */
export const forecastColumns = {
  id: text('Forecast', '预测编号'),
  forecast: text('Forecast', '预测值'),
  method: text('Method', '预测方法'),
  tooShort: text('the history is too short', '历史数据不足'),
  tested: text('Periods back-tested', '回测期数'),
  testedShare: text('Error in the back-test', '回测误差率'),
  share: text('Error', '误差率'),
  bias: text('Sum of the errors', '误差合计'),
  error: text('Error', '误差'),
  madeOn: text('Made on', '预测日期'),
  nextDue: text('Next due', '下次期限'),
  standing: text('Standing', '状态'),
  current: text('current', '有效'),
  overdue: text('overdue', '逾期未更新'),
  uses: text('Used for', '用于调整'),
} as const satisfies Readonly<Record<string, Text>>;

/** The methods of forecasts. */
export const forecastMethods = {
  'moving-average': text('moving average', '移动平均法'),
  'seasonal-naive': text('seasonal naive', '季节朴素法'),
  'holt-winters': text('Holt–Winters', '霍尔特—温特斯法'),
} as const satisfies Readonly<Record<string, Text>>;
