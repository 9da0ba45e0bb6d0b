/** The id of a row: what several commands that are made of one row agree on, whatever order and run they are made in. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type MappingInput, parseMapping } from './mapping.ts';
import { runImport } from './run.ts';

const rule = (command: string, more: object = {}) => ({
  from: 'rows',
  command,
  date: { value: '2024-01-01' },
  data: { id: { $rowId: true } },
  ...more,
});

const idsOf = async (rules: readonly object[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const folder = await mkdtemp(join(tmpdir(), 'row-ids-'));
  await writeFile(join(folder, 'rows.csv'), 'no,name\n1,a\n2,b\n2,b\n1,a\n1,a\n');
  const mapping = parseMapping({
    source: 's',
    tables: { rows: { path: 'rows.csv' } },
    rules,
  } as unknown as MappingInput);
  if (E.isLeft(mapping)) throw new Error(JSON.stringify(mapping.left));
  const ids = new Map<string, string[]>();
  const { stopped } = await runImport({
    mapping: mapping.right,
    folder,
    handle: async (command) => {
      const { type, data } = command as { readonly type: string; readonly data: { readonly id: string } };
      ids.set(type, [...(ids.get(type) ?? []), data.id]);
      return { kind: 'accepted', repeated: false };
    },
    reject: () => undefined,
    say: ({ code }) => code,
  });
  expect(stopped).toBeNull();
  return ids;
};

test('each row has an id, equal rows one each, and every command of a row the same one', async () => {
  const ids = await idsOf([rule('A'), rule('B')]);
  expect(new Set(ids.get('A')).size).toBe(5);
  expect(ids.get('B')).toEqual(ids.get('A'));
  expect((await idsOf([rule('B')])).get('B')).toEqual(ids.get('A'));
});

test('where the source has a key, the id is by the key alone', async () => {
  const ids = await idsOf([rule('A', { key: ['no'] }), rule('B', { key: ['no'] })]);
  expect(new Set(ids.get('A')).size).toBe(2);
  expect(ids.get('B')).toEqual(ids.get('A'));
});
