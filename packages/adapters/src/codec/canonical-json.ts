/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys, so that a digest of it means
 * something. Own code, since the library of that name throws, drops what is no JSON, and lets lone surrogates through.
 */
import { deepestJson, type JsonFault, jsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

/** Texts that stand in JSON as they are: no quote, no backslash, no control character, no surrogate (which pass in pairs only). */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** By UTF-16 code units, as the RFC asks and as JavaScript compares. Few keys are the rule, often in order already. */
const inOrder = (keys: string[]): readonly string[] => {
  if (keys.length > 32) return keys.sort();
  for (let from = 1; from < keys.length; from++) {
    const key = keys[from] as string;
    let to = from;
    for (; to > 0 && (keys[to - 1] as string) > key; to--) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
};

/** What is being written; one text that grows is half the cost of many that are joined. */
interface Writing {
  text: string;
}

const writeText = (writing: Writing, value: string): boolean => {
  if (plain.test(value)) {
    writing.text += `"${value}"`;
    return true;
  }
  if (!value.isWellFormed()) return false;
  writing.text += JSON.stringify(value);
  return true;
};

const writeArray = (writing: Writing, value: readonly unknown[], depth: number): boolean => {
  writing.text += '[';
  for (let index = 0; index < value.length; index++) {
    if (index > 0) writing.text += ',';
    if (!write(writing, value[index], depth + 1)) return false;
  }
  writing.text += ']';
  return Object.keys(value).length === value.length;
};

const writeObject = (writing: Writing, value: Readonly<Record<string, unknown>>, depth: number): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const keys = inOrder(Object.keys(value));
  writing.text += '{';
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (index > 0) writing.text += ',';
    if (key === '__proto__' || !writeText(writing, key)) return false;
    writing.text += ':';
    if (!write(writing, value[key], depth + 1)) return false;
  }
  writing.text += '}';
  return true;
};

/** Writes a value behind what is written; false where it is no plain JSON. */
const write = (writing: Writing, value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string':
      return writeText(writing, value);
    case 'number':
      writing.text += value;
      return Number.isFinite(value);
    case 'boolean':
      writing.text += value;
      return true;
    case 'object':
      if (value === null) {
        writing.text += 'null';
        return true;
      }
      if (depth >= deepestJson) return false;
      return Array.isArray(value)
        ? writeArray(writing, value, depth)
        : writeObject(writing, value as Record<string, unknown>, depth);
    default:
      return false;
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
    const writing = { text: '' };
    return write(writing, value, 0) ? E.right(writing.text) : E.left(jsonFault(value) ?? unreadable);
  } catch {
    return E.left(unreadable);
  }
};
