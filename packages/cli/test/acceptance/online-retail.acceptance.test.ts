import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { composition, pareto } from '@clientele/projections';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compositionReport, paretoReport } from '../../src/reports/index.ts';
import { type Company, companyOf, dataFolder, isThere, parsed, right, rowsBy } from './company-of.ts';

const there = isThere('online_retail');
const file = 'online_retail.csv.gz';
const asOf = '2011-12-31';

/** The first rows of the file, and its bad debts, which lie later. */
const slice = (folder: string, rows: number): void => {
  const lines = gunzipSync(readFileSync(join(dataFolder('online_retail'), file)))
    .toString('utf8')
    .split('\n');
  const chosen = lines.filter((line, index) => index <= rows || line.startsWith('A'));
  writeFileSync(join(folder, file), gzipSync(`${chosen.join('\n')}\n`, { level: 1 }));
};

const kinds = (company: Company, measure: 'sales' | 'quantity') =>
  parsed(compositionReport(right(composition(company.book, { asOf, axes: ['channel'], by: 'line', measure })), 'en'));

describe.runIf(there)('online_retail: a slice of 8,003 rows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-retail-'));
  let company: Company;
  beforeAll(async () => {
    slice(folder, 8000);
    company = await companyOf('online_retail', folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('sales, credit notes, write-offs of stock and bad debts go in, each as its own kind', () => {
    expect(company.imported.rejected).toEqual([]);
    expect(company.imported.report.counts.map(({ command, rows, accepted }) => [command, rows, accepted])).toEqual([
      ['PlaceOrder', 7881, 376],
      ['RecordReturn', 89, 38],
      ['RecordReturn', 30, 30],
      ['PlaceOrder', 3, 3],
    ]);
  });

  test('each kind is told apart, and together they are what the rows come to', () => {
    const sales = rowsBy(kinds(company, 'sales'), 'composition', 'channel');
    expect(Number(sales.get('sale')?.['sales'])).toBe(162_258.15);
    expect(Number(sales.get('credit-note')?.['sales'])).toBe(-3_211.29);
    expect(Number(sales.get('bad-debt')?.['sales'])).toBe(-11_062.06);
    expect(Number(kinds(company, 'sales').figures['total'])).toBe(147_984.8);
    const pieces = rowsBy(kinds(company, 'quantity'), 'composition', 'channel');
    expect(Number(pieces.get('stock-write-off')?.['quantity'])).toBe(-1_398);
  });

  test('rows without a customer are in every total and are no customer', () => {
    const customers = parsed(
      compositionReport(right(composition(company.book, { asOf, axes: ['customer'], by: 'line' })), 'en'),
    );
    expect(
      Number(
        customers.tables['composition']?.rows.find(
          ({ customer }) => customer === null || customer === 'No customer named',
        )?.['sales'],
      ),
    ).toBe(24_976.09);
    expect(customers.tables['composition']?.total).toMatchObject({ customers: 256 });
  });
});

const wanted = process.env['CLIENTELE_WHOLE'] === '1';
if (there && !wanted)
  process.stderr.write('SKIPPED: all of online_retail, 541,909 rows (set CLIENTELE_WHOLE=1 for half a minute of it)\n');

describe.runIf(there && wanted)('online_retail: all of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-retail-'));
  let company: Company;
  beforeAll(async () => {
    copyFileSync(join(dataFolder('online_retail'), file), join(folder, file));
    company = await companyOf('online_retail', folder);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('541,909 rows come to 9,747,747.934 net, within 90 seconds and 2 GB', () => {
    expect(company.imported.rejected).toEqual([]);
    expect(company.imported.report.counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(541_909);
    expect(kinds(company, 'sales').figures['total']).toBe('9747747.934');
    expect(company.seconds).toBeLessThan(90);
    expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(2_000_000_000);
  });

  test('F31: 1,178 customers are A, 1,456 B and 1,683 C', () => {
    const period = { calendar: 'dates@1', key: 'all', start: '2010-01-01', end: '2012-01-01' } as const;
    const { tables } = parsed(paretoReport(right(pareto(company.book, { asOf, period, by: 'line' }))));
    expect(tables['grades']?.rows.slice(0, 3).map(({ grade, customers }) => [grade, customers])).toEqual([
      ['A', 1178],
      ['B', 1456],
      ['C', 1683],
    ]);
  });
});
