// Reads the parameters of a question: each at most once, each of a known name and form. Every fault is told, not the first.
import {
  addDays,
  type Instant,
  isLocalDate,
  type LocalDate,
  type Period,
  parseInstant,
  parsePeriod,
} from '@clientele/domain/kernel';
import type { CompositionQuestion, Measure, RegionMode, RegionsQuestion } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { missing, notOneOf, type RequestFault, unknown, unreadable } from './faults.ts';

/** What a parser of query strings answers: a text, or several where a parameter is repeated. */
export type Query = Readonly<Record<string, unknown>>;

export type Read<A> = E.Either<readonly RequestFault[], A>;

const regionModes: readonly RegionMode[] = ['of-the-sale', 'as-was', 'as-is'];
const measures: readonly Measure[] = ['sales', 'gross-profit', 'quantity', 'orders', 'customers'];

/** Reads parameters one by one, and keeps what is wrong with them. */
const reading = (query: Query, known: readonly string[]) => {
  const faults: RequestFault[] = Object.keys(query)
    .filter((name) => !known.includes(name))
    .map((name) => unknown(name, known));
  const read = <A>(name: string, fault: RequestFault, form: (text: string) => A | null): A | undefined => {
    const value = Object.hasOwn(query, name) ? query[name] : undefined;
    if (value === undefined) return undefined;
    const found = typeof value === 'string' && value !== '' && value.length <= 200 ? form(value) : null;
    if (found === null) faults.push(fault);
    return found ?? undefined;
  };
  return {
    faults,
    text: (name: string) => read(name, unreadable(name, 'text'), (text) => text),
    date: (name: string) =>
      read<LocalDate>(name, unreadable(name, 'date'), (text) => (isLocalDate(text) ? text : null)),
    time: (name: string) =>
      read<Instant>(name, unreadable(name, 'time'), (text) => E.getOrElseW(() => null)(parseInstant(text))),
    period: (name: string) =>
      read<Period>(name, unreadable(name, 'period'), (text) => E.getOrElseW(() => null)(parsePeriod(text))),
    oneOf: <A extends string>(name: string, values: readonly A[]) =>
      read(name, notOneOf(name, values), (text) => values.find((value) => value === text) ?? null),
    required: (...names: readonly string[]): void => {
      for (const name of names) if (!Object.hasOwn(query, name)) faults.push(missing(name));
    },
  };
};

/** The fields that have a value. */
const stated = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** `?by=category,territory&asOf=2025-03-31`, and as it is wanted `period`, `region` and `measure`. */
export const compositionQuestion = (query: Query): Read<CompositionQuestion> => {
  const { faults, text, date, period, oneOf, required } = reading(query, ['by', 'asOf', 'period', 'region', 'measure']);
  required('by', 'asOf');
  const by = text('by');
  const asOf = date('asOf');
  const region = oneOf('region', regionModes);
  const others = stated({ period: period('period'), region, measure: oneOf('measure', measures) });
  return by === undefined || asOf === undefined || faults.length > 0
    ? E.left(faults)
    : E.right({ axes: by.split(','), asOf, ...others });
};

/** `?period=2025-Q1`, and as it is wanted `asOf` (else the last day of the period), `by` (else territory) and `region`. */
export const regionsQuestion = (query: Query): Read<RegionsQuestion> => {
  const { faults, text, date, period, oneOf, required } = reading(query, ['period', 'asOf', 'by', 'region']);
  required('period');
  const span = period('period');
  const asOf = date('asOf');
  const others = stated({ axis: text('by'), region: oneOf('region', regionModes) });
  return span === undefined || faults.length > 0
    ? E.left(faults)
    : E.right({ period: span, asOf: asOf ?? addDays(span.end, -1), ...others });
};

/** `?asOf=2025-03-31`: what was so by then; `?knownAt=2025-04-15T09:00:00+08:00`: what had been recorded by then. */
export const historyQuestion = (query: Query): Read<{ readonly asOf?: LocalDate; readonly knownAt?: Instant }> => {
  const { faults, date, time } = reading(query, ['asOf', 'knownAt']);
  const known = stated({ asOf: date('asOf'), knownAt: time('knownAt') });
  return faults.length > 0 ? E.left(faults) : E.right(known);
};
