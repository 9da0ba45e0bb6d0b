/** Rounds planned and driven: what of the day goes on the road and into waiting, and what the fuel of a visit costs. */
import { type KnownRoute, type RouteFigures, route, type Vehicle } from '@clientele/domain/field';
import {
  addDecimals,
  contains,
  type Decimal,
  decimalOfMoney,
  type LocalDate,
  type Period,
  powerOfTen,
  type Ratio,
  ratioOf,
} from '@clientele/domain/kernel';
import type { Amount } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { standingOn } from '../kernel/told.ts';
import type { RouteBook } from './book.ts';

/** What is asked of routes. */
export interface RoutesQuestion {
  /** What was known to have happened by the end of this date. */
  readonly asOf: LocalDate;
  /** Routes for days of it. */
  readonly period: Period;
}

/** The figures of one salesperson, or of all; a share of nothing is null. */
export interface RouteTotals {
  readonly routes: number;
  readonly finished: number;
  /** Stops of routes that are finished: planned, made, given up, and made later than planned. */
  readonly stops: number;
  readonly reached: number;
  readonly skipped: number;
  readonly late: number;
  /** Appointments at stops that were made, and those of them that began in time. */
  readonly appointments: number;
  readonly kept: number;
  /** Of finished routes, as planned and as driven. */
  readonly planned: RouteFigures;
  readonly driven: RouteFigures;
  /** Seconds that putting in order saved on the road and in waiting, where the order that was given could be kept. */
  readonly saved: number;
  /** Shares of the day as driven: on the road, waiting, with customers. */
  readonly travelShare: Ratio | null;
  readonly waitingShare: Ratio | null;
  readonly visitingShare: Ratio | null;
}

/** The fuel of one salesperson by one vehicle in one currency. */
export interface RouteFuel {
  readonly salesperson: string;
  readonly vehicle: Vehicle;
  readonly metres: number;
  readonly amount: Amount;
  /** Stops that were made on the routes for which it was claimed. */
  readonly visits: number;
  /** What the fuel of one of them costs, in the currency; null where none was made. */
  readonly perVisit: Ratio | null;
}

/** The report on routes. */
export interface Routes {
  readonly asked: RoutesQuestion;
  readonly rows: readonly { readonly salesperson: string; readonly totals: RouteTotals }[];
  readonly total: RouteTotals;
  readonly fuel: readonly RouteFuel[];
  /** By day, then by id. */
  readonly routes: readonly KnownRoute[];
}

const nothing: RouteFigures = { metres: 0, travel: 0, waiting: 0, visiting: 0 };

const together = (all: readonly RouteFigures[]): RouteFigures =>
  all.reduce(
    (sum, one) => ({
      metres: sum.metres + one.metres,
      travel: sum.travel + one.travel,
      waiting: sum.waiting + one.waiting,
      visiting: sum.visiting + one.visiting,
    }),
    nothing,
  );

const wasted = ({ travel, waiting }: RouteFigures): number => travel + waiting;

const totalsOf = (routes: readonly KnownRoute[]): RouteTotals => {
  const finished = routes.filter(({ driven }) => driven !== null);
  const reached = finished.flatMap((one) => one.reached);
  const due = reached.flatMap(({ missed }) => (missed === null ? [] : [missed]));
  const driven = together(finished.flatMap((one) => one.driven ?? []));
  const day = BigInt(wasted(driven) + driven.visiting);
  const share = (part: number) => ratioOf(BigInt(part), day);
  return {
    routes: routes.length,
    finished: finished.length,
    stops: finished.reduce((sum, { stops }) => sum + stops.length, 0),
    reached: reached.length,
    skipped: finished.reduce((sum, { skipped }) => sum + skipped.length, 0),
    late: reached.filter(({ late }) => late > 0).length,
    appointments: due.length,
    kept: due.filter((missed) => missed <= 0).length,
    planned: together(finished.map((one) => one.planned)),
    driven,
    saved: routes.reduce((sum, { given, planned }) => sum + (given === null ? 0 : wasted(given) - wasted(planned)), 0),
    travelShare: share(driven.travel),
    waitingShare: share(driven.waiting),
    visitingShare: share(driven.visiting),
  };
};

interface Fuelled {
  metres: number;
  amount: Decimal;
  readonly routes: Set<KnownRoute>;
}

const fuelOf = (routes: readonly KnownRoute[]): readonly RouteFuel[] => {
  const groups = new Map<string, Fuelled>();
  for (const one of routes)
    for (const { metres, amount } of one.claims) {
      const key = JSON.stringify([one.salesperson, one.vehicle, amount.currency]);
      const group = groups.get(key) ?? { metres: 0, amount: { units: 0n, scale: 0 }, routes: new Set() };
      group.metres += metres;
      group.amount = addDecimals(group.amount, decimalOfMoney(amount));
      group.routes.add(one);
      groups.set(key, group);
    }
  return [...groups]
    .map(([key, { metres, amount, routes: of }]): RouteFuel => {
      const [salesperson, vehicle, currency] = JSON.parse(key) as [string, Vehicle, string];
      const visits = [...of].reduce((sum, { reached }) => sum + reached.length, 0);
      const perVisit = ratioOf(amount.units, BigInt(visits) * powerOfTen(amount.scale));
      return { salesperson, vehicle, metres, amount: { currency, ...amount }, visits, perVisit };
    })
    .sort(
      (left, right) =>
        compareKeys(left.salesperson, right.salesperson) ||
        compareKeys(left.vehicle, right.vehicle) ||
        compareKeys(left.amount.currency, right.amount.currency),
    );
};

/** Answers how rounds went. A route counts by the day for which it is, and is driven once it is finished. */
export const routes = ({ routes: book }: { readonly routes: RouteBook }, asked: RoutesQuestion): Routes => {
  const known = standingOn(route, book, asked.asOf)
    .flatMap((one) => (one !== null && contains(asked.period, one.on) ? [one] : []))
    .sort((left, right) => compareKeys(left.on, right.on) || compareKeys(left.route, right.route));
  const people = [...new Set(known.map(({ salesperson }) => salesperson))].sort(compareKeys);
  return {
    asked,
    rows: people.map((salesperson) => ({
      salesperson,
      totals: totalsOf(known.filter((one) => one.salesperson === salesperson)),
    })),
    total: totalsOf(known),
    fuel: fuelOf(known),
    routes: known,
  };
};
