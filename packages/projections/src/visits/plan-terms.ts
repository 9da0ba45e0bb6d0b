/** The words of due lists and of visit plans, in both languages. */
import type { PlanHorizon } from '@clientele/domain/field';
import type { Text } from '@clientele/domain/kernel';
import { text } from '../terms/text.ts';
import type { DueRule } from './due.ts';
import type { PlannedStanding } from './plans.ts';

/** Titles and columns of the due list. */
export const dueTerms = {
  title: text('Who is due', '应访名单'),
  list: text('Due and overdue', '应访与逾期'),
  customer: text('Customer', '客户'),
  owner: text('By whom', '负责人'),
  rule: text('Why', '依据'),
  due: text('Due', '应访日期'),
  overdue: text('Days overdue', '逾期天数'),
  last: text('Last contact', '最近联系'),
  by: text('Rule', '规则'),
  dueCount: text('Due', '应访'),
  overdueCount: text('Overdue', '逾期'),
} as const;

/** Why somebody is due, in words. */
export const dueRuleTerms: { readonly [Rule in DueRule]: Text } = {
  cadence: text('visit by its cadence', '前密后疏定期拜访'),
  monthly: text('contact in every month', 'VIP 每月至少联系一次'),
  calls: text('four calls a year', '一年四次电话拜访'),
  'follow-up': text('follow-up of a visit', '定期回访跟进'),
  'next-action': text('next action', '下次行动'),
  'own-call': text("manager's own field call", '定期走访客户征求意见'),
  progress: text('follow-up of sales progress', '定期跟进销售进度'),
};

/** Titles and columns of the report on visit plans. */
export const visitPlanTerms = {
  title: text('Visit plans', '拜访计划'),
  plans: text('Plans and how they are kept', '计划与完成情况'),
  lines: text('Planned visits', '计划拜访明细'),
  areas: text('Reachable areas not visited yet', '车能到而尚未拜访的区域'),
  missing: text('Without a plan', '缺少计划'),
  salesperson: text('Salesperson', '业务员'),
  horizon: text('Horizon', '计划期'),
  length: text('Length', '期限'),
  status: text('Status', '状态'),
  running: text('running', '执行中'),
  closed: text('closed', '已结束'),
  planned: text('Planned', '计划拜访'),
  kept: text('Kept', '按计划完成'),
  excused: text('Excused', '说明原因未访'),
  missed: text('Missed', '缺访'),
  toCome: text('To come', '待访'),
  replanned: text('Re-planned', '改期'),
  offPlan: text('Off plan', '计划外'),
  compliance: text('Compliance', '计划完成率'),
  areasLeft: text('Areas left', '未访区域'),
  visit: text('Visit', '拜访编号'),
  customer: text('Customer', '客户'),
  on: text('Day', '计划日期'),
  due: text('Due', '应访日期'),
  mode: text('By', '拜访方式'),
  purpose: text('Purpose', '拜访目的'),
  focus: text('Focus', '重点'),
  round: text('Round trip', '巡回'),
  standing: text('Standing', '结果'),
  done: text('Kept by', '完成的拜访'),
  before: text('Planned before for', '原计划日期'),
  area: text('Area', '区域'),
  vehicle: text('Vehicle', '交通工具'),
  next: text('Planned next', '下次计划'),
  rules: text('Rules', '规则'),
} as const;

/** Titles and columns of how regularly customers are met. */
export const regularityTerms = {
  interruptions: text('Interruptions', '拜访中断'),
  byClass: text('Coverage by class', '按客户类别的覆盖率'),
  weighted: text('Coverage weighted by sales before', '按上期销售额加权的覆盖率'),
  class: text('Class', '客户类别'),
  customer: text('Customer', '客户'),
  owner: text('By whom', '负责人'),
  from: text('From', '自'),
  to: text('To', '至'),
  days: text('Days', '天数'),
  longest: text('At most', '最长间隔'),
  by: text('Rule', '规则'),
  customers: text('Customers', '客户数'),
  visited: text('Visited', '已拜访'),
  coverage: text('Customer coverage', '客户覆盖率'),
} as const;

/** What became of planned visits, in words. */
export const plannedStandingTerms: { readonly [Standing in PlannedStanding]: Text } = {
  kept: text('kept', '按计划完成'),
  excused: text('excused', '说明原因未访'),
  missed: text('missed', '缺访'),
  'to come': text('to come', '待访'),
};

/** The horizons of plans in words (row P11). */
export const planHorizonTerms: { readonly [Horizon in PlanHorizon]: Text } = {
  quarter: text('quarter', '季度'),
  half: text('half-year', '半年'),
  year: text('year', '一年'),
};
