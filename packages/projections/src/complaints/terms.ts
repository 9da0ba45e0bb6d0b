/** The words of the complaint report, in both languages. */
import { type Text, text } from '../terms/text.ts';
import type { ComplaintAxis } from './complaints.ts';

/** What complaints are told apart by. */
export const complaintAxisTerms: Readonly<Record<ComplaintAxis, Text>> = {
  company: text('Company', '全公司'),
  product: text('Product', '产品'),
  territory: text('Region', '地区'),
  country: text('Country', '国家'),
  province: text('Province', '省份'),
  city: text('City', '城市'),
  district: text('District', '区县'),
  class: text('Class of complaint', '投诉类别'),
  cause: text('Cause', '原因'),
  month: text('Month', '月份'),
  severity: text('Severity', '严重程度'),
  line: text('Line', '处理层级'),
  standing: text('Standing', '状态'),
  channel: text('Channel', '受理渠道'),
  department: text('Answering department', '责任部门'),
  handler: text('Handler', '处理人'),
  customer: text('Customer', '客户'),
  salesperson: text('Salesperson', '业务员'),
};

/** Titles and columns of the complaint report. */
export const complaintTerms = {
  title: text('Complaints', '客诉分析'),
  ratesTitle: text('Complaints beside sales', '客诉与销售对照'),
  sales: text('Sales', '销售额'),
  orders: text('Orders', '订单数'),
  rate: text('Complaints an order', '投诉率（投诉数/订单数）'),
  satisfaction: text('Satisfaction', '满意度'),
  openTitle: text('Open complaints', '未结投诉'),
  lodged: text('Lodged', '投诉数'),
  open: text('Open', '未结'),
  openBreached: text('Open and overdue', '未结且超时'),
  closed: text('Closed', '已结'),
  closedShare: text('Closing rate', '结案率'),
  firstTime: text('Closed at the first attempt', '一次解决率'),
  repeated: text('Came back', '重复投诉率'),
  answered: text('Answered', '已首次响应'),
  answerTimely: text('Answered in time, of answered', '首次响应及时率（占已响应）'),
  answerTimelyOfAll: text('Answered in time, of all', '首次响应及时率（占全部）'),
  resolutionTimely: text('Resolved in time, of resolved', '处理及时率（占已结）'),
  resolutionTimelyOfAll: text('Resolved in time, of all', '处理及时率（占全部）'),
  statedTimely: text('Timely as the source states it, of all', '来源标明及时率（占全部）'),
  disputed: text('Disputed, of those where it is known', '异议率'),
  routingMedian: text('Days to routing, median', '转交天数（中位数）'),
  routingP90: text('Days to routing, p90', '转交天数（P90）'),
  routingCount: text('Days to routing, how many', '转交天数（件数）'),
  routingMissing: text('Not routed', '未转交'),
  answerMedian: text('Hours to answer, median', '首次响应时长（小时，中位数）'),
  answerP90: text('Hours to answer, p90', '首次响应时长（小时，P90）'),
  answerBusinessMedian: text('Business hours to answer, median', '首次响应时长（工作小时，中位数）'),
  answerBusinessP90: text('Business hours to answer, p90', '首次响应时长（工作小时，P90）'),
  resolveMedian: text('Hours to resolve, median', '处理时长（小时，中位数）'),
  resolveP90: text('Hours to resolve, p90', '处理时长（小时，P90）'),
  resolveBusinessMedian: text('Business hours to resolve, median', '处理时长（工作小时，中位数）'),
  resolveBusinessP90: text('Business hours to resolve, p90', '处理时长（工作小时，P90）'),
  complaint: text('Complaint', '投诉编号'),
  lodgedOn: text('Lodged on', '登记日期'),
  recorder: text('Recorded by', '登记人'),
  clock: text('Clock of the resolution', '处理计时'),
  used: text('Business hours used', '已用工作小时'),
  allotted: text('Business hours allotted', '限定工作小时'),
  deadline: text('Deadline', '处理期限'),
  overdue: text('Overdue since', '超时起始'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a clock shows. */
export const clockTerms = {
  running: text('Running', '计时中'),
  paused: text('Paused', '已暂停'),
  met: text('In time', '按时完成'),
  breached: text('Overdue', '超时'),
} as const satisfies Readonly<Record<string, Text>>;
