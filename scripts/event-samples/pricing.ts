/** Events of price lists, discounts, price plans and sales activities, written by hand for the lock. */
import { money, quarter } from '@clientele/domain/kernel';
import {
  DiscountGranted,
  DiscountWithdrawn,
  GroupBuyJoined,
  PriceListApproved,
  PriceListDistributed,
  PriceListProposed,
  PriceListPutInForce,
  PriceListReturned,
  PricePlanReviewed,
  PricePlanSet,
  PromotionApproved,
  PromotionClosed,
  PromotionCostRecorded,
  PromotionEffectReported,
  PromotionPlanned,
  PromotionStepDone,
} from '@clientele/domain/trade';

const yuan = (amount: number) => money(amount, 'CNY');
const policies = ['uniform-pricing@1'] as const;
const listed = { list: 'L-1', version: 2 };
const seasons = [{ season: '春茶', start: '2026-03-01', end: '2026-06-01' } as const];
const factors = { cost: '鲜叶涨价', demand: 'gift season', competition: 'two new brands' };

export const priceListSamples = [
  PriceListProposed.of(
    {
      ...listed,
      content: {
        name: '2026 年价目表',
        validFrom: '2026-01-01',
        validUntil: '2026-12-31',
        axis: 'grade',
        seasons,
        entries: [
          { product: 'P-11', class: 'A', season: '春茶', price: yuan(88_00), cost: money(702_000, 'CNY', 4) },
          { product: 'P-11', price: yuan(99_00) },
        ],
        means: ['transfer', 'bank-acceptance'],
        factors,
      },
      reason: 'leaf prices rose',
    },
    { policies },
  ),
  PriceListProposed.of({
    ...listed,
    content: {
      name: 'least',
      validFrom: '2026-01-01',
      seasons: [],
      entries: [{ product: 'P-1', price: money(1, 'JPY', 0) }],
      means: ['cash'],
      factors,
    },
    reason: 'new',
  }),
  PriceListApproved.of(listed, { policies }),
  PriceListReturned.of({ ...listed, reason: '偏高' }, { policies }),
  PriceListDistributed.of({ ...listed, to: 'finance' }),
  PriceListPutInForce.of({ ...listed, from: '2026-01-01' }, { policies }),
];

const grant = {
  discount: 'D-1',
  customer: 'C-1',
  product: 'P-11',
  list: 'L-1',
  version: 2,
  listPrice: yuan(99_00),
  price: yuan(95_00),
  until: '2026-06-30',
  reason: '老客户',
  basisPoints: 405,
  bound: 800,
} as const;

export const discountSamples = [
  DiscountGranted.of({ ...grant, order: 'O-1', cost: yuan(70_20) }, { policies }),
  DiscountGranted.of(grant, { policies }),
  DiscountWithdrawn.of({ discount: 'D-1', customer: 'C-1', reason: 'not paid' }),
];

const plan = 'PP-1';

export const pricePlanSamples = [
  PricePlanSet.of(
    {
      plan,
      content: {
        name: 'first quarter',
        period: quarter(2026, 1),
        axis: 'grade',
        seasons,
        cells: [
          { product: 'P-11', class: 'A', season: '春茶', price: yuan(88_00), cost: yuan(70_20), quantity: 1_200 },
          { product: 'P-11', price: yuan(99_00), quantity: 1 },
        ],
        reviewEvery: 30,
      },
    },
    { policies },
  ),
  PricePlanReviewed.of(
    {
      plan,
      findings: [
        { product: 'P-11', class: 'A', season: '春茶', planned: yuan(88_00), actual: yuan(84_00) },
        { product: 'P-11', planned: yuan(99_00), actual: yuan(99_00) },
      ],
      beyond: 1,
      improvement: { text: '收紧华东折扣', owner: 'S-7', dueOn: '2026-04-15' },
    },
    { policies },
  ),
  PricePlanReviewed.of({
    plan,
    findings: [{ product: 'P-11', planned: yuan(99_00), actual: yuan(98_90) }],
    beyond: 0,
    improvement: null,
  }),
];

const promotion = 'A-1';
const activity = {
  name: '春茶展销',
  products: ['P-11', 'P-42'],
  start: '2026-03-01',
  end: '2026-03-10',
  goal: '200 new contacts',
  budget: yuan(10_000_00),
  staff: ['S-1'],
  materials: ['stand'],
  steps: [{ step: '1', text: '订展位', owner: 'S-1', dueOn: '2026-02-01' }],
} as const;
const detailed = {
  ...activity,
  products: [...activity.products],
  staff: [...activity.staff],
  materials: [...activity.materials],
  steps: [...activity.steps],
};

export const promotionSamples = [
  PromotionPlanned.of({
    promotion,
    content: { ...detailed, kind: 'exhibition', territory: 'east', channel: 'fair' },
  }),
  PromotionPlanned.of({
    promotion,
    content: { ...detailed, kind: 'group-buy', means: { kind: 'discount', basisPoints: 800 }, threshold: 100 },
  }),
  PromotionPlanned.of({
    promotion,
    content: { ...detailed, kind: 'promotion', means: { kind: 'gift', gift: 'P-9', forEach: 10 } },
  }),
  PromotionPlanned.of({
    promotion,
    content: {
      ...detailed,
      kind: 'promotion',
      means: { kind: 'bundle', products: ['P-11', 'P-42'], price: yuan(150_00) },
    },
  }),
  PromotionApproved.of({ promotion }, { policies }),
  PromotionStepDone.of({ promotion, step: '1', note: '已订' }),
  PromotionStepDone.of({ promotion, step: '1' }),
  PromotionCostRecorded.of({
    promotion,
    cost: 'K-1',
    kind: 'display',
    amount: yuan(500_00),
    customer: 'C-1',
    relationship: 4,
    note: '端架',
  }),
  PromotionCostRecorded.of({ promotion, cost: 'K-2', kind: 'venue', amount: yuan(800_00) }),
  GroupBuyJoined.of({ promotion, customer: 'C-1', pieces: 60 }),
  PromotionClosed.of({ promotion, pieces: 120, cameAbout: true }),
  PromotionClosed.of({ promotion, pieces: null, cameAbout: null }),
  PromotionEffectReported.of({
    promotion,
    before: { sales: yuan(3_000_00), quantity: 30, days: 30 },
    during: { sales: yuan(2_500_00), quantity: 25, days: 10 },
    cost: yuan(1_300_00),
    uplift: yuan(1_500_00),
    conclusion: '值得再办',
    to: 'general-manager',
  }),
];
