/**
 * Arbitrary values that a schema takes, from the schema itself: for laws that hold for every event of every room, whatever
 * rooms there are. Rules beside the form are kept by throwing away what they refuse.
 */
import { tag } from '@clientele/domain/kernel';
import { ids, localDates, texts } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as z from 'zod';

type Schemas = z.core.$ZodTypes;

const takes = (schema: z.core.$ZodType, value: unknown): boolean => (schema as z.ZodType).safeParse(value).success;

/** What values of our own look like: dates, tags and subjects, citations of policies. */
const own: readonly fc.Arbitrary<unknown>[] = [
  localDates(),
  ids().map((id) => tag('customer', id)),
  ids().map((id) => `${id}@1`),
];

/** The bounds of a leaf, as JSON Schema says them. */
const boundsOf = (schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** Short, so that the values can be read where a law is broken. */
const lengths = (least = 0, most = 40) => ({ min: least, max: Math.min(most, least + 40) });

const textsOf = (schema: z.core.$ZodType): fc.Arbitrary<string> => {
  const { pattern, minLength, maxLength } = boundsOf(schema);
  const { min, max } = lengths(minLength, maxLength);
  // A few only, so that a currency meets itself.
  if (pattern !== undefined) {
    return fc.constantFrom(...fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 2, seed: 1 }));
  }
  return fc.oneof(ids(), texts(max)).filter((text) => text.length >= min && text.length <= max);
};

const numbersOf = (schema: z.core.$ZodType): fc.Arbitrary<number> => {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = boundsOf(schema);
  const least = Math.max(minimum, Math.min(0, maximum));
  const small = fc.integer({ min: least, max: Math.min(maximum, least + 20) });
  return fc.oneof({ weight: 9, arbitrary: small }, fc.integer({ min: minimum, max: maximum }));
};

const listsOf = (schema: z.core.$ZodType, element: z.core.$ZodType): fc.Arbitrary<unknown[]> => {
  const { minItems = 0, maxItems = 3 } = boundsOf(schema);
  return fc.array(arbitraryOf(element), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) });
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
    case 'array':
      return listsOf(schema, def.element);
    case 'union':
      return fc.oneof(...def.options.map((option) => arbitraryOf(option)));
    case 'object':
      return objectsOf(def.shape);
    case 'custom': {
      // Some: a strange id among them, now and then, is no reason to know of no value.
      const [fitting] = own.filter((candidates) => fc.sample(candidates, 20).some((value) => takes(schema, value)));
      if (fitting !== undefined) return fitting;
      break;
    }
  }
  throw new Error(`no arbitrary is known for a schema of the kind ${def.type}`);
};

/** Values that a schema takes. Rules that nearly nothing keeps are told, and not looked for until the end of days. */
export const arbitraryOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  let misses = 0;
  return formOf(schema as Schemas).filter((value) => {
    const taken = takes(schema, value);
    misses = taken ? 0 : misses + 1;
    if (misses > 5_000) throw new Error(`no value was found that keeps the rules of ${schema._zod.def.type}`);
    return taken;
  });
};
