/**
 * The gatherings of a rule: each row, or group of rows, with the rows joined to it and the tables it looks things up in. Joined
 * rows that belong to no row are told: nothing is lost without a word.
 */
import { type Decimal, parseDecimal, subtractDecimals, type Text } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { groupsOf, joinRows } from './joining.ts';
import type { CellTest, Rule } from './mapping.ts';
import type { Row } from './rows.ts';
import { type Context, columnsOf, groupRows, type Index, keyOf, type Layout, type Scope } from './scope.ts';
import type { OpenTable, TableOpener } from './tables.ts';
import { numberText } from './template.ts';

/** A row with the rows that belong to it, ready to be filled in. */
export interface Gathering {
  readonly rows: readonly Row[];
  readonly context: Context;
}

export interface Prepared {
  readonly scope: Scope;
  readonly gatherings: AsyncIterable<Gathering>;
}

/** Told of joined rows that belong to no row. */
export type TellOrphans = (table: string, rows: readonly Row[], reason: Text) => void;

type RowTest = (row: Row) => boolean;

const filtered = async function* (rows: AsyncIterable<Row>, keep: RowTest): AsyncGenerator<Row> {
  for await (const row of rows) if (keep(row)) yield row;
};

const cellOf = (layout: Layout, { cells }: Row, column: string): string | null =>
  cells[layout.columns.get(column) ?? -1] ?? null;

const keyBy =
  (layout: Layout, columns: readonly string[]) =>
  (row: Row): string =>
    keyOf(columns.map((column) => cellOf(layout, row, column)));

/** Whether a number in a cell is below another; what is no number is below none. */
const isBelow = (text: string, bound: Decimal, table: Layout['table']): boolean => {
  const number = parseDecimal(numberText(text, table));
  return E.isRight(number) && subtractDecimals(number.right, bound).units < 0n;
};

/** Whether a cell is one of those that are named. */
const cellTest = (tests: readonly CellTest[], { table }: Layout): ((text: string) => boolean) => {
  const texts = new Set(tests.filter((one) => typeof one === 'string'));
  const others = tests.filter((one) => typeof one !== 'string');
  const is = (test: (typeof others)[number]): ((text: string) => boolean) => {
    if ('begins' in test) return (text) => text.startsWith(test.begins);
    const bound: Decimal = { units: BigInt(test.below), scale: 0 };
    return (text) => isBelow(text, bound, table);
  };
  const rest = others.map(is);
  return (text) => texts.has(text) || rest.some((passes) => passes(text));
};

/** Whether a row is meant by the rule's `where` and `except`. */
const keeper = (rule: Rule, layout: Layout): RowTest => {
  const tests = [
    ...Object.entries(rule.where).map(([column, cells]) => ({ column, is: cellTest(cells, layout), wanted: true })),
    ...Object.entries(rule.except).map(([column, cells]) => ({ column, is: cellTest(cells, layout), wanted: false })),
  ];
  return (row) => tests.every(({ column, is, wanted }) => is(cellOf(layout, row, column) ?? '') === wanted);
};

const contextOf = (layout: Layout, row: Row, joined: Context['joined']): Context => ({
  id: '',
  rowId: '',
  layout,
  row,
  position: 1,
  parent: null,
  joined,
});

const grouped = async function* (
  layout: Layout,
  rows: AsyncIterable<Row>,
  columns: readonly string[],
  limit: number,
): AsyncGenerator<Gathering> {
  for await (const group of groupsOf(rows, keyBy(layout, columns), limit)) {
    const [head] = group;
    if (head !== undefined) yield { rows: group, context: contextOf(layout, head, new Map([[groupRows, group]])) };
  }
};

type Join = Awaited<ReturnType<TableOpener['gather']>> & { readonly name: string; readonly rule: Rule['join'][string] };

/** The rows of a rule with their joins; `keep` is asked after a row's joined rows are known to belong to it. */
const joined = async function* (
  main: OpenTable,
  joins: readonly Join[],
  keep: RowTest,
  tell: TellOrphans,
): AsyncGenerator<Gathering> {
  const { layout } = main;
  const sides = joins.map((join) => ({ ...join, theirs: keyBy(layout, join.rule.by), met: new Set<string>() }));
  const held = sides.filter(({ gathered }) => gathered.kind === 'memory');
  const large = sides.find(({ gathered }) => gathered.kind === 'parts');
  const parted = large?.gathered.kind === 'parts' ? large.gathered : undefined;
  const rowsOf = (row: Row): Map<string, readonly Row[]> =>
    new Map(
      held.map(({ name, gathered, theirs, met }) => {
        const key = theirs(row);
        const rows = gathered.kind === 'memory' ? gathered.rows.get(key) : undefined;
        if (rows !== undefined) met.add(key);
        return [name, rows ?? []];
      }),
    );
  if (large === undefined || parted === undefined) {
    for await (const row of main.rows) {
      const rows = rowsOf(row);
      if (keep(row)) yield { rows: [row], context: contextOf(layout, row, rows) };
    }
  } else {
    const orphans = (rows: readonly Row[]) => tell(large.rule.table, rows, orphaned(layout, large.rule));
    for await (const [row, theirs] of joinRows(main.rows, large.theirs, parted, large.key, orphans)) {
      const rows = rowsOf(row).set(large.name, theirs);
      if (keep(row)) yield { rows: [row], context: contextOf(layout, row, rows) };
    }
  }
  for (const { gathered, met, rule } of held) {
    if (gathered.kind !== 'memory') continue;
    for (const [key, rows] of gathered.rows) if (!met.has(key)) tell(rule.table, rows, orphaned(layout, rule));
  }
};

const orphaned = (layout: Layout, { by, key }: Rule['join'][string]): Text => ({
  en: `no row of ${layout.name} has its ${key.join(', ')} as ${by.join(', ')}`,
  zh: `${layout.name} 中没有任何行的 ${by.join('、')} 与它的 ${key.join('、')} 相同`,
});

/** Opens what a rule needs; the reason is told where it names a column that isn't there. */
export const prepare = async (
  rule: Rule,
  tables: TableOpener,
  limit: number,
  tell: TellOrphans,
): Promise<E.Either<string, Prepared>> => {
  const indexes = new Map<string, Index>();
  for (const lookup of Object.values(rule.lookup)) {
    indexes.set(lookup.table, await tables.index(lookup.table, lookup.key));
  }
  const joins: Join[] = [];
  for (const [name, join] of Object.entries(rule.join)) {
    joins.push({ name, rule: join, ...(await tables.gather(join.table, join.key, limit)) });
  }
  const main = await tables.open(rule.from);
  const { layout } = main;
  const scope: Scope = { rule, main: layout, joins: new Map(joins.map(({ name, layout: of }) => [name, of])), indexes };
  const named = [
    ...(rule.key ?? []),
    ...(rule.group ?? []),
    ...Object.keys(rule.where),
    ...Object.keys(rule.except),
    ...joins.flatMap((join) => join.rule.by),
  ];
  const missing = named.find((column) => !layout.open && !layout.columns.has(column));
  if (missing !== undefined) return E.left(`there is no column "${missing}"; there are ${columnsOf(scope, layout)}`);
  const large = joins.filter(({ gathered }) => gathered.kind === 'parts').map(({ name }) => name);
  if (large.length > 1) return E.left(`only one joined table may be larger than memory: ${large.join(', ')}`);
  const keep = keeper(rule, layout);
  const gatherings =
    rule.group === undefined
      ? joined(main, joins, keep, tell)
      : grouped(layout, filtered(main.rows, keep), rule.group, limit);
  return E.right({ scope, gatherings });
};
