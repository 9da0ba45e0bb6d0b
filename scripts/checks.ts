// The checks of the whole tree that are one command each. A check that saw nothing has failed, whatever its exit code.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { typeCheckedFiles } from './type-checked.ts';

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

export interface Check {
  readonly name: string;
  readonly command: Command;
  /** How many of its objects the check says that it saw. */
  readonly seen: (output: string, root: string) => number;
  readonly objects: string;
}

const count = (pattern: RegExp) => (output: string) => Number(pattern.exec(output)?.[1] ?? 0);

export const checks = {
  types: {
    name: 'types',
    command: ['tsc', '-b'],
    seen: (_, root) => typeCheckedFiles(root).size,
    objects: 'files',
  },
  lint: {
    name: 'lint and format',
    command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=200', '.'],
    seen: count(/Checked (\d+) file/),
    objects: 'files',
  },
  deadCode: {
    name: 'dead code',
    command: ['knip', '--no-progress', '--no-config-hints', '--reporter=symbols', '--reporter=./scripts/knip-count.ts'],
    seen: count(/(\d+) files read/),
    objects: 'files',
  },
  arrows: {
    name: 'arrows and purity',
    command: [
      'depcruise',
      '--config=.dependency-cruiser.mjs',
      '--output-type=err-long',
      'packages',
      'examples',
      'scripts',
    ],
    seen: count(/\((?:\d+ errors, \d+ warnings\)\. )?(\d+) modules/),
    objects: 'modules',
  },
  build: {
    name: 'build',
    command: ['node', 'scripts/build.ts'],
    seen: count(/(\d+) modules built/),
    objects: 'modules',
  },
} satisfies Record<string, Check>;

export interface Outcome {
  readonly passed: boolean;
  readonly seen: number;
  readonly output: string;
}

/**
 * Runs a command in a checkout with that checkout's own tools; answers its exit code and all that it printed. What npm
 * has fetched once it does not ask for again, so that a second run needs no network.
 */
export function run(
  [command, ...rest]: Command,
  root: string,
): Promise<{ readonly code: number; readonly output: string }> {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      cwd: root,
      env: {
        ...process.env,
        PATH: path,
        NO_COLOR: '1',
        npm_config_prefer_offline: 'true',
        npm_config_fetch_retries: '1',
      },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export async function runCheck(check: Check, root: string): Promise<Outcome> {
  const { code, output } = await run(check.command, root);
  const seen = check.seen(output, root);
  return { passed: code === 0 && seen > 0, seen, output };
}
