/** Figures by cell: the exact sum, how many customers and orders, and how many rows led to it. */
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { addTo, sumOf, tallyOf } from '../kernel/tally.ts';
import type { Coin } from './coins.ts';
import { type CellsOfRows, countsOf } from './counting.ts';
import type { SalesLedger } from './ledger.ts';
import { coinOfRow } from './rows.ts';
import type { Section } from './sections.ts';

/** The figures of a cell, the value in the unit of its section. */
export interface Figures {
  readonly value: bigint;
  /** Distinct customers with at least one sale in the cell; goods that came back alone make no customer of it. */
  readonly customers: number;
  /** Distinct orders. */
  readonly orders: number;
  /** Orders where figures are by order, order lines where they are by line; those out of force again aren't among them. */
  readonly count: number;
}

/** The figures of each cell that has a row, and of all rows together. */
export interface Tabulated {
  readonly cells: ReadonlyMap<number, Figures>;
  readonly total: Figures;
}

/** The exact sum of each cell, at the scale of the unit. */
const valuesOf = ({ unit, rows }: Section, coins: readonly Coin[], { ofRow, size }: CellsOfRows): readonly bigint[] => {
  const finest = scaleOf(unit);
  const scales = finest + 1;
  const tally = tallyOf(size * scales);
  const scaleOfCoin = Int32Array.from(coins, ({ scale }) => Math.min(scale, finest));
  for (const term of rows.terms) {
    const { at, amount } = term;
    for (let row = 0; row < rows.length; row++) {
      const scale = scaleOfCoin[coinOfRow(term, row)] as number;
      addTo(tally, (ofRow[row] as number) * scales + scale, amount[at[row] as number] as number);
    }
  }
  return Array.from({ length: size }, (_, cell) => {
    let value = 0n;
    for (let scale = 0; scale < scales; scale++) {
      const sum = sumOf(tally, cell * scales + scale);
      if (sum !== 0n) value += widen(sum, scale, finest);
    }
    return value;
  });
};

const coinsOf = (ledger: SalesLedger, { unit }: Section): readonly Coin[] =>
  (unit.kind === 'quantity' ? ledger.measures : ledger.coins).list;

/** The exact sum of all rows of a section. */
export const totalOf = (ledger: SalesLedger, section: Section): bigint => {
  const one: CellsOfRows = { ofRow: new Int32Array(section.rows.length), size: 1 };
  return valuesOf(section, coinsOf(ledger, section), one)[0] ?? 0n;
};

/** The value of a cell: the sum, or the count that is asked for. */
const valueOfCell = (unit: FigureUnit, sum: bigint, customers: number, orders: number): bigint => {
  if (unit.kind !== 'count') return sum;
  return BigInt(unit.of === 'orders' ? orders : customers);
};

/** Marks the cells that have a row. */
const occupied = ({ ofRow, size }: CellsOfRows): Uint8Array => {
  const marks = new Uint8Array(size);
  for (const cell of ofRow) marks[cell] = 1;
  return marks;
};

/** The figures of each cell of a section. */
export const tabulate = (ledger: SalesLedger, section: Section, cells: CellsOfRows): Tabulated => {
  const { unit, rows } = section;
  const values = valuesOf(section, coinsOf(ledger, section), cells);
  const counts = countsOf(ledger, rows, cells);
  const figures = new Map<number, Figures>();
  let sum = 0n;
  for (const [cell, mark] of occupied(cells).entries()) {
    if (mark === 0) continue;
    const customers = counts.customers[cell] as number;
    const orders = counts.orders[cell] as number;
    const own = values[cell] as bigint;
    sum += own;
    figures.set(cell, {
      value: valueOfCell(unit, own, customers, orders),
      customers,
      orders,
      count: counts.rows[cell] as number,
    });
  }
  const { allCustomers: customers, allOrders: orders, allRows: count } = counts;
  return { cells: figures, total: { value: valueOfCell(unit, sum, customers, orders), customers, orders, count } };
};
