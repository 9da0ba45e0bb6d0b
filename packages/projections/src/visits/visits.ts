/** Visits planned against actual (`rules.md §3.10`): how a field force kept its plans, whom it saw, and what came of it. */
import { completeness, type KnownVisit, predictedOrder, type VisitPolicy } from '@clientele/domain/field';
import {
  addDays,
  type BusinessCalendar,
  businessClock,
  contains,
  type LocalDate,
  type Period,
  type Ratio,
  ratioOf,
} from '@clientele/domain/kernel';
import { compareKeys } from '../kernel/key-order.ts';
import { type VisitBook, visitsOn } from './book.ts';
import { type MatchedVisit, matchVisits } from './matching.ts';

/** What is asked of visits. */
export interface VisitsQuestion {
  /** What was known to have happened by the end of this date. */
  readonly asOf: LocalDate;
  readonly period: Period;
  /** Days that a visit may be off its plan. */
  readonly tolerance: number;
  readonly policy: VisitPolicy;
  readonly calendar: BusinessCalendar;
}

/** The figures of one salesperson, or of all; a share of nothing is null. */
export interface VisitFigures {
  /** Planned for days of the period that are over; of these kept, excused, and missed without a word. */
  readonly planned: number;
  readonly matched: number;
  readonly excused: number;
  readonly unexcused: number;
  readonly replanned: number;
  /** Kept of those that were not excused. */
  readonly compliance: Ratio | null;
  /** Customers visited of customers planned. */
  readonly coverage: Ratio | null;
  readonly done: number;
  /** Visits that no plan is matched with, of all. */
  readonly offPlan: Ratio | null;
  /** Visits with an order, of all. */
  readonly strike: Ratio | null;
  /** Visits a working day of the period, as far as it is over. */
  readonly perDay: Ratio | null;
  /** Questions answered of questions that must be asked. */
  readonly completeness: Ratio | null;
  readonly reports: number;
  readonly lateReports: number;
}

/** What one visit brought to light. */
export interface VisitLine {
  readonly visit: KnownVisit;
  readonly begun: LocalDate;
  readonly predicted: LocalDate | null;
  readonly plannedFor: string | null;
}

/** The report on visits. */
export interface Visits {
  readonly asked: VisitsQuestion;
  readonly rows: readonly { readonly salesperson: string; readonly figures: VisitFigures }[];
  readonly total: VisitFigures;
  /** Visits that are over, by day, then by id. */
  readonly lines: readonly VisitLine[];
}

interface Scene {
  readonly asked: VisitsQuestion;
  readonly workingDays: number;
  readonly kept: ReadonlyMap<string, MatchedVisit>;
  readonly used: ReadonlyMap<string, MatchedVisit>;
}

const share = (part: number, whole: number): Ratio | null => ratioOf(BigInt(part), BigInt(whole));

/** The day on which a visit that is over began; null while it isn't. */
export const visitedOn = ({ begun, ended }: KnownVisit): LocalDate | null =>
  ended === null ? null : (begun?.on ?? null);

/** Whether a visit led to an order. */
export const broughtOrder = ({ findings }: KnownVisit): boolean => findings.some(({ orders }) => orders.length > 0);

const figuresOf = (
  { asked, workingDays, kept, used }: Scene,
  planned: readonly KnownVisit[],
  done: readonly KnownVisit[],
): VisitFigures => {
  const matched = planned.filter(({ visit }) => kept.has(visit)).length;
  const lost = planned.filter(({ visit }) => !kept.has(visit));
  const excused = lost.filter(({ excuse }) => excuse !== null).length;
  const base = new Set(planned.map(({ customer }) => customer));
  const seen = new Set(done.map(({ customer }) => customer).filter((customer) => base.has(customer)));
  const asks = done.map((one) => completeness(asked.policy, one.class, one.answers));
  const reports = done.flatMap(({ report }) => (report === null ? [] : [report]));
  return {
    planned: planned.length,
    matched,
    excused,
    unexcused: lost.length - excused,
    replanned: planned.filter(({ days }) => days.length > 1).length,
    compliance: share(matched, planned.length - excused),
    coverage: share(seen.size, base.size),
    done: done.length,
    offPlan: share(done.filter(({ visit }) => !used.has(visit)).length, done.length),
    strike: share(done.filter(broughtOrder).length, done.length),
    perDay: share(done.length, workingDays),
    completeness: share(
      asks.reduce((sum, { answered }) => sum + answered, 0),
      asks.reduce((sum, one) => sum + one.asked, 0),
    ),
    reports: reports.length,
    lateReports: reports.filter(({ late }) => late > 0).length,
  };
};

/** Answers how plans were kept. A visit counts by the day on which it began, a plan by the last day it was put on. */
export const visits = ({ visits: book }: { readonly visits: VisitBook }, asked: VisitsQuestion): Visits => {
  const { asOf, period, tolerance, calendar } = asked;
  const known = visitsOn(book, asOf);
  const planned = known.filter(({ days }) => {
    const on = days.at(-1);
    return on !== undefined && on <= asOf && contains(period, on);
  });
  const done = known.filter((one) => {
    const on = visitedOn(one);
    return on !== null && contains(period, on);
  });
  const matched = matchVisits(
    planned.map(({ visit, customer, days }) => ({ visit, customer, on: days.at(-1) ?? period.start })),
    done.map((one) => ({ visit: one.visit, customer: one.customer, on: visitedOn(one) ?? period.start })),
    tolerance,
  );
  const clock = businessClock(calendar);
  const [untilNow, untilEnd] = [addDays(asOf, 1), period.end].map((end) => clock.workingDaysBetween(period.start, end));
  const scene: Scene = {
    asked,
    workingDays: Math.max(0, Math.min(untilNow ?? 0, untilEnd ?? 0)),
    kept: new Map(matched.map((one) => [one.planned, one])),
    used: new Map(matched.map((one) => [one.done, one])),
  };
  const people = [...new Set([...planned, ...done].map(({ salesperson }) => salesperson))].sort(compareKeys);
  return {
    asked,
    rows: people.map((salesperson) => {
      const his = (one: KnownVisit) => one.salesperson === salesperson;
      return { salesperson, figures: figuresOf(scene, planned.filter(his), done.filter(his)) };
    }),
    total: figuresOf({ ...scene, workingDays: scene.workingDays * people.length }, planned, done),
    lines: done
      .map((one) => ({
        visit: one,
        begun: visitedOn(one) ?? period.start,
        predicted: predictedOrder(one.answers),
        plannedFor: scene.used.get(one.visit)?.planned ?? null,
      }))
      .sort(
        (left, right) =>
          (left.begun < right.begun ? -1 : left.begun > right.begun ? 1 : 0) ||
          compareKeys(left.visit.visit, right.visit.visit),
      ),
  };
};
