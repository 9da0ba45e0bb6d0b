/**
 * Every word of a report that people see, in both languages and in one place: titles, columns, rows, axes, definitions. The
 * Chinese words are those of the trade, and the catalogue's own where it has one.
 */
import { type Text, text } from './text.ts';

export * from './credit.ts';
export * from './orders.ts';
export * from './prices.ts';
export * from './receivables.ts';
export { stages } from './trade.ts';

/** What a report is called. */
export const titles = {
  composition: text('Sales composition', '销售构成'),
  products: text('Product composition', '商品构成'),
  regionsOfSales: text('Regional composition', '地区构成'),
  customers: text('Customer composition', '客户构成'),
  regions: text('Regional analysis', '地区分析'),
  pareto: text('Customer grades by Pareto', '客户等级（ABC 分析）'),
  targets: text('Target attainment', '目标完成情况'),
  history: text('Customer history', '客户历史'),
  group: text('Customer group', '客户群分析'),
  movement: text('Movement between classes', '客户等级变动'),
  regrading: text('Grades that are due', '客户等级评定'),
  flow: text('Customers won, kept and lost', '客户增减与流失分析'),
  priceVolumeMix: text('Price, volume and mix', '价格、数量、结构影响分析'),
  statistics: text('Statistics by period', '统计报表'),
  signings: text('Signing statistics', '合同签约统计'),
  findings: text('Findings', '问题与对策'),
  raisedFindings: text('Findings raised and answered', '已登记的问题与对策'),
  breadth: text('Breadth of sales', '销售广度分析'),
  beside: text('Customers, breadth, visits and complaints beside sales', '客户、广度、拜访、客诉与销售对照'),
  bridge: text('Bridge between the region at the sale and the region now', '销售时地区与现地区对照'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a column holds. */
export const columns = {
  class: text('Class', '分类'),
  sales: text('Sales', '销售额'),
  'gross-profit': text('Gross profit', '毛利'),
  quantity: text('Quantity', '销售数量'),
  orders: text('Orders', '订单数'),
  customers: text('Customers', '客户数'),
  lines: text('Order lines', '订单行数'),
  currency: text('Currency', '币种'),
  unit: text('Unit', '单位'),
  share: text('Share', '占比'),
  shareAbove: text('Share above', '前列累计占比'),
  shareWith: text('Cumulative share', '累计占比'),
  rank: text('Rank', '排名'),
  grade: text('Grade', '客户等级'),
  vip: text('VIP', 'VIP 客户'),
  earlier: text('Earlier period', '基期'),
  period: text('Period', '期间'),
  growth: text('Growth', '增长率'),
  previous: text('On previous', '环比'),
  'last-year': text('Year over year', '同比'),
  contribution: text('Points', '拉动（百分点）'),
  shareOfGrowth: text('Share of growth', '增长贡献率'),
  shareChange: text('Change of share', '占比变化'),
  movement: text('New or lost', '新增或流失'),
  realistic: text('Realistic target', '现实目标'),
  ideal: text('Ideal target', '理想目标'),
  actual: text('Actual', '实际完成'),
  attainment: text('Attainment', '目标达成率'),
  idealAttainment: text('Of ideal', '理想目标达成率'),
  gap: text('Gap', '与现实目标的差距'),
  zone: text('Zone', '达成区间'),
  subject: text('Target of', '目标对象'),
  hhi: text('HHI', '集中度（HHI）'),
  effective: text('Effective number', '有效数目'),
  largest: text('Share of the largest', '前列占比'),
  covered: text('Share of sales with known cost', '成本已知销售占比'),
  difference: text('Difference between order totals and lines', '订单合计与明细之差'),
  asWas: text('By the region at the sale', '按销售时地区'),
  asIs: text('By the region now', '按现地区'),
  movedIn: text('Moved in', '转入'),
  movedOut: text('Moved out', '转出'),
  from: text('From', '原地区'),
  to: text('To', '现地区'),
  amount: text('Amount', '金额'),
  date: text('Date', '日期'),
  event: text('What happened', '事项'),
  name: text('Name', '名称'),
  since: text('Customer since', '首次交易日'),
  lastOrder: text('Last order', '最近交易日'),
  recency: text('Recency', '最近一次消费（R）'),
  frequency: text('Frequency', '消费频率（F）'),
  monetary: text('Value', '消费金额（M）'),
  fromClass: text('From class', '原等级'),
  toClass: text('To class', '现等级'),
  moved: text('Moved', '变动客户数'),
  due: text('Grade due', '应评等级'),
  changedBy: text('Changed by', '变动期间'),
  later: text('Later period', '报告期'),
  transfers: text('Transfers', '地区间转移'),
  likeForLike: text('Like for like', '可比增长率'),
  retention: text('Retention', '客户保持率'),
  cumulative: text('Year so far', '累计'),
  cumulativeGrowth: text('Year so far on last year', '累计同比'),
  marketShare: text('Market share', '市场占有率'),
  source: text('Source', '资料来源'),
  perOrder: text('Value by order', '单均销售额'),
  amountOfPeriod: text('Of the period', '本期'),
  coverage: text('Data', '数据完整性'),
  signed: text('Signed', '签约数'),
  signedAmount: text('Amount signed', '签约额'),
  changed: text('Changed', '变更数'),
  changedAmount: text('Amount changed', '变更额'),
  cancelled: text('Cancelled', '取消数'),
  cancelledAmount: text('Amount cancelled', '取消额'),
  netAmount: text('Net amount', '净签约额'),
  finding: text('Finding', '问题编号'),
  findings: text('Findings', '问题数'),
  rule: text('Rule', '规则'),
  about: text('About', '对象'),
  lacks: text('Lacks', '所缺'),
  measured: text('Measured', '实测值'),
  limit: text('Bound', '界限'),
  suggests: text('Suggests', '建议'),
  status: text('Status', '状态'),
  answer: text('Answer', '营销重点或对策'),
  owner: text('Owner', '负责人'),
  dueDate: text('Due', '期限'),
  outcome: text('Outcome', '结果'),
  classes: text('Classes', '类数'),
  ofClasses: text('Of', '全公司类数'),
  missing: text('Not sold', '未销售'),
  breadth: text('Classes of goods bought', '销售广度（商品类数）'),
  visits: text('Visits', '拜访次数'),
  visitedCustomers: text('Customers visited', '拜访客户数'),
  strike: text('Visits with an order', '拜访成交率'),
  complaints: text('Complaints', '投诉数'),
  complaintsPerOrder: text('Complaints an order', '投诉率（投诉数/订单数）'),
  complaintsPerCustomer: text('Complaints a customer', '投诉率（投诉数/客户数）'),
} as const satisfies Readonly<Record<string, Text>>;

/** Rows that are no class. */
export const rows = {
  total: text('Total', '合计'),
  unknown: text('Unknown', '未知'),
  noGrade: text('No grade', '无等级'),
  noCustomer: text('No customer named', '未注明客户'),
  negative: text('Below zero', '负值'),
  difference: text('Difference', '差额'),
} as const satisfies Readonly<Record<string, Text>>;

/** What an axis is called. */
export const axes = {
  company: text('Company', '公司'),
  customer: text('Customer', '客户'),
  salesperson: text('Salesperson', '销售人员'),
  channel: text('Channel', '渠道'),
  territory: text('Sales territory', '销售区域'),
  country: text('Country', '国家'),
  province: text('Province', '省份'),
  city: text('City', '城市'),
  district: text('District', '区县'),
  product: text('Product', '商品'),
  category: text('Category', '商品类别'),
  subcategory: text('Subcategory', '商品子类别'),
  grade: text('Customer grade', '客户等级'),
  pareto: text('Grade by Pareto', 'ABC 等级'),
  vip: text('VIP', 'VIP 客户'),
  band: text('Grade by amount', '销售额等级'),
  rfm: text('RFM', 'RFM 评分'),
  position: text('By volume and position', '数量地位'),
  year: text('Year', '年度'),
  half: text('Half-year', '半年度'),
  quarter: text('Quarter', '季度'),
  month: text('Month', '月份'),
  week: text('Week', '周'),
  day: text('Day', '日'),
} as const satisfies Readonly<Record<string, Text>>;

/** Classes that aren't called by their own keys. */
export const classes = {
  company: text('Whole company', '全公司'),
  vip: text('VIP', 'VIP 客户'),
  other: text('Others', '其他客户'),
} as const satisfies Readonly<Record<string, Text>>;

/** The definitions by which a report was made: each names its own. */
export const definitions = {
  ordered: text('recognised by order date', '按下单日确认'),
  'own-date': text('returns on their own date', '退货计入退货日'),
  'sale-date': text('returns on the date of their sale', '退货计入原销售日'),
  'of-the-sale': text('region of the sale', '按销售单所载地区'),
  'as-was': text('as it was at the sale', '按销售时'),
  'as-is': text("as it is on the report's date", '按报告日'),
  order: text('by order: stated totals', '按订单合计'),
  line: text('by line', '按订单明细'),
  asOf: text('as of', '截至'),
  beside: text(
    'visits: begun in the period and over, in the region of the customer; complaints: lodged in the period, in the region stated',
    '拜访：本期开始且已结束，按客户所在地区；投诉：本期登记，按投诉所载地区',
  ),
  besideOfCustomer: text(
    'visits: begun in the period and over; complaints: lodged in the period; both in the region of the customer',
    '拜访：本期开始且已结束；投诉：本期登记；均按客户所在地区',
  ),
} as const satisfies Readonly<Record<string, Text>>;

/** What became of a class between two periods. */
export const movements = {
  new: text('new', '新增'),
  lost: text('lost', '流失'),
  kept: text('kept', '延续'),
  none: text('none', '无'),
} as const satisfies Readonly<Record<string, Text>>;

/** How a period lies to the data. */
export const coverage = {
  whole: text('covered', '数据完整'),
  partly: text('partly covered', '数据不完整'),
  nothing: text('no data', '无数据'),
} as const satisfies Readonly<Record<string, Text>>;

/** Where an actual lies against its two targets. */
export const zones = {
  below: text('below the realistic target', '未达现实目标'),
  between: text('realistic target met', '达到现实目标'),
  met: text('ideal target met', '达到理想目标'),
  within: text('within the ceiling', '在计划内'),
  beyond: text('beyond the ceiling', '超出计划'),
} as const satisfies Readonly<Record<string, Text>>;

/** Why a figure is missing: each is told apart from zero. */
export const absences = {
  noTarget: text('no target', '无目标'),
  noActual: text('not measured by sales', '销售数据不含此指标'),
  otherUnit: text('no sales in this unit', '无此单位的销售'),
  undefined: text('undefined', '无定义'),
} as const satisfies Readonly<Record<string, Text>>;

/** What the rules of findings say. */
export const findingRules = {
  'largest-customer': text('One customer has much of the sales', '单一客户占比过高'),
  'four-largest-customers': text('Four customers have much of the sales', '前四大客户占比过高'),
  'customers-concentrated': text('Sales are concentrated on few customers', '客户集中度过高'),
  'regions-concentrated': text('Sales are concentrated on few regions', '地区集中度过高'),
  'goods-concentrated': text('Sales are concentrated on few goods', '商品集中度过高'),
  'grade-carries-sales': text('A grade carries the sales', '该等级客户支撑销售'),
  'region-falls': text('The region falls', '地区销售下滑'),
  'region-grows': text('The region grows', '地区销售增长突出'),
  'goods-fall': text('The goods fall', '商品销售下滑'),
  'customers-lost': text('Many customers were lost', '客户流失过多'),
  'goods-not-sold': text('The region lacks goods that others sell', '地区缺少他处畅销的商品'),
  'behind-target': text('The region is behind its target', '地区落后于目标'),
  'by-hand': text('Seen by a person', '人工发现'),
} as const satisfies Readonly<Record<string, Text>>;

/** How findings are answered, and how far they have come. */
export const findingWords = {
  focus: text('Focus', '营销重点'),
  countermeasure: text('Countermeasure', '对策'),
  open: text('Open', '待提出对策'),
  answered: text('Answered', '已提出对策'),
  overdue: text('Overdue', '逾期'),
  solved: text('Solved', '已解决'),
  unsolved: text('Not solved', '未解决'),
} as const satisfies Readonly<Record<string, Text>>;

/** What became of customers between two periods. */
export const fates = {
  new: text('New', '新客户'),
  returned: text('Returned', '回流客户'),
  kept: text('Kept', '存续客户'),
  lost: text('Lost', '流失客户'),
  other: text('Others', '其他'),
} as const satisfies Readonly<Record<string, Text>>;

/** The parts of a change. */
export const changeParts = {
  price: text('Price', '价格影响'),
  volume: text('Volume', '数量影响'),
  mix: text('Mix', '结构影响'),
  newItems: text('New goods', '新增商品'),
  droppedItems: text('Dropped goods', '停销商品'),
  unpriced: text('Without a price', '无法定价'),
} as const satisfies Readonly<Record<string, Text>>;

/** A name that can't be shown. */
export const names = {
  sealed: text('name sealed', '名称已加密'),
  forgotten: text('name forgotten', '名称已删除'),
} as const satisfies Readonly<Record<string, Text>>;

export * from './targets.ts';
