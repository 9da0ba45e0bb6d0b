/**
 * What a template or a formula can see from a row: its own columns, those of the row it was joined to, those looked up in
 * other tables, and the rows joined to it.
 */
import type { Text } from '@clientele/domain/kernel';
import type { Lookup, Rule, Table } from './mapping.ts';
import type { Row } from './rows.ts';

/** The columns of a table. An open layout (JSON) may still learn of columns; one it has not seen is nothing. */
export interface Layout {
  readonly name: string;
  readonly table: Table;
  readonly columns: ReadonlyMap<string, number>;
  readonly open: boolean;
}

/** A table in memory: rows by the values of its key. */
export interface Index {
  readonly layout: Layout;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** A row, and what belongs to it. */
export interface Context {
  /** The id of the command that is being made: of the row, and of those that belong to it. */
  readonly id: string;
  /** The id of the row itself, the same in every command that is made of it. */
  readonly rowId: string;
  readonly layout: Layout;
  readonly row: Row;
  /** The position of the row among those it was joined or grouped with, from 1. */
  readonly position: number;
  readonly parent: Context | null;
  readonly joined: ReadonlyMap<string, readonly Row[]>;
}

/** Where a value was found wanting. */
export interface ValueFault {
  readonly table: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: Text;
  /** The field of the command that wanted it; absent of what is no field, as the date. */
  readonly field?: string;
}

/** A cell with the place it came from; `text` null is nothing. */
export interface Cell {
  readonly text: string | null;
  readonly column: string;
  readonly layout: Layout;
  readonly line: number;
}

export type Reader = (context: Context) => Cell;

/** Everything that a rule's templates are compiled against. */
export interface Scope {
  readonly rule: Rule;
  readonly main: Layout;
  readonly joins: ReadonlyMap<string, Layout>;
  readonly indexes: ReadonlyMap<string, Index>;
}

/** The name under which the rows of a group are reached by `$each`. */
export const groupRows: string = 'rows';

/** One text for several values: no two lists of values give the same. */
export const keyOf = (values: readonly (string | null)[]): string => JSON.stringify(values);

const has = (layout: Layout, column: string): boolean => layout.open || layout.columns.has(column);

const cellAt = (layout: Layout, row: Row | undefined, column: string, label: string, line: number): Cell => {
  const index = layout.columns.get(column);
  return {
    text: index === undefined ? null : (row?.cells[index] ?? null),
    column: label,
    layout,
    line: row?.line ?? line,
  };
};

const lookupReader = (
  scope: Scope,
  layout: Layout,
  lookup: Lookup,
  index: Index,
  column: string,
  label: string,
): Reader | null => {
  const keys = lookup.by.map((name) => readerOf(scope, layout, name));
  if (!has(index.layout, column) || keys.some((key) => key === null)) return null;
  return (context) => {
    const key = keyOf(keys.map((read) => read?.(context).text ?? null));
    return cellAt(index.layout, index.rows.get(key)?.[0], column, label, context.row.line);
  };
};

/**
 * How a column is read in a table's rows: the table's own column; one of a lookup, as `alias.Column`; or, in joined rows,
 * one of the row they belong to. Null where there is no such column.
 */
export const readerOf = (scope: Scope, layout: Layout, column: string): Reader | null => {
  if (layout.columns.has(column)) return ({ row }) => cellAt(layout, row, column, column, row.line);
  const dot = column.indexOf('.');
  const alias = column.slice(0, Math.max(dot, 0));
  const lookup = Object.hasOwn(scope.rule.lookup, alias) ? scope.rule.lookup[alias] : undefined;
  const index = lookup === undefined ? undefined : scope.indexes.get(lookup.table);
  if (lookup !== undefined && index !== undefined) {
    return lookupReader(scope, layout, lookup, index, column.slice(dot + 1), column);
  }
  if (layout !== scope.main) {
    const outer = readerOf(scope, scope.main, column);
    if (outer !== null) return (context) => outer(context.parent ?? context);
  }
  return layout.open ? ({ row }) => cellAt(layout, row, column, column, row.line) : null;
};

/** The layout of the rows that a name stands for in `$each` and `sum`. */
export const layoutOfRows = (scope: Scope, name: string): Layout | null =>
  scope.joins.get(name) ?? (name === groupRows && scope.rule.group !== undefined ? scope.main : null);

/** The rows that belong to a row under a name, each as a context of its own. */
export const contextsOf = (layout: Layout, name: string, context: Context): readonly Context[] =>
  (context.joined.get(name) ?? []).map((row, index) => ({
    id: context.id,
    rowId: context.rowId,
    layout,
    row,
    position: index + 1,
    parent: context,
    joined: new Map(),
  }));

/** All the columns that can be named in a table's rows, for messages. */
export const columnsOf = (scope: Scope, layout: Layout): string =>
  [...layout.columns.keys(), ...Object.keys(scope.rule.lookup).map((alias) => `${alias}.…`)].join(', ');
