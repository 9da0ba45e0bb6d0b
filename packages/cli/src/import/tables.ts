/** The tables of a mapping as they are opened for one rule: layouts, tables held in memory for looking up, and streams of rows. */
import { isAbsolute, join } from 'node:path';
import type { Gathered, RowKey } from './joining.ts';
import { gather } from './joining.ts';
import type { Mapping, Table } from './mapping.ts';
import { type Read, type Row, type RowFault, readRows, type TellBytes } from './rows.ts';
import { type Index, keyOf, type Layout } from './scope.ts';

/** A table whose columns have been read; its rows can be read once. */
export interface OpenTable {
  readonly layout: Layout;
  readonly rows: AsyncIterable<Row>;
}

/** Told of everything in a table that is no row; a fatal fault ends the table. */
export type TellFault = (table: string, fault: RowFault, fatal: boolean) => void;

export interface TableOpener {
  readonly open: (name: string) => Promise<OpenTable>;
  readonly index: (name: string, key: readonly string[]) => Promise<Index>;
  readonly gather: (
    name: string,
    key: readonly string[],
    limit: number,
  ) => Promise<{ readonly layout: Layout; readonly gathered: Gathered; readonly key: RowKey }>;
}

export const tableOpener = (mapping: Mapping, folder: string, tell: TellFault, tellBytes: TellBytes): TableOpener => {
  const tableOf = (name: string): Table => mapping.tables[name] as Table;
  const open = async (name: string): Promise<OpenTable> => {
    const table = tableOf(name);
    const path = isAbsolute(table.path) ? table.path : join(folder, table.path);
    const columns = new Map<string, number>();
    const reads = readRows(path, table, tellBytes)[Symbol.asyncIterator]();
    const learn = (read: Read): Row | null => {
      if (read.kind === 'row') return read.row;
      if (read.kind === 'fault') tell(name, read.fault, read.fatal);
      else for (const [index, column] of read.columns.entries()) columns.set(column, index);
      return null;
    };
    let first: Row | null = null;
    while (first === null && columns.size === 0) {
      const next = await reads.next();
      if (next.done === true) break;
      first = learn(next.value);
    }
    const rows = async function* (): AsyncGenerator<Row> {
      for (let next = await reads.next(); next.done !== true; next = await reads.next()) {
        const row = learn(next.value);
        if (row !== null) yield row;
      }
    };
    return { layout: { name, table, columns, open: table.format !== 'csv' }, rows: rows() };
  };
  const keyReader =
    (layout: Layout, key: readonly string[]): RowKey =>
    ({ cells }) =>
      keyOf(key.map((column) => cells[layout.columns.get(column) ?? -1] ?? null));
  return {
    open,
    index: async (name, key) => {
      const { layout, rows } = await open(name);
      const held = new Map<string, Row[]>();
      const read = keyReader(layout, key);
      for await (const row of rows) {
        const value = read(row);
        const equal = held.get(value);
        if (equal === undefined) held.set(value, [row]);
        else equal.push(row);
      }
      return { layout, rows: held };
    },
    gather: async (name, key, limit) => {
      const { layout, rows } = await open(name);
      const read = keyReader(layout, key);
      return { layout, gathered: await gather(rows, read, limit), key: read };
    },
  };
};
