/** The book that is kept beside a journal holds nobody whom the journal no longer holds. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@clientele/adapters';
import { forgotten } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';
import { openStore } from './stores.ts';
import type { Io } from './terminal-io.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-book-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

let out = '';
const io: Io = {
  out: (text) => {
    out += text;
  },
  err: () => {},
  watched: false,
  clock: () => Date.UTC(2024, 5, 1),
  environment: { LANG: 'en_GB.UTF-8' },
};
const run = async (...argv: readonly string[]) => {
  out = '';
  const code = await runProgram(argv, io);
  return { code, out };
};

const column = (name: string) => ({ $column: name });

/** One customer with a name, and one order, in a journal that was reported on. */
const reported = async (): Promise<void> => {
  writeFileSync(at('rows.csv'), 'id,name,order\nC1,Vogelsang,O1\n');
  const line = {
    line: '1',
    product: 'P1',
    quantity: { amount: 1, scale: 0, unit: 'box' },
    amount: { amount: 5, scale: 0, currency: 'CNY' },
  };
  const rule = (command: string, data: object) => ({
    from: 'rows',
    command,
    key: ['id'],
    date: { value: '2024-01-01' },
    data,
  });
  const rules = [
    rule('RegisterCustomer', { customer: column('id'), name: column('name') }),
    rule('PlaceOrder', { order: column('order'), content: { customer: column('id'), lines: [line] } }),
  ];
  writeFileSync(at('acme.json'), JSON.stringify({ source: 'acme', tables: { rows: { path: 'rows.csv' } }, rules }));
  expect((await run('import', at('acme.json'), '--store', `journal:${at('acme.journal')}`)).code).toBe(0);
};

const report = () => run('report', 'customers', '--store', `journal:${at('acme.journal')}`);
const book = (): string => readFileSync(at('acme.journal.book'), 'utf8');

const opened = async (file: string): Promise<EventStore> => {
  const store = await openStore(`journal:${at(file)}`, 'main', 'en', io);
  if (E.isLeft(store)) throw new Error(JSON.stringify(store.left));
  return store.right;
};

/** As who must forget does: copies what may stay into another journal, which takes the place of the first. */
const forget = async (): Promise<void> => {
  const [from, to] = [await opened('acme.journal'), await opened('next.journal')];
  for await (const page of from.readAll()) {
    for (const { stream, revision, position: _, fault: _fault, ...event } of E.isRight(page) ? page.right : []) {
      const told: unknown = event.data;
      const data =
        typeof told === 'object' && told !== null && 'name' in told ? { ...told, name: { ...forgotten } } : told;
      const written = await to.append(stream, revision === 0 ? 'no-stream' : revision - 1, [{ ...event, data }]);
      expect(E.isRight(written)).toBe(true);
    }
  }
  await from.close();
  await to.close();
  renameSync(at('next.journal'), at('acme.journal'));
};

test('who is forgotten by the journal is gone from the book beside it with the next report, which tells no name either', async () => {
  await reported();
  expect((await report()).out).toContain('Vogelsang');
  expect(book()).toContain('Vogelsang');
  await forget();
  const after = await report();
  expect(after.code).toBe(0);
  expect(after.out).not.toContain('Vogelsang');
  expect(after.out).toContain('name forgotten');
  expect(book()).not.toContain('Vogelsang');
  expect(book()).toContain('forgotten');
});

test('a book that is not true of its journal is deleted even where no report can be given', async () => {
  await reported();
  writeFileSync(at('acme.journal'), 'no journal any more\n');
  expect((await report()).code).toBe(3);
  expect(existsSync(at('acme.journal.book'))).toBe(false);
});

test('before anything is imported or copied into a journal, the book of what it was is deleted', async () => {
  await reported();
  writeFileSync(at('rows.csv'), 'id,name,order\nC2,Amsel,O2\n');
  const imported = await run(
    'report',
    'customers',
    '--import',
    at('acme.json'),
    '--store',
    `journal:${at('acme.journal')}`,
  );
  expect(imported.out).toContain('Amsel');
  expect(existsSync(at('acme.journal.book'))).toBe(false);
  writeFileSync(at('copy.journal.book'), 'Vogelsang');
  const copied = await run('copy', '--from', `journal:${at('acme.journal')}`, '--to', `journal:${at('copy.journal')}`);
  expect(copied.code).toBe(0);
  expect(existsSync(at('copy.journal.book'))).toBe(false);
});

test('nobody may read the book who may not read the journal', async () => {
  await reported();
  chmodSync(at('acme.journal'), 0o600);
  rmSync(at('acme.journal.book'));
  expect((await report()).code).toBe(0);
  expect(statSync(at('acme.journal.book')).mode & 0o777).toBe(0o600);
});
