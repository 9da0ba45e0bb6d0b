/**
 * Weeks and days of a target by selling days (`rules.md §3.4`): a target is spread over the selling days of its period by
 * cumulative rounding, so that any two dates have a share, the days add up to the period, and weeks, which don't nest in
 * months, are the sum of their days. Where nothing is sold in a period, all its days count.
 */
import { addDays, daysBetween, divideHalfAway, type LocalDate } from '../../kernel/index.ts';
import { type Dates, earlierOf, laterOf, type TargetValue } from './cell.ts';

/** Whether a date is one on which things are sold: a business calendar's question. */
export type IsSellingDay = (date: LocalDate) => boolean;

/** Every day is a selling day. */
export const everyDay: IsSellingDay = () => true;

/** How many selling days there are from a date on and before another. */
export const sellingDays = ({ start, end }: Dates, isSellingDay: IsSellingDay): number => {
  let count = 0;
  for (let date = start; date < end; date = addDays(date, 1)) if (isSellingDay(date)) count += 1;
  return count;
};

/** The days of a period that have gone by at the end of a date, and all of them: selling days, or all where it has none. */
export const elapsedOf = (
  period: Dates,
  asOf: LocalDate,
  isSellingDay: IsSellingDay,
): { readonly elapsed: number; readonly all: number } => {
  const selling = sellingDays(period, isSellingDay);
  const counts = selling === 0 ? everyDay : isSellingDay;
  const until = addDays(asOf, 1);
  return {
    elapsed: sellingDays({ start: period.start, end: earlierOf(laterOf(until, period.start), period.end) }, counts),
    all: selling === 0 ? daysBetween(period.start, period.end) : selling,
  };
};

const amountBy = (amount: number, elapsed: number, all: number): bigint =>
  divideHalfAway(BigInt(amount) * BigInt(elapsed), BigInt(all));

/**
 * The share that some dates have in the target of a period in which they lie.
 *
 * @example
 * ```ts
 * import { month } from '@clientele/domain/kernel';
 * import { everyDay, shareOfDates } from '@clientele/domain/planning';
 *
 * const target = { realistic: 310, ideal: 620 };
 * shareOfDates(target, month(2025, 1), { start: '2025-01-06', end: '2025-01-13' }, everyDay);
 * // { realistic: 70n, ideal: 140n }
 * ```
 */
export const shareOfDates = (
  { realistic, ideal }: TargetValue,
  period: Dates,
  dates: Dates,
  isSellingDay: IsSellingDay,
): { readonly realistic: bigint; readonly ideal: bigint } => {
  const before = (date: LocalDate) => elapsedOf(period, addDays(date, -1), isSellingDay);
  const from = before(dates.start);
  const to = before(dates.end);
  const share = (amount: number): bigint =>
    amountBy(amount, to.elapsed, to.all) - amountBy(amount, from.elapsed, from.all);
  const base = share(realistic);
  return { realistic: base, ideal: base + share(ideal - realistic) };
};
