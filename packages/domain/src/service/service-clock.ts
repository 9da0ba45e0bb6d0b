/**
 * The clock of a service promise (`rules.md §3.3`): how much business time was used, how much is left, and until when; a
 * pure function of what happened, told for any instant. Nothing of it is ever stored.
 */
import type { BusinessClock, Instant } from '../kernel/index.ts';

/** What a clock is told from. */
export interface ClockCourse {
  readonly start: Instant;
  /** Times that don't count, `[from, to)`, in any order; null: still. They may overlap. */
  readonly holds: readonly { readonly from: Instant; readonly to: Instant | null }[];
  /** How much business time is allotted from when on, in order of time, in milliseconds; the first holds before it too. */
  readonly allotted: readonly [Allotted, ...Allotted[]];
  /** When what was promised was done; null: not yet. */
  readonly finished: Instant | null;
}

/** Business time that is allotted from an instant on. */
export interface Allotted {
  readonly from: Instant;
  readonly time: number;
}

/** What a clock shows at an instant; times in milliseconds of business time. */
export interface ClockReading {
  /** Breached: more was used than was allotted, then or at any time before. */
  readonly state: 'running' | 'paused' | 'met' | 'breached';
  readonly used: number;
  readonly allotted: number;
  /** Below zero once it is overrun. */
  readonly remaining: number;
  /**
   * Running: the instant at which nothing will be left (null where the calendar never has that much time). Once all is
   * used: the instant at which it was. None while paused, and none once it was met.
   */
  readonly deadline: Instant | null;
  /** When more was used than was allotted for the first time; null where it never was. */
  readonly breachedAt: Instant | null;
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The holds as they stood at an instant, in order and apart. */
const holdsUntil = ({ start, holds }: ClockCourse, end: Instant): readonly Span[] => {
  const merged: Span[] = [];
  const cut = holds.map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to ?? end, end) }));
  for (const { from, to } of cut.filter((hold) => hold.from < hold.to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || last.to < from) merged.push({ from, to });
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return merged;
};

/** What the clock shows at an instant. */
export const readClock = (clock: BusinessClock, course: ClockCourse, at: Instant): ClockReading => {
  const { start, finished } = course;
  const done = finished !== null && finished <= at;
  const end = done ? finished : at;
  const holds = holdsUntil(course, end);

  const usedAt = (instant: Instant): number =>
    holds.reduce(
      (used, { from, to }) => (from < instant ? used - clock.businessTime(from, Math.min(to, instant)) : used),
      clock.businessTime(start, instant),
    );
  /** The earliest instant at which so much was used, by what is known now. */
  const reachedAt = (time: number): Instant | null => {
    let left = time;
    let since = start;
    for (const { from, to } of holds) {
      const run = clock.businessTime(since, from);
      if (run >= left) break;
      left -= run;
      since = to;
    }
    return clock.businessAdd(since, left);
  };

  const known = course.allotted.filter(({ from }, index) => index === 0 || from <= end);
  const breaches = known.flatMap(({ from, time }, index) => {
    const until = Math.min(known[index + 1]?.from ?? end, end);
    if (until < start || usedAt(until) <= time) return [];
    const reached = reachedAt(time);
    return reached === null ? [] : [index === 0 ? reached : Math.max(reached, from)];
  });
  const breachedAt = breaches.length === 0 ? null : Math.min(...breaches);

  const used = usedAt(end);
  const allotted = (known.at(-1) ?? course.allotted[0]).time;
  const remaining = allotted - used;
  const waiting = course.holds.some(({ from, to }) => from <= at && (to === null || at < to));
  const state = breachedAt !== null ? 'breached' : done ? 'met' : waiting ? 'paused' : 'running';
  const deadline = remaining <= 0 ? reachedAt(allotted) : done || waiting ? null : clock.businessAdd(end, remaining);
  return { state, used, allotted, remaining, deadline, breachedAt };
};
