// Planned average prices by examples, and on arbitrary stories.
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money, year } from '../../../kernel/index.ts';
import { assertRules, recordedHistory, scenario, storedHistory, testMeta } from '../../../testing/index.ts';
import { uniformPricing } from '../policy.ts';
import {
  nextReview,
  type PricePlanCommand,
  type PricePlanContent,
  PricePlanReviewed,
  PricePlanSet,
  pricePlanLaws,
  priceplan,
  ReviewPricePlan,
  SetPricePlan,
} from './index.ts';

const given = { pricing: uniformPricing };
const told = scenario(priceplan, given);
const yuan = (amount: number) => money(amount, 'CNY');
const plan = 'PP1';
const content: PricePlanContent = {
  name: '2024',
  period: year(2024),
  axis: 'grade',
  seasons: [{ season: 'summer', start: '2024-06-01', end: '2024-09-01' }],
  cells: [
    { product: 'P1', price: yuan(100_00), cost: yuan(80_00), quantity: 10 },
    { product: 'P1', class: 'A', season: 'summer', price: yuan(90_00), cost: yuan(90_00), quantity: 10 },
  ],
  reviewEvery: 30,
};
const set = PricePlanSet.of({ plan, content }, { policies: ['uniform-pricing@1'] });
const setting = (more: Partial<PricePlanContent> = {}) =>
  SetPricePlan.of({ plan, content: { ...content, ...more } }, testMeta('2024-01-01'));
const finding = (actual: number) => ({ product: 'P1', planned: yuan(100_00), actual: yuan(actual) });
const improvement = { text: 'stop discounts in the east', owner: 'S1', dueOn: '2024-03-01' } as const;
const reviewing = (actual: number, more: object = {}, on: LocalDate = '2024-02-01') =>
  ReviewPricePlan.of({ plan, findings: [finding(actual)], ...more }, testMeta(on));

test('N3: a plan of average prices is checked again and again; beyond the tolerance an improvement is proposed', () => {
  const { state } = told
    .given(set)
    .when(reviewing(98_00))
    .thenEvents(
      PricePlanReviewed.of(
        { plan, findings: [finding(98_00)], beyond: 0, improvement: null },
        { policies: ['uniform-pricing@1'] },
      ),
    )
    .when(reviewing(97_99))
    .thenRejected({ code: 'priceplan.improvement-missing', data: { plan, beyond: 1, tolerance: 200 } })
    .when(reviewing(102_01, { improvement: { ...improvement, dueOn: '2024-01-31' } }))
    .thenRejected('priceplan.improvement-in-the-past')
    .when(reviewing(97_99, { improvement }))
    .thenEvents(
      PricePlanReviewed.of(
        { plan, findings: [finding(97_99)], beyond: 1, improvement },
        { policies: ['uniform-pricing@1'] },
      ),
    );
  expect(nextReview(state)).toBe('2024-03-02');
  expect(nextReview(told.given(set).when(reviewing(1)).state)).toBe('2024-01-31');
});

test('N4: a plan whose average margin lies below the floor is refused, though single prices may lie below it', () => {
  // 10 × 100.00 + 10 × 90.00 = 1,900.00 for 1,700.00 that they cost: 10.5 % on average, where the second alone brings none.
  expect(isRight(told.when(setting()).outcome)).toBe(true);
  const [first, second] = content.cells as [PricePlanContent['cells'][number], PricePlanContent['cells'][number]];
  const dearer = [first, { ...second, cost: yuan(91_01) }];
  told.when(setting({ cells: dearer })).thenRejected({
    code: 'priceplan.below-floor',
    data: { plan, revenue: '1900.000000', cost: '1710.100000', floor: 1_000, policy: 'uniform-pricing@1' },
  });
  expect(isRight(told.when(setting({ cells: [first, { ...second, cost: yuan(91_00) }] })).outcome)).toBe(true);
});

test('cells stand once, in one currency, with seasons and classes that the plan has', () => {
  const [first] = content.cells as [PricePlanContent['cells'][number]];
  told.when(setting({ cells: [first, first] })).thenRejected('priceplan.cell-twice');
  told
    .when(setting({ cells: [first, { product: 'P2', season: 'spring', price: money(0, 'USD'), quantity: 1 }] }))
    .thenRejected('priceplan.several-currencies', 'priceplan.bad-cell', 'priceplan.bad-cell');
  told
    .given(set)
    .when(reviewing(97_00, { findings: [{ ...finding(1), planned: yuan(99_00) }] }))
    .thenRejected({ code: 'priceplan.not-planned', data: { plan, product: 'P1' } }, 'priceplan.improvement-missing');
});

test('the price plan keeps the rules of every room, and its law bites', () => {
  const metas = fc
    .tuple(fc.constantFrom<LocalDate>('2024-01-01', '2024-02-01'), fc.nat(9_999))
    .map(([on, n]) => testMeta(on, { commandId: `c${n}` }));
  const commands: fc.Arbitrary<PricePlanCommand> = fc.oneof(
    fc
      .tuple(fc.integer({ min: 60_00, max: 95_00 }), metas)
      .map(([cost, m]) =>
        SetPricePlan.of(
          { plan, content: { ...content, cells: content.cells.map((cell) => ({ ...cell, cost: yuan(cost) })) } },
          m,
        ),
      ),
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: 95_00, max: 105_00 }), fc.boolean(), metas)
        .map(([actual, improves, m]) =>
          ReviewPricePlan.of({ plan, findings: [finding(actual)], ...(improves ? { improvement } : {}) }, m),
        ),
    },
  );
  assertRules(priceplan, { commands, given: () => given, runs: 200, mustReach: 'events' });
  const bad = PricePlanReviewed.of({ plan, findings: [finding(1)], beyond: 1, improvement: null });
  const found = checkLaws(pricePlanLaws, recordedHistory(storedHistory('test.priceplan-PP1', [set, bad, set])));
  expect(found.map(({ law }) => law)).toEqual(['priceplan.deviation-is-answered', 'priceplan.deviation-is-answered']);
}, 30_000);
