import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composition, pareto, regions, targets } from '@clientele/projections';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { compositionReport, paretoReport, regionsReport, targetsReport } from '../../src/reports/index.ts';
import { type Company, companyOf, dataFolder, isThere, parsed, periodOf, right, rowsBy } from './company-of.ts';

const folder = dataFolder('adventureworks');
const there = isThere('adventureworks');

const table = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(join(folder, name), 'utf8'), { columns: true });

/** The window of SalesYTD, as the source's page gives it: both days included. */
const yearToDate = { calendar: 'adventureworks@1', key: 'ytd', start: '2013-05-30', end: '2014-05-31' } as const;
const asOf = '2014-06-30';

describe.runIf(there)('AdventureWorks, all of it', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('adventureworks', folder);
  }, 120_000);

  const share = (axes: readonly string[], more: object = {}) =>
    parsed(compositionReport(right(composition(company.book, { asOf, axes, ...more })), 'en'));

  test('31,465 orders, 19,820 customers and 163 quotas go in, and nothing is refused', () => {
    expect(company.imported.rejected).toEqual([]);
    const counts = new Map(company.imported.report.counts.map(({ command, accepted }) => [command, accepted]));
    expect([...counts]).toEqual([
      ['OpenTargetPlan', 1],
      ['RegisterCustomer', 19_820],
      ['PlaceOrder', 31_465],
      ['SetQuota', 163],
    ]);
  });

  test('the total is that of the orders, that of the lines differs, and the difference is shown', () => {
    const { figures } = share(['company']);
    expect(figures).toMatchObject({
      total: '109846381.4039',
      'total-by-line': '109846381.399888',
      difference: '0.004012',
    });
    expect(share(['category']).figures['total']).toBe('109846381.399888');
  });

  test('SalesYTD of every territory is met to four decimals', () => {
    const rows = rowsBy(share(['territory'], { period: yearToDate }), 'composition', 'territory');
    const published = table('SalesTerritory.csv').map(({ Name, SalesYTD }) => [Name, SalesYTD]);
    expect(published).toHaveLength(10);
    expect(published.map(([name]) => [name, rows.get(name ?? '')?.['sales']])).toEqual(published);
  });

  test('SalesYTD of every salesperson is met to four decimals', () => {
    const rows = rowsBy(share(['salesperson'], { period: yearToDate }), 'composition', 'salesperson');
    const published = table('SalesPerson.csv').map(({ BusinessEntityID, SalesYTD }) => [BusinessEntityID, SalesYTD]);
    expect(published).toHaveLength(17);
    expect(published.map(([id]) => [id, rows.get(id ?? '')?.['sales']])).toEqual(published);
  });

  test('G5 G14: the calendar years grow by 1.651888 and 0.301220, and HHI by territory is 1270.5302', () => {
    const growth = (year: string) =>
      parsed(
        regionsReport(
          right(regions(company.book, { asOf, period: periodOf(year), compare: ['last-year'] })),
          null,
          'en',
        ),
      ).figures['lastYearGrowth'];
    expect([growth('2012'), growth('2013')]).toEqual(['1.651888', '0.301220']);
    expect(share(['territory']).figures['hhi']).toBe('1270.5302');
  });

  test('F31: 1,607 A, 4,299 B and 13,213 C over 19,119 buying customers', () => {
    const all = { calendar: 'dates@1', key: 'all', start: '2011-01-01', end: '2015-01-01' } as const;
    const report = parsed(paretoReport(right(pareto(company.book, { asOf, period: all }))));
    expect(report.tables['grades']?.rows.map(({ grade, customers }) => [grade, customers])).toEqual([
      ['A', 1607],
      ['B', 4299],
      ['C', 13_213],
    ]);
    expect(report.tables['customers']?.rows).toHaveLength(19_119);
  });

  test('B2: the first quota of salesperson 275 is reached by 0.830397, in its own period', () => {
    const report = parsed(targetsReport(right(targets(company.book, { asOf, plan: 'quotas' })), 'en'));
    const rows = report.tables['targets']?.rows ?? [];
    expect(rows).toHaveLength(163);
    expect(rows.find(({ subject }) => subject === 'salesperson:275')).toMatchObject({
      start: '2011-05-31',
      end: '2011-08-31',
      attainment: '0.830397',
    });
  });
});
