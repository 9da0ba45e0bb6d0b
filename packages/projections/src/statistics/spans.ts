/**
 * The figures of spans of dates, many at once: periods of one unit, and the year so far at the end of each. Whatever adds up is
 * summed in one run over the sales; customers don't, since one who bought in two months is one, and are counted span by span.
 */
import {
  addDays,
  isLocalDate,
  type LocalDate,
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodOf,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FiguresByUnit, figuresOfPeriod, noFigures } from '../regions/period-figures.ts';
import { askedOfPeriod } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Basis, Measure } from '../sales/question.ts';

/** What is asked of every span. */
export interface AskedSpans extends AskedSales {
  readonly unit: PeriodUnit;
  readonly measure: Measure;
  readonly by: Basis;
}

/** The figures of a span by unit of measure; nothing for no span. */
export type SpanFigures = (span: Period | null) => ReadonlyMap<string, FiguresByUnit>;

const none: ReadonlyMap<string, FiguresByUnit> = new Map();

const isSpan = (span: Period | null): span is Period => span !== null && isLocalDate(span.start);

/** A run over the sales for each span. */
const counted = (book: SalesBook, asked: AskedSpans): SpanFigures => {
  const known = new Map<string, ReadonlyMap<string, FiguresByUnit>>();
  return (span) => {
    if (!isSpan(span)) return none;
    const key = `${span.start} ${span.end}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const chosen = chosenBy(book.sales, book.customers, askedOfPeriod(asked, span));
    const found = figuresOfPeriod(chosen, 'company', asked.measure, asked.by);
    known.set(key, found);
    return found;
  };
};

/** The values of cells of time by the day on which each begins. */
const courseOf = ({ cells }: FiguresByUnit): readonly { readonly start: LocalDate; readonly value: bigint }[] =>
  [...cells].flatMap(([key, { value }]) => {
    const period = parsePeriod(key ?? '');
    return E.isRight(period) ? [{ start: period.right.start, value }] : [];
  });

/** One run over the sales, by the periods of the unit; weeks don't nest in years, so that these are summed by days. */
const added = (book: SalesBook, asked: AskedSpans): SpanFigures => {
  const { unit, measure, by } = asked;
  const chosen = chosenBy(book.sales, book.customers, { ...asked, period: null });
  const periods = figuresOfPeriod(chosen, unit, measure, by);
  const parts = unit === 'week' ? figuresOfPeriod(chosen, 'day', measure, by) : periods;
  const courses = new Map([...parts].map(([name, figures]) => [name, courseOf(figures)]));
  return (span) => {
    if (!isSpan(span)) return none;
    const own = periodOf(unit, addDays(span.end, -1));
    return new Map(
      [...periods].map(([name, figures]): [string, FiguresByUnit] => {
        const within = courses.get(name)?.filter(({ start }) => start >= span.start && start < span.end) ?? [];
        const value = within.reduce((sum, part) => sum + part.value, 0n);
        const total = own.start === span.start ? (figures.cells.get(own.key) ?? noFigures) : { ...noFigures, value };
        return [name, { ...figures, cells: new Map(), total }];
      }),
    );
  };
};

/** The figures of spans that end with a period of the unit and begin with it or with the year. */
export const spanFigures = (book: SalesBook, asked: AskedSpans): SpanFigures =>
  asked.measure === 'customers' ? counted(book, asked) : added(book, asked);
