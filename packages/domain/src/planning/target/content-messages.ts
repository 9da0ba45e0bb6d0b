/** What the rejections of a plan's ground, measures and reviews say to people, in both languages. */
import { formatDecimal, type Messages, type Money } from '../../kernel/index.ts';
import { formatTarget } from './plan.ts';
import type { ContentRejection } from './rejections.ts';

const money = ({ amount, currency, scale }: Money): string =>
  `${formatDecimal({ units: BigInt(amount), scale })} ${currency}`;

const sources = {
  'production-plan': { en: 'production plan', zh: '生产计划' },
  'operation-plan': { en: 'operation plan', zh: '经营计划' },
} as const;

/** The texts of what a plan holds beside its targets. */
export const contentMessages: Messages<ContentRejection> = {
  'target.no-ground': {
    en: ({ plan }) =>
      `Plan ${plan} doesn't say by which principles and on what basis it was made; tell that first (GroundTargetPlan).`,
    zh: ({ plan }) => `计划 ${plan} 未注明编制原则、依据；请先登记（GroundTargetPlan）。`,
  },
  'target.policy-without-source': {
    en: ({ missing }) =>
      `The marketing policy of the year follows from the production and the operation plan; name the ${missing.map((kind) => sources[kind].en).join(' and the ')}.`,
    zh: ({ missing }) =>
      `年营销方针须根据生产经营计划制定；请注明${missing.map((kind) => sources[kind].zh).join('与')}。`,
  },
  'target.not-a-partner': {
    en: ({ partner, partners }) =>
      `The agreement of ${partner} isn't asked for in this plan; partners are: ${partners.join(', ') || 'none'}.`,
    zh: ({ partner, partners }) => `本计划未要求 ${partner} 会签；参与制定者为：${partners.join('、') || '（无）'}。`,
  },
  'target.speaks-for-another': {
    en: ({ actor, roles, partner }) =>
      `${actor} acts as ${roles.join(', ') || 'nobody in particular'} and can't agree for ${partner}; somebody in that role has to.`,
    zh: ({ actor, roles, partner }) =>
      `${actor} 的角色为${roles.join('、') || '（无）'}，不能代表 ${partner} 同意；须由该角色的人同意。`,
  },
  'target.not-agreed': {
    en: ({ missing }) =>
      `The plan as it stands isn't agreed to by ${missing.join(', ')}; get their agreement before it is approved.`,
    zh: ({ missing }) => `${missing.join('、')} 尚未同意现行计划；批准前须取得其同意。`,
  },
  'target.out-of-step': {
    en: ({ department, goal, subject, unit, realistic, least, most }) =>
      `The target of ${subject} (${realistic === null ? 'none' : formatTarget(BigInt(realistic), unit)}) is out of step with ${department} ("${goal}")${least === null ? '' : `, which needs at least ${formatTarget(least, unit)}`}${most === null ? '' : `, which can bear at most ${formatTarget(most, unit)}`}; change the target, or agree on another goal.`,
    zh: ({ department, goal, subject, unit, realistic, least, most }) =>
      `${subject} 的目标（${realistic === null ? '无' : formatTarget(BigInt(realistic), unit)}）与 ${department} 的目标“${goal}”不衔接${least === null ? '' : `，至少须为 ${formatTarget(least, unit)}`}${most === null ? '' : `，最多可为 ${formatTarget(most, unit)}`}；请调整目标，或另行商定。`,
  },
  'target.no-step-beyond': {
    en: ({ subject, unit, earlier, now, follows }) =>
      `Targets of a progressive chain go beyond those before: ${subject} had ${formatTarget(earlier, unit)} in plan ${follows} and has ${now === null ? 'none' : formatTarget(BigInt(now), unit)} now.`,
    zh: ({ subject, unit, earlier, now, follows }) =>
      `渐进式目标每年都要达到新的高度：${subject} 在计划 ${follows} 中为 ${formatTarget(earlier, unit)}，现为 ${now === null ? '无' : formatTarget(BigInt(now), unit)}。`,
  },
  'target.no-budget': {
    en: ({ asked }) =>
      `The plan has no budget of which ${money(asked)} could be a share; tell it first (GroundTargetPlan).`,
    zh: ({ asked }) => `计划尚无销售预算，不能列支 ${money(asked)}；请先登记预算（GroundTargetPlan）。`,
  },
  'target.budget-in-another-unit': {
    en: ({ budget, asked }) =>
      `${money(asked)} is no share of a budget of ${money(budget)}; give it in the budget's unit.`,
    zh: ({ budget, asked }) => `${money(asked)} 与预算 ${money(budget)} 的币种或精度不同；请使用预算的单位。`,
  },
  'target.over-budget': {
    en: ({ budget, measures }) =>
      `The measures would take ${money(budget).replace(/^\S+/u, formatDecimal({ units: BigInt(measures), scale: budget.scale }))} of a budget of ${money(budget)}; lower their shares, or raise the budget.`,
    zh: ({ budget, measures }) =>
      `各项措施合计 ${formatDecimal({ units: BigInt(measures), scale: budget.scale })} ${budget.currency}，超出预算 ${money(budget)}；请降低其份额或提高预算。`,
  },
  'target.measure-exists': {
    en: ({ measure, on }) => `Measure ${measure} was planned on ${on}; give another measure an id of its own.`,
    zh: ({ measure, on }) => `措施 ${measure} 已于 ${on} 列入计划；请为另一项措施使用新的编号。`,
  },
  'target.no-such-measure': {
    en: ({ measure, milestone }) =>
      `The plan has no measure ${measure}${milestone === null ? '' : ` with a milestone ${milestone}`}; plan it first (PlanMeasure).`,
    zh: ({ measure, milestone }) =>
      `计划中没有措施 ${measure}${milestone === null ? '' : ` 的时间节点 ${milestone}`}；请先列入计划（PlanMeasure）。`,
  },
  'target.milestone-out-of-place': {
    en: ({ measure, milestone, due, spanStart, spanEnd }) =>
      `Milestone ${milestone} of ${measure} stands at ${due}: milestones have each an id of its own, and lie in order of time from ${spanStart} to before ${spanEnd}.`,
    zh: ({ measure, milestone, due, spanStart, spanEnd }) =>
      `${measure} 的时间节点 ${milestone} 为 ${due}：各节点须编号不同，并按时间顺序位于 ${spanStart} 起、${spanEnd} 前。`,
  },
  'target.milestone-told': {
    en: ({ measure, milestone, on }) => `Of milestone ${milestone} of ${measure} it was told on ${on} already.`,
    zh: ({ measure, milestone, on }) => `${measure} 的时间节点 ${milestone} 已于 ${on} 报告。`,
  },
  'target.checks-own': {
    en: ({ actor, measure }) => `${actor} carries out ${measure}; somebody else has to check it.`,
    zh: ({ actor, measure }) => `${actor} 负责执行 ${measure}；须由他人检查。`,
  },
  'target.subject-without-target': {
    en: ({ subject }) => `${subject} has no target in this plan; name one that has.`,
    zh: ({ subject }) => `${subject} 在本计划中没有目标；请指明有目标的对象。`,
  },
  'target.period-still-open': {
    en: ({ period, end, on }) => `${period} isn't over on ${on}; it ends before ${end}. Look back at it then.`,
    zh: ({ period, end, on }) => `${period} 在 ${on} 尚未结束（${end} 前结束）；请在结束后进行。`,
  },
  'target.already-reviewed': {
    en: ({ subject, period, on }) =>
      `The target of ${subject} for ${period} was reviewed on ${on}; the answers are kept.`,
    zh: ({ subject, period, on }) => `${subject} 在 ${period} 的目标已于 ${on} 复盘；答案已留存。`,
  },
  'target.shortfall-unexplained': {
    en: ({ subject, period, unit, realistic, actual }) =>
      `The target of ${subject} for ${period} was missed (${formatTarget(actual, unit)} against ${formatTarget(realistic, unit)}); name the cause.`,
    zh: ({ subject, period, unit, realistic, actual }) =>
      `${subject} 在 ${period} 的目标未达成（实际 ${formatTarget(actual, unit)}，目标 ${formatTarget(realistic, unit)}）；请填写真正原因。`,
  },
  'target.not-reviewed': {
    en: ({ subject, period }) =>
      `The target of ${subject} for ${period} wasn't reviewed, so nothing was learnt from it yet; review it first (ReviewTarget).`,
    zh: ({ subject, period }) => `${subject} 在 ${period} 的目标尚未复盘，无从总结经验；请先复盘（ReviewTarget）。`,
  },
  'target.standard-exists': {
    en: ({ standard, on }) => `Standard ${standard} was adopted on ${on}; give another one an id of its own.`,
    zh: ({ standard, on }) => `标准 ${standard} 已于 ${on} 采用；请为另一项标准使用新的编号。`,
  },
  'target.not-split-over-time': {
    en: ({ subject, period }) =>
      `The target of ${subject} for ${period} isn't decomposed over time, so no later period could catch up; decompose it first.`,
    zh: ({ subject, period }) => `${subject} 在 ${period} 的目标未按时间分解，无后续周期可弥补；请先分解。`,
  },
  'target.nothing-to-catch-up': {
    en: ({ subject, period, unit, realistic, actual }) =>
      `Nothing is missing of the target of ${subject} for ${period}: ${formatTarget(actual, unit)} of ${formatTarget(realistic, unit)} is reached.`,
    zh: ({ subject, period, unit, realistic, actual }) =>
      `${subject} 在 ${period} 的目标没有差额需弥补：已完成 ${formatTarget(actual, unit)}，目标 ${formatTarget(realistic, unit)}。`,
  },
  'target.reports-to-himself': {
    en: ({ actor, period }) => `${actor} can't report the progress of ${period} to himself; name who is above him.`,
    zh: ({ actor, period }) => `${actor} 不能向自己报告 ${period} 的进展；请填写上级。`,
  },
  'target.progress-told': {
    en: ({ actor, period, on }) => `${actor} reported the progress of ${period} on ${on} already.`,
    zh: ({ actor, period, on }) => `${actor} 已于 ${on} 报告 ${period} 的进展。`,
  },
};
