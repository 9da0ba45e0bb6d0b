/**
 * Composition: what share each class has in the whole, along any axis or two crossed, by any measure (rows G1 G2 G4 G5 G8).
 * Figures of different units are never added: a composition has a section a currency, or a unit of measure.
 */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Axis, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import { strayReturns } from '../sales/scan.ts';
import { type Figures, type Tabulated, tabulate } from '../sales/tabulate.ts';
import { cellsAlong } from './axis-cells.ts';
import { type Concentration, concentrationOf } from './concentration.ts';
import { type Class, type Labels, labelsOf } from './labels.ts';
import { type AskedPolicies, policiesChecked, policiesOf } from './policies.ts';
import { type Coverage, coverageOf, type OtherBasis, otherBasisOf } from './reconciliation.ts';

export interface CompositionQuestion extends SalesQuestion, AskedPolicies {
  /** One axis, or two crossed. */
  readonly axes: readonly Axis[];
  /** Sales by default. */
  readonly measure?: Measure;
  /** By order or by line, where both know the measure; by order unless an axis needs lines. */
  readonly by?: Basis;
  /** For which k to tell the share of the k largest; 1, 4 and 8 by default. */
  readonly largest?: readonly number[];
}

/** A class, or a pair of crossed ones, with its figures. */
export interface CompositionRow extends Figures {
  /** One an axis. */
  readonly classes: readonly Class[];
  /** Of the total; null where that is zero. Shares of sums add up to exactly one; customers can be in several classes. */
  readonly share: Ratio | null;
}

/** The part of a composition that has one unit. */
export interface CompositionSection {
  readonly unit: FigureUnit;
  /** By value, highest first, ties by key; time by time. Rows of which a class is unknown come last. */
  readonly rows: readonly CompositionRow[];
  /** Rows with a value below zero, listed apart. */
  readonly negative: readonly CompositionRow[];
  readonly total: Figures;
  /** Over the rows of known classes with a positive value. */
  readonly concentration: Concentration;
  /** Where the stated totals of orders and their lines come to different sums: the other sum, and this less that. */
  readonly otherBasis: OtherBasis | null;
  /** Of gross profit: how much of the sales has a known cost. */
  readonly covered: Coverage | null;
}

/** The question as it was answered: every default said. */
export interface AskedComposition extends AskedSales {
  readonly axes: readonly Axis[];
  readonly measure: Measure;
  readonly by: Basis;
}

export interface Composition {
  readonly asked: AskedComposition;
  readonly sections: readonly CompositionSection[];
  /** Goods that came back whose sale isn't known: with `sale-date` they count on their own date. */
  readonly returnsOnOwnDate: number;
}

const timeAxes: readonly Axis[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];

const compareClasses = (left: CompositionRow, right: CompositionRow): number => {
  for (const [place, { key }] of left.classes.entries()) {
    const order = compareNullable(key, right.classes[place]?.key ?? null);
    if (order !== 0) return order;
  }
  return 0;
};

const isKnown = ({ classes }: CompositionRow): boolean => classes.every(({ key }) => key !== null);

/** The order of rows: unknown classes last; time by time; else the highest value first, ties by key. */
const compareRows = (axes: readonly Axis[]) => {
  const byTime = axes.some((axis) => timeAxes.includes(axis));
  return (left: CompositionRow, right: CompositionRow): number => {
    const known = isKnown(left);
    if (known !== isKnown(right)) return known ? -1 : 1;
    if (byTime || left.value === right.value) return compareClasses(left, right);
    return left.value > right.value ? -1 : 1;
  };
};

/** Nothing is left of what was there: an order out of force again leaves no row. */
const isNothing = ({ value, customers, orders, count }: Figures): boolean =>
  value === 0n && customers === 0 && orders === 0 && count === 0;

const sectionOf = (
  chosen: Chosen,
  tabulated: Tabulated,
  labels: readonly Labels[],
  asked: AskedComposition,
  largest: readonly number[],
): CompositionSection => {
  const { unit, figures, total, cells } = tabulated;
  const all = [...figures]
    .filter(([, own]) => !isNothing(own))
    .map(([cell, own]): CompositionRow => {
      const classes = cells.keysOf(cell).flatMap((key, place) => labels[place]?.(key) ?? []);
      return { ...own, classes, share: ratioOf(own.value, total.value) };
    })
    .sort(compareRows(asked.axes));
  const values = all.filter(isKnown).map(({ value }) => value);
  return {
    unit,
    rows: all.filter(({ value }) => value >= 0n),
    negative: all.filter(({ value }) => value < 0n),
    total,
    concentration: concentrationOf(values, largest),
    otherBasis: otherBasisOf(chosen, tabulated, asked),
    covered: asked.measure === 'gross-profit' ? coverageOf(chosen, tabulated) : null,
  };
};

/** What each class comes to, and what share it has in the whole. */
export const composition = (book: SalesBook, question: CompositionQuestion): E.Either<QuestionFaults, Composition> => {
  const { axes, measure = 'sales', by, largest = [1, 4, 8] } = question;
  const basis = basisOf(question, { axes, measure, by });
  const asks = { axes, mostAxes: 2, measure, by, ranks: measure !== 'customers' };
  const checked = policiesChecked(question, axes, askedOf(question, book.customers, asks));
  if (E.isLeft(checked)) return checked;
  const asked: AskedComposition = { ...checked.right, axes: [...axes], measure, by: basis };
  const chosen = chosenBy(book.sales, book.customers, asked);
  const cellsFor = cellsAlong(chosen, axes, { measure, by: basis, policies: policiesOf(question) });
  const labels = axes.map((axis) => labelsOf(chosen, axis));
  return E.right({
    asked,
    sections: tabulate(chosen, measure, basis, cellsFor).map((one) => sectionOf(chosen, one, labels, asked, largest)),
    returnsOnOwnDate: strayReturns(chosen),
  });
};
