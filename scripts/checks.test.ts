// The checks bite: each is run on a copy of this tree in which something forbidden was planted, and must name it.
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Check, checks, runCheck } from './checks.ts';
import { typeCheckedFiles } from './type-checked.ts';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];

/** What a checkout is copied without: what is installed or built, and what a test running beside this one writes. */
const leftOut = new Set(['.git', 'node_modules', 'dist']);
/** The sources of the packages: with those left out a check of the whole tree is as quick as the plants are few. */
const source = /[\\/]packages[\\/][^\\/]+[\\/](src|test|testing|bench)$/;

/** A checkout like this one, installed, with these files in it, beside its own or `alone`. */
async function copyWith(plants: Readonly<Record<string, string>>, alone?: 'alone'): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'clientele-planted-'));
  folders.push(copy);
  const filter = (path: string) => !leftOut.has(basename(path)) && !(alone && source.test(path));
  await cp(root, copy, { recursive: true, filter });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const name of await readdir(join(root, 'packages'))) {
    await symlink(join(root, 'packages', name, 'node_modules'), join(copy, 'packages', name, 'node_modules'));
  }
  for (const [file, text] of Object.entries(plants)) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), text);
  }
  return copy;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a check that saw nothing has failed, whatever its exit code', async () => {
  const content: Check = { name: 'content', command: ['node', '--eval', ''], seen: () => 0, objects: 'files' };
  expect(await runCheck(content, root)).toMatchObject({ passed: false, seen: 0 });
});

test.concurrent('the check of arrows fails where there is nothing to cruise', async () => {
  const copy = await copyWith({}, 'alone');
  for (const folder of ['packages', 'examples', 'scripts']) {
    await rm(join(copy, folder), { recursive: true });
    await mkdir(join(copy, folder));
  }
  await writeFile(join(copy, '.dependency-cruiser.mjs'), 'export default { forbidden: [] };\n');
  expect(await runCheck(checks.arrows, copy)).toMatchObject({ passed: false, seen: 0 });
});

test('every TypeScript file belongs to a project that is type-checked', async () => {
  const checked = new Set([...typeCheckedFiles(root)].map((file) => relative(root, file)));
  const folders = ['packages', 'examples', 'scripts'].map((folder) => readdir(join(root, folder), { recursive: true }));
  const [inPackages = [], inExamples = [], inScripts = []] = await Promise.all(folders);
  const all = [
    ...inPackages.map((file) => join('packages', file)),
    ...inExamples.map((file) => join('examples', file)),
    ...inScripts.map((file) => join('scripts', file)),
  ].filter((file) => file.endsWith('.ts') && !/(^|[\\/])(node_modules|dist)[\\/]/.test(file));
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter((file) => !checked.has(file))).toEqual([]);
});

test.concurrent('types: pure code knows no clock, no console and no Node, and tests are checked too', async () => {
  const copy = await copyWith(
    {
      'packages/domain/src/planted.ts': 'export const started = [process, setTimeout, console, crypto, fetch];\n',
      'packages/projections/src/planted.ts': `import 'node:fs';\nexport const size = Buffer.byteLength('');\n`,
      'packages/projections/src/planted.test.ts': 'export const wrong: number = String(1);\n',
    },
    'alone',
  );
  const { passed, output } = await runCheck(checks.types, copy);
  expect(passed).toBe(false);
  for (const name of ['process', 'setTimeout', 'console', 'crypto', 'fetch', 'Buffer']) {
    expect(output).toMatch(new RegExp(`planted\\.ts.*Cannot find name '${name}'`));
  }
  expect(output).toMatch(/planted\.ts.*node:fs/);
  expect(output).toMatch(/planted\.test\.ts.*not assignable to type 'number'/);
});

describe('lint', () => {
  const impure: Readonly<Record<string, string>> = {
    'a clock': 'export const planted = (): number => Date.now();',
    'a clock by another name': 'export const planted = (): number => new Date().getTime();',
    'the global object': 'export const planted = (): unknown => globalThis;',
    'the language of the runtime': 'export const planted = (n: number): string => new Intl.NumberFormat().format(n);',
    'the language of the machine': 'export const planted = (s: string): string => s.toLocaleUpperCase();',
    'an order that the machine decides': 'export const planted = (s: string): number => s.localeCompare(s);',
    chance: 'export const planted = (): number => Math.random();',
    'chance by another name': 'const { random } = Math;\nexport const planted = (): number => random();',
    'chance by a key': "export const planted = (): number => Math['random']();",
    'a counter': 'let planted = 0;\nexport const count = (): number => ++planted;',
    'a cache': 'const planted = new Map<string, number>();\nexport const size = (): number => planted.size;',
    'a list to push to': 'const planted: string[] = [];\nexport const add = (s: string): number => planted.push(s);',
    'code made from data': 'export const planted = (s: string): unknown => eval(s);',
  };
  const careless: Readonly<Record<string, readonly [rule: string, source: string]>> = {
    any: ['noExplicitAny', 'export const planted = (value: any): unknown => value;'],
    'another format': ['format', 'export const planted = "double"'],
    'an import without its extension': ['useImportExtensions', "export { checks } from './checks';"],
    'an enum': ['noEnum', 'export enum Planted {\n  One,\n}'],
    'the languages of zod': ['noRestrictedImports', "import { z } from 'zod';\n\nexport const planted = z.string();"],
    'a test left out': ['noSkippedTests', "import { test } from 'vitest';\n\ntest.skip('planted', () => undefined);"],
  };
  const file = (kind: string) => `${kind.replaceAll(' ', '-')}.ts`;
  const text = (source: string) => `${source}\n`;
  let output: string;

  beforeAll(async () => {
    const copy = await copyWith(
      Object.fromEntries([
        ...Object.entries(impure).flatMap(([kind, source]) => [
          [`packages/domain/src/trade/${file(kind)}`, text(source)],
          [`packages/projections/src/${file(kind)}`, text(source)],
        ]),
        ...Object.entries(careless).map(([kind, [, source]]) => [`scripts/${file(kind)}`, text(source)]),
        ['packages/domain/src/trade/lawful.ts', 'export const planted: ReadonlyMap<string, number> = new Map();\n'],
      ]),
    );
    const outcome = await runCheck(checks.lint, copy);
    expect(outcome.passed).toBe(false);
    output = outcome.output;
  });

  test.each(Object.keys(impure))('%s is refused in domain and projections', (kind) => {
    for (const folder of ['packages/domain/src/trade', 'packages/projections/src']) {
      expect(output).toMatch(
        new RegExp(`^${folder}/${file(kind)}:\\d+:\\d+ (plugin|lint/style/noRestrictedGlobals) `, 'm'),
      );
    }
  });

  test.each(Object.entries(careless))('%s is refused everywhere', (kind, [rule]) => {
    expect(output).toMatch(new RegExp(`^scripts/${file(kind)}\\S* (lint/\\w+/)?${rule} `, 'm'));
  });

  test('a constant that nobody can change is allowed', () => {
    expect(output).not.toContain('lawful.ts');
  });
});

test.concurrent('dead code: an unused file, an unused export and an unused dependency are named', async () => {
  const copy = await copyWith({
    'packages/cli/src/planted-file.ts': 'export const planted = 1;\n',
    'packages/cli/src/planted-export.ts': 'export const used = 1;\nexport const plantedExport = 2;\n',
    'packages/cli/src/main.ts': `import { used } from './planted-export.ts';\nconsole.log(used);\n`,
    'examples/package.json': '{ "name": "planted", "private": true, "dependencies": { "planted-dependency": "1" } }\n',
  });
  const { passed, output } = await runCheck(checks.deadCode, copy);
  expect(passed).toBe(false);
  for (const name of ['planted-file.ts', 'plantedExport', 'planted-dependency']) expect(output).toContain(name);
});

describe('arrows', () => {
  const inTrade = 'packages/domain/src/trade/planted';
  const plants = [
    ['domain-imports', `${inTrade}/library.ts`, 'fast-check'],
    ['domain-imports', `${inTrade}/uuid.ts`, 'uuid'],
    ['projections-imports', 'packages/projections/src/planted/library.ts', 'zod'],
    ['adapters-imports', 'packages/adapters/src/planted/library.ts', 'vitest'],
    ['telemetry-belongs-to-its-entry', 'packages/adapters/src/planted/telemetry.ts', '../telemetry/index.ts'],
    ['telemetry-belongs-to-its-entry', 'packages/adapters/src/planted/telemetry-api.ts', '@opentelemetry/api'],
    ['the-client-belongs-to-its-entry', 'packages/adapters/src/planted/client.ts', '@eventstore/db-client'],
    ['the-entry-of-the-client-is-its-own', 'packages/adapters/src/planted/entry.ts', '../eventstoredb/index.ts'],
    ['testing-imports', 'packages/domain/src/testing/planted.ts', 'vitest'],
    ['arrows-from-domain', 'packages/domain/src/planted.test.ts', '../../projections/src/index.ts'],
    ['arrows-from-projections', 'packages/projections/src/planted.test.ts', '../../adapters/src/index.ts'],
    ['arrows-from-adapters', 'packages/adapters/src/planted.test.ts', '../../cli/src/index.ts'],
    ['kernel-knows-no-room', 'packages/domain/src/kernel/planted.ts', '../trade/index.ts'],
    ['wings-meet-at-the-door', `${inTrade}/wing.ts`, '../../customer/planted/room.ts'],
    ['testing-stays-out-of-production', `${inTrade}/testing.ts`, '../../testing/index.ts'],
    ['no-builtins-in-pure-code', `${inTrade}/builtin.ts`, 'node:fs'],
    ['no-builtins-in-pure-code', 'packages/projections/src/planted/builtin.ts', 'node:crypto'],
    ['packages-meet-by-name', 'packages/cli/src/planted.ts', '../../domain/src/kernel/index.ts'],
    ['examples-use-what-is-published', 'examples/planted.ts', '../packages/domain/src/customer/planted/room.ts'],
    ['nobody-imports-programs', 'packages/cli/src/planted-program.ts', '../../../scripts/checks.ts'],
    ['no-cycles', 'packages/cli/src/planted-cycle-back.ts', './planted-cycle.ts'],
    ['all-resolve', 'packages/cli/src/planted-nothing.ts', './planted-missing.ts'],
  ] as const;
  let output: string;

  beforeAll(async () => {
    const copy = await copyWith({
      ...Object.fromEntries(plants.map(([, file, target]) => [file, `import '${target}';\n`])),
      'packages/domain/src/customer/planted/room.ts': 'export const room = 1;\n',
      'packages/cli/src/planted-cycle.ts': `import './planted-cycle-back.ts';\n`,
    });
    const outcome = await runCheck(checks.arrows, copy);
    expect(outcome.passed).toBe(false);
    expect(outcome.seen).toBeGreaterThan(plants.length);
    output = outcome.output;
  });

  test.each(plants)('%s: %s may not import %s', (rule, file) => {
    expect(output).toContain(`error ${rule}: ${file} →`);
  });
});
