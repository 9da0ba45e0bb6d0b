// `npm test`: every check of the tree, one short line each, all failures shown. The last line counts each vitest test and
// each other check as one.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Check, checks, run, runCheck } from './checks.ts';

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface Line {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly detail: string;
  /** Shown below the line: a failure in full, and what a test says aloud that it left out. */
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

/** `visit.property.test.ts` is a property test; without a word between it is a unit test. */
function kinds(report: TestReport): string {
  const counts = new Map<string, number>();
  for (const { name, assertionResults } of report.testResults) {
    const kind = /\.(property|contract|acceptance)\.test\.ts$/.exec(basename(name))?.[1] ?? 'unit';
    counts.set(kind, (counts.get(kind) ?? 0) + assertionResults.length);
  }
  return [...counts].map(([kind, number]) => `${number} ${kind}`).join(', ');
}

async function tested(name: string, ...projects: readonly string[]): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-'));
  const file = join(folder, 'report.json');
  const selected = projects.map((project) => `--project=${project}`);
  const { code, output } = await run(
    ['vitest', 'run', ...selected, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    root,
  );
  const report = await readFile(file, 'utf8').then(
    (text): TestReport => JSON.parse(text),
    (): TestReport => ({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] }),
  );
  await rm(folder, { recursive: true });
  // A file that does not load has no failed test, and is a failure all the same; so is a run of nothing.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const silent = failed === 0 && (code !== 0 || report.numPassedTests === 0);
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : '';
  return {
    name,
    passed: report.numPassedTests,
    failed: silent ? 1 : failed,
    detail: `${kinds(report)} in ${report.testResults.length} files${skipped}`,
    aloud: failed > 0 || silent ? output : (output.match(/^.*\bskipp(?:ed|ing)\b.*$/gim) ?? []).join('\n'),
  };
}

const steps: readonly (() => Promise<Line>)[] = [
  ...Object.values(checks).map((check) => () => checked(check)),
  () => tested('tests', 'pure', 'programs'),
  () => tested('packed packages', 'packed'),
];

const totals = { passed: 0, failed: 0 };
const started = performance.now();
console.log(`Clientele on Node ${process.version}, ${process.platform} ${process.arch}`);
for (const step of steps) {
  const before = performance.now();
  const { name, passed, failed, detail, aloud } = await step();
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(18)}${seconds.padStart(6)} s  ${detail}`);
  if (aloud.trim() !== '') console.log(`\n${aloud.trimEnd()}\n`);
}
console.log(`all in ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
