/**
 * The results of days as they were confirmed (每日确认业绩, row B20): of every salesperson with a target, on each day, what was
 * confirmed and what the sales tell; days that nobody confirmed are shown as such.
 */
import {
  addDays,
  type BusinessCalendar,
  businessClock,
  dayPeriod,
  type LocalDate,
  type Period,
} from '@clientele/domain/kernel';
import { axisOf, everyDay, type Subject, subjectsOf, traitsOf } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { askedOf, type QuestionFaults } from '../sales/asking.ts';
import { figureUnitOf, planAsOf } from './plans.ts';
import { noResults, resultsOf } from './results.ts';
import { sourceOf } from './source.ts';

export interface DailyQuestion {
  readonly plan: string;
  readonly asOf: LocalDate;
  /** The days that are looked at, as far as they have come. */
  readonly period: Period;
  /** Whose working days have to be confirmed; every day where none is given. */
  readonly calendar?: BusinessCalendar;
}

export interface DailyRow {
  readonly subject: Subject;
  readonly day: LocalDate;
  /** Null: nobody confirmed it yet. */
  readonly confirmed: bigint | null;
  /** What the sales tell of the day; null where they don't tell this metric. */
  readonly sold: bigint | null;
  /** Confirmed less sold; null where one of both is missing. */
  readonly difference: bigint | null;
}

export interface DailyResults {
  readonly plan: { readonly id: string; readonly name: string };
  readonly asOf: LocalDate;
  readonly unit: FigureUnit;
  /** By subject in the order of the plan, then by day. */
  readonly rows: readonly DailyRow[];
  readonly unconfirmed: number;
}

/** The confirmed results of each salesperson of a plan, day by day. */
export const dailyResults = (
  book: SalesBook,
  { plan: id, asOf, period, calendar }: DailyQuestion,
): E.Either<QuestionFaults, DailyResults> => {
  const asks = { axes: ['company'], mostAxes: 1, measure: 'sales', by: 'line', ranks: false } as const;
  const checked = askedOf({ asOf, period }, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const plan = planAsOf(book.targets, id, asOf);
  if (E.isLeft(plan)) return plan;
  const { header, tree } = plan.right;
  const subjects = subjectsOf(tree).filter((subject) => axisOf(subject).axis === 'salesperson');
  const results = resultsOf(book.targets.results, id, asOf);
  const isWorkingDay = calendar === undefined ? everyDay : businessClock(calendar).isWorkingDay;
  const nothing = resultsOf(noResults(), id, asOf);
  const source = sourceOf(
    book.sales,
    book.customers,
    { ...checked.right, period: null },
    plan.right,
    nothing,
    subjects,
  );
  const own = scaleOf(figureUnitOf(header.unit));
  const days: LocalDate[] = [];
  for (let day = period.start; day < period.end && day <= asOf; day = addDays(day, 1))
    if (isWorkingDay(day) || subjects.some((subject) => results.onDay(subject, day) !== null)) days.push(day);
  const rows = subjects.flatMap((subject) =>
    days.map((day): DailyRow => {
      const value = results.onDay(subject, day);
      const confirmed = value === null ? null : widen(BigInt(value), own, scaleOf(source.unit));
      const sold = traitsOf[header.metric].additivity === 'everywhere' ? source.actual(subject, dayPeriod(day)) : null;
      return {
        subject,
        day,
        confirmed,
        sold,
        difference: confirmed === null || sold === null ? null : confirmed - sold,
      };
    }),
  );
  return E.right({
    plan: { id, name: header.name },
    asOf,
    unit: source.unit,
    rows,
    unconfirmed: rows.filter(({ confirmed }) => confirmed === null).length,
  });
};
