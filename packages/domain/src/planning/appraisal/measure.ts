/**
 * What an indicator comes to (`rules.md §3.17`): its value, the standard it is held against, and the ratio of the two.
 * Exact ratios of integers throughout; what can't be said is undefined with its reason, never 0 and never 100 %.
 */
import { compareRatios, type Ratio, ratioOf } from '../../kernel/index.ts';
import type { KpiFacts } from './facts.ts';
import type { Kpi } from './kpi.ts';

/** Why an indicator has no ratio. */
export type Missing = 'not-measured' | 'no-target' | 'nothing-to-divide-by';

/** An indicator that was measured. */
export interface Measured {
  readonly value: Ratio | null;
  /** The standard; null where there is none. */
  readonly target: Ratio | null;
  /** How much of the standard is reached, within 0 and the cap; null where it is undefined. */
  readonly ratio: Ratio | null;
  /** Whether a stated target was reached (below it: 未达成); null where none was stated, or nothing is known. */
  readonly met: boolean | null;
  readonly missing: Missing | null;
}

// Handed out as they are, so that whoever gets them can't change them for the next one.
const one: Ratio = Object.freeze({ numerator: 1n, denominator: 1n });
const zero: Ratio = Object.freeze({ numerator: 0n, denominator: 1n });
const basisPoints = 10_000n;

const big = (value: number): bigint => BigInt(value);
const sum = (values: readonly number[]): bigint => values.reduce((total, value) => total + big(value), 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** 1 − ½ Σ|actual share − planned share|: 1 where products sell as planned, 0 where nothing does. */
const mixOf = (parts: readonly { readonly actual: number; readonly planned: number }[]): Ratio | null => {
  const actual = sum(parts.map((part) => part.actual));
  const planned = sum(parts.map((part) => part.planned));
  const apart = parts.reduce(
    (total, part) => total + size(big(part.actual) * planned - big(part.planned) * actual),
    0n,
  );
  return ratioOf(2n * actual * planned - apart, 2n * actual * planned);
};

const breadthOf = ({ classes, targeted }: Extract<KpiFacts, { readonly form: 'breadth' }>): Ratio | null => {
  const served = new Set(classes.filter(({ customers }) => customers > 0).map((of) => of.class));
  return ratioOf(big(targeted.filter((of) => served.has(of)).length), big(targeted.length));
};

/** The value of facts, null where its denominator is zero (growth: not above zero). */
export const kpiValue = (facts: KpiFacts): Ratio | null => {
  switch (facts.form) {
    case 'attainment':
      return { numerator: big(facts.actual), denominator: 1n };
    case 'share':
      return ratioOf(big(facts.numerator), big(facts.denominator));
    case 'average':
      return ratioOf(sum(facts.days.map(({ customers }) => customers)), big(facts.workingDays));
    case 'count':
      return { numerator: big(facts.count), denominator: 1n };
    case 'breadth':
      return breadthOf(facts);
    case 'mix':
      return mixOf(facts.parts);
    case 'growth':
      return facts.previous > 0 ? ratioOf(big(facts.current) - big(facts.previous), big(facts.previous)) : null;
    case 'rating':
      return ratioOf(sum(facts.ratings.map(({ score }) => score)), big(facts.of) * big(facts.ratings.length));
  }
};

/**
 * Effective number of classes, 1/Σs²: how many classes of equal size would be as broad (KPI 6); null without customers.
 *
 * @example
 * ```ts
 * import { effectiveClasses } from '@clientele/domain/planning';
 * import { formatRatio } from '@clientele/domain/kernel';
 *
 * formatRatio(effectiveClasses([{ class: 'a', customers: 3 }, { class: 'b', customers: 1 }])); // '1.600000'
 * ```
 */
export const effectiveClasses = (classes: readonly { readonly class: string; readonly customers: number }[]) => {
  const all = sum(classes.map(({ customers }) => customers));
  return ratioOf(
    all * all,
    classes.reduce((total, { customers }) => total + big(customers) * big(customers), 0n),
  );
};

/** The standard of facts: stated, or the whole for what is a part of one. */
const standardOf = (facts: KpiFacts): { readonly target: Ratio | null; readonly stated: boolean } => {
  if (facts.target === null) {
    const ofTheWhole = ['share', 'breadth', 'mix', 'rating'].includes(facts.form);
    return { target: ofTheWhole ? one : null, stated: false };
  }
  const target = big(facts.target);
  switch (facts.form) {
    case 'attainment':
    case 'count':
      return { target: { numerator: target, denominator: 1n }, stated: true };
    case 'average':
      return { target: { numerator: target, denominator: 100n }, stated: true };
    default:
      return { target: { numerator: target, denominator: basisPoints }, stated: true };
  }
};

/** value / target, or 2 − value / target where less is better; null for a target of zero. */
const reached = (value: Ratio, target: Ratio, direction: Kpi['direction']): Ratio | null => {
  const ratio = ratioOf(value.numerator * target.denominator, value.denominator * target.numerator);
  if (ratio === null || direction === 'higher') return ratio;
  return { numerator: 2n * ratio.denominator - ratio.numerator, denominator: ratio.denominator };
};

const clamped = (ratio: Ratio, cap: number): Ratio => {
  const highest = { numerator: big(cap), denominator: basisPoints };
  if (compareRatios(ratio, zero) < 0) return zero;
  return compareRatios(ratio, highest) > 0 ? highest : ratio;
};

const undefinedFor = (missing: Missing, value: Ratio | null = null, target: Ratio | null = null): Measured => ({
  value,
  target,
  ratio: null,
  met: null,
  missing,
});

/**
 * Measures an indicator from its facts; null where none were given.
 *
 * @param cap the highest ratio that counts, in basis points
 *
 * @example
 * ```ts
 * import { measureKpi, sevenKpis } from '@clientele/domain/planning';
 *
 * const [sales] = sevenKpis;
 * if (sales !== undefined)
 *   measureKpi(sales, 12_000, {
 *     form: 'attainment', unit: { kind: 'money', currency: 'CNY', scale: 0 }, actual: 90, target: 100, plan: '2025',
 *   }); // { ratio: { numerator: 90n, denominator: 100n }, met: false, … }
 * ```
 */
export const measureKpi = ({ direction }: Kpi, cap: number, facts: KpiFacts | null): Measured => {
  if (facts === null) return undefinedFor('not-measured');
  const value = kpiValue(facts);
  const { target, stated } = standardOf(facts);
  if (value === null) return undefinedFor('nothing-to-divide-by', null, target);
  if (target === null) return undefinedFor('no-target', value);
  const ratio = reached(value, target, direction);
  if (ratio === null) return undefinedFor('nothing-to-divide-by', value, target);
  return {
    value,
    target,
    ratio: clamped(ratio, cap),
    met: stated ? compareRatios(ratio, one) >= 0 : null,
    missing: null,
  };
};
