/**
 * Columns: the fields of many rows, each side by side in typed arrays. A million rows then cost what their numbers cost, and
 * a view runs over them as over plain memory. Rows stand in chunks, so that one more row never moves all that are there.
 */

export type Column = Float64Array | Int32Array;

/** The columns of a chunk, all of one capacity. */
export type Columns = Readonly<Record<string, Column>>;

/** A row's chunk is its number shifted by this, and its place in that the rest. */
export const chunkBits = 14;
const chunkRows = 1 << chunkBits;
/** What of a row's number is its place in its chunk. */
export const inChunk: number = chunkRows - 1;

/** The first chunk grows up to the size of all others, so that small tables stay small. */
const firstRows = 64;

export interface Table<C extends Columns> {
  length: number;
  /** How many rows there is room for. */
  room: number;
  readonly chunks: C[];
  /** The chunk of the row that was added last. */
  last: C;
  /** Columns for so many rows; made alike every time, so that code which runs over them stays fast. */
  readonly make: (rows: number) => C;
}

export const emptyTable = <C extends Columns>(make: (rows: number) => C): Table<C> => {
  const first = make(firstRows);
  return { length: 0, room: firstRows, chunks: [first], last: first, make };
};

const widened = <C extends Columns>(table: Table<C>): C => {
  const wider = table.make(table.room * 2);
  for (const [name, column] of Object.entries(table.last)) wider[name]?.set(column);
  return wider;
};

const addRoom = <C extends Columns>(table: Table<C>): void => {
  if (table.room < chunkRows) {
    table.last = widened(table);
    table.chunks[0] = table.last;
    table.room *= 2;
  } else {
    table.last = table.make(chunkRows);
    table.chunks.push(table.last);
    table.room += chunkRows;
  }
};

/** The number of a new row, which stands in the table's last chunk. */
export const newRow = (table: Table<Columns>): number => {
  const row = table.length;
  if (row === table.room) addRoom(table);
  table.length = row + 1;
  return row;
};

/** The chunk of a row. */
export const chunkOf = <C extends Columns>(table: Table<C>, row: number): C => table.chunks[row >>> chunkBits] as C;

/** Adds all rows of a table to another; those of `turn` through a function, as numbers that mean another thing there. */
export const addRows = <C extends Columns>(
  table: Table<C>,
  other: Table<C>,
  turn: { readonly [Name in keyof C]?: (value: number) => number },
): void => {
  const names = Object.keys(table.last);
  for (let row = 0; row < other.length; row++) {
    const from: Columns = chunkOf(other, row);
    const at = newRow(table) & inChunk;
    const into: Columns = table.last;
    for (const name of names) {
      const value = from[name]?.[row & inChunk] ?? 0;
      const column = into[name];
      if (column !== undefined) column[at] = turn[name]?.(value) ?? value;
    }
  }
};

/** What is saved of a table: each column's values. */
export const savedTable = ({ chunks, last, length }: Table<Columns>): Readonly<Record<string, number[]>> =>
  Object.fromEntries(
    Object.keys(last).map((name) => [
      name,
      chunks.flatMap((chunk, index) => Array.from(chunk[name]?.subarray(0, length - (index << chunkBits)) ?? [])),
    ]),
  );
