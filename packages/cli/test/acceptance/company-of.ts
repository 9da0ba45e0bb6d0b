/** A real data set, imported by its mapping into a memory store and folded once: what the acceptance tests ask. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { type Period, parsePeriod } from '@clientele/domain/kernel';
import { project, type SalesBook, salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { type Imported, importInto } from '../../src/command/importing.ts';
import { type Report, render } from '../../src/render/index.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Where the data sets are; they are no part of the project. */
export const dataFolder = (name: string): string =>
  join(process.env['CLIENTELE_DATA'] ?? resolve(root, '../shared/data'), name);

/** Whether a data set is there; if not, says aloud that its tests are skipped. */
export const isThere = (name: string): boolean => {
  const there = existsSync(dataFolder(name));
  if (!there)
    process.stderr.write(`SKIPPED: the tests on ${name}, which is not at ${dataFolder(name)} (set CLIENTELE_DATA)\n`);
  return there;
};

export interface Company {
  readonly store: EventStore;
  readonly imported: Imported;
  readonly book: SalesBook;
  readonly seconds: number;
}

/** Imports a data set by a mapping of the examples. */
export const companyOf = async (mapping: string, folder: string): Promise<Company> => {
  const started = performance.now();
  const store = memoryStore({ namespace: 'main' });
  const file = join(root, 'examples', 'mappings', `${mapping}.json`);
  const io = { out: () => {}, err: () => {}, watched: false, clock: Date.now, environment: {} };
  const imported = await importInto(store, file, folder, 'en', io);
  if (E.isLeft(imported)) throw new Error(imported.left.message);
  let book = salesBook.init();
  for await (const page of store.readAll()) {
    if (E.isLeft(page)) throw new Error(page.left.code);
    book = project(salesBook, book, page.right);
  }
  return { store, imported: imported.right, book, seconds: (performance.now() - started) / 1000 };
};

export const right = <T>(either: E.Either<unknown, T>): T => {
  if (E.isRight(either)) return either.right;
  throw new Error(JSON.stringify(either.left));
};

export const periodOf = (key: string): Period => right(parsePeriod(key));

type Row = Readonly<Record<string, string | number | null>>;

/** A report as a program reads it. */
export interface Parsed {
  readonly figures: Row;
  readonly tables: Readonly<Record<string, { readonly rows: readonly Row[]; readonly total: Row | null }>>;
}

/** What the report says, to the last digit, as `--format json` prints it. */
export const parsed = (report: Report): Parsed => JSON.parse(render(report, 'json', 'en')) as Parsed;

/** The rows of a table by their first column. */
export const rowsBy = ({ tables }: Parsed, table: string, column: string): ReadonlyMap<string, Row> =>
  new Map((tables[table]?.rows ?? []).map((row) => [String(row[column]), row]));
