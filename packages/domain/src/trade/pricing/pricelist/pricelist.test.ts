// Price lists by examples, and on arbitrary stories.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money } from '../../../kernel/index.ts';
import {
  assertRules,
  happened,
  recordedHistory,
  type SoFar,
  scenario,
  storedHistory,
  testMeta,
} from '../../../testing/index.ts';
import { uniformPricing } from '../policy.ts';
import {
  ApprovePriceList,
  DistributePriceList,
  PriceListApproved,
  type PriceListCommand,
  type PriceListContent,
  PriceListDistributed,
  type PriceListEvent,
  PriceListProposed,
  PriceListPutInForce,
  type PriceListState,
  type PriceQuestion,
  ProposePriceList,
  PutPriceListInForce,
  priceFor,
  priceListLaws,
  pricelist,
  ReturnPriceList,
} from './index.ts';

const given = { pricing: uniformPricing };
const told = scenario(pricelist, given);
const yuan = (amount: number) => money(amount, 'CNY');
const of = { list: 'L1', version: 1 };
const content: PriceListContent = {
  name: '2024',
  validFrom: '2024-01-01',
  axis: 'grade',
  seasons: [{ season: 'summer', start: '2024-06-01', end: '2024-09-01' }],
  entries: [
    { product: 'P1', price: yuan(100_00), cost: yuan(70_00) },
    { product: 'P1', season: 'summer', price: yuan(90_00), cost: yuan(70_00) },
    { product: 'P1', class: 'A', price: yuan(85_00), cost: yuan(70_00) },
    { product: 'P1', class: 'A', season: 'summer', price: yuan(80_00), cost: yuan(70_00) },
  ],
  means: ['transfer', 'bank-acceptance'],
  factors: { cost: 'leaf prices rose', demand: 'gift season', competition: 'two new brands' },
};
const meta = (on: LocalDate, id = 'u1', roles: readonly string[] = []) =>
  testMeta(on, { by: { id, roles: [...roles] }, commandId: `c-${on}-${id}` });
const propose = (more: Partial<PriceListContent> = {}, version = 1) =>
  ProposePriceList.of({ ...of, version, content: { ...content, ...more }, reason: 'new year' }, meta('2023-12-01'));
const proposed = happened(
  '2023-12-01',
  PriceListProposed.of({ ...of, content, reason: 'new year' }, { policies: ['uniform-pricing@1'] }),
  { id: 'u1', roles: [] },
);
const boss = meta('2023-12-05', 'u2', ['general-manager']);

test('N1 N5 N6: a scheme of prices and means of payment is proposed, approved by another, sent to office and finance, and only then used', () => {
  const use = PutPriceListInForce.of({ ...of, from: '2024-01-01' }, meta('2023-12-10'));
  told
    .given(proposed)
    .when(use)
    .thenRejected('pricelist.not-approved', {
      code: 'pricelist.not-distributed',
      data: { ...of, missing: ['office', 'finance'] },
    })
    .when(ApprovePriceList.of(of, meta('2023-12-05', 'u1', ['general-manager'])))
    .thenRejected({ code: 'pricelist.approves-ones-own', data: { ...of, person: 'u1' } })
    .when(ApprovePriceList.of(of, meta('2023-12-05', 'u3', ['salesperson'])))
    .thenRejected('pricelist.not-authorised')
    .when(DistributePriceList.of({ ...of, to: 'office' }, meta('2023-12-06')))
    .thenRejected('pricelist.not-approved')
    .when(ApprovePriceList.of(of, boss))
    .thenEvents(PriceListApproved.of(of, { policies: ['uniform-pricing@1'] }))
    .when(DistributePriceList.of({ ...of, to: 'office' }, meta('2023-12-06')))
    .thenEvents(PriceListDistributed.of({ ...of, to: 'office' }))
    .when(use)
    .thenRejected({ code: 'pricelist.not-distributed', data: { ...of, missing: ['finance'] } })
    .when(DistributePriceList.of({ ...of, to: 'finance' }, meta('2023-12-07')))
    .when(DistributePriceList.of({ ...of, to: 'finance' }, meta('2023-12-08')))
    .thenNothing()
    .when(use)
    .thenEvents(PriceListPutInForce.of({ ...of, from: '2024-01-01' }, { policies: ['uniform-pricing@1'] }))
    .when(use)
    .thenRejected('pricelist.in-force');
});

test('a version follows the one before it, and one at a time is decided on', () => {
  told
    .given(proposed)
    .when(propose({}, 3))
    .thenRejected(
      { code: 'pricelist.not-the-next-version', data: { ...of, version: 3, next: 2 } },
      'pricelist.proposal-open',
    )
    .when(ReturnPriceList.of({ ...of, reason: 'too dear' }, boss))
    .when(ApprovePriceList.of(of, boss))
    .thenRejected('pricelist.no-such-proposal')
    .when(propose({}, 2))
    .thenEvents(
      PriceListProposed.of({ ...of, version: 2, content, reason: 'new year' }, { policies: ['uniform-pricing@1'] }),
    );
});

test('N4: a price below the floor on the margin is refused, and one at the very floor is not', () => {
  const at = (price: number) => propose({ entries: [{ product: 'P1', price: yuan(price), cost: yuan(90_00) }] });
  told.when(at(99_99)).thenRejected({
    code: 'pricelist.below-floor',
    data: {
      ...of,
      product: 'P1',
      class: null,
      season: null,
      price: yuan(99_99),
      cost: yuan(90_00),
      floor: 1_000,
      policy: 'uniform-pricing@1',
    },
  });
  expect(told.when(at(100_00)).outcome._tag).toBe('Right');
});

test('N8: no prices without their three factors, and each is kept', () => {
  for (const factor of ['cost', 'demand', 'competition'] as const) {
    const { [factor]: _, ...two } = content.factors;
    const sent = { ...of, content: { ...content, factors: two }, reason: 'x' };
    expect(ProposePriceList.schema.safeParse(sent).success).toBe(false);
    expect(
      ProposePriceList.schema.safeParse({ ...sent, content: { ...content, factors: { ...two, [factor]: '' } } })
        .success,
    ).toBe(false);
  }
  const { state } = told.when(propose());
  expect(state.versions[0]?.content.factors).toEqual(content.factors);
});

test('N2: the price follows the customer’s class and the season, the most special first', () => {
  const ask = (more: Partial<PriceQuestion>) =>
    priceFor(content, { product: 'P1', class: null, on: '2024-05-31', ...more })?.price.amount;
  expect(ask({})).toBe(100_00);
  expect(ask({ on: '2024-06-01' })).toBe(90_00);
  expect(ask({ on: '2024-08-31' })).toBe(90_00);
  expect(ask({ on: '2024-09-01' })).toBe(100_00);
  expect(ask({ class: 'A' })).toBe(85_00);
  expect(ask({ class: 'A', on: '2024-06-01' })).toBe(80_00);
  expect(ask({ class: 'B', on: '2024-06-01' })).toBe(90_00);
  expect(ask({ product: 'P2' })).toBeUndefined();
  expect(ask({ on: '2023-12-31' })).toBeUndefined();
});

test('seasons don’t overlap, each price stands once, and a list has one currency', () => {
  const seasons = [...content.seasons, { season: 'late', start: '2024-08-31', end: '2024-10-01' } as const];
  const entries = [...content.entries, { product: 'P1', price: yuan(1_00) }];
  told
    .when(propose({ seasons, entries }))
    .thenRejected(
      { code: 'pricelist.bad-season', data: { ...of, season: 'late', fault: 'overlaps' } },
      { code: 'pricelist.price-twice', data: { ...of, product: 'P1', class: null, season: null } },
    );
  told
    .when(
      propose({
        entries: [{ product: 'P1', season: 'spring', class: 'B', price: money(0, 'USD'), cost: yuan(1) }],
        axis: 'grade',
      }),
    )
    .thenRejected('pricelist.several-currencies', 'pricelist.unknown-season', 'pricelist.not-above-zero');
});

test('the price list keeps the rules of every room, and its law bites', () => {
  const versions = fc.constantFrom(1, 1, 1, 2, 3);
  const days = fc.constantFrom<LocalDate>('2024-01-01', '2024-01-05', '2024-01-09');
  const actors = fc.constantFrom(
    ['u1', []],
    ['u2', ['general-manager']],
    ['u2', ['general-manager']],
    ['u1', ['general-manager']],
  ) as fc.Arbitrary<[string, string[]]>;
  const metas = fc
    .tuple(days, actors, fc.nat(9_999))
    .map(([on, [id, roles], n]) => testMeta(on, { commandId: `c${n}`, by: { id, roles } }));
  const contents: fc.Arbitrary<PriceListContent> = fc
    .tuple(fc.constantFrom<LocalDate>('2023-12-01', '2024-02-01'), fc.integer({ min: 70_00, max: 200_00 }), fc.nat(9))
    .map(([validUntil, price, odd]) => ({
      ...content,
      ...(odd === 0 ? { validUntil } : {}),
      entries: [{ product: 'P1', price: yuan(price), cost: yuan(70_00) }],
    }));
  const commands: fc.Arbitrary<PriceListCommand> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(versions, contents, metas)
        .map(([version, one, m]) => ProposePriceList.of({ list: 'L1', version, content: one, reason: 'x' }, m)),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(versions, metas).map(([version, m]) => ApprovePriceList.of({ list: 'L1', version }, m)),
    },
    fc.tuple(versions, metas).map(([version, m]) => ReturnPriceList.of({ list: 'L1', version, reason: 'x' }, m)),
    {
      weight: 6,
      arbitrary: fc
        .tuple(versions, fc.constantFrom('office', 'finance'), metas)
        .map(([version, to, m]) => DistributePriceList.of({ list: 'L1', version, to }, m)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(versions, fc.constantFrom<LocalDate>('2024-01-01', '2024-03-01'), metas)
        .map(([version, from, m]) => PutPriceListInForce.of({ list: 'L1', version, from }, m)),
    },
  );
  /** What comes next for the last version, in time. */
  const guided = fc
    .tuple(contents, fc.nat(9_999))
    .map(([one, n]) => ({ states }: SoFar<PriceListState, PriceListEvent>): PriceListCommand => {
      const last = (states.get('test.pricelist-L1') ?? pricelist.initial).versions.at(-1);
      const which = { list: 'L1', version: last?.version ?? 1 };
      const m = testMeta('2024-02-01', { commandId: `g${n}`, by: { id: 'u2', roles: ['general-manager'] } });
      if (last === undefined || last.standing === 'returned' || last.standing === 'in-force') {
        const author = { ...m, by: { id: 'u1', roles: [] } };
        return ProposePriceList.of(
          { list: 'L1', version: (last?.version ?? 0) + 1, content: one, reason: 'x' },
          author,
        );
      }
      if (last.standing === 'proposed')
        return n % 4 === 0 ? ReturnPriceList.of({ ...which, reason: 'x' }, m) : ApprovePriceList.of(which, m);
      const missing = uniformPricing.recipients.find((to) => !last.sentTo.includes(to));
      return missing === undefined
        ? PutPriceListInForce.of({ ...which, from: '2024-03-01' }, m)
        : DistributePriceList.of({ ...which, to: missing }, m);
    });
  assertRules(pricelist, {
    commands: fc.oneof(commands, guided),
    given: () => given,
    longest: 20,
    runs: 250,
    mustReach: 'events',
  });
  const violations = (...events: readonly PriceListEvent[]) =>
    checkLaws(priceListLaws, recordedHistory(storedHistory('test.pricelist-L1', events))).map(({ law }) => law);
  const law = 'pricelist.used-once-approved-and-sent';
  expect(violations(proposed.event, PriceListPutInForce.of({ ...of, from: '2024-01-01' }))).toEqual([law]);
  expect(violations(proposed.event, PriceListApproved.of(of))).toEqual([law]);
}, 30_000);
