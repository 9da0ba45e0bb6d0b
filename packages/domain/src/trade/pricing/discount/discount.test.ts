// Discounts by examples, and on arbitrary stories.
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money } from '../../../kernel/index.ts';
import { assertRules, recordedHistory, scenario, storedHistory, testMeta } from '../../../testing/index.ts';
import { discountOf, uniformPricing } from '../policy.ts';
import {
  type DiscountCommand,
  DiscountGranted,
  discount,
  discountLaws,
  GrantDiscount,
  WithdrawDiscount,
} from './index.ts';

const given = { pricing: uniformPricing };
const told = scenario(discount, given);
const yuan = (amount: number) => money(amount, 'CNY');
const grant = {
  discount: 'D1',
  customer: 'C1',
  product: 'P1',
  list: 'L1',
  version: 1,
  listPrice: yuan(100_00),
  price: yuan(97_00),
  until: '2024-12-31',
  reason: 'loyal',
} as const;
const granting = (price: number, roles: readonly string[], more: object = {}) =>
  GrantDiscount.of(
    { ...grant, price: yuan(price), ...more },
    testMeta('2024-05-01', { by: { id: 'u1', roles: [...roles] } }),
  );

test('N7: one policy bounds every discount by the role that grants it, to the last basis point', () => {
  told
    .when(granting(97_00, ['salesperson']))
    .thenEvents(DiscountGranted.of({ ...grant, basisPoints: 300, bound: 300 }, { policies: ['uniform-pricing@1'] }));
  told.when(granting(96_99, ['salesperson'])).thenRejected({
    code: 'discount.beyond-authority',
    data: {
      discount: 'D1',
      basisPoints: 301,
      bound: 300,
      roles: ['sales-director', 'general-manager'],
      policy: 'uniform-pricing@1',
    },
  });
  told.when(granting(99_99, [])).thenRejected('discount.beyond-authority');
  expect(isRight(told.when(granting(92_00, ['salesperson', 'sales-director'])).outcome)).toBe(true);
  told.when(granting(84_99, ['general-manager'])).thenRejected('discount.beyond-authority');
});

test('N4: no discount goes below the floor on the margin, whoever grants it', () => {
  const at = (cost: number) => granting(90_00, ['general-manager'], { cost: yuan(cost) });
  expect(isRight(told.when(at(81_00)).outcome)).toBe(true);
  told.when(at(81_01)).thenRejected({
    code: 'discount.below-floor',
    data: { discount: 'D1', price: yuan(90_00), cost: yuan(81_01), floor: 1_000, policy: 'uniform-pricing@1' },
  });
});

test('a discount is one, in one currency, and can be withdrawn once', () => {
  told.when(granting(100_00, ['general-manager'])).thenRejected('discount.no-discount');
  told.when(granting(0, ['general-manager'])).thenRejected('discount.not-above-zero');
  told
    .when(granting(97_00, ['salesperson'], { cost: money(1, 'USD'), until: '2024-04-30' }))
    .thenRejected('discount.over-before-it-begins', 'discount.several-currencies');
  const withdraw = (on: LocalDate) => WithdrawDiscount.of({ discount: 'D1', reason: 'over' }, testMeta(on));
  told
    .when(granting(97_00, ['salesperson']))
    .when(granting(97_00, ['salesperson']))
    .thenRejected('discount.already-granted')
    .when(withdraw('2024-04-30'))
    .thenRejected('discount.dated-before-grant')
    .when(withdraw('2024-06-01'))
    .when(withdraw('2024-06-02'))
    .thenRejected('discount.withdrawn');
});

test('N7: whatever is granted lies within the bound and over the floor, on any story', () => {
  const roles = fc.subarray(['salesperson', 'sales-director', 'general-manager']);
  const metas = fc
    .tuple(fc.constantFrom<LocalDate>('2024-05-01', '2024-05-02'), roles, fc.nat(9_999))
    .map(([on, held, n]) => testMeta(on, { commandId: `c${n}`, by: { id: 'u1', roles: held } }));
  const commands: fc.Arbitrary<DiscountCommand> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom('D1', 'D2'),
          fc.integer({ min: 80_00, max: 101_00 }),
          fc.option(fc.integer({ min: 70_00, max: 90_00 }), { nil: undefined }),
          metas,
        )
        .map(([id, price, cost, meta]) =>
          GrantDiscount.of(
            { ...grant, discount: id, price: yuan(price), ...(cost === undefined ? {} : { cost: yuan(cost) }) },
            meta,
          ),
        ),
    },
    fc
      .tuple(fc.constantFrom('D1', 'D2'), metas)
      .map(([id, meta]) => WithdrawDiscount.of({ discount: id, reason: 'x' }, meta)),
  );
  assertRules(discount, {
    commands,
    given: () => given,
    runs: 250,
    mustReach: 'events',
    rules: [
      {
        code: 'discount.within-bound-and-floor',
        text: { en: 'Within the bound, over the floor.', zh: '不超权限，不低于毛利下限。' },
        breach: (_, { history }) => {
          for (const { type, data } of history) {
            if (type !== 'DiscountGranted') continue;
            const { price, cost, bound, listPrice } = data;
            // By hand: price ≥ list × (1 − bound), and price − cost ≥ 10 % of the price.
            if (price.amount * 10_000 < listPrice.amount * (10_000 - bound))
              return `${price.amount} is beyond ${bound}`;
            if (cost !== undefined && (price.amount - cost.amount) * 10 < price.amount)
              return `${price.amount} is below the floor`;
          }
          return null;
        },
      },
    ],
  });
}, 30_000);

test('the law of the discount bites, and no list price is no discount', () => {
  const events = [DiscountGranted.of({ ...grant, basisPoints: 301, bound: 300 }, { policies: ['uniform-pricing@1'] })];
  const found = checkLaws(discountLaws, recordedHistory(storedHistory('test.discount-D1', events)));
  expect(found.map(({ law }) => law)).toEqual(['discount.within-authority']);
  expect(discountOf(yuan(0), yuan(1))).toBe(0);
});
