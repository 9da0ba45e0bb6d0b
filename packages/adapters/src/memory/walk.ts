/**
 * Walking over history: the events of a run of appends, in either direction, between two bounds, page by page. Stream, log and
 * tag differ only in which appends they walk over and in what is counted, revisions or positions.
 */
import type { RecordedEvent } from '@clientele/domain/kernel';
import type { Direction } from '../store/port.ts';
import type { Log } from './log.ts';
import { type Append, countOf, eventAt } from './record.ts';

/** Appends in order; what is counted begins, in each, where `start` says. */
export interface Run {
  readonly length: number;
  readonly at: (place: number) => Append;
  readonly start: (append: Append) => number;
  /** Which events are meant, where not all are. */
  readonly wanted: ((append: Append, offset: number) => boolean) | null;
}

/** From `low` on, up to but without `high`. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Enough to make the cost of a page small, few enough to let others have their turn. */
export const pageSize = 512;

/** The last place of the run that begins at or before what is counted; −1 where none does. */
const placeOf = (run: Run, counted: number): number => {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (run.start(run.at(middle)) <= counted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

export interface Step {
  readonly page: readonly RecordedEvent[];
  /** Where to go on: the low bound of what is left, or backwards the high one. */
  readonly next: number;
}

const forwards = (log: Log, run: Run, { low, high }: Bounds, limit: number): Step => {
  const times = log.times.at;
  const { wanted } = run;
  const page: RecordedEvent[] = [];
  let place = Math.max(0, placeOf(run, low));
  for (; place < run.length; place++) {
    const append = run.at(place);
    const start = run.start(append);
    if (start >= high) break;
    const end = Math.min(countOf(append), high - start);
    for (let offset = Math.max(0, low - start); offset < end; offset++) {
      if (wanted !== null && !wanted(append, offset)) continue;
      if (page.length === limit) return { page, next: start + offset };
      page.push(eventAt(times, append, offset));
    }
  }
  return { page, next: high };
};

const backwards = (log: Log, run: Run, { low, high }: Bounds, limit: number): Step => {
  const times = log.times.at;
  const { wanted } = run;
  const page: RecordedEvent[] = [];
  let place = placeOf(run, high - 1);
  for (; place >= 0; place--) {
    const append = run.at(place);
    const start = run.start(append);
    if (start + countOf(append) <= low) break;
    const first = Math.max(0, low - start);
    for (let offset = Math.min(countOf(append), high - start) - 1; offset >= first; offset--) {
      if (wanted !== null && !wanted(append, offset)) continue;
      if (page.length === limit) return { page, next: start + offset + 1 };
      page.push(eventAt(times, append, offset));
    }
  }
  return { page, next: low };
};

/** At most so many events between the bounds, and where to go on. */
export const step = (log: Log, run: Run, bounds: Bounds, direction: Direction, limit: number): Step =>
  (direction === 'forwards' ? forwards : backwards)(log, run, bounds, limit);

/** What is left after a step. */
export const left = (bounds: Bounds, direction: Direction, next: number): Bounds =>
  direction === 'forwards' ? { low: next, high: bounds.high } : { low: bounds.low, high: next };
