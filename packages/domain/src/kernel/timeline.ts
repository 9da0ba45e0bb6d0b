/**
 * A fact that changes, kept by valid time: looked up as of an instant or a date, whatever the order in which its changes
 * were told. A correction replaces or retracts one change; the present is only the last entry (design: decision 1).
 */
import type { Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';

/** From `at` on (`on` in the company's zone), `value` was so; `id` is the event that says it. */
export interface Fact<T> {
  readonly id: string;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly value: T;
}

/** Facts in order of valid time. Of two at one instant the later told comes last and is in force. */
export type Timeline<T> = readonly Fact<T>[];

/** The timeline on which nothing is known yet. */
export const noFacts: Timeline<never> = [];

/** The index of the first fact that is later than an instant. */
const after = <T>(timeline: Timeline<T>, at: Instant): number => {
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline[middle] as Fact<T>).at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The timeline with one more fact, at its place in valid time.
 *
 * @example
 * ```ts
 * import { addFact, factOn, noFacts } from '@clientele/domain/kernel';
 *
 * const late = addFact(noFacts, { id: '1', at: 864e5, on: '1970-01-02', value: 'north' });
 * const both = addFact(late, { id: '2', at: 0, on: '1970-01-01', value: 'south' });
 * factOn(both, '1970-01-01')?.value; // 'south', though it was told second
 * factOn(both, '1970-01-05')?.value; // 'north'
 * ```
 */
export const addFact = <T>(timeline: Timeline<T>, fact: Fact<T>): Timeline<T> => {
  const index = after(timeline, fact.at);
  return index === timeline.length ? [...timeline, fact] : timeline.toSpliced(index, 0, fact);
};

/** The timeline without the fact that an event told; unchanged where it has none. */
export const retractFact = <T>(timeline: Timeline<T>, id: string): Timeline<T> =>
  timeline.some((fact) => fact.id === id) ? timeline.filter((fact) => fact.id !== id) : timeline;

/** The timeline with one fact replaced by the whole of another. */
export const correctFact = <T>(timeline: Timeline<T>, id: string, fact: Fact<T>): Timeline<T> =>
  addFact(retractFact(timeline, id), fact);

/** The fact in force at an instant, or undefined before the first. */
export const factAt = <T>(timeline: Timeline<T>, at: Instant): Fact<T> | undefined => timeline[after(timeline, at) - 1];

/** The fact in force at the end of a date, or undefined before the first. */
export const factOn = <T>(timeline: Timeline<T>, date: LocalDate): Fact<T> | undefined =>
  timeline.findLast((fact) => fact.on <= date);

/** The latest fact. */
export const latestFact = <T>(timeline: Timeline<T>): Fact<T> | undefined => timeline.at(-1);
