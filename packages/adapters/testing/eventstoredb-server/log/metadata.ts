/** Stream metadata as the server reads it out of the last event of `$$<stream>`: what it does not understand it ignores. */
import { type LogRecord, tombstoneRevision } from './record.ts';

export interface Acl {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly delete?: readonly string[];
  readonly metadataRead?: readonly string[];
  readonly metadataWrite?: readonly string[];
}

export interface Metadata {
  readonly maxCount?: number;
  /** In seconds. */
  readonly maxAge?: number;
  readonly truncateBefore?: number;
  readonly acl?: Acl;
}

/** A metadata stream keeps its last event only. */
export const metadataOfMetastreams: Metadata = { maxCount: 1 };

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

const roles = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((role): role is string => typeof role === 'string') : undefined;
};

const numbers = { maxCount: '$maxCount', maxAge: '$maxAge', truncateBefore: '$tb' } as const;
const grants = { read: '$r', write: '$w', delete: '$d', metadataRead: '$mr', metadataWrite: '$mw' } as const;

const entriesOf = <Name extends string, Value>(
  names: Readonly<Record<Name, string>>,
  read: (key: string) => Value | undefined,
): Partial<Record<Name, Value>> => {
  const found: Partial<Record<Name, Value>> = {};
  for (const name in names) {
    const value = read(names[name]);
    if (value !== undefined) found[name] = value;
  }
  return found;
};

export const parseMetadata = ({ data }: LogRecord): Metadata => {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return {};
  }
  const counted = entriesOf(numbers, (key) => {
    const value = fieldOf(content, key);
    return typeof value === 'number' ? value : undefined;
  });
  const acl = fieldOf(content, '$acl');
  return acl === undefined ? counted : { ...counted, acl: entriesOf(grants, (key) => roles(fieldOf(acl, key))) };
};

export const isSoftDeleted = ({ truncateBefore }: Metadata): boolean => truncateBefore === tombstoneRevision;

/** The server takes the metadata's text and changes `$tb`; anything else in it stays (contract 18). */
export const withTruncateBefore = ({ data }: LogRecord, truncateBefore: number): Uint8Array | undefined => {
  try {
    const content: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
    return Buffer.from(JSON.stringify({ ...content, $tb: truncateBefore }));
  } catch {
    return undefined;
  }
};

/** Written out, since no double holds 2^63−1. */
export const softDeletion: Uint8Array = Buffer.from('{"$tb":9223372036854775807}');
