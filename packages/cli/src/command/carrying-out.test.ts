/** The command line carries out what an import asks for, beside each kind of store, and says what it could not do. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-processes-'));
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
    clock: () => Date.UTC(2024, 5, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const yuan = (amount: number) => ({ amount: amount * 100, currency: 'CNY', scale: 2 });

/** A receipt is to pay for an invoice; where `issued` is false, somebody complains of one that nobody issued too. */
const mapping = (issued: boolean): string => {
  const path = join(folder, 'books.json');
  const commands = [
    ['IssueInvoice', { invoice: 'I1', customer: 'C1', content: { amount: yuan(80), dueOn: '2024-03-01' } }],
    ['RecordReceipt', { receipt: 'R1', customer: 'C1', amount: yuan(80), means: 'transfer' }],
    ['AllocateReceipt', { receipt: 'R1', allocation: 'A1', invoice: 'I1', amount: yuan(80) }],
    [
      'LodgeComplaint',
      {
        complaint: 'K1',
        content: {
          customer: 'C1',
          channel: 'phone',
          about: issued ? { product: 'P1' } : { invoice: 'I9' },
          class: 'price',
          severity: 'ordinary',
        },
      },
    ],
  ] as const;
  const by = { id: 'books', roles: ['accountant'] };
  const said = commands.map(([command, data]) => ({ command, date: '2024-02-01', data }));
  writeFileSync(join(folder, 'customers.csv'), 'id\nC1\n');
  const tables = { customers: { path: 'customers.csv' } };
  const date = { value: '2024-01-01' };
  const rule = { from: 'customers', command: 'RegisterCustomer', date, data: { customer: { $column: 'id' } } };
  writeFileSync(path, JSON.stringify({ source: 'books', by, tables, rules: [rule], commands: said }));
  return path;
};

test('an import carries out what it asks for, and a second run finds nothing to do', async () => {
  const store = `journal:${join(folder, 'acme.journal')}`;
  expect((await run('import', mapping(true), '--store', store)).code).toBe(0);
  const events = async (): Promise<readonly string[]> =>
    (await run('events', '--store', store)).out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly type: string }).type);
  const after = await events();
  expect(after).toEqual(expect.arrayContaining(['ReceiptAllocated', 'AllocationConfirmed', 'SettlementEntered']));
  expect(readdirSync(`${join(folder, 'acme.journal')}.processes`).length).toBeGreaterThan(0);

  expect(await run('run-managers', '--store', store)).toEqual({ code: 0, out: '', err: '' });
  rmSync(`${join(folder, 'acme.journal')}.processes`, { recursive: true });
  expect(await run('run-managers', '--store', store)).toEqual({ code: 0, out: '', err: '' });
  expect(await events()).toEqual(after);
  expect((await run('audit', '--store', store)).code).toBe(0);
});

test('what can not be done is told in both languages, and the code is 1 until somebody lets go of it', async () => {
  const store = `journal:${join(folder, 'acme.journal')}`;
  const imported = await run('import', mapping(false), '--store', store);
  expect(imported.code).toBe(1);
  expect(imported.err).toContain('complaint-dispute: DisputeInvoice is not done:');
  const again = await run('run-managers', '--store', store, '--lang', 'zh');
  expect(again.code).toBe(1);
  expect(again.err).toContain('complaint-dispute：DisputeInvoice 未能执行：');
  expect((await run('run-managers', '--store', store, '--discard')).code).toBe(0);
  expect((await run('run-managers', '--store', store)).code).toBe(0);
});

test('a report on an import into memory rests on what was carried out', async () => {
  const { code, out } = await run('report', 'ageing', '--import', mapping(true), '--format', 'json');
  expect(code).toBe(0);
  expect(out).not.toContain('"I1"');
  const credit = await run('report', 'credit', '--import', mapping(true), '--format', 'json');
  expect(credit.out).toContain('"C1"');
});
