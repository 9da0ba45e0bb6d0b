/** Why a result can't be confirmed, and what that says to people, in both languages. */
import type { LocalDate, Messages, Rejection } from '../../kernel/index.ts';
import type { Subject } from '../target/cell.ts';
import { formatTarget, type Metric, type TargetUnit, traitsOf } from '../target/plan.ts';
import { units } from '../target/words.ts';

export type ResultRejection =
  | Rejection<'result.not-over-yet', { readonly on: LocalDate; readonly at: LocalDate }>
  | Rejection<'result.confirms-own', { readonly actor: string }>
  | Rejection<'result.subject-twice', { readonly subject: Subject }>
  | Rejection<
      'result.unit-of-another-metric',
      { readonly metric: Metric; readonly unit: TargetUnit['kind']; readonly needed: TargetUnit['kind'] }
    >
  | Rejection<'result.of-another-metric', { readonly metric: Metric; readonly before: Metric }>
  | Rejection<
      'result.already-confirmed',
      {
        readonly subject: Subject;
        readonly unit: TargetUnit;
        readonly value: number;
        readonly asked: number;
        readonly event: string;
      }
    >
  | Rejection<'result.nothing-to-correct', { readonly event: string }>;

export const resultMessages: Messages<ResultRejection> = {
  'result.not-over-yet': {
    en: ({ on, at }) => `The result of ${on} can't be confirmed on ${at}; the day has to come first.`,
    zh: ({ on, at }) => `${on} 的业绩不能在 ${at} 确认；须待当日到来。`,
  },
  'result.confirms-own': {
    en: ({ actor }) => `${actor} can't confirm his own result; put it before who is above him.`,
    zh: ({ actor }) => `${actor} 不能确认自己的业绩；请由上级确认。`,
  },
  'result.subject-twice': {
    en: ({ subject }) => `${subject} stands among the results twice; name each once.`,
    zh: ({ subject }) => `${subject} 在业绩中重复出现；每个对象只能列一次。`,
  },
  'result.unit-of-another-metric': {
    en: ({ metric, unit, needed }) =>
      `${traitsOf[metric].name.en} is told in ${units[needed].en}, not in ${units[unit].en}.`,
    zh: ({ metric, unit, needed }) =>
      `“${traitsOf[metric].name.zh}”的单位为${units[needed].zh}，而非${units[unit].zh}。`,
  },
  'result.of-another-metric': {
    en: ({ metric, before }) =>
      `The results of this plan and day are of ${traitsOf[before].name.en}, not of ${traitsOf[metric].name.en}; name the plan of that metric, in its unit.`,
    zh: ({ metric, before }) =>
      `本计划当日业绩的指标为“${traitsOf[before].name.zh}”，而非“${traitsOf[metric].name.zh}”；请填写该指标的计划及其单位。`,
  },
  'result.already-confirmed': {
    en: ({ subject, unit, value, asked, event }) =>
      `${formatTarget(value, unit)} is confirmed of ${subject}, not ${formatTarget(asked, unit)}. If that was wrong, correct event ${event}.`,
    zh: ({ subject, unit, value, asked, event }) =>
      `${subject} 的业绩已确认为 ${formatTarget(value, unit)}，与所填 ${formatTarget(asked, unit)} 不同。如有误，请更正事件 ${event}。`,
  },
  'result.nothing-to-correct': {
    en: ({ event }) =>
      `Event ${event} confirms no result of this plan and day that is in force; name the one that does.`,
    zh: ({ event }) => `事件 ${event} 不是本计划当日有效的业绩确认；请指明有效的事件。`,
  },
};
