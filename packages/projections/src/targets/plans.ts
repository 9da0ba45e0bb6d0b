/** The plans of the book as of a date, and in what their targets are counted. */
import type { LocalDate } from '@clientele/domain/kernel';
import {
  contentAsOf,
  type Metric,
  type PlanContent,
  type PlanHeader,
  type TargetTree,
  type TargetUnit,
  treeAsOf,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Measure } from '../sales/question.ts';
import type { TargetBook } from './book.ts';

/** A plan as it stood on a date. */
export interface PlanAsOf {
  readonly header: PlanHeader;
  readonly tree: TargetTree;
  readonly content: PlanContent;
}

/** Which measure of sales a metric is met by; null for a metric that sales don't tell. */
export const measureOfMetric = (metric: Metric): Measure | null => {
  switch (metric) {
    case 'revenue':
      return 'sales';
    case 'gross-profit':
      return 'gross-profit';
    case 'units':
      return 'quantity';
    default:
      return null;
  }
};

const openedBy = ({ tree }: { readonly tree: TargetTree }, date: LocalDate): boolean =>
  tree.opened !== null && tree.opened.on <= date;

/** A plan as it stood at the end of a date; unknown where it wasn't opened by then. */
export const planAsOf = (book: TargetBook, plan: string, date: LocalDate): E.Either<QuestionFaults, PlanAsOf> => {
  const record = book.plans.get(plan);
  const tree = record !== undefined && openedBy(record, date) ? treeAsOf(record.tree, date) : null;
  if (record !== undefined && tree !== null && tree.header !== null)
    return E.right({ header: tree.header, tree, content: contentAsOf(record.content, date) });
  const known = [...book.plans].flatMap(([id, one]) => (openedBy(one, date) ? [id] : [])).sort(compareKeys);
  return E.left([{ code: 'question.unknown-plan', data: { plan, known } }]);
};

/** The scale of a plan's unit where figures of another unit can be compared with it, else null. */
export const commonScale = (unit: TargetUnit, figures: FigureUnit): number | null => {
  const same =
    (unit.kind === 'money' && figures.kind === 'money' && unit.currency === figures.currency) ||
    (unit.kind === 'quantity' && figures.kind === 'quantity' && unit.unit === figures.unit);
  return same && 'scale' in unit ? Math.max(unit.scale, scaleOf(figures)) : null;
};

/** A target in a finer scale than its plan's. */
export const widenTarget = (
  { realistic, ideal }: { readonly realistic: bigint; readonly ideal: bigint },
  unit: TargetUnit,
  scale: number,
) => {
  const own = figureUnitOf(unit).scale;
  return { realistic: widen(realistic, own, scale), ideal: widen(ideal, own, scale) };
};

/** The unit of a plan as figures have it: counts are of no unit, shares of a whole are told in percent. */
export const figureUnitOf = (unit: TargetUnit): Extract<FigureUnit, { readonly scale: number }> => {
  switch (unit.kind) {
    case 'money':
    case 'quantity':
      return { ...unit };
    case 'count':
      return { kind: 'quantity', unit: '', scale: 0 };
    case 'basis-points':
      return { kind: 'quantity', unit: '%', scale: 2 };
  }
};
