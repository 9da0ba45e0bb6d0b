// What the documentation shows is true: its examples compile, run and give what they say. And the check bites: each kind
// of wrong example is planted, and named at its line.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Checked, checkExamples } from './doc-examples/check.ts';
import { type Example, examplesIn, findExamples } from './doc-examples/find.ts';
import { rewrite } from './doc-examples/rewrite.ts';

const root = join(import.meta.dirname, '..');

const example = (...lines: readonly string[]): Example => ({
  file: 'packages/domain/src/planted.ts',
  line: 11,
  code: ["import { apportion, type Money, money } from '@clientele/domain/kernel';", ...lines].join('\n'),
  home: 'packages/domain',
});

const planted: readonly (readonly [Example, readonly RegExp[]])[] = [
  [example('apportion(100, [1, 1, 1]); // right([34, 33, 33])'), []],
  [
    example('apportion(100, [1, 1, 1]); // right([33, 33, 34])'),
    [/:12: came .*\[ 34, 33, 33 \].*said to be .*\[ 33, 33, 34 \]/],
  ],
  [example('', 'apportion(100, [1]);', '// right([99])'), [/:13: came/]],
  [example('money(5, 7);'), [/:12: Argument of type 'number' is not assignable/]],
  [example("const price: Money = money('5', 'CNY');"), [/:12: Argument of type 'string' is not assignable/]],
  [example("import { unheardOf } from '@clientele/domain/kernel';"), [/:12: .*no exported member 'unheardOf'/]],
  [example("import { pipe } from 'uuid';"), [/:12: Cannot find module 'uuid'/]],
  [example('', "throw new RangeError('boom');"), [/:13: it throws RangeError: boom/]],
  [example('if (apportion(1, [])._tag === "Right") money(1, "CNY").amount; // 1'), [/:12: this line is never reached/]],
  [example('money(1, "CNY").amount; // the amount in cents'), [/:12: /]],
  [example('money(1, "CNY").amount; // = 1'), [/:12: the comment is no value/]],
  [example('const broken = ;'), [/:12: Expression expected/]],
  [example('money(0, "CNY").amount; // -0'), [/:12: came 0, said to be -0/]],
  [example('money(1, "CNY"); // { amount: 1, currency: "CNY" }'), [/:12: came .*scale/]],
  [example('money(1, "CNY"); // { amount: 1, … }'), []],
  [example('money(1, "CNY"); // { amount: 2, … }'), [/:12: came/]],
  [example('money(1, "CNY"); // { amount: …, currency: "CNY", scale: 2 }'), []],
  [example('[1, 2, 3].map(String); // ["1", …]'), []],
  [example('[1, 2, 3].map(String); // ["2", …]'), [/:12: came/]],
  [example('[1].map(String); // ["1", "2", …]'), [/:12: came/]],
  [example('console.log(money(7, "CNY").amount); // 7'), []],
  [example('console.log(money(7, "CNY").amount); // 8'), [/:12: came 7, said to be 8/]],
  [example('await Promise.resolve(7); // 7'), []],
  [example('money(7, "CNY");', '// A sentence about what follows.', 'money(8, "CNY").amount; // 8'), []],
  [example('apportion(100, [1, 1]);', '// right([', '//   50,', '//   50,', '// ])'), []],
  [example('apportion(100, [1, 1]);', '// right([', '//   50,', '//   51,', '// ])'), [/:12: came/]],
  [example('process.exit(0);'), [/:11: it ends the process/]],
  [example('money(7, "CNY").amount; // 7'), [/:11: it was not run/]],
];

/** One program and one process for all. The planted ones come last, since one of them ends the process. */
let examples: readonly Example[] = [];
let checked: Checked = { examples: 0, compared: 0, faults: [] };
const plantedName = (index: number): string => `planted-${index}.ts`;

beforeAll(async () => {
  examples = await findExamples(root);
  const wrong = planted.map(([each], index) => ({ ...each, file: plantedName(index) }));
  checked = await checkExamples(root, [...examples, ...wrong]);
}, 120_000);

test('every example of the documentation compiles, runs and gives what it says', () => {
  const faults = checked.faults.filter(({ file }) => !file.startsWith('planted-'));
  expect(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([]);
  expect(checked.compared).toBeGreaterThan(examples.length);
  const packages = new Set(examples.map(({ home }) => home));
  for (const name of ['domain', 'projections', 'adapters']) expect(packages).toContain(`packages/${name}`);
});

test('a wrong example is named at its line, and a right one is not', () => {
  for (const [index, [{ code }, patterns]] of planted.entries()) {
    const own = checked.faults.filter(({ file }) => file === plantedName(index));
    const faults = own.map(({ line, message }) => `:${line}: ${message}`);
    const expected = patterns.map((pattern) => expect.stringMatching(pattern));
    expect({ code, faults: faults.slice(0, Math.max(1, patterns.length)) }).toEqual({ code, faults: expected });
  }
});

test('examples are found in doc comments and in readmes, with their lines, and nowhere else', () => {
  const fence = '```';
  const source = [
    '/**',
    ' * Says so.',
    ' *',
    ' * @example',
    ` * ${fence}ts`,
    ' * const a = 1;',
    ' *   a; // 1',
    ` * ${fence}`,
    ' */',
    `const text = '${fence}ts';`,
    `// ${fence}ts`,
    'const glob = "src/**/*.ts";',
    '  /**',
    `   * ${fence}sh`,
    '   * npm test',
    `   * ${fence}`,
    `   * ${fence}ts`,
    '   * second();',
    `   * ${fence}`,
    '   */',
  ].join('\n');
  expect(examplesIn('packages/domain/src/a.ts', source)).toEqual([
    { file: 'packages/domain/src/a.ts', line: 6, code: 'const a = 1;\n  a; // 1', home: 'packages/domain' },
    { file: 'packages/domain/src/a.ts', line: 18, code: 'second();', home: 'packages/domain' },
  ]);
  const readme = ['# Title', `${fence}ts`, 'a();', fence, `${fence}sh`, 'npm test', fence].join('\n');
  expect(examplesIn('README.md', readme)).toEqual([{ file: 'README.md', line: 3, code: 'a();', home: 'examples' }]);
  expect(() => examplesIn('README.md', `${fence}ts\na();`)).toThrow('README.md:2: an example that is never closed');
  expect(() => examplesIn('a.ts', `/**\n * ${fence}ts\n * a();\n */`)).toThrow(
    'a.ts:3: an example that is never closed',
  );
});

test('claims keep their lines, and what a comment says after its value is for the reader', () => {
  const { code, claims } = rewrite(
    "const a = f(\n  1,\n);\ng(\n  a,\n)._tag; // 'Left', with a reason\nh(a); // 14_400: four hours",
  );
  expect(claims).toEqual([
    { line: 6, value: "'Left'" },
    { line: 7, value: '14_400' },
  ]);
  expect(code.split('\n')).toHaveLength(7);
});
