/** What may happen to an award, and why not. */
import * as E from 'fp-ts/lib/Either.js';
import {
  addMonths,
  apportion,
  type CommandOf,
  type Decision,
  formatMoney,
  isLocalDate,
  type LocalDate,
  type Messages,
  type PolicyRef,
  policyRef,
  type Rejection,
  refuse,
  unless,
} from '../../../kernel/index.ts';
import type { IncentiveItem, IncentivePlan } from '../incentive-plan.ts';
import type { AwardCommand, ForfeitAward, GrantAward, PayInstalment } from './commands.ts';
import { type AwardEvent, AwardForfeited, AwardGranted, InstalmentPaid } from './events.ts';
import type { Award, AwardState } from './state.ts';

/** What the room needs from outside: the adopted plans, and who may award. */
export interface AwardGiven {
  readonly plans: readonly IncentivePlan[];
  readonly authority: { readonly name: string; readonly version: number; readonly granters: readonly string[] };
}

/** Where no other rule was agreed, directors and the general manager award. */
export const directorsAward: AwardGiven['authority'] = {
  name: 'award-authority',
  version: 1,
  granters: ['sales-director', 'general-manager'],
};

interface Which {
  readonly award: string;
}

export type AwardRejection =
  | Rejection<'award.exists', Which>
  | Rejection<'award.unknown', Which>
  | Rejection<'award.plan-unknown', { readonly plan: string; readonly known: readonly string[] }>
  | Rejection<'award.no-bonus-of-the-plan', { readonly plan: string; readonly item: string }>
  | Rejection<'award.plan-not-in-force', { readonly plan: string; readonly from: LocalDate; readonly on: LocalDate }>
  | Rejection<'award.amount-not-positive', Which & { readonly amount: string }>
  | Rejection<'award.without-evidence', Which>
  | Rejection<'award.awards-himself', { readonly actor: string }>
  | Rejection<
      'award.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >
  | Rejection<'award.no-such-instalment', Which & { readonly instalment: number; readonly instalments: number }>
  | Rejection<'award.not-due', Which & { readonly due: LocalDate; readonly on: LocalDate }>
  | Rejection<'award.paid-already', Which & { readonly on: LocalDate }>
  | Rejection<'award.forfeited-already', Which>
  | Rejection<'award.nothing-to-forfeit', Which & { readonly on: LocalDate }>
  | Rejection<'award.too-far-ahead', Which & { readonly months: number }>;

type Answer = Decision<AwardRejection, AwardEvent>;

const unauthorised = (
  { id, roles }: { readonly id: string; readonly roles: readonly string[] },
  { authority }: AwardGiven,
): AwardRejection | null =>
  roles.some((role) => authority.granters.includes(role))
    ? null
    : {
        code: 'award.not-authorised',
        data: { actor: id, roles, needed: authority.granters, policy: policyRef(authority) },
      };

type Bonus = Extract<IncentiveItem, { readonly form: 'bonus' }>;

const instalmentsOf = (amount: number, on: LocalDate, { instalments }: Bonus) => {
  const parts = apportion(
    amount,
    instalments.map(({ share }) => share),
  );
  return instalments.map(({ months, share }, index) => ({
    due: addMonths(on, months),
    share,
    amount: E.isRight(parts) ? (parts.right[index] ?? 0) : 0,
  }));
};

const grant = ({ data, meta }: CommandOf<typeof GrantAward>, given: AwardGiven, state: AwardState): Answer => {
  const plan = given.plans.find((one) => policyRef(one) === data.plan);
  if (plan === undefined)
    return refuse({
      code: 'award.plan-unknown',
      data: { plan: data.plan, known: given.plans.map((one) => policyRef(one)) },
    });
  const item = plan.items.find((one): one is Bonus => one.form === 'bonus' && one.code === data.item);
  if (item === undefined)
    return refuse({ code: 'award.no-bonus-of-the-plan', data: { plan: data.plan, item: data.item } });
  const { award, payee, amount, evidence } = data;
  const latest = Math.max(...item.instalments.map(({ months }) => months));
  return unless<AwardRejection, AwardEvent>(
    [
      state !== null && { code: 'award.exists', data: { award } },
      plan.from > meta.on && {
        code: 'award.plan-not-in-force',
        data: { plan: data.plan, from: plan.from, on: meta.on },
      },
      amount.amount <= 0 && { code: 'award.amount-not-positive', data: { award, amount: formatMoney(amount) } },
      evidence.trim() === '' && { code: 'award.without-evidence', data: { award } },
      meta.by.id === payee && { code: 'award.awards-himself', data: { actor: payee } },
      !isLocalDate(addMonths(meta.on, latest)) && { code: 'award.too-far-ahead', data: { award, months: latest } },
      unauthorised(meta.by, given),
    ],
    () => [
      AwardGranted.of(
        {
          award,
          payee,
          plan: policyRef(plan),
          item: item.code,
          amount,
          instalments: instalmentsOf(amount.amount, meta.on, item),
          evidence,
        },
        { policies: [policyRef(plan), policyRef(given.authority)] },
      ),
    ],
  );
};

const pay = ({ data, meta }: CommandOf<typeof PayInstalment>, given: AwardGiven, of: Award): Answer => {
  const { award, instalment } = data;
  const one = of.instalments[instalment - 1];
  if (one === undefined)
    return refuse({
      code: 'award.no-such-instalment',
      data: { award, instalment, instalments: of.instalments.length },
    });
  return unless<AwardRejection, AwardEvent>(
    [
      one.paidOn !== null && { code: 'award.paid-already', data: { award, on: one.paidOn } },
      one.forfeited && { code: 'award.forfeited-already', data: { award } },
      meta.on < one.due && { code: 'award.not-due', data: { award, due: one.due, on: meta.on } },
      unauthorised(meta.by, given),
    ],
    () => [InstalmentPaid.of({ award, instalment, amount: one.amount }, { policies: [policyRef(given.authority)] })],
  );
};

const forfeit = ({ data, meta }: CommandOf<typeof ForfeitAward>, given: AwardGiven, of: Award): Answer => {
  const { award, reason } = data;
  const lost = of.instalments.flatMap(({ due, amount, paidOn, forfeited }, index) =>
    due > meta.on && paidOn === null && !forfeited ? [{ place: index + 1, amount }] : [],
  );
  return unless<AwardRejection, AwardEvent>(
    [
      lost.length === 0 && { code: 'award.nothing-to-forfeit', data: { award, on: meta.on } },
      unauthorised(meta.by, given),
    ],
    () => [
      AwardForfeited.of(
        {
          award,
          instalments: lost.map(({ place }) => place),
          amount: lost.reduce((sum, { amount }) => sum + amount, 0),
          reason,
        },
        { policies: [policyRef(given.authority)] },
      ),
    ],
  );
};

/** The events of a command, or every reason against it. */
export const decideAward =
  (command: AwardCommand, given: AwardGiven) =>
  (state: AwardState): Answer => {
    if (command.type === 'GrantAward') return grant(command, given, state);
    if (state === null) return refuse({ code: 'award.unknown', data: { award: command.data.award } });
    return command.type === 'PayInstalment' ? pay(command, given, state) : forfeit(command, given, state);
  };

const rolesEn = (roles: readonly string[]): string => (roles.length === 0 ? 'no role' : roles.join(', '));
const rolesZh = (roles: readonly string[]): string => (roles.length === 0 ? '无角色' : roles.join('、'));

export const awardMessages: Messages<AwardRejection> = {
  'award.exists': {
    en: ({ award }) => `Award ${award} was granted already; give another one an id of its own.`,
    zh: ({ award }) => `奖金 ${award} 已经授予；请使用新的编号。`,
  },
  'award.unknown': {
    en: ({ award }) => `There is no award ${award}; grant it first (GrantAward).`,
    zh: ({ award }) => `没有奖金 ${award}；请先授予（GrantAward）。`,
  },
  'award.plan-unknown': {
    en: ({ plan, known }) =>
      `No incentive plan ${plan} was adopted; known are: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    zh: ({ plan, known }) => `未采用激励机制 ${plan}；已采用的：${known.length === 0 ? '无' : known.join('、')}。`,
  },
  'award.no-bonus-of-the-plan': {
    en: ({ plan, item }) => `Plan ${plan} has no bonus "${item}".`,
    zh: ({ plan, item }) => `激励机制 ${plan} 没有奖金项目“${item}”。`,
  },
  'award.plan-not-in-force': {
    en: ({ plan, from, on }) => `Plan ${plan} is in force from ${from}, and the award is of ${on}.`,
    zh: ({ plan, from, on }) => `激励机制 ${plan} 自 ${from} 起生效，而授予日为 ${on}。`,
  },
  'award.amount-not-positive': {
    en: ({ award, amount }) => `Award ${award} is of ${amount}; an award is above zero.`,
    zh: ({ award, amount }) => `奖金 ${award} 的金额为 ${amount}；须大于零。`,
  },
  'award.without-evidence': {
    en: ({ award }) => `Award ${award} names nothing that it rests on; name the appraisal or the contest.`,
    zh: ({ award }) => `奖金 ${award} 未注明依据；请注明所依据的考核或竞赛。`,
  },
  'award.awards-himself': {
    en: ({ actor }) => `${actor} can't award himself.`,
    zh: ({ actor }) => `${actor} 不能为自己授予奖金。`,
  },
  'award.not-authorised': {
    en: ({ actor, roles, needed, policy }) =>
      `${actor} (${rolesEn(roles)}) may not award; by ${policy} that takes one of: ${rolesEn(needed)}.`,
    zh: ({ actor, roles, needed, policy }) =>
      `${actor}（${rolesZh(roles)}）无权授予奖金；按 ${policy}，须具有以下角色之一：${rolesZh(needed)}。`,
  },
  'award.no-such-instalment': {
    en: ({ award, instalment, instalments }) =>
      `Award ${award} has ${instalments} instalments, and none is number ${instalment}.`,
    zh: ({ award, instalment, instalments }) => `奖金 ${award} 共 ${instalments} 期，没有第 ${instalment} 期。`,
  },
  'award.not-due': {
    en: ({ award, due, on }) => `That instalment of award ${award} is due on ${due}, not on ${on}.`,
    zh: ({ award, due, on }) => `奖金 ${award} 的该期于 ${due} 到期，${on} 尚未到期。`,
  },
  'award.paid-already': {
    en: ({ award, on }) => `That instalment of award ${award} was paid on ${on} already.`,
    zh: ({ award, on }) => `奖金 ${award} 的该期已于 ${on} 支付。`,
  },
  'award.forfeited-already': {
    en: ({ award }) => `That instalment of award ${award} was forfeited.`,
    zh: ({ award }) => `奖金 ${award} 的该期已被取消。`,
  },
  'award.nothing-to-forfeit': {
    en: ({ award, on }) => `Nothing of award ${award} falls due after ${on}; what was due stays due.`,
    zh: ({ award, on }) => `奖金 ${award} 在 ${on} 之后没有未到期的部分；已到期的仍应支付。`,
  },
  'award.too-far-ahead': {
    en: ({ award, months }) => `${months} months after award ${award} there is no date any more.`,
    zh: ({ award, months }) => `奖金 ${award} 授予后 ${months} 个月已超出日历范围。`,
  },
};
