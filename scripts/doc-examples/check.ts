// Checks the examples of the documentation: that they compile, run, and give what they say. What a reader copies works.
import { fork } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from './find.ts';
import { type Claim, rewrite } from './rewrite.ts';
import type { Told } from './run.ts';
import { type Module, typeCheck } from './type-check.ts';

/** What is wrong with an example, by the line of the documentation. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Checked {
  readonly examples: number;
  /** How many values were compared. */
  readonly compared: number;
  readonly faults: readonly Fault[];
}

interface Prepared extends Module {
  readonly example: Example;
  readonly claims: readonly Claim[];
}

/** Longer than all examples of the house take together, many times over. */
const patience = 60_000;

/** Beside the package's own files, so that it resolves what they do; in a folder that no tool looks into. */
const folderOf = (root: string, home: string): string => join(root, home, 'dist', `doc-examples-${process.pid}`);

const prepare = (root: string, examples: readonly Example[]): readonly Prepared[] =>
  examples.map((example, index) => ({
    example,
    path: join(folderOf(root, example.home), `example-${index}.ts`),
    ...rewrite(example.code),
  }));

const faultAt = ({ example }: Prepared, line: number, message: string): Fault => ({
  file: example.file,
  line: example.line + line - 1,
  message,
});

const unreadable = (prepared: Prepared): readonly Fault[] =>
  prepared.claims
    .filter(({ value }) => value === null)
    .map(({ line }) => faultAt(prepared, line, 'the comment is no value; what is for the reader goes on a line above'));

/** All that a process of its own tells of the modules. */
function tellings(paths: readonly string[], root: string): Promise<readonly Told[]> {
  const child = fork(join(import.meta.dirname, 'run.ts'), paths, {
    cwd: root,
    execArgv: ['--conditions=@clientele/source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
    silent: true,
    timeout: patience,
  });
  const told: Told[] = [];
  child.on('message', (message) => told.push(message as Told));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(told));
  });
}

/** What is wrong by what was told: claims that are false or were never met, and what threw or ended everything. */
function faultsOf(prepared: Prepared, told: readonly Told[], lastBegun: string | undefined): readonly Fault[] {
  const own = told.filter((each) => each.kind !== 'done' && each.path === prepared.path);
  const threw = own.flatMap((each) =>
    each.kind === 'threw' ? [faultAt(prepared, each.line ?? 1, `it throws ${each.message}`)] : [],
  );
  const ended = lastBegun === prepared.path ? [faultAt(prepared, 1, 'it ends the process, or never ends')] : [];
  const broken = [...threw, ...ended];
  const claimed = prepared.claims.flatMap(({ line }, number) => {
    const met = own.filter((each) => each.kind === 'claim' && each.claim === number);
    if (met.length === 0 && broken.length === 0) return [faultAt(prepared, line, 'this line is never reached')];
    return met.flatMap((each) =>
      each.kind === 'claim' && each.fault !== null ? [faultAt(prepared, line, each.fault)] : [],
    );
  });
  return [...broken, ...claimed];
}

async function run(
  root: string,
  modules: readonly Prepared[],
): Promise<{ compared: number; faults: readonly Fault[] }> {
  const folders = new Set(modules.map(({ example }) => folderOf(root, example.home)));
  try {
    for (const folder of folders) await mkdir(folder, { recursive: true });
    for (const { path, code } of modules) await writeFile(path, code);
    const told = await tellings(
      modules.map(({ path }) => path),
      root,
    );
    const isDone = told.some(({ kind }) => kind === 'done');
    const last = told.findLast((each) => each.kind === 'began');
    const lastBegun = isDone || last?.kind !== 'began' ? undefined : last.path;
    const begun = new Set(told.flatMap((each) => (each.kind === 'began' ? [each.path] : [])));
    const faults = modules.flatMap((module) =>
      begun.has(module.path)
        ? faultsOf(module, told, lastBegun)
        : [faultAt(module, 1, 'it was not run, since an example before it ended the process')],
    );
    return { compared: told.filter(({ kind }) => kind === 'claim').length, faults };
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

/** Type-checks all examples in one program, runs those that compile in one process, and compares what they say. */
export async function checkExamples(root: string, examples: readonly Example[]): Promise<Checked> {
  const prepared = prepare(root, examples);
  const mistyped = typeCheck(root, prepared);
  const typeFaults = mistyped.flatMap(({ path, line, message }) => {
    const module = prepared.find((each) => each.path === path);
    return module === undefined ? [] : [faultAt(module, line, message)];
  });
  const bad = new Set(mistyped.map(({ path }) => path));
  const ran = await run(
    root,
    prepared.filter(({ path }) => !bad.has(path)),
  );
  return {
    examples: examples.length,
    compared: ran.compared,
    faults: [...typeFaults, ...prepared.flatMap(unreadable), ...ran.faults],
  };
}
