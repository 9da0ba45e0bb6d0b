import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-simulate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...argv: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    watched: false,
    clock: () => Date.UTC(2026, 5, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const store = (name = 'sim') => `journal:${join(folder, `${name}.journal`)}`;
const small = ['simulate', '--customers', '12', '--days', '60', '--seed', '3'] as const;

test('a simulated company fills a store on which the audit finds nothing and the reports answer', async () => {
  const simulated = await run(...small, '--store', store());
  expect(simulated).toMatchObject({ code: 0, err: '' });
  expect(simulated.out).toContain('Simulated company, 2024-01-01 to 2024-02-29');
  expect(simulated.out).toMatch(/order\.already-placed +\d/u);
  const audited = await run('audit', '--store', store());
  expect(audited).toMatchObject({ code: 0, err: '' });
  expect(audited.out).toContain('Findings: 0');
  const reports = [
    ['report', 'composition', '--by', 'territory'],
    ['report', 'targets', '--plan', 'sales-2024'],
    ['report', 'visits', '--period', '2024-02'],
    ['report', 'ageing'],
  ];
  for (const report of reports) expect(await run(...report, '--store', store())).toMatchObject({ code: 0, err: '' });
});

test('the same simulation again adds nothing, and another one is told that the store is not empty', async () => {
  await run(...small, '--store', store());
  const before = (await run('events', '--store', store())).out;
  const again = await run(...small, '--store', store());
  expect(again.out).toMatch(/Appends there already: [\d,]{3,}/u);
  expect((await run('events', '--store', store())).out).toBe(before);
  const other = await run('simulate', '--customers', '12', '--days', '60', '--seed', '4', '--store', store());
  expect(other).toMatchObject({ code: 3, out: '' });
  expect(other.err).toContain('The store holds another history');
});

test('the summary is in Chinese where that is asked for', async () => {
  const { out } = await run(...small, '--lang', 'zh');
  expect(out).toContain('模拟公司，2024-01-01 至 2024-02-29');
  expect(out).toContain('各原因的拒绝次数');
});

test.each([
  [['--customers', 'many'], 'whole number'],
  [['--customers', '0'], '--customers'],
  [['--years', '-1'], 'number of years'],
  [['--from', '2024-02-30'], 'YYYY-MM-DD'],
  [['--mistakes', '60'], '--mistakes'],
])('what can not be simulated is told, and nothing is written: %s', async (options, said) => {
  const { code, out, err } = await run('simulate', ...options, '--store', store('none'));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
});
