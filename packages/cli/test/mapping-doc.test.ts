// docs/mapping.md says what mappings can say: every field, every operator, each with an example that does what it says.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../src/command/exit-codes.ts';
import { type MappingInput, mappingSchema, parseMapping, runImport } from '../src/import/index.ts';

const text = readFileSync(join(import.meta.dirname, '../docs/mapping.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'clientele-mapping-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of a list under a heading. */
const itemsUnder = (heading: string): readonly string[] => {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own.split('\n').filter((line) => line.startsWith('- `'));
};

interface Field {
  readonly name: string;
  readonly example: { readonly [field: string]: unknown };
}

const fieldsUnder = (heading: string): readonly Field[] =>
  itemsUnder(heading).map((line) => {
    const [, name = '', example = ''] = /^- `(\w+)`: .* Example: `(.+)`$/.exec(line) ?? [];
    return { name, example: JSON.parse(`{${example}}`) };
  });

const rule = {
  from: 'rows',
  command: 'RegisterCustomer',
  date: { value: '2025-01-01' },
  data: { customer: { $column: 'no' } },
};
const tables = { rows: { path: 'rows.csv' }, lines: { path: 'lines.csv' }, products: { path: 'products.csv' } };
const other = { table: 'lines', key: ['order'], by: ['no'] };

const { shape } = mappingSchema;
const ruleShape = shape.rules.element.shape;

describe.each([
  ['The file', Object.keys(shape), (more: object) => ({ source: 'erp', tables, rules: [rule], ...more })],
  [
    'Tables',
    Object.keys(shape.tables.valueType.shape),
    (more: object) => ({ source: 'erp', tables: { rows: { ...tables.rows, ...more } }, rules: [rule] }),
  ],
  ['Rules', Object.keys(ruleShape), (more: object) => ({ source: 'erp', tables, rules: [{ ...rule, ...more }] })],
  [
    'Dates',
    Object.keys(ruleShape.date.shape),
    (more: object) => ({ source: 'erp', tables, rules: [{ ...rule, date: more }] }),
  ],
  [
    'Joins and lookups',
    Object.keys(ruleShape.join.unwrap().valueType.shape),
    (more: object) => ({ source: 'erp', tables, rules: [{ ...rule, join: { items: { ...other, ...more } } }] }),
  ],
])('%s', (heading, known, mappingWith) => {
  const fields = fieldsUnder(heading);

  test('every field is told, and no other', () => {
    expect(fields.map(({ name }) => name)).toEqual(known);
    expect(parseMapping(mappingWith({ unheardOf: true }))._tag).toBe('Left');
  });

  test.each(fields)('the example of $name is one, and can be read', ({ name, example }) => {
    expect(Object.keys(example)).toContain(name);
    expect(parseMapping(mappingWith(example))).toMatchObject({ _tag: 'Right' });
  });
});

test('a lookup has the fields of a join', () => {
  const fieldsOf = ruleShape.lookup.unwrap().valueType.shape;
  expect(Object.keys(fieldsOf)).toEqual(Object.keys(ruleShape.join.unwrap().valueType.shape));
});

describe('templates', () => {
  const [, sample = ''] = /```csv sample\n([^`]*)```/.exec(text) ?? [];
  writeFileSync(join(folder, 'sample.csv'), sample);

  /** What a template becomes from the first row; rows of one order are one where it looks at all of them. */
  const filled = async (
    template: unknown,
  ): Promise<{ readonly values: readonly unknown[]; readonly fault: string }> => {
    const grouped = JSON.stringify(template).match(/"\$each"|sum\(/) !== null;
    const mapping = parseMapping({
      source: 'doc',
      tables: { sample: { path: 'sample.csv' } },
      rules: [
        {
          from: 'sample',
          command: 'Take',
          date: { value: '2025-01-01' },
          ...(grouped ? { group: ['Order'] } : {}),
          data: { it: 'is', value: template },
        },
      ],
    } as MappingInput);
    if (E.isLeft(mapping)) throw new Error(JSON.stringify(mapping.left));
    const values: Json[] = [];
    const { stopped } = await runImport({
      mapping: mapping.right,
      folder,
      handle: async (command) => {
        values.push((command as { readonly data: Json }).data);
        return { kind: 'accepted', repeated: false };
      },
      reject: () => undefined,
      say: ({ code }) => code,
    });
    return { values, fault: stopped ?? '' };
  };

  const examples = [...itemsUnder('Templates'), ...itemsUnder('Formulas')].map((line) => {
    const [, template = '', value] = /^- `([^`]+)` is (?:`([^`]+)`|nothing|an id of its own): /.exec(line) ?? [];
    return { template, value };
  });
  const ofItsOwn = ['{ "$id": true }', '{ "$rowId": true }'];

  test.each(examples.filter(({ template }) => !ofItsOwn.includes(template)))(
    '$template is $value',
    async ({ template, value }) => {
      const { values, fault } = await filled(JSON.parse(template));
      expect(fault).toBe('');
      expect(values[0]).toEqual({ it: 'is', ...(value === undefined ? {} : { value: JSON.parse(value) }) });
    },
  );

  test.each(ofItsOwn)('%s of a row is its own, and the same in every run', async (template) => {
    const [first, again] = [await filled(JSON.parse(template)), await filled(JSON.parse(template))];
    expect(first.values).toEqual(again.values);
    expect(new Set(first.values.map((value) => JSON.stringify(value))).size).toBe(2);
  });

  test('every operator has an example', async () => {
    const { fault } = await filled({ $unheardOf: 'x' });
    const [, list = ''] = /there are (\$.*)$/.exec(fault) ?? [];
    const operators = list.split(', ');
    expect(operators.length).toBeGreaterThan(5);
    const shown = examples.flatMap(({ template }) => template.match(/\$\w+/g) ?? []);
    expect([...new Set(shown)].sort()).toEqual(operators.toSorted());
  });
});

test('every exit code is told', () => {
  const [, section = ''] = text.split('\n## Exit codes\n');
  const told = [...section.matchAll(/^- `(\d)`: /gm)].map(([, code]) => Number(code));
  expect(told).toEqual(Object.values(exitCodes));
});
