/** From the start of the year until the end of a period (累计), and the same of last year (累计同比). */
import { addDays, type Period, periodLastYear, year, yearOf } from '@clientele/domain/kernel';

/** From the start of the year in which the last day of a period lies, until its end. */
export const yearUntil = (period: Period): Period => ({
  ...period,
  start: year(yearOf(addDays(period.end, -1))).start,
});

/** The same of last year: until the end of the period that has the same key there; null where there is none. */
export const lastYearUntil = (period: Period): Period | null => {
  const before = periodLastYear(period);
  return before === null ? null : yearUntil(before);
};
