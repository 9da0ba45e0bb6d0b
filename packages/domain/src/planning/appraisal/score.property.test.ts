// The score on arbitrary facts: weights that add up whatever is undefined, ratios within their bounds, the same digits again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kpiMeasures } from '../../../test/kpi-facts.ts';
import { compareRatios, money } from '../../kernel/index.ts';
import type { KpiFacts, KpiInput } from './facts.ts';
import { kpiFactsSchema } from './facts.ts';
import { sevenKpis, sourceKpis } from './kpi-catalogue.ts';
import { measureKpi } from './measure.ts';
import { bandOfScore, schemeFaults, sevenKpiScheme } from './scheme.ts';
import { resultOf, scoreOf, spreadWeights, wholeWeight } from './score.ts';

const weights = fc
  .array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 })
  .chain((list) =>
    fc.tuple(fc.constant(list), fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length })),
  )
  .map(([list, defined]) => list.map((weight, index) => ({ weight, defined: defined[index] ?? false })));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const one = { numerator: 1n, denominator: 1n };

describe('weights', () => {
  test('B1: add up to the same whole whatever is undefined, unless everything is', () => {
    fc.assert(
      fc.property(weights, (list) => {
        const whole = sum(list.map(({ weight }) => weight));
        const spread = spreadWeights(list);
        const anything = list.some(({ defined }) => defined);
        expect(sum(spread)).toBe(anything ? whole : 0);
        list.forEach(({ weight, defined }, index) => {
          const counted = spread[index] ?? -1;
          expect(defined ? counted >= weight : counted === 0).toBe(true);
        });
      }),
    );
  });

  test('of equal weight get parts of the freed one that differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9999 }), (count, freed) => {
        const spread = spreadWeights([
          ...Array.from({ length: count }, () => ({ weight: 100, defined: true })),
          { weight: freed, defined: false },
        ]);
        const parts = spread.slice(0, -1);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

const inputs: fc.Arbitrary<readonly KpiInput[]> = fc
  .tuple(...sevenKpis.map((kpi) => fc.option(kpiMeasures(kpi.form), { nil: null })))
  .map((facts) =>
    facts.flatMap((of, index) => (of === null ? [] : [{ kpi: sevenKpis[index]?.code ?? '', facts: of, source: 's' }])),
  );

describe('a score', () => {
  test('B2 B3 B4 B5: computed again from kept inputs has the same digits', () => {
    fc.assert(
      fc.property(inputs, (list) => {
        const kept = JSON.parse(JSON.stringify(list)) as readonly KpiInput[];
        expect(resultOf(sevenKpiScheme, kept)).toEqual(resultOf(sevenKpiScheme, list));
        expect(resultOf(sevenKpiScheme, [...list].reverse())).toEqual(resultOf(sevenKpiScheme, list));
      }),
    );
  });

  test('B6 B7 B8: lies between nothing and the highest cap, and is the weighted sum of its ratios', () => {
    fc.assert(
      fc.property(inputs, (list) => {
        const { kpis, score } = scoreOf(sevenKpiScheme, list);
        expect(sum(kpis.map(({ counted }) => counted))).toBe(score === null ? 0 : wholeWeight);
        if (score === null) return;
        expect(score.numerator >= 0n).toBe(true);
        expect(compareRatios(score, { numerator: 15n, denominator: 10n })).toBeLessThanOrEqual(0);
        // The sum once more, over one common denominator.
        const common = kpis.reduce((of, { measured }) => of * (measured.ratio?.denominator ?? 1n), 1n);
        const exact = kpis.reduce(
          (of, { counted, measured: { ratio } }) =>
            ratio === null ? of : of + (BigInt(counted) * ratio.numerator * common) / ratio.denominator,
          0n,
        );
        expect(compareRatios(score, { numerator: exact, denominator: common * 10_000n })).toBe(0);
        expect(bandOfScore(sevenKpiScheme, score)).toBeDefined();
      }),
    );
  });

  test('is one where every defined indicator reaches its target exactly', () => {
    const exactly: Readonly<Record<string, KpiFacts>> = {
      'sales-attainment': {
        form: 'attainment',
        unit: { kind: 'money', currency: 'CNY', scale: 0 },
        actual: 7,
        target: 7,
        plan: 'P',
      },
      'collection-rate': { form: 'share', numerator: 3, denominator: 3, target: null },
      customers: { form: 'count', count: 11, target: 11 },
    };
    const list = Object.entries(exactly).map(([kpi, facts]) => ({ kpi, facts, source: 's' }));
    fc.assert(
      fc.property(fc.subarray(list, { minLength: 1 }), (some) => {
        const { score } = scoreOf(sevenKpiScheme, some);
        expect(score === null ? null : compareRatios(score, one)).toBe(0);
      }),
    );
  });
});

test('every form of facts is measured within its bounds, and never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sourceKpis),
      fc.integer({ min: 10_000, max: 30_000 }),
      fc.nat(),
      (kpi, cap, seed) => {
        const [facts] = fc.sample(kpiMeasures(kpi.form), { numRuns: 1, seed });
        if (facts === undefined) return;
        expect(kpiFactsSchema.safeParse(facts).success).toBe(true);
        const { ratio, missing } = measureKpi(kpi, cap, facts);
        expect(ratio === null).toBe(missing !== null);
        if (ratio === null) return;
        expect(ratio.numerator >= 0n).toBe(true);
        expect(compareRatios(ratio, { numerator: BigInt(cap), denominator: 10_000n })).toBeLessThanOrEqual(0);
      },
    ),
  );
});

test('C7: of two scores the higher never leads to less, whatever bands were taken as faultless', () => {
  const cut = fc.integer({ min: 1, max: 30_000 });
  const band = fc.record({
    outcome: fc.constantFrom('penalty', 'none', 'reward'),
    amount: fc.integer({ min: 1, max: 9 }),
  });
  const table = fc.tuple(fc.uniqueArray(cut, { maxLength: 4 }), fc.array(band, { minLength: 5, maxLength: 5 }));
  const worth = { penalty: -1, none: 0, reward: 1 } as const;
  fc.assert(
    fc.property(table, cut, cut, ([cuts, outcomes], left, right) => {
      const edges = [0, ...[...cuts].sort((a, b) => a - b)];
      const bands = edges.map((from, index) => {
        const { outcome = 'none', amount = 1 } = outcomes[index] ?? {};
        const to = edges[index + 1] ?? null;
        return { from, to, outcome, amount: outcome === 'none' ? null : money(amount, 'CNY', 0) } as const;
      });
      const scheme = { ...sevenKpiScheme, bands };
      if (schemeFaults(scheme).length > 0) return;
      const at = (basisPoints: number) => {
        const of = bandOfScore(scheme, { numerator: BigInt(basisPoints), denominator: 10_000n });
        return worth[of?.outcome ?? 'none'] * (of?.amount?.amount ?? 1);
      };
      expect(at(Math.max(left, right))).toBeGreaterThanOrEqual(at(Math.min(left, right)));
    }),
  );
});
