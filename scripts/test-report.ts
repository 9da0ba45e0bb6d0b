// Runs vitest and counts what came of it. What vitest does not count as a failed test is a failure here all the same: a
// file that does not load, an error outside of any test, a run of nothing.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from './checks.ts';

export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  /** `812 unit, 60 property in 71 files`. */
  readonly detail: string;
  readonly output: string;
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const nothing: Report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };

/** `visit.property.test.ts` holds property tests; without a word between they are unit tests. */
function kinds({ testResults }: Report): string {
  const counts = new Map<string, number>();
  for (const { name, assertionResults } of testResults) {
    const kind = /\.(property|contract|acceptance)\.test\.ts$/.exec(basename(name))?.[1] ?? 'unit';
    counts.set(kind, (counts.get(kind) ?? 0) + assertionResults.length);
  }
  return [...counts].map(([kind, number]) => `${number} ${kind}`).join(', ');
}

function brokenFiles({ testResults }: Report): number {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
}

/** Runs vitest in a folder with these arguments beside `run`. */
export async function runTests(folder: string, ...options: readonly string[]): Promise<TestRun> {
  const reports = await mkdtemp(join(tmpdir(), 'clientele-report-'));
  const file = join(reports, 'report.json');
  const { code, output } = await run(
    ['vitest', 'run', ...options, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    folder,
  );
  const report = await readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => nothing,
  );
  await rm(reports, { recursive: true });

  const counted = report.numFailedTests + brokenFiles(report);
  const uncounted = counted === 0 && (code !== 0 || report.numPassedTests === 0);
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : '';
  return {
    passed: report.numPassedTests,
    failed: uncounted ? 1 : counted,
    detail: `${kinds(report) || 'nothing'} in ${report.testResults.length} files${skipped}`,
    output,
  };
}
