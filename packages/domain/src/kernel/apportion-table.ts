/**
 * Splitting a whole into a two-way table by controlled rounding (`rules.md §3.4`): every cell, row, column and the total is
 * its exact share rounded down or up, and all of them add up. Such a rounding always exists where both margins may be
 * rounded either way. (With one margin fixed beforehand it needn't: rows of a half each, two of them in each of two
 * columns, and both ones given to the rows of the first column.)
 *
 * How: the fractions of the cells, with a slack for each row and column, make a table with whole margins. There, whoever
 * has one fraction left in a row or column has two; so fractions lie on cycles, along which they are moved until one of
 * them is whole. Exact, and the same on every machine.
 */
import * as E from 'fp-ts/lib/Either.js';

/** Why no table can be made. */
export type TableFault =
  | { readonly code: 'no-weights' }
  | { readonly code: 'rows-of-different-lengths'; readonly row: number }
  | { readonly code: 'weight-not-a-whole-number'; readonly row: number; readonly column: number }
  | { readonly code: 'weights-sum-to-zero' }
  | { readonly code: 'total-not-a-whole-number'; readonly total: number };

const faultOf = (total: number, weights: readonly (readonly number[])[]): TableFault | null => {
  if (!Number.isSafeInteger(total)) return { code: 'total-not-a-whole-number', total };
  const columns = weights[0]?.length ?? 0;
  if (columns === 0) return { code: 'no-weights' };
  for (const [row, cells] of weights.entries()) {
    if (cells.length !== columns) return { code: 'rows-of-different-lengths', row };
    const column = cells.findIndex((weight) => !Number.isSafeInteger(weight) || weight < 0);
    if (column >= 0) return { code: 'weight-not-a-whole-number', row, column };
  }
  return weights.every((cells) => cells.every((weight) => weight === 0)) ? { code: 'weights-sum-to-zero' } : null;
};

/** Fractions with a common denominator: the last row and the last column are the slack. */
interface Fractions {
  readonly whole: bigint;
  readonly cells: bigint[][];
  /** Of each row the columns in which it has a fraction left, and of each column the rows. */
  readonly ofRow: readonly Set<number>[];
  readonly ofColumn: readonly Set<number>[];
}

const modulo = (value: bigint, whole: bigint): bigint => ((value % whole) + whole) % whole;

const withSlack = (fractions: readonly (readonly bigint[])[], whole: bigint): Fractions => {
  const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
  const columns = fractions[0]?.length ?? 0;
  const slackRow = Array.from({ length: columns }, (_, column) =>
    modulo(-sum(fractions.map((cells) => cells[column] ?? 0n)), whole),
  );
  const cells = [...fractions.map((row) => [...row, modulo(-sum(row), whole)]), [...slackRow, 0n]];
  const isOpen = (row: number, column: number): boolean => (cells[row]?.[column] ?? 0n) !== 0n;
  const rowNumbers = cells.map((_, row) => row);
  const columnNumbers = Array.from({ length: columns + 1 }, (_, column) => column);
  return {
    whole,
    cells,
    ofRow: rowNumbers.map((row) => new Set(columnNumbers.filter((column) => isOpen(row, column)))),
    ofColumn: columnNumbers.map((column) => new Set(rowNumbers.filter((row) => isOpen(row, column)))),
  };
};

interface Place {
  readonly row: number;
  readonly column: number;
}

const other = (open: ReadonlySet<number>, than: number | null): number | null => {
  for (const one of open) if (one !== than) return one;
  return null;
};

/** A cycle of cells with fractions left, from a row on: neighbours share a row or a column in turn. */
const cycleFrom = ({ ofRow, ofColumn }: Fractions, start: number): readonly Place[] | null => {
  const way: Place[] = [];
  const seenRows = new Map<number, number>([[start, 0]]);
  const seenColumns = new Map<number, number>();
  let row = start;
  let cameBy: number | null = null;
  for (;;) {
    const column = other(ofRow[row] ?? new Set(), cameBy);
    if (column === null) return null;
    way.push({ row, column });
    const beenInColumn = seenColumns.get(column);
    if (beenInColumn !== undefined) return way.slice(beenInColumn);
    seenColumns.set(column, way.length);
    const next = other(ofColumn[column] ?? new Set(), row);
    if (next === null) return null;
    way.push({ row: next, column });
    const beenInRow = seenRows.get(next);
    if (beenInRow !== undefined) return way.slice(beenInRow);
    seenRows.set(next, way.length);
    row = next;
    cameBy = column;
  }
};

const smallest = (values: readonly bigint[]): bigint => {
  let least = values[0] ?? 0n;
  for (const value of values) if (value < least) least = value;
  return least;
};

/** Moves fractions along a cycle, up and down in turn, the shorter way, until one of them is whole. */
const settle = ({ whole, cells, ofRow, ofColumn }: Fractions, cycle: readonly Place[]): void => {
  const at = ({ row, column }: Place): bigint => cells[row]?.[column] ?? 0n;
  const even = cycle.filter((_, index) => index % 2 === 0);
  const odd = cycle.filter((_, index) => index % 2 === 1);
  const room = (up: readonly Place[], down: readonly Place[]): bigint =>
    smallest([...up.map((place) => whole - at(place)), ...down.map(at)]);
  const [up, down] = room(even, odd) <= room(odd, even) ? [even, odd] : [odd, even];
  const by = room(up, down);
  const move = (place: Place, to: bigint): void => {
    const row = cells[place.row];
    if (row !== undefined) row[place.column] = to;
    if (to !== 0n && to !== whole) return;
    ofRow[place.row]?.delete(place.column);
    ofColumn[place.column]?.delete(place.row);
  };
  for (const place of up) move(place, at(place) + by);
  for (const place of down) move(place, at(place) - by);
};

/**
 * Splits a total over a table of weights.
 *
 * @param total a safe integer, not negative parts of it are made (a negative total is split as its opposite and negated)
 * @param weights rows of safe integers, all of one length, none negative, at least one above zero
 * @returns the cells; each row, each column and the whole is its exact share rounded down or up
 *
 * @example
 * ```ts
 * import { apportionTable } from '@clientele/domain/kernel';
 *
 * apportionTable(2, [[1, 0], [1, 0], [0, 1], [0, 1]]); // right([[1, 0], [0, 0], [0, 1], [0, 0]])
 * ```
 */
export const apportionTable = (
  total: number,
  weights: readonly (readonly number[])[],
): E.Either<TableFault, readonly (readonly number[])[]> => {
  const fault = faultOf(total, weights);
  if (fault !== null) return E.left(fault);
  const size = BigInt(Math.abs(total));
  const whole = weights.flat().reduce((sum, weight) => sum + BigInt(weight), 0n);
  const products = weights.map((cells) => cells.map((weight) => size * BigInt(weight)));
  const fractions = withSlack(
    products.map((cells) => cells.map((product) => product % whole)),
    whole,
  );
  for (let row = 0; row < fractions.ofRow.length; ) {
    const cycle = fractions.ofRow[row]?.size === 0 ? null : cycleFrom(fractions, row);
    if (cycle === null) row += 1;
    else settle(fractions, cycle);
  }
  return E.right(
    products.map((cells, row) =>
      cells.map((product, column) => {
        const part = Number(product / whole) + (fractions.cells[row]?.[column] === whole ? 1 : 0);
        return total < 0 && part !== 0 ? -part : part;
      }),
    ),
  );
};
