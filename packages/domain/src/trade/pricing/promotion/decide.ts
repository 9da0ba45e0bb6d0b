/** What may happen to a sales activity, and what is known of it now. */
import {
  type CommandMeta,
  type Decision,
  daysBetween,
  divideHalfAway,
  finestScale,
  type LocalDate,
  type Money,
  policyRef,
  powerOfTen,
  refuse,
  type StoredEvent,
  unless,
} from '../../../kernel/index.ts';
import { finestOf, fitsAt, moneyAt, sumOf, unitsOf } from '../../receivable/exact.ts';
import type { PricingPolicy } from '../policy.ts';
import type { PricingGiven } from '../pricelist/index.ts';
import type { PromotionCommand } from './commands.ts';
import {
  GroupBuyJoined,
  PromotionApproved,
  PromotionClosed,
  type PromotionContent,
  PromotionCostRecorded,
  PromotionEffectReported,
  type PromotionEvent,
  PromotionPlanned,
  PromotionStepDone,
} from './events.ts';
import type { PromotionRejection } from './rejections.ts';

export interface StandingPromotion {
  readonly status: 'planned' | 'approved' | 'closed' | 'reported';
  readonly content: PromotionContent;
  readonly plannedBy: string;
  readonly at: number;
  readonly on: LocalDate;
  readonly done: readonly string[];
  readonly costs: readonly { readonly cost: string; readonly amount: Money }[];
  readonly joined: readonly { readonly customer: string; readonly pieces: number }[];
}

export type PromotionState = { readonly status: 'none' } | StandingPromotion;

export const initialPromotion: PromotionState = { status: 'none' };

/** The state after an event. Total. */
export const evolvePromotion = (state: PromotionState, event: StoredEvent<PromotionEvent>): PromotionState => {
  if (event.type === 'PromotionPlanned') {
    const { content } = event.data;
    const { occurredAt: at, occurredOn: on } = event;
    return { status: 'planned', content, plannedBy: event.by.id, at, on, done: [], costs: [], joined: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'PromotionApproved':
      return { ...state, status: 'approved' };
    case 'PromotionStepDone':
      return { ...state, done: [...state.done, event.data.step] };
    case 'PromotionCostRecorded': {
      const { cost, amount } = event.data;
      return { ...state, costs: [...state.costs, { cost, amount }] };
    }
    case 'GroupBuyJoined': {
      const { customer, pieces } = event.data;
      return { ...state, joined: [...state.joined, { customer, pieces }] };
    }
    case 'PromotionClosed':
      return { ...state, status: 'closed' };
    case 'PromotionEffectReported':
      return { ...state, status: 'reported' };
    default:
      return state;
  }
};

type Answer = Decision<PromotionRejection, PromotionEvent>;
type Fault = PromotionRejection | null;
type Of<Type extends PromotionCommand['type']> = Extract<PromotionCommand, { readonly type: Type }>;

const planFaults = (promotion: string, content: PromotionContent): readonly Fault[] => {
  const { kind, means, start, end, budget, steps, threshold } = content;
  const sells = kind === 'promotion' || kind === 'group-buy';
  const ids = steps.map(({ step }) => step);
  const twice = ids.find((step, index) => ids.indexOf(step) < index);
  return [
    start <= end ? null : { code: 'promotion.ends-before-it-starts', data: { promotion, start, end } },
    sells === (means !== undefined)
      ? null
      : { code: 'promotion.means-and-kind', data: { promotion, kind, needed: sells } },
    (kind === 'group-buy') === (threshold !== undefined)
      ? null
      : { code: 'promotion.threshold-and-kind', data: { promotion, kind, needed: kind === 'group-buy' } },
    budget.amount > 0 ? null : { code: 'promotion.not-above-zero', data: { promotion, amount: budget } },
    twice === undefined ? null : { code: 'promotion.step-twice', data: { promotion, step: twice } },
  ];
};

const approve = ({ data, meta }: Of<'ApprovePromotion'>, state: StandingPromotion, policy: PricingPolicy): Answer => {
  const { promotion } = data;
  const roles = policy.approvers;
  return unless<PromotionRejection, PromotionEvent>(
    [
      state.status === 'planned' ? null : { code: 'promotion.already-approved', data: { promotion } },
      state.plannedBy === meta.by.id
        ? { code: 'promotion.approves-ones-own', data: { promotion, person: meta.by.id } }
        : null,
      meta.by.roles.some((role) => roles.includes(role))
        ? null
        : { code: 'promotion.not-authorised', data: { promotion, roles, policy: policyRef(policy) } },
      notBeforePlan(promotion, state, meta),
    ],
    () => [PromotionApproved.of({ promotion }, { policies: [policyRef(policy)] })],
  );
};

const notBeforePlan = (promotion: string, { at, on }: StandingPromotion, meta: CommandMeta): Fault =>
  meta.at >= at ? null : { code: 'promotion.dated-before-plan', data: { promotion, on: meta.on, plannedOn: on } };

const running = (promotion: string, { status }: StandingPromotion): Fault => {
  if (status === 'planned') return { code: 'promotion.not-approved', data: { promotion } };
  return status === 'approved' ? null : { code: 'promotion.closed', data: { promotion } };
};

const completeStep = ({ data, meta }: Of<'CompletePromotionStep'>, state: StandingPromotion): Answer => {
  const { promotion, step } = data;
  const isLeft = state.content.steps.some((one) => one.step === step) && !state.done.includes(step);
  return unless<PromotionRejection, PromotionEvent>(
    [
      running(promotion, state),
      isLeft ? null : { code: 'promotion.unknown-step', data: { promotion, step } },
      notBeforePlan(promotion, state, meta),
    ],
    () => [PromotionStepDone.of(data)],
  );
};

/** What was spent so far and what would be, against the budget. */
const budgetFault = (promotion: string, { content, costs }: StandingPromotion, amount: Money): Fault => {
  const { budget } = content;
  if (amount.currency !== budget.currency)
    return {
      code: 'promotion.another-currency',
      data: { promotion, currency: amount.currency, expected: budget.currency },
    };
  if (amount.amount <= 0) return { code: 'promotion.not-above-zero', data: { promotion, amount } };
  const spent = [...costs.map((one) => one.amount), amount];
  const sum = sumOf(spent);
  if (sum <= unitsOf(budget)) return null;
  const scale = finestOf(spent);
  const asked = fitsAt(amount, scale) ? moneyAt(sum, budget.currency, scale) : amount;
  return { code: 'promotion.beyond-budget', data: { promotion, asked, budget } };
};

const recordCost = ({ data, meta }: Of<'RecordPromotionCost'>, state: StandingPromotion): Answer => {
  const { promotion, cost, kind, amount, customer, relationship } = data;
  const isDisplay = kind === 'display';
  const isTold = isDisplay ? customer !== undefined && relationship !== undefined : relationship === undefined;
  return unless<PromotionRejection, PromotionEvent>(
    [
      running(promotion, state),
      state.costs.some((one) => one.cost === cost) ? { code: 'promotion.known-cost', data: { promotion, cost } } : null,
      isTold ? null : { code: 'promotion.relationship-and-display', data: { promotion, needed: isDisplay } },
      budgetFault(promotion, state, amount),
      notBeforePlan(promotion, state, meta),
    ],
    () => [PromotionCostRecorded.of(data)],
  );
};

const join = ({ data, meta }: Of<'JoinGroupBuy'>, state: StandingPromotion): Answer => {
  const { promotion, customer } = data;
  const { kind, start, end } = state.content;
  return unless<PromotionRejection, PromotionEvent>(
    [
      running(promotion, state),
      kind === 'group-buy' ? null : { code: 'promotion.no-group-buy', data: { promotion, kind } },
      state.joined.some((one) => one.customer === customer)
        ? { code: 'promotion.joined-already', data: { promotion, customer } }
        : null,
      start <= meta.on && meta.on <= end
        ? null
        : { code: 'promotion.outside-its-days', data: { promotion, on: meta.on, start, end } },
    ],
    () => [GroupBuyJoined.of(data)],
  );
};

const close = ({ data, meta }: Of<'ClosePromotion'>, state: StandingPromotion): Answer => {
  const { promotion } = data;
  const { end, steps, kind, threshold } = state.content;
  const left = steps.map(({ step }) => step).filter((step) => !state.done.includes(step));
  const pieces = state.joined.reduce((sum, one) => sum + one.pieces, 0);
  const isGroup = kind === 'group-buy';
  return unless<PromotionRejection, PromotionEvent>(
    [
      running(promotion, state),
      meta.on > end ? null : { code: 'promotion.not-over-yet', data: { promotion, end, on: meta.on } },
      left.length === 0 ? null : { code: 'promotion.steps-left', data: { promotion, steps: left } },
    ],
    () => [
      PromotionClosed.of({
        promotion,
        pieces: isGroup ? pieces : null,
        cameAbout: isGroup ? pieces >= (threshold ?? 0) : null,
      }),
    ],
  );
};

/** The sales of its days less those that as many days brought before, at the finer scale of both. */
export const upliftOf = (
  before: { readonly sales: Money; readonly days: number },
  during: { readonly sales: Money; readonly days: number },
): Money => {
  const scale = finestOf([before.sales, during.sales]);
  const per = powerOfTen(finestScale - scale);
  const expected = divideHalfAway((unitsOf(before.sales) / per) * BigInt(during.days), BigInt(before.days));
  return { amount: Number(unitsOf(during.sales) / per - expected), currency: during.sales.currency, scale };
};

const report = (
  { data, meta }: Of<'ReportPromotionEffect'>,
  state: StandingPromotion,
  policy: PricingPolicy,
): Answer => {
  const { promotion, before, during, conclusion, to } = data;
  const { budget, start, end } = state.content;
  const others = [before.sales, during.sales].find(({ currency }) => currency !== budget.currency);
  const days = daysBetween(start, end) + 1;
  const spent = state.costs.map(({ amount }) => amount);
  const cost = moneyAt(sumOf(spent), budget.currency, finestOf([budget, ...spent]));
  const faults: readonly Fault[] = [
    state.status === 'reported' ? { code: 'promotion.effect-reported', data: { promotion } } : null,
    state.status === 'planned' || state.status === 'approved'
      ? { code: 'promotion.not-closed', data: { promotion } }
      : null,
    others === undefined
      ? null
      : {
          code: 'promotion.another-currency',
          data: { promotion, currency: others.currency, expected: budget.currency },
        },
    during.days === days
      ? null
      : { code: 'promotion.outside-its-days', data: { promotion, on: `${during.days}`, start, end } },
    policy.approvers.includes(to)
      ? null
      : { code: 'promotion.effect-to-whom', data: { promotion, to, expected: policy.approvers } },
    notBeforePlan(promotion, state, meta),
  ];
  const uplift = upliftOf(before, during);
  const isCountable = Number.isSafeInteger(uplift.amount) && Number.isSafeInteger(cost.amount);
  return unless<PromotionRejection, PromotionEvent>(
    [...faults, isCountable ? null : { code: 'promotion.not-above-zero', data: { promotion, amount: during.sales } }],
    () => [PromotionEffectReported.of({ promotion, before, during, cost, uplift, conclusion, to })],
  );
};

/** Decides a command on a sales activity. */
export const decidePromotion =
  (command: PromotionCommand, { pricing }: PricingGiven) =>
  (state: PromotionState): Answer => {
    const { promotion } = command.data;
    if (command.type === 'PlanPromotion')
      return unless<PromotionRejection, PromotionEvent>(
        [
          state.status === 'none' ? null : { code: 'promotion.already-planned', data: { promotion, on: state.on } },
          ...planFaults(promotion, command.data.content),
        ],
        () => [PromotionPlanned.of(command.data)],
      );
    if (state.status === 'none') return refuse({ code: 'promotion.not-planned', data: { promotion } });
    switch (command.type) {
      case 'ApprovePromotion':
        return approve(command, state, pricing);
      case 'CompletePromotionStep':
        return completeStep(command, state);
      case 'RecordPromotionCost':
        return recordCost(command, state);
      case 'JoinGroupBuy':
        return join(command, state);
      case 'ClosePromotion':
        return close(command, state);
      case 'ReportPromotionEffect':
        return report(command, state, pricing);
    }
  };
