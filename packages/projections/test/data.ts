/**
 * The real data sets, read as plainly as a test may: `../shared/data` beside the repository, or where CLIENTELE_DATA says.
 * Whoever has none of them sees that a test was left out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RecordedEvent } from '@clientele/domain/kernel';
import { type DomainEvent, type LocalDate, type Money, parseMoney } from '@clientele/domain/kernel';
import { type OrderContent, OrderPlaced, ReturnRecorded } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { instantOn, stored } from './events.ts';

const root = process.env['CLIENTELE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');

/** Whether a data set is there; says aloud where it isn't. */
export const hasData = (set: string): boolean => {
  const there = existsSync(join(root, set));
  if (!there) process.stderr.write(`LEFT OUT: the data set ${set} isn't at ${root}; CLIENTELE_DATA says where else\n`);
  return there;
};

/** A row by its columns. */
export type Row = Readonly<Record<string, string>>;

/** The cells of a line; quotes may hold commas, and doubled quotes, but no line ends. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );

const readText = (set: string, file: string): string => {
  const bytes = readFileSync(join(root, set, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
};

/** The rows of a file. */
export const rowsOf = (set: string, file: string): readonly Row[] => {
  const [head = '', ...lines] = readText(set, file).split(/\r?\n/);
  const names = cellsOf(head);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = cellsOf(line);
      return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    });
};

/** Rows by the value of a column. */
export const grouped = (rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
};

/** An amount of a source, at its own scale. */
export const amountOf = (text: string, currency: string): Money => {
  const amount = parseMoney(text, currency);
  if (E.isLeft(amount)) throw new Error(`${text} is no amount`);
  return amount.right;
};

const told = (event: DomainEvent, order: string, on: LocalDate, position: number): RecordedEvent => ({
  ...stored(`data.order-${order}`, 0, on, event, instantOn(on)),
  position,
  recordedAt: position,
});

/** An order of a source, as if it had been imported. */
export const orderPlaced = (order: string, on: LocalDate, content: OrderContent, position: number): RecordedEvent =>
  told(OrderPlaced.of({ order, content }), order, on, position);

/** A credit note of a source, as if it had been imported. */
export const returnRecorded = (order: string, on: LocalDate, returned: OrderContent, position: number): RecordedEvent =>
  told(ReturnRecorded.of({ order, returned, reason: 'credit note' }), order, on, position);
