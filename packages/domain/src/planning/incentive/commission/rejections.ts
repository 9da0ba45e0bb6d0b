/** Why something can't be done to a commission run, with the numbers that led to it, and the texts in both languages. */
import type { LocalDate, Messages, PolicyRef, Rejection, Text } from '../../../kernel/index.ts';
import type { CommissionBase } from '../commission-table.ts';

interface Run {
  readonly run: string;
}

export type CommissionRejection =
  | Rejection<'commission.table-unknown', { readonly table: string; readonly known: readonly string[] }>
  | Rejection<
      'commission.table-not-in-force',
      { readonly table: string; readonly from: LocalDate; readonly start: LocalDate }
    >
  | Rejection<'commission.run-exists', Run>
  | Rejection<'commission.run-unknown', Run>
  | Rejection<
      'commission.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly act: 'calculate' | 'approve';
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >
  | Rejection<'commission.before-what-it-follows', Run & { readonly at: string; readonly latest: string }>
  | Rejection<'commission.awaits-approval', Run & { readonly on: LocalDate }>
  | Rejection<'commission.approved-already', Run>
  | Rejection<'commission.sale-credited-already', { readonly sale: string }>
  | Rejection<'commission.sale-unknown', Run & { readonly sale: string }>
  | Rejection<
      'commission.outside-the-period',
      { readonly sale: string; readonly on: LocalDate; readonly period: string }
    >
  | Rejection<'commission.other-currency', { readonly currency: string; readonly needed: string }>
  | Rejection<'commission.too-fine', { readonly amount: string; readonly scale: number }>
  | Rejection<
      'commission.amount-not-positive',
      { readonly sale: string; readonly amount: string; readonly basis: CommissionBase }
    >
  | Rejection<'commission.share-not-positive', { readonly seller: string; readonly share: number }>
  | Rejection<'commission.seller-twice', { readonly seller: string }>
  | Rejection<'commission.shares-not-whole', { readonly sum: number; readonly whole: number }>
  | Rejection<'commission.too-large', Run & { readonly most: string }>
  | Rejection<'commission.too-many-sellers', Run & { readonly most: number }>
  | Rejection<'commission.more-than-is-left', { readonly sale: string; readonly amount: string; readonly left: string }>
  | Rejection<'commission.nothing-was-credited-for-a-debt', { readonly sale: string }>
  | Rejection<'commission.nothing-credited', Run>
  | Rejection<'commission.period-not-over', Run & { readonly on: LocalDate; readonly end: LocalDate }>
  | Rejection<'commission.not-calculated', Run>
  | Rejection<'commission.approver-calculated', { readonly actor: string }>
  | Rejection<'commission.approver-is-paid', { readonly actor: string }>;

/** What a commission is paid on (结算口径). */
export const baseTexts: Readonly<Record<CommissionBase, Text>> = {
  invoiced: { en: 'invoiced sales', zh: '开票额' },
  collected: { en: 'collections', zh: '回款额' },
  'gross-profit': { en: 'gross profit', zh: '毛利' },
};

const acts = {
  calculate: { en: 'calculate commission', zh: '计算佣金' },
  approve: { en: 'approve commission', zh: '审批佣金' },
} as const satisfies Readonly<Record<string, Text>>;

const rolesEn = (roles: readonly string[]): string => (roles.length === 0 ? 'no role' : roles.join(', '));
const rolesZh = (roles: readonly string[]): string => (roles.length === 0 ? '无角色' : roles.join('、'));

/** The texts of {@link CommissionRejection}. */
export const commissionMessages: Messages<CommissionRejection> = {
  'commission.table-unknown': {
    en: ({ table, known }) =>
      `No commission table ${table} was adopted; known are: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    zh: ({ table, known }) =>
      `未采用提成方案 ${table}；已采用的方案：${known.length === 0 ? '无' : known.join('、')}。`,
  },
  'commission.table-not-in-force': {
    en: ({ table, from, start }) => `Table ${table} is in force from ${from}, after the period begins (${start}).`,
    zh: ({ table, from, start }) => `提成方案 ${table} 自 ${from} 起生效，晚于结算周期开始日 ${start}。`,
  },
  'commission.run-exists': {
    en: ({ run }) => `Commission run ${run} was opened already; give another one an id of its own.`,
    zh: ({ run }) => `提成结算 ${run} 已经建立；请使用新的编号。`,
  },
  'commission.run-unknown': {
    en: ({ run }) => `There is no commission run ${run}; open it first (OpenCommissionRun).`,
    zh: ({ run }) => `没有提成结算 ${run}；请先建立（OpenCommissionRun）。`,
  },
  'commission.not-authorised': {
    en: ({ actor, roles, act, needed, policy }) =>
      `${actor} (${rolesEn(roles)}) may not ${acts[act].en}; by ${policy} that takes one of: ${rolesEn(needed)}.`,
    zh: ({ actor, roles, act, needed, policy }) =>
      `${actor}（${rolesZh(roles)}）无权${acts[act].zh}；按 ${policy}，须具有以下角色之一：${rolesZh(needed)}。`,
  },
  'commission.before-what-it-follows': {
    en: ({ run, at, latest }) => `It is dated ${at}, before the latest that is known of run ${run} (${latest}).`,
    zh: ({ run, at, latest }) => `业务时间 ${at} 早于提成结算 ${run} 的最近记录（${latest}）。`,
  },
  'commission.awaits-approval': {
    en: ({ run, on }) =>
      `Run ${run} was calculated on ${on} and awaits approval; send it back (ReturnCommission) before its sales change.`,
    zh: ({ run, on }) => `提成结算 ${run} 已于 ${on} 计算，正待审批；变更销售前请先退回（ReturnCommission）。`,
  },
  'commission.approved-already': {
    en: ({ run }) =>
      `Run ${run} was approved; what comes back now is clawed back (ReduceCreditedSale), nothing else changes.`,
    zh: ({ run }) => `提成结算 ${run} 已经审批；此后只可追回（ReduceCreditedSale），其他不得变更。`,
  },
  'commission.sale-credited-already': {
    en: ({ sale }) => `Sale ${sale} was credited in this run already; it counts once.`,
    zh: ({ sale }) => `销售 ${sale} 已计入本次结算；只能计一次。`,
  },
  'commission.sale-unknown': {
    en: ({ sale, run }) => `Run ${run} has credited no sale ${sale}.`,
    zh: ({ sale, run }) => `提成结算 ${run} 未计入销售 ${sale}。`,
  },
  'commission.outside-the-period': {
    en: ({ sale, on, period }) => `${on} isn't in ${period}, so sale ${sale} can't count there.`,
    zh: ({ sale, on, period }) => `${on} 不在 ${period} 内，销售 ${sale} 不能计入该周期。`,
  },
  'commission.other-currency': {
    en: ({ currency, needed }) =>
      `The amount is in ${currency}, and the table counts in ${needed}; they are never added.`,
    zh: ({ currency, needed }) => `金额币种为 ${currency}，而提成方案以 ${needed} 计；不同币种不得相加。`,
  },
  'commission.too-fine': {
    en: ({ amount, scale }) => `The amount ${amount} has more than the ${scale} decimals that the table counts in.`,
    zh: ({ amount, scale }) => `金额 ${amount} 的小数位数超过提成方案所用的 ${scale} 位。`,
  },
  'commission.amount-not-positive': {
    en: ({ sale, amount, basis }) =>
      `Sale ${sale} would be credited with ${amount} of ${baseTexts[basis].en}; only gross profit can be below zero, and nothing is credited with zero.`,
    zh: ({ sale, amount, basis }) =>
      `销售 ${sale} 拟计入${baseTexts[basis].zh} ${amount}；只有毛利可以为负，且不得为零。`,
  },
  'commission.share-not-positive': {
    en: ({ seller, share }) => `The share of seller ${seller} is ${share} basis points; each is above zero.`,
    zh: ({ seller, share }) => `销售人员 ${seller} 的份额为 ${share} 个基点；须大于零。`,
  },
  'commission.seller-twice': {
    en: ({ seller }) => `Seller ${seller} stands among the shares twice.`,
    zh: ({ seller }) => `销售人员 ${seller} 在份额中重复。`,
  },
  'commission.shares-not-whole': {
    en: ({ sum, whole }) => `The shares add up to ${sum} basis points; those of a joint sale add up to ${whole}.`,
    zh: ({ sum, whole }) => `各人份额合计 ${sum} 个基点；联合销售的份额合计须为 ${whole}。`,
  },
  'commission.too-large': {
    en: ({ run, most }) => `Run ${run} would come to more than ${most} units; split it into several runs.`,
    zh: ({ run, most }) => `提成结算 ${run} 的总量将超过 ${most}；请分为多次结算。`,
  },
  'commission.too-many-sellers': {
    en: ({ run, most }) => `Run ${run} has ${most} sellers, the most of one run; open another one.`,
    zh: ({ run, most }) => `提成结算 ${run} 的人数最多为 ${most}；请另立一次结算。`,
  },
  'commission.more-than-is-left': {
    en: ({ sale, amount, left }) => `${amount} can't come back of sale ${sale}, of which ${left} is left.`,
    zh: ({ sale, amount, left }) => `销售 ${sale} 尚余 ${left}，不能减少 ${amount}。`,
  },
  'commission.nothing-was-credited-for-a-debt': {
    en: ({ sale }) =>
      `The table pays on collections, so that for a debt of sale ${sale} nothing was credited that could be taken back.`,
    zh: ({ sale }) => `该方案按回款额提成，销售 ${sale} 的坏账从未计入，无可追回。`,
  },
  'commission.nothing-credited': {
    en: ({ run }) => `No sale was credited in run ${run}; there is nothing to calculate.`,
    zh: ({ run }) => `提成结算 ${run} 未计入任何销售，无可计算。`,
  },
  'commission.period-not-over': {
    en: ({ run, on, end }) => `Run ${run} can't be calculated on ${on}: its period goes on until before ${end}.`,
    zh: ({ run, on, end }) => `提成结算 ${run} 不能在 ${on} 计算：结算周期于 ${end} 前尚未结束。`,
  },
  'commission.not-calculated': {
    en: ({ run }) => `Run ${run} isn't calculated; calculate it first (CalculateCommission).`,
    zh: ({ run }) => `提成结算 ${run} 尚未计算；请先计算（CalculateCommission）。`,
  },
  'commission.approver-calculated': {
    en: ({ actor }) => `${actor} calculated it; somebody else has to approve.`,
    zh: ({ actor }) => `${actor} 即计算人，须由他人审批。`,
  },
  'commission.approver-is-paid': {
    en: ({ actor }) => `${actor} is paid by it; somebody else has to approve.`,
    zh: ({ actor }) => `${actor} 即提成受益人，须由他人审批。`,
  },
};
