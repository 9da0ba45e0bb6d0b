/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys, so that a digest of it means
 * something. Own code, since the library of that name throws, drops what is no JSON, and lets lone surrogates through.
 */
import { deepestJson, type JsonFault, jsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

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

/**
 * What is being written: letter by letter into bytes while it is plain ASCII, which costs half of what joining texts does;
 * all else is put behind the text that came before.
 */
interface Writing {
  before: string;
  readonly letters: Buffer;
  end: number;
}

const newWriting = (): Writing => ({ before: '', letters: Buffer.alloc(4096), end: 0 });

const settle = (writing: Writing): string => {
  writing.before += writing.letters.toString('latin1', 0, writing.end);
  writing.end = 0;
  return writing.before;
};

const mark = (writing: Writing, code: number): void => {
  if (writing.end === writing.letters.length) settle(writing);
  writing.letters[writing.end++] = code;
};

/** Writes what is ASCII for sure. */
const put = (writing: Writing, text: string): void => {
  if (writing.end + text.length > writing.letters.length) settle(writing);
  const { letters } = writing;
  let { end } = writing;
  for (let place = 0; place < text.length; place++) letters[end++] = text.charCodeAt(place);
  writing.end = end;
};

/** Writes a whole number digit by digit: as text it would be made twice. */
const putWhole = (writing: Writing, value: number): void => {
  if (writing.end + 16 > writing.letters.length) settle(writing);
  const { letters } = writing;
  let length = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length += 1;
  let rest = value;
  for (let place = writing.end + length - 1; place >= writing.end; place--) {
    const tenth = Math.floor(rest / 10);
    letters[place] = 48 + (rest - tenth * 10);
    rest = tenth;
  }
  writing.end += length;
};

const quote = 34;
const comma = 44;
const colon = 58;
const backslash = 92;

/** Puts a text in quotes; false where it isn't plain ASCII without anything to escape, and nothing is put then. */
const putPlain = (writing: Writing, text: string): boolean => {
  const { length } = text;
  const { letters } = writing;
  if (length > 1024) return false;
  if (writing.end + length + 2 > letters.length) settle(writing);
  let { end } = writing;
  letters[end++] = quote;
  for (let place = 0; place < length; place++) {
    const code = text.charCodeAt(place);
    if (code < 32 || code > 126 || code === quote || code === backslash) return false;
    letters[end++] = code;
  }
  letters[end++] = quote;
  writing.end = end;
  return true;
};

const writeText = (writing: Writing, text: string): boolean => {
  if (putPlain(writing, text)) return true;
  if (!text.isWellFormed()) return false;
  settle(writing);
  writing.before += JSON.stringify(text);
  return true;
};

const writeArray = (writing: Writing, value: readonly unknown[], depth: number): boolean => {
  mark(writing, 91);
  for (let index = 0; index < value.length; index++) {
    if (index > 0) mark(writing, comma);
    if (!write(writing, value[index], depth + 1)) return false;
  }
  mark(writing, 93);
  return Object.keys(value).length === value.length;
};

const writeObject = (writing: Writing, value: Readonly<Record<string, unknown>>, depth: number): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const keys = inOrder(Object.keys(value));
  mark(writing, 123);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (index > 0) mark(writing, comma);
    if (key === '__proto__' || !writeText(writing, key)) return false;
    mark(writing, colon);
    if (!write(writing, value[key], depth + 1)) return false;
  }
  mark(writing, 125);
  return true;
};

/** Writes a value behind what is written; false where it is no plain JSON. */
const write = (writing: Writing, value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string':
      return writeText(writing, value);
    case 'number':
      if (Number.isSafeInteger(value) && value >= 0) putWhole(writing, value);
      else put(writing, `${value}`);
      return Number.isFinite(value);
    case 'boolean':
      put(writing, `${value}`);
      return true;
    case 'object':
      if (value === null) {
        put(writing, 'null');
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

/** Kept for the next; null while it is in use, should a value that is read have something written in turn. */
let idle: Writing | null = newWriting();

/** The canonical text, or null where the value is no plain JSON. */
const textOf = (value: unknown): string | null => {
  const writing = idle ?? newWriting();
  idle = null;
  writing.before = '';
  writing.end = 0;
  try {
    return write(writing, value, 0) ? settle(writing) : null;
  } finally {
    idle = writing;
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
    const text = textOf(value);
    return text === null ? E.left(jsonFault(value) ?? unreadable) : E.right(text);
  } catch {
    return E.left(unreadable);
  }
};
