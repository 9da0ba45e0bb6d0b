/**
 * How many customers a cell has: a customer belongs to a cell where the orders that made a sale of his in it outnumber those
 * that went out again. Goods that came back alone make nobody a customer, and neither does a sale that names none.
 */
import { chunkBits, emptyTable, inChunk, newRow } from '../kernel/columns.ts';

/** What each row adds: the customer's number (0: none is named), the cell, and 1, 0 or −1. */
export interface CustomerCounts {
  readonly add: (customer: number, cell: number, count: number) => void;
  /** Customers by cell, and of all cells together. */
  readonly finish: (cells: number) => { readonly ofCell: Int32Array; readonly all: number };
}

/** Bytes that a table of customers and cells may take; a larger one is kept as a list. */
const mostDense = 2 ** 20;

const countAll = (sums: Int32Array): number => {
  let count = 0;
  for (let number = 1; number < sums.length; number++) if ((sums[number] as number) > 0) count++;
  return count;
};

/** A byte a customer and cell; the few counts that are beyond a byte are kept beside it. */
const inTable = (customers: number, cells: number): CustomerCounts => {
  const low = new Int8Array(customers * cells);
  const high = new Map<number, number>();
  const sums = new Int32Array(customers);
  return {
    add: (customer, cell, count) => {
      sums[customer] = (sums[customer] as number) + count;
      const place = cell * customers + customer;
      const sum = (low[place] as number) + count;
      if (sum > -128 && sum < 128) low[place] = sum;
      else {
        high.set(place, (high.get(place) ?? 0) + sum);
        low[place] = 0;
      }
    },
    finish: (size) => {
      for (const [place, sum] of high) low[place] = Math.sign(sum + (low[place] as number));
      const ofCell = new Int32Array(size);
      for (let cell = 0; cell < size; cell++) {
        let count = 0;
        for (let place = cell * customers + 1; place < (cell + 1) * customers; place++) {
          if ((low[place] as number) > 0) count++;
        }
        ofCell[cell] = count;
      }
      return { ofCell, all: countAll(sums) };
    },
  };
};

const listColumns = (rows: number) => ({
  customer: new Int32Array(rows),
  cell: new Int32Array(rows),
  count: new Int32Array(rows),
});

/** Every row in a list, which is laid customer by customer in the end. */
const inList = (customers: number): CustomerCounts => {
  const list = emptyTable(listColumns);
  const begins = new Int32Array(customers + 1);
  const sums = new Int32Array(customers);
  const laidOut = () => {
    for (let number = 1; number <= customers; number++) {
      begins[number] = (begins[number] as number) + (begins[number - 1] as number);
    }
    const next = begins.slice();
    const cells = new Int32Array(list.length);
    const counts = new Int8Array(list.length);
    for (const [index, chunk] of list.chunks.entries()) {
      const rows = Math.min(list.length - (index << chunkBits), inChunk + 1);
      for (let row = 0; row < rows; row++) {
        const number = chunk.customer[row] as number;
        const place = next[number] as number;
        next[number] = place + 1;
        cells[place] = chunk.cell[row] as number;
        counts[place] = chunk.count[row] as number;
      }
    }
    return { cells, counts };
  };
  return {
    add: (customer, cell, count) => {
      if (customer === 0 || count === 0) return;
      const at = newRow(list) & inChunk;
      const { last } = list;
      last.customer[at] = customer;
      last.cell[at] = cell;
      last.count[at] = count;
      begins[customer + 1] = (begins[customer + 1] as number) + 1;
      sums[customer] = (sums[customer] as number) + count;
    },
    finish: (size) => {
      const { cells, counts } = laidOut();
      const ofCell = new Int32Array(size);
      const inCell = new Int32Array(size);
      for (let number = 1; number < customers; number++) {
        const from = begins[number] as number;
        const until = begins[number + 1] as number;
        for (let place = from; place < until; place++) {
          const cell = cells[place] as number;
          inCell[cell] = (inCell[cell] as number) + (counts[place] as number);
        }
        for (let place = from; place < until; place++) {
          const cell = cells[place] as number;
          if ((inCell[cell] as number) > 0) ofCell[cell] = (ofCell[cell] as number) + 1;
          inCell[cell] = 0;
        }
      }
      return { ofCell, all: countAll(sums) };
    },
  };
};

/** Where all sales of a customer are in one cell, whatever they are: it is enough to remember which. */
const inOneCell = (customers: number): CustomerCounts => {
  const sums = new Int32Array(customers);
  const cellOf = new Int32Array(customers);
  return {
    add: (customer, cell, count) => {
      sums[customer] = (sums[customer] as number) + count;
      cellOf[customer] = cell;
    },
    finish: (size) => {
      const ofCell = new Int32Array(size);
      for (let number = 1; number < customers; number++) {
        const cell = cellOf[number] as number;
        if ((sums[number] as number) > 0) ofCell[cell] = (ofCell[cell] as number) + 1;
      }
      return { ofCell, all: countAll(sums) };
    },
  };
};

/**
 * Counts customers by cell.
 *
 * @param customers one more than the greatest number of a customer
 * @param cells how many cells there are; null where that isn't known yet
 * @param ofCustomer whether all sales of a customer are in one cell
 */
export const customerCounts = (customers: number, cells: number | null, ofCustomer: boolean): CustomerCounts => {
  if (ofCustomer) return inOneCell(customers);
  return cells !== null && customers * cells <= mostDense ? inTable(customers, cells) : inList(customers);
};
