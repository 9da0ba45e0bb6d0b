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
import { type Class, labelsOf } from '../composition/labels.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { askedOf, isKnownAxis, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/conditions.ts';
import { type AskedSales, type Basis, isItemAxis, type Measure, type SalesQuestion } from '../sales/question.ts';
import type { Section } from '../sales/sections.ts';
import { type Actuals, actualsOf } from './actuals.ts';
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

/** Where actual values come from: the section of the plan's unit, by order and by line, and the scale of both. */
interface Source {
  readonly unit: FigureUnit;
  readonly actual: (axis: string, value: string, period: Period) => bigint | null;
}

const sourceOf = (book: SalesBook, chosen: Chosen, { header }: PlanAsOf, measure: Measure): Source | null => {
  const planned = figureUnitOf(header.unit);
  if (planned === null) return null;
  const bases: readonly Basis[] = ['order', 'line'];
  const sources = bases.map((basis) => {
    const { sections, along } = actualsOf(chosen, measure, measure === 'sales' ? basis : 'line');
    const section = sections.find(({ unit }) => commonScale(header.unit, unit) !== null);
    return { section, along: new Map<string, Actuals>(), of: along };
  });
  const scale = Math.max(scaleOf(planned), ...sources.map(({ section }) => (section ? scaleOf(section.unit) : 0)));
  const along = (source: (typeof sources)[number], section: Section, axis: string): Actuals => {
    const known = source.along.get(axis);
    if (known !== undefined) return known;
    const made = source.of(section, axis);
    source.along.set(axis, made);
    return made;
  };
  return {
    unit: { ...planned, scale },
    actual: (axis, value, { start, end }) => {
      if (!isKnownAxis(axis, book.customers) || axis === 'pareto' || axis === 'vip') return null;
      const source = sources[isItemAxis(axis) ? 1 : 0];
      const section = source?.section;
      if (source === undefined || section === undefined) return 0n;
      return widen(along(source, section, axis)(value, start, end), scaleOf(section.unit), scale);
    },
  };
};

const rowOf = (book: SalesBook, chosen: Chosen, plan: PlanAsOf, source: Source | null, asked: Asked): TargetRow => {
  const { subject, period, depth } = asked;
  const { axis, value } = axisOf(subject);
  const { asOf } = chosen.selection.asked;
  const actual = source?.actual(axis, value, period) ?? null;
  const target =
    asked.target === null || source === null
      ? asked.target
      : widenTarget(asked.target, plan.header.unit, scaleOf(source.unit));
  return {
    subject,
    class: labelsOf(book.sales, book.customers, axis, asOf, null)(value),
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
  const source = measure === null ? null : sourceOf(book, chosen, plan.right, measure);
  const { name: metricName } = traitsOf[header.metric];
  return E.right({
    asked: { ...asked, plan: id, period: period ?? null },
    plan: { id, name: header.name, metric: header.metric, metricName: { ...metricName }, standing: standingOf(tree) },
    unit: source?.unit ?? figureUnitOf(header.unit),
    rows: targetsAsked(plan.right, period).map((one) => rowOf(book, chosen, plan.right, source, one)),
  });
};
