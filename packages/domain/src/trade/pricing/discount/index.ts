/**
 * The room of the discount (row N7): one policy for all, so that a price below the list is granted by a role that may, within
 * its bound, and never under the floor on the margin. One stream a grant.
 */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  type Decider,
  type Decision,
  type EventOf,
  eventType,
  formatMoney,
  idSchema,
  type Law,
  type LocalDate,
  lawOf,
  localDateSchema,
  type Messages,
  type Money,
  moneySchema,
  policyRef,
  type Rejection,
  refuse,
  type StoredEvent,
  tag,
  unless,
} from '../../../kernel/index.ts';
import { unitsOf } from '../../receivable/exact.ts';
import { boundOf, discountOf, isAtLeast, marginOf, type PricingPolicy } from '../policy.ts';
import type { PricingGiven } from '../pricelist/index.ts';

const wordsSchema = z.string().min(1).max(2000);
const grantSchema = z.strictObject({
  discount: idSchema,
  customer: idSchema,
  order: idSchema.optional(),
  product: idSchema,
  /** The list and version that the price was taken from. */
  list: idSchema,
  version: z.int().min(1).max(100_000),
  listPrice: moneySchema,
  price: moneySchema,
  cost: moneySchema.optional(),
  until: localDateSchema,
  reason: wordsSchema,
});

/** What is granted: a price for a customer and a product, below that of a list, until a date. */
export type DiscountGrant = z.infer<typeof grantSchema>;

/** A price below the list was granted. */
export const DiscountGranted = eventType({
  type: 'DiscountGranted',
  version: 1,
  schema: grantSchema.extend({
    /** Of the list price. */
    basisPoints: z.int().min(0).max(10_000),
    /** The bound of who granted it. */
    bound: z.int().min(0).max(10_000),
  }),
  tags: (data) => [
    tag('discount', data.discount),
    tag('customer', data.customer),
    ...(data.order === undefined ? [] : [tag('order', data.order)]),
  ],
});

/** The grant holds no more from `occurredOn` on. */
export const DiscountWithdrawn = eventType({
  type: 'DiscountWithdrawn',
  version: 1,
  schema: z.strictObject({ discount: idSchema, customer: idSchema, reason: wordsSchema }),
  tags: (data) => [tag('discount', data.discount), tag('customer', data.customer)],
});

/** Every event type of the room. */
export const discountEvents = [DiscountGranted, DiscountWithdrawn] as const;
/** What happens to a discount. */
export type DiscountEvent = EventOf<(typeof discountEvents)[number]>;

/** Grants a price below the list. */
export const GrantDiscount = commandType({ type: 'GrantDiscount', schema: grantSchema });
/** Takes a grant back. */
export const WithdrawDiscount = commandType({
  type: 'WithdrawDiscount',
  schema: z.strictObject({ discount: idSchema, reason: wordsSchema }),
});

/** Every command type of the room. */
export const discountCommands = [GrantDiscount, WithdrawDiscount] as const;
/** What can be asked of a discount. */
export type DiscountCommand = CommandOf<(typeof discountCommands)[number]>;

interface Of {
  readonly discount: string;
}

export type DiscountRejection =
  | Rejection<'discount.already-granted', Of & { readonly on: string }>
  | Rejection<'discount.not-granted', Of>
  | Rejection<'discount.withdrawn', Of>
  | Rejection<'discount.dated-before-grant', Of & { readonly on: string; readonly grantedOn: string }>
  | Rejection<'discount.over-before-it-begins', Of & { readonly until: string; readonly on: string }>
  | Rejection<'discount.several-currencies', Of & { readonly currencies: readonly string[] }>
  | Rejection<'discount.not-above-zero', Of & { readonly price: Money }>
  | Rejection<'discount.no-discount', Of & { readonly listPrice: Money; readonly price: Money }>
  | Rejection<
      'discount.beyond-authority',
      Of & {
        readonly basisPoints: number;
        readonly bound: number | null;
        readonly roles: readonly string[];
        readonly policy: string;
      }
    >
  | Rejection<
      'discount.below-floor',
      Of & { readonly price: Money; readonly cost: Money; readonly floor: number; readonly policy: string }
    >;

const said = (value: Money): string => `${formatMoney(value)} ${value.currency}`;
const percent = (basisPoints: number): string => `${basisPoints / 100}`;

export const discountMessages: Messages<DiscountRejection> = {
  'discount.already-granted': {
    en: ({ discount, on }) => `Discount ${discount} was granted on ${on} already; give the new one its own id.`,
    zh: ({ discount, on }) => `折扣 ${discount} 已于 ${on} 批出；请使用新的编号。`,
  },
  'discount.not-granted': {
    en: ({ discount }) => `There is no discount ${discount}.`,
    zh: ({ discount }) => `折扣 ${discount} 不存在。`,
  },
  'discount.withdrawn': {
    en: ({ discount }) => `Discount ${discount} was withdrawn.`,
    zh: ({ discount }) => `折扣 ${discount} 已撤销。`,
  },
  'discount.dated-before-grant': {
    en: ({ discount, on, grantedOn }) =>
      `This is dated ${on}, before discount ${discount} was granted on ${grantedOn}.`,
    zh: ({ discount, on, grantedOn }) => `业务日期 ${on} 早于折扣 ${discount} 的批出日 ${grantedOn}。`,
  },
  'discount.over-before-it-begins': {
    en: ({ discount, until, on }) => `Discount ${discount} would end on ${until}, before it begins on ${on}.`,
    zh: ({ discount, until, on }) => `折扣 ${discount} 的截止日 ${until} 早于起始日 ${on}。`,
  },
  'discount.several-currencies': {
    en: ({ discount, currencies }) =>
      `Discount ${discount} compares ${currencies.join(', ')}; state all in one currency.`,
    zh: ({ discount, currencies }) => `折扣 ${discount} 涉及 ${currencies.join('、')}；请使用同一币种。`,
  },
  'discount.not-above-zero': {
    en: ({ discount, price }) => `Discount ${discount}: the price ${said(price)} is not above zero.`,
    zh: ({ discount, price }) => `折扣 ${discount}：价格 ${said(price)} 须大于零。`,
  },
  'discount.no-discount': {
    en: ({ discount, listPrice, price }) =>
      `Discount ${discount}: ${said(price)} is not below the list price ${said(listPrice)}.`,
    zh: ({ discount, listPrice, price }) => `折扣 ${discount}：价格 ${said(price)} 并不低于目录价 ${said(listPrice)}。`,
  },
  'discount.beyond-authority': {
    en: ({ discount, basisPoints, bound, roles, policy }) =>
      `Discount ${discount} is ${percent(basisPoints)} %, and ${bound === null ? 'you may grant none' : `you may grant ${percent(bound)} %`}; by ${policy} it takes ${roles.length === 0 ? 'nobody has that authority' : `one of ${roles.join(', ')}`}.`,
    zh: ({ discount, basisPoints, bound, roles, policy }) =>
      `折扣 ${discount} 为 ${percent(basisPoints)}%，${bound === null ? '您无折扣权限' : `您的权限为 ${percent(bound)}%`}；按 ${policy}，${roles.length === 0 ? '无人有此权限' : `须由以下角色之一批准：${roles.join('、')}`}。`,
  },
  'discount.below-floor': {
    en: ({ discount, price, cost, floor, policy }) =>
      `Discount ${discount}: ${said(price)} over a cost of ${said(cost)} leaves less than ${percent(floor)} % (${policy}).`,
    zh: ({ discount, price, cost, floor, policy }) =>
      `折扣 ${discount}：价格 ${said(price)}、成本 ${said(cost)}，毛利率低于 ${percent(floor)}%（${policy}）。`,
  },
};

export type DiscountState =
  | { readonly status: 'none' }
  | {
      readonly status: 'granted' | 'withdrawn';
      readonly customer: string;
      readonly at: number;
      readonly on: LocalDate;
      readonly until: LocalDate;
    };

const evolve = (state: DiscountState, event: StoredEvent<DiscountEvent>): DiscountState => {
  if (event.type === 'DiscountGranted') {
    const { customer, until } = event.data;
    return { status: 'granted', customer, at: event.occurredAt, on: event.occurredOn, until };
  }
  return state.status === 'none' ? state : { ...state, status: 'withdrawn' };
};

const priceFaults = (
  grant: DiscountGrant,
  roles: readonly string[],
  policy: PricingPolicy,
): readonly DiscountRejection[] => {
  const { discount, listPrice, price, cost } = grant;
  const prices = [listPrice, price, ...(cost === undefined ? [] : [cost])];
  const currencies = [...new Set(prices.map(({ currency }) => currency))];
  if (currencies.length > 1) return [{ code: 'discount.several-currencies', data: { discount, currencies } }];
  if (price.amount <= 0 || listPrice.amount <= 0)
    return [{ code: 'discount.not-above-zero', data: { discount, price } }];
  if (unitsOf(price) >= unitsOf(listPrice))
    return [{ code: 'discount.no-discount', data: { discount, listPrice, price } }];
  const faults: DiscountRejection[] = [];
  const basisPoints = discountOf(listPrice, price);
  const bound = boundOf(policy, roles);
  if (bound === null || basisPoints > bound) {
    const able = policy.discounts.filter(({ upTo }) => upTo >= basisPoints).map(({ role }) => role);
    faults.push({
      code: 'discount.beyond-authority',
      data: { discount, basisPoints, bound, roles: able, policy: policyRef(policy) },
    });
  }
  const margin = cost === undefined ? null : marginOf(price, cost);
  if (cost !== undefined && margin !== null && !isAtLeast(margin, policy.floor))
    faults.push({
      code: 'discount.below-floor',
      data: { discount, price, cost, floor: policy.floor, policy: policyRef(policy) },
    });
  return faults;
};

const decide =
  (command: DiscountCommand, { pricing }: PricingGiven) =>
  (state: DiscountState): Decision<DiscountRejection, DiscountEvent> => {
    const { data, meta } = command;
    const { discount } = data;
    if (command.type === 'GrantDiscount') {
      const grant = command.data;
      return unless(
        [
          state.status === 'none' ? null : { code: 'discount.already-granted', data: { discount, on: state.on } },
          grant.until >= meta.on
            ? null
            : { code: 'discount.over-before-it-begins', data: { discount, until: grant.until, on: meta.on } },
          ...priceFaults(grant, meta.by.roles, pricing),
        ],
        () => [
          DiscountGranted.of(
            {
              ...grant,
              basisPoints: discountOf(grant.listPrice, grant.price),
              bound: boundOf(pricing, meta.by.roles) ?? 0,
            },
            { policies: [policyRef(pricing)] },
          ),
        ],
      );
    }
    if (state.status === 'none') return refuse({ code: 'discount.not-granted', data: { discount } });
    if (state.status === 'withdrawn') return refuse({ code: 'discount.withdrawn', data: { discount } });
    const { customer, at, on } = state;
    return unless(
      [meta.at >= at ? null : { code: 'discount.dated-before-grant', data: { discount, on: meta.on, grantedOn: on } }],
      () => [DiscountWithdrawn.of({ discount, customer, reason: command.data.reason })],
    );
  };

/** The laws of the room. */
export const discountLaws: readonly Law[] = [
  lawOf<DiscountEvent, null>({
    code: 'discount.within-authority',
    rows: ['N4', 'N7'],
    text: {
      en: 'Every discount names the one policy that allowed it, and stays within the bound of who granted it.',
      zh: '每笔折扣都引用唯一的折扣政策，且不超过批出人的权限。',
    },
    scope: 'stream',
    handles: ['DiscountGranted'],
    initial: null,
    check: (memory, event) => ({
      memory,
      breach:
        event.type === 'DiscountGranted' &&
        (event.data.basisPoints > event.data.bound ||
          event.policies.length !== 1 ||
          event.data.basisPoints !== discountOf(event.data.listPrice, event.data.price))
          ? {
              en: `${percent(event.data.basisPoints)} % was granted within ${percent(event.data.bound)} %`,
              zh: `权限 ${percent(event.data.bound)}%，批出 ${percent(event.data.basisPoints)}%`,
            }
          : null,
    }),
  }),
];

/** The decider of a discount. */
export const discount: Decider<DiscountState, DiscountCommand, DiscountEvent, DiscountRejection, PricingGiven> = {
  category: 'discount',
  version: 1,
  commands: discountCommands,
  events: discountEvents,
  messages: discountMessages,
  laws: discountLaws,
  initial: { status: 'none' },
  streamOf: (command) => command.data.discount,
  decide,
  evolve,
};
