// Packs the packages and installs them into two empty folders, as strangers would: one who embeds the library, and one
// who has every optional peer too: fast-check to test with, and OpenTelemetry's API. Done once for all tests of the packed
// packages.
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
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

/** The packages are copied, since they find peers beside where they truly lie; what they depend on is only linked. */
async function withPeers(embedder: string, tester: string): Promise<void> {
  const [from, to] = [join(embedder, 'node_modules'), join(tester, 'node_modules')];
  await cp(join(from, '@clientele'), join(to, '@clientele'), { recursive: true });
  const others = (await readdir(from)).filter((name) => name !== '@clientele');
  for (const name of others) await symlink(join(from, name), join(to, name));
  await symlink(await realpath(join(root, 'node_modules/fast-check')), join(to, 'fast-check'));
  await mkdir(join(to, '@opentelemetry'), { recursive: true });
  const api = await realpath(join(root, 'packages/adapters/node_modules/@opentelemetry/api'));
  await symlink(api, join(to, '@opentelemetry/api'));
}

/** Called by vitest before the first test; what it answers is called after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const tarballs = await mkdtemp(join(tmpdir(), 'clientele-tarballs-'));
  const embedder = await mkdtemp(join(tmpdir(), 'clientele-embedder-'));
  const tester = await mkdtemp(join(tmpdir(), 'clientele-tester-'));

  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await must(['npx', '--yes', packageManager, '--filter=./packages/*', 'pack', `--pack-destination=${tarballs}`], root);
  await writeFile(join(embedder, 'package.json'), '{ "name": "stranger", "private": true }\n');
  const names = ['domain', 'projections', 'adapters', 'cli'];
  const files = names.map((name) => join(tarballs, `clientele-${name}-0.1.0.tgz`));
  await must(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...files], embedder);
  await withPeers(embedder, tester);

  project.provide('strangers', { tarballs, embedder, tester });
  return async () => {
    for (const folder of [tarballs, embedder, tester]) await rm(folder, { recursive: true, force: true });
  };
}
