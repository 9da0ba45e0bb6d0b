/**
 * Confirmed results of days (每日确认业绩, row B20), folded by the domain's own rules: what was reached of what sales don't
 * tell, and what was confirmed of what they do.
 */
import type { LocalDate, StoredEvent } from '@clientele/domain/kernel';
import {
  type Additivity,
  nothingConfirmed,
  type ResultEvent,
  type ResultState,
  type Subject,
  withResult,
} from '@clientele/domain/planning';

/** The results by plan and day, and the events from which they can be folded anew. */
export interface ResultBook {
  readonly plans: Map<string, Map<LocalDate, ResultState>>;
  readonly events: StoredEvent<ResultEvent>[];
}

export const noResults = (): ResultBook => ({ plans: new Map(), events: [] });

/** Enters an event in the book. */
export const enterResult = (book: ResultBook, event: StoredEvent<ResultEvent>): void => {
  const { plan, on } = event.data;
  const days = book.plans.get(plan) ?? new Map<LocalDate, ResultState>();
  days.set(on, withResult(days.get(on) ?? nothingConfirmed, event));
  book.plans.set(plan, days);
  book.events.push(event);
};

interface Dates {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** What was confirmed of a plan by a date. */
export interface ConfirmedResults {
  /** What was confirmed of a subject on a day; null: nothing. */
  readonly onDay: (subject: Subject, day: LocalDate) => number | null;
  /** What was reached in some dates: the sum of their days, or the last one where days don't add up; null: nothing confirmed. */
  readonly of: (subject: Subject, dates: Dates, additivity: Additivity) => bigint | null;
}

/** The results of a plan that were confirmed by the end of a date, of days until then. */
export const resultsOf = (book: ResultBook, plan: string, asOf: LocalDate): ConfirmedResults => {
  const days = [...(book.plans.get(plan) ?? [])]
    .filter(([on]) => on <= asOf)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const course = new Map<Subject, { readonly day: LocalDate; readonly value: number }[]>();
  for (const [day, state] of days)
    for (const { subject, value } of state.values()) {
      const before = course.get(subject) ?? [];
      before.push({ day, value });
      course.set(subject, before);
    }
  return {
    onDay: (subject, day) => course.get(subject)?.find((one) => one.day === day)?.value ?? null,
    of: (subject, { start, end }, additivity) => {
      const inside = (course.get(subject) ?? []).filter(({ day }) => start <= day && day < end);
      const last = inside.at(-1);
      if (last === undefined) return null;
      return additivity === 'everywhere'
        ? inside.reduce((sum, { value }) => sum + BigInt(value), 0n)
        : BigInt(last.value);
    },
  };
};
