/**
 * A forecast from the sales that were made (销售预测, row A46): of a class of an axis, period by period, by a stated method or
 * the one that would have been best, with the error that it would have made. Periods that aren't over on the report's date
 * are no history; the date is the question's, never a clock's.
 */
import { addDays, type LocalDate, type Period, type PeriodUnit, periodOf } from '@clientele/domain/kernel';
import {
  type BackTest,
  backTest,
  bestMethod,
  type ForecastMethod,
  forecastOf,
  historyNeeded,
  usualMethods,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { askedOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import { type AskedSales, type Axis, isItemAxis, type SalesQuestion } from '../sales/question.ts';
import { actualsAlong } from '../targets/actuals.ts';

export interface ForecastQuestion extends Omit<SalesQuestion, 'period'> {
  /** Of which class of which axis: `all` of `company`. */
  readonly axis: Axis;
  readonly class: string;
  readonly measure?: 'sales' | 'gross-profit' | 'quantity';
  /** Only sales in this currency, or in this unit of measure; the first one met where none is said. */
  readonly unit?: string;
  readonly per: Exclude<PeriodUnit, 'half'>;
  /** How many periods of history, and how many to come. */
  readonly periods: number;
  readonly horizon: number;
  /** The best of the usual ones where none is said. */
  readonly method?: ForecastMethod;
  /** How many of the last periods test the method; a quarter of the history where none is said. */
  readonly test?: number;
}

export interface PeriodValue {
  readonly period: Period;
  readonly value: bigint;
}

export interface SalesForecast {
  readonly asked: Omit<AskedSales, 'period'> & { readonly axis: Axis; readonly class: string };
  /** Null where nothing was sold. */
  readonly unit: FigureUnit | null;
  /** Null where the history is too short for the method. */
  readonly method: ForecastMethod | null;
  readonly test: BackTest | null;
  /** How many periods the method needs; three where none is said. */
  readonly needed: number;
  readonly history: readonly PeriodValue[];
  /** Empty where the history is too short. */
  readonly forecast: readonly PeriodValue[];
}

/** How many periods make a year: the season of the usual methods; days have the week. */
const seasonOf: Readonly<Record<ForecastQuestion['per'], number>> = {
  year: 1,
  quarter: 4,
  month: 12,
  week: 52,
  day: 7,
};

/** The last periods that are over at the end of a date, the oldest first. */
const periodsUntil = (asOf: LocalDate, per: PeriodUnit, count: number): readonly Period[] => {
  const periods: Period[] = [];
  let period = periodOf(per, addDays(asOf, 1));
  for (let left = count; left > 0; left--) {
    period = periodOf(per, addDays(period.start, -1));
    periods.unshift(period);
  }
  return periods;
};

const periodsFrom = (start: LocalDate, per: PeriodUnit, count: number): readonly Period[] => {
  const periods: Period[] = [];
  for (let at = start; periods.length < count; at = periods.at(-1)?.end ?? at) periods.push(periodOf(per, at));
  return periods;
};

/** Forecasts the sales of a class. */
export const salesForecast = (book: SalesBook, question: ForecastQuestion): E.Either<QuestionFaults, SalesForecast> => {
  const { axis, class: of, measure = 'sales', unit: wanted, per, periods, horizon, method, test, ...rest } = question;
  const asks = { axes: [axis], mostAxes: 1, measure, ranks: false } as const;
  const checked = askedOf(rest, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const asked: AskedSales = { ...checked.right, period: null };
  const basis = measure === 'sales' && !isItemAxis(axis) ? 'order' : 'line';
  const isWanted = (unit: FigureUnit): boolean =>
    wanted === undefined ||
    (unit.kind === 'money' ? unit.currency === wanted : unit.kind === 'quantity' && unit.unit === wanted);
  const { unit, sold } = actualsAlong(chosenBy(book.sales, book.customers, asked), axis, measure, basis, isWanted);
  const history = periodsUntil(asked.asOf, per, Math.max(0, Math.min(periods, 600))).map((period) => ({
    period,
    value: sold(of, period.start, period.end),
  }));
  const values = history.map(({ value }) => value);
  const tested = test ?? Math.max(1, Math.floor(values.length / 4));
  const chosen = method ?? bestMethod(values, usualMethods(seasonOf[per]), tested)?.method ?? null;
  const ahead = Math.max(0, Math.min(horizon, 60));
  const next = chosen === null ? null : forecastOf(values, chosen, ahead);
  const start = history.at(-1)?.period.end ?? periodOf(per, asked.asOf).start;
  return E.right({
    asked: { ...asked, axis, class: of },
    unit,
    method: next === null ? null : chosen,
    test: chosen === null || next === null ? null : backTest(values, chosen, tested),
    needed: method === undefined ? 4 : historyNeeded(method),
    history,
    forecast: (next ?? []).map((value, index) => ({
      period: periodsFrom(start, per, ahead)[index] ?? periodOf(per, start),
      value,
    })),
  });
};
