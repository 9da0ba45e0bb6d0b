/** What a value looks like to a writer of JSON, at the cost of a walk: `jsonFault` of the kernel is asked only for the reason. */
import { deepestJson } from '@clientele/domain/kernel';

/** No plain JSON; plain JSON; plain JSON with the keys of every object in canonical order, so that it can be written as it is. */
export type Form = 'other' | 'plain' | 'ordered';

const ofArray = (value: readonly unknown[], depth: number): Form => {
  let form: Form = 'ordered';
  for (let index = 0; index < value.length; index++) {
    const item = formWithin(value[index], depth + 1);
    if (item === 'other') return 'other';
    if (item === 'plain') form = 'plain';
  }
  return Object.keys(value).length > value.length ? 'other' : form;
};

const ofObject = (value: Readonly<Record<string, unknown>>, depth: number): Form => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return 'other';
  let form: Form = 'ordered';
  let previous = '';
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !key.isWellFormed()) return 'other';
    const item = formWithin(value[key], depth + 1);
    if (item === 'other') return 'other';
    if (item === 'plain' || key < previous) form = 'plain';
    previous = key;
  }
  return form;
};

const formWithin = (value: unknown, depth: number): Form => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? 'ordered' : 'other';
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? 'ordered' : 'other';
    case 'boolean':
      return 'ordered';
    case 'object':
      if (value === null) return 'ordered';
      if (depth >= deepestJson) return 'other';
      return Array.isArray(value) ? ofArray(value, depth) : ofObject(value as Record<string, unknown>, depth);
    default:
      return 'other';
  }
};

/** For values without accessors and symbols, as parsers and schemas make them. */
export const formOf = (value: unknown): Form => formWithin(value, 0);
