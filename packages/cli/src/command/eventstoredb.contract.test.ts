/** `--store esdb://…`: the same figures as from memory, and faults that are said in both languages and hold no secret. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from './program.ts';

const program = join(import.meta.dirname, '../../../adapters/testing/eventstoredb-server/main.ts');

let folder = '';
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-cli-'));
  server = spawn(process.execPath, ['--conditions=@clientele/source', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  address = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once('exit', () => reject(new Error('the server for tests did not start')));
  });
});

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

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
    clock: () => Date.UTC(2024, 5, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const mapping = (): string => {
  writeFileSync(join(folder, 'customers.csv'), 'id,name\nC1,Vogel\nC2,李记\n');
  const path = join(folder, 'acme.json');
  const rule = {
    from: 'customers',
    command: 'RegisterCustomer',
    key: ['id'],
    date: { value: '2024-01-01' },
    data: { customer: { $column: 'id' }, name: { $column: 'name' } },
  };
  const tables = { customers: { path: 'customers.csv' } };
  writeFileSync(path, JSON.stringify({ source: 'acme', tables, rules: [rule] }));
  return path;
};

test('what is imported into it is reported from it, once however often it is imported, and copied from it as it is', async () => {
  const file = mapping();
  const first = await run('import', file, '--store', address);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect((await run('import', file, '--store', address)).out).toContain('2 there already');
  const there = await run('history', 'C2', '--store', address);
  expect(there).toMatchObject({ code: 0, err: '', out: expect.stringContaining('李记') });
  expect((await run('audit', '--store', address)).code).toBe(0);
  const journal = `journal:${join(folder, 'acme.journal')}`;
  expect(await run('copy', '--from', address, '--to', journal)).toMatchObject({ code: 0 });
  expect((await run('history', 'C2', '--store', journal)).out).toBe(there.out);
});

test('an address that is none, a server that is not there: said in either language, without the password', async () => {
  const wrong = await run('events', '--store', `esdb://admin:Hunter2@127.0.0.1?tls=maybe`);
  expect(wrong).toEqual({ code: 2, out: '', err: 'The address of the store is none: tls is true or false.\n' });
  const typo = await run('events', '--store', 'edsb://admin:Hunter2@127.0.0.1');
  expect(typo).toMatchObject({ code: 2, err: expect.stringContaining('"edsb" is no store') });
  const nobody = await run('events', '--store', 'esdb://admin:Hunter2@127.0.0.1:1?tls=false', '--lang', 'zh');
  expect(nobody).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('127.0.0.1:1 上没有 EventStoreDB 应答'),
  });
  for (const { err } of [wrong, typo, nobody]) expect(err).not.toContain('Hunter2');
}, 20_000);
