import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async (clock: number, ...argv: readonly string[]) => {
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
    clock: () => clock,
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const [then, now] = [Date.UTC(2024, 5, 1), Date.UTC(2026, 5, 1)];
const at = (name: string): string => `journal:${join(folder, name)}`;

/** A little company, told in 2024. */
const company = async (): Promise<string> => {
  writeFileSync(join(folder, 'customers.csv'), 'id,name\nC1,Vogel\nC2,李记\nC3,Ruiz\n');
  const mapping = join(folder, 'acme.json');
  writeFileSync(
    mapping,
    JSON.stringify({
      source: 'acme',
      tables: { customers: { path: 'customers.csv' } },
      rules: [
        {
          from: 'customers',
          command: 'RegisterCustomer',
          key: ['id'],
          date: { value: '2024-01-01' },
          data: { customer: { $column: 'id' }, name: { $column: 'name' } },
        },
      ],
    }),
  );
  expect(await run(then, 'import', mapping, '--store', at('acme.journal'))).toMatchObject({ code: 0 });
  return at('acme.journal');
};

const events = async (store: string, ...more: readonly string[]) =>
  (await run(now, 'events', '--store', store, ...more)).out;

test('a copy holds the same events, known since the same times; a second copy adds nothing', async () => {
  const from = await company();
  const copied = await run(now, 'copy', '--from', from, '--to', at('copy.journal'));
  expect(copied).toMatchObject({ code: 0, err: '' });
  expect(copied.out).toMatch(/^3 events in 3 streams are in both stores; 3 were copied now\.\nsha256 [0-9a-f]{64}\n$/);
  expect(await events(at('copy.journal'))).toBe(await events(from));
  const known = ['--known-at', '2025-01-01T00:00:00Z'];
  expect((await events(at('copy.journal'), ...known)).trim().split('\n')).toHaveLength(3);
  const again = await run(now, 'copy', '--from', from, '--to', at('copy.journal'));
  expect(again).toMatchObject({ code: 0, out: copied.out.replace('3 were', '0 were') });
});

test('a copy that was cut off anywhere goes on from there', async () => {
  const from = await company();
  await run(now, 'copy', '--from', from, '--to', at('whole.journal'));
  const whole = readFileSync(join(folder, 'whole.journal'));
  for (let length = 0; length < whole.length; length += 331) {
    writeFileSync(join(folder, 'cut.journal'), whole.subarray(0, length));
    const { code, out } = await run(now, 'copy', '--from', from, '--to', at('cut.journal'));
    expect(code).toBe(0);
    expect(out).toContain('3 events in 3 streams are in both stores');
    expect(await events(at('cut.journal'))).toBe(await events(from));
    rmSync(join(folder, 'cut.journal'));
  }
});

test('a target with another history is left as it is, and the code is 3; the same in Chinese', async () => {
  const from = await company();
  await run(now, 'copy', '--from', from, '--to', at('other.journal'));
  const file = join(folder, 'other.journal');
  copyFileSync(file, join(folder, 'before'));
  writeFileSync(join(folder, 'customers.csv'), 'id,name\nC9,Adler\n');
  await run(then, 'import', join(folder, 'acme.json'), '--store', at('third.journal'));
  const refused = await run(now, 'copy', '--from', at('third.journal'), '--to', at('other.journal'));
  expect(refused).toMatchObject({ code: 3, out: '' });
  expect(refused.err).toContain('holds another history');
  const chinese = await run(now, 'copy', '--from', at('third.journal'), '--to', at('other.journal'), '--lang', 'zh');
  expect(chinese.err).toContain('请复制到空的存储中');
  expect(readFileSync(file)).toEqual(readFileSync(join(folder, 'before')));
});

test('stores that can not be opened, or are the same one, are told, and nothing is made', async () => {
  const from = await company();
  expect(await run(now, 'copy', '--from', from)).toMatchObject({ code: 2 });
  expect(await run(now, 'copy', '--from', 'ftp:nowhere', '--to', at('copy.journal'))).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, 'copy.journal'))).toBe(false);
  const same = await run(now, 'copy', '--from', from, '--to', from);
  expect(same.code).toBe(3);
  expect(same.err).toContain('is open elsewhere');
});
