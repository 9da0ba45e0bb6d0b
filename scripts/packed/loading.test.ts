// The packed packages on the runtimes that `engines` allows, and before the compilers that read their types.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { type Command, run } from '../checks.ts';
import { allEntries, installed } from './contents.ts';

const { embedder, tester } = inject('strangers');
/** The entries that stand on an optional peer. */
const onPeers = ['@clientele/domain/testing', '@clientele/adapters/telemetry'];

const require = createRequire(import.meta.url);
/** The oldest Node of each line that `engines` allows, and the one that everything else here runs on. */
const runtimes = [
  { node: '20.19.0', path: require.resolve('node-20/bin/node') },
  { node: '22.12.0', path: require.resolve('node-22/bin/node') },
  { node: process.versions.node, path: process.execPath },
];

const execute = async (command: Command, folder: string): Promise<string> => {
  const { code, output } = await run(command, folder);
  expect(code, output).toBe(0);
  return output;
};

const loaders = { module: 'await import(name)', commonjs: 'require(name)' };

describe.concurrent.each(runtimes)('on Node $node', ({ node, path }) => {
  /** The names that each entry offers. What the runtime prints beside them, a warning say, is no JSON and so a failure. */
  const offered = async (stranger: string, entries: readonly string[], type: keyof typeof loaders) => {
    const program = `const offered = { node: process.versions.node };
      for (const name of ${JSON.stringify(entries)}) offered[name] = Object.keys(${loaders[type]}).sort();
      console.log(JSON.stringify(offered));`;
    return JSON.parse(await execute([path, `--input-type=${type}`, '--eval', program], stranger));
  };

  test('every entry loads by import and by require, and offers the same to both', async () => {
    const entries = await allEntries(tester);
    const imported = await offered(tester, entries, 'module');
    expect(imported.node).toBe(node);
    expect(Object.keys(imported)).toEqual(['node', ...entries]);
    expect(entries.filter((entry) => imported[entry].length === 0)).toEqual([]);
    expect(await offered(tester, entries, 'commonjs')).toEqual(imported);
  });

  test('all but those that stand on an optional peer load where it is not installed', async () => {
    const entries = (await allEntries(embedder)).filter((entry) => !onPeers.includes(entry));
    expect(entries).toContain('@clientele/adapters/memory');
    await offered(embedder, entries, 'module');
    await offered(embedder, entries, 'commonjs');
  });

  test('the command starts', async () => {
    await execute([path, join(installed(embedder, 'cli'), 'dist/esm/main.js'), '--help'], embedder);
  });
});

describe.concurrent('types', () => {
  const compile = async (files: readonly string[], ...options: readonly string[]) => {
    const entries = await allEntries(tester);
    const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
    const uses = entries.map((_, index) => `typeof entry${index}`);
    const program = `${imports.join('\n')}\nexport type Offered = [${uses.join(', ')}];\n`;
    for (const file of files) await writeFile(join(tester, file), program);
    const typeRoots = join(import.meta.dirname, '../../node_modules/@types');
    const environment = ['--target', 'es2023', '--types', 'node', '--typeRoots', typeRoots];
    // tsc's own path, since the stranger has no compiler.
    const tsc = require.resolve('typescript/bin/tsc');
    await execute([process.execPath, tsc, '--noEmit', '--strict', ...environment, ...options, ...files], tester);
  };

  // All declarations are checked, ours and theirs; for a bundler only that they are found.
  test('an ES module and a CommonJS module compile against every entry', async () => {
    await compile(['reader.mts', 'reader.cts'], '--module', 'nodenext');
  });

  test('a program for a bundler compiles against every entry', async () => {
    await compile(['bundled.ts'], '--module', 'esnext', '--moduleResolution', 'bundler', '--skipLibCheck');
  });
});
