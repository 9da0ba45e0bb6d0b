/**
 * The form of an event's data as JSON Schema: what of a zod schema can be written down, compared and kept. What JSON Schema
 * has no word for is written beside it (`x-rule`, `x-rules`, `x-personal`, `x-flags`), so that a change of it is seen; what
 * can't be written down at all is refused.
 */
import { type JsonObject, personalMarks } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { saidBy } from '../thrown.ts';

/** Why a schema can't be locked, and where in it. */
export interface FormFault {
  readonly path: string;
  readonly reason: string;
}

/** Kinds of schemas of which the text tells all: what goes in comes out, the same. */
const writable: ReadonlySet<string> = new Set([
  'any',
  'array',
  'boolean',
  'custom',
  'enum',
  'intersection',
  'lazy',
  'literal',
  'null',
  'nullable',
  'number',
  'object',
  'optional',
  'readonly',
  'record',
  'string',
  'tuple',
  'union',
  'unknown',
]);

interface Saying {
  readonly error?: ((issue: never) => unknown) | undefined;
}

/** What of zod's definitions is looked at. */
interface Definition extends Saying {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
}

interface CheckDefinition extends Saying {
  readonly check: string;
  readonly pattern?: RegExp | undefined;
}

/** A rule is known by what it says when it is broken. */
const ruleOf = ({ error }: Saying): string | null => {
  const said = (error as ((issue: object) => unknown) | undefined)?.({});
  if (typeof said === 'string') return said;
  return typeof said === 'object' && said !== null && 'message' in said ? `${said.message}` : null;
};

/** Texts for people, which may change as they like. */
const forPeople = ['title', 'description', 'examples', 'deprecated', '$comment', 'id'] as const;

/** The form of a schema, or everything in it that can't be written down. */
export const formOf = (schema: z.ZodType): E.Either<readonly FormFault[], JsonObject> => {
  const faults: FormFault[] = [];
  const refuse = (path: readonly (string | number)[], reason: string) => faults.push({ path: path.join('.'), reason });

  const override = ({
    zodSchema,
    jsonSchema,
    path,
  }: {
    readonly zodSchema: z.core.$ZodTypes;
    readonly jsonSchema: z.core.JSONSchema.BaseSchema;
    readonly path: readonly (string | number)[];
  }): void => {
    const definition = zodSchema._zod.def as Definition;
    const { type, checks = [] } = definition;
    const add = (more: JsonObject) => Object.assign(jsonSchema, more);
    for (const key of forPeople) delete jsonSchema[key];
    if (!writable.has(type)) refuse(path, `a schema of the kind "${type}" does not keep what it is given`);
    if (type === 'custom') {
      const rule = ruleOf(definition);
      if (rule === null) refuse(path, 'a rule without a message has no name by which it is known');
      else add({ 'x-rule': rule });
    }
    const rules = checks.map(({ _zod }) => _zod.def).filter(({ check }) => check === 'custom');
    const names = rules.flatMap((rule) => ruleOf(rule) ?? []);
    if (names.length < rules.length) refuse(path, 'a rule without a message has no name by which it is known');
    if (names.length > 0) add({ 'x-rules': names });
    if (checks.some(({ _zod }) => _zod.def.check === 'overwrite')) refuse(path, 'a schema that rewrites is no form');
    const flags = checks.flatMap(({ _zod }) => _zod.def.pattern?.flags ?? []).filter((flag) => flag !== '');
    if (flags.length > 0) add({ 'x-flags': flags });
    const personal = personalMarks.get(zodSchema);
    if (personal !== undefined) add({ 'x-personal': personal.person });
  };

  try {
    const {
      $schema: _,
      '~standard': __,
      ...form
    } = z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      override,
    });
    return faults.length > 0 ? E.left(faults) : E.right(JSON.parse(JSON.stringify(form)) as JsonObject);
  } catch (thrown) {
    return E.left([{ path: '', reason: saidBy(thrown) }]);
  }
};
