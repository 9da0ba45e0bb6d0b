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

const steps: readonly (() => Promise<Line>)[] = [
  ...Object.values(checks).map((check) => () => checked(check)),
  () => tested('tests', 'pure', 'programs'),
  () => tested('packed packages', 'packed'),
];

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
const totals = { passed: 0, failed: 0 };
const started = performance.now();
console.log(`Clientele on Node ${process.version}, ${process.platform} ${process.arch}`);
for (const step of steps) {
  const before = performance.now();
  const { name, passed, failed, detail, aloud } = await step();
  totals.passed += passed;
  totals.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(18)}${seconds(before).padStart(6)} s  ${detail}`);
  if (aloud.trim() !== '') console.log(`\n${aloud.trimEnd()}\n`);
}
console.log(`all in ${seconds(started)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
