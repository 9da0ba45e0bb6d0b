// What a program carries that imports one thing: the published modules are bundled and weighed, so that an import that
// drags half the library along, or a library's fifty languages, is seen on the day it is written.
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { allEntries } from './contents.ts';

const { tester } = inject('strangers');

/** Bundles a program as an embedder would; answers the modules that were read, those that came along, and bytes. */
async function bundled(program: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: tester },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput: bytes }]) => (bytes > 0 ? [{ path, bytes }] : [])),
  );
  const weight = (pattern: RegExp) =>
    kept.filter(({ path }) => pattern.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    read: Object.keys(metafile.inputs),
    modules: kept.map(({ path }) => path),
    all: outputFiles[0]?.contents.length,
    own: weight(/@clientele/),
  };
}

/** Never in production code; and of zod's languages the one that it falls back to. */
const unwanted = [/fast-check/, /zod\/v4\/locales\/(?!en\.js)/, /domain\/dist\/esm\/testing/];
const otherWings = (wing: string) => new RegExp(`domain/dist/esm/(?!kernel/|${wing}/)`);

// Bounds in bytes, minified: of our own modules, and of all with zod (some 90 KB) and fp-ts's Either (some 27 KB).
test.each([
  { entry: 'kernel', name: 'apportion', own: 2_000, all: 32_000, not: [/node_modules\/zod\//] },
  { entry: 'kernel', name: 'moneySchema', own: 1_000, all: 100_000, not: [/kernel\/(event|law|period|personal)\.js/] },
  { entry: 'trade', name: 'OrderPlaced', own: 7_000, all: 110_000, not: [otherWings('trade'), /decide|laws/] },
  { entry: 'trade', name: 'order', own: 80_000, all: 210_000, not: [otherWings('trade')] },
  { entry: 'customer', name: 'classification', own: 50_000, all: 180_000, not: [otherWings('customer'), /\/card\//] },
  { entry: 'planning', name: 'target', own: 105_000, all: 230_000, not: [otherWings('planning')] },
])(
  'who imports $name alone carries at most $own bytes of ours, $all in all',
  async ({ entry, name, own, all, not }) => {
    const program = await bundled(`import { ${name} } from '@clientele/domain/${entry}'; console.log(${name});`);
    const dragged = program.modules.filter((path) => [...unwanted, ...not].some((pattern) => pattern.test(path)));
    expect(dragged).toEqual([]);
    expect(program.own).toBeGreaterThan(0);
    expect(program.own).toBeLessThanOrEqual(own);
    expect(program.all).toBeLessThanOrEqual(all);
  },
);

test('no entry but the tester reaches for fast-check', async () => {
  const reaching: string[] = [];
  for (const entry of await allEntries(tester)) {
    const { read } = await bundled(`export * from '${entry}';`);
    if (read.some((path) => path.includes('fast-check'))) reaching.push(entry);
  }
  expect(reaching).toEqual(['@clientele/domain/testing']);
});
