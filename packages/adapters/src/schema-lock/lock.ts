/**
 * The schema lock: what every version of every event looks like, kept in a file, with events that were stored in that form.
 * Events are for ever (design: decision 5): a form that has been locked is never changed, only followed by a next version.
 */
import { type Json, type JsonObject, jsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';

const objectSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && jsonFault(value) === null,
  { message: 'expected an object of plain JSON' },
);
const jsonSchema = z.custom<Json>((value) => jsonFault(value) === null, { message: 'expected plain JSON' });

const sampleSchema = z.strictObject({
  /** An event as a store holds it, without its position. */
  stored: objectSchema,
  /** SHA-256 of its canonical text, in base64url: proofs made today must hold for ever. */
  digest: z.string(),
  /** What its data read as at each later version. */
  reads: z.record(z.string().regex(/^[1-9]\d*$/), jsonSchema),
});

const versionSchema = z.strictObject({
  /** The release in which it came, or null while it has not been in any. */
  release: z.string().min(1).nullable(),
  form: objectSchema,
  samples: z.array(sampleSchema).min(1),
});

const lockSchema = z.strictObject({
  format: z.literal(1),
  events: z.record(z.string().min(1), z.record(z.string().regex(/^[1-9]\d*$/), versionSchema)),
});

/** An event that was stored in the form of its version, and what it must read as. */
export type GoldenSample = Readonly<z.infer<typeof sampleSchema>>;

/** One version of an event's data. */
export type LockedVersion = Readonly<z.infer<typeof versionSchema>>;

/** All versions of all events, by type and version. */
export type EventLock = Readonly<z.infer<typeof lockSchema>>;

export const emptyLock: EventLock = { format: 1, events: {} };

/** Reads a lock file that was parsed from JSON, or says where it is none. */
export const readLock = (json: unknown): E.Either<{ readonly path: string; readonly reason: string }, EventLock> => {
  const lock = lockSchema.safeParse(json);
  if (lock.success) return E.right(lock.data);
  const [issue] = lock.error.issues;
  return E.left({ path: issue?.path.join('.') ?? '', reason: issue?.message ?? 'it is no lock' });
};

/** The versions of a type, the oldest first. */
export const versionsOf = (lock: EventLock, type: string): readonly (readonly [number, LockedVersion])[] =>
  Object.entries(Object.hasOwn(lock.events, type) ? (lock.events[type] ?? {}) : {})
    .map(([version, locked]) => [Number(version), locked] as const)
    .sort(([one], [other]) => one - other);

/** The path of the first difference of two values, or null where they are the same. */
export const firstDifference = (one: unknown, other: unknown, path = ''): string | null => {
  if (Object.is(one, other)) return null;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  if (Array.isArray(one) !== Array.isArray(other)) return path;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const within = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(one, key) || !Object.hasOwn(other, key)) return within;
    const difference = firstDifference(Reflect.get(one, key), Reflect.get(other, key), within);
    if (difference !== null) return difference;
  }
  return null;
};
