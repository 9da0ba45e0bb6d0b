/**
 * Sums over days of something that each weekday has, save for the days that have their own: working time, or working days.
 * Both questions (how much lies before a day, which day reaches a sum) take the same few steps however far the days lie
 * apart, so that no calendar can make anyone count for ever.
 */
import { dayNumber } from '../local-date.ts';

/** The days that a calendar knows: from 0001-01-01 to 9999-12-31. */
export const firstDay: number = dayNumber('0001-01-01');
/** The day after the last. */
export const endDay: number = dayNumber('9999-12-31') + 1;

/** Monday is 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** From a day on (until the next stretch), each weekday has its value, none below zero. */
export interface Stretch {
  readonly from: number;
  readonly week: readonly number[];
}

/** The sums, ready to be asked. */
export interface DailySums {
  /** The sum of all days before a day. */
  readonly before: (day: number) => number;
  /** The first day by whose end a sum above zero is reached; null where it never is. */
  readonly reach: (sum: number) => number | null;
}

interface Summed extends Stretch {
  readonly sumBefore: number;
}

/** The last of an ascending list that is at or before a day; −1 where all are later. */
const lastAt = (days: readonly number[], day: number): number => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What a week gives over so many days, from a day on. */
const weekly = (week: readonly number[], from: number, days: number): number => {
  let sum = Math.floor(days / 7) * sumOf(week);
  for (let ahead = 0; ahead < days % 7; ahead++) sum += week[weekdayOf(from + ahead)] ?? 0;
  return sum;
};

const summed = (stretches: readonly Stretch[]): readonly Summed[] => {
  const [first, ...others] = stretches;
  if (first === undefined) return [];
  const all: Summed[] = [{ from: firstDay, week: first.week, sumBefore: 0 }];
  for (const { from, week } of others) {
    const last = all.at(-1) as Summed;
    all.push({ from, week, sumBefore: last.sumBefore + weekly(last.week, last.from, from - last.from) });
  }
  return all;
};

/**
 * Sums up.
 *
 * @param stretches in ascending order; the first also holds for all days before it
 * @param own the days that have a value of their own
 */
export const dailySums = (stretches: readonly Stretch[], own: ReadonlyMap<number, number>): DailySums => {
  const parts = summed(stretches);
  const starts = parts.map(({ from }) => from);
  const partAt = (day: number): Summed | undefined => parts[Math.max(0, lastAt(starts, day))];

  const ownDays = [...own.keys()].filter((day) => day >= firstDay && day < endDay).sort((a, b) => a - b);
  const differences: number[] = [];
  for (const day of ownDays) {
    const usual = partAt(day)?.week[weekdayOf(day)] ?? 0;
    differences.push((differences.at(-1) ?? 0) + (own.get(day) ?? 0) - usual);
  }

  const before = (day: number): number => {
    const until = Math.min(Math.max(day, firstDay), endDay);
    const part = partAt(until);
    const usual = part === undefined ? 0 : part.sumBefore + weekly(part.week, part.from, until - part.from);
    return usual + (differences[lastAt(ownDays, until - 1)] ?? 0);
  };
  const reach = (sum: number): number | null => {
    if (!(before(endDay) >= sum)) return null;
    let low = firstDay;
    let high = endDay - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (before(middle + 1) >= sum) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { before, reach };
};
