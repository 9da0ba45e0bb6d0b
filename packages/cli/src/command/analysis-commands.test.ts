/** The reports on a customer base and on what changed, from a file of orders to what is printed, in every form and language. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
let mapping = '';

const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const column = (name: string) => ({ $column: name });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-analysis-'));
  put(
    'orders.csv',
    [
      'order,date,customer,seller,territory,province,product,quantity,amount',
      'O1,2023-02-05,C1,S1,hz,浙江,tea,10,50.00',
      'O2,2023-03-05,C2,S2,sh,上海市,coffee,10,40.00',
      'O3,2023-04-05,C3,S2,sh,上海,coffee,5,20.00',
      'O4,2024-02-05,C1,S1,hz,330000,tea,12,72.00',
      'O5,2024-05-05,C2,S2,sh,上海,coffee,9,36.00',
      'O6,2024-06-05,C4,S1,hz,浙江省,tea,2,12.00',
    ].join('\n'),
  );
  put('territories.csv', 'id,name,level,head\nhz,杭州片区,patch,S1\nsh,上海片区,patch,S2\n');
  put('regions.csv', 'id,name,level,head\neast,华东大区,region,S9\n');
  put('findings.csv', 'id,date\nF1,2024-07-01\n');
  const territory = (from: string, more: object) => ({
    from,
    command: 'OpenTerritory',
    key: ['id'],
    date: { value: '2022-01-01' },
    data: {
      plan: 'main',
      territory: column('id'),
      name: column('name'),
      level: column('level'),
      head: column('head'),
      ...more,
    },
  });
  mapping = put(
    'acme.json',
    JSON.stringify({
      source: 'acme',
      tables: {
        regions: { path: 'regions.csv' },
        territories: { path: 'territories.csv' },
        orders: { path: 'orders.csv' },
        findings: { path: 'findings.csv' },
      },
      rules: [
        territory('regions', {}),
        territory('territories', { parent: 'east' }),
        {
          from: 'orders',
          command: 'PlaceOrder',
          key: ['order'],
          date: { column: 'date' },
          data: {
            order: column('order'),
            content: {
              customer: column('customer'),
              salesperson: column('seller'),
              territory: column('territory'),
              place: { country: '中国', province: column('province') },
              lines: [
                {
                  line: '1',
                  product: column('product'),
                  category: column('product'),
                  quantity: { $quantity: 'quantity' },
                  amount: { $money: 'amount', currency: 'CNY' },
                },
              ],
            },
          },
        },
        {
          from: 'findings',
          command: 'RaiseFinding',
          key: ['id'],
          date: { column: 'date' },
          data: {
            finding: column('id'),
            content: {
              rule: 'region-falls',
              about: { axis: 'territory', key: 'sh' },
              period: { calendar: 'gregorian@1', key: '2023', start: '2023-01-01', end: '2024-01-01' },
            },
          },
        },
      ],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...argv: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await runProgram([...argv, '--import', mapping], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    watched: false,
    clock: () => Date.UTC(2026, 0, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const rowsOf = async (table: string, ...argv: readonly string[]): Promise<readonly (readonly unknown[])[]> => {
  const { out, err, code } = await run('report', ...argv, '--as-of', '2024-12-31', '--format', 'json');
  if (code !== 0) throw new Error(err);
  const { tables } = JSON.parse(out) as { tables: Record<string, { rows: Record<string, unknown>[] }> };
  return (tables[table]?.rows ?? []).map((row) => Object.values(row));
};

describe('from a file of orders to a report', () => {
  test('G10: the customer group has each customer with its grade, band, scores and position', async () => {
    const rows = await rowsOf(
      'customers',
      'customers',
      '--period',
      '2024',
      '--bands',
      'CNY:large=50.5,medium=20,small',
    );
    expect(rows.map((row) => [row[1], row[3], row[8], row[10], row[14]])).toEqual([
      ['C1', '72.00', 'A', 'large', 'main'],
      ['C2', '36.00', 'A', 'medium', 'main'],
      ['C4', '12.00', 'B', 'small', 'scattered'],
    ]);
  });

  test('G2: sales by amount class, and the bands that leave a gap are refused with how to write them', async () => {
    const bands = ['--by', 'band', '--bands', 'CNY:large=50,small'];
    expect((await rowsOf('composition', 'composition', ...bands)).map((row) => row.slice(0, 2))).toEqual([
      ['large', '198.00'],
      ['small', '32.00'],
    ]);
    const { code, err } = await run('report', 'composition', '--by', 'band', '--bands', 'CNY:large,small=5');
    expect(code).not.toBe(0);
    expect(err).toContain('CNY:large=100000,medium=20000,small');
  });

  test('G5: territories at any depth and provinces however they are written', async () => {
    const by = async (axis: string) =>
      (await rowsOf('composition', 'composition', '--by', axis, '--period', '2024')).map((row) => row.slice(0, 2));
    expect(await by('territory')).toEqual([
      ['杭州片区', '84.00'],
      ['上海片区', '36.00'],
    ]);
    expect(await by('territory.region')).toEqual([['华东大区', '120.00']]);
    expect(await by('province')).toEqual([
      ['浙江', '84.00'],
      ['上海', '36.00'],
    ]);
  });

  test('G13: what growth comes from: customers, and prices, quantities and goods', async () => {
    const fates = await rowsOf('fates', 'flow', '--period', '2024');
    expect(fates.map((row) => row.slice(0, 2))).toEqual([
      ['New', 1],
      ['Returned', 0],
      ['Kept', 2],
      ['Lost', 1],
      ['Others', 0],
    ]);
    // Tea 10 at 5 and then 14 at 6; coffee 15 at 4 and then 9 at 4: price 14, mean price before 4.40, T 25 → 23.
    expect(await rowsOf('change', 'price-volume-mix', '--period', '2024')).toEqual([
      ['Whole company', '110.00', '14.00', '-8.80', '4.80', '0.00', '0.00', '0.00', '120.00'],
    ]);
  });

  test('G16: statistics by quarter; G15: signings by salesperson', async () => {
    const quarters = await rowsOf('statistics', 'statistics', '--unit', 'quarter', '--period', '2024');
    expect(quarters.map((row) => [row[0], row[1], row[3], row[4]])).toEqual([
      ['2024-Q1', '72.00', '-0.200000', '72.00'],
      ['2024-Q2', '48.00', '1.400000', '120.00'],
      ['2024-Q3', '0.00', null, '120.00'],
      ['2024-Q4', '0.00', null, '120.00'],
    ]);
    const signed = await rowsOf('signings', 'signings', '--unit', 'year', '--by', 'salesperson', '--period', '2024');
    expect(signed.map((row) => row.slice(0, 4))).toEqual([
      ['2024', 'S1', 2, '84.00'],
      ['2024', 'S2', 1, '36.00'],
    ]);
  });

  test('G9 G18: what rules find beside what was raised, of regions and of goods', async () => {
    const found = await rowsOf('found', 'findings', '--period', '2024');
    expect(found.map((row) => row[0])).toContain('region-falls/territory/sh/2024/CNY');
    expect(await rowsOf('raised', 'findings', '--period', '2024')).toEqual([
      ['F1', 'The region falls', 'Sales territory sh', '2024-07-01', 'Open', null, null, null, null],
    ]);
    expect((await rowsOf('breadth', 'breadth', '--period', '2024')).map((row) => [row[0], row[1], row[5]])).toEqual([
      ['杭州片区', 1, 'coffee'],
      ['上海片区', 1, 'tea'],
    ]);
  });

  test('G14: a region’s market share and its year so far stand beside its growth', async () => {
    const [east] = await rowsOf(
      'regions',
      'regions',
      '--by',
      'territory.region',
      '--period',
      '2024-Q2',
      '--cumulative',
      '--market',
      'east: 480 CNY; 协会',
    );
    expect(east?.slice(-4)).toEqual(['120.00', '0.090909', '0.100000', '协会']);
  });

  test('G17: movement and grades that hold, as of any date; the same day is the same answer', async () => {
    const moved = await rowsOf('movement', 'movement', '--from', '2023', '--to', '2024');
    expect(moved.map((row) => row.slice(0, 3))).toEqual([
      ['A', 'A', 2],
      ['B', 'No grade', 1],
      ['No grade', 'B', 1],
    ]);
    const due = await rowsOf('regrading', 'regrading', '--periods', '2023,2024');
    expect(due.map((row) => [row[0], row[3]])).toEqual([
      ['C1', 'A'],
      ['C2', 'A'],
      ['C3', 'B'],
      ['C4', 'No grade'],
    ]);
    const again = await rowsOf('movement', 'movement', '--from', '2023', '--to', '2024');
    expect(again).toEqual(moved);
  });
});

const everyReport: readonly (readonly string[])[] = [
  ['customers'],
  ['movement', '--from', '2023', '--to', '2024'],
  ['regrading', '--periods', '2023,2024'],
  ['flow', '--by', 'territory', '--region-mode', 'as-was'],
  ['price-volume-mix', '--by', 'salesperson'],
  ['statistics', '--unit', 'month'],
  ['signings'],
  ['breadth'],
  ['findings'],
  ['composition', '--by', 'territory,category'],
];

const printed = async (argv: readonly string[], language: string, format: string): Promise<string> => {
  const { code, out, err } = await run(
    'report',
    ...argv,
    '--as-of',
    '2024-12-31',
    '--lang',
    language,
    '--format',
    format,
  );
  expect([argv[0], format, code, err]).toEqual([argv[0], format, 0, '']);
  return out;
};

test('every report is a table in English and a page in Chinese, and the page draws without script', async () => {
  for (const argv of everyReport) {
    expect((await printed(argv, 'en', 'table')).length).toBeGreaterThan(100);
    const page = await printed(argv, 'zh', 'html');
    expect(page).not.toMatch(/<script/iu);
    expect(page).toMatch(/[\u4e00-\u9fff]/u);
  }
});

test('every report is CSV with keys that are the same in both languages, and JSON with its name', async () => {
  for (const argv of everyReport.slice(0, 5)) {
    const [header = ''] = (await printed(argv, 'zh', 'csv')).split('\n');
    expect(header).toMatch(/^[a-z][\w,-]+$/iu);
    expect(JSON.parse(await printed(argv, 'en', 'json'))).toMatchObject({ report: argv[0] });
  }
});

test('what a report can not answer is told with its reason, and the code says so', async () => {
  const refused = async (...argv: readonly string[]) => {
    const { code, err } = await run('report', ...argv);
    return [code === 0, err];
  };
  expect(await refused('movement', '--from', '2023', '--to', '2024', '--by', 'product')).toEqual([
    false,
    expect.stringContaining('product'),
  ]);
  expect((await refused('statistics', '--unit', 'fortnight'))[0]).toBe(false);
  expect((await refused('regions', '--market', 'much'))[1]).toContain('5000000 CNY; source');
  expect((await refused('composition', '--by', 'province', '--places', join(folder, 'nowhere.csv')))[0]).toBe(false);
});
