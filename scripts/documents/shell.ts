// Runs the commands that a document shows, as its reader would: `npm run …` by the program behind the script, in a folder of
// its own beside a copy of the examples' data, so that what they write does no harm.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));

/** What a command printed to standard output, or null where it is only known to be there. */
type Printed = string | null;

/** Too long to be run by a document's check; that they exist is enough. */
const notRun: readonly string[] = ['test', 'bench', 'build', 'example:http'];

const runProgram = (root: string, folder: string, program: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const argv = ['--conditions=@clientele/source', join(root, program), ...args];
    // Its exit code is a part of what it says: an import with rejects ends with 1.
    const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', NODE_OPTIONS: '' };
    execFile(process.execPath, argv, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) =>
      resolve(stdout),
    );
  });

/** What the examples print, once for all documents: they write nothing, wherever they run. */
const printedByExamples = new Map<string, Promise<string>>();

const runExample = (root: string, folder: string, program: string): Promise<string> => {
  const printed = printedByExamples.get(program) ?? runProgram(root, folder, program, []);
  printedByExamples.set(program, printed);
  return printed;
};

/** Runs one command line of a document; throws where there is no such command. */
export const runLine = async (root: string, folder: string, line: string): Promise<Printed> => {
  const [npm = '', verb = '', ...rest] = line.split(' ');
  if (npm !== 'npm') throw new Error(`"${line}" can't be checked: a document shows npm commands only`);
  if (verb === 'install') {
    const [name = '', ...peers] = rest;
    const manifest = await manifestOf(join(root, name.replace('@clientele/', 'packages/')));
    const known = Object.keys(manifest.peerDependencies ?? {});
    if (manifest.name === name && peers.every((peer) => known.includes(peer))) return null;
    throw new Error(`"${line}": there is no such package, or no such peer`);
  }
  const words = verb === 'run' ? rest.filter((word) => word !== '--silent' && word !== '--') : [verb, ...rest];
  const [script = '', ...args] = words;
  const command = (await manifestOf(root)).scripts?.[script];
  const program = /^node scripts\/run\.mjs (\S+)$/.exec(command ?? '')?.[1];
  if (program === undefined) throw new Error(`"${line}": there is no script "${script}"`);
  if (notRun.includes(script)) return null;
  return script.startsWith('example:') ? runExample(root, folder, program) : runProgram(root, folder, program, args);
};
