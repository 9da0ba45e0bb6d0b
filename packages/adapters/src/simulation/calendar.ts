/** The calendar of the company: which days are worked on, and how strong each month is in trade. */
import { dateOfDayNumber, dayOfWeek, type LocalDate, monthOf, yearOf } from '@clientele/domain/kernel';

/** Days of the year that nobody works on, as `MM-DD`. */
const holidays: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03', '10-04', '10-05']);

/** Whether a day is worked on: Monday to Friday, but for holidays. */
export const isWorkday = (on: LocalDate): boolean => dayOfWeek(on) <= 5 && !holidays.has(on.slice(-5));

/** The first day worked on that is no earlier than a day (counted from 1970-01-01). */
export const workdayFrom = (dayNumber: number): number => {
  let next = dayNumber;
  while (!isWorkday(dateOfDayNumber(next))) next += 1;
  return next;
};

/** Trade by month in hundredths of the average, January first: quiet before the spring, strong at the end of the year. */
const ordinary = [85, 60, 105, 105, 100, 105, 95, 90, 115, 100, 120, 120] as const;
/** Where winter comes early, people buy ahead of it. */
const northern = [75, 55, 95, 105, 115, 115, 110, 110, 120, 115, 100, 85] as const;

/** How seasons fall in a region. */
export type Seasons = 'ordinary' | 'northern';

/** Trade on a date in hundredths of an average day of the first year: the season, grown by so many percent a year. */
export const tradeOn = (seasons: Seasons, growth: number, from: LocalDate, on: LocalDate): number => {
  const months = (yearOf(on) - yearOf(from)) * 12 + monthOf(on) - monthOf(from);
  const season = (seasons === 'ordinary' ? ordinary : northern)[monthOf(on) - 1] ?? 100;
  return Math.max(20, Math.round((season * (1200 + growth * months)) / 1200));
};
