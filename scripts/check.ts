// `npm test`: every check of the tree, one short line each, all failures shown. The last line counts each vitest test and
// each other check as one.
import { join } from 'node:path';
import { type Check, checks, runCheck } from './checks.ts';
import { runTests } from './test-report.ts';

interface Line {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly detail: string;
  /** Shown below the line: a failure in full, and what a test says that it left out. */
  readonly aloud: string;
}

const root = join(import.meta.dirname, '..');

async function checked(check: Check): Promise<Line> {
  const { passed, seen, output } = await runCheck(check, root);
  return {
    name: check.name,
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    detail: `${seen} ${check.objects}`,
    aloud: passed ? '' : output,
  };
}

async function tested(name: string, ...projects: readonly string[]): Promise<Line> {
  const { output, ...counts } = await runTests(root, ...projects.map((project) => `--project=${project}`));
  const leftOut = output.match(/^.*\bskipp(?:ed|ing)\b.*$/gim) ?? [];
  return { name, ...counts, aloud: counts.failed > 0 ? output : leftOut.join('\n') };
}

/** The tarballs hold what was built: where that failed, each of these tests would fail for the one reason. */
async function packed(before: readonly Line[]): Promise<Line> {
  const name = 'packed packages';
  const built = before.some((line) => line.name === checks.build.name && line.failed === 0);
  return built ? tested(name, 'packed') : { name, passed: 0, failed: 1, detail: 'not tried: no build', aloud: '' };
}

type Step = (before: readonly Line[]) => Promise<Line>;

/** Steps one after the other, and beside them those of the same stage: while one waits for a disk or a network, another works. */
type Stage = readonly (readonly Step[])[];

/** The build takes its declarations from the check of the types; tests of sources need neither. */
const { types, build, ...quick } = checks;
const stages: readonly Stage[] = [
  [
    [() => checked(types)],
    [...Object.values(quick).map((check) => () => checked(check)), () => tested('tests, pure', 'pure')],
  ],
  [[() => checked(build)]],
  [[() => tested('tests, programs', 'programs')], [packed]],
];

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
const started = performance.now();
const lines: Line[] = [];

function tell(line: Line, before: number): void {
  lines.push(line);
  const mark = line.failed === 0 ? '✓' : '✗';
  console.log(`${mark} ${line.name.padEnd(18)}${seconds(before).padStart(6)} s  ${line.detail}`);
  if (line.aloud.trim() !== '') console.log(`\n${line.aloud.trimEnd()}\n`);
}

console.log(`Clientele on Node ${process.version}, ${process.platform} ${process.arch}`);
async function take(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const before = performance.now();
    tell(await step(lines), before);
  }
}

for (const stage of stages) await Promise.all(stage.map(take));
const passed = lines.reduce((sum, line) => sum + line.passed, 0);
const failed = lines.reduce((sum, line) => sum + line.failed, 0);
console.log(`all in ${seconds(started)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
