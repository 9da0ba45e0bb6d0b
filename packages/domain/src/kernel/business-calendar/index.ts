/** The business calendar: a versioned policy as data, and the clock that answers for it. */

export {
  type BusinessCalendar,
  businessCalendarSchema,
  type CalendarYear,
  eightHoursFiveDays,
  fiveDayWeek,
  type WallTime,
  type WorkingHours,
  type WorkingWeek,
} from './calendar.ts';
export { chinaBusinessCalendar } from './china.ts';
export { type BusinessClock, businessClock } from './clock.ts';
