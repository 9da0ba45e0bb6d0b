/**
 * Personal fields: marked in the schema of the event from its first day, so that a person can be forgotten without the
 * history losing its proofs. As stored they say how they can be read; every evolve, view and report reads them as
 * known, sealed or forgotten. Until a key store is given, sealing is the identity: the field is stored as known.
 */
import * as z from 'zod';

/** A value that this reader may read. */
export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
}

/** Encrypted under the person's key, which this reader doesn't have. */
export interface Sealed {
  readonly kind: 'sealed';
  readonly key: string;
  readonly text: string;
}

/** The person's key is gone, and with it the value, for everybody and for ever. */
export interface Forgotten {
  readonly kind: 'forgotten';
}

/** A personal field as every reader meets it. */
export type Personal<T> = Known<T> | Sealed | Forgotten;

/** Where a schema is personal: `person` is the field of the same object that holds the person's opaque id. */
export interface PersonalMark {
  readonly person: string;
}

/** The marks of all schemas that were made by {@link personal}; read by whoever seals. */
export const personalMarks = z.registry<PersonalMark>();

/**
 * Marks a field as personal.
 *
 * @param person the field beside it that holds the person's opaque id
 * @param schema what the value is when it is known
 *
 * @example
 * ```ts
 * import { known, personal } from '@clientele/domain/kernel';
 * import * as z from 'zod';
 *
 * const contact = z.strictObject({ person: z.string(), phone: personal('person', z.string()) });
 * contact.parse({ person: 'P1', phone: known('555-0100') }).phone.kind; // 'known'
 * ```
 */
export const personal = <T>(person: string, schema: z.ZodType<T>) => {
  const marked = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('known'), value: schema }),
    z.strictObject({ kind: z.literal('sealed'), key: z.string().min(1), text: z.string().min(1) }),
    z.strictObject({ kind: z.literal('forgotten') }),
  ]);
  personalMarks.add(marked, { person });
  return marked;
};

/** A field whose value is known. */
export const known = <T>(value: T): Known<T> => ({ kind: 'known', value });
/** A field whose person was forgotten. */
export const forgotten: Forgotten = { kind: 'forgotten' };

/** The value if it is known, else what stands for it. */
export const knownOr = <T, U>(field: Personal<T>, other: U): T | U => (field.kind === 'known' ? field.value : other);
