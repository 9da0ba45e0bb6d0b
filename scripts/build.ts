// Builds what is published: for each package one file a source file, as ES module and as CommonJS, with declarations
// and source maps. Modules are kept, not bundled, since a schema call at the top of a module survives tree-shaking.
import { spawnSync } from 'node:child_process';
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Format, type Options } from 'tsup';

const root = join(import.meta.dirname, '..');
const packages = ['domain', 'projections', 'adapters', 'cli'];

/** Leaves relative imports in place, named as the files that come out. */
const keepModules: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'keep-modules',
  setup(context) {
    context.onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

async function bundle(folder: string, sources: readonly string[], format: Format, outDir: string): Promise<void> {
  await build({
    config: false,
    silent: true,
    entry: sources.map((file) => join(folder, 'src', file)),
    outDir: join(folder, outDir),
    outExtension: () => ({ js: '.js' }),
    tsconfig: join(folder, 'tsconfig.src.json'),
    format,
    target: 'node20',
    bundle: true,
    splitting: false,
    skipNodeModulesBundle: true,
    sourcemap: true,
    esbuildPlugins: [keepModules],
    esbuildOptions: (options) => {
      options.outbase = join(folder, 'src');
      options.sourcesContent = false;
    },
  });
}

/** The declarations are the same for both formats; the compiler leaves `.ts` in their imports, which no reader resolves. */
async function declare(folder: string, sources: readonly string[], outDir: string): Promise<void> {
  for (const source of sources) {
    const from = join(folder, 'dist/types', source.replace(/ts$/, 'd.ts'));
    const to = join(folder, outDir, source.replace(/ts$/, 'd.ts'));
    const text = await readFile(from, 'utf8');
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, text.replace(/(['"])(\.\.?\/[^'"\n]+)\.ts\1/g, '$1$2.js$1'));
    await copyFile(`${from}.map`, `${to}.map`);
  }
}

/** Answers how many modules the package has. */
async function buildPackage(name: string): Promise<number> {
  const folder = join(root, 'packages', name);
  const files = await Array.fromAsync(glob('**/*.ts', { cwd: join(folder, 'src') }));
  const sources = files.filter((file) => !/\.test(-d)?\.ts$/.test(file));
  for (const [format, outDir] of [
    ['esm', 'dist/esm'],
    ['cjs', 'dist/cjs'],
  ] as const) {
    await rm(join(folder, outDir), { recursive: true, force: true });
    await bundle(folder, sources, format, outDir);
    await declare(folder, sources, outDir);
  }
  await writeFile(join(folder, 'dist/cjs/package.json'), '{ "type": "commonjs" }\n');
  return sources.length;
}

const projects = packages.map((name) => `packages/${name}/tsconfig.src.json`);
const types = spawnSync('tsc', ['-b', ...projects], { cwd: root, stdio: 'inherit' });
if (types.status !== 0) process.exit(types.status ?? 1);

let modules = 0;
for (const name of packages) modules += await buildPackage(name);
console.log(`${modules} modules built, each as ES module and as CommonJS`);
