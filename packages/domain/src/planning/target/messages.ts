/** What the rejections of the room say to people: the place, the rule and the remedy, with the numbers, in both languages. */
import type { Messages } from '../../kernel/index.ts';
import { contentMessages } from './content-messages.ts';
import { formatTarget, traitsOf } from './plan.ts';
import { proposalMessages } from './proposal-messages.ts';
import type { ChangeRejection, PlanRejection, SplitRejection, TargetRejection, ValueRejection } from './rejections.ts';
import { axes, bases, deeds, kinds, listed, pair, problems, sides, smart, units } from './words.ts';

const percent = (basisPoints: number): string => formatTarget(basisPoints, { kind: 'basis-points' });

const planMessages: Messages<PlanRejection> = {
  'target.no-plan': {
    en: ({ plan }) => `There is no plan ${plan}; open it first (OpenTargetPlan).`,
    zh: ({ plan }) => `没有计划 ${plan}；请先建立该计划（OpenTargetPlan）。`,
  },
  'target.plan-exists': {
    en: ({ plan, name, on }) => `Plan ${plan} was opened on ${on} as "${name}"; give another plan an id of its own.`,
    zh: ({ plan, name, on }) => `计划 ${plan} 已于 ${on} 以“${name}”建立；请为另一计划使用新的编号。`,
  },
  'target.not-smart': {
    en: ({ missing }) =>
      `A target must be SMART; this plan doesn't say how it is ${listed(
        missing.map((field) => smart[field]),
        'en',
      )}. State all five.`,
    zh: ({ missing }) =>
      `目标须符合 SMART 原则；本计划缺少：${listed(
        missing.map((field) => smart[field]),
        'zh',
      )}。五项均须填写。`,
  },
  'target.unit-of-another-metric': {
    en: ({ metric, unit, needed }) =>
      `Targets for ${traitsOf[metric].name.en} are set in ${units[needed].en}, not in ${units[unit].en}; open the plan with such a unit.`,
    zh: ({ metric, unit, needed }) =>
      `“${traitsOf[metric].name.zh}”目标以${units[needed].zh}计，而非${units[unit].zh}；请以相应单位建立计划。`,
  },
  'target.calendar-broken': {
    en: ({ key, problem }) =>
      `The plan's own calendar can't have the period "${key}": ${problems[problem].en}. Correct it.`,
    zh: ({ key, problem }) => `计划自有日历中的周期“${key}”无效：${problems[problem].zh}。请更正。`,
  },
  'target.plan-approved': {
    en: ({ by, on }) =>
      `The plan was approved by ${by} on ${on}, and nothing in it is set or decomposed any more; propose a change (ProposeTargetChange).`,
    zh: ({ by, on }) => `计划已由 ${by} 于 ${on} 批准，不得再设定或分解；如需变更，请提出调整（ProposeTargetChange）。`,
  },
  'target.takes-quotas': {
    en: ({ calendar }) =>
      `The periods of this plan (${calendar}) follow from its quotas; tell a quota (SetQuota), or open a plan with a calendar for targets from above.`,
    zh: ({ calendar }) =>
      `本计划（${calendar}）的周期由定额的起始日决定；请登记定额（SetQuota），或另立带日历的计划以自上而下设定目标。`,
  },
  'target.takes-no-quotas': {
    en: ({ calendar }) =>
      `This plan has a calendar (${calendar}), so its periods don't follow from quotas; set a target for one of its periods (SetTarget), or open a plan for quotas.`,
    zh: ({ calendar }) =>
      `本计划采用日历（${calendar}），其周期不由定额决定；请为其某一周期设定目标（SetTarget），或另立定额计划。`,
  },
  'target.before-its-basis': {
    en: ({ basis, at, since }) =>
      `It is dated ${at}, before ${bases[basis].en} (${since}); date it then or later, or open the plan as a record of an earlier one.`,
    zh: ({ basis, at, since }) =>
      `业务时间 ${at} 早于${bases[basis].zh}（${since}）；请填写不早于该时间的日期，或将计划作为历史记录建立。`,
  },
};

const valueMessages: Messages<ValueRejection> = {
  'target.ideal-below-realistic': {
    en: ({ subject, period, unit, realistic, ideal }) =>
      `The ideal target of ${subject} for ${period} (${formatTarget(ideal, unit)}) is below the realistic one (${formatTarget(realistic, unit)}); the ideal target is at least the realistic one.`,
    zh: ({ subject, period, unit, realistic, ideal }) =>
      `${subject} 在 ${period} 的理想目标（${formatTarget(ideal, unit)}）低于现实目标（${formatTarget(realistic, unit)}）；理想目标不得低于现实目标。`,
  },
  'target.above-the-whole': {
    en: ({ subject, period, basisPoints }) =>
      `The target of ${subject} for ${period} is ${formatTarget(basisPoints, { kind: 'basis-points' })}; a share of a whole is at most 100 % (10,000 basis points).`,
    zh: ({ subject, period, basisPoints }) =>
      `${subject} 在 ${period} 的目标为 ${formatTarget(basisPoints, { kind: 'basis-points' })}；占比最多为 100 %（10,000 基点）。`,
  },
  'target.outside-the-plan': {
    en: ({ subject, period, start, end, spanStart, spanEnd }) =>
      `${period} of ${subject}${start === end ? '' : ` (${start} to before ${end})`} lies beyond the plan, which covers ${spanStart} to before ${spanEnd}; choose a date or period within it, or open a plan that covers it.`,
    zh: ({ subject, period, start, end, spanStart, spanEnd }) =>
      `${subject} 的 ${period}${start === end ? '' : `（${start} 起，${end} 前止）`}超出计划范围（${spanStart} 起，${spanEnd} 前止）；请选择范围内的日期或周期，或另立覆盖它的计划。`,
  },
  'target.period-unknown': {
    en: ({ subject, period, calendar, start, end }) =>
      `The plan's calendar has no period ${calendar}/${period} from ${start} to before ${end}, asked for ${subject}; name one that it has, with its own dates.`,
    zh: ({ subject, period, calendar, start, end }) =>
      `计划的日历中没有为 ${subject} 所填的周期 ${calendar}/${period}（${start} 起，${end} 前止）；请使用日历中的周期及其起止日期。`,
  },
  'target.too-late': {
    en: ({ on, first, period, periods }) =>
      `A target is set before its period starts; ${period} started on ${first}, and it is dated ${on} (${periods} such in all). Date it when it was set, or open the plan as a record of an earlier one.`,
    zh: ({ on, first, period, periods }) =>
      `目标须在周期开始前设定；${period} 于 ${first} 开始，而业务日期为 ${on}（共 ${periods} 个此类周期）。请填写实际设定日期，或将计划作为历史记录建立。`,
  },
  'target.already-set': {
    en: ({ subject, period, unit, realistic, ideal, askedRealistic, askedIdeal, event }) =>
      `${subject} already has a target for ${period}: ${pair(unit, realistic, ideal, 'en')}, not ${pair(unit, askedRealistic, askedIdeal, 'en')}. If that was wrong, correct event ${event}.`,
    zh: ({ subject, period, unit, realistic, ideal, askedRealistic, askedIdeal, event }) =>
      `${subject} 在 ${period} 已有目标 ${pair(unit, realistic, ideal, 'zh')}，与所填 ${pair(unit, askedRealistic, askedIdeal, 'zh')} 不同。如有误，请更正事件 ${event}。`,
  },
  'target.no-base': {
    en: ({ subject, period, policy }) =>
      `The target of ${subject} for ${period} names no base; by ${policy} it is told what a target is derived from, so that its challenge can be seen.`,
    zh: ({ subject, period, policy }) =>
      `${subject} 在 ${period} 的目标未注明依据；按 ${policy}，须注明目标由何基数推得，以判断其可行性与挑战性。`,
  },
  'target.too-easy': {
    en: ({ subject, period, unit, realistic, base, least, policy }) =>
      `The target of ${subject} for ${period} (${formatTarget(realistic, unit)}) is too easy: by ${policy} it is at least ${percent(least)} of its base of ${formatTarget(base, unit)}.`,
    zh: ({ subject, period, unit, realistic, base, least, policy }) =>
      `${subject} 在 ${period} 的目标（${formatTarget(realistic, unit)}）过于简单：按 ${policy}，不得低于基数 ${formatTarget(base, unit)} 的 ${percent(least)}。`,
  },
  'target.too-hard': {
    en: ({ subject, period, unit, realistic, base, most, policy }) =>
      `The target of ${subject} for ${period} (${formatTarget(realistic, unit)}) is out of reach: by ${policy} it is at most ${percent(most)} of its base of ${formatTarget(base, unit)}.`,
    zh: ({ subject, period, unit, realistic, base, most, policy }) =>
      `${subject} 在 ${period} 的目标（${formatTarget(realistic, unit)}）过于困难：按 ${policy}，不得高于基数 ${formatTarget(base, unit)} 的 ${percent(most)}。`,
  },
  'target.overlaps': {
    en: ({ subject, period, other, event }) =>
      `${subject} already has a target for ${other}, which shares days with ${period}; a day's target stands in one place only. Decompose that one, or withdraw event ${event}.`,
    zh: ({ subject, period, other, event }) =>
      `${subject} 已有 ${other} 的目标，与 ${period} 有重叠日期；同一天的目标只能归于一处。请分解该目标，或撤回事件 ${event}。`,
  },
};

const splitMessages: Messages<SplitRejection> = {
  'target.no-such-target': {
    en: ({ subject, period }) =>
      `${subject} has no target for ${period} that could be decomposed; set it first (SetTarget), or name one that is in the plan.`,
    zh: ({ subject, period }) =>
      `${subject} 在 ${period} 没有可分解的目标；请先设定（SetTarget），或指明计划中已有的目标。`,
  },
  'target.already-split': {
    en: ({ subject, period, by, parts, event }) =>
      `The target of ${subject} for ${period} is already decomposed ${axes[by].en} into ${parts} parts, and a target is decomposed once, along one axis. Decompose its parts, or correct event ${event}.`,
    zh: ({ subject, period, by, parts, event }) =>
      `${subject} 在 ${period} 的目标已${axes[by].zh}分解为 ${parts} 份，一个目标只沿一个维度分解一次。请继续分解其各份，或更正事件 ${event}。`,
  },
  'target.not-additive': {
    en: ({ metric, by }) =>
      `Parts of ${traitsOf[metric].name.en} ${axes[by].en} don't add up to the whole, so it can't be decomposed; set a target for each (SetTarget).`,
    zh: ({ metric, by }) =>
      `“${traitsOf[metric].name.zh}”${axes[by].zh}的各份之和不等于总体，不能分解；请分别设定目标（SetTarget）。`,
  },
  'target.parts-do-not-tile': {
    en: ({ subject, period, expected, found, part }) =>
      `The parts must fill ${period} of ${subject} in order of time, without gap or overlap; ${part} should stand at ${expected} and stands at ${found}.`,
    zh: ({ subject, period, expected, found, part }) =>
      `各份须按时间顺序填满 ${subject} 的 ${period}，不得有空缺或重叠；${part} 应在 ${expected}，实际在 ${found}。`,
  },
  'target.part-twice': {
    en: ({ subject }) => `${subject} stands among the parts more than once; name each subject once.`,
    zh: ({ subject }) => `${subject} 在各份中重复出现；每个对象只能列一次。`,
  },
  'target.part-is-the-whole': {
    en: ({ subject, period }) =>
      `${subject} for ${period} can't be a part of itself; name parts that are smaller than what is decomposed.`,
    zh: ({ subject, period }) => `${subject} 的 ${period} 不能是其自身的一份；请列出小于整体的各份。`,
  },
  'target.parts-do-not-add-up': {
    en: ({ side, unit, whole, parts, difference }) =>
      `The ${sides[side].en} values of the parts add up to ${formatTarget(BigInt(parts), unit)}, the whole is ${formatTarget(BigInt(whole), unit)}; the difference of ${formatTarget(BigInt(difference), unit)} must go into the parts.`,
    zh: ({ side, unit, whole, parts, difference }) =>
      `各份的${sides[side].zh}合计为 ${formatTarget(BigInt(parts), unit)}，整体为 ${formatTarget(BigInt(whole), unit)}；差额 ${formatTarget(BigInt(difference), unit)} 须计入各份。`,
  },
  'target.weights-are-zero': {
    en: ({ parts }) =>
      `All ${parts} weights are zero, which says nothing of how to divide; give at least one part a weight.`,
    zh: ({ parts }) => `${parts} 个权重均为零，无法据以分配；请至少为一份填写权重。`,
  },
  'target.split-too-large': {
    en: ({ parts, bytes, most }) =>
      `A decomposition into ${parts} parts takes ${bytes} bytes, and one event holds at most ${most}; decompose in two steps (regions, then their people; months, then their days).`,
    zh: ({ parts, bytes, most }) =>
      `分解为 ${parts} 份需 ${bytes} 字节，而一个事件最多 ${most} 字节；请分两步分解（先区域后人员，先月后日）。`,
  },
};

const changeMessages: Messages<ChangeRejection> = {
  'target.quota-already-set': {
    en: ({ subject, from, unit, realistic, ideal, askedRealistic, askedIdeal, event }) =>
      `${subject} already has a quota from ${from}: ${pair(unit, realistic, ideal, 'en')}, not ${pair(unit, askedRealistic, askedIdeal, 'en')}. If that was wrong, correct event ${event}.`,
    zh: ({ subject, from, unit, realistic, ideal, askedRealistic, askedIdeal, event }) =>
      `${subject} 自 ${from} 起已有定额 ${pair(unit, realistic, ideal, 'zh')}，与所填 ${pair(unit, askedRealistic, askedIdeal, 'zh')} 不同。如有误，请更正事件 ${event}。`,
  },
  'target.nothing-to-correct': {
    en: ({ event, kind }) =>
      `Event ${event} is no ${kinds[kind].en} in force in this plan: it is of another kind or plan, or was corrected before. Name the event that is in force.`,
    zh: ({ event, kind }) =>
      `事件 ${event} 不是本计划中有效的${kinds[kind].zh}：类型不符、属于其他计划或已被更正。请指明当前有效的事件。`,
  },
  'target.part-was-split': {
    en: ({ subject, period, event }) =>
      `That was built on: the target of ${subject} for ${period} was decomposed by event ${event}. Withdraw that decomposition first.`,
    zh: ({ subject, period, event }) =>
      `其下已有分解：${subject} 在 ${period} 的目标已由事件 ${event} 分解。请先撤回该分解。`,
  },
  'target.not-authorised': {
    en: ({ actor, roles, needed, policy }) =>
      `${actor} acts as ${roles.length === 0 ? 'nobody in particular' : roles.join(', ')}; by ${policy} a plan is decided on by ${needed.length === 0 ? 'nobody' : needed.join(' or ')}. Put it before one of them.`,
    zh: ({ actor, roles, needed, policy }) =>
      `${actor} 的角色为${roles.length === 0 ? '（无）' : roles.join('、')}；按 ${policy}，计划由${needed.length === 0 ? '（无人）' : needed.join('或')}审批。请提交给有权审批者。`,
  },
  'target.approver-is-author': {
    en: ({ actor, deeds: done }) =>
      `${actor} ${listed(
        done.map((deed) => deeds[deed]),
        'en',
      )}; nobody approves his own plan. Put it before somebody who had no hand in it.`,
    zh: ({ actor, deeds: done }) =>
      `${actor} ${listed(
        done.map((deed) => deeds[deed]),
        'zh',
      )}；不得批准自己的计划。请提交给未参与编制的审批者。`,
  },
  'target.approves-twice': {
    en: ({ actor, step, steps }) =>
      `${actor} already took step ${step} of ${steps}; each step of an approval is taken by somebody else. Put it before another approver.`,
    zh: ({ actor, step, steps }) =>
      `${actor} 已批准第 ${step} 步（共 ${steps} 步）；每一步须由不同的人批准。请提交给其他审批者。`,
  },
  'target.nothing-set': {
    en: ({ plan }) => `Plan ${plan} has no target yet, so there is nothing to approve; set one first.`,
    zh: ({ plan }) => `计划 ${plan} 尚无目标，无可审批；请先设定目标。`,
  },
};

/** The text of every rejection of the room. */
export const targetMessages: Messages<TargetRejection> = {
  ...planMessages,
  ...valueMessages,
  ...splitMessages,
  ...changeMessages,
  ...proposalMessages,
  ...contentMessages,
};
