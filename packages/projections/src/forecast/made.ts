/**
 * Forecasts that were made (row A46): each beside what really came, as far as its periods are over, with the error; which
 * ones were used, and which are due anew.
 */
import { addDays, formatRatio, type LocalDate, type Period, ratioOf } from '@clientele/domain/kernel';
import type { Made, Subject } from '@clientele/domain/planning';
import { axisOf } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { askedOf, isKnownAxis, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import { type AskedSales, isItemAxis } from '../sales/question.ts';
import { actualsAlong } from '../targets/actuals.ts';
import { commonScale, figureUnitOf, measureOfMetric } from '../targets/plans.ts';

export interface MadeForecastRow {
  readonly period: Period;
  readonly value: bigint;
  /** Null: the period isn't over, or sales don't tell it. */
  readonly actual: bigint | null;
  /** Forecast less actual. */
  readonly error: bigint | null;
}

export interface MadeForecast {
  readonly forecast: string;
  readonly subject: Subject;
  readonly made: Made;
  readonly madeOn: LocalDate;
  readonly unit: FigureUnit;
  readonly rows: readonly MadeForecastRow[];
  /** The absolute errors by the absolute actual values, of what is over; six decimals, null where nothing is. */
  readonly share: string | null;
  /** What it was used for. */
  readonly uses: readonly { readonly on: LocalDate; readonly plan: string; readonly adjustment: string }[];
  /** Whether the next one should have been made by the report's date. */
  readonly overdue: boolean;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

const rowsOf = (
  book: SalesBook,
  asked: AskedSales,
  made: Made,
): { readonly unit: FigureUnit; readonly rows: readonly MadeForecastRow[] } => {
  const planned = figureUnitOf(made.unit);
  const measure = measureOfMetric(made.metric);
  const { axis, value: of } = axisOf(made.subject);
  const basis = measure === 'sales' && !isItemAxis(axis) ? 'order' : 'line';
  const actuals =
    measure === null || !isKnownAxis(axis, book.customers) || axis === 'pareto' || axis === 'vip'
      ? null
      : actualsAlong(
          chosenBy(book.sales, book.customers, asked),
          axis,
          measure,
          basis,
          (unit) => commonScale(made.unit, unit) !== null,
        );
  const own = actuals === null || actuals.unit === null ? 0 : scaleOf(actuals.unit);
  const scale = Math.max(planned.scale, own);
  const rows = made.horizon.map(({ period, value }): MadeForecastRow => {
    const wide = widen(BigInt(value), planned.scale, scale);
    const isOver = period.end <= addDays(asked.asOf, 1);
    const actual = actuals === null || !isOver ? null : widen(actuals.sold(of, period.start, period.end), own, scale);
    return { period, value: wide, actual, error: actual === null ? null : wide - actual };
  });
  return { unit: { ...planned, scale }, rows };
};

const shown = (book: SalesBook, asked: AskedSales): readonly MadeForecast[] => {
  const { asOf } = asked;
  return [...book.targets.forecasts]
    .sort(([left], [right]) => compareKeys(left, right))
    .flatMap(([id, all]) => {
      const events = all.filter(({ occurredOn }) => occurredOn <= asOf);
      const last = events.findLast((event) => event.type === 'ForecastMade');
      if (last === undefined || last.type !== 'ForecastMade') return [];
      const { unit, rows } = rowsOf(book, asked, last.data);
      const over = rows.filter(({ actual }) => actual !== null);
      const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + size(value), 0n);
      return [
        {
          forecast: id,
          subject: last.data.subject,
          made: last.data,
          madeOn: last.occurredOn,
          unit,
          rows,
          share: formatRatio(
            ratioOf(sum(over.map(({ error }) => error ?? 0n)), sum(over.map(({ actual }) => actual ?? 0n))),
          ),
          uses: events.flatMap((event) =>
            event.type === 'ForecastUsed' && event.data.made === last.id
              ? [{ on: event.occurredOn, plan: event.data.plan, adjustment: event.data.adjustment }]
              : [],
          ),
          overdue: last.data.nextDue < asOf,
        },
      ];
    });
};

/** Every forecast as it was made last by a date. */
export const madeForecasts = (
  book: SalesBook,
  { asOf }: { readonly asOf: LocalDate },
): E.Either<QuestionFaults, readonly MadeForecast[]> => {
  const asks = { axes: ['company'], mostAxes: 1, measure: 'sales', ranks: false } as const;
  return E.map((asked: AskedSales) => shown(book, { ...asked, period: null }))(askedOf({ asOf }, book.customers, asks));
};
