/**
 * Bringing rows together: the rows of a group, and the rows that a join gives to each. In memory while they fit; what is
 * larger is parted over files by the hash of the key, and then done part by part, so that no file is too large.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Row } from './rows.ts';

export type RowKey = (row: Row) => string;

/** How many cells of joined or grouped rows are held in memory; about 30 bytes each. */
export const cellsInMemory = 8_000_000;

const partCount = 64;

/** Rows parted over files. */
export interface Parts {
  readonly put: (key: string, row: Row) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly read: (part: number) => AsyncIterable<Row>;
  readonly remove: () => Promise<void>;
}

const partOf = (key: string): number => (createHash('sha1').update(key).digest()[0] ?? 0) % partCount;

const written = (stream: WriteStream): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.end(() => resolve());
  });

const openParts = async (): Promise<Parts> => {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-'));
  const path = (part: number) => join(folder, `${part}.jsonl`);
  const streams = Array.from({ length: partCount }, (_, part) => createWriteStream(path(part)));
  return {
    put: async (key, row) => {
      const stream = streams[partOf(key)] as WriteStream;
      if (!stream.write(`${JSON.stringify([row.line, ...row.cells])}\n`)) {
        await new Promise<void>((resolve, reject) => {
          stream.once('drain', resolve);
          stream.once('error', reject);
        });
      }
    },
    finish: async () => {
      await Promise.all(streams.map(written));
    },
    read: async function* (part) {
      for await (const text of createInterface({ input: createReadStream(path(part)) })) {
        const [line, ...cells] = JSON.parse(text) as [number, ...(string | null)[]];
        yield { line, cells };
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const push = (rows: Map<string, Row[]>, key: string, row: Row): void => {
  const group = rows.get(key);
  if (group === undefined) rows.set(key, [row]);
  else group.push(row);
};

/** Rows by key: in memory, or in parts. */
export type Gathered =
  | { readonly kind: 'memory'; readonly rows: ReadonlyMap<string, readonly Row[]> }
  | { readonly kind: 'parts'; readonly parts: Parts };

/** Gathers rows by key; `limit` is in cells. */
export const gather = async (rows: AsyncIterable<Row>, key: RowKey, limit: number): Promise<Gathered> => {
  const memory = new Map<string, Row[]>();
  let cells = 0;
  let parts: Parts | null = null;
  for await (const row of rows) {
    if (parts !== null) {
      await parts.put(key(row), row);
      continue;
    }
    push(memory, key(row), row);
    cells += row.cells.length;
    if (cells > limit) {
      parts = await openParts();
      for (const [name, group] of memory) for (const held of group) await parts.put(name, held);
      memory.clear();
    }
  }
  if (parts === null) return { kind: 'memory', rows: memory };
  await parts.finish();
  return { kind: 'parts', parts };
};

/** The rows of one part, by key, in the order in which keys first come. */
const gatherPart = async (parts: Parts, part: number, key: RowKey): Promise<ReadonlyMap<string, readonly Row[]>> => {
  const rows = new Map<string, Row[]>();
  for await (const row of parts.read(part)) push(rows, key(row), row);
  return rows;
};

/** The groups of rows that are equal in their key: in the order in which they begin, or part by part where they are many. */
export const groupsOf = async function* (
  rows: AsyncIterable<Row>,
  key: RowKey,
  limit: number,
): AsyncGenerator<readonly Row[]> {
  const gathered = await gather(rows, key, limit);
  if (gathered.kind === 'memory') {
    yield* gathered.rows.values();
    return;
  }
  try {
    for (let part = 0; part < partCount; part++) yield* (await gatherPart(gathered.parts, part, key)).values();
  } finally {
    await gathered.parts.remove();
  }
};

/**
 * Each row with the rows of another table that doesn't fit in memory and are equal in a key: both are parted, and rows come
 * part by part. What belongs to no row is told.
 */
export const joinRows = async function* (
  rows: AsyncIterable<Row>,
  key: RowKey,
  joined: Extract<Gathered, { readonly kind: 'parts' }>,
  joinedKey: RowKey,
  orphans: (rows: readonly Row[]) => void,
): AsyncGenerator<readonly [Row, readonly Row[]]> {
  const parts = await openParts();
  try {
    for await (const row of rows) await parts.put(key(row), row);
    await parts.finish();
    for (let part = 0; part < partCount; part++) {
      const theirs = await gatherPart(joined.parts, part, joinedKey);
      const met = new Set<string>();
      for await (const row of parts.read(part)) {
        met.add(key(row));
        yield [row, theirs.get(key(row)) ?? []];
      }
      for (const [value, left] of theirs) if (!met.has(value)) orphans(left);
    }
  } finally {
    await parts.remove();
    await joined.parts.remove();
  }
};
