/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys, so that a digest of it means
 * something. Own code, since the library of that name throws, drops what is no JSON, and lets lone surrogates through.
 */
import { deepestJson, type JsonFault, jsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { formOf } from './plain.ts';

/** Texts that stand in JSON as they are: no quote, no backslash, no control character, no surrogate (which pass in pairs only). */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const textOf = (text: string): string | null => {
  if (plain.test(text)) return `"${text}"`;
  return text.isWellFormed() ? JSON.stringify(text) : null;
};

/** By UTF-16 code units, as the RFC asks and as JavaScript compares. Few keys are the rule, often in order already. */
const sortedKeys = (value: object): readonly string[] => {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index++) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  }
  return keys;
};

const ofArray = (value: readonly unknown[], depth: number): string | null => {
  let text = '[';
  for (let index = 0; index < value.length; index++) {
    const item = write(value[index], depth + 1);
    if (item === null) return null;
    text += index === 0 ? item : `,${item}`;
  }
  return Object.keys(value).length > value.length ? null : `${text}]`;
};

const ofObject = (value: Readonly<Record<string, unknown>>, depth: number): string | null => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  let text = '{';
  for (const key of sortedKeys(value)) {
    const name = textOf(key);
    const item = write(value[key], depth + 1);
    if (name === null || item === null || key === '__proto__') return null;
    text += text === '{' ? `${name}:${item}` : `,${name}:${item}`;
  }
  return `${text}}`;
};

const write = (value: unknown, depth: number): string | null => {
  switch (typeof value) {
    case 'string':
      return textOf(value);
    case 'number':
      return Number.isFinite(value) ? `${value}` : null;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= deepestJson) return null;
      return Array.isArray(value) ? ofArray(value, depth) : ofObject(value as Record<string, unknown>, depth);
    default:
      return null;
  }
};

const unreadable: JsonFault = { path: '', found: 'something that throws when it is read' };

/**
 * The canonical text of a value, or why it has none: it is no plain JSON (`jsonFault` of the kernel says what is). The
 * one thing passed that events may not hold is −0, which the RFC writes as `0`.
 *
 * @example
 * ```ts
 * import { canonicalJson } from '@clientele/adapters';
 *
 * canonicalJson({ b: [1e21, 'é'], a: null }); // right('{"a":null,"b":[1e+21,"é"]}')
 * canonicalJson({ at: new Date(0) }); // left({ path: 'at', found: 'an instance of Date' })
 * ```
 */
export const canonicalJson = (value: unknown): E.Either<JsonFault, string> => {
  try {
    const text = formOf(value) === 'ordered' ? JSON.stringify(value) : write(value, 0);
    return text === null ? E.left(jsonFault(value) ?? unreadable) : E.right(text);
  } catch {
    return E.left(unreadable);
  }
};
