/**
 * Regional analysis (rows G5 G13 G14): sales of each region in a period, its share, its growth on other periods with what it
 * contributes to the growth of the whole, its customers, and its target. Any axis that sales lie along can be the region.
 */
import { type Money, type Period, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Concentration, concentrationOf } from '../composition/concentration.ts';
import { type Class, type Labels, labelsOf } from '../composition/labels.ts';
import { type FigureUnit, widen } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, askedOfPeriod, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Axis, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import { strayReturns } from '../sales/scan.ts';
import type { Figures } from '../sales/tabulate.ts';
import { lastYearUntil, yearUntil } from '../statistics/year-to-date.ts';
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
  /** Whether to tell the sales from the start of the year on too (累计), with their growth on last year (累计同比). */
  readonly cumulative?: boolean;
  /** How large the market is, of the whole (null) or of a region, and who says so: for the share that we have in it. */
  readonly market?: readonly MarketSize[];
  /** The plan whose targets of `<axis>:<region>` for the period are shown; that of the whole is `company:all`. */
  readonly plan?: string;
}

/** The size of a market in a period, from a source that is named. */
export interface MarketSize {
  readonly region: string | null;
  readonly size: Money;
  readonly source: string;
}

/** Our share in a market (市场占有率). */
export interface MarketShare {
  readonly share: Ratio | null;
  readonly source: string;
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
  /** From the start of the year on, with the growth on the same of last year; null where that wasn't asked for. */
  readonly cumulative: { readonly value: bigint; readonly growth: RegionGrowth | null } | null;
  /** Null where nobody said how large the market is, in this unit. */
  readonly market: MarketShare | null;
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

/** What is told beside growth: from the start of the year on, and of the market. */
interface Beside {
  readonly cumulative: readonly [now: FiguresByUnit, before: FiguresByUnit | undefined] | null;
  readonly market: readonly MarketSize[];
}

const cumulativeOf = ({ cumulative }: Beside, key: string | null | undefined): RegionFigures['cumulative'] => {
  if (cumulative === null) return null;
  const [now, before] = cumulative;
  const of = (one: FiguresByUnit): Figures => (key === undefined ? one.total : (one.cells.get(key) ?? noFigures));
  if (before === undefined) return { value: of(now).value, growth: null };
  const pair = { earlier: of(before).value, later: of(now).value };
  const whole = { earlier: before.total.value, later: now.total.value };
  return { value: pair.later, growth: { ...growthOf(pair, whole), earlier: of(before) } };
};

const marketOf = ({ market }: Beside, region: string | null, value: bigint, unit: FigureUnit): MarketShare | null => {
  const found = market.find((one) => one.region === region);
  if (found === undefined || unit.kind !== 'money' || unit.currency !== found.size.currency) return null;
  const scale = Math.max(unit.scale, found.size.scale);
  const share = ratioOf(widen(value, unit.scale, scale), widen(BigInt(found.size.amount), found.size.scale, scale));
  return { share, source: found.source };
};

/** A section: the figures of one unit in the period and in those that it is compared with, all at one scale. */
const sectionOf = (
  label: Labels,
  axis: Axis,
  figures: FiguresByUnit,
  earlier: readonly FiguresByUnit[],
  plan: RegionPlan | null,
  beside: Beside,
): RegionsSection => {
  const others = [...earlier, ...(beside.cumulative ?? [])].filter((one) => one !== undefined);
  const keys = new Set([...figures.cells.keys(), ...others.flatMap(({ cells }) => [...cells.keys()])]);
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
        cumulative: cumulativeOf(beside, key),
        market: key === null ? null : marketOf(beside, key, own.value, unit),
      };
    })
    .filter(
      (row) =>
        !isNothing(row) ||
        row.growth.some(({ earlier: before }) => !isNothing(before)) ||
        (row.cumulative !== null && (row.cumulative.value !== 0n || row.cumulative.growth?.movement === 'lost')),
    )
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
      cumulative: cumulativeOf(beside, undefined),
      market: marketOf(beside, null, total.value, unit),
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
  const toDate = question.cumulative === true ? [yearUntil(period), lastYearUntil(period)] : [];
  const spans = [period, ...compared.map((one) => one.period), ...toDate.filter((one) => one !== null)];
  const chosen = spans.map((one) => chosenBy(book.sales, book.customers, askedOfPeriod(asked, one)));
  const figures = chosen.map((one) => figuresOfPeriod(one, axis, measure, basis));
  const all = chosenBy(book.sales, book.customers, { ...asked, period: null, where: [] });
  const range = dataRangeOf(all);
  const label = labelsOf(all, axis);
  return E.right({
    asked,
    period: periodCoverage(period, range),
    comparisons: compared.map((one) => ({ ...periodCoverage(one.period, range), compare: one.compare })),
    sections: alignedUnits(figures, plan.right).flatMap(([own, ...others]) => {
      if (own === undefined) return [];
      const [now, before] = others.slice(compared.length);
      const cumulative = now === undefined ? null : ([now, before] as const);
      const beside: Beside = { cumulative, market: question.market ?? [] };
      return [sectionOf(label, axis, own, others.slice(0, compared.length), plan.right, beside)];
    }),
    returnsOnOwnDate: chosen[0] === undefined ? 0 : strayReturns(chosen[0]),
  });
};
