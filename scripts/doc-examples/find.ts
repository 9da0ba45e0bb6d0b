// Finds the examples of the documentation: every fence marked `ts` in the doc comments of published sources and in the
// readmes, with the line on which it begins.
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A piece of code that a reader is shown. */
export interface Example {
  /** From the root, with forward slashes. */
  readonly file: string;
  /** The line of the file on which its code begins, from 1. */
  readonly line: number;
  readonly code: string;
  /** The folder, from the root, whose dependencies it may use. */
  readonly home: string;
}

const published = 'packages/*/src/**/*.ts';
const readmes = ['README*.md', 'packages/*/README*.md', 'examples/README*.md'];

/** A source's example may import what its package may; a readme's what a user's program may. */
const homeOf = (file: string): string => {
  const [top, name] = file.split('/');
  return top === 'packages' && name !== undefined ? `${top}/${name}` : 'examples';
};

interface Fence {
  readonly line: number;
  readonly lines: string[];
}

/** Fences among lines of text; a line that is null lies outside of the documentation. */
function fencesIn(lines: readonly (string | null)[], file: string): readonly Example[] {
  const examples: Example[] = [];
  let open: Fence | null = null;
  for (const [index, line] of lines.entries()) {
    const mark = /^\s*```(\S*)/.exec(line ?? '');
    if (open === null && mark?.[1] === 'ts') open = { line: index + 2, lines: [] };
    else if (open !== null && (mark !== null || line === null)) {
      if (line === null) throw new Error(`${file}:${open.line}: an example that is never closed`);
      examples.push({ file, line: open.line, code: open.lines.join('\n'), home: homeOf(file) });
      open = null;
    } else open?.lines.push(line ?? '');
  }
  if (open !== null) throw new Error(`${file}:${open.line}: an example that is never closed`);
  return examples;
}

/** What stands in doc comments, line by line, without its stars; null where a line is none of it. */
function docLines(text: string): readonly (string | null)[] {
  let inside = false;
  return text.split('\n').map((line) => {
    const begins = /^\s*\/\*\*/.test(line);
    inside ||= begins;
    const doc = inside && !begins ? line.replace(/^\s*\*? ?/, '') : null;
    if (inside && line.includes('*/')) {
      inside = false;
      return null;
    }
    return doc;
  });
}

/** The examples of one file. */
export const examplesIn = (file: string, text: string): readonly Example[] =>
  fencesIn(file.endsWith('.md') ? text.split('\n') : docLines(text), file);

/** All examples of a checkout, in the order of files and lines. */
export async function findExamples(root: string): Promise<readonly Example[]> {
  const files = await Array.fromAsync(glob([published, ...readmes], { cwd: root }));
  const documented = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test(-d)?\.ts$/.test(file) && !dirname(file).split('/').includes('node_modules'))
    .sort();
  const texts = await Promise.all(documented.map((file) => readFile(join(root, file), 'utf8')));
  return documented.flatMap((file, index) => examplesIn(file, texts[index] ?? ''));
}
