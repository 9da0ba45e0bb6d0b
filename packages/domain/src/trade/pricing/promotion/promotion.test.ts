// Sales activities by examples, and on arbitrary stories.
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money } from '../../../kernel/index.ts';
import { assertRules, happened, recordedHistory, scenario, storedHistory, testMeta } from '../../../testing/index.ts';
import { uniformPricing } from '../policy.ts';
import {
  ApprovePromotion,
  activityKinds,
  ClosePromotion,
  CompletePromotionStep,
  JoinGroupBuy,
  PlanPromotion,
  PromotionApproved,
  PromotionClosed,
  type PromotionCommand,
  type PromotionContent,
  PromotionCostRecorded,
  PromotionEffectReported,
  type PromotionEvent,
  type PromotionMeans,
  PromotionPlanned,
  PromotionStepDone,
  promotion,
  promotionLaws,
  RecordPromotionCost,
  ReportPromotionEffect,
  upliftOf,
} from './index.ts';

const given = { pricing: uniformPricing };
const told = scenario(promotion, given);
const yuan = (amount: number) => money(amount, 'CNY');
const id = { promotion: 'A1' };
const content: PromotionContent = {
  name: 'Spring tea fair',
  kind: 'exhibition',
  products: ['P1'],
  start: '2024-03-01',
  end: '2024-03-10',
  goal: '200 new contacts',
  budget: yuan(10_000_00),
  staff: ['S1', 'S2'],
  materials: ['stand', 'samples'],
  steps: [{ step: '1', text: 'book the stand', owner: 'S1', dueOn: '2024-02-01' }],
};
const meta = (on: LocalDate, by = 'u1', roles: readonly string[] = []) =>
  testMeta(on, { by: { id: by, roles: [...roles] }, commandId: `c-${on}-${by}` });
const boss = (on: LocalDate) => meta(on, 'u2', ['general-manager']);
const planned = (more: Partial<PromotionContent> = {}) =>
  happened('2024-01-01', PromotionPlanned.of({ ...id, content: { ...content, ...more } }), { id: 'u1', roles: [] });
const approved = happened('2024-01-05', PromotionApproved.of(id, { policies: ['uniform-pricing@1'] }));

test('N10 N11: an activity is planned in detail, approved by another, carried out step by step, and its effect goes to the general manager', () => {
  const step = CompletePromotionStep.of({ ...id, step: '1' }, meta('2024-02-01'));
  const close = (on: LocalDate) => ClosePromotion.of(id, meta(on));
  const figures = {
    before: { sales: yuan(3_000_00), quantity: 30, days: 30 },
    during: { sales: yuan(2_500_00), quantity: 25, days: 10 },
  };
  const report = (to: string, more: object = {}) =>
    ReportPromotionEffect.of({ ...id, ...figures, conclusion: 'worth it', to, ...more }, meta('2024-03-20'));
  told
    .given(planned())
    .when(step)
    .thenRejected('promotion.not-approved')
    .when(ApprovePromotion.of(id, meta('2024-01-02', 'u1', ['general-manager'])))
    .thenRejected({ code: 'promotion.approves-ones-own', data: { ...id, person: 'u1' } })
    .when(ApprovePromotion.of(id, boss('2024-01-02')))
    .thenEvents(PromotionApproved.of(id, { policies: ['uniform-pricing@1'] }))
    .when(close('2024-03-11'))
    .thenRejected({ code: 'promotion.steps-left', data: { ...id, steps: ['1'] } })
    .when(step)
    .thenEvents(PromotionStepDone.of({ ...id, step: '1' }))
    .when(step)
    .thenRejected('promotion.unknown-step')
    .when(RecordPromotionCost.of({ ...id, cost: 'K1', kind: 'venue', amount: yuan(800_00) }, meta('2024-02-02')))
    .when(close('2024-03-10'))
    .thenRejected({ code: 'promotion.not-over-yet', data: { ...id, end: '2024-03-10', on: '2024-03-10' } })
    .when(report('general-manager'))
    .thenRejected('promotion.not-closed')
    .when(close('2024-03-11'))
    .thenEvents(PromotionClosed.of({ ...id, pieces: null, cameAbout: null }))
    .when(report('sales-director'))
    .thenRejected({
      code: 'promotion.effect-to-whom',
      data: { ...id, to: 'sales-director', expected: ['general-manager'] },
    })
    // 10 days at the 100.00 a day of before are 1,000.00; 2,500.00 came: 1,500.00 more
    .when(report('general-manager'))
    .thenEvents(
      PromotionEffectReported.of({
        ...id,
        ...figures,
        cost: yuan(800_00),
        uplift: yuan(1_500_00),
        conclusion: 'worth it',
        to: 'general-manager',
      }),
    )
    .when(report('general-manager'))
    .thenRejected('promotion.effect-reported');
});

test('N9: a promotion works by discount, gift or bundle, and by nothing else', () => {
  const means: readonly PromotionMeans[] = [
    { kind: 'discount', basisPoints: 500 },
    { kind: 'gift', gift: 'P9', forEach: 10 },
    { kind: 'bundle', products: ['P1', 'P2'], price: yuan(150_00) },
  ];
  for (const one of means) {
    const plan = PlanPromotion.of(
      { ...id, content: { ...content, kind: 'promotion', means: one } },
      meta('2024-01-01'),
    );
    const { state } = told.when(plan).thenEvents(PromotionPlanned.of(plan.data));
    expect(state.status !== 'none' && state.content.means).toEqual(one);
    expect(PlanPromotion.schema.safeParse(plan.data).success).toBe(true);
  }
  const other = { ...id, content: { ...content, kind: 'promotion', means: { kind: 'lottery' } } };
  expect(PlanPromotion.schema.safeParse(other).success).toBe(false);
  told
    .when(PlanPromotion.of({ ...id, content: { ...content, kind: 'promotion' } }, meta('2024-01-01')))
    .thenRejected({ code: 'promotion.means-and-kind', data: { ...id, kind: 'promotion', needed: true } });
});

test('N12: a group buy comes about where enough pieces come together in its days, and not otherwise', () => {
  const group = planned({ kind: 'group-buy', means: { kind: 'discount', basisPoints: 800 }, threshold: 100 });
  const done = happened('2024-02-01', PromotionStepDone.of({ ...id, step: '1' }));
  const join = (customer: string, pieces: number, on: LocalDate = '2024-03-05') =>
    JoinGroupBuy.of({ ...id, customer, pieces }, meta(on));
  const over = ClosePromotion.of(id, meta('2024-03-11'));
  const since = told.given(group, approved, done).when(join('C1', 60));
  since
    .when(join('C1', 5))
    .thenRejected('promotion.joined-already')
    .when(join('C2', 40, '2024-03-11'))
    .thenRejected('promotion.outside-its-days')
    .when(over)
    .thenEvents(PromotionClosed.of({ ...id, pieces: 60, cameAbout: false }));
  since
    .when(join('C2', 40, '2024-03-10'))
    .when(over)
    .thenEvents(PromotionClosed.of({ ...id, pieces: 100, cameAbout: true }));
  told.given(planned(), approved, done).when(join('C1', 1)).thenRejected('promotion.no-group-buy');
  told
    .when(PlanPromotion.of({ ...id, content: { ...content, kind: 'group-buy' } }, meta('2024-01-01')))
    .thenRejected('promotion.means-and-kind', 'promotion.threshold-and-kind');
});

test('N13: what a special display costs is kept with the shop and the relationship, within the budget', () => {
  const cost = (amount: number, more: object = { customer: 'C1', relationship: 2 }, key = 'K1') =>
    RecordPromotionCost.of({ ...id, cost: key, kind: 'display', amount: yuan(amount), ...more }, meta('2024-03-01'));
  const since = told.given(planned({ kind: 'display' }), approved);
  since.when(cost(500_00, {})).thenRejected('promotion.relationship-and-display');
  since
    .when(cost(500_00))
    .thenEvents(
      PromotionCostRecorded.of({
        ...id,
        cost: 'K1',
        kind: 'display',
        amount: yuan(500_00),
        customer: 'C1',
        relationship: 2,
      }),
    )
    .when(cost(500_00))
    .thenRejected('promotion.known-cost')
    .when(cost(9_500_01, { customer: 'C2', relationship: 5 }, 'K2'))
    .thenRejected({
      code: 'promotion.beyond-budget',
      data: { ...id, asked: yuan(10_000_01), budget: yuan(10_000_00) },
    })
    .when(cost(9_500_00, { customer: 'C2', relationship: 5 }, 'K2'))
    .thenEvents(
      PromotionCostRecorded.of({
        ...id,
        cost: 'K2',
        kind: 'display',
        amount: yuan(9_500_00),
        customer: 'C2',
        relationship: 5,
      }),
    );
});

test('what came of an activity is told by the days before it, rounded half away from zero', () => {
  expect(upliftOf({ sales: yuan(100), days: 3 }, { sales: yuan(100), days: 1 }).amount).toBe(67);
  expect(upliftOf({ sales: yuan(1), days: 2 }, { sales: yuan(0), days: 1 }).amount).toBe(-1);
  expect(upliftOf({ sales: yuan(0), days: 2 }, { sales: money(5, 'CNY', 3), days: 1 })).toEqual(money(5, 'CNY', 3));
});

test('the activity keeps the rules of every room, and its law bites', () => {
  const days = fc.constantFrom<LocalDate>('2024-02-01', '2024-03-05', '2024-03-11', '2024-03-12');
  const actors = fc.constantFrom(['u1', []], ['u2', ['general-manager']]) as fc.Arbitrary<[string, string[]]>;
  const metas = fc
    .tuple(days, actors, fc.nat(9_999))
    .map(([on, [by, roles], n]) => testMeta(on, { commandId: `c${n}`, by: { id: by, roles } }));
  const kinds = fc.constantFrom(...activityKinds, 'group-buy' as const, 'group-buy' as const);
  const contents: fc.Arbitrary<PromotionContent> = fc.tuple(kinds, fc.nat(9)).map(([kind, odd]) => ({
    ...content,
    kind,
    ...(odd === 0 ? { end: '2024-01-01' as const } : {}),
    ...(kind === 'promotion' || kind === 'group-buy' ? { means: { kind: 'discount', basisPoints: 100 } as const } : {}),
    ...(kind === 'group-buy' ? { threshold: 3 } : {}),
  }));
  const figures = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(10, 10, 9))
    .map(([sales, d]) => ({ sales: yuan(sales), quantity: sales, days: d }));
  const commands: fc.Arbitrary<PromotionCommand> = fc.oneof(
    {
      weight: 2,
      arbitrary: fc
        .tuple(contents, days)
        .map(([one, on]) =>
          PlanPromotion.of(
            { ...id, content: one },
            testMeta(on < '2024-03-01' ? on : '2024-02-01', { by: { id: 'u1', roles: [] } }),
          ),
        ),
    },
    { weight: 3, arbitrary: metas.map((m) => ApprovePromotion.of(id, m)) },
    { weight: 3, arbitrary: metas.map((m) => CompletePromotionStep.of({ ...id, step: '1' }, m)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('K1', 'K2'), fc.integer({ min: 0, max: 12_000_00 }), fc.boolean(), metas)
        .map(([cost, amount, shown, m]) =>
          RecordPromotionCost.of(
            {
              ...id,
              cost,
              kind: shown ? 'display' : 'gift',
              amount: yuan(amount),
              customer: 'C1',
              ...(shown ? { relationship: 3 } : {}),
            },
            m,
          ),
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('C1', 'C2'), fc.integer({ min: 1, max: 3 }), metas)
        .map(([customer, pieces, m]) => JoinGroupBuy.of({ ...id, customer, pieces }, m)),
    },
    { weight: 3, arbitrary: metas.map((m) => ClosePromotion.of(id, m)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(figures, figures, fc.constantFrom('general-manager', 'general-manager', 'office'), metas)
        .map(([before, during, to, m]) => ReportPromotionEffect.of({ ...id, before, during, conclusion: 'x', to }, m)),
    },
  );
  const report = assertRules(promotion, { commands, given: () => given, longest: 30, runs: 300, mustReach: 'events' });
  expect(report.passed).toBe(true);
  const violations = (...events: readonly PromotionEvent[]) =>
    checkLaws(promotionLaws, recordedHistory(storedHistory('test.promotion-A1', events))).map(({ law }) => law);
  const cost = PromotionCostRecorded.of({ ...id, cost: 'K1', kind: 'venue', amount: yuan(10_000_01) });
  expect(violations(planned().event, approved.event, cost)).toEqual(['promotion.within-budget']);
  expect(violations(planned().event, PromotionStepDone.of({ ...id, step: '1' }))).toEqual(['promotion.within-budget']);
  expect(isRight(told.when(PlanPromotion.of({ ...id, content }, meta('2024-01-01'))).outcome)).toBe(true);
}, 30_000);
