/**
 * The mapping: a declaration of how the tables of a source become commands. It is data (a JSON file), checked here with
 * messages that say where it is wrong; no importer is written for one data set.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';

const columnName = z.string().min(1);
const alias = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'a name of letters, digits and _');

const tableSchema = z.strictObject({
  /** Relative to the mapping's folder. */
  path: z.string().min(1),
  format: z.enum(['csv', 'jsonl', 'json']).default('csv'),
  /** One character; a tab is "\t". */
  separator: z.string().length(1).default(','),
  quote: z.string().length(1).default('"'),
  /** As TextDecoder names them: utf-8, utf-16le, gb18030, windows-1252 …; a byte order mark decides by itself. */
  encoding: z.string().default('utf-8'),
  /** True where the file is compressed with gzip. */
  gzip: z.boolean().default(false),
  /** The names of the columns, for a file without a header. */
  columns: z.array(columnName).optional(),
  /** In a JSON file: the name of the array in the document; without it the document is the array. */
  array: z.string().optional(),
  /** What stands for "nothing", beside the empty text: `NULL`, say. */
  nothing: z.array(z.string()).default([]),
  decimal: z.enum(['.', ',']).default('.'),
  /** What groups thousands in numbers, if anything does. */
  thousands: z.enum([',', '.', ' ', "'"]).optional(),
});

const lookupSchema = z.strictObject({
  table: alias,
  /** The columns of that table which name a row. */
  key: z.array(columnName).min(1),
  /** The columns here which hold those values; a column of an earlier lookup is written `alias.Column`. */
  by: z.array(columnName).min(1),
});

const joinSchema = z.strictObject({
  table: alias,
  /** The columns of that table, and those of this one, which must be equal. */
  key: z.array(columnName).min(1),
  by: z.array(columnName).min(1),
});

const dateSchema = z.strictObject({
  column: columnName.optional(),
  /** Luxon's tokens: `yyyy-MM-dd`, `M/d/yyyy H:mm`; with an hour the time counts, else the date alone. */
  format: z.string().default('yyyy-MM-dd'),
  /** A fixed date, where the source has none. */
  value: z.string().optional(),
});

const templateSchema: z.ZodType<Template> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(templateSchema),
    z.record(z.string(), templateSchema),
  ]),
);

/** What becomes a command's data: plain JSON in which objects with a `$…` key stand for values of the row. */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [key: string]: Template };

/** What a cell may be: just this text; any text that begins so; or a number below another. */
const cellTestSchema = z.union([
  z.string(),
  z.strictObject({ begins: z.string().min(1) }),
  z.strictObject({ below: z.int() }),
]);

const ruleSchema = z
  .strictObject({
    /** The table whose rows become commands, one each (or one a group). */
    from: alias,
    command: z.string().min(1),
    /** The columns that identify the row at its source; without them, its content and how many equal rows precede it. */
    key: z.array(columnName).min(1).optional(),
    /** One command for all rows that are equal in these columns, wherever they stand. */
    group: z.array(columnName).min(1).optional(),
    /** Rows of other tables that belong to this one, each under a name for `$each`. */
    join: z.record(alias, joinSchema).default({}),
    /** One row of another table, each under a name: its columns are then `name.Column`. */
    lookup: z.record(alias, lookupSchema).default({}),
    date: dateSchema,
    /** Only rows in which each of these columns has one of these values. */
    where: z.record(columnName, z.array(cellTestSchema).min(1)).default({}),
    /** No rows in which one of these columns has one of these values. */
    except: z.record(columnName, z.array(cellTestSchema).min(1)).default({}),
    data: templateSchema,
  })
  .refine(({ date }) => (date.column === undefined) !== (date.value === undefined), {
    message: 'names either a column or a fixed value',
    path: ['date'],
  })
  .refine((rule) => rule.group === undefined || Object.keys(rule.join).length === 0, {
    message: 'a rule groups its rows or joins others to them, not both',
    path: ['group'],
  });

/** A command that comes from no row: the opening of a plan, say. Handled before the rules, in this order. */
const commandSchema = z.strictObject({
  command: z.string().min(1),
  /** As `yyyy-MM-dd`. */
  date: z.string(),
  data: z.json(),
});

const zoneSchema = z
  .strictObject({
    name: z.string().min(1),
    version: z.int().min(1).default(1),
    offsets: z.array(z.strictObject({ from: z.int().nullable(), minutes: z.int().min(-1080).max(1080) })).min(1),
  })
  .refine(({ offsets }) => offsets.every(({ from }, index) => (index === 0 ? from === null : from !== null)), {
    message: 'the first offset is from null (ever), each other from an instant',
    path: ['offsets'],
  });

export const mappingSchema = z.strictObject({
  /** Names the source for good: the ids of its commands derive from it. */
  source: z.string().min(1).max(100),
  zone: z.union([z.enum(['UTC', 'Asia/Shanghai']), zoneSchema]).default('UTC'),
  /** The actor in whose name rows are entered. */
  by: z.strictObject({ id: z.string().min(1), roles: z.array(z.string().min(1)).default([]) }).default({
    id: 'import',
    roles: ['importer'],
  }),
  tables: z.record(alias, tableSchema),
  commands: z.array(commandSchema).default([]),
  /** In this order. */
  rules: z.array(ruleSchema).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;
export type Table = Mapping['tables'][string];
export type Rule = Mapping['rules'][number];
export type Lookup = Rule['lookup'][string];
export type CellTest = z.infer<typeof cellTestSchema>;

/** Where a mapping is wrong (`rules.0.date.format`), and how. */
export interface MappingFault {
  readonly path: string;
  readonly reason: string;
}

const unknownTables = ({ tables, rules }: Mapping): readonly MappingFault[] =>
  rules.flatMap((rule, index) =>
    [
      ['from', rule.from] as const,
      ...Object.entries(rule.join).map(([name, join]) => [`join.${name}.table`, join.table] as const),
      ...Object.entries(rule.lookup).map(([name, lookup]) => [`lookup.${name}.table`, lookup.table] as const),
    ]
      .filter(([, table]) => !Object.hasOwn(tables, table))
      .map(([path, table]) => ({
        path: `rules.${index}.${path}`,
        reason: `there is no table "${table}"; declared are ${Object.keys(tables).join(', ')}`,
      })),
  );

/**
 * Reads a mapping from parsed JSON; all faults are told.
 *
 * @example
 * ```ts
 * import { parseMapping } from '@clientele/cli';
 *
 * parseMapping({ source: 'erp', tables: {}, rules: [] })._tag; // 'Left'
 * ```
 */
export const parseMapping = (input: unknown): E.Either<readonly MappingFault[], Mapping> => {
  const parsed = mappingSchema.safeParse(input);
  if (!parsed.success) {
    return E.left(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), reason: issue.message })));
  }
  const faults = unknownTables(parsed.data);
  return faults.length > 0 ? E.left(faults) : E.right(parsed.data);
};
