/**
 * Plain JSON: what may stand in a command or an event. Anything that JSON text would silently change (Date, bigint,
 * undefined, NaN, −0, a lone surrogate) is refused here, so that every store holds the same value.
 */
import * as E from 'fp-ts/lib/Either.js';

/** A plain JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A plain JSON object. It never has a key `__proto__`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Why a value is no plain JSON, and where: `path` is the way from the root, as in `lines.0.amount`. */
export interface JsonFault {
  readonly path: string;
  readonly found: string;
}

/** Deeper nesting than this is refused: no record of a business needs it, and recursion must end. */
export const deepestJson = 64;

/** True where a string can't be written as UTF-8 without loss. */
export const hasLoneSurrogate = (text: string): boolean => !text.isWellFormed();

const at = (path: string, key: string | number): string => (path === '' ? `${key}` : `${path}.${key}`);

const faultOfNumber = (value: number): string | null => {
  if (!Number.isFinite(value)) return `${value}`;
  return Object.is(value, -0) ? '-0' : null;
};

const faultOfString = (value: string): string | null => (hasLoneSurrogate(value) ? 'a lone surrogate' : null);

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const instance = (value: object): string => `an instance of ${value.constructor?.name ?? 'something'}`;

const faultOfArray = (value: readonly unknown[], path: string, depth: number): JsonFault | null => {
  if (Object.getPrototypeOf(value) !== Array.prototype) return { path, found: instance(value) };
  for (let index = 0; index < value.length; index++) {
    const property = Object.getOwnPropertyDescriptor(value, index);
    if (property !== undefined && !('value' in property)) return { path: at(path, index), found: 'an accessor' };
    const fault = faultIn(property?.value, at(path, index), depth + 1);
    if (fault !== null) return fault;
  }
  return Object.keys(value).length > value.length ? { path, found: 'a list with keys of its own' } : null;
};

const faultOfObject = (value: object, path: string, depth: number): JsonFault | null => {
  if (!isPlainObject(value)) return { path, found: instance(value) };
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol') return { path, found: 'a key that is a symbol' };
    if (key === '__proto__') return { path: at(path, key), found: 'the key __proto__' };
    if (hasLoneSurrogate(key)) return { path, found: 'a key with a lone surrogate' };
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property === undefined || !('value' in property)) return { path: at(path, key), found: 'an accessor' };
    const fault = faultIn(property.value, at(path, key), depth + 1);
    if (fault !== null) return fault;
  }
  return null;
};

const faultIn = (value: unknown, path: string, depth: number): JsonFault | null => {
  if (depth > deepestJson) return { path, found: `nesting deeper than ${deepestJson}` };
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string' || typeof value === 'number') {
    const found = typeof value === 'string' ? faultOfString(value) : faultOfNumber(value);
    return found === null ? null : { path, found };
  }
  if (typeof value !== 'object') return { path, found: typeof value };
  return Array.isArray(value) ? faultOfArray(value, path, depth) : faultOfObject(value, path, depth);
};

/** A proxy, or a prototype made for it, can throw wherever it is touched. */
const unreadable: JsonFault = { path: '', found: "something that can't be looked at" };

/**
 * The first reason why a value is no plain JSON, or null. It never throws, whatever it is given.
 *
 * @example
 * ```ts
 * import { jsonFault } from '@clientele/domain/kernel';
 *
 * jsonFault({ lines: [{ amount: 12n }] }); // { path: 'lines.0.amount', found: 'bigint' }
 * jsonFault({ lines: [{ amount: 12 }] }); // null
 * ```
 */
export const jsonFault = (value: unknown): JsonFault | null => {
  try {
    return faultIn(value, '', 0);
  } catch {
    return unreadable;
  }
};

/** The value as plain JSON, or the first fault. */
export const plainJson = (value: unknown): E.Either<JsonFault, Json> => {
  const fault = jsonFault(value);
  return fault === null ? E.right(value as Json) : E.left(fault);
};
