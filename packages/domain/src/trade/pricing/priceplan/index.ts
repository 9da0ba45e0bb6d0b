/** The room of the price plan: average prices that are planned and checked (row N3), with a floor on the average margin (row N4). */
import * as z from 'zod';
import {
  addDays,
  type CommandOf,
  commandType,
  type Decider,
  type Decision,
  idSchema,
  type Law,
  type LocalDate,
  lawOf,
  localDateSchema,
  type Messages,
  policyRef,
  type Rejection,
  ratioOf,
  refuse,
  type StoredEvent,
  unless,
} from '../../../kernel/index.ts';
import { unitsOf } from '../../receivable/exact.ts';
import { isAtLeast, type PricingPolicy } from '../policy.ts';
import type { PricingGiven } from '../pricelist/index.ts';
import {
  type PriceFinding,
  type PricePlanCell,
  type PricePlanContent,
  type PricePlanEvent,
  PricePlanReviewed,
  PricePlanSet,
  priceFindingSchema,
  pricePlanContentSchema,
  pricePlanEvents,
} from './events.ts';

export * from './events.ts';

/** Plans the average prices of a period. */
export const SetPricePlan = commandType({
  type: 'SetPricePlan',
  schema: z.strictObject({ plan: idSchema, content: pricePlanContentSchema }),
});

/** Holds the plan against what came of it; with an improvement where that is off by more than the tolerance. */
export const ReviewPricePlan = commandType({
  type: 'ReviewPricePlan',
  schema: z.strictObject({
    plan: idSchema,
    findings: z.array(priceFindingSchema).min(1).max(2000),
    improvement: z
      .strictObject({ text: z.string().min(1).max(2000), owner: idSchema, dueOn: localDateSchema })
      .optional(),
  }),
});

/** Every command type of the room. */
export const pricePlanCommands = [SetPricePlan, ReviewPricePlan] as const;
/** What can be asked of a price plan. */
export type PricePlanCommand = CommandOf<(typeof pricePlanCommands)[number]>;

interface Of {
  readonly plan: string;
}

export type PricePlanRejection =
  | Rejection<'priceplan.already-set', Of & { readonly on: string }>
  | Rejection<'priceplan.not-set', Of>
  | Rejection<'priceplan.several-currencies', Of & { readonly currencies: readonly string[] }>
  | Rejection<'priceplan.cell-twice', Of & { readonly product: string }>
  | Rejection<'priceplan.bad-cell', Of & { readonly product: string; readonly fault: 'price' | 'season' | 'class' }>
  | Rejection<
      'priceplan.below-floor',
      Of & { readonly revenue: string; readonly cost: string; readonly floor: number; readonly policy: string }
    >
  | Rejection<'priceplan.not-planned', Of & { readonly product: string }>
  | Rejection<'priceplan.improvement-missing', Of & { readonly beyond: number; readonly tolerance: number }>
  | Rejection<'priceplan.improvement-in-the-past', Of & { readonly dueOn: string; readonly on: string }>
  | Rejection<'priceplan.dated-before-plan', Of & { readonly on: string; readonly setOn: string }>;

const faultTexts = {
  price: { en: 'has no price above zero', zh: '价格须大于零' },
  season: { en: 'names a season that the plan has not', zh: '所列季节不在计划中' },
  class: { en: 'names a class, and the plan no axis of classes', zh: '列有客户类别，而计划未指明分类维度' },
} as const;

export const pricePlanMessages: Messages<PricePlanRejection> = {
  'priceplan.already-set': {
    en: ({ plan, on }) => `Price plan ${plan} was set on ${on} already; give the new one its own id.`,
    zh: ({ plan, on }) => `价格计划 ${plan} 已于 ${on} 制定；请使用新的编号。`,
  },
  'priceplan.not-set': {
    en: ({ plan }) => `There is no price plan ${plan}.`,
    zh: ({ plan }) => `价格计划 ${plan} 不存在。`,
  },
  'priceplan.several-currencies': {
    en: ({ plan, currencies }) => `Price plan ${plan} holds ${currencies.join(', ')}; a plan has one currency.`,
    zh: ({ plan, currencies }) => `价格计划 ${plan} 含有 ${currencies.join('、')}；一份计划只有一种币种。`,
  },
  'priceplan.cell-twice': {
    en: ({ plan, product }) => `Price plan ${plan} plans product ${product} twice for one class and season.`,
    zh: ({ plan, product }) => `价格计划 ${plan} 中商品 ${product} 在同一类别与季节重复。`,
  },
  'priceplan.bad-cell': {
    en: ({ plan, product, fault }) => `Price plan ${plan}: product ${product} ${faultTexts[fault].en}.`,
    zh: ({ plan, product, fault }) => `价格计划 ${plan}：商品 ${product} ${faultTexts[fault].zh}。`,
  },
  'priceplan.below-floor': {
    en: ({ plan, revenue, cost, floor, policy }) =>
      `Price plan ${plan} would bring ${revenue} for goods that cost ${cost}: less than ${floor / 100} % on average (${policy}).`,
    zh: ({ plan, revenue, cost, floor, policy }) =>
      `价格计划 ${plan} 预计收入 ${revenue}、成本 ${cost}，平均毛利率低于 ${floor / 100}%（${policy}）。`,
  },
  'priceplan.not-planned': {
    en: ({ plan, product }) => `Price plan ${plan} has no such price of product ${product}.`,
    zh: ({ plan, product }) => `价格计划 ${plan} 中没有商品 ${product} 的该项价格。`,
  },
  'priceplan.improvement-missing': {
    en: ({ plan, beyond, tolerance }) =>
      `${beyond} prices of plan ${plan} are off by more than ${tolerance / 100} %: say what is to be improved, by whom and until when.`,
    zh: ({ plan, beyond, tolerance }) =>
      `价格计划 ${plan} 有 ${beyond} 项偏离超过 ${tolerance / 100}%：请提出改进意见、负责人与期限。`,
  },
  'priceplan.improvement-in-the-past': {
    en: ({ plan, dueOn, on }) => `On ${on} the improvement of plan ${plan} can't be due on ${dueOn}, which has passed.`,
    zh: ({ plan, dueOn, on }) => `价格计划 ${plan} 的改进期限 ${dueOn} 早于 ${on}。`,
  },
  'priceplan.dated-before-plan': {
    en: ({ plan, on, setOn }) => `This is dated ${on}, before plan ${plan} was set on ${setOn}.`,
    zh: ({ plan, on, setOn }) => `业务日期 ${on} 早于价格计划 ${plan} 的制定日 ${setOn}。`,
  },
};

export type PricePlanState =
  | { readonly status: 'none' }
  | {
      readonly status: 'set';
      readonly content: PricePlanContent;
      readonly at: number;
      readonly on: LocalDate;
      readonly reviewedOn: LocalDate | null;
    };

const evolve = (state: PricePlanState, event: StoredEvent<PricePlanEvent>): PricePlanState => {
  if (event.type === 'PricePlanSet') {
    const { content } = event.data;
    return { status: 'set', content, at: event.occurredAt, on: event.occurredOn, reviewedOn: null };
  }
  if (state.status === 'none') return state;
  const { reviewedOn } = state;
  const on = event.occurredOn;
  return { ...state, reviewedOn: reviewedOn === null || on > reviewedOn ? on : reviewedOn };
};

/** By when a plan is to be checked next (row N3); null for none that was set. */
export const nextReview = (state: PricePlanState): LocalDate | null =>
  state.status === 'none' ? null : addDays(state.reviewedOn ?? state.on, state.content.reviewEvery);

type Which = Pick<PricePlanCell, 'product' | 'class' | 'season'>;
const keyOf = ({ product, class: group = undefined, season = undefined }: Which): string =>
  JSON.stringify([product, group ?? null, season ?? null]);

const floorFaults = (
  plan: string,
  cells: readonly PricePlanCell[],
  policy: PricingPolicy,
): readonly PricePlanRejection[] => {
  let [revenue, cost] = [0n, 0n];
  for (const cell of cells) {
    if (cell.cost === undefined) continue;
    revenue += unitsOf(cell.price) * BigInt(cell.quantity);
    cost += unitsOf(cell.cost) * BigInt(cell.quantity);
  }
  const margin = ratioOf(revenue - cost, revenue);
  if (margin === null || isAtLeast(margin, policy.floor)) return [];
  const text = (units: bigint) => `${units / 1_000_000n}.${`${units % 1_000_000n}`.padStart(6, '0')}`;
  return [
    {
      code: 'priceplan.below-floor',
      data: { plan, revenue: text(revenue), cost: text(cost), floor: policy.floor, policy: policyRef(policy) },
    },
  ];
};

const contentFaults = (
  plan: string,
  content: PricePlanContent,
  policy: PricingPolicy,
): readonly PricePlanRejection[] => {
  const { cells, seasons, axis } = content;
  const moneys = cells.flatMap(({ price, cost }) => (cost === undefined ? [price] : [price, cost]));
  const currencies = [...new Set(moneys.map(({ currency }) => currency))];
  const met = new Set<string>();
  const told = new Set<string>();
  const faults: PricePlanRejection[] = [];
  const tell = (fault: PricePlanRejection) => {
    const key = JSON.stringify(fault);
    if (!told.has(key)) faults.push(fault);
    told.add(key);
  };
  if (currencies.length > 1) tell({ code: 'priceplan.several-currencies', data: { plan, currencies } });
  for (const cell of cells) {
    const { product, class: group, season, price, cost } = cell;
    if (met.has(keyOf(cell))) tell({ code: 'priceplan.cell-twice', data: { plan, product } });
    met.add(keyOf(cell));
    const bad = (fault: 'price' | 'season' | 'class') =>
      tell({ code: 'priceplan.bad-cell', data: { plan, product, fault } });
    if (price.amount <= 0 || (cost !== undefined && cost.amount < 0)) bad('price');
    if (season !== undefined && !seasons.some((one) => one.season === season)) bad('season');
    if (group !== undefined && axis === undefined) bad('class');
  }
  return faults.length > 0 ? faults : floorFaults(plan, cells, policy);
};

/** Whether an average lies farther from its plan than the tolerance. */
export const isBeyond = ({ planned, actual }: Pick<PriceFinding, 'planned' | 'actual'>, tolerance: number): boolean => {
  const off = unitsOf(actual) - unitsOf(planned);
  return (off < 0n ? -off : off) * 10_000n > BigInt(tolerance) * unitsOf(planned);
};

const review = (
  { data, meta }: Extract<PricePlanCommand, { readonly type: 'ReviewPricePlan' }>,
  state: Extract<PricePlanState, { readonly status: 'set' }>,
  policy: PricingPolicy,
): Decision<PricePlanRejection, PricePlanEvent> => {
  const { plan, findings, improvement } = data;
  const planned = new Map(state.content.cells.map((cell) => [keyOf(cell), cell.price]));
  const strangers = findings.filter((finding) => {
    const price = planned.get(keyOf(finding));
    return (
      price === undefined ||
      price.currency !== finding.actual.currency ||
      price.currency !== finding.planned.currency ||
      unitsOf(price) !== unitsOf(finding.planned)
    );
  });
  const beyond = findings.filter((finding) => isBeyond(finding, policy.tolerance)).length;
  return unless(
    [
      ...[...new Set(strangers.map(({ product }) => product))].map(
        (product): PricePlanRejection => ({ code: 'priceplan.not-planned', data: { plan, product } }),
      ),
      beyond > 0 && improvement === undefined
        ? { code: 'priceplan.improvement-missing', data: { plan, beyond, tolerance: policy.tolerance } }
        : null,
      improvement !== undefined && improvement.dueOn < meta.on
        ? { code: 'priceplan.improvement-in-the-past', data: { plan, dueOn: improvement.dueOn, on: meta.on } }
        : null,
      meta.at >= state.at
        ? null
        : { code: 'priceplan.dated-before-plan', data: { plan, on: meta.on, setOn: state.on } },
    ],
    () => [
      PricePlanReviewed.of(
        { plan, findings, beyond, improvement: improvement ?? null },
        { policies: [policyRef(policy)] },
      ),
    ],
  );
};

const decide =
  (command: PricePlanCommand, { pricing }: PricingGiven) =>
  (state: PricePlanState): Decision<PricePlanRejection, PricePlanEvent> => {
    const { plan } = command.data;
    if (command.type === 'SetPricePlan')
      return unless(
        [
          state.status === 'none' ? null : { code: 'priceplan.already-set', data: { plan, on: state.on } },
          ...contentFaults(plan, command.data.content, pricing),
        ],
        () => [PricePlanSet.of(command.data, { policies: [policyRef(pricing)] })],
      );
    return state.status === 'none'
      ? refuse({ code: 'priceplan.not-set', data: { plan } })
      : review(command, state, pricing);
  };

/** The laws of the room. */
export const pricePlanLaws: readonly Law[] = [
  lawOf<PricePlanEvent, boolean>({
    code: 'priceplan.deviation-is-answered',
    rows: ['N3'],
    text: {
      en: 'A plan is set once; a review that finds prices beyond the tolerance proposes an improvement.',
      zh: '价格计划只制定一次；检查发现超出容差的价格时须提出改进意见。',
    },
    scope: 'stream',
    handles: pricePlanEvents.map(({ type }) => type),
    initial: false,
    check: (isSet, event) => {
      if (event.type === 'PricePlanSet')
        return { memory: true, breach: isSet ? { en: 'it was set before', zh: '此前已制定' } : null };
      const { beyond, improvement } = event.data;
      return {
        memory: isSet,
        breach:
          beyond > 0 && improvement === null
            ? { en: `${beyond} prices are off, and nothing is proposed`, zh: `${beyond} 项偏离而无改进意见` }
            : null,
      };
    },
  }),
];

/** The decider of a price plan. */
export const priceplan: Decider<PricePlanState, PricePlanCommand, PricePlanEvent, PricePlanRejection, PricingGiven> = {
  category: 'priceplan',
  version: 1,
  commands: pricePlanCommands,
  events: pricePlanEvents,
  messages: pricePlanMessages,
  laws: pricePlanLaws,
  initial: { status: 'none' },
  streamOf: (command) => command.data.plan,
  decide,
  evolve,
};
