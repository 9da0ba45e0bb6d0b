/** The words of the coaching report, in both languages. */
import { text } from '../terms/text.ts';

/** Titles and columns of the coaching report. */
export const coachingTerms = {
  title: text('Coaching', '辅导与联合拜访'),
  bySubordinate: text('By subordinate', '按下级员工'),
  bySuperior: text('By superior', '按上级管理人员'),
  each: text('Points to improve', '有待改进之处'),
  subordinate: text('Subordinate', '下级员工'),
  superior: text('Superior', '上级'),
  joints: text('Joint visits', '联合拜访'),
  sessions: text('Talks of two', '一对一辅导'),
  people: text('People coached', '辅导人数'),
  raised: text('Points raised', '提出改进'),
  followedUp: text('Followed up', '已跟进'),
  improved: text('Improved', '已改善'),
  open: text('Open', '待改善'),
  overdue: text('Overdue', '逾期未改善'),
  next: text('Looked at again on', '下次检查'),
  nextMissed: text('Missed', '未按期检查'),
  point: text('Point', '编号'),
  what: text('What', '改进内容'),
  action: text('To be done', '行动计划'),
  due: text('Until', '期限'),
  raisedOn: text('Raised on', '提出日期'),
  followUps: text('Times taken up', '跟进次数'),
  note: text('Said the last time', '最近跟进'),
  improvedOn: text('Improved on', '改善日期'),
  standing: text('Standing', '状态'),
  yes: text('yes', '是'),
} as const;
