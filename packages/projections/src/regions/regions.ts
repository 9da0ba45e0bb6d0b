/**
 * Regional analysis (rows G5 G13 G14): sales of each region in a period, its share, its growth on other periods with what it
 * contributes to the growth of the whole, its customers, and its target. Any axis that sales lie along can be the region.
 */
import { type Period, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Concentration, concentrationOf } from '../composition/concentration.ts';
import { type Class, type Labels, labelsOf } from '../composition/labels.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, askedOfPeriod, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Axis, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import { strayReturns } from '../sales/scan.ts';
import type { Figures } from '../sales/tabulate.ts';
import type { Attainment } from '../targets/attainment.ts';
import { type Compared, type Comparison, comparedWith } from './comparison.ts';
import { dataRangeOf, type PeriodCoverage, periodCoverage } from './coverage.ts';
import { type Growth, growthOf } from './growth.ts';
import { type FiguresByUnit, figuresOfPeriod, noFigures, rescaled } from './period-figures.ts';
import { type RegionPlan, regionPlanOf } from './region-plan.ts';

export interface RegionsQuestion extends SalesQuestion {
  readonly period: Period;
  /** `territory` by default. */
  readonly axis?: Axis;
  /** Both calendar comparisons by default. */
  readonly compare?: readonly Comparison[];
  /** Sales by default. */
  readonly measure?: Measure;
  readonly by?: Basis;
  /** The plan whose targets of `<axis>:<region>` for the period are shown; that of the whole is `company:all`. */
  readonly plan?: string;
}

/** Figures of an earlier period, and the growth on it. */
export interface RegionGrowth extends Growth {
  readonly earlier: Figures;
}

export interface RegionFigures extends Figures {
  /** One a comparison, in the order of the question. */
  readonly growth: readonly RegionGrowth[];
  /** Null where there is no target, or no plan was asked for. */
  readonly attainment: Attainment | null;
}

export interface RegionRow extends RegionFigures {
  readonly class: Class;
  readonly share: Ratio | null;
}

export interface RegionsSection {
  readonly unit: FigureUnit;
  /** By value, highest first, ties by key; a region that is unknown comes last. */
  readonly rows: readonly RegionRow[];
  readonly total: RegionFigures;
  /** Over the regions that are known and above zero. */
  readonly concentration: Concentration;
}

export interface RegionsAsked extends AskedSales {
  readonly axis: Axis;
  readonly measure: Measure;
  readonly by: Basis;
  readonly plan: string | null;
}

export interface Regions {
  readonly asked: RegionsAsked;
  /** How far the data cover the period and, in the order of the question, those that it is compared with. */
  readonly period: PeriodCoverage;
  readonly comparisons: readonly (PeriodCoverage & { readonly compare: 'previous' | 'last-year' | 'named' })[];
  readonly sections: readonly RegionsSection[];
  readonly returnsOnOwnDate: number;
}

/** Highest value first, ties by key, unknown last. */
const compareRows = (left: RegionRow, right: RegionRow): number => {
  if ((left.class.key === null) !== (right.class.key === null)) return left.class.key === null ? 1 : -1;
  if (left.value !== right.value) return left.value > right.value ? -1 : 1;
  return compareNullable(left.class.key, right.class.key);
};

const isNothing = ({ value, orders, count }: Figures): boolean => value === 0n && orders === 0 && count === 0;

const growthOn = (earlier: readonly FiguresByUnit[], key: string | null, figures: FiguresByUnit): RegionGrowth[] =>
  earlier.map((before) => {
    const own = before.cells.get(key) ?? noFigures;
    const part = { earlier: own.value, later: (figures.cells.get(key) ?? noFigures).value };
    return { ...growthOf(part, { earlier: before.total.value, later: figures.total.value }), earlier: own };
  });

/** A section: the figures of one unit in the period and in those that it is compared with, all at one scale. */
const sectionOf = (
  label: Labels,
  axis: Axis,
  figures: FiguresByUnit,
  earlier: readonly FiguresByUnit[],
  plan: RegionPlan | null,
): RegionsSection => {
  const keys = new Set([...figures.cells.keys(), ...earlier.flatMap(({ cells }) => [...cells.keys()])]);
  const { total, unit } = figures;
  const rows = [...keys]
    .map((key): RegionRow => {
      const own = figures.cells.get(key) ?? noFigures;
      return {
        class: label(key),
        ...own,
        share: ratioOf(own.value, total.value),
        growth: growthOn(earlier, key, figures),
        attainment: key === null || plan === null ? null : plan.attainment(`${axis}:${key}`, own.value, unit),
      };
    })
    .filter((row) => !isNothing(row) || row.growth.some(({ earlier: before }) => !isNothing(before)))
    .sort(compareRows);
  const whole = (before: FiguresByUnit): RegionGrowth => {
    const pair = { earlier: before.total.value, later: total.value };
    return { ...growthOf(pair, pair), earlier: before.total };
  };
  return {
    unit,
    rows,
    total: {
      ...total,
      growth: earlier.map(whole),
      attainment: plan === null ? null : plan.attainment('company:all', total.value, unit),
    },
    concentration: concentrationOf(
      rows.flatMap((row) => (row.class.key === null ? [] : [row.value])),
      [1, 4, 8],
    ),
  };
};

/** The units that occur in any of the periods, in order, each with its figures in all of them at the finest scale. */
const alignedUnits = (periods: readonly ReadonlyMap<string, FiguresByUnit>[], plan: RegionPlan | null) => {
  const names = [...new Set(periods.flatMap((units) => [...units.keys()]))].sort();
  return names.map((name) =>
    rescaled(
      periods.map((units) => units.get(name)),
      (unit) => plan?.scaleOf(unit) ?? 0,
    ),
  );
};

/** The regions of a period: what they sold, how they grew, what they contributed. */
export const regions = (book: SalesBook, question: RegionsQuestion): E.Either<QuestionFaults, Regions> => {
  const { axis = 'territory', measure = 'sales', by, period, compare = ['previous', 'last-year'] } = question;
  const asks = { axes: [axis], measure, by };
  const checked = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  if (E.isLeft(checked)) return checked;
  const compared: Compared[] = [];
  for (const one of compare) {
    const found = comparedWith(period, one);
    if (E.isLeft(found)) return E.left([found.left]);
    compared.push(found.right);
  }
  const plan =
    question.plan === undefined ? E.right(null) : regionPlanOf(book, question.plan, period, question.asOf, measure);
  if (E.isLeft(plan)) return plan;
  const basis = basisOf(question, asks);
  const asked: RegionsAsked = { ...checked.right, axis, measure, by: basis, plan: question.plan ?? null };
  const chosen = [period, ...compared.map((one) => one.period)].map((one) =>
    chosenBy(book.sales, book.customers, askedOfPeriod(asked, one)),
  );
  const figures = chosen.map((one) => figuresOfPeriod(one, axis, measure, basis));
  const all = chosenBy(book.sales, book.customers, { ...asked, period: null, where: [] });
  const range = dataRangeOf(all);
  const label = labelsOf(all, axis);
  return E.right({
    asked,
    period: periodCoverage(period, range),
    comparisons: compared.map((one) => ({ ...periodCoverage(one.period, range), compare: one.compare })),
    sections: alignedUnits(figures, plan.right).flatMap(([own, ...earlier]) =>
      own === undefined ? [] : [sectionOf(label, axis, own, earlier, plan.right)],
    ),
    returnsOnOwnDate: chosen[0] === undefined ? 0 : strayReturns(chosen[0]),
  });
};
