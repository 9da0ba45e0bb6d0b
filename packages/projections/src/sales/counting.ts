/**
 * How many orders and customers a cell has. An order that came into force counts one, and takes that back when it goes out; so
 * every count is a sum over rows, as of any date.
 */
import { partOf } from '../kernel/tuples.ts';
import { documentKind, type SalesLedger } from './ledger.ts';
import type { Rows } from './rows.ts';

/** Counts by cell, and of all rows together. */
export interface Counts {
  readonly customers: Int32Array;
  readonly orders: Int32Array;
  readonly rows: Int32Array;
  readonly allCustomers: number;
  readonly allOrders: number;
  readonly allRows: number;
}

/** The cell of each row, and how many cells there are. */
export interface CellsOfRows {
  readonly ofRow: Int32Array;
  readonly size: number;
}

/** What each kind of document does to the count of orders: 1, 0 or −1. */
const countOfKind = ({ documentKinds }: SalesLedger): Int8Array =>
  Int8Array.from({ length: documentKinds.size }, (_, kind) => partOf(documentKinds, kind, documentKind.count) - 1);

/** A table of customers and cells larger than this is kept sparse. */
const mostDense = 2 ** 21;

interface CustomersOfCells {
  readonly customers: Int32Array;
  readonly all: number;
}

/** Sums by customer and cell in one table; column 0, of sales that name nobody, counts for none. */
const countDense = (
  ledger: SalesLedger,
  rows: Rows,
  { ofRow, size }: CellsOfRows,
  kinds: Int8Array,
): CustomersOfCells => {
  const { kind, customer } = ledger.documents.columns;
  const width = ledger.customers.texts.length;
  const sums = new Int32Array(size * width);
  for (let row = 0; row < rows.length; row++) {
    const document = rows.document[row] as number;
    const place = (ofRow[row] as number) * width + (customer[document] as number);
    sums[place] = (sums[place] as number) + (kinds[kind[document] as number] as number);
  }
  const customers = new Int32Array(size);
  const ofAll = new Int32Array(width);
  for (let cell = 0; cell < size; cell++) {
    let found = 0;
    for (let number = 1; number < width; number++) {
      const sum = sums[cell * width + number] as number;
      if (sum > 0) found++;
      ofAll[number] = (ofAll[number] as number) + sum;
    }
    customers[cell] = found;
  }
  return { customers, all: ofAll.reduce((count, sum) => (sum > 0 ? count + 1 : count), 0) };
};

/** The rows laid customer by customer: where each customer's begin, and of each its cell and count. */
const byCustomer = (ledger: SalesLedger, rows: Rows, { ofRow }: CellsOfRows, kinds: Int8Array) => {
  const { kind, customer } = ledger.documents.columns;
  const begins = new Int32Array(ledger.customers.texts.length + 1);
  for (let row = 0; row < rows.length; row++) {
    const after = (customer[rows.document[row] as number] as number) + 1;
    begins[after] = (begins[after] as number) + 1;
  }
  for (let number = 1; number < begins.length; number++) {
    begins[number] = (begins[number] as number) + (begins[number - 1] as number);
  }
  const next = begins.slice();
  const cells = new Int32Array(rows.length);
  const counts = new Int8Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const document = rows.document[row] as number;
    const number = customer[document] as number;
    const place = next[number] as number;
    next[number] = place + 1;
    cells[place] = ofRow[row] as number;
    counts[place] = kinds[kind[document] as number] as number;
  }
  return { begins, cells, counts };
};

const countSparse = (ledger: SalesLedger, rows: Rows, cellsOfRows: CellsOfRows, kinds: Int8Array): CustomersOfCells => {
  const { begins, cells, counts } = byCustomer(ledger, rows, cellsOfRows, kinds);
  const customers = new Int32Array(cellsOfRows.size);
  const inCell = new Int32Array(cellsOfRows.size);
  let all = 0;
  for (let number = 1; number + 1 < begins.length; number++) {
    const from = begins[number] as number;
    const until = begins[number + 1] as number;
    let sum = 0;
    for (let place = from; place < until; place++) {
      const cell = cells[place] as number;
      const count = counts[place] as number;
      sum += count;
      inCell[cell] = (inCell[cell] as number) + count;
    }
    if (sum > 0) all++;
    for (let place = from; place < until; place++) {
      const cell = cells[place] as number;
      if ((inCell[cell] as number) > 0) customers[cell] = (customers[cell] as number) + 1;
      inCell[cell] = 0;
    }
  }
  return { customers, all };
};

/** An order belongs to each cell in which it has a row. The rows of a document follow each other. */
const countOrders = (ledger: SalesLedger, rows: Rows, { ofRow, size }: CellsOfRows, kinds: Int8Array) => {
  const { kind } = ledger.documents.columns;
  const orders = new Int32Array(size);
  const seen = new Int32Array(size).fill(-1);
  let all = 0;
  let last = -1;
  for (let row = 0; row < rows.length; row++) {
    const document = rows.document[row] as number;
    const cell = ofRow[row] as number;
    const count = kinds[kind[document] as number] as number;
    if (document !== last) all += count;
    last = document;
    if (seen[cell] === document) continue;
    seen[cell] = document;
    orders[cell] = (orders[cell] as number) + count;
  }
  return { orders, all };
};

/** How many rows each cell has. */
const countRows = (ledger: SalesLedger, { document, length }: Rows, { ofRow, size }: CellsOfRows, kinds: Int8Array) => {
  const { kind } = ledger.documents.columns;
  const rows = new Int32Array(size);
  for (let row = 0; row < length; row++) {
    const cell = ofRow[row] as number;
    rows[cell] = (rows[cell] as number) + (kinds[kind[document[row] as number] as number] as number);
  }
  return { rows, all: rows.reduce((sum, count) => sum + count, 0) };
};

/**
 * The counts of cells. A customer belongs to a cell where the orders that made a sale of his in it outnumber those that went
 * out again; goods that came back alone make nobody a customer.
 */
export const countsOf = (ledger: SalesLedger, rows: Rows, cells: CellsOfRows): Counts => {
  const kinds = countOfKind(ledger);
  const dense = cells.size * ledger.customers.texts.length <= mostDense;
  const { customers, all } = (dense ? countDense : countSparse)(ledger, rows, cells, kinds);
  const ofRows = countRows(ledger, rows, cells, kinds);
  const ofOrders =
    rows.line === null ? { orders: ofRows.rows, all: ofRows.all } : countOrders(ledger, rows, cells, kinds);
  return {
    customers,
    orders: ofOrders.orders,
    rows: ofRows.rows,
    allCustomers: all,
    allOrders: ofOrders.all,
    allRows: ofRows.all,
  };
};
