/** Figures by cell: the exact sum, how many customers and orders, and how many rows led to it. */
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { addTo, sumOf, tallyOf } from '../kernel/tally.ts';
import { partOf } from '../kernel/tuples.ts';
import type { Coin } from './coins.ts';
import { documentKind, type SalesLedger } from './ledger.ts';
import type { Rows, Section } from './rows.ts';

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
const valuesOf = (
  { unit, rows }: Section,
  coins: readonly Coin[],
  cells: Int32Array,
  size: number,
): readonly bigint[] => {
  const scales = scaleOf(unit) + 1;
  const tally = tallyOf(size * scales);
  const scaleOfCoin = Int32Array.from(coins, ({ scale }) => Math.min(scale, scales - 1));
  for (const { amount, coin } of rows.terms) {
    for (let row = 0; row < rows.length; row++) {
      const scale = scaleOfCoin[coin[row] as number] as number;
      addTo(tally, (cells[row] as number) * scales + scale, amount[row] as number);
    }
  }
  return Array.from({ length: size }, (_, cell) => {
    let value = 0n;
    for (let scale = 0; scale < scales; scale++) {
      const sum = sumOf(tally, cell * scales + scale);
      if (sum !== 0n) value += widen(sum, scale, scales - 1);
    }
    return value;
  });
};

/** The rows customer by customer, and where those of each customer begin. */
const byCustomer = (ledger: SalesLedger, { length, document }: Rows) => {
  const { customer } = ledger.documents.columns;
  const begins = new Int32Array(ledger.customers.texts.length + 1);
  for (let row = 0; row < length; row++) {
    const after = (customer[document[row] as number] as number) + 1;
    begins[after] = (begins[after] as number) + 1;
  }
  for (let number = 1; number < begins.length; number++) {
    begins[number] = (begins[number] as number) + (begins[number - 1] as number);
  }
  const next = begins.slice();
  const order = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const number = customer[document[row] as number] as number;
    const place = next[number] as number;
    order[place] = row;
    next[number] = place + 1;
  }
  return { order, begins };
};

/** Counts by cell, and of all rows together. */
interface Counts {
  readonly customers: Int32Array;
  readonly orders: Int32Array;
  readonly rows: Int32Array;
  readonly allCustomers: number;
  readonly allOrders: number;
  readonly allRows: number;
}

/**
 * A customer belongs to a cell where the documents that made a sale of his in it outnumber those that took it out again.
 * Sales that name no customer make none.
 */
const countCustomers = (ledger: SalesLedger, rows: Rows, cells: Int32Array, size: number, counts: Int32Array) => {
  const { order, begins } = byCustomer(ledger, rows);
  const customers = new Int32Array(size);
  const inCell = new Int32Array(size);
  let all = 0;
  for (let number = 1; number + 1 < begins.length; number++) {
    const from = begins[number] as number;
    const until = begins[number + 1] as number;
    let sum = 0;
    for (let place = from; place < until; place++) {
      const row = order[place] as number;
      const count = counts[row] as number;
      const cell = cells[row] as number;
      sum += count;
      inCell[cell] = (inCell[cell] as number) + count;
    }
    if (sum > 0) all++;
    for (let place = from; place < until; place++) {
      const cell = cells[order[place] as number] as number;
      if ((inCell[cell] as number) > 0) customers[cell] = (customers[cell] as number) + 1;
      inCell[cell] = 0;
    }
  }
  return { customers, all };
};

/** An order belongs to each cell in which it has a row. The rows of a document follow each other. */
const countOrders = ({ document, length }: Rows, cells: Int32Array, size: number, counts: Int32Array) => {
  const orders = new Int32Array(size);
  const seen = new Int32Array(size).fill(-1);
  let all = 0;
  let last = -1;
  for (let row = 0; row < length; row++) {
    const own = document[row] as number;
    const cell = cells[row] as number;
    const count = counts[row] as number;
    if (own !== last) all += count;
    last = own;
    if (seen[cell] === own) continue;
    seen[cell] = own;
    orders[cell] = (orders[cell] as number) + count;
  }
  return { orders, all };
};

const countsOf = (ledger: SalesLedger, rows: Rows, cells: Int32Array, size: number): Counts => {
  const { documentKinds, documents } = ledger;
  const ofKind = Int32Array.from(
    { length: documentKinds.size },
    (_, kind) => partOf(documentKinds, kind, documentKind.count) - 1,
  );
  const counts = new Int32Array(rows.length);
  const ofCell = new Int32Array(size);
  let allRows = 0;
  for (let row = 0; row < rows.length; row++) {
    const count = ofKind[documents.columns.kind[rows.document[row] as number] as number] as number;
    const cell = cells[row] as number;
    counts[row] = count;
    ofCell[cell] = (ofCell[cell] as number) + count;
    allRows += count;
  }
  const { customers, all: allCustomers } = countCustomers(ledger, rows, cells, size, counts);
  const { orders, all: allOrders } = countOrders(rows, cells, size, counts);
  return { customers, orders, rows: ofCell, allCustomers, allOrders, allRows };
};

/** The value of a cell: the sum, or the count that is asked for. */
const valueOfCell = (unit: FigureUnit, sum: bigint, customers: number, orders: number): bigint => {
  if (unit.kind !== 'count') return sum;
  return BigInt(unit.of === 'orders' ? orders : customers);
};

/**
 * The figures of each cell of a section.
 *
 * @param cells the cell of each row, below `size`
 */
export const tabulate = (ledger: SalesLedger, section: Section, cells: Int32Array, size: number): Tabulated => {
  const { unit, rows } = section;
  const coins = (unit.kind === 'quantity' ? ledger.measures : ledger.coins).list;
  const values = valuesOf(section, coins, cells, size);
  const counts = countsOf(ledger, rows, cells, size);
  const present = new Uint8Array(size);
  for (const cell of cells) present[cell] = 1;
  const figures = new Map<number, Figures>();
  let sum = 0n;
  for (let cell = 0; cell < size; cell++) {
    if (present[cell] === 0) continue;
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
