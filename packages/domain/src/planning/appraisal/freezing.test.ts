// What an appraisal is frozen with, by every indicator that the source names.
import { describe, expect, test } from 'vitest';
import {
  codes,
  freezing,
  measuring,
  opened,
  opening,
  resultOf,
  type Step,
  sold,
} from '../../../test/appraisal-steps.ts';
import { scenario } from '../../testing/index.ts';
import type { KpiFacts } from './facts.ts';
import { appraisal } from './index.ts';
import type { Kpi } from './kpi.ts';
import { frameworkKpis, furtherKpis, sevenKpis } from './kpi-catalogue.ts';
import { bandedScheme, given, id, seller, sevenInputs } from './samples.ts';

describe('an appraisal is frozen', () => {
  test('B1 B2 B8: with all seven inputs, to the digit: 0.9225 of its targets', () => {
    const measured = sevenInputs(900).reduce<Step>(
      (step, { kpi, facts }) => step.when(measuring(kpi, facts)),
      opened(),
    );
    const result = resultOf(measured.when(freezing()));
    expect(result?.score).toBe('0.922500');
    expect(result?.kpis.map(({ kpi, ratio, counted, met }) => [kpi, ratio, counted, met])).toEqual([
      ['sales-attainment', '0.900000', 2500, false],
      ['gross-profit-attainment', '1.200000', 1500, true],
      ['collection-rate', '0.950000', 1500, null],
      ['customers-visited-a-day', '1.000000', 1000, true],
      ['customers', '0.900000', 1000, false],
      ['customer-breadth', '0.500000', 1000, null],
      ['product-mix', '0.900000', 1500, null],
    ]);
  });

  test('with the weight of what is undefined spread over the others, and told', () => {
    const two = opened()
      .when(measuring('sales-attainment', sold(900)))
      .when(measuring('collection-rate', { form: 'share', numerator: 1, denominator: 2, target: null }))
      .when(measuring('customers', { form: 'count', count: 45, target: null }))
      .when(freezing());
    // 2,500 and 1,500 of 4,000: 6,250 and 3,750 of the whole, so 0.5625 + 0.1875.
    expect(resultOf(two)).toMatchObject({ score: '0.750000' });
    expect(resultOf(two)?.kpis.map(({ kpi, counted, missing }) => [kpi, counted, missing])).toEqual([
      ['sales-attainment', 6250, null],
      ['gross-profit-attainment', 0, 'not-measured'],
      ['collection-rate', 3750, null],
      ['customers-visited-a-day', 0, 'not-measured'],
      ['customers', 0, 'no-target'],
      ['customer-breadth', 0, 'not-measured'],
      ['product-mix', 0, 'not-measured'],
    ]);
  });

  test('after its period, once, and takes no more facts', () => {
    const measured = opened().when(measuring('sales-attainment', sold(900), id, '2025-03-30'));
    expect(codes(measured.when(freezing(id, '2025-03-31')))).toEqual(['appraisal.period-not-over']);
    const frozen = measured.when(freezing(id, '2025-04-01'));
    expect(codes(frozen)).toBe('accepted');
    expect(codes(frozen.when(measuring('sales-attainment', sold(999))))).toEqual(['appraisal.frozen-already']);
    expect(codes(frozen.when(freezing()))).toEqual(['appraisal.frozen-already']);
    expect(codes(opened().when(freezing()))).toEqual(['appraisal.nothing-measured']);
    expect(codes(measured.when(freezing(id, '2025-04-01', seller)))).toEqual([
      'appraisal.not-authorised',
      'appraisal.judges-himself',
    ]);
    expect(
      codes(measured.when(measuring('customers', { form: 'count', count: 1, target: 1 }, id, '2025-03-29'))),
    ).toEqual(['appraisal.before-what-it-follows']);
  });

  const scoredBy = (kpis: readonly Kpi[], factsOf: (kpi: Kpi) => KpiFacts) => {
    const weights = kpis.map((_, index) => Math.floor(10_000 / kpis.length) + (index < 10_000 % kpis.length ? 1 : 0));
    const own = {
      ...bandedScheme,
      kpis: kpis.map((kpi, index) => ({ kpi, weight: weights[index] ?? 0, cap: 10_000 })),
    };
    const started = scenario(appraisal, { ...given, schemes: [own] }).when(opening());
    return resultOf(
      kpis.reduce<Step>((step, kpi) => step.when(measuring(kpi.code, factsOf(kpi))), started).when(freezing()),
    );
  };
  /** Half of everything, by the form of the indicator. */
  const half = (kpi: Kpi): KpiFacts => {
    const target = 10_000;
    switch (kpi.form) {
      case 'attainment':
        return sold(500);
      case 'growth':
        return { form: 'growth', current: 150, previous: 100, target };
      case 'rating':
        return {
          form: 'rating',
          of: 10,
          ratings: [{ by: 'boss', score: 5, evidence: 'joint visit of 12 March' }],
          target,
        };
      default:
        return { form: 'share', numerator: 1, denominator: 2, target };
    }
  };
  const named = (codesOf: readonly string[]): readonly Kpi[] =>
    codesOf.flatMap((code) => furtherKpis.find((kpi) => kpi.code === code) ?? []);
  const names = (kpis: readonly Kpi[]) => kpis.map(({ name }) => name.zh);

  test('B9 B10 B13: by sales, satisfaction, payment return, growth and market share', () => {
    const lists = [
      [
        ['sales', 'satisfaction', 'collections'],
        ['销售额', '客户满意度', '回款率'],
      ],
      [
        ['sales', 'sales-growth', 'satisfaction'],
        ['销售额', '销售增长率', '客户满意度'],
      ],
      [
        ['sales', 'satisfaction', 'market-share'],
        ['销售额', '客户满意度', '市场占有率'],
      ],
    ] as const;
    for (const [list, zh] of lists) {
      const kpis = named(list);
      expect(names(kpis)).toEqual(zh);
      const result = scoredBy(kpis, half);
      expect(result?.kpis.map(({ kpi, ratio }) => [kpi, ratio])).toEqual(list.map((kpi) => [kpi, '0.500000']));
      expect(result?.score).toBe('0.500000');
    }
  });

  test('B11 B12: by what persons judge with evidence: selling skill, market development, teamwork', () => {
    const kpis = named(['sales', 'satisfaction', 'selling-skill', 'market-development', 'teamwork']);
    expect(names(kpis).slice(2)).toEqual(['销售技巧', '市场开拓能力', '团队合作']);
    const result = scoredBy(kpis, half);
    expect(result?.kpis.map(({ ratio, counted }) => [ratio, counted])).toEqual(kpis.map(() => ['0.500000', 2000]));
  });

  test('B14 B15: of a channel by coverage, loyalty, profitability; of a team by cohesion, execution, innovation', () => {
    const channel = furtherKpis.filter((kpi) => kpi.of === 'channel');
    const team = furtherKpis.filter((kpi) => kpi.of === 'team');
    expect(names(channel)).toEqual(['渠道覆盖率', '渠道忠诚度', '渠道盈利能力']);
    expect(names(team)).toEqual(['团队凝聚力', '团队执行力', '团队创新能力']);
    for (const kpis of [channel, team]) expect(scoredBy(kpis, half)?.score).toBe('0.500000');
  });

  test('B16: by all sixteen indicators of the four layers, four of each', () => {
    const layers = ['strategy', 'organisation', 'process', 'performance'] as const;
    expect(layers.map((layer) => frameworkKpis.filter((kpi) => kpi.layer === layer).length)).toEqual([4, 4, 4, 4]);
    const result = scoredBy(frameworkKpis, half);
    expect(result?.kpis.map(({ ratio, counted }) => [ratio, counted])).toEqual(
      frameworkKpis.map(() => ['0.500000', 625]),
    );
    expect(result?.score).toBe('0.500000');
  });

  test('B17: by counting and by judging, each of its own kind: what is judged is never counted', () => {
    const both = [...sevenKpis.slice(0, 1), ...named(['teamwork'])];
    expect(both.map(({ nature }) => nature)).toEqual(['quantitative', 'qualitative']);
    expect(scoredBy(both, half)?.score).toBe('0.500000');
    const counted = scoredBy(both, (kpi) => (kpi.form === 'rating' ? sold(500) : half(kpi)));
    expect(counted?.kpis.map(({ missing }) => missing)).toEqual([null, 'not-measured']);
  });
});
