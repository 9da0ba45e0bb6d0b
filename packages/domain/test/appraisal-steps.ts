/** Steps through an appraisal, as the tests of the room take them. */
import { type Actor, type LocalDate, quarter } from '../src/kernel/index.ts';
import {
  FreezeAppraisal,
  GiveAppraisalFeedback,
  MeasureKpi,
  OpenAppraisal,
} from '../src/planning/appraisal/commands.ts';
import type { KpiFacts } from '../src/planning/appraisal/facts.ts';
import { appraisal } from '../src/planning/appraisal/index.ts';
import {
  given,
  id,
  input,
  of,
  period,
  scheme,
  seller,
  subject,
  supervisor,
} from '../src/planning/appraisal/samples.ts';
import { scenario, testMeta } from '../src/testing/index.ts';
import { codesSaid } from './said.ts';

export const on = (date: LocalDate, by: Actor) => testMeta(date, { by });
export const opening = (more: Partial<Parameters<typeof OpenAppraisal.of>[0]> = {}, date: LocalDate = '2025-01-02') =>
  OpenAppraisal.of({ ...of, appraisee: seller.id, period, scheme, ...more }, on(date, supervisor));
export const told = scenario(appraisal, given);
export const opened = () => told.when(opening());
export type Step = ReturnType<typeof opened>;

const yuan = { kind: 'money', currency: 'CNY', scale: 0 } as const;
/** What was sold of a target of 1,000. */
export const sold = (actual: number): KpiFacts => ({
  form: 'attainment',
  unit: yuan,
  actual,
  target: 1000,
  plan: '2025',
});
export const measuring = (kpi: string, facts: KpiFacts, which = id, date: LocalDate = '2025-04-01', by = supervisor) =>
  MeasureKpi.of({ subject, appraisal: which, input: input(kpi, facts) }, on(date, by));
export const freezing = (which = id, date: LocalDate = '2025-04-02', by = supervisor) =>
  FreezeAppraisal.of({ subject, appraisal: which }, on(date, by));
export const feedback = (which = id, date: LocalDate = '2025-04-03', by = supervisor) =>
  GiveAppraisalFeedback.of({ subject, appraisal: which, guidance: 'more calls on dealers' }, on(date, by));
/** An appraisal by sales alone, whose score is that attainment: what isn't measured gives its weight away. */
export const frozenAt = (sales: number, from: Step = opened()) =>
  from.when(measuring('sales-attainment', sold(sales))).when(freezing());
export const resultOf = (step: Step) => step.state.appraisals.at(-1)?.frozen?.result;
/** The codes of a refusal, each of which can be told to a person in both languages. */
export const codes = codesSaid(appraisal);
/** A later quarter of 2025 by sales alone, frozen and told. */
export const nextQuarter = (step: Step, number: number, sales: number) => {
  const which = `A${number}`;
  const next = quarter(2025, number);
  return step
    .when(opening({ appraisal: which, period: next }, next.start))
    .when(measuring('sales-attainment', sold(sales), which, next.end))
    .when(freezing(which, next.end))
    .when(feedback(which, next.end));
};
