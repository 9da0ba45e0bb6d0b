/** Whether what a schema let through is plain JSON, at the cost of a walk: `jsonFault` of the kernel is asked only for the reason. */
import { deepestJson } from '@clientele/domain/kernel';

const isPlainArray = (value: readonly unknown[], depth: number): boolean => {
  for (let index = 0; index < value.length; index++) if (!isPlainWithin(value[index], depth + 1)) return false;
  return Object.keys(value).length === value.length;
};

const isPlainObject = (value: Readonly<Record<string, unknown>>, depth: number): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !key.isWellFormed() || !isPlainWithin(value[key], depth + 1)) return false;
  }
  return true;
};

const isPlainWithin = (value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      if (depth >= deepestJson) return false;
      return Array.isArray(value) ? isPlainArray(value, depth) : isPlainObject(value as Record<string, unknown>, depth);
    default:
      return false;
  }
};

/** True for plain JSON; for values without accessors and symbols, as parsers and schemas make them. */
export const isPlain = (value: unknown): boolean => isPlainWithin(value, 0);
