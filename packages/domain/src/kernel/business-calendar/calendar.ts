/**
 * The business calendar as data: on which days, and in which hours, work is done (row T13; `rules.md §3.3`). A versioned
 * policy: working hours by weekday and year, holidays, days that work by hours of their own (make-up days, 调休上班日),
 * and the zone whose wall clock the hours are read on. Its questions are answered by `businessClock`.
 */
import * as z from 'zod';
import { localDateSchema, yearOf } from '../local-date.ts';
import { zoneSchema } from '../zone.ts';

const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u;

/** A time on the wall, `09:30`; `24:00` is the end of the day. */
export type WallTime = `${number}:${number}`;

const wallTimeSchema = z.custom<WallTime>((value) => typeof value === 'string' && timePattern.test(value), {
  message: 'expected a time as HH:MM',
  params: { zh: '应为 HH:MM 形式的时间' },
});

/** Minutes since midnight of a wall time; NaN where it is none. */
export const minutesOf = (time: WallTime): number =>
  timePattern.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : Number.NaN;

const intervalSchema = z.strictObject({ from: wallTimeSchema, to: wallTimeSchema });

/** Reads the hours of one day: intervals in order, none touching the next. */
const hoursSchema = z
  .array(intervalSchema)
  .max(24)
  .readonly()
  .refine((hours) => hours.every(({ from, to }) => from < to), {
    message: 'an interval ends after it starts',
    params: { zh: '时段的结束须晚于开始' },
  })
  .refine((hours) => hours.every(({ from }, index) => index === 0 || (hours[index - 1]?.to ?? '') < from), {
    message: 'intervals are in order and apart',
    params: { zh: '时段须按顺序排列且互不重叠' },
  });

/** The hours of one day, several intervals where work pauses in between; none where nobody works. Each is `[from, to)`. */
export type WorkingHours = Readonly<z.infer<typeof hoursSchema>>;

const weekSchema = z
  .tuple([hoursSchema, hoursSchema, hoursSchema, hoursSchema, hoursSchema, hoursSchema, hoursSchema])
  .readonly();

/** The hours of each weekday, from Monday to Sunday. */
export type WorkingWeek = Readonly<z.infer<typeof weekSchema>>;

const yearSchema = z
  .strictObject({
    year: z.int().min(1).max(9999),
    week: weekSchema,
    holidays: z.array(localDateSchema).max(366).readonly(),
    workingDays: z
      .array(z.strictObject({ on: localDateSchema, hours: hoursSchema }))
      .max(366)
      .readonly(),
  })
  .refine(
    ({ year, holidays, workingDays }) =>
      [...holidays, ...workingDays.map(({ on }) => on)].every((date) => yearOf(date) === year),
    { message: 'the days of a year lie in it', params: { zh: '所列日期须在该年度内' } },
  )
  .refine(
    ({ holidays, workingDays }) =>
      new Set([...holidays, ...workingDays.map(({ on }) => on)]).size === holidays.length + workingDays.length,
    { message: 'a day is named once', params: { zh: '每一天只列一次' } },
  );

/**
 * One year of a calendar. Its week holds until the calendar has another year (and the earliest year's before it); its
 * holidays and the working days with hours of their own are dates of that year.
 */
export type CalendarYear = Readonly<z.infer<typeof yearSchema>>;

/** Reads a business calendar from outside: at most 400 years, each once and in order. */
export const businessCalendarSchema = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(0),
  zone: zoneSchema,
  years: z
    .array(yearSchema)
    .max(400)
    .readonly()
    .refine((years) => years.every(({ year }, index) => index === 0 || (years[index - 1]?.year ?? 0) < year), {
      message: 'years are in order, each once',
      params: { zh: '年度须按顺序排列，每年只列一次' },
    }),
});

/** A company's business calendar, plain JSON. One without any year has no working time at all. */
export type BusinessCalendar = Readonly<z.infer<typeof businessCalendarSchema>>;

const nobody: WorkingHours = [];

/** A week that works the same hours from Monday to Friday. */
export const fiveDayWeek = (hours: WorkingHours): WorkingWeek => [hours, hours, hours, hours, hours, nobody, nobody];

/** Eight hours on each of five days (8小时*5天工作制, row T13): 09:00 to 12:00 and 13:00 to 18:00. */
export const eightHoursFiveDays: WorkingWeek = fiveDayWeek([
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
]);
