/** Why a forecast can't be made or used, and what that says to people, in both languages. */
import type { LocalDate, Messages, Rejection } from '../../kernel/index.ts';
import type { Subject } from '../target/cell.ts';
import { type Metric, type TargetUnit, traitsOf } from '../target/plan.ts';
import { units } from '../target/words.ts';

export type ForecastRejection =
  | Rejection<'forecast.too-short', { readonly needed: number; readonly given: number }>
  | Rejection<'forecast.gap', { readonly period: string; readonly expected: LocalDate; readonly found: LocalDate }>
  | Rejection<
      'forecast.period-still-open',
      { readonly period: string; readonly end: LocalDate; readonly on: LocalDate }
    >
  | Rejection<
      'forecast.unit-of-another-metric',
      { readonly metric: Metric; readonly unit: TargetUnit['kind']; readonly needed: TargetUnit['kind'] }
    >
  | Rejection<
      'forecast.about-another',
      { readonly subject: Subject; readonly metric: Metric; readonly before: Subject; readonly beforeMetric: Metric }
    >
  | Rejection<'forecast.due-before-it-is-made', { readonly nextDue: LocalDate; readonly on: LocalDate }>
  | Rejection<'forecast.too-large', { readonly most: number }>
  | Rejection<'forecast.not-made', { readonly made: string }>
  | Rejection<'forecast.superseded', { readonly made: string; readonly on: LocalDate }>;

export const forecastMessages: Messages<ForecastRejection> = {
  'forecast.too-short': {
    en: ({ needed, given }) =>
      `The method needs ${needed} periods of history and ${given} are given; give more, or choose a simpler method.`,
    zh: ({ needed, given }) => `该方法至少需要 ${needed} 期历史数据，现有 ${given} 期；请补充数据或选用更简单的方法。`,
  },
  'forecast.gap': {
    en: ({ period, expected, found }) =>
      `Periods follow each other without gap, history and horizon alike; ${period} should start on ${expected} and starts on ${found}.`,
    zh: ({ period, expected, found }) =>
      `历史与预测各期须首尾相接；${period} 应自 ${expected} 开始，实际自 ${found} 开始。`,
  },
  'forecast.period-still-open': {
    en: ({ period, end, on }) =>
      `${period} isn't over on ${on} (it ends before ${end}), so it is no history yet; leave it out.`,
    zh: ({ period, end, on }) => `${period} 在 ${on} 尚未结束（${end} 前结束），不能作为历史数据；请剔除。`,
  },
  'forecast.unit-of-another-metric': {
    en: ({ metric, unit, needed }) =>
      `${traitsOf[metric].name.en} is forecast in ${units[needed].en}, not in ${units[unit].en}.`,
    zh: ({ metric, unit, needed }) =>
      `“${traitsOf[metric].name.zh}”的单位为${units[needed].zh}，而非${units[unit].zh}。`,
  },
  'forecast.about-another': {
    en: ({ subject, metric, before, beforeMetric }) =>
      `This forecast is of ${traitsOf[beforeMetric].name.en} of ${before}, not of ${traitsOf[metric].name.en} of ${subject}; give that one an id of its own.`,
    zh: ({ subject, metric, before, beforeMetric }) =>
      `该预测为 ${before} 的${traitsOf[beforeMetric].name.zh}，而非 ${subject} 的${traitsOf[metric].name.zh}；请使用新的编号。`,
  },
  'forecast.due-before-it-is-made': {
    en: ({ nextDue, on }) => `The next forecast can't be due on ${nextDue}, when this one is made on ${on}.`,
    zh: ({ nextDue, on }) => `本次预测于 ${on} 做出，下次预测的期限不能为 ${nextDue}。`,
  },
  'forecast.too-large': {
    en: ({ most }) => `A forecast value would be beyond ${most}, the most that is counted exactly; use a coarser unit.`,
    zh: ({ most }) => `预测值将超过可精确计数的上限 ${most}；请使用较大的单位。`,
  },
  'forecast.not-made': {
    en: ({ made }) => `No forecast was made here by event ${made}; make one first (MakeForecast).`,
    zh: ({ made }) => `此处没有由事件 ${made} 做出的预测；请先做出预测（MakeForecast）。`,
  },
  'forecast.superseded': {
    en: ({ made, on }) => `Since then another forecast was made on ${on} (event ${made}); use that one.`,
    zh: ({ made, on }) => `此后已于 ${on} 做出新的预测（事件 ${made}）；请使用新预测。`,
  },
};
