// What is in the tarballs, judged by publint, by attw, and by what a reader of the package needs.
import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, test } from 'vitest';
import { type Command, run } from '../checks.ts';
import { entriesOf, installed, manifest, packages } from './contents.ts';

const { embedder, tarballs } = inject('strangers');

const complaints = async (folder: string): Promise<readonly string[]> => {
  const { messages, pkg } = await publint({ strict: true, pkgDir: folder, pack: false });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
};

const attw = (tarball: string) => {
  const options = ['--profile=node16', '--no-definitely-typed', '--format=ascii', '--no-emoji', '--no-color'];
  return run(['attw', tarball, ...options], join(import.meta.dirname, '../..'));
};

describe.each(packages)('the packed package %s', (name) => {
  const folder = installed(embedder, name);

  test('leaves publint nothing to say', async () => {
    expect(await complaints(folder)).toEqual([]);
  });

  test('has types that every module resolution finds, for import and for require', async () => {
    const { code, output } = await attw(join(tarballs, `clientele-${name}-0.1.0.tgz`));
    expect(code, output).toBe(0);
    const entries = await entriesOf(embedder, name);
    for (const verdict of ['(from ESM): OK (ESM)', '(from CJS): OK (CJS)', 'bundler: OK \n']) {
      expect(output.split(verdict).length - 1, `${verdict}\n${output}`).toBe(entries.length);
    }
  });

  test('carries its licence, the sources that its maps name, and no tests', async () => {
    const files = await readdir(folder, { recursive: true });
    expect(files).toContain('LICENSE');
    expect(files.filter((file) => /\.test(-d)?\./.test(file))).toEqual([]);
    const maps = files.filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    for (const map of maps) {
      const { sources } = JSON.parse(await readFile(join(folder, map), 'utf8'));
      for (const source of sources) await stat(join(folder, map, '..', source));
    }
  });

  test('asks for released versions only', async () => {
    const { dependencies = {} } = await manifest(embedder, name);
    for (const range of Object.values(dependencies)) expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
  });
});

test('publint and attw bite: both refuse a CommonJS build whose folder does not say what it is', async () => {
  const spoiled = join(tarballs, 'spoiled');
  await cp(installed(embedder, 'projections'), spoiled, { recursive: true });
  await rm(join(spoiled, 'dist/cjs/package.json'));
  expect((await complaints(spoiled)).join('\n')).toContain('dist/cjs/index.js');

  const pack: Command = ['npm', 'pack', '--ignore-scripts', `--pack-destination=${spoiled}`];
  await run(pack, spoiled);
  const { code, output } = await attw(join(spoiled, 'clientele-projections-0.1.0.tgz'));
  expect(code).not.toBe(0);
  expect(output).toContain('A require call resolved to an ESM JavaScript file');
});
