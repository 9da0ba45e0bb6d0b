/**
 * Statistics by week, month, quarter or year (rows G11 G16 G17): sales, orders and customers of each period, growth on the
 * period before and on last year, and the same from the year's start on (累计, 累计同比); whatever date they are asked as of.
 */
import {
  type Period,
  type PeriodUnit,
  periodBefore,
  periodLastYear,
  type Ratio,
  ratioOf,
  subdivide,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { dataRangeOf, type PeriodCoverage, periodCoverage } from '../regions/coverage.ts';
import { growthRatio } from '../regions/growth.ts';
import { rescaled } from '../regions/period-figures.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import type { Figures } from '../sales/tabulate.ts';
import { spanFigures } from './spans.ts';
import { lastYearUntil, yearUntil } from './year-to-date.ts';

export interface StatisticsQuestion extends SalesQuestion {
  /** The periods of this unit that begin in `period`. */
  readonly unit: PeriodUnit;
  readonly period: Period;
  /** Sales by default. */
  readonly measure?: Measure;
  readonly by?: Basis;
}

export interface StatisticsRow extends Figures {
  readonly period: Period;
  readonly coverage: PeriodCoverage['coverage'];
  /** On the adjacent period before (环比), and on the same of last year (同比); null where there is none. */
  readonly onPrevious: Ratio | null;
  readonly onLastYear: Ratio | null;
  /** From the start of the year that the period ends in until its end (累计), and the growth of that on last year (累计同比). */
  readonly cumulative: bigint;
  readonly cumulativeOnLastYear: Ratio | null;
  /** The value by order. */
  readonly perOrder: Ratio | null;
}

export interface StatisticsSection {
  readonly unit: FigureUnit;
  /** In order of time. */
  readonly rows: readonly StatisticsRow[];
}

export interface Statistics {
  readonly asked: AskedSales & { readonly unit: PeriodUnit; readonly measure: Measure; readonly by: Basis };
  readonly sections: readonly StatisticsSection[];
}

interface Spans {
  readonly own: Period;
  readonly previous: Period | null;
  readonly lastYear: Period | null;
  readonly cumulative: Period;
  readonly cumulativeBefore: Period | null;
}

const spansOf = (period: Period): Spans => ({
  own: period,
  previous: periodBefore(period),
  lastYear: periodLastYear(period),
  cumulative: yearUntil(period),
  cumulativeBefore: lastYearUntil(period),
});

/** The statistics of the periods of a unit. */
export const statistics = (book: SalesBook, question: StatisticsQuestion): E.Either<QuestionFaults, Statistics> => {
  const { unit, period, measure = 'sales', by } = question;
  const asks = { axes: ['company'], measure, by };
  const checked = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  if (E.isLeft(checked)) return checked;
  const basis = basisOf(question, asks);
  const asked = { ...checked.right, unit, measure, by: basis };
  const of = spanFigures(book, asked);
  const spans = subdivide(period, unit).map(spansOf);
  const range = dataRangeOf(chosenBy(book.sales, book.customers, { ...asked, period: null, where: [] }));
  const found = spans.map((span) =>
    [span.own, span.previous, span.lastYear, span.cumulative, span.cumulativeBefore].map(of),
  );
  const units = [...new Set(found.flat().flatMap((one) => [...one.keys()]))].sort();
  return E.right({
    asked,
    sections: units.flatMap((name): readonly StatisticsSection[] => {
      const all = rescaled(
        found.flat().map((one) => one.get(name)),
        () => 0,
      );
      const [first] = all;
      if (first === undefined) return [];
      const rows = spans.map(({ own, previous, lastYear, cumulativeBefore }, index): StatisticsRow => {
        const total = (place: number): Figures => all[index * 5 + place]?.total ?? first.total;
        const growth = (later: number, earlier: number, exists: Period | null): Ratio | null =>
          exists === null ? null : growthRatio({ earlier: total(earlier).value, later: total(later).value });
        return {
          ...total(0),
          period: own,
          coverage: periodCoverage(own, range).coverage,
          onPrevious: growth(0, 1, previous),
          onLastYear: growth(0, 2, lastYear),
          cumulative: total(3).value,
          cumulativeOnLastYear: growth(3, 4, cumulativeBefore),
          perOrder: ratioOf(total(0).value, BigInt(total(0).orders)),
        };
      });
      return [{ unit: first.unit, rows }];
    }),
  });
};
