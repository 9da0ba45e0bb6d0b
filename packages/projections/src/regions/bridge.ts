/**
 * The bridge between two ways to look at customers who moved: by where each was at the sale, and by where each is now. What
 * moved in and out explains the difference of every region, and comes to nothing over all (`rules.md §3.8`).
 */
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Class, type Labels, labelsOf } from '../composition/labels.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { cellsOfCrossing } from '../sales/cells.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import { type Classing, classingOf } from '../sales/classing.ts';
import type { AskedSales, Axis, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import { type Tabulated, tabulate } from '../sales/tabulate.ts';

export interface BridgeQuestion extends SalesQuestion {
  /** An axis that a customer moves along: a territory, a place, a grade, a classification. */
  readonly axis: Axis;
  readonly measure?: Exclude<Measure, 'orders' | 'customers'>;
  readonly by?: Basis;
}

/** `asWas + movedIn − movedOut = asIs`, exactly. */
export interface BridgeRow {
  readonly class: Class;
  readonly asWas: bigint;
  readonly movedIn: bigint;
  readonly movedOut: bigint;
  readonly asIs: bigint;
}

/** What customers bought while they were in one class who are in another now. */
export interface Transfer {
  readonly from: Class;
  readonly to: Class;
  readonly value: bigint;
}

export interface BridgeSection {
  readonly unit: FigureUnit;
  /** By key; what is unknown last. */
  readonly rows: readonly BridgeRow[];
  readonly transfers: readonly Transfer[];
  /** The same by both ways. */
  readonly total: bigint;
}

export interface Bridge {
  readonly asked: Omit<AskedSales, 'region' | 'classes'> & { readonly axis: Axis; readonly by: Basis };
  readonly sections: readonly BridgeSection[];
}

const inMode = (chosen: Chosen, axis: Axis, mode: 'as-was' | 'as-is'): Classing | null =>
  classingOf({ ...chosen, asked: { ...chosen.asked, region: mode, classes: mode } }, axis);

const byKey = (left: Class, right: Class): number => compareNullable(left.key, right.key);

interface Movements {
  readonly class: Class;
  stayed: bigint;
  movedIn: bigint;
  movedOut: bigint;
}

const sectionOf = ({ unit, figures, total, cells }: Tabulated, label: Labels): BridgeSection => {
  const movements = new Map<string | null, Movements>();
  const of = (key: string | null): Movements => {
    const known = movements.get(key);
    if (known !== undefined) return known;
    const made: Movements = { class: label(key), stayed: 0n, movedIn: 0n, movedOut: 0n };
    movements.set(key, made);
    return made;
  };
  const transfers: Transfer[] = [];
  for (const [cell, { value }] of figures) {
    const [was = null, is = null] = cells.keysOf(cell);
    const from = of(was);
    const to = of(is);
    if (from === to) {
      from.stayed += value;
      continue;
    }
    from.movedOut += value;
    to.movedIn += value;
    if (value !== 0n) transfers.push({ from: from.class, to: to.class, value });
  }
  return {
    unit,
    rows: [...movements.values()]
      .map(
        ({ class: own, stayed, movedIn, movedOut }): BridgeRow => ({
          class: own,
          asWas: stayed + movedOut,
          movedIn,
          movedOut,
          asIs: stayed + movedIn,
        }),
      )
      .sort((left, right) => byKey(left.class, right.class)),
    transfers: transfers.sort((left, right) => byKey(left.from, right.from) || byKey(left.to, right.to)),
    total: total.value,
  };
};

/** The axes along which customers move: those that are found by the customer when asked as-is. */
const movesAlong = (axis: Axis, classing: Classing): boolean => axis !== 'customer' && classing.ofCustomer;

/** What customers who moved make of the difference between as-was and as-is. */
export const regionBridge = (book: SalesBook, question: BridgeQuestion): E.Either<QuestionFaults, Bridge> => {
  const { axis, measure = 'sales', by } = question;
  const asks = { axes: [axis], measure, by };
  const basis = basisOf(question, asks);
  const checked = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  if (E.isLeft(checked)) return checked;
  const chosen = chosenBy(book.sales, book.customers, checked.right);
  const was = inMode(chosen, axis, 'as-was');
  const is = inMode(chosen, axis, 'as-is');
  if (was === null || is === null || !movesAlong(axis, is)) {
    return E.left([{ code: 'question.axis-without-customers', data: { axis } }]);
  }
  const label = labelsOf(chosen, axis);
  const { region: _region, classes: _classes, ...asked } = checked.right;
  return E.right({
    asked: { ...asked, axis, by: basis },
    sections: tabulate(chosen, measure, basis, () => cellsOfCrossing(was, is)).map((one) => sectionOf(one, label)),
  });
};
