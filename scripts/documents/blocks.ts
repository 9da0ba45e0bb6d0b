// The blocks of a document: what stands between fences, with the words before it that say what it is.

/** A fenced block. */
export interface Block {
  /** The line of its first fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What else its fence says: `diagram`, `sample`. */
  readonly mark: string;
  readonly text: string;
  /** What the paragraph above names last in backticks: a file, mostly. */
  readonly named: string | null;
}

const fence = /^```(\S*) ?(.*)$/;

/** What the paragraph that ends above a line names last in backticks. */
const namedAbove = (lines: readonly string[], at: number): string | null => {
  let end = at;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  let start = end;
  while (start > 0 && lines[start - 1] !== '' && !fence.test(lines[start - 1] ?? '')) start -= 1;
  const names = [
    ...lines
      .slice(start, end)
      .join(' ')
      .matchAll(/`([^`]+)`/g),
  ];
  return names.at(-1)?.[1] ?? null;
};

/** All blocks of a document, in order. */
export const blocksIn = (document: string): readonly Block[] => {
  const lines = document.split('\n');
  const blocks: Block[] = [];
  let open: { readonly line: number; readonly language: string; readonly mark: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const [, language = '', mark = ''] = fence.exec(line) ?? [];
    if (!fence.test(line)) continue;
    if (open === null) open = { line: index + 1, language, mark };
    else {
      const text = lines.slice(open.line, index).join('\n');
      blocks.push({ ...open, text, named: namedAbove(lines, open.line - 1) });
      open = null;
    }
  }
  if (open !== null) throw new Error(`line ${open.line}: a block that is never closed`);
  return blocks;
};

/** The headings of a document outside of its blocks, each as GitHub makes an anchor of it. */
export const anchorsIn = (document: string): readonly string[] =>
  document
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .split('\n')
    .filter((line) => /^#+ /.test(line))
    .map((line) => line.replace(/^#+ /, '').toLowerCase())
    .map((heading) => heading.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

/** Where a document's links and pictures lead, those to other sites apart. */
export const linksIn = (document: string): readonly string[] =>
  [...document.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => (/^https?:/.test(target) ? [] : [target]));
