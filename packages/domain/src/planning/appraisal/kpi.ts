/**
 * What an appraisal indicator is (指标, KPI): its name, how it is measured, whether more of it is better, and which target it
 * answers to (row B27). An indicator is data, so that a host can register its own, and what was appraised by it can be
 * computed again for ever.
 */
import * as z from 'zod';
import type { Rejection, Text } from '../../kernel/index.ts';
import { type Metric, metricSchema, type TargetUnit, traitsOf } from '../target/index.ts';

/** How an indicator is measured: which facts it takes, and what is made of them (`measure.ts`). */
export const kpiForms = ['attainment', 'share', 'average', 'count', 'breadth', 'mix', 'growth', 'rating'] as const;

export type KpiForm = (typeof kpiForms)[number];

/** The four layers of the indicator framework (row B16). */
export const kpiLayers = ['strategy', 'organisation', 'process', 'performance'] as const;

export type KpiLayer = (typeof kpiLayers)[number];

const name = z.string().min(1).max(80);

export const kpiSchema = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and dashes'),
  name: z.strictObject({ en: name, zh: name }),
  form: z.enum(kpiForms),
  /** The metric of the target plans that it answers to; null where its standard is stated with its facts. */
  metric: metricSchema.nullable(),
  /** Whether more is better, or less (expense, complaints, overdue). */
  direction: z.enum(['higher', 'lower']),
  /** Judged by persons from evidence, or counted (row B17). */
  nature: z.enum(['quantitative', 'qualitative']),
  /** Of whom it is asked (rows B14 B15). */
  of: z.enum(['person', 'team', 'channel', 'company']),
  layer: z.enum(kpiLayers),
});

/** An appraisal indicator. */
export type Kpi = Readonly<z.infer<typeof kpiSchema>>;

/** What can be wrong with an indicator: it couldn't be measured, or not against its target (row B27). */
export type KpiRejection =
  | Rejection<'appraisal.kpi-nameless', { readonly kpi: string }>
  | Rejection<'appraisal.kpi-without-target', { readonly kpi: string; readonly form: KpiForm }>
  | Rejection<
      'appraisal.kpi-not-of-its-target',
      {
        readonly kpi: string;
        readonly form: KpiForm;
        readonly metric: Metric;
        readonly unit: TargetUnit['kind'];
        readonly takes: readonly TargetUnit['kind'][];
      }
    >
  | Rejection<'appraisal.kpi-judged-by-nobody', { readonly kpi: string; readonly form: KpiForm }>;

/** In which units the target of a form can be; none where its standard is stated with the facts. */
const unitsOfForm: Readonly<Record<KpiForm, readonly TargetUnit['kind'][]>> = {
  attainment: ['money', 'quantity', 'count', 'basis-points'],
  share: ['basis-points'],
  average: ['count'],
  count: ['count'],
  breadth: ['basis-points'],
  mix: [],
  growth: [],
  rating: ['basis-points'],
};

const isBlank = (text: Text): boolean => text.en.trim() === '' || text.zh.trim() === '';

/** Every reason why an indicator isn't specific, measurable and matched with a target (row B27). */
export const kpiFaults = ({ code: kpi, name: called, form, metric, nature }: Kpi): readonly KpiRejection[] => {
  const takes = unitsOfForm[form];
  const unit = metric === null ? null : traitsOf[metric].unit;
  return [
    ...(isBlank(called) ? [{ code: 'appraisal.kpi-nameless', data: { kpi } } as const] : []),
    ...(form === 'attainment' && metric === null
      ? [{ code: 'appraisal.kpi-without-target', data: { kpi, form } } as const]
      : []),
    ...(metric !== null && unit !== null && !takes.includes(unit)
      ? [{ code: 'appraisal.kpi-not-of-its-target', data: { kpi, form, metric, unit, takes } } as const]
      : []),
    ...((nature === 'qualitative') !== (form === 'rating')
      ? [{ code: 'appraisal.kpi-judged-by-nobody', data: { kpi, form } } as const]
      : []),
  ];
};
