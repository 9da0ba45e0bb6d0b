/**
 * How often customers are met (`rules.md §3.10`): dense at first, then sparse, never broken off (前密后疏，不能中断拜访); very
 * important ones in every month, and everybody called four times a year. Rules as data; what breaks them is told, not forbidden.
 */
import * as z from 'zod';
import { addDays, daysBetween, type LocalDate, localDate, monthOf, type Period, yearOf } from '../kernel/index.ts';
import type { ContactMode } from './visit/index.ts';

/** Reads a {@link Cadence}: gaps that never shrink, each within the longest one that the class bears. */
export const cadenceSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    version: z.int().min(0),
    /** Days between the first visits, in their order. */
    opening: z.array(z.int().min(1).max(3660)).max(100),
    /** Days between visits after these. */
    steady: z.int().min(1).max(3660),
    /** The longest that a customer may go without a visit, in days. */
    longest: z.int().min(1).max(3660),
    /** Whether there is a contact in every calendar month (VIP). */
    monthly: z.boolean(),
    /** Phone calls in a calendar year. */
    callsPerYear: z.int().min(0).max(366),
  })
  .refine(
    ({ opening, steady }) => [...opening, steady].every((gap, at, gaps) => at === 0 || gap >= (gaps[at - 1] ?? gap)),
    {
      message: 'gaps never shrink: dense first, then sparse',
      params: { zh: '间隔不得缩短：先密后疏' },
      path: ['opening'],
    },
  )
  .refine(({ steady, longest }) => steady <= longest, {
    message: 'the steady gap is within the longest one',
    params: { zh: '常态间隔不得超过最长间隔' },
    path: ['longest'],
  });

/** How often a customer of a class is met. */
export type Cadence = z.infer<typeof cadenceSchema>;

/** After 7, 14, 30, 60 days, then every 90; four calls a year. */
export const ordinaryCadence: Cadence = {
  name: 'ordinary-cadence',
  version: 1,
  opening: [7, 14, 30, 60],
  steady: 90,
  longest: 92,
  monthly: false,
  callsPerYear: 4,
};

/** For the very important: soon every four weeks, and never a month without a contact. */
export const vipCadence: Cadence = {
  ...ordinaryCadence,
  name: 'vip-cadence',
  opening: [7, 14],
  steady: 28,
  longest: 31,
  monthly: true,
};

/** The days on which a run that opens on a date brings visits before the end of a period, the opening first. */
export const cadenceDates = (
  { opening, steady }: Cadence,
  opened: LocalDate,
  before: LocalDate,
): readonly LocalDate[] => {
  const dates: LocalDate[] = [];
  for (let [on, at] = [opened, 0]; on < before; on = addDays(on, opening[at] ?? steady), at += 1) dates.push(on);
  return dates;
};

/** A contact with a customer. */
export interface CadenceContact {
  readonly on: LocalDate;
  readonly mode: ContactMode;
}

/** What breaks a cadence. */
export type CadenceBreach =
  /** Nobody was met for longer than the class bears; `to` is the next contact or the end of what was looked at. */
  | { readonly code: 'interrupted'; readonly from: LocalDate; readonly to: LocalDate; readonly days: number }
  /** A later gap between planned visits is shorter than an earlier one. */
  | { readonly code: 'denser-later'; readonly from: LocalDate; readonly to: LocalDate; readonly days: number }
  /** A calendar month that is over went without a contact. */
  | { readonly code: 'month-without-contact'; readonly month: LocalDate }
  /** Fewer calls in a whole year than there should be. */
  | { readonly code: 'too-few-calls'; readonly calls: number; readonly needed: number };

interface Gap {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
}

const gapsOf = (dates: readonly LocalDate[]): readonly Gap[] =>
  dates.slice(1).map((to, at) => {
    const from = dates[at] ?? to;
    return { from, to, days: daysBetween(from, to) };
  });

const sorted = (dates: readonly LocalDate[]): readonly LocalDate[] =>
  [...dates].sort((left, right) => daysBetween(right, left));

/** Where a plan is denser later than before (row P12). */
export const plannedBreaches = (dates: readonly LocalDate[]): readonly CadenceBreach[] => {
  const gaps = gapsOf(sorted(dates));
  return gaps.flatMap((gap, at) => (gap.days < (gaps[at - 1]?.days ?? 0) ? [{ code: 'denser-later', ...gap }] : []));
};

/**
 * What of a period breaks a cadence (rows P13 P14 P15).
 *
 * @param contacts all contacts with the customer in the period, in any order
 * @param period whose whole months are looked at; calls are counted where it is a year or more
 */
export const keptBreaches = (
  cadence: Cadence,
  contacts: readonly CadenceContact[],
  period: Period,
): readonly CadenceBreach[] => {
  const within = contacts.filter(({ on }) => on >= period.start && on < period.end);
  const dates = sorted(within.map(({ on }) => on));
  const interrupted = gapsOf([period.start, ...dates, period.end])
    .filter(({ days }) => days > cadence.longest)
    .map((gap): CadenceBreach => ({ code: 'interrupted', ...gap }));
  const met = new Set(dates.map((on) => on.slice(0, 7)));
  const lonely: CadenceBreach[] = [];
  for (
    let month = localDate(yearOf(period.start), monthOf(period.start), 1);
    cadence.monthly && month < period.end;
    month = addDays(localDate(yearOf(month), monthOf(month), 28), 4)
      .slice(0, 8)
      .concat('01') as LocalDate
  )
    if (!met.has(month.slice(0, 7))) lonely.push({ code: 'month-without-contact', month });
  const calls = within.filter(({ mode }) => mode === 'phone').length;
  const whole = daysBetween(period.start, period.end) >= 365;
  return [
    ...interrupted,
    ...lonely,
    ...(whole && calls < cadence.callsPerYear
      ? [{ code: 'too-few-calls', calls, needed: cadence.callsPerYear } as const]
      : []),
  ];
};

/** How far a run of visits has come. A change of class or owner, or a lapse, starts a new one. */
export interface CadenceRun {
  /** The first day on which a visit could be. */
  readonly opened: LocalDate;
  /** Visits of this run so far, and the day of the latest; null where there was none. */
  readonly done: number;
  readonly last: LocalDate | null;
}

/** Days from the n-th visit of a run to the next, n from 1. */
export const gapAfter = ({ opening, steady }: Cadence, visits: number): number => opening[visits - 1] ?? steady;

/** The day on which the next visit of a run is due. */
export const nextVisitDue = (cadence: Cadence, { opened, done, last }: CadenceRun): LocalDate =>
  last === null || done === 0 ? opened : addDays(last, gapAfter(cadence, done));

/** A run after more visits, in any order: one later than the class bears after the one before it (a lapse) starts anew. */
export const runAfter = (cadence: Cadence, before: CadenceRun, visits: readonly LocalDate[]): CadenceRun => {
  let run = before;
  for (const on of sorted([...new Set(visits)])) {
    if (run.last === null ? on < run.opened : on <= run.last) continue;
    const lapsed = run.last !== null && daysBetween(run.last, on) > cadence.longest;
    run = lapsed ? { opened: on, done: 1, last: on } : { opened: run.opened, done: run.done + 1, last: on };
  }
  return run;
};

/** The days of a run within `[from, before)`, the next one at `from` where it is overdue; the gaps never shrink. */
export const runDates = (
  cadence: Cadence,
  run: CadenceRun,
  from: LocalDate,
  before: LocalDate,
): readonly LocalDate[] => {
  const dates: LocalDate[] = [];
  const next = nextVisitDue(cadence, run);
  let { done } = run;
  for (let on = next < from ? from : next; on < before; on = addDays(on, gapAfter(cadence, done))) {
    dates.push(on);
    done += 1;
  }
  return dates;
};

/** How many of a year's calls fall into a span, to the nearest whole one (row P15). */
export const callsWithin = ({ callsPerYear }: Cadence, from: LocalDate, before: LocalDate): number =>
  Math.floor((callsPerYear * Math.max(0, daysBetween(from, before)) * 2 + 365) / 730);

/** The last day for the next call, where so many were made since a day on: the calls of a span are spread over it evenly. */
export const nextCallDue = (cadence: Cadence, from: LocalDate, before: LocalDate, made: number): LocalDate | null => {
  const calls = callsWithin(cadence, from, before);
  return made >= calls ? null : addDays(from, Math.floor(((made + 1) * daysBetween(from, before)) / calls) - 1);
};
