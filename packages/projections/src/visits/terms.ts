/** The words of the visit report, in both languages. */
import type { KnownVisit, MustAsk } from '@clientele/domain/field';
import { type Text, text } from '../terms/text.ts';

/** Titles and columns of the visit report. */
export const visitTerms = {
  title: text('Visits', '拜访分析'),
  bySalesperson: text('Planned and actual by salesperson', '按业务员的计划与实际'),
  lines: text('What visits brought to light', '拜访所得'),
  salesperson: text('Salesperson', '业务员'),
  planned: text('Planned', '计划拜访'),
  matched: text('Kept', '按计划完成'),
  excused: text('Excused', '说明原因未访'),
  unexcused: text('Missed', '缺访'),
  replanned: text('Re-planned', '改期'),
  compliance: text('Compliance', '计划完成率'),
  coverage: text('Plan coverage', '计划覆盖率'),
  done: text('Visits', '实际拜访'),
  offPlan: text('Off plan', '计划外占比'),
  strike: text('Strike rate', '拜访成交率'),
  perDay: text('Visits a working day', '日均拜访'),
  completeness: text('Must-asks answered', '必问完整率'),
  returns: text('Return visits', '回访'),
  returnDays: text('Days until the return visit', '回访间隔天数'),
  reports: text('Reports', '已交报告'),
  lateReports: text('Late reports', '迟交报告'),
  visit: text('Visit', '拜访编号'),
  customer: text('Customer', '客户'),
  begun: text('Day', '拜访日期'),
  mode: text('By', '拜访方式'),
  occasion: text('Occasion', '拜访性质'),
  purpose: text('Purpose', '拜访目的'),
  follows: text('Returns to', '回访的拜访'),
  followsDays: text('Days later', '相隔天数'),
  seen: text('Seen', '所见'),
  kind: text('Kind', '类型'),
  stay: text('Minutes', '停留分钟'),
  predicted: text('Next order expected', '预计下次补货'),
  needsChange: text('Needs found', '需求变化'),
  usage: text('Use of the product', '产品使用情况'),
  market: text('Market', '市场动态'),
  next: text('Next action', '下次行动'),
  nextOn: text('On', '行动日期'),
  owner: text('By whom', '负责人'),
  late: text('Minutes late', '迟交分钟'),
} as const;

/** The seven must-asks in words (catalogue rows P19 to P25). */
export const mustAskTerms: { readonly [Ask in MustAsk]: Text } = {
  nature: text('Nature of operation', '经营性质'),
  volume: text('Annual volume of like products', '同类产品年销量'),
  cycle: text('Reorder cycle in days', '补货周期（天）'),
  channel: text('Replenishment channel', '补货渠道'),
  payment: text('Payment method', '付款方式'),
  needs: text('Needs towards us', '对企业的需求'),
  views: text('Views on the product', '对产品的认识和看法'),
};

/** The kinds of visits in words. */
export const visitKindTerms: { readonly [Kind in KnownVisit['kind']]: Text } = {
  planned: text('planned', '计划内'),
  'off-plan': text('off plan', '计划外'),
  'walk-in': text('walk-in', '上门'),
  incoming: text('incoming', '来电来信'),
};
