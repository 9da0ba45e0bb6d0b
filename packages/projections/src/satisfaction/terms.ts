/** The words of the satisfaction report, in both languages. */
import { type Text, text } from '../terms/text.ts';
import type { SatisfactionDuty } from './satisfaction.ts';

/** Titles, figures and columns of the satisfaction report. */
export const satisfactionTerms = {
  title: text('Customer satisfaction', '客户满意度'),
  trend: text('Trend', '满意度趋势'),
  duties: text('What is to be done', '待办事项'),
  cases: text('After-sales cases', '售后服务'),
  month: text('Month', '月份'),
  sent: text('Surveys sent', '发出调查'),
  answered: text('Answered', '已答复'),
  responseRate: text('Response rate', '回收率'),
  mean: text('Satisfaction', '满意度'),
  content: text('Share of scores of at least 4 of 5', '满意占比（4 分及以上）'),
  change: text('Change', '变化'),
  falls: text('Falls found', '满意度下降'),
  explained: text('Of these explained', '已说明原因'),
  opinions: text('Opinions', '客户意见'),
  reported: text('Reported to the management', '已上报'),
  reportedInTime: text('Reported in time', '及时上报率'),
  used: text('Used for an improvement', '用于改进'),
  offers: text('Offers taken', '升级或增值服务接受率'),
  repeatPurchase: text('Repeat purchase after care', '重复购买率'),
  referrals: text('Referred customers who ordered', '口碑传播（转介绍成交率）'),
  what: text('What', '事项'),
  customer: text('Customer', '客户'),
  of: text('Of', '对象'),
  due: text('Due', '期限'),
  overdue: text('Overdue', '逾期'),
  kind: text('Kind', '类型'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is to be done about a customer. */
export const dutyTerms: Readonly<Record<SatisfactionDuty['what'], Text>> = {
  contact: text('Contact after delivery', '交付后联系'),
  visit: text('Return visit', '回访'),
  survey: text('Survey', '满意度调查'),
  explain: text('Explain the fall', '说明下降原因'),
  report: text('Report the opinion', '上报客户意见'),
};
