/** The targets of a plan as a regional analysis meets them: for its own period, in its own unit. */
import type { LocalDate, Period } from '@clientele/domain/kernel';
import { type Subject, targetFor } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Measure } from '../sales/question.ts';
import { type Attainment, attainmentOf } from '../targets/attainment.ts';
import { commonScale, measureOfMetric, planAsOf, widenTarget } from '../targets/plans.ts';

export interface RegionPlan {
  /** The scale at which figures of a unit can be laid beside the plan's targets; null where they can't be. */
  readonly scaleOf: (unit: FigureUnit) => number | null;
  /** What a value comes to against the subject's target; in the finer scale of both. Null: there is no target. */
  readonly attainment: (subject: Subject, value: bigint, unit: FigureUnit) => Attainment | null;
}

/** The targets of a plan for a period, as they stood on a date. */
export const regionPlanOf = (
  book: SalesBook,
  plan: string,
  period: Period,
  asOf: LocalDate,
  measure: Measure,
): E.Either<QuestionFaults, RegionPlan> => {
  const found = planAsOf(book.targets, plan, asOf);
  if (E.isLeft(found)) return found;
  const { header, tree } = found.right;
  const { metric } = header;
  if (measureOfMetric(metric) !== measure)
    return E.left([{ code: 'question.plan-of-another-metric', data: { plan, metric, measure } }]);
  return E.right({
    scaleOf: (unit) => commonScale(header.unit, unit),
    attainment: (subject, value, unit) => {
      const target = targetFor(tree, subject, period);
      const scale = commonScale(header.unit, unit);
      if (target === null || scale === null) return null;
      return attainmentOf(widen(value, scaleOf(unit), scale), widenTarget(target, header.unit, scale), scale);
    },
  });
};
