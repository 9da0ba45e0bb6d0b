/** What the rejections of changes of targets say to people, in both languages. */
import type { Messages } from '../../kernel/index.ts';
import { causeNames } from './change.ts';
import { formatTarget } from './plan.ts';
import type { ProposalRejection, ShiftRejection, TableRejection } from './rejections.ts';
import { pair } from './words.ts';

const shiftMessages: Messages<ShiftRejection> = {
  'target.period-closed': {
    en: ({ subject, period, end, on }) =>
      `${period} of ${subject} ended before ${end} and is locked on ${on}; a change moves targets of open periods only.`,
    zh: ({ subject, period, end, on }) =>
      `${subject} 的 ${period} 已于 ${end} 前结束，在 ${on} 已锁定；只能调整未结束周期的目标。`,
  },
  'target.too-little-to-take': {
    en: ({ subject, period, unit, side, open, asked }) =>
      `${formatTarget(asked, unit)} of the ${side === 'realistic' ? 'realistic target' : 'uplift to the ideal target'} of ${subject} for ${period} can't be taken away: ${formatTarget(open, unit)} is still open. Take no more than that.`,
    zh: ({ subject, period, unit, side, open, asked }) =>
      `不能从 ${subject} 在 ${period} 的${side === 'realistic' ? '现实目标' : '理想目标超出部分'}中调出 ${formatTarget(asked, unit)}：未结束周期仅余 ${formatTarget(open, unit)}。请不要超过该数。`,
  },
  'target.too-large': {
    en: ({ subject, period, most }) =>
      `The target of ${subject} for ${period} would be beyond ${most}, the most that is counted exactly; use a coarser unit.`,
    zh: ({ subject, period, most }) =>
      `${subject} 在 ${period} 的目标将超过可精确计数的上限 ${most}；请使用较大的单位。`,
  },
};

const decided = { approved: { en: 'approved', zh: '批准' }, declined: { en: 'declined', zh: '否决' } } as const;

/** The texts of changes, and of tables. */
export const proposalMessages: Messages<ProposalRejection | ShiftRejection | TableRejection> = {
  ...shiftMessages,
  'target.table-out-of-shape': {
    en: ({ subjects, periods, rows }) =>
      `The table has ${rows.length} rows (${[...new Set(rows)].join(', ')} long); give one row of ${periods} weights for each of the ${subjects} subjects.`,
    zh: ({ subjects, periods, rows }) =>
      `权重表有 ${rows.length} 行（长度 ${[...new Set(rows)].join('、')}）；请为 ${subjects} 个对象各给出一行 ${periods} 个权重。`,
  },
  'target.not-approved-yet': {
    en: ({ plan }) =>
      `Plan ${plan} isn't approved yet; until then targets are corrected or withdrawn, and nothing is carried out by it.`,
    zh: ({ plan }) => `计划 ${plan} 尚未批准；批准前请直接更正或撤回目标，也不得据以实施。`,
  },
  'target.change-exists': {
    en: ({ change, on }) => `Change ${change} was proposed on ${on}; give another change an id of its own.`,
    zh: ({ change, on }) => `调整 ${change} 已于 ${on} 提出；请为另一项调整使用新的编号。`,
  },
  'target.no-such-change': {
    en: ({ change }) => `No change ${change} was proposed in this plan; propose it first (ProposeTargetChange).`,
    zh: ({ change }) => `本计划中没有提出过调整 ${change}；请先提出（ProposeTargetChange）。`,
  },
  'target.change-decided': {
    en: ({ change, decision, by, on }) =>
      `Change ${change} was ${decided[decision].en} by ${by} on ${on}; propose another one.`,
    zh: ({ change, decision, by, on }) =>
      `调整 ${change} 已由 ${by} 于 ${on} ${decided[decision].zh}；请另行提出调整。`,
  },
  'target.moves-nothing': {
    en: ({ change }) => `Change ${change} leaves every target as it is; say what is to move.`,
    zh: ({ change }) => `调整 ${change} 未改变任何目标；请填写要调整的数额。`,
  },
  'target.against-its-cause': {
    en: ({ cause, unit, realistic, ideal }) =>
      `${causeNames[cause].en} can't move the target by ${pair(unit, realistic, ideal, 'en')}: stronger demand raises a target, weaker demand lowers it.`,
    zh: ({ cause, unit, realistic, ideal }) =>
      `“${causeNames[cause].zh}”不能使目标变动 ${pair(unit, realistic, ideal, 'zh')}：需求较强应提高目标，需求较弱应降低目标。`,
  },
  'target.proposer-approves': {
    en: ({ actor, change }) =>
      `${actor} proposed change ${change}; nobody approves his own proposal. Put it before somebody else.`,
    zh: ({ actor, change }) => `${actor} 提出了调整 ${change}；不得批准自己提出的调整。请提交给其他审批者。`,
  },
};
