/**
 * What an indicator is measured from: numerators and denominators as data, by the form of the indicator. Some rooms make
 * them from the log (sales, targets), others bring them from elsewhere (visits, receivables); an appraisal freezes them.
 */
import * as z from 'zod';
import { localDateSchema, type Rejection } from '../../kernel/index.ts';
import { type TargetUnit, traitsOf, unitSchema } from '../target/index.ts';
import type { Kpi, KpiForm } from './kpi.ts';

const whole = z.int().min(0);
const label = z.string().min(1).max(200);
/** In basis points; null: measured against the whole, or (a growth) without a standard. */
const target = z.int().min(1).max(1_000_000).nullable();

export const kpiFactsSchema = z.discriminatedUnion('form', [
  /** Actual against the realistic target of a plan that was valid when the period closed; `target` null: there is none. */
  z.strictObject({
    form: z.literal('attainment'),
    unit: unitSchema,
    actual: z.int(),
    target: whole.nullable(),
    plan: z.string().min(1).max(200).nullable(),
  }),
  /** A part of a whole, both counted in one unit. */
  z.strictObject({ form: z.literal('share'), numerator: whole, denominator: whole, target }),
  /** Distinct customers of each day, and the days of field duty; the target is in hundredths of a customer a day. */
  z.strictObject({
    form: z.literal('average'),
    days: z.array(z.strictObject({ on: localDateSchema, customers: whole })).max(400),
    workingDays: whole,
    target: z.int().min(1).nullable(),
  }),
  z.strictObject({ form: z.literal('count'), count: whole, target: whole.nullable() }),
  /** Active customers by class (or area), and the classes that were meant to be served. */
  z.strictObject({
    form: z.literal('breadth'),
    classes: z.array(z.strictObject({ class: label, customers: whole })).max(500),
    targeted: z.array(label).max(500),
    target,
  }),
  /** Of each product class what was sold and what was planned, in one unit. */
  z.strictObject({
    form: z.literal('mix'),
    parts: z.array(z.strictObject({ class: label, actual: whole, planned: whole })).max(500),
    target,
  }),
  z.strictObject({ form: z.literal('growth'), current: z.int(), previous: z.int(), target }),
  /** Scores of one scale by several people, each with what it rests on. */
  z.strictObject({
    form: z.literal('rating'),
    of: z.int().min(1).max(1000),
    ratings: z
      .array(z.strictObject({ by: z.string().min(1).max(200), score: whole, evidence: z.string().min(1).max(1000) }))
      .min(1)
      .max(100),
    target,
  }),
]);

/** The facts of one indicator. */
export type KpiFacts = z.infer<typeof kpiFactsSchema>;

/** An indicator of an appraisal with what it is measured from, and where that comes from. */
export interface KpiInput {
  readonly kpi: string;
  readonly facts: KpiFacts;
  /** The report, sheet or system that the figures were taken from. */
  readonly source: string;
}

/** What can be wrong with facts, beside their form. */
export type FactsRejection =
  | Rejection<
      'appraisal.facts-of-another-form',
      { readonly kpi: string; readonly form: KpiForm; readonly found: KpiForm }
    >
  | Rejection<
      'appraisal.unit-of-another-target',
      { readonly kpi: string; readonly unit: TargetUnit['kind']; readonly needed: TargetUnit['kind'] }
    >
  | Rejection<'appraisal.target-without-plan', { readonly kpi: string }>
  | Rejection<'appraisal.counted-twice', { readonly kpi: string; readonly what: string }>
  | Rejection<
      'appraisal.part-above-the-whole',
      { readonly kpi: string; readonly part: number; readonly whole: number }
    >;

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((one, index) => names.indexOf(one) < index)),
];

const namesIn = (facts: KpiFacts): readonly string[] => {
  switch (facts.form) {
    case 'average':
      return facts.days.map(({ on }) => on);
    case 'breadth':
      return facts.classes.map((one) => one.class);
    case 'mix':
      return facts.parts.map((one) => one.class);
    case 'rating':
      return facts.ratings.map(({ by }) => by);
    default:
      return [];
  }
};

const aboveTheWhole = (kpi: string, facts: KpiFacts): readonly FactsRejection[] =>
  facts.form === 'rating'
    ? facts.ratings
        .filter(({ score }) => score > facts.of)
        .map(({ score }) => ({ code: 'appraisal.part-above-the-whole', data: { kpi, part: score, whole: facts.of } }))
    : [];

const ofItsTarget = ({ code: kpi, metric }: Kpi, facts: KpiFacts): readonly FactsRejection[] => {
  if (facts.form !== 'attainment' || metric === null) return [];
  const needed = traitsOf[metric].unit;
  const { kind: unit } = facts.unit;
  return [
    ...(unit === needed ? [] : [{ code: 'appraisal.unit-of-another-target', data: { kpi, unit, needed } } as const]),
    ...(facts.target !== null && facts.plan === null
      ? [{ code: 'appraisal.target-without-plan', data: { kpi } } as const]
      : []),
  ];
};

/** Every reason why facts can't be those of an indicator. */
export const factsFaults = (kpi: Kpi, facts: KpiFacts): readonly FactsRejection[] => {
  if (facts.form !== kpi.form)
    return [
      { code: 'appraisal.facts-of-another-form', data: { kpi: kpi.code, form: kpi.form, found: facts.form } } as const,
    ];
  return [
    ...ofItsTarget(kpi, facts),
    ...twice([...namesIn(facts)]).map((what) => ({
      code: 'appraisal.counted-twice' as const,
      data: { kpi: kpi.code, what },
    })),
    ...(facts.form === 'breadth'
      ? twice(facts.targeted).map((what) => ({
          code: 'appraisal.counted-twice' as const,
          data: { kpi: kpi.code, what },
        }))
      : []),
    ...aboveTheWhole(kpi.code, facts),
  ];
};
