/**
 * Target attainment (目标完成情况): each target of a plan against what was sold in its own period, whatever calendar named that, as
 * the plan stood and as the sales were known on the report's date (rows A9 B2 B3).
 */
import { addDays, type Period, type Text } from '@clientele/domain/kernel';
import {
  axisOf,
  type ExactValue,
  type Metric,
  type PlacedTarget,
  type Standing,
  type Subject,
  standingOf,
  subjectsOf,
  targetFor,
  targetsOf,
  traitsOf,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Class, type Labels, labelsOf } from '../composition/labels.ts';
import type { CustomerFacts } from '../customers/facts.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { askedOf, isKnownAxis, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import { type AskedSales, type Basis, isItemAxis, type Measure, type SalesQuestion } from '../sales/question.ts';
import { type Actuals, actualsAlong } from './actuals.ts';
import { type Attainment, attainmentOf } from './attainment.ts';
import { commonScale, figureUnitOf, measureOfMetric, type PlanAsOf, planAsOf, widenTarget } from './plans.ts';

/** Sales count by the target's own period, so a question about targets has none for its sales. */
export interface TargetsQuestion extends Omit<SalesQuestion, 'period'> {
  readonly plan: string;
  /**
   * One row a subject for exactly these dates, made up of the targets that lie below where none is stated for them; all
   * targets of the plan, as they are stated, where no period is said.
   */
  readonly period?: Period;
}

/** A target and what became of it. */
export interface TargetRow {
  readonly subject: Subject;
  /** The subject as a class of its axis. */
  readonly class: Class;
  readonly period: Period;
  /** How many splits lie above it; null where it isn't stated but added up. */
  readonly depth: number | null;
  /** Null: there is no target, which is no target of zero. */
  readonly target: ExactValue | null;
  /** Null: sales don't tell it. */
  readonly actual: bigint | null;
  /** Null where one of the two is missing. */
  readonly attainment: Attainment | null;
  /** Whether the period goes on after the report's date. */
  readonly open: boolean;
}

export interface Targets {
  readonly asked: Omit<AskedSales, 'period'> & { readonly plan: string; readonly period: Period | null };
  readonly plan: {
    readonly id: string;
    readonly name: string;
    readonly metric: Metric;
    readonly metricName: Text;
    readonly standing: Standing;
  };
  /** Null for a metric that is counted in what no report of sales has. */
  readonly unit: FigureUnit | null;
  /** In the order of the plan: a whole before its parts. */
  readonly rows: readonly TargetRow[];
}

type Asked = Pick<PlacedTarget, 'subject' | 'period'> & {
  readonly depth: number | null;
  readonly target: ExactValue | null;
};

const stated = ({ subject, period, depth, value }: PlacedTarget): Asked => ({
  subject,
  period,
  depth,
  target: { realistic: BigInt(value.realistic), ideal: BigInt(value.ideal) },
});

/** The targets that are asked for: all that are stated, or one a subject for some dates. */
const targetsAsked = ({ tree }: PlanAsOf, period: Period | undefined): readonly Asked[] =>
  period === undefined
    ? targetsOf(tree).map(stated)
    : subjectsOf(tree).map((subject) => ({ subject, period, depth: null, target: targetFor(tree, subject, period) }));

/** Where actual values come from, and their unit. */
interface Source {
  readonly unit: FigureUnit;
  /** Null where an axis has no meaning for sales. */
  readonly actual: (subject: Subject, period: Period) => bigint | null;
}

/** The basis by which the sales along an axis are known. */
const basisOfAxis = (axis: string, measure: Measure): Basis =>
  measure === 'sales' && !isItemAxis(axis) ? 'order' : 'line';

const sourceOf = (
  customers: CustomerFacts,
  chosen: Chosen,
  plan: PlanAsOf,
  measure: Measure,
  asked: readonly Asked[],
): Source | null => {
  const planned = figureUnitOf(plan.header.unit);
  if (planned === null) return null;
  const isWanted = (unit: FigureUnit): boolean => commonScale(plan.header.unit, unit) !== null;
  const byAxis = new Map<string, Actuals>();
  for (const { subject } of asked) {
    const { axis } = axisOf(subject);
    if (byAxis.has(axis) || !isKnownAxis(axis, customers) || axis === 'pareto' || axis === 'vip') continue;
    byAxis.set(axis, actualsAlong(chosen, axis, measure, basisOfAxis(axis, measure), isWanted));
  }
  const scaleOfActuals = ({ unit }: Actuals): number => (unit === null ? 0 : scaleOf(unit));
  const scale = Math.max(planned.scale, ...[...byAxis.values()].map(scaleOfActuals));
  return {
    unit: { ...planned, scale },
    actual: (subject, { start, end }) => {
      const { axis, value } = axisOf(subject);
      const actuals = byAxis.get(axis);
      return actuals === undefined ? null : widen(actuals.sold(value, start, end), scaleOfActuals(actuals), scale);
    },
  };
};

/** The names along each axis, looked up once. */
const labelsOfAxes = (chosen: Chosen): ((axis: string) => Labels) => {
  const known = new Map<string, Labels>();
  return (axis) => {
    const labels = known.get(axis) ?? labelsOf(chosen, axis);
    known.set(axis, labels);
    return labels;
  };
};

const rowOf = (
  { asOf }: AskedSales,
  plan: PlanAsOf,
  source: Source | null,
  labels: (axis: string) => Labels,
  asked: Asked,
): TargetRow => {
  const { subject, period, depth } = asked;
  const { axis, value } = axisOf(subject);
  const actual = source?.actual(subject, period) ?? null;
  const target =
    asked.target === null || source === null
      ? asked.target
      : widenTarget(asked.target, plan.header.unit, scaleOf(source.unit));
  return {
    subject,
    class: labels(axis)(value),
    period,
    depth,
    target,
    actual,
    attainment:
      actual === null || target === null || source === null ? null : attainmentOf(actual, target, scaleOf(source.unit)),
    open: asOf < addDays(period.end, -1),
  };
};

/** Each target of a plan and what became of it. */
export const targets = (book: SalesBook, question: TargetsQuestion): E.Either<QuestionFaults, Targets> => {
  const { plan: id, period, ...rest } = question;
  const asks = { axes: ['company'], mostAxes: 1, measure: 'sales', by: 'line', ranks: false } as const;
  const checked = askedOf(period === undefined ? rest : { ...rest, period }, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const plan = planAsOf(book.targets, id, question.asOf);
  if (E.isLeft(plan)) return plan;
  const { header, tree } = plan.right;
  const asked: AskedSales = { ...checked.right, period: null };
  const chosen = chosenBy(book.sales, book.customers, asked);
  const measure = measureOfMetric(header.metric);
  const all = targetsAsked(plan.right, period);
  const labels = labelsOfAxes(chosen);
  const source = measure === null ? null : sourceOf(book.customers, chosen, plan.right, measure, all);
  const { name: metricName } = traitsOf[header.metric];
  return E.right({
    asked: { ...asked, plan: id, period: period ?? null },
    plan: { id, name: header.name, metric: header.metric, metricName: { ...metricName }, standing: standingOf(tree) },
    unit: source?.unit ?? figureUnitOf(header.unit),
    rows: all.map((one) => rowOf(asked, plan.right, source, labels, one)),
  });
};
