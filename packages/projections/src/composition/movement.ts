/**
 * Movement between classes from one date to another (rows G2 G10): of each pair of classes, how many customers went from the
 * one to the other, and what they bought in either period. Classes are told facts (grade, territory, trade form) or follow
 * from the figures of each period (Pareto grade, band, scores).
 */
import type { LocalDate, Period } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FigureUnit, unitName } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { figuresOfPeriod, noFigures, rescaled } from '../regions/period-figures.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Axis, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import { customerClasses } from './customer-classes.ts';
import { type Class, type Labels, labelsOf } from './labels.ts';
import { type AskedPolicies, policiesChecked, policiesOf } from './policies.ts';

/** A date, and the period whose figures are looked at as of it. */
export interface Moment {
  readonly asOf: LocalDate;
  readonly period: Period;
}

export interface MovementQuestion extends Omit<SalesQuestion, 'asOf' | 'period' | 'region' | 'classes'>, AskedPolicies {
  /** An axis that customers have a class on. */
  readonly axis: Axis;
  readonly from: Moment;
  readonly to: Moment;
  /** Sales by default. */
  readonly measure?: Exclude<Measure, 'customers' | 'orders'>;
  readonly by?: Basis;
}

/** Customers who were of one class and are of another, or of the same; null: of none. */
export interface MovementCell {
  readonly from: Class;
  readonly to: Class;
  readonly customers: number;
  /** What they bought in the earlier period, and in the later one. */
  readonly earlier: bigint;
  readonly later: bigint;
}

export interface MovementSection {
  readonly unit: FigureUnit;
  /** By class of origin, then of destination; none comes last. */
  readonly cells: readonly MovementCell[];
  readonly customers: number;
  /** How many are of another class than before. */
  readonly moved: number;
}

export interface CustomerMovement {
  readonly from: AskedSales;
  readonly to: AskedSales;
  readonly axis: Axis;
  readonly measure: Measure;
  readonly by: Basis;
  readonly sections: readonly MovementSection[];
}

const compareCells = (left: MovementCell, right: MovementCell): number =>
  compareNullable(left.from.key, right.from.key) || compareNullable(left.to.key, right.to.key);

interface Mutable {
  readonly from: Class;
  readonly to: Class;
  customers: number;
  earlier: bigint;
  later: bigint;
}

/** Counts the customers who have figures in either of two periods. */
const sectionOf = (
  figures: readonly ReturnType<typeof rescaled>[number][],
  label: Labels,
  classOf: (when: 0 | 1, customer: string) => string | null,
): MovementSection | null => {
  const [before, after] = figures;
  if (before === undefined || after === undefined) return null;
  const cells = new Map<string, Mutable>();
  let customers = 0;
  let moved = 0;
  for (const customer of new Set([...before.cells.keys(), ...after.cells.keys()])) {
    if (customer === null) continue;
    const [earlier, later] = [before.cells.get(customer) ?? noFigures, after.cells.get(customer) ?? noFigures];
    if ([earlier, later].every(({ value, count }) => value === 0n && count === 0)) continue;
    const [from, to] = [classOf(0, customer), classOf(1, customer)];
    const key = JSON.stringify([from, to]);
    const cell = cells.get(key) ?? { from: label(from), to: label(to), customers: 0, earlier: 0n, later: 0n };
    cell.customers++;
    cell.earlier += earlier.value;
    cell.later += later.value;
    cells.set(key, cell);
    customers++;
    if (from !== to) moved++;
  }
  return { unit: before.unit, cells: [...cells.values()].sort(compareCells), customers, moved };
};

/** How customers moved between the classes of an axis. */
export const customerMovement = (
  book: SalesBook,
  question: MovementQuestion,
): E.Either<QuestionFaults, CustomerMovement> => {
  const { axis, from, to, measure = 'sales', by, ...rest } = question;
  const asks = { axes: [axis], measure, by, mostAxes: 1, ranks: true };
  const basis = basisOf({ ...rest, asOf: from.asOf }, asks);
  const chosen: Chosen[] = [];
  for (const { asOf, period } of [from, to]) {
    const asked = askedOf({ ...rest, asOf, period, region: 'as-is', classes: 'as-is' }, book.customers, asks);
    const checked = policiesChecked(question, [axis], asked);
    if (E.isLeft(checked)) return checked;
    chosen.push(chosenBy(book.sales, book.customers, checked.right));
  }
  const policies = policiesOf(question);
  const [first, second] = chosen.map((one) => customerClasses(one, axis, { measure, by: basis, policies }));
  const [before, after] = chosen;
  if (first == null || second == null || before === undefined || after === undefined)
    return E.left([{ code: 'question.axis-without-customers', data: { axis } }]);
  const figures = chosen.map((one) => figuresOfPeriod(one, 'customer', measure, basis));
  const label = labelsOf(after, axis);
  const { ids } = book.sales.customers;
  const units = [...new Set(figures.flatMap((one) => [...one.keys()]))].sort();
  return E.right({
    from: before.asked,
    to: after.asked,
    axis,
    measure,
    by: basis,
    sections: units.flatMap((unit) => {
      const aligned = rescaled(
        figures.map((one) => one.get(unit)),
        () => 0,
      );
      const name = aligned[0] === undefined ? unit : unitName(aligned[0].unit);
      const classes = [first(name), second(name)] as const;
      return sectionOf(aligned, label, (when, customer) => classes[when](ids.get(customer) ?? 0)) ?? [];
    }),
  });
};
