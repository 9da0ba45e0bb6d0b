// Builds what is published: for each package one file a source file, as ES module and as CommonJS, with declarations
// and source maps. Modules are kept, not bundled, since a schema call at the top of a module survives tree-shaking.
import { spawnSync } from 'node:child_process';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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

async function bundle(folder: string, format: Format, outDir: string): Promise<void> {
  const sources = await Array.fromAsync(glob('src/**/*.ts', { cwd: folder }));
  await build({
    config: false,
    silent: true,
    entry: sources.filter((file) => !/\.test(-d)?\.ts$/.test(file)).map((file) => join(folder, file)),
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
async function declare(folder: string, outDir: string): Promise<void> {
  const from = join(folder, 'dist/types');
  for await (const file of glob('**/*.d.ts{,.map}', { cwd: from })) {
    const text = await readFile(join(from, file), 'utf8');
    await mkdir(dirname(join(folder, outDir, file)), { recursive: true });
    await writeFile(join(folder, outDir, file), text.replace(/(['"])(\.\.?\/[^'"\n]+)\.ts\1/g, '$1$2.js$1'));
  }
}

async function buildPackage(name: string): Promise<void> {
  const folder = join(root, 'packages', name);
  for (const [format, outDir] of [
    ['esm', 'dist/esm'],
    ['cjs', 'dist/cjs'],
  ] as const) {
    await rm(join(folder, outDir), { recursive: true, force: true });
    await bundle(folder, format, outDir);
    await declare(folder, outDir);
  }
  await writeFile(join(folder, 'dist/cjs/package.json'), '{ "type": "commonjs" }\n');
}

const types = spawnSync('tsc', ['-b', ...packages.map((name) => `packages/${name}/tsconfig.src.json`)], {
  cwd: root,
  stdio: 'inherit',
});
if (types.status !== 0) process.exit(types.status ?? 1);
for (const name of packages) await buildPackage(name);
