/** Why a question can't be answered, said in both languages. */
import type { Messages } from '@clientele/domain/kernel';
import type { QuestionFault } from '../sales/question.ts';

const list = (items: readonly string[]): string => (items.length === 0 ? '—' : items.join(', '));
const chineseList = (items: readonly string[]): string => (items.length === 0 ? '无' : items.join('、'));

/** The text of each fault of a question. */
export const questionMessages: Messages<QuestionFault> = {
  'question.unknown-axis': {
    en: ({ axis, known }) => `There is no axis "${axis}"; known are ${list(known)}.`,
    zh: ({ axis, known }) => `没有分析维度“${axis}”；已知维度：${chineseList(known)}。`,
  },
  'question.number-of-axes': {
    en: ({ asked, most }) => `${asked} axes were asked for; a report has from 1 to ${most}.`,
    zh: ({ asked, most }) => `指定了 ${asked} 个维度；每份报表须有 1 至 ${most} 个维度。`,
  },
  'question.axis-needs-lines': {
    en: ({ axis }) => `"${axis}" is known by the order line only; ask for figures by line.`,
    zh: ({ axis }) => `“${axis}”只见于订单明细；请按明细统计。`,
  },
  'question.axis-needs-values': {
    en: ({ axis }) =>
      `"${axis}" follows from the figures of a report; here an axis is needed that each sale has itself.`,
    zh: ({ axis }) => `“${axis}”由报表数据得出；此处须用每笔销售自身所具有的维度。`,
  },
  'question.axis-without-customers': {
    en: ({ axis }) => `Customers don't move along "${axis}", so nothing lies between as-was and as-is.`,
    zh: ({ axis }) => `客户不会沿“${axis}”变动，因此不存在“按销售时”与“按报告日”之间的差异。`,
  },
  'question.not-kept-yet': {
    en: ({ recognition }) => `Sales as "${recognition}" can't be told: only orders are kept yet.`,
    zh: ({ recognition }) => `无法按“${recognition}”确认销售：目前只有订单数据。`,
  },
  'question.not-a-date': {
    en: ({ text }) => `"${text}" is no date as YYYY-MM-DD.`,
    zh: ({ text }) => `“${text}”不是 YYYY-MM-DD 格式的日期。`,
  },
  'question.empty-period': {
    en: ({ start, end }) => `A period from ${start} until before ${end} has no day.`,
    zh: ({ start, end }) => `自 ${start} 起至 ${end} 前的期间不含任何日期。`,
  },
  'question.no-period-before': {
    en: ({ compare, calendar, key }) =>
      `${calendar} has no rule for the period "${compare}" to ${key}; name the period to compare with.`,
    zh: ({ compare, calendar, key }) => `日历 ${calendar} 未规定 ${key} 的“${compare}”期间；请指明对比期间。`,
  },
  'question.unknown-plan': {
    en: ({ plan, known }) => `There is no plan "${plan}" on that date; known are ${list(known)}.`,
    zh: ({ plan, known }) => `截至该日没有计划“${plan}”；已知计划：${chineseList(known)}。`,
  },
  'question.plan-of-another-metric': {
    en: ({ plan, metric, measure }) => `The plan ${plan} is one of ${metric}; the report measures ${measure}.`,
    zh: ({ plan, metric, measure }) => `计划 ${plan} 的指标为 ${metric}，而报表统计的是 ${measure}。`,
  },
  'question.bad-grades': {
    en: ({ policy, reasons }) => `The policy ${policy} grades nobody: ${list(reasons)}.`,
    zh: ({ policy, reasons }) => `等级标准 ${policy} 无法使用：${chineseList(reasons)}。`,
  },
  'question.axis-needs-policy': {
    en: ({ axis }) => `"${axis}" has no classes until bands are given; say from which amount on each begins.`,
    zh: ({ axis }) => `“${axis}”须先给定分级标准；请写明各级自何金额起。`,
  },
};
