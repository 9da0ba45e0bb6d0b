/**
 * A copy of plain JSON, made, judged and measured in one pass: the store keeps what nobody else holds. It answers yes or no
 * at the cost of the copy; the reason for a no is for `jsonFault` of the kernel to tell.
 */
import { deepestJson } from '@clientele/domain/kernel';
import { isWellFormed } from './text.ts';

/**
 * Counts what was copied. `most` is never below its bytes as UTF-8 JSON, since no character takes more than six of them, and
 * never above 50 times them, since a number of one digit counts as 50. Copying ends beyond `tooMuch`: a small value that
 * holds itself many times over would never come to its end.
 */
export interface Meter {
  most: number;
  readonly tooMuch: number;
  /** The keys of the value that was copied last, in the order in which they came: the next one mostly has the same. */
  readonly keys: string[];
  /** How many keys of the value that is being copied came already. */
  key: number;
}

export const newMeter = (tooMuch: number): Meter => ({ most: 0, tooMuch, keys: [], key: 0 });

/** So many keys are remembered; those of longer values are looked at each time. */
const mostKeys = 256;

/** True for a key that JSON keeps as it is. Keys are shared by all objects, so to compare one with the same costs nothing. */
const isKey = (meter: Meter, key: string): boolean => {
  const at = meter.key;
  meter.key = at + 1;
  if (at < meter.keys.length && meter.keys[at] === key) return true;
  if (key === '__proto__' || !isWellFormed(key)) return false;
  if (at < mostKeys && at <= meter.keys.length) meter.keys[at] = key;
  return true;
};

/** No number is longer as JSON. */
const numberBytes = 25;

type Plain = Record<string, unknown>;

const isPlainNumber = (value: number): boolean => Number.isFinite(value) && (value !== 0 || 1 / value > 0);

const copyOfArray = (meter: Meter, source: readonly unknown[], depth: number): readonly unknown[] | undefined => {
  if (Object.getPrototypeOf(source) !== Array.prototype) return undefined;
  const { length } = source;
  meter.most += 2 + 25 * length;
  if (meter.most > meter.tooMuch) return undefined;
  const copy: unknown[] = new Array(length);
  for (let index = 0; index < length; index++) {
    const value = copyWithin(meter, source[index], depth);
    if (value === undefined) return undefined;
    copy[index] = value;
  }
  return copy;
};

const hasPlainPrototype = (source: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(source);
  return prototype === Object.prototype || prototype === null;
};

const copyOfObject = (meter: Meter, source: object, depth: number): Plain | undefined => {
  if (source.constructor !== Object && !hasPlainPrototype(source)) return undefined;
  // The copy is judged, not the source, so that an accessor or a proxy can't show one thing and keep another.
  const copy: Plain = { ...(source as Plain) };
  let most = 2;
  for (const key in copy) {
    if (!isKey(meter, key)) return undefined;
    most += 6 * key.length + 4;
    const value = copy[key];
    if (typeof value === 'string') {
      if (!isWellFormed(value)) return undefined;
      most += 6 * value.length + 2;
    } else if (typeof value === 'number') {
      if (!isPlainNumber(value)) return undefined;
      most += numberBytes;
    } else if (typeof value === 'object' && value !== null) {
      const inner = copyOfNested(meter, value, depth);
      if (inner === undefined) return undefined;
      copy[key] = inner;
    } else {
      if (value !== null && typeof value !== 'boolean') return undefined;
      most += 5;
    }
  }
  meter.most += most;
  return meter.most > meter.tooMuch ? undefined : copy;
};

const copyOfNested = (meter: Meter, value: object, depth: number): unknown => {
  if (depth >= deepestJson) return undefined;
  return Array.isArray(value) ? copyOfArray(meter, value, depth + 1) : copyOfObject(meter, value, depth + 1);
};

/** A copy of a value that stands `depth` levels deep, or undefined where it is no plain JSON. */
const copyWithin = (meter: Meter, value: unknown, depth: number): unknown => {
  if (typeof value === 'string') {
    meter.most += 6 * value.length + 2;
    return isWellFormed(value) ? value : undefined;
  }
  if (typeof value === 'number') {
    meter.most += numberBytes;
    return isPlainNumber(value) ? value : undefined;
  }
  if (value === null || typeof value === 'boolean') {
    meter.most += 5;
    return value;
  }
  return typeof value === 'object' ? copyOfNested(meter, value, depth) : undefined;
};

/** A copy of plain JSON that shares nothing with it, or undefined where it is none. */
export const plainCopy = (meter: Meter, value: unknown): unknown => {
  meter.key = 0;
  return copyWithin(meter, value, 0);
};

/** Makes a copy read-only to the bottom, and answers it. */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) for (const item of value) frozen(item);
  else for (const key in value) frozen(value[key]);
  return Object.freeze(value);
};
