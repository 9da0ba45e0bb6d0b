// What the documents show is so: files as they are, commands as they run, output as it comes, links that lead somewhere. (The
// examples in TypeScript are run by doc-examples.test.ts.)
import { cp, glob, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorsIn, type Block, blocksIn, linksIn } from './documents/blocks.ts';
import { runLine } from './documents/shell.ts';

const root = join(import.meta.dirname, '..');
const pattern = ['README*.md', 'examples/README*.md', 'packages/*/README*.md', 'packages/*/docs/*.md'];
const documents = (await Array.fromAsync(glob(pattern, { cwd: root })))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const textOf = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-document-'));
  await cp(join(root, 'examples/own-data'), join(folder, 'examples/own-data'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() ?? false;

/** A file of the repository, or one that a command of the document has written. */
const fileText = async (name: string): Promise<string> => {
  const [path] = (await isFile(join(root, name))) ? [join(root, name)] : [join(folder, name)];
  return (await readFile(path, 'utf8')).trimEnd();
};

const withoutComments = (code: string): string => code.replaceAll(/^\s*\/\/.*\n/gm, '');

/** Lines that are only `…` stand for any others; what is between them comes in this order, and together. */
const shows = (output: string, shown: string): boolean => {
  let rest = `\n${output}\n`;
  for (const part of shown.split(/^…$/m)) {
    const lines = `\n${part.replace(/^\n|\n$/g, '')}\n`;
    const at = rest.indexOf(lines);
    if (at < 0) return false;
    rest = rest.slice(at + lines.length - 1);
  }
  return shown.includes('\n…\n') || output.trimEnd() === shown;
};

const packages = ['cli', 'adapters', 'projections', 'domain'];

/** What is wrong with a block, or null; `printed` is what the last command before it printed. */
const faultOf = async (block: Block, printed: string | null): Promise<string | null> => {
  const { language, mark, named, text } = block;
  switch (language) {
    case 'ts': {
      if (named === null || !(await isFile(join(root, named)))) return null;
      const same = withoutComments(text) === withoutComments(await fileText(named));
      return same ? null : `it is not the code of ${named}`;
    }
    case 'json':
    case 'csv':
      if (mark === 'sample') return null;
      if (named === null) return 'the paragraph above names no file';
      return (await fileText(named).catch(() => null)) === text ? null : `it is not ${named}`;
    case 'text':
      if (mark === 'diagram') {
        const places = packages.map((name) => text.indexOf(`@clientele/${name}`));
        return places.every((place, index) => place > (places[index - 1] ?? -1)) ? null : 'its arrows lie';
      }
      if (printed === null) return 'no command before it prints anything';
      return shows(printed, text) ? null : `it is not what the command prints:\n${printed}`;
    case 'sh':
      return null;
    default:
      return `nobody checks "${language}"`;
  }
};

/** Everything that is wrong with a document's blocks, by their lines. */
const faultsIn = async (document: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  let printed: string | null = null;
  for (const block of blocksIn(document)) {
    try {
      if (block.language === 'sh') {
        for (const line of block.text.split('\n')) printed = await runLine(root, folder, line);
      }
      const fault = await faultOf(block, printed);
      if (fault !== null) faults.push(`line ${block.line}: ${fault}`);
    } catch (error) {
      faults.push(`line ${block.line}: ${String(error)}`);
    }
  }
  return faults;
};

describe.each(documents)('%s', (file) => {
  test('shows what is so', async () => {
    expect(await faultsIn(await textOf(file))).toEqual([]);
  });

  test('leads somewhere with every link', async () => {
    const document = await textOf(file);
    const anchors = new Set(anchorsIn(document));
    const dead: string[] = [];
    for (const target of linksIn(document)) {
      const alive = target.startsWith('#')
        ? anchors.has(target.slice(1))
        : (await stat(join(root, dirname(file), target)).catch(() => null)) !== null;
      if (!alive) dead.push(target);
    }
    expect(dead).toEqual([]);
  });
});

test('the two readmes are of one shape, and every package has one', async () => {
  const shapes = ['README.md', 'README.zh-CN.md'].map(async (file) => {
    const document = await textOf(file);
    return [anchorsIn(document).length, blocksIn(document).map(({ language, mark }) => `${language} ${mark}`)];
  });
  const [english, chinese] = await Promise.all(shapes);
  expect(chinese).toEqual(english);
  expect(documents).toEqual(expect.arrayContaining(packages.map((name) => `packages/${name}/README.md`)));
});

test('what is not so is told, with its line', async () => {
  const tick = '```';
  const planted = [
    '`examples/first.ts`',
    `${tick}ts\nconst other = 1;\n${tick}`,
    '`examples/own-data/sales.csv`',
    `${tick}csv\nOrder;Date\n${tick}`,
    `${tick}sh\nnpm run no-such-script\n${tick}`,
    `${tick}sh\nrm -rf .\n${tick}`,
    `${tick}sh\nnpm install @clientele/no-such-package\n${tick}`,
    `${tick}sh\nnpm run --silent clientele -- --version\n${tick}`,
    `${tick}text\n0.1.0\n${tick}`,
    `${tick}text\n9.9.9\n${tick}`,
    `${tick}yaml\na: 1\n${tick}`,
    `${tick}text diagram\n@clientele/domain → @clientele/cli\n${tick}`,
  ].join('\n\n');
  const faults = await faultsIn(planted);
  const lines = faults.map((fault) => fault.split(':')[0]);
  // The version at line 29 is right.
  expect(lines).toEqual(['line 3', 'line 9', 'line 13', 'line 17', 'line 21', 'line 33', 'line 37', 'line 41']);
  expect(linksIn('[a](b.md) ![c](d.png) [e](https://f.example)')).toEqual(['b.md', 'd.png']);
  expect(anchorsIn("# Rows that can't be used\n```\n# no\n```\n## 第二 节")).toEqual([
    'rows-that-cant-be-used',
    '第二-节',
  ]);
});
