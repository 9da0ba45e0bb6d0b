/**
 * Arbitrary values that a schema takes, from the schema itself: for laws that hold for every event of every room, whatever
 * rooms there are. Rules beside the form are kept by throwing away what they refuse.
 */
import { tag } from '@clientele/domain/kernel';
import { ids, localDates, texts } from '@clientele/domain/testing';
import fc from 'fast-check';
import type * as z from 'zod';

type Schemas = z.core.$ZodTypes;

const takes = (schema: z.core.$ZodType, value: unknown): boolean => (schema as z.ZodType).safeParse(value).success;

/** What values of our own look like: dates, tags and subjects, citations of policies. */
const own: readonly fc.Arbitrary<unknown>[] = [
  localDates(),
  ids().map((id) => tag('customer', id)),
  ids().map((id) => `${id}@1`),
];

const lengths = (schema: z.core.$ZodType): { readonly min: number; readonly max: number } => {
  const { minimum = 0, maximum = 40 } = schema._zod.bag as { readonly minimum?: number; readonly maximum?: number };
  return { min: minimum, max: Math.min(maximum, minimum + 40) };
};

const textsOf = (schema: z.core.$ZodType): fc.Arbitrary<string> => {
  const { patterns } = schema._zod.bag as { readonly patterns?: ReadonlySet<RegExp> };
  const [pattern] = patterns ?? [];
  const { min, max } = lengths(schema);
  if (pattern !== undefined) return fc.stringMatching(pattern);
  return fc.oneof(ids(), texts(max)).filter((text) => text.length >= min && text.length <= max);
};

const numbersOf = (schema: z.core.$ZodType): fc.Arbitrary<number> => {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = schema._zod.bag as {
    readonly minimum?: number;
    readonly maximum?: number;
  };
  return fc.integer({ min: minimum, max: maximum });
};

const objectsOf = (shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> => {
  const fields = Object.entries(shape);
  const required = fields.filter(([, schema]) => schema._zod.optin !== 'optional').map(([name]) => name);
  const values = Object.fromEntries(fields.map(([name, schema]) => [name, arbitraryOf(schema)]));
  return fc.record(values, { requiredKeys: required, noNullPrototype: true });
};

const formOf = (schema: Schemas): fc.Arbitrary<unknown> => {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return textsOf(schema);
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType));
    case 'optional':
    case 'readonly':
      return arbitraryOf(def.innerType);
    case 'array': {
      const { min, max } = lengths(schema);
      return fc.array(arbitraryOf(def.element), { minLength: min, maxLength: Math.min(max, min + 3) });
    }
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'object':
      return objectsOf(def.shape);
    case 'custom': {
      const [fitting] = own.filter((candidates) => takes(schema, fc.sample(candidates, 1)[0]));
      if (fitting !== undefined) return fitting;
      break;
    }
  }
  throw new Error(`no arbitrary is known for a schema of the kind ${def.type}`);
};

/** Values that a schema takes. */
export const arbitraryOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> =>
  formOf(schema as Schemas).filter((value) => takes(schema, value));
