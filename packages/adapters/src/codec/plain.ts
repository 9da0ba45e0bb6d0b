/** Whether what a schema let through is plain JSON, at the cost of a walk: `jsonFault` of the kernel is asked only for the reason. */
import { deepestJson } from '@clientele/domain/kernel';

const isPlainWithin = (value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'boolean':
      return true;
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth >= deepestJson) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isPlainWithin(value[index], depth + 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !key.isWellFormed()) return false;
    if (!isPlainWithin((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
};

/** True for plain JSON; for values without accessors and symbols, as parsers and schemas make them. */
export const isPlain = (value: unknown): boolean => isPlainWithin(value, 0);
