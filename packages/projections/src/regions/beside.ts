/**
 * What stands beside the sales of each region (rows G13 G14): its customers and orders, how much of what the company sells it
 * buys, how often its customers were visited, and how much they complained.
 */
import { contains, type Period, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type CompositionRow, composition } from '../composition/composition.ts';
import { type Class, labelsOf } from '../composition/labels.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import { type AskedSales, type Axis, isItemAxis, type SalesQuestion } from '../sales/question.ts';
import { visitsOn } from '../visits/book.ts';
import { broughtOrder, visitedOn } from '../visits/visits.ts';
import { type ClassOf, type Happening, happeningClasses } from './happenings.ts';

export interface BesideQuestion extends SalesQuestion {
  readonly period: Period;
  /** The regions; `territory` by default. */
  readonly axis?: Axis;
  /** What of is told how broad a region is; `category` by default. */
  readonly of?: Axis;
}

/** What visits came to in a region. */
export interface VisitsBeside {
  /** Visits that began in the period and are over. */
  readonly visits: number;
  /** Distinct customers who were visited. */
  readonly customers: number;
  /** Visits with an order, of all (`rules.md §3.10`). */
  readonly strike: Ratio | null;
}

/** What was complained of in a region. */
export interface ComplaintsBeside {
  /** Complaints that were lodged in the period. */
  readonly complaints: number;
  /** Complaints for each order, and for each customer (投诉率, `definitions.md`); null where there is none. */
  readonly perOrder: Ratio | null;
  readonly perCustomer: Ratio | null;
}

export interface BesideFigures {
  /** Orders, and distinct customers with at least one, in whatever currency. */
  readonly orders: number;
  readonly customers: number;
  /** Of how many classes it has a customer; null where the regions are themselves such classes. */
  readonly breadth: number | null;
  /** Null where visits don't lie on the axis, or on that of a condition. */
  readonly visits: VisitsBeside | null;
  /** Null where complaints don't. */
  readonly complaints: ComplaintsBeside | null;
}

export interface BesideRow extends BesideFigures {
  readonly class: Class;
}

export interface BesideSales {
  readonly axis: Axis;
  readonly of: Axis;
  /** By key; what is unknown last. */
  readonly rows: readonly BesideRow[];
  readonly total: BesideFigures;
}

interface Visited extends Happening {
  readonly ordered: boolean;
}

const visitsIn = ({ visits }: SalesBook, { asOf }: AskedSales, period: Period): readonly Visited[] =>
  visitsOn(visits, asOf).flatMap((visit): readonly Visited[] => {
    const on = visitedOn(visit);
    if (on === null || !contains(period, on)) return [];
    const { customer, salesperson } = visit;
    const at = visit.begun?.at ?? visit.latest.at;
    return [{ at, on, customer, salesperson, product: null, stated: null, ordered: broughtOrder(visit) }];
  });

const complaintsIn = ({ complaints }: SalesBook, { asOf }: AskedSales, period: Period): readonly Happening[] =>
  [...complaints.complaints.values()].flatMap((state): readonly Happening[] => {
    if (state.status !== 'lodged') return [];
    const { lodged, content } = state;
    if (lodged.on > asOf || !contains(period, lodged.on)) return [];
    const { customer = null, about, territory = null, place = null } = content;
    const { product = null, person: salesperson = null } = about;
    return [{ ...lodged, customer, salesperson, product, stated: { territory, place } }];
  });

/** Happenings by class; undefined where they don't lie on the axis, or on that of a condition. */
const byClass = <H extends Happening>(
  book: SalesBook,
  asked: AskedSales,
  axis: Axis,
  has: (of: Axis) => boolean,
  all: readonly H[],
): ReadonlyMap<string | null, readonly H[]> | undefined => {
  const along = (of: Axis): ClassOf | null => (has(of) ? happeningClasses({ ...book, asked }, of) : null);
  const classOf = along(axis);
  const conditions = asked.where.map(({ axis: of, classes, except = false }) => {
    const passed = new Set(classes);
    const own = along(of);
    return own === null ? null : (one: H) => passed.has(own(one)) !== except;
  });
  if (classOf === null || conditions.includes(null)) return undefined;
  const found = new Map<string | null, H[]>();
  for (const one of all) {
    if (!conditions.every((passes) => passes?.(one))) continue;
    const key = classOf(one);
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  return found;
};

const share = (part: number, whole: number): Ratio | null => ratioOf(BigInt(part), BigInt(whole));

const visitFigures = (all: readonly Visited[]): VisitsBeside => ({
  visits: all.length,
  customers: new Set(all.map(({ customer }) => customer)).size,
  strike: share(all.filter(({ ordered }) => ordered).length, all.length),
});

const complaintFigures = (complaints: number, orders: number, customers: number): ComplaintsBeside => ({
  complaints,
  perOrder: share(complaints, orders),
  perCustomer: share(complaints, customers),
});

/** Of how many classes each region has a customer, and all of them together. */
const breadths = (book: SalesBook, sales: SalesQuestion, axis: Axis, of: Axis) => {
  if (isItemAxis(axis) || axis === of) return E.right(null);
  return E.map(({ sections }: { readonly sections: readonly { readonly rows: readonly CompositionRow[] }[] }) => {
    const sold = new Map<string | null, number>();
    const all = new Set<string>();
    for (const { classes, customers } of sections.flatMap(({ rows }) => rows)) {
      const [region, goods] = classes;
      if (region === undefined || goods === undefined || goods.key === null || customers === 0) continue;
      sold.set(region.key, (sold.get(region.key) ?? 0) + 1);
      all.add(goods.key);
    }
    return { of: (key: string | null) => sold.get(key) ?? 0, all: all.size };
  })(composition(book, { ...sales, axes: [axis, of], measure: 'orders', by: 'line' }));
};

/** What stands beside the sales of each region of a period. */
export const besideSales = (book: SalesBook, question: BesideQuestion): E.Either<QuestionFaults, BesideSales> => {
  const { axis = 'territory', of = 'category', ...sales } = question;
  const checked = askedOf(question, book.customers, { axes: [axis], measure: 'orders', mostAxes: 1, ranks: false });
  if (E.isLeft(checked)) return checked;
  const asked = checked.right;
  const sold = composition(book, { ...sales, axes: [axis], measure: 'orders' });
  if (E.isLeft(sold)) return sold;
  const broad = breadths(book, sales, axis, of);
  if (E.isLeft(broad)) return broad;
  const { period } = question;
  const visits = byClass(book, asked, axis, (one) => one !== 'product', visitsIn(book, asked, period));
  const complaints = byClass(book, asked, axis, () => true, complaintsIn(book, asked, period));
  const [counted] = sold.right.sections;
  const rows = new Map(
    [...(counted?.rows ?? []), ...(counted?.negative ?? [])].map((row) => [row.classes[0]?.key ?? null, row]),
  );
  const label = labelsOf(chosenBy(book.sales, book.customers, { ...asked, period: null, where: [] }), axis);
  const keys = new Set([...rows.keys(), ...(visits?.keys() ?? []), ...(complaints?.keys() ?? [])]);
  const figures = (
    orders: number,
    customers: number,
    breadth: number | null,
    visited: readonly Visited[],
    complained: number,
  ): BesideFigures => ({
    orders,
    customers,
    breadth,
    visits: visits === undefined ? null : visitFigures(visited),
    complaints: complaints === undefined ? null : complaintFigures(complained, orders, customers),
  });
  return E.right({
    axis,
    of,
    rows: [...keys].sort(compareNullable).map((key) => {
      const { orders, customers } = rows.get(key) ?? { orders: 0, customers: 0 };
      const breadth = broad.right === null ? null : broad.right.of(key);
      const complained = complaints?.get(key)?.length ?? 0;
      return { class: label(key), ...figures(orders, customers, breadth, visits?.get(key) ?? [], complained) };
    }),
    total: figures(
      counted?.total.orders ?? 0,
      counted?.total.customers ?? 0,
      broad.right === null ? null : broad.right.all,
      [...(visits?.values() ?? [])].flat(),
      [...(complaints?.values() ?? [])].reduce((sum, list) => sum + list.length, 0),
    ),
  });
};
