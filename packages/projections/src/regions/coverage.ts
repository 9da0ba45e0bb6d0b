/**
 * How far the data cover a period. A period that is covered in part is a period like any other, and marked: its growth says
 * as much of the data as of the sales.
 */
import { addDays, dateOfDayNumber, type LocalDate, type Period } from '@clientele/domain/kernel';
import type { Chosen } from '../sales/chosen.ts';
import { scan } from '../sales/scan.ts';

/** The dates of the first and the last sale. */
export interface DataRange {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export interface PeriodCoverage {
  readonly period: Period;
  readonly coverage: 'whole' | 'partly' | 'none';
  /** Where the data begin after the period's first day, or end before its last: that date. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

/** The dates between which there are sales; null where there are none. */
export const dataRangeOf = (chosen: Chosen): DataRange | null => {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  scan(chosen, 'orders', 'order', ({ length, saleDay }) => {
    for (let row = 0; row < length; row++) {
      const day = saleDay[row] as number;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  });
  return first > last ? null : { first: dateOfDayNumber(first), last: dateOfDayNumber(last) };
};

/** How far data from one date to another cover a period. */
export const periodCoverage = (period: Period, range: DataRange | null): PeriodCoverage => {
  const lastDay = addDays(period.end, -1);
  if (range === null || range.last < period.start || range.first > lastDay) {
    return { period, coverage: 'none', from: null, until: null };
  }
  const from = range.first > period.start ? range.first : null;
  const until = range.last < lastDay ? range.last : null;
  return { period, coverage: from === null && until === null ? 'whole' : 'partly', from, until };
};
