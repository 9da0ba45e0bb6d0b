// Packs the packages and installs them into two empty folders, as strangers would: one who embeds the library, and one
// who tests with it and so has fast-check too. Done once for all tests of the packed packages.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Command, run } from '../checks.ts';

/** Folders of the tarballs and of the two strangers. */
export interface Strangers {
  readonly tarballs: string;
  readonly embedder: string;
  readonly tester: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly strangers: Strangers;
  }
}

const root = join(import.meta.dirname, '../..');

async function must(command: Command, folder: string): Promise<void> {
  const { code, output } = await run(command, folder);
  if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output}`);
}

const install = (folder: string, ...specifiers: readonly string[]) =>
  must(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...specifiers], folder);

/** Called by vitest before the first test; what it answers is called after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const tarballs = await mkdtemp(join(tmpdir(), 'clientele-tarballs-'));
  const embedder = await mkdtemp(join(tmpdir(), 'clientele-embedder-'));
  const tester = await mkdtemp(join(tmpdir(), 'clientele-tester-'));

  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await must(['npx', '--yes', packageManager, '--filter=./packages/*', 'pack', `--pack-destination=${tarballs}`], root);
  await writeFile(join(embedder, 'package.json'), '{ "name": "stranger", "private": true }\n');
  const names = ['domain', 'projections', 'adapters', 'cli'];
  await install(embedder, ...names.map((name) => join(tarballs, `clientele-${name}-0.1.0.tgz`)));
  await cp(embedder, tester, { recursive: true });
  await install(tester, 'fast-check');

  project.provide('strangers', { tarballs, embedder, tester });
  return async () => {
    for (const folder of [tarballs, embedder, tester]) await rm(folder, { recursive: true, force: true });
  };
}
