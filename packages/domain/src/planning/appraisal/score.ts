/**
 * The score of an appraisal: Σ weight × ratio (`rules.md §3.17`). The weight of an indicator that is undefined is spread
 * over the others by largest remainder, so that weights still add up to the whole, and that is told.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { apportion, formatRatio, type Ratio } from '../../kernel/index.ts';
import type { KpiInput } from './facts.ts';
import { type Measured, measureKpi } from './measure.ts';
import type { AppraisalScheme } from './scheme.ts';

/** All weights of a scheme together, in basis points. */
export const wholeWeight = 10_000;

/**
 * The weights that count: those of the defined indicators and their parts of what the undefined ones would have had, by
 * largest remainder, ties in declared order. All zero where nothing is defined.
 *
 * @example
 * ```ts
 * import { spreadWeights } from '@clientele/domain/planning';
 *
 * spreadWeights([{ weight: 5000, defined: true }, { weight: 3000, defined: true }, { weight: 2000, defined: false }]);
 * // [6250, 3750, 0]
 * ```
 */
export const spreadWeights = (
  weights: readonly { readonly weight: number; readonly defined: boolean }[],
): readonly number[] => {
  const kept = weights.map(({ weight, defined }) => (defined ? weight : 0));
  const freed = weights.reduce((sum, { weight, defined }) => (defined ? sum : sum + weight), 0);
  const parts = apportion(freed, kept);
  return E.isLeft(parts) ? kept.map(() => 0) : kept.map((weight, index) => weight + (parts.right[index] ?? 0));
};

/** One indicator of an appraisal: what it came to, its weight, and the weight that counted. */
export interface ScoredKpi {
  readonly kpi: string;
  readonly weight: number;
  readonly counted: number;
  readonly measured: Measured;
}

/** What an appraisal comes to. */
export interface Score {
  readonly kpis: readonly ScoredKpi[];
  /** Exact; null where no indicator is defined. */
  readonly score: Ratio | null;
}

const gcd = (left: bigint, right: bigint): bigint => (right === 0n ? left : gcd(right, left % right));

/** Each step is reduced, so that many indicators stay numbers of bearable length. */
const plus = (left: Ratio, weight: number, right: Ratio): Ratio => {
  const numerator =
    left.numerator * right.denominator * BigInt(wholeWeight) + right.numerator * BigInt(weight) * left.denominator;
  const denominator = left.denominator * right.denominator * BigInt(wholeWeight);
  const by = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return by === 0n ? { numerator, denominator } : { numerator: numerator / by, denominator: denominator / by };
};

/** Scores what was measured, by a scheme. An indicator without facts is undefined, as one without a target is. */
export const scoreOf = (scheme: AppraisalScheme, inputs: readonly KpiInput[]): Score => {
  const measured = scheme.kpis.map(({ kpi, weight, cap }) => ({
    kpi: kpi.code,
    weight,
    measured: measureKpi(kpi, cap, inputs.find((input) => input.kpi === kpi.code)?.facts ?? null),
  }));
  const counted = spreadWeights(
    measured.map(({ weight, measured: { ratio } }) => ({ weight, defined: ratio !== null })),
  );
  const kpis = measured.map((one, index) => ({ ...one, counted: counted[index] ?? 0 }));
  let score: Ratio | null = null;
  for (const { counted: weight, measured: of } of kpis)
    if (of.ratio !== null) score = plus(score ?? { numerator: 0n, denominator: 1n }, weight, of.ratio);
  return { kpis, score };
};

const figure = z.string().max(2000).nullable();

export const resultSchema = z.strictObject({
  /** With six decimals, half away from zero; null where nothing is defined. */
  score: figure,
  kpis: z.array(
    z.strictObject({
      kpi: z.string(),
      value: figure,
      target: figure,
      ratio: figure,
      weight: z.int().min(0),
      counted: z.int().min(0),
      met: z.boolean().nullable(),
      missing: z.enum(['not-measured', 'no-target', 'nothing-to-divide-by']).nullable(),
    }),
  ),
});

/** A result as it is frozen: figures as text, to the digit. */
export type AppraisalResult = z.infer<typeof resultSchema>;

/** The result of a scheme and inputs; the same inputs give the same digits for ever. */
export const resultOf = (scheme: AppraisalScheme, inputs: readonly KpiInput[]): AppraisalResult => {
  const { kpis, score } = scoreOf(scheme, inputs);
  return {
    score: formatRatio(score),
    kpis: kpis.map(({ kpi, weight, counted, measured }) => ({
      kpi,
      value: formatRatio(measured.value),
      target: formatRatio(measured.target),
      ratio: formatRatio(measured.ratio),
      weight,
      counted,
      met: measured.met,
      missing: measured.missing,
    })),
  };
};
