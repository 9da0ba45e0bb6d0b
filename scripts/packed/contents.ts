// What an installed package says of itself, for the tests of the packed packages.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const packages = ['domain', 'projections', 'adapters', 'cli'] as const;
export type PackageName = (typeof packages)[number];

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where a stranger finds a package. */
export const installed = (stranger: string, name: PackageName): string =>
  join(stranger, 'node_modules/@clientele', name);

export const manifest = async (stranger: string, name: PackageName): Promise<Manifest> =>
  JSON.parse(await readFile(join(installed(stranger, name), 'package.json'), 'utf8'));

/** The entry points of a package, as a program would write them. */
export async function entriesOf(stranger: string, name: PackageName): Promise<readonly string[]> {
  const { exports } = await manifest(stranger, name);
  const paths = Object.keys(exports).filter((path) => path !== './package.json');
  return paths.map((path) => `@clientele/${name}${path.slice(1)}`);
}

export async function allEntries(stranger: string): Promise<readonly string[]> {
  return (await Promise.all(packages.map((name) => entriesOf(stranger, name)))).flat();
}
