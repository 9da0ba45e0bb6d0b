/** The days of a plan while it is made: which are worked, and what room each has left. */
import { addDays, type BusinessClock, type LocalDate } from '../../kernel/index.ts';
import type { VisitRules } from './rules.ts';

/** `[start, end)`. */
export interface Window {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** Gives out the room of days. */
export interface DayBook {
  /**
   * Takes room on the working day nearest to a date within a window, of two the earlier (`rules.md §3.10`); where it is full,
   * on the next day with room, else on the latest before. Null where no day of the window has any.
   */
  readonly take: (kind: keyof VisitRules['capacity'], near: LocalDate, within: Window) => LocalDate | null;
}

/** A book of days in which nothing is taken yet. */
export const dayBook = (clock: BusinessClock, capacity: VisitRules['capacity']): DayBook => {
  const taken = { visits: new Map<LocalDate, number>(), calls: new Map<LocalDate, number>() };
  return {
    take: (kind, near, within) => {
      if (within.start >= within.end) return null;
      const nearest = clock.nearestWorkingDay(near, within);
      if (nearest === null) return null;
      const has = (date: LocalDate): boolean =>
        (taken[kind].get(date) ?? 0) < capacity[kind] && clock.isWorkingDay(date);
      let on = nearest;
      while (on < within.end && !has(on)) on = addDays(on, 1);
      if (on >= within.end) {
        on = addDays(nearest, -1);
        while (on >= within.start && !has(on)) on = addDays(on, -1);
        if (on < within.start) return null;
      }
      taken[kind].set(on, (taken[kind].get(on) ?? 0) + 1);
      return on;
    },
  };
};
