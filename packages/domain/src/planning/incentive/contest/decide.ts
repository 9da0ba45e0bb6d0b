/** What may happen to a contest, and why not. */
import {
  type CommandOf,
  type Decision,
  type LocalDate,
  type Messages,
  type PolicyRef,
  policyRef,
  type Rejection,
  refuse,
  unless,
} from '../../../kernel/index.ts';
import { once } from '../../reasons.ts';
import type { AnnounceContest, CloseContest, ContestCommand, EnterContestResult } from './commands.ts';
import {
  ContestAnnounced,
  ContestCalledOff,
  ContestClosed,
  type ContestEvent,
  ContestResultEntered,
} from './events.ts';
import { rankingOf } from './ranking.ts';
import type { Contest, ContestState } from './state.ts';

/** What the room needs from outside: who may hold contests. */
export interface ContestGiven {
  readonly authority: { readonly name: string; readonly version: number; readonly hosts: readonly string[] };
}

/** Where no other rule was agreed, managers hold contests. */
export const managersHoldContests: ContestGiven['authority'] = {
  name: 'contest-authority',
  version: 1,
  hosts: ['sales-manager', 'sales-director', 'general-manager'],
};

interface Which {
  readonly contest: string;
}

export type ContestRejection =
  | Rejection<'contest.exists', Which>
  | Rejection<'contest.unknown', Which>
  | Rejection<'contest.begun-already', Which & { readonly on: LocalDate; readonly start: LocalDate }>
  | Rejection<'contest.too-few-entrants', Which & { readonly entrants: number }>
  | Rejection<'contest.entrant-twice', { readonly entrant: string }>
  | Rejection<'contest.no-prizes', Which>
  | Rejection<'contest.prize-not-positive', { readonly place: number; readonly amount: number }>
  | Rejection<
      'contest.prize-above-the-one-before',
      { readonly place: number; readonly amount: number; readonly before: number }
    >
  | Rejection<'contest.prizes-of-many-units', { readonly place: number }>
  | Rejection<'contest.prizes-too-large', Which>
  | Rejection<
      'contest.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >
  | Rejection<'contest.ended-already', Which & { readonly on: LocalDate }>
  | Rejection<'contest.no-entrant', Which & { readonly entrant: string }>
  | Rejection<'contest.enters-himself', { readonly actor: string }>
  | Rejection<'contest.not-begun', Which & { readonly on: LocalDate; readonly start: LocalDate }>
  | Rejection<'contest.not-over', Which & { readonly on: LocalDate; readonly end: LocalDate }>
  | Rejection<'contest.no-results', Which>;

type Answer = Decision<ContestRejection, ContestEvent>;
type Actor = { readonly id: string; readonly roles: readonly string[] };

const unauthorised = ({ id, roles }: Actor, { authority }: ContestGiven): ContestRejection | null =>
  roles.some((role) => authority.hosts.includes(role))
    ? null
    : {
        code: 'contest.not-authorised',
        data: { actor: id, roles, needed: authority.hosts, policy: policyRef(authority) },
      };

const prizeFaults = (prizes: CommandOf<typeof AnnounceContest>['data']['prizes']): readonly ContestRejection[] =>
  prizes.flatMap(({ amount, currency, scale }, index): readonly ContestRejection[] => {
    const before = prizes[index - 1];
    const place = index + 1;
    return [
      ...(amount > 0 ? [] : [{ code: 'contest.prize-not-positive', data: { place, amount } } as const]),
      ...(before !== undefined && amount > before.amount
        ? [{ code: 'contest.prize-above-the-one-before', data: { place, amount, before: before.amount } } as const]
        : []),
      ...(before !== undefined && (currency !== before.currency || scale !== before.scale)
        ? [{ code: 'contest.prizes-of-many-units', data: { place } } as const]
        : []),
    ];
  });

const announce = (
  { data, meta }: CommandOf<typeof AnnounceContest>,
  given: ContestGiven,
  state: ContestState,
): Answer => {
  const { contest, entrants, prizes, period } = data;
  const sum = prizes.reduce((total, { amount }) => total + BigInt(Math.abs(amount)), 0n);
  return unless<ContestRejection, ContestEvent>(
    [
      state !== null && { code: 'contest.exists', data: { contest } },
      meta.on > period.start && { code: 'contest.begun-already', data: { contest, on: meta.on, start: period.start } },
      new Set(entrants).size < 2 && {
        code: 'contest.too-few-entrants',
        data: { contest, entrants: new Set(entrants).size },
      },
      ...once(
        entrants
          .filter((entrant, index) => entrants.indexOf(entrant) < index)
          .map((entrant) => ({ code: 'contest.entrant-twice' as const, data: { entrant } })),
      ),
      prizes.length === 0 && { code: 'contest.no-prizes', data: { contest } },
      ...prizeFaults(prizes),
      sum > BigInt(Number.MAX_SAFE_INTEGER) && { code: 'contest.prizes-too-large', data: { contest } },
      unauthorised(meta.by, given),
    ],
    () => [ContestAnnounced.of(data, { policies: [policyRef(given.authority)] })],
  );
};

const ended = (contest: string, of: Contest): ContestRejection | null =>
  of.ended === null ? null : { code: 'contest.ended-already', data: { contest, on: of.ended.on } };

const enter = ({ data, meta }: CommandOf<typeof EnterContestResult>, given: ContestGiven, of: Contest): Answer => {
  const { contest, entrant } = data;
  const { start } = of.terms.period;
  return unless<ContestRejection, ContestEvent>(
    [
      ended(contest, of),
      !of.terms.entrants.includes(entrant) && { code: 'contest.no-entrant', data: { contest, entrant } },
      meta.by.id === entrant && { code: 'contest.enters-himself', data: { actor: entrant } },
      meta.on < start && { code: 'contest.not-begun', data: { contest, on: meta.on, start } },
      unauthorised(meta.by, given),
    ],
    () => [ContestResultEntered.of(data, { policies: [policyRef(given.authority)] })],
  );
};

const close = ({ data, meta }: CommandOf<typeof CloseContest>, given: ContestGiven, of: Contest): Answer => {
  const { contest } = data;
  const { end } = of.terms.period;
  return unless<ContestRejection, ContestEvent>(
    [
      ended(contest, of),
      meta.on < end && { code: 'contest.not-over', data: { contest, on: meta.on, end } },
      of.results.length === 0 && { code: 'contest.no-results', data: { contest } },
      unauthorised(meta.by, given),
    ],
    () => [
      ContestClosed.of(
        { contest, ranking: [...rankingOf(of.terms, of.results)] },
        { policies: [policyRef(given.authority)] },
      ),
    ],
  );
};

/** The events of a command, or every reason against it. */
export const decideContest =
  (command: ContestCommand, given: ContestGiven) =>
  (state: ContestState): Answer => {
    if (command.type === 'AnnounceContest') return announce(command, given, state);
    const { contest } = command.data;
    if (state === null) return refuse({ code: 'contest.unknown', data: { contest } });
    switch (command.type) {
      case 'EnterContestResult':
        return enter(command, given, state);
      case 'CloseContest':
        return close(command, given, state);
      case 'CallOffContest':
        return unless<ContestRejection, ContestEvent>(
          [ended(contest, state), unauthorised(command.meta.by, given)],
          () => [ContestCalledOff.of(command.data, { policies: [policyRef(given.authority)] })],
        );
    }
  };

const rolesEn = (roles: readonly string[]): string => (roles.length === 0 ? 'no role' : roles.join(', '));
const rolesZh = (roles: readonly string[]): string => (roles.length === 0 ? '无角色' : roles.join('、'));

export const contestMessages: Messages<ContestRejection> = {
  'contest.exists': {
    en: ({ contest }) => `Contest ${contest} was announced already; give another one an id of its own.`,
    zh: ({ contest }) => `销售竞赛 ${contest} 已经公布；请使用新的编号。`,
  },
  'contest.unknown': {
    en: ({ contest }) => `There is no contest ${contest}; announce it first (AnnounceContest).`,
    zh: ({ contest }) => `没有销售竞赛 ${contest}；请先公布（AnnounceContest）。`,
  },
  'contest.begun-already': {
    en: ({ contest, on, start }) => `Contest ${contest} would be announced on ${on}, after it began (${start}).`,
    zh: ({ contest, on, start }) => `销售竞赛 ${contest} 拟于 ${on} 公布，晚于开始日 ${start}。`,
  },
  'contest.too-few-entrants': {
    en: ({ contest, entrants }) => `Contest ${contest} has ${entrants} entrant(s); it takes two at least.`,
    zh: ({ contest, entrants }) => `销售竞赛 ${contest} 只有 ${entrants} 人参加；至少须有两人。`,
  },
  'contest.entrant-twice': {
    en: ({ entrant }) => `${entrant} stands among the entrants twice.`,
    zh: ({ entrant }) => `参赛人 ${entrant} 重复。`,
  },
  'contest.no-prizes': {
    en: ({ contest }) => `Contest ${contest} has no prizes.`,
    zh: ({ contest }) => `销售竞赛 ${contest} 未设奖励。`,
  },
  'contest.prize-not-positive': {
    en: ({ place, amount }) => `The prize of place ${place} is ${amount}; a prize is above zero.`,
    zh: ({ place, amount }) => `第 ${place} 名的奖励为 ${amount}；须大于零。`,
  },
  'contest.prize-above-the-one-before': {
    en: ({ place, amount, before }) =>
      `The prize of place ${place} is ${amount}, above ${before} of the place before it.`,
    zh: ({ place, amount, before }) => `第 ${place} 名的奖励 ${amount} 高于前一名的 ${before}。`,
  },
  'contest.prizes-of-many-units': {
    en: ({ place }) => `The prize of place ${place} is in another currency or scale than the one before it.`,
    zh: ({ place }) => `第 ${place} 名奖励的币种或小数位数与前一名不同。`,
  },
  'contest.prizes-too-large': {
    en: ({ contest }) => `The prizes of contest ${contest} add up to more than can be counted exactly.`,
    zh: ({ contest }) => `销售竞赛 ${contest} 的奖励合计超出可精确计算的范围。`,
  },
  'contest.not-authorised': {
    en: ({ actor, roles, needed, policy }) =>
      `${actor} (${rolesEn(roles)}) may not hold a contest; by ${policy} that takes one of: ${rolesEn(needed)}.`,
    zh: ({ actor, roles, needed, policy }) =>
      `${actor}（${rolesZh(roles)}）无权举办销售竞赛；按 ${policy}，须具有以下角色之一：${rolesZh(needed)}。`,
  },
  'contest.ended-already': {
    en: ({ contest, on }) => `Contest ${contest} ended on ${on}.`,
    zh: ({ contest, on }) => `销售竞赛 ${contest} 已于 ${on} 结束。`,
  },
  'contest.no-entrant': {
    en: ({ contest, entrant }) => `${entrant} doesn't take part in contest ${contest}.`,
    zh: ({ contest, entrant }) => `${entrant} 未参加销售竞赛 ${contest}。`,
  },
  'contest.enters-himself': {
    en: ({ actor }) => `${actor} can't enter his own result.`,
    zh: ({ actor }) => `${actor} 不能登记自己的成绩。`,
  },
  'contest.not-begun': {
    en: ({ contest, on, start }) => `Contest ${contest} begins on ${start}; on ${on} there is no result.`,
    zh: ({ contest, on, start }) => `销售竞赛 ${contest} 于 ${start} 开始；${on} 尚无成绩。`,
  },
  'contest.not-over': {
    en: ({ contest, on, end }) => `Contest ${contest} goes on until before ${end}; it can't be closed on ${on}.`,
    zh: ({ contest, on, end }) => `销售竞赛 ${contest} 于 ${end} 前尚未结束；不能在 ${on} 评定。`,
  },
  'contest.no-results': {
    en: ({ contest }) => `No result was entered in contest ${contest}.`,
    zh: ({ contest }) => `销售竞赛 ${contest} 没有登记任何成绩。`,
  },
};
