/**
 * Target attainment (目标完成情况): each target of a plan against what was sold in its own period, whatever calendar named that, as
 * the plan stood and as the sales were known on the report's date (rows A9 B2 B3).
 */
import {
  addDays,
  type BusinessCalendar,
  businessClock,
  daysBetween,
  type Period,
  type PolicyRef,
  periodBefore,
  periodLastYear,
  periodOf,
  policyRef,
  type Ratio,
  ratioOf,
  type Text,
} from '@clientele/domain/kernel';
import {
  axisOf,
  type ExactValue,
  elapsedOf,
  everyDay,
  factorsOf,
  type IsSellingDay,
  laterOf,
  type Metric,
  type PlacedTarget,
  type Standing,
  type Subject,
  standingOf,
  subjectsOf,
  sumOfTargets,
  targetFor,
  targetsOf,
  traitsOf,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Class, type Labels, labelsOf } from '../composition/labels.ts';
import { type FigureUnit, scaleOf } from '../kernel/figure.ts';
import { growthRatio } from '../regions/growth.ts';
import { askedOf, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import type { AskedSales, SalesQuestion } from '../sales/question.ts';
import { type Attainment, attainmentOf } from './attainment.ts';
import { type Cumulative, type Horizon, type Pace, paceOf } from './pace.ts';
import { type PlanAsOf, planAsOf, widenTarget } from './plans.ts';
import { resultsOf } from './results.ts';
import { type Source, sourceOf } from './source.ts';

const yearPeriodOf = ({ start }: Period): Period => periodOf('year', start);

/** Sales count by the target's own period, so a question about targets has none for its sales. */
export interface TargetsQuestion extends Omit<SalesQuestion, 'period'> {
  readonly plan: string;
  /**
   * One row a subject for exactly these dates, made up of the targets that lie below where none is stated for them; all
   * targets of the plan, as they are stated, where no period is said.
   */
  readonly period?: Period;
  /**
   * On which days things are sold: a period's time elapses by them, and days and weeks have their share of the smallest
   * target in which they lie. Where none is given all days count, and only what is stated is a target.
   */
  readonly calendar?: BusinessCalendar;
}

/** A target and what became of it. */
export interface TargetRow {
  readonly subject: Subject;
  /** The subject as a class of its axis. */
  readonly class: Class;
  readonly period: Period;
  /** How many splits lie above it; null where it isn't stated but added up. */
  readonly depth: number | null;
  /** A month or a quarter is a short-term target, a year a long-term one (row A20). */
  readonly horizon: Horizon;
  /** Null: there is no target, which is no target of zero. */
  readonly target: ExactValue | null;
  /** As it was set before any change; null where it isn't stated but added up. */
  readonly original: ExactValue | null;
  /** Null: sales don't tell it. */
  readonly actual: bigint | null;
  /** Null where one of the two is missing. */
  readonly attainment: Attainment | null;
  /** How it stands in its time; null where target or actual is missing. */
  readonly pace: Pace | null;
  /** From the year's start to the period's end (累计); null where one of both is missing. */
  readonly cumulative: Cumulative | null;
  /** What was reached against the adjacent period before (环比) and the same one a year before (同比). */
  readonly onPrevious: Ratio | null;
  readonly onLastYear: Ratio | null;
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
    /** The business calendar by whose working days time elapses, `name@version`; null: all days count. */
    readonly calendar: PolicyRef | null;
  };
  /** Of all values: the plan's, at the finer scale of plan and sales; counts have no name, shares are in percent. */
  readonly unit: FigureUnit;
  /** In the order of the plan: a whole before its parts. */
  readonly rows: readonly TargetRow[];
}

type Asked = Pick<PlacedTarget, 'subject' | 'period'> & {
  readonly depth: number | null;
  readonly target: ExactValue | null;
  readonly original: ExactValue | null;
};

const stated = ({ subject, period, depth, value, original }: PlacedTarget): Asked => ({
  subject,
  period,
  depth,
  target: sumOfTargets([value]),
  original: sumOfTargets([original]),
});

/** The targets that are asked for: all that are stated, or one a subject for some dates. */
const targetsAsked = (
  { tree }: PlanAsOf,
  period: Period | undefined,
  spreads: IsSellingDay | null,
): readonly Asked[] =>
  period === undefined
    ? targetsOf(tree).map(stated)
    : subjectsOf(tree).map((subject) => ({
        subject,
        period,
        depth: null,
        target: targetFor(tree, subject, period, spreads),
        original: null,
      }));

/** The names along each axis, looked up once. */
const labelsOfAxes = (chosen: Chosen): ((axis: string) => Labels) => {
  const known = new Map<string, Labels>();
  return (axis) => {
    const labels = known.get(axis) ?? labelsOf(chosen, axis);
    known.set(axis, labels);
    return labels;
  };
};

/** Short of a year, or not. */
const horizonOf = ({ start, end }: Period): Horizon => (daysBetween(start, end) < 360 ? 'short-term' : 'long-term');

/** What all rows of an answer are made with. */
interface Making {
  readonly asked: AskedSales;
  readonly plan: PlanAsOf;
  readonly source: Source;
  readonly labels: (axis: string) => Labels;
  /** By which days time elapses. */
  readonly isSellingDay: IsSellingDay;
  /** By which days a target is spread over parts of its period; null where no calendar says that. */
  readonly spreads: IsSellingDay | null;
}

/** From the start of the period's year, or of the plan where that is later, to the period's end. */
const cumulativeOf = ({ plan, source, spreads }: Making, { subject, period }: Asked): Cumulative | null => {
  const { span, metric, unit } = plan.header;
  if (traitsOf[metric].additivity !== 'everywhere') return null;
  const newYear = yearPeriodOf(period).start;
  const dates = { start: laterOf(newYear, span.start), end: period.end };
  const target = targetFor(plan.tree, subject, dates, spreads);
  const actual = source.actual(subject, dates);
  if (target === null || actual === null) return null;
  const wide = widenTarget(target, unit, scaleOf(source.unit));
  return { ...dates, target: wide, actual, attainment: ratioOf(actual, wide.realistic) };
};

/** Growth of what was reached on that of another period; null where there is none, or it wasn't above zero. */
const growthOn = ({ source }: Making, subject: Subject, actual: bigint | null, other: Period | null): Ratio | null => {
  const earlier = other === null ? null : source.actual(subject, other);
  return actual === null || earlier === null ? null : growthRatio({ earlier, later: actual });
};

/** The class of a subject; of one on several axes, by the names of all of them. */
const classOf = (names: readonly Class[], subject: Subject): Class => {
  const [first] = names;
  if (first !== undefined && names.length === 1) return first;
  const joined = (language: 'en' | 'zh') => names.map(({ text }) => text[language]).join(' › ');
  const { axis, value } = axisOf(subject);
  return { axis, key: value, text: { en: joined('en'), zh: joined('zh') } };
};

const rowOf = (making: Making, asked: Asked): TargetRow => {
  const { plan, source, labels, isSellingDay } = making;
  const { asOf } = making.asked;
  const { subject, period, depth } = asked;
  const factors = factorsOf(subject) ?? [axisOf(subject)];
  const names = factors.map(({ axis, value }) => labels(axis)(value));
  const actual = source.actual(subject, period);
  const wide = (value: ExactValue | null) =>
    value === null ? null : widenTarget(value, plan.header.unit, scaleOf(source.unit));
  const target = wide(asked.target);
  const { direction } = traitsOf[plan.header.metric];
  return {
    subject,
    class: classOf(names, subject),
    period,
    depth,
    horizon: horizonOf(period),
    target,
    original: wide(asked.original),
    actual,
    attainment:
      actual === null || target === null ? null : attainmentOf(actual, target, scaleOf(source.unit), direction),
    pace:
      actual === null || target === null
        ? null
        : paceOf(actual, target.realistic, elapsedOf(period, asOf, isSellingDay)),
    cumulative: cumulativeOf(making, asked),
    onPrevious: growthOn(making, subject, actual, periodBefore(period)),
    onLastYear: growthOn(making, subject, actual, periodLastYear(period)),
    open: asOf < addDays(period.end, -1),
  };
};

/** Each target of a plan and what became of it. */
export const targets = (book: SalesBook, question: TargetsQuestion): E.Either<QuestionFaults, Targets> => {
  const { plan: id, period, calendar, ...rest } = question;
  const asks = { axes: ['company'], mostAxes: 1, measure: 'sales', by: 'line', ranks: false } as const;
  const checked = askedOf(period === undefined ? rest : { ...rest, period }, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const plan = planAsOf(book.targets, id, question.asOf);
  if (E.isLeft(plan)) return plan;
  const { header, tree } = plan.right;
  const asked: AskedSales = { ...checked.right, period: null };
  const isSellingDay = calendar === undefined ? everyDay : businessClock(calendar).isWorkingDay;
  const spreads = calendar === undefined ? null : isSellingDay;
  const all = targetsAsked(plan.right, period, spreads);
  const results = resultsOf(book.targets.results, id, question.asOf);
  const subjects = [...new Set(all.map(({ subject }) => subject))];
  const source = sourceOf(book.sales, book.customers, asked, plan.right, results, subjects);
  const labels = labelsOfAxes(chosenBy(book.sales, book.customers, asked));
  const { name: metricName } = traitsOf[header.metric];
  const making: Making = { asked, plan: plan.right, source, labels, isSellingDay, spreads };
  return E.right({
    asked: { ...asked, plan: id, period: period ?? null },
    plan: {
      id,
      name: header.name,
      metric: header.metric,
      metricName: { ...metricName },
      standing: standingOf(tree),
      calendar: calendar === undefined ? null : policyRef(calendar),
    },
    unit: source.unit,
    rows: all.map((one) => rowOf(making, one)),
  });
};
