// What a program carries that imports one thing: the published modules are bundled and weighed, so that an import that
// drags half the library along, or a library's fifty languages, is seen on the day it is written.
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const { embedder } = inject('strangers');

/** Bundles a program as an embedder would; answers its bytes and the modules that came along. */
async function bundled(program: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: embedder },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return { bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0), kept };
}

/** Never in production code; and of zod's languages the one that it falls back to. */
const unwanted = [/fast-check/, /zod\/v4\/locales\/(?!en\.js)/, /domain\/dist\/esm\/testing/];

test.each([
  {
    what: 'a split that adds up',
    program: `import { apportion } from '@clientele/domain/kernel'; console.log(apportion);`,
    bound: 32_000,
    not: [/node_modules\/zod\//, /kernel\/(event|law|period|personal)\.js/],
  },
  {
    what: 'one schema',
    program: `import { moneySchema } from '@clientele/domain/kernel'; console.log(moneySchema);`,
    bound: 100_000,
    not: [/kernel\/(event|law|period|personal)\.js/],
  },
])('a program that imports $what stays below $bound bytes', async ({ program, bound, not }) => {
  const { bytes, kept } = await bundled(program);
  expect(kept.filter((path) => [...unwanted, ...not].some((pattern) => pattern.test(path)))).toEqual([]);
  expect(bytes).toBeLessThan(bound);
  expect(kept.some((path) => path.includes('@clientele/domain'))).toBe(true);
});
