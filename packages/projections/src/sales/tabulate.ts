/**
 * Figures by cell: the exact sum, how many customers and orders, and how many rows led to it. Different currencies are never
 * added up, and neither are different units of measure: each has figures of its own, at its finest scale.
 */
import { type FigureUnit, widen } from '../kernel/figure.ts';
import { addTo, growTally, sumOf, type Tally, tallyOf } from '../kernel/tally.ts';
import { type Batch, batchRows } from './batch.ts';
import type { Cells } from './cells.ts';
import type { Chosen } from './chosen.ts';
import type { Coin } from './coins.ts';
import { type CustomerCounts, customerCounts } from './customer-counts.ts';
import { countsOf, type SalesLedger } from './ledger.ts';
import type { Basis } from './question.ts';
import { type Scanned, scan } from './scan.ts';

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

/** The figures of one unit: of each cell that has a row, and of all rows together. */
export interface Tabulated {
  readonly unit: FigureUnit;
  readonly figures: ReadonlyMap<number, Figures>;
  readonly total: Figures;
  readonly cells: Cells;
}

/** The sums of a cell by scale, 0 to 6, which are widened to the finest only in the end. */
const scales = 7;

/** What is kept of one unit while rows are added. */
interface Account {
  readonly name: string;
  readonly cells: Cells;
  readonly customers: CustomerCounts;
  readonly usedScales: Uint8Array;
  sums: Tally;
  rows: Int32Array;
  orders: Int32Array;
  /** The document that a cell saw last, so that an order counts once in it. */
  seen: Int32Array;
  size: number;
  lastDocument: number;
  allOrders: number;
  allRows: number;
}

const grown = (column: Int32Array, size: number, filler: number): Int32Array => {
  const wider = new Int32Array(size).fill(filler);
  wider.set(column);
  return wider;
};

const ensure = (account: Account, size: number): void => {
  if (size <= account.size) return;
  const room = Math.max(size, account.size * 2);
  account.sums = growTally(account.sums, room * scales);
  account.rows = grown(account.rows, room, 0);
  account.orders = grown(account.orders, room, 0);
  account.seen = grown(account.seen, room, -1);
  account.size = room;
};

const openAccount = (ledger: SalesLedger, name: string, cells: Cells): Account => {
  const size = cells.complete ? cells.size() : 0;
  return {
    name,
    cells,
    customers: customerCounts(ledger.customers.texts.length, cells.complete ? size : null, cells.ofCustomer),
    usedScales: new Uint8Array(scales),
    sums: tallyOf(size * scales),
    rows: new Int32Array(size),
    orders: new Int32Array(size),
    seen: new Int32Array(size).fill(-1),
    size,
    lastDocument: -1,
    allOrders: 0,
    allRows: 0,
  };
};

/** What is the same for all rows of a tabulation. */
interface Adding {
  /** What each kind of document does to the count of orders: 1, 0 or −1. */
  readonly counts: Int32Array;
  readonly scaleOf: Int32Array;
  readonly summing: boolean;
  readonly withLess: boolean;
}

/** Adds some rows of a batch, each in its cell. */
const addRows = (
  account: Account,
  batch: Batch,
  cells: Int32Array,
  which: Int32Array,
  count: number,
  { counts, scaleOf, summing, withLess }: Adding,
): void => {
  const { sums, rows, orders, seen, customers, usedScales } = account;
  let { lastDocument, allOrders, allRows } = account;
  for (let index = 0; index < count; index++) {
    const row = which[index] as number;
    const cell = cells[row] as number;
    const document = batch.document[row] as number;
    const counted = counts[batch.documentKind[row] as number] as number;
    allRows += counted;
    rows[cell] = (rows[cell] as number) + counted;
    if (document !== lastDocument) allOrders += counted;
    lastDocument = document;
    if (seen[cell] !== document) {
      seen[cell] = document;
      orders[cell] = (orders[cell] as number) + counted;
    }
    customers.add(batch.customer[row] as number, cell, counted);
    if (!summing) continue;
    const scale = scaleOf[batch.coin[row] as number] as number;
    usedScales[scale] = 1;
    addTo(sums, cell * scales + scale, batch.amount[row] as number);
    if (!withLess) continue;
    const lessScale = scaleOf[batch.lessCoin[row] as number] as number;
    usedScales[lessScale] = 1;
    addTo(sums, cell * scales + lessScale, 0 - (batch.less[row] as number));
  }
  account.lastDocument = lastDocument;
  account.allOrders = allOrders;
  account.allRows = allRows;
};

const sumAt = (sums: Tally, cell: number, finest: number): bigint => {
  let value = 0n;
  for (let scale = 0; scale <= finest; scale++) {
    const sum = sumOf(sums, cell * scales + scale);
    if (sum !== 0n) value += widen(sum, scale, finest);
  }
  return value;
};

/** The value of a cell: the sum, or the count that is asked for. */
const valueOfCell = (unit: FigureUnit, sum: bigint, customers: number, orders: number): bigint => {
  if (unit.kind !== 'count') return sum;
  return BigInt(unit.of === 'orders' ? orders : customers);
};

const unitOf = (scanned: Scanned, name: string, scale: number): FigureUnit => {
  if (scanned === 'orders' || scanned === 'customers') return { kind: 'count', of: scanned };
  return scanned === 'quantity' ? { kind: 'quantity', unit: name, scale } : { kind: 'money', currency: name, scale };
};

const closeAccount = (account: Account, scanned: Scanned): Tabulated => {
  const { cells, sums, rows, orders, seen, usedScales, allOrders, allRows } = account;
  const finest = Math.max(0, usedScales.lastIndexOf(1));
  const unit = unitOf(scanned, account.name, finest);
  const size = Math.min(cells.size(), account.size);
  const { ofCell, all } = account.customers.finish(size);
  const figures = new Map<number, Figures>();
  let total = 0n;
  for (let cell = 0; cell < size; cell++) {
    if (seen[cell] === -1) continue;
    const sum = sumAt(sums, cell, finest);
    total += sum;
    const own = { customers: ofCell[cell] as number, orders: orders[cell] as number, count: rows[cell] as number };
    figures.set(cell, { value: valueOfCell(unit, sum, own.customers, own.orders), ...own });
  }
  const value = valueOfCell(unit, total, all, allOrders);
  return { unit, figures, total: { value, customers: all, orders: allOrders, count: allRows }, cells };
};

const addingOf = (ledger: SalesLedger, coins: readonly Coin[], scanned: Scanned): Adding => ({
  counts: countsOf(ledger),
  scaleOf: Int32Array.from(coins, ({ scale }) => scale),
  summing: scanned !== 'orders' && scanned !== 'customers',
  withLess: scanned === 'gross-profit',
});

/** Of each coin, the number of its unit among the distinct ones; everything is one unit where nothing is summed. */
const unitsOf = (coins: readonly Coin[], summing: boolean) => {
  const names = summing ? [...new Set(coins.map(({ name }) => name))] : [''];
  return { names, ofCoin: Int32Array.from(coins, ({ name }) => (summing ? names.indexOf(name) : 0)) };
};

/** Writes which rows of a batch are of a unit; answers how many. */
const rowsOfUnit = ({ length, coin }: Batch, unit: number, ofCoin: Int32Array, which: Int32Array): number => {
  let count = 0;
  for (let row = 0; row < length; row++) if (ofCoin[coin[row] as number] === unit) which[count++] = row;
  return count;
};

/** The figures of every unit that occurs, in the order of the units' names. */
export const tabulate = (
  chosen: Chosen,
  scanned: Scanned,
  basis: Basis,
  cellsFor: (unit: string) => Cells,
): readonly Tabulated[] => {
  const { ledger } = chosen;
  const coins = (scanned === 'quantity' ? ledger.measures : ledger.coins).list;
  const adding = addingOf(ledger, coins, scanned);
  const { names, ofCoin } = unitsOf(coins, adding.summing);
  const accounts: (Account | undefined)[] = [];
  const room = batchRows(ledger);
  const cells = new Int32Array(room);
  const which = Int32Array.from({ length: room }, (_, row) => row);
  scan(chosen, scanned, basis, (batch) => {
    for (const [unit, name] of names.entries()) {
      const count = names.length === 1 ? batch.length : rowsOfUnit(batch, unit, ofCoin, which);
      if (count === 0) continue;
      const account = accounts[unit] ?? openAccount(ledger, name, cellsFor(name));
      accounts[unit] = account;
      account.cells.locate(batch, cells);
      ensure(account, account.cells.size());
      addRows(account, batch, cells, which, count, adding);
    }
  });
  if (!adding.summing) accounts[0] ??= openAccount(ledger, '', cellsFor(''));
  return accounts
    .filter((account) => account !== undefined)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((account) => closeAccount(account, scanned));
};
