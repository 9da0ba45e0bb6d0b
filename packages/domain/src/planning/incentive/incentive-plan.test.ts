// Incentive plans: their parts and horizons, and awards over time with exact instalments.

import { describe, expect, test } from 'vitest';
import { codesSaid } from '../../../test/said.ts';
import { type LocalDate, messageCatalogue, money } from '../../kernel/index.ts';
import { scenario, testMeta } from '../../testing/index.ts';
import { generalManagerAdopts } from '../adoption.ts';
import { directorsAward } from './award/decide.ts';
import { award, ForfeitAward, GrantAward, PayInstalment } from './award/index.ts';
import { AdoptIncentivePlan, horizonOf, type IncentivePlan, incentivePlan, incentiveTexts } from './incentive-plan.ts';
import { director, generalManager, plan, seller } from './samples.ts';

const told = scenario(incentivePlan, { adoption: generalManagerAdopts });
const adopting = (policy: IncentivePlan) =>
  told.when(AdoptIncentivePlan.of({ policy }, testMeta('2025-01-01', { by: generalManager })));
const codesOf = (outcome: ReturnType<typeof adopting>['outcome']) =>
  outcome._tag === 'Left' ? outcome.left.map(({ code, data }) => [code, ...Object.values(data)]) : 'accepted';
const without = (...codes: readonly string[]): IncentivePlan => ({
  ...plan,
  items: plan.items.filter(({ code }) => !codes.includes(code)),
});

describe('an incentive plan', () => {
  test('C3: says which of its three parts is missing by the name that people use', () => {
    const say = messageCatalogue([incentivePlan.messages]);
    const { outcome } = adopting({ ...plan, items: [] });
    const told = outcome._tag === 'Left' ? outcome.left.slice(0, 3).map((one) => say(one, 'zh')) : [];
    for (const [index, part] of ['薪酬方案（提成）', '奖金制度（奖金）', '晋升机会（晋升机会）'].entries())
      expect(told[index]).toContain(`缺少${part}`);
  });

  test('C2 C3: has commission, bonus and promotion, and is refused without one of them', () => {
    expect(codesOf(adopting(plan).outcome)).toBe('accepted');
    expect(plan.items.map(({ form }) => incentiveTexts[form].zh)).toEqual(['提成', '奖金', '奖金', '晋升机会']);
    expect(codesOf(adopting(without('commission')).outcome)).toEqual([['incentive.part-missing', 'commission']]);
    expect(codesOf(adopting(without('quarter-bonus', 'three-years')).outcome)).toEqual([
      ['incentive.part-missing', 'bonus'],
    ]);
    expect(codesOf(adopting(without('career')).outcome)).toEqual([['incentive.part-missing', 'promotion']]);
    expect(codesOf(adopting({ ...plan, items: [] }).outcome)).toEqual([
      ['incentive.part-missing', 'commission'],
      ['incentive.part-missing', 'bonus'],
      ['incentive.part-missing', 'promotion'],
      ['incentive.horizon-missing', 'short'],
      ['incentive.horizon-missing', 'long'],
    ]);
  });

  test('C4: combines short and long term: what is paid beyond a year is long, at twelve months it is not', () => {
    expect(plan.items.map(horizonOf)).toEqual(['short', 'short', 'long', 'long']);
    const at = (months: number) =>
      horizonOf({
        form: 'bonus',
        code: 'b',
        name: { en: 'b', zh: '奖金' },
        instalments: [{ months, share: 10_000 }],
      });
    expect([at(12), at(13)]).toEqual(['short', 'long']);
    expect(codesOf(adopting(without('career', 'three-years')).outcome)).toEqual([
      ['incentive.part-missing', 'promotion'],
      ['incentive.horizon-missing', 'long'],
    ]);
    expect(codesOf(adopting(without('commission', 'quarter-bonus')).outcome)).toEqual([
      ['incentive.part-missing', 'commission'],
      ['incentive.horizon-missing', 'short'],
    ]);
  });

  test('is refused where instalments are no whole, or a career goes in circles', () => {
    const items: IncentivePlan['items'] = plan.items.map((item) => {
      if (item.form === 'promotion') return { ...item, path: { ...item.path, levels: ['a', 'b', 'a'] } };
      return item.code === 'three-years'
        ? ({
            ...item,
            code: 'quarter-bonus',
            instalments: [
              { months: 24, share: 9999 },
              { months: 12, share: 0 },
            ],
          } as typeof item)
        : item;
    });
    expect(codesOf(adopting({ ...plan, items }).outcome)).toEqual([
      ['incentive.item-twice', 'quarter-bonus'],
      ['incentive.shares-not-whole', 'quarter-bonus', 9999, 10_000],
      ['incentive.share-not-positive', 'quarter-bonus', 0],
      ['incentive.instalments-not-ascending', 'quarter-bonus', 12, 24],
      ['incentive.level-twice', 'career', 'a'],
    ]);
  });
});

describe('an award', () => {
  const given = { plans: [plan], authority: directorsAward };
  const awards = scenario(award, given);
  const on = (date: LocalDate, by = director) => testMeta(date, { by });
  const granting = (item: string, more: Partial<Parameters<typeof GrantAward.of>[0]> = {}, by = director) =>
    awards.when(
      GrantAward.of(
        {
          award: 'W1',
          payee: 'seller-7',
          plan: 'sales-incentives@1',
          item,
          amount: money(10_000, 'CNY', 0),
          evidence: 'appraisal A1: 1.1',
          ...more,
        },
        on('2025-04-30', by),
      ),
    );
  const codes = codesSaid(award);
  const long = granting('three-years');
  const paying = (instalment: number, date: LocalDate) => PayInstalment.of({ award: 'W1', instalment }, on(date));

  test('C2 C4: is paid at once, or over years in instalments that add up to it, each when it is due', () => {
    expect(granting('quarter-bonus').state?.instalments).toEqual([
      { due: '2025-04-30', amount: 10_000, paidOn: null, forfeited: false },
    ]);
    expect(long.state?.instalments.map(({ due, amount }) => [due, amount])).toEqual([
      ['2026-04-30', 3333],
      ['2027-04-30', 3333],
      ['2028-04-30', 3334],
    ]);
    expect(codes(long.when(paying(1, '2026-04-29')))).toEqual(['award.not-due']);
    const paid = long.when(paying(1, '2026-04-30'));
    expect(codes(paid)).toBe('accepted');
    expect(codes(paid.when(paying(1, '2026-05-01')))).toEqual(['award.paid-already']);
    expect(codes(paid.when(paying(4, '2026-05-01')))).toEqual(['award.no-such-instalment']);
  });

  test('C4: loses what is not due yet when it is forfeited, and keeps what is', () => {
    const left = long.when(ForfeitAward.of({ award: 'W1', reason: 'he left' }, on('2026-04-30')));
    expect(left.outcome).toMatchObject({ right: [{ data: { instalments: [2, 3], amount: 6667 } }] });
    expect(codes(left.when(paying(1, '2026-05-01')))).toBe('accepted');
    expect(codes(left.when(paying(2, '2027-05-01')))).toEqual(['award.forfeited-already']);
    expect(codes(left.when(ForfeitAward.of({ award: 'W1', reason: 'again' }, on('2026-05-02'))))).toEqual([
      'award.nothing-to-forfeit',
    ]);
  });

  test('C6: rests on evidence, on a bonus of an adopted plan, and on somebody else’s authority', () => {
    expect(codes(granting('quarter-bonus', { evidence: ' ' }))).toEqual(['award.without-evidence']);
    expect(codes(granting('commission'))).toEqual(['award.no-bonus-of-the-plan']);
    expect(codes(granting('quarter-bonus', { plan: 'sales-incentives@2' }))).toEqual(['award.plan-unknown']);
    expect(codes(granting('quarter-bonus', { payee: 'director' }))).toEqual(['award.awards-himself']);
    expect(codes(granting('quarter-bonus', {}, seller))).toEqual(['award.awards-himself', 'award.not-authorised']);
    expect(codes(granting('quarter-bonus', { amount: money(0, 'CNY') }))).toEqual(['award.amount-not-positive']);
    expect(codes(long.when(paying(1, '2026-04-29')))).toEqual(['award.not-due']);
    expect(codes(awards.when(paying(1, '2026-04-29')))).toEqual(['award.unknown']);
  });
});
