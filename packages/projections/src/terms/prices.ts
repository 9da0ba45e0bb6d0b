/** Every word of the reports on prices that people see, in both languages. */
import { type Text, text } from './text.ts';

/** What a report is called. */
export const priceTitles = {
  prices: text('Prices against plan', '价格执行分析'),
  displays: text('Costs of special displays by relationship', '特殊陈列费用（按客情）'),
  promotion: text('Effect of an activity', '活动效果分析'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a column holds. */
export const priceColumns = {
  product: text('Product', '商品'),
  class: text('Customer class', '客户类别'),
  season: text('Season', '季节'),
  meant: text('Meant', '计划价格'),
  actual: text('Average', '实际平均价格'),
  deviation: text('Deviation', '偏离'),
  beyond: text('Beyond tolerance', '超出容差'),
  sales: text('Sales', '销售额'),
  quantity: text('Quantity', '销售数量'),
  margin: text('Average margin', '平均毛利率'),
  floor: text('Against the floor', '与毛利下限'),
  reviewBy: text('To be checked by', '下次检查'),
  currency: text('Currency', '币种'),
  relationship: text('Relationship', '客情'),
  displays: text('Displays', '陈列次数'),
  shops: text('Shops', '门店数'),
  amount: text('Amount', '金额'),
  average: text('Average cost', '平均费用'),
  before: text('Sales before', '活动前销售额'),
  during: text('Sales during', '活动期销售额'),
  uplift: text('More sold', '销售增量'),
  upliftRatio: text('Growth', '增长率'),
  budget: text('Budget', '预算'),
  cost: text('Cost', '费用'),
  perCost: text('More sold for each unit of cost', '费用产出比'),
  pieces: text('Pieces of the group buy', '参团件数'),
  days: text('Days', '天数'),
} as const satisfies Readonly<Record<string, Text>>;

/** What stands in cells. */
export const priceWords = {
  beyond: text('beyond', '超出'),
  within: text('within', '在容差内'),
  belowFloor: text('below the floor', '低于下限'),
  atFloor: text('at the floor or above', '不低于下限'),
  overdue: text('overdue', '已逾期'),
  running: text('still running', '进行中'),
} as const satisfies Readonly<Record<string, Text>>;
