/**
 * How regularly customers are met (rows P12 P13): where visits were broken off for longer than a class bears, and how many of the
 * customers in somebody's care were visited, by class and weighted by what they bought in the period before (`rules.md §3.10`).
 */
import { cadenceFor, keptBreaches, type VisitClass, visitClasses } from '@clientele/domain/field';
import {
  addDays,
  contains,
  type LocalDate,
  type Period,
  periodBefore,
  type Ratio,
  ratioOf,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { visitsOn } from './book.ts';
import { contactsOf, isOwnVisit, listedBy } from './contacts.ts';
import { membersOf } from './due.ts';

/** What is asked. */
export interface RegularityQuestion {
  readonly asOf: LocalDate;
  readonly period: Period;
}

/** Nobody visited a customer for longer than its class bears; `to` is the next visit, or the end of what was looked at. */
export interface Interruption {
  readonly customer: string;
  readonly owner: string;
  readonly class: VisitClass | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly longest: number;
  /** The rules that say so. */
  readonly by: string;
}

/** The customers of one class, or of all. */
export interface ClassCoverage {
  /** In somebody's care by the end of what was looked at. */
  readonly customers: number;
  readonly visited: number;
  readonly coverage: Ratio | null;
  readonly interruptions: number;
}

/** How regularly customers are met. */
export interface Regularity {
  readonly asked: RegularityQuestion;
  /** By the days, the longest first. */
  readonly interruptions: readonly Interruption[];
  /** In the order in which classes are visited; those without a customer are left out, and customers of no known class last. */
  readonly classes: readonly (ClassCoverage & { readonly class: VisitClass | null })[];
  readonly total: ClassCoverage;
  /** What the visited bought in the period before, of what all in the base did; one entry a currency. */
  readonly weighted: readonly { readonly unit: FigureUnit; readonly coverage: Ratio | null }[];
  /** The period before; null where the calendar has none. */
  readonly weighedBy: Period | null;
}

interface Standing {
  readonly class: VisitClass | null;
  readonly customer: string;
  readonly visited: boolean;
  readonly interruptions: readonly Interruption[];
}

const coverageOf = (standings: readonly Standing[]): ClassCoverage => {
  const visited = standings.filter((one) => one.visited).length;
  return {
    customers: standings.length,
    visited,
    coverage: ratioOf(BigInt(visited), BigInt(standings.length)),
    interruptions: standings.reduce((sum, one) => sum + one.interruptions.length, 0),
  };
};

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Who is in somebody's care, and how regularly each was visited within the part of the period that is over. */
const standingsOf = (book: SalesBook, { asOf, period }: RegularityQuestion): readonly Standing[] => {
  const now = addDays(asOf, 1);
  const end = contains(period, now) || now < period.start ? now : period.end;
  const contacts = contactsOf(visitsOn(book.visits, asOf));
  const byCustomer = listedBy(contacts, ({ visit }) => visit.customer);
  return membersOf(book, { asOf, on: addDays(end, -1) }, byCustomer)
    .filter(({ run }) => run.opened < end)
    .map(({ customer, owner, class: of, importance, run, rules }): Standing => {
      const cadence = cadenceFor(rules, importance, of);
      const visits = (byCustomer.get(customer) ?? []).filter(isOwnVisit);
      const known = [...visits.map(({ on }) => on), ...(run.last === null ? [] : [run.last])];
      const before = known
        .filter((on) => on < period.start)
        .sort()
        .at(-1);
      const start = before ?? (contains(period, run.opened) ? run.opened : period.start);
      const gaps = keptBreaches(
        { ...cadence, monthly: false, callsPerYear: 0 },
        visits.map(({ on, mode }) => ({ on, mode })),
        { ...period, start, end },
      );
      return {
        class: of,
        customer,
        visited: visits.some(({ on }) => contains(period, on)),
        interruptions: gaps.flatMap((gap) =>
          gap.code === 'interrupted'
            ? [
                {
                  customer,
                  owner,
                  class: of,
                  from: gap.from,
                  to: gap.to,
                  days: gap.days,
                  longest: cadence.longest,
                  by: `${rules.name}@${rules.version}: ${cadence.name}@${cadence.version}`,
                },
              ]
            : [],
        ),
      };
    });
};

/** Answers how regularly customers were met in a period, as far as it is over. */
export const regularity = (book: SalesBook, asked: RegularityQuestion): Regularity => {
  const standings = standingsOf(book, asked);
  const base = new Map(standings.map((one) => [one.customer, one.visited]));
  const weighedBy = periodBefore(asked.period);
  const sales =
    weighedBy === null ? null : composition(book, { asOf: asked.asOf, axes: ['customer'], period: weighedBy });
  const sections = sales !== null && E.isRight(sales) ? sales.right.sections : [];
  return {
    asked,
    interruptions: standings
      .flatMap((one) => one.interruptions)
      .sort((a, b) => b.days - a.days || compareKeys(a.customer, b.customer) || byText(a.from, b.from)),
    classes: [...visitClasses, null].flatMap((of) => {
      const own = standings.filter((one) => one.class === of);
      return own.length === 0 ? [] : [{ class: of, ...coverageOf(own) }];
    }),
    total: coverageOf(standings),
    weighted: sections.map(({ unit, rows }) => {
      // Goods that came back of more than was bought weigh nothing.
      const sum = (which: (visited: boolean) => boolean): bigint =>
        rows.reduce((all, { classes: [customer], value }) => {
          const visited = base.get(customer?.key ?? '');
          return visited !== undefined && which(visited) && value > 0n ? all + value : all;
        }, 0n);
      return {
        unit,
        coverage: ratioOf(
          sum(Boolean),
          sum(() => true),
        ),
      };
    }),
    weighedBy,
  };
};
