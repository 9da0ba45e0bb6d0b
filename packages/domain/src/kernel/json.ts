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

/** The fault of a part, told from the whole: the path is put together only where there is a fault. */
const inside = (key: string | number, { path, found }: JsonFault): JsonFault => ({
  path: path === '' ? `${key}` : `${key}.${path}`,
  found,
});

const here = (found: string): JsonFault => ({ path: '', found });

const faultOfNumber = (value: number): JsonFault | null => {
  if (!Number.isFinite(value)) return here(`${value}`);
  return Object.is(value, -0) ? here('-0') : null;
};

const instance = (value: object): JsonFault => here(`an instance of ${value.constructor?.name ?? 'something'}`);

const faultOfProperty = (value: object, key: string | number, depth: number): JsonFault | null => {
  const property = Object.getOwnPropertyDescriptor(value, key);
  const fault =
    property !== undefined && !('value' in property) ? here('an accessor') : faultIn(property?.value, depth + 1);
  return fault === null ? null : inside(key, fault);
};

const faultOfArray = (value: readonly unknown[], depth: number): JsonFault | null => {
  if (Object.getPrototypeOf(value) !== Array.prototype) return instance(value);
  for (let index = 0; index < value.length; index++) {
    const fault = faultOfProperty(value, index, depth);
    if (fault !== null) return fault;
  }
  return Object.keys(value).length > value.length ? here('a list with keys of its own') : null;
};

const faultOfObject = (value: object, depth: number): JsonFault | null => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return instance(value);
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol') return here('a key that is a symbol');
    if (key === '__proto__') return inside(key, here('the key __proto__'));
    if (hasLoneSurrogate(key)) return here('a key with a lone surrogate');
    const fault = faultOfProperty(value, key, depth);
    if (fault !== null) return fault;
  }
  return null;
};

const faultIn = (value: unknown, depth: number): JsonFault | null => {
  if (depth > deepestJson) return here(`nesting deeper than ${deepestJson}`);
  switch (typeof value) {
    case 'boolean':
      return null;
    case 'string':
      return hasLoneSurrogate(value) ? here('a lone surrogate') : null;
    case 'number':
      return faultOfNumber(value);
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? faultOfArray(value, depth) : faultOfObject(value, depth);
    default:
      return here(typeof value);
  }
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
    return faultIn(value, 0);
  } catch {
    return unreadable;
  }
};

/** The value as plain JSON, or the first fault. */
export const plainJson = (value: unknown): E.Either<JsonFault, Json> => {
  const fault = jsonFault(value);
  return fault === null ? E.right(value as Json) : E.left(fault);
};
