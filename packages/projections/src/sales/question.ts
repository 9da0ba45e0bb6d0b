/**
 * What is asked of the sales: as of which date, of which period, along which axes, by which definitions. A question carries
 * all that its answer depends on, and each answer repeats it with every default said (`definitions.md`).
 */
import type { LocalDate, Period, Place, Rejection } from '@clientele/domain/kernel';
import type { Gazetteer } from '../places/gazetteer.ts';

/** The axes that every ledger has. */
export const saleAxes = [
  'company',
  'customer',
  'salesperson',
  'channel',
  'territory',
  'country',
  'province',
  'city',
  'district',
  'product',
  'category',
  'subcategory',
  'grade',
  'pareto',
  'vip',
  'band',
  'rfm',
  'position',
  'year',
  'half',
  'quarter',
  'month',
  'week',
  'day',
] as const;

export type SaleAxis = (typeof saleAxes)[number];

/**
 * An axis: one of {@link saleAxes}, or a classification axis of customers by its name (`nature`, `trade-form`, a company's
 * own). A company's axis that is called like one of the former is asked for as `customer.<axis>`.
 *
 * `territory` is the territory of a sale itself; `territory.<level>` the one of that level above it, by the plan of
 * territories (`territory.region`: 大区).
 *
 * Classes are told apart by what they are called: two cities of one name in two provinces are one class of `city`, and two
 * of `province` crossed with `city`.
 */
export type Axis = SaleAxis | (string & {});

/** What is measured. Gross profit and quantity are known by the line only. */
export type Measure = 'sales' | 'gross-profit' | 'quantity' | 'orders' | 'customers';

/** Whose territory and place: stated on the order, the customer's at the sale, or the customer's on the report's date. */
export type RegionMode = 'of-the-sale' | 'as-was' | 'as-is';

/** Which of the customer's classes: at the sale, or on the report's date. */
export type ClassMode = 'as-was' | 'as-is';

/** By order: the stated totals. By line: the lines. */
export type Basis = 'order' | 'line';

/** Only sales of these classes of an axis, or all but these; null is what is unknown. */
export interface Condition {
  readonly axis: Axis;
  readonly classes: readonly (string | null)[];
  readonly except?: boolean;
}

/** What every question about sales says. */
export interface SalesQuestion {
  /** The date of the report: what was so at its end. Sales and changes after it don't count. */
  readonly asOf: LocalDate;
  /** The dates of the sales; all until `asOf` where none is said. */
  readonly period?: Period;
  /** When a sale counts. Invoices and receipts aren't kept yet, so only `ordered` can be answered. */
  readonly recognition?: 'ordered' | 'invoiced' | 'collected';
  /** On which date goods that came back count: their own (the default), or that of their sale where it is known. */
  readonly returns?: 'own-date' | 'sale-date';
  /** `of-the-sale` by default. */
  readonly region?: RegionMode;
  /** `as-is` by default. */
  readonly classes?: ClassMode;
  readonly where?: readonly Condition[];
  /** By which places are told; without one, only the provinces of China are joined however they are written. */
  readonly gazetteer?: Gazetteer;
}

/** The same with every default said. */
export interface AskedSales {
  readonly asOf: LocalDate;
  readonly period: Period | null;
  readonly recognition: 'ordered';
  readonly returns: 'own-date' | 'sale-date';
  readonly region: RegionMode;
  readonly classes: ClassMode;
  readonly where: readonly Condition[];
  readonly gazetteer: Gazetteer | null;
}

/** Why a question can't be answered. */
export type QuestionFault =
  | Rejection<'question.unknown-axis', { readonly axis: string; readonly known: readonly string[] }>
  | Rejection<'question.number-of-axes', { readonly asked: number; readonly most: number }>
  | Rejection<'question.axis-needs-lines', { readonly axis: string }>
  | Rejection<'question.axis-needs-values', { readonly axis: string }>
  | Rejection<'question.axis-without-customers', { readonly axis: string }>
  | Rejection<'question.not-kept-yet', { readonly recognition: string }>
  | Rejection<'question.not-a-date', { readonly text: string }>
  | Rejection<'question.empty-period', { readonly start: string; readonly end: string }>
  | Rejection<
      'question.no-period-before',
      { readonly compare: string; readonly calendar: string; readonly key: string }
    >
  | Rejection<'question.unknown-plan', { readonly plan: string; readonly known: readonly string[] }>
  | Rejection<
      'question.plan-of-another-metric',
      { readonly plan: string; readonly metric: string; readonly measure: string }
    >
  | Rejection<'question.bad-grades', { readonly policy: string; readonly reasons: readonly string[] }>
  | Rejection<'question.axis-needs-policy', { readonly axis: string }>;

/** A level of the tree of places. */
export const placeLevels = ['country', 'province', 'city', 'district'] as const satisfies readonly (keyof Place)[];

export type PlaceLevel = (typeof placeLevels)[number];

export const isPlaceLevel = (axis: string): axis is PlaceLevel => placeLevels.some((level) => level === axis);

/** The axes that only lines lie on. */
export const isItemAxis = (axis: string): axis is 'product' | 'category' | 'subcategory' =>
  axis === 'product' || axis === 'category' || axis === 'subcategory';

/** The axes whose classes follow from the figures of a report: ranks, bands, scores. No sale has them by itself. */
export const derivedAxes = ['pareto', 'vip', 'band', 'rfm', 'position'] as const satisfies readonly SaleAxis[];

export type DerivedAxis = (typeof derivedAxes)[number];

export const isDerivedAxis = (axis: string): axis is DerivedAxis => derivedAxes.some((known) => known === axis);

const isSaleAxis = (axis: string): axis is SaleAxis => saleAxes.some((known) => known === axis);

/** The level of territories that an axis asks for; null where it asks for none. */
export const territoryLevelOf = (axis: string): string | null =>
  axis.startsWith('territory.') && axis.length > 'territory.'.length ? axis.slice('territory.'.length) : null;

/** Whether an axis is one of regions, whose mode says whose region is meant. */
export const isRegionAxis = (axis: string): boolean =>
  axis === 'territory' || isPlaceLevel(axis) || territoryLevelOf(axis) !== null;

/** The classification axis that a name asks for, or null where it is none. */
export const classificationAxisOf = (axis: string): string | null => {
  if (axis.startsWith('customer.')) return axis.slice('customer.'.length);
  return isSaleAxis(axis) || territoryLevelOf(axis) !== null ? null : axis;
};
