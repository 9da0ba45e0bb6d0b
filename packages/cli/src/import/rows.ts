/**
 * Rows of a table, one after the other, from a CSV, JSON-lines or JSON file: streamed, decoded, each with the line on which it
 * stands. What can't be read as a row is told in its place, and the next rows still come.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Text } from '@clientele/domain/kernel';
import { type CsvError, parse } from 'csv-parse';
import type { Table } from './mapping.ts';

/** A row: its line in the file (from 1) and its cells, in the order of the table's columns; null is nothing. */
export interface Row {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/** Something in the file that is no row. */
export interface RowFault {
  readonly line: number;
  readonly value: string;
  readonly reason: Text;
}

/** The columns come first, then rows and faults; a fault with `fatal` ends the table. */
export type Read =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'fault'; readonly fault: RowFault; readonly fatal: boolean };

/** No record of a business is longer; a quote that is never closed ends here and not at the end of memory. */
const longestRecord = 1_048_576;

/** What a library says of an error, which it says in English only. */
const message = (error: unknown): Text => {
  const en = error instanceof Error ? error.message : String(error);
  return { en, zh: `无法读取（${en}）` };
};

const encodingByMark = (head: Uint8Array): string | null => {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
};

/** Text of a byte stream, by its byte order mark or else by the declared encoding. */
const decoded = async function* (bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingByMark(chunk) ?? encoding);
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder !== null) yield decoder.decode();
};

/** Told how many more bytes of the file were read. */
export type TellBytes = (bytes: number) => void;

const open = (path: string, table: Table, tellBytes: TellBytes): Readable => {
  const bytes = createReadStream(path);
  bytes.on('data', (chunk) => tellBytes(chunk.length));
  const plain = table.gzip ? bytes.pipe(createGunzip()) : bytes;
  if (table.gzip) bytes.on('error', (error) => plain.destroy(error));
  return Readable.from(decoded(plain, table.encoding));
};

const cell = (text: string, nothing: ReadonlySet<string>): string | null => (nothing.has(text) ? null : text);

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const csvRows = async function* (
  path: string,
  table: Table,
  nothing: ReadonlySet<string>,
  tellBytes: TellBytes,
): AsyncGenerator<Read> {
  const faults: RowFault[] = [];
  const text = open(path, table, tellBytes);
  const parser = parse({
    delimiter: table.separator,
    quote: table.quote,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      const line = typeof error?.['lines'] === 'number' ? error['lines'] : 0;
      faults.push({
        line,
        value: (raw ?? '').slice(0, 200),
        reason: error === undefined ? { en: 'it is no CSV record', zh: '不是 CSV 记录' } : message(error),
      });
      return undefined;
    },
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let columns: readonly string[] | null = table.columns ?? null;
  if (columns !== null) yield { kind: 'columns', columns };
  let end = 0;
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    for (const fault of faults.splice(0)) yield { kind: 'fault', fault, fatal: false };
    const line = end + 1;
    end = info.lines;
    if (columns === null) {
      columns = record.map((name) => name.trim());
      yield { kind: 'columns', columns };
    } else if (record.length > columns.length || (record.length < columns.length && record.length === 1)) {
      const [values, named] = [record.length, columns.length];
      const reason = {
        en: `it has ${values} values where the header names ${named} columns`,
        zh: `有 ${values} 个值，而表头只有 ${named} 列`,
      };
      yield { kind: 'fault', fault: { line, value: record.join(table.separator).slice(0, 200), reason }, fatal: false };
    } else {
      yield { kind: 'row', row: { line, cells: columns.map((_, index) => cell(record[index] ?? '', nothing)) } };
    }
  }
  for (const fault of faults) yield { kind: 'fault', fault, fatal: false };
  if (columns === null) yield { kind: 'columns', columns: [] };
};

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * Objects as rows. Their columns are those of the first object and any that come later; a table of objects has no header, so
 * columns are announced again when one is new.
 */
const objectRows = async function* (
  objects: AsyncIterable<{ readonly line: number; readonly value: unknown; readonly broken?: Text }>,
  nothing: ReadonlySet<string>,
): AsyncGenerator<Read> {
  const columns = new Map<string, number>();
  for await (const { line, value, broken } of objects) {
    if (broken !== undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
      const reason = broken ?? { en: 'it is no JSON object', zh: '不是 JSON 对象' };
      yield { kind: 'fault', fault: { line, value: textOf(value).slice(0, 200), reason }, fatal: false };
      continue;
    }
    const entries = Object.entries(value);
    const fresh = entries.filter(([name]) => !columns.has(name));
    for (const [name] of fresh) columns.set(name, columns.size);
    if (fresh.length > 0) yield { kind: 'columns', columns: [...columns.keys()] };
    const cells = new Array<string | null>(columns.size).fill(null);
    for (const [name, content] of entries) cells[columns.get(name) ?? 0] = cell(textOf(content), nothing);
    yield { kind: 'row', row: { line, cells } };
  }
};

/** Numbers keep the digits that the text has, where the runtime tells them (Node 22 and later). */
const parseExactly = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? context.source : value,
  );

const jsonLines = async function* (path: string, table: Table, tellBytes: TellBytes) {
  let line = 0;
  for await (const text of createInterface({
    input: open(path, table, tellBytes),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/u, '').trim();
    if (trimmed === '') continue;
    try {
      yield { line, value: parseExactly(trimmed) };
    } catch (error) {
      yield { line, value: trimmed, broken: message(error) };
    }
  }
};

const jsonArray = async function* (path: string, table: Table, tellBytes: TellBytes) {
  const bytes = await readFile(path);
  tellBytes(bytes.length);
  const plain = table.gzip ? gunzipSync(bytes) : bytes;
  const document = parseExactly(new TextDecoder(encodingByMark(plain) ?? table.encoding).decode(plain));
  const array: unknown = table.array === undefined ? document : Object(document)[table.array];
  if (!Array.isArray(array))
    throw new Error(`there is no array ${table.array === undefined ? 'at its root' : `"${table.array}"`}`);
  let line = 0;
  for (const value of array as readonly unknown[]) {
    line += 1;
    yield { line, value };
  }
};

/** Reads a table. In a JSON array, "line" is the number of the object. Never throws: what ends it is a fatal fault. */
export const readRows = async function* (
  path: string,
  table: Table,
  tellBytes: TellBytes = () => {},
): AsyncGenerator<Read> {
  const nothing: ReadonlySet<string> = new Set(['', ...table.nothing]);
  try {
    if (table.format === 'csv') yield* csvRows(path, table, nothing, tellBytes);
    else
      yield* objectRows(
        table.format === 'jsonl' ? jsonLines(path, table, tellBytes) : jsonArray(path, table, tellBytes),
        nothing,
      );
  } catch (error) {
    yield { kind: 'fault', fault: { line: 0, value: path, reason: message(error) }, fatal: true };
  }
};
