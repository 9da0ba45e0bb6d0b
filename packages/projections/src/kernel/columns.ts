/**
 * Columns: the fields of many rows, each side by side in a typed array of its own. A million rows then cost what their
 * numbers cost, and a view runs over them as over plain memory.
 */

export type Column = Float64Array | Int32Array | Int8Array;

/** The columns of a table, all of one capacity. */
export type Columns = Readonly<Record<string, Column>>;

/** Rows in columns; only the first `length` of them are in use. */
export interface Table<C extends Columns> {
  length: number;
  capacity: number;
  columns: C;
  /** Columns for so many rows; made alike every time, so that code which runs over them stays fast. */
  readonly make: (capacity: number) => C;
}

const firstCapacity = 64;

export const emptyTable = <C extends Columns>(make: (capacity: number) => C, capacity = firstCapacity): Table<C> => ({
  length: 0,
  capacity,
  columns: make(capacity),
  make,
});

const grow = <C extends Columns>(table: Table<C>, capacity: number): void => {
  const wider = table.make(capacity);
  for (const [name, column] of Object.entries(table.columns)) wider[name]?.set(column.subarray(0, table.length));
  table.columns = wider;
  table.capacity = capacity;
};

/** The number of a new row of a table. Ask for the table's columns only after this: they may be others now. */
export const newRow = <C extends Columns>(table: Table<C>): number => {
  const row = table.length;
  if (row === table.capacity) grow(table, row * 2);
  table.length = row + 1;
  return row;
};

/** Adds all rows of a table to another; those of `turn` through a function, as numbers that mean another thing there. */
export const addRows = <C extends Columns>(
  table: Table<C>,
  other: Table<C>,
  turn: { readonly [Name in keyof C]?: (value: number) => number },
): void => {
  const length = table.length + other.length;
  if (length > table.capacity) grow(table, Math.max(length, table.capacity * 2));
  for (const [name, column] of Object.entries(other.columns)) {
    const into = table.columns[name];
    const turned = turn[name];
    const rows = column.subarray(0, other.length);
    into?.set(turned === undefined ? rows : rows.map(turned), table.length);
  }
  table.length = length;
};

/** What is saved of a table: each column's values, without the room that is left. */
export const savedTable = (table: Pick<Table<Columns>, 'columns' | 'length'>): Readonly<Record<string, number[]>> =>
  Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [name, Array.from(column.subarray(0, table.length))]),
  );
