/**
 * Reading what was saved. A checkpoint comes from a disk, so nothing in it is believed: each part is looked at, the first
 * fault is kept, and whoever reads goes on with something harmless until the end, where the fault is the answer.
 */
import type { Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type Columns, inChunk, newRow, type Table } from './columns.ts';
import { type Names, namesOf, noNames } from './names.ts';
import type { LoadFault } from './projection.ts';
import { noTuples, type Tuples, tuplesOf } from './tuples.ts';

/** A reading under way, and the first thing that was wrong. */
export interface Reading {
  fault: string | null;
}

export type SavedObject = Readonly<Record<string, unknown>>;

const nothing: SavedObject = Object.freeze({});

/** Notes that something is wrong; the first fault stays. */
export const wrong = (reading: Reading, fault: string): void => {
  reading.fault ??= fault;
};

export const objectIn = (reading: Reading, value: unknown, what: string): SavedObject => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as SavedObject;
  wrong(reading, `${what} is no object`);
  return nothing;
};

export const listIn = (reading: Reading, value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  wrong(reading, `${what} is no list`);
  return [];
};

export const textsIn = (reading: Reading, value: unknown, what: string): readonly string[] => {
  const list = listIn(reading, value, what);
  if (list.every((one) => typeof one === 'string')) return list;
  wrong(reading, `${what} holds something else than texts`);
  return [];
};

export const namesIn = (reading: Reading, value: unknown, what: string): Names => {
  const names = namesOf(textsIn(reading, value, what));
  if (names !== undefined) return names;
  wrong(reading, `${what} holds a text twice`);
  return noNames();
};

/** A whole number between two others, both included. */
export const wholeIn = (reading: Reading, value: unknown, what: string, least: number, most: number): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
  wrong(reading, `${what} is no whole number from ${least} to ${most}`);
  return least;
};

export const textIn = (reading: Reading, value: unknown, what: string): string => {
  if (typeof value === 'string') return value;
  wrong(reading, `${what} is no text`);
  return '';
};

/** The least and the greatest value that each column of a table may hold. */
export type Bounds<C extends Columns> = { readonly [Name in keyof C]: readonly [least: number, most: number] };

/** Tuples of which each value, by its place, is below a limit; what has no limit is 0. */
export const tuplesIn = (reading: Reading, value: unknown, what: string, limits: readonly number[]): Tuples => {
  const list = listIn(reading, value, what).map((one, at) => wholeIn(reading, one, what, 0, (limits[at % 6] ?? 1) - 1));
  const tuples = list.length % 6 === 0 ? tuplesOf(list) : undefined;
  if (tuples === undefined) wrong(reading, `${what} holds the same twice`);
  return tuples ?? noTuples();
};

/** Any amount. */
export const anyAmount = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;

/** Fills an empty table with the saved columns, each value within its bounds and all columns of one length. */
export const readTable = <C extends Columns>(
  reading: Reading,
  table: Table<C>,
  value: unknown,
  what: string,
  bounds: Bounds<C>,
): void => {
  const saved = objectIn(reading, value, what);
  const columns = Object.entries(bounds).map(([name, [least, most]]) => {
    const list = listIn(reading, saved[name], `${what}.${name}`);
    const within = (one: unknown) =>
      typeof one === 'number' && Number.isSafeInteger(one) && one >= least && one <= most && !Object.is(one, -0);
    if (!list.every(within)) wrong(reading, `${what}.${name} holds something that can't be there`);
    return [name, list as readonly number[]] as const;
  });
  const length = columns[0]?.[1].length ?? 0;
  if (columns.some(([, list]) => list.length !== length)) wrong(reading, `the columns of ${what} differ in length`);
  if (reading.fault !== null) return;
  for (let row = 0; row < length; row++) {
    const at = newRow(table) & inChunk;
    const into: Columns = table.last;
    for (const [name, list] of columns) {
      const column = into[name];
      if (column !== undefined) column[at] = list[row] as number;
    }
  }
};

/**
 * Reads what a projection saved: `read` answers the accumulator, and notes what is wrong. Another name or version than
 * the projection's own is told apart from damage.
 */
export const loading = <Accumulator>(
  { name, version }: { readonly name: string; readonly version: number },
  saved: Json,
  read: (reading: Reading, body: SavedObject) => Accumulator,
): E.Either<LoadFault, Accumulator> => {
  const reading: Reading = { fault: null };
  const whole = objectIn(reading, saved, `the saved ${name}`);
  if (reading.fault === null && (whole['name'] !== name || whole['version'] !== version)) {
    const found = `${JSON.stringify(whole['name'])}, version ${JSON.stringify(whole['version'])}`;
    return E.left({ code: 'other-version', reason: `saved is ${found}; this is ${name}, version ${version}` });
  }
  const accumulator = read(reading, objectIn(reading, whole['body'], 'its body'));
  return reading.fault === null ? E.right(accumulator) : E.left({ code: 'damaged', reason: reading.fault });
};

/** What `loading` reads. */
export const saving = ({ name, version }: { readonly name: string; readonly version: number }, body: Json): Json => ({
  name,
  version,
  body,
});
