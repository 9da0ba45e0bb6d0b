// The last line of `npm test` counts every failure: what vitest counts, and what it does not.
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTests } from './test-report.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-counted-'));
  await symlink(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'));
});

afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const count = async (files: Readonly<Record<string, string>>) => {
  for (const [name, body] of Object.entries(files)) {
    await writeFile(join(folder, name), `import { expect, test } from 'vitest';\n${body}\n`);
  }
  const { passed, failed, detail } = await runTests(folder, `--root=${folder}`);
  return { passed, failed, detail };
};

test('tests that pass are counted by the kind that their file names', async () => {
  const body = 'test("one", () => expect(1).toBe(1));\ntest("two", () => expect(2).toBe(2));';
  expect(await count({ 'a.test.ts': body, 'b.property.test.ts': body, 'c.acceptance.test.ts': body })).toEqual({
    passed: 6,
    failed: 0,
    detail: expect.stringMatching(/^(2 (unit|property|acceptance)(, )?){3} in 3 files$/),
  });
});

test('a failed test and a file that does not load count one each', async () => {
  const files = {
    'passing.test.ts': 'test("one", () => expect(1).toBe(1));',
    'failing.test.ts': 'test("one", () => expect(1).toBe(2));\ntest("two", () => expect(2).toBe(2));',
    'broken.test.ts': 'import "./missing.ts";\ntest("one", () => expect(1).toBe(1));',
  };
  expect(await count(files)).toMatchObject({ passed: 2, failed: 2 });
});

test('an error outside of any test counts one', async () => {
  const body = 'test("one", () => {\n  void Promise.reject(new Error("boom"));\n  expect(1).toBe(1);\n});';
  expect(await count({ 'stray.test.ts': body })).toMatchObject({ passed: 1, failed: 1 });
});

test('a run of nothing counts as one failure', async () => {
  expect(await count({})).toEqual({ passed: 0, failed: 1, detail: 'nothing in 0 files' });
});
