/** Visits and complaints beside the sales of each region: from rows of tables to a report in every form and both languages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
let mapping = '';
const column = (name: string) => ({ $column: name });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-beside-'));
  const put = (name: string, rows: readonly string[]): void =>
    writeFileSync(join(folder, name), [...rows, ''].join('\n'));
  put('customers.csv', ['customer,territory', 'C1,hz', 'C2,sh']);
  put('orders.csv', [
    'order,date,customer,territory,category,amount',
    'O1,2024-02-05,C1,hz,tea,50.00',
    'O2,2024-03-05,C1,hz,coffee,40.00',
    'O3,2024-04-05,C2,sh,tea,20.00',
    'O4,2024-04-06,C2,sh,tea,30.00',
  ]);
  put('complaints.csv', ['id,date,territory', 'K1,2024-05-01,hz', 'K2,2024-05-02,nj', 'K3,2023-05-02,hz']);
  put('visits.csv', [
    'id,customer,came,left,order',
    'V1,C1,2024-03-05 09:00,2024-03-05 09:45,O2',
    'V2,C1,2024-03-06 09:00,2024-03-06 09:10,',
    'V3,C1,2024-03-07 09:00,,',
  ]);
  const rule = (from: string, key: string, command: string, data: object, more: object = {}) => ({
    from,
    key: [key],
    command,
    date: { column: 'date' },
    data,
    ...more,
  });
  const visit = (command: string, of: string, data: object, except: object = { [of]: [''] }) =>
    rule(
      'visits',
      'id',
      command,
      { visit: column('id'), ...data },
      { date: { column: of, format: 'yyyy-MM-dd HH:mm' }, except },
    );
  const line = {
    line: '1',
    product: column('category'),
    category: column('category'),
    quantity: { amount: 1, scale: 0, unit: 'box' },
    amount: { $money: 'amount', currency: 'CNY' },
  };
  mapping = join(folder, 'acme.json');
  writeFileSync(
    mapping,
    JSON.stringify({
      source: 'acme',
      zone: 'Asia/Shanghai',
      tables: Object.fromEntries(
        ['customers', 'orders', 'complaints', 'visits'].map((table) => [table, { path: `${table}.csv` }]),
      ),
      rules: [
        rule(
          'customers',
          'customer',
          'RegisterCustomer',
          { customer: column('customer') },
          { date: { value: '2023-01-01' } },
        ),
        rule(
          'customers',
          'customer',
          'AssignTerritory',
          { customer: column('customer'), territory: column('territory') },
          { date: { value: '2023-01-01' } },
        ),
        rule('orders', 'order', 'PlaceOrder', {
          order: column('order'),
          content: { customer: column('customer'), territory: column('territory'), lines: [line] },
        }),
        rule('complaints', 'id', 'LodgeComplaint', {
          complaint: column('id'),
          content: {
            channel: 'phone',
            about: { product: 'P1' },
            class: 'quality',
            severity: 'ordinary',
            territory: column('territory'),
          },
        }),
        visit('BeginUnplannedVisit', 'came', {
          customer: column('customer'),
          class: 'village-clinic',
          kind: 'off-plan',
          mode: 'in-person',
          purpose: '回访',
          salesperson: 'S7',
        }),
        visit(
          'NoteVisitFindings',
          'left',
          { usage: '日用', market: '平稳', needs: '无', orders: [column('order')], complaints: [] },
          { order: [''] },
        ),
        visit('EndVisit', 'left', {}),
      ],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const printed = async (...argv: readonly string[]): Promise<string> => {
  let out = '';
  let err = '';
  const asked = ['report', 'regions', '--import', mapping, '--as-of', '2024-12-31', '--period', '2024', ...argv];
  const code = await runProgram(asked, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    watched: false,
    clock: () => Date.UTC(2025, 0, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  expect([code, err]).toEqual([0, '']);
  return out;
};

test('G13 G14: customers, breadth, visits and complaints stand beside the sales of each region, with their rates', async () => {
  const { tables, notes } = JSON.parse(await printed('--format', 'json')) as {
    readonly tables: Readonly<Record<string, { readonly rows: readonly object[]; readonly total: object }>>;
    readonly notes: readonly string[];
  };
  expect(tables['beside']?.rows.map((row) => Object.values(row))).toEqual([
    ['hz', '90.00', 1, 2, 2, 2, 1, '0.500000', 1, '0.500000', '1.000000'],
    ['nj', '0.00', 0, 0, 0, 0, 0, null, 1, null, null],
    ['sh', '50.00', 1, 2, 1, 0, 0, null, 0, '0.000000', '0.000000'],
  ]);
  expect(Object.values(tables['beside']?.total ?? {}).slice(1)).toEqual([
    '140.00',
    2,
    4,
    2,
    2,
    1,
    '0.500000',
    2,
    '0.500000',
    '1.000000',
  ]);
  expect(notes.join(' ')).toContain('in the region of the customer');
});

test('the same figures are on a terminal, in CSV and on a page, in both languages', async () => {
  expect(await printed('--lang', 'zh')).toMatch(/客户、广度、拜访、客诉与销售对照[\s\S]*拜访成交率[\s\S]*50\.0 %/);
  expect(await printed()).toMatch(/breadth, visits and complaints beside sales[\s\S]*Visits with an order/);
  const rows = (await printed('--format', 'csv', '--lang', 'zh')).split('\n');
  const header = rows.findIndex((row) => row.includes('visitedCustomers'));
  expect(rows[header + 1]).toMatch(/hz,90\.00,1,2,2,2,1,0\.500000,1,0\.500000,1\.000000$/);
  expect(await printed('--format', 'html', '--lang', 'zh')).toMatch(/<th[^>]*>投诉率（投诉数\/订单数）/);
});

test('where nobody was visited and nothing was complained of by then, no empty table is shown', async () => {
  expect(JSON.parse(await printed('--format', 'json')).tables.beside).toBeDefined();
  writeFileSync(join(folder, 'complaints.csv'), 'id,date,territory\n');
  writeFileSync(join(folder, 'visits.csv'), 'id,customer,came,left,order\n');
  expect(JSON.parse(await printed('--format', 'json')).tables.beside).toBeUndefined();
});
