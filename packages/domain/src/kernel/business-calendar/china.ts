/**
 * The working calendar of mainland China as the State Council announced it for 2024 and 2025 (国务院办公厅关于部分节假日
 * 安排的通知), with eight hours on five days: an example of a calendar as data, and one to start from.
 */
import { addDays, daysBetween, type LocalDate } from '../local-date.ts';
import { chinaStandardTime } from '../zone.ts';
import { type BusinessCalendar, type CalendarYear, eightHoursFiveDays } from './calendar.ts';

/** Every date from the first to the last. */
const dates = (first: LocalDate, last: LocalDate): readonly LocalDate[] =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_, ahead) => addDays(first, ahead));

/** A year of eight-hour days; make-up days work the hours of any other. */
const yearOfEightHours = (
  year: number,
  holidays: readonly (readonly [LocalDate, LocalDate])[],
  makeUpDays: readonly LocalDate[],
): CalendarYear => ({
  year,
  week: eightHoursFiveDays,
  holidays: holidays.flatMap(([first, last]) => dates(first, last)),
  workingDays: makeUpDays.map((on) => ({ on, hours: eightHoursFiveDays[0] })),
});

/** Eight hours on five days in China, with the public holidays and make-up days (调休上班日) of 2024 and 2025. */
export const chinaBusinessCalendar: BusinessCalendar = {
  name: 'china-8x5',
  version: 1,
  zone: chinaStandardTime,
  years: [
    yearOfEightHours(
      2024,
      [
        ['2024-01-01', '2024-01-01'],
        ['2024-02-10', '2024-02-17'],
        ['2024-04-04', '2024-04-06'],
        ['2024-05-01', '2024-05-05'],
        ['2024-06-10', '2024-06-10'],
        ['2024-09-15', '2024-09-17'],
        ['2024-10-01', '2024-10-07'],
      ],
      ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
    ),
    yearOfEightHours(
      2025,
      [
        ['2025-01-01', '2025-01-01'],
        ['2025-01-28', '2025-02-04'],
        ['2025-04-04', '2025-04-06'],
        ['2025-05-01', '2025-05-05'],
        ['2025-05-31', '2025-06-02'],
        ['2025-10-01', '2025-10-08'],
      ],
      ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ),
  ],
};
