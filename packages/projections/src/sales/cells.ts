/** Cells: the classes of an axis, or the pairs of classes of two; each row lies in one. */
import { pairNumbers } from '../kernel/pairs.ts';
import type { Batch } from './batch.ts';
import { type Classing, keyOf } from './classing.ts';

export interface Cells {
  /** Writes the cell of each row of a batch. */
  readonly locate: (batch: Batch, into: Int32Array) => void;
  /** How many cells there are by now. */
  readonly size: () => number;
  /** Whether all cells have their numbers before any row is looked at. */
  readonly complete: boolean;
  /** Whether all sales of a customer are in one cell. */
  readonly ofCustomer: boolean;
  /** The keys of a cell, one an axis; null is what is unknown. */
  readonly keysOf: (cell: number) => readonly (string | null)[];
}

/** Everything in one cell. */
export const oneCell: Cells = {
  locate: ({ length }, into) => {
    into.fill(0, 0, length);
  },
  size: () => 1,
  complete: true,
  ofCustomer: true,
  keysOf: () => [],
};

/** A cell a class. */
export const cellsOfClasses = (classing: Classing): Cells => ({
  locate: classing.classify,
  size: () => classing.names.texts.length,
  complete: classing.complete,
  ofCustomer: classing.ofCustomer,
  keysOf: (cell) => [keyOf(classing, cell)],
});

type Locate = Cells['locate'];

/** A cell a pair of numbers that rows have. */
const cellsOfPairs = (first: Locate, second: Locate) => {
  const pairs = pairNumbers();
  let firsts = new Int32Array(0);
  let seconds = firsts;
  const locate: Locate = (batch, into) => {
    if (firsts.length < batch.room) {
      firsts = new Int32Array(batch.room);
      seconds = new Int32Array(batch.room);
    }
    first(batch, firsts);
    second(batch, seconds);
    for (let row = 0; row < batch.length; row++) {
      into[row] = pairs.numberOf(firsts[row] as number, seconds[row] as number);
    }
  };
  return { locate, pairs };
};

/** A cell a pair of classes that occurs. */
export const cellsOfCrossing = (first: Classing, second: Classing): Cells => {
  const { locate, pairs } = cellsOfPairs(first.classify, second.classify);
  return {
    locate,
    size: pairs.size,
    complete: false,
    ofCustomer: first.ofCustomer && second.ofCustomer,
    keysOf: (cell) => [keyOf(first, pairs.firstOf(cell)), keyOf(second, pairs.secondOf(cell))],
  };
};

/** A cell a class and a day of sale. */
export const cellsOfDays = (classing: Classing): Cells & { readonly dayOf: (cell: number) => number } => {
  const days: Locate = ({ length, saleDay }, into) => into.set(saleDay.subarray(0, length));
  const { locate, pairs } = cellsOfPairs(classing.classify, days);
  return {
    locate,
    size: pairs.size,
    complete: false,
    ofCustomer: false,
    keysOf: (cell) => [keyOf(classing, pairs.firstOf(cell))],
    dayOf: pairs.secondOf,
  };
};
