/** Importing by mapping files, with progress for who watches and a file of rejects. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { EventStore } from '@clientele/adapters';
import type { Language } from '@clientele/domain/kernel';
import cliProgress from 'cli-progress';
import { stringify } from 'csv-stringify/sync';
import * as E from 'fp-ts/lib/Either.js';
import { companyHandler } from '../company.ts';
import { outcomeOf } from '../import/handling.ts';
import { type ImportReport, type Mapping, parseMapping, type RejectedRow, runImport } from '../import/index.ts';
import { sayRejection } from '../rooms.ts';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import type { Io } from './terminal-io.ts';

export interface Imported {
  readonly report: ImportReport;
  readonly rejected: readonly RejectedRow[];
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

const readMapping = async (file: string): Promise<E.Either<Ending, Mapping>> => {
  let input: unknown;
  try {
    input = JSON.parse(await readFile(file, 'utf8'));
  } catch (thrown) {
    return E.left(ending(exitCodes.unreadable, `${file}: ${messageOf(thrown)}`));
  }
  const mapping = parseMapping(input);
  return E.isRight(mapping)
    ? mapping
    : E.left(
        ending(
          exitCodes.unreadable,
          mapping.left.map(({ path, reason }) => `${file}: at ${path || 'its root'}: ${reason}`).join('\n'),
        ),
      );
};

/** The bytes that an import will read: each table as often as rules read it. */
const bytesToRead = async ({ tables, rules }: Mapping, folder: string): Promise<number> => {
  const read = rules.flatMap((rule) => [
    rule.from,
    ...Object.values(rule.join).map(({ table }) => table),
    ...Object.values(rule.lookup).map(({ table }) => table),
  ]);
  const sizes = await Promise.all(
    read.map(async (name) => {
      const path = tables[name]?.path ?? '';
      const found = await stat(isAbsolute(path) ? path : join(folder, path)).catch(() => null);
      return found?.size ?? 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

const progressOf = (
  io: Io,
  title: string,
  total: number,
): { readonly add: (bytes: number) => void; readonly stop: () => void } => {
  if (!io.watched || total === 0) return { add: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    { format: `${title} {bar} {percentage} %`, hideCursor: true, clearOnComplete: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { add: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
};

/** Imports by a mapping file into a store. `folder` is where its tables are, if not beside it. */
export const importInto = async (
  store: EventStore,
  file: string,
  folder: string | undefined,
  language: Language,
  io: Io,
): Promise<E.Either<Ending, Imported>> => {
  const mapping = await readMapping(file);
  if (E.isLeft(mapping)) return mapping;
  const base = folder ?? dirname(file);
  const handle = companyHandler(store, io.clock);
  const rejected: RejectedRow[] = [];
  const progress = progressOf(io, mapping.right.source, await bytesToRead(mapping.right, base));
  try {
    const report = await runImport({
      mapping: mapping.right,
      folder: base,
      handle: async (command) => outcomeOf(await handle(command)),
      reject: (row) => rejected.push(row),
      language,
      say: (rejection) => sayRejection(rejection, language),
      progress: progress.add,
    });
    return E.right({ report, rejected });
  } finally {
    progress.stop();
  }
};

/** Rejected rows as a CSV file. */
export const writeRejects = async (file: string, rejected: readonly RejectedRow[]): Promise<void> => {
  const rows = rejected.map(({ table, line, column, value, reason }) => [table, `${line}`, column, value, reason]);
  await writeFile(
    file,
    stringify([['table', 'line', 'column', 'value', 'reason'], ...rows], { record_delimiter: '\n' }),
  );
};
