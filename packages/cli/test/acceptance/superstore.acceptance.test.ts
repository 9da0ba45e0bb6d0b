import { composition, pareto } from '@clientele/projections';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../src/render/index.ts';
import { compositionReport, paretoReport } from '../../src/reports/index.ts';
import { type Company, companyOf, dataFolder, isThere, parsed, right, rowsBy } from './company-of.ts';

const there = isThere('superstore_cn');
const asOf = '2017-12-31';
const all = { calendar: 'dates@1', key: '全部', start: '2013-01-01', end: '2019-01-01' } as const;

describe.runIf(there)('超市示例数据:中文列名与中文数据', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('superstore_cn', dataFolder('superstore_cn'));
  }, 60_000);

  const report = (axes: readonly string[], more: object = {}) =>
    compositionReport(right(composition(company.book, { asOf, axes, by: 'line', ...more })), 'zh');

  test('全部行都能导入,订单按(订单 ID、客户 ID、订单日期)合并为 4,985 张', () => {
    expect(company.imported.rejected).toEqual([]);
    expect(company.imported.report.counts.map(({ command, rows, accepted }) => [command, rows, accepted])).toEqual([
      ['RegisterCustomer', 10_000, 790],
      ['ClassifyCustomer', 10_000, 790],
      ['PlaceOrder', 10_000, 4985],
    ]);
  });

  test('G2 G5: 销售额合计 16,117,548.237,华东 4,692,464.994,地区 HHI 2114.4207', () => {
    const regions = parsed(report(['territory']));
    expect(Number(regions.figures['total'])).toBe(16_117_548.237);
    expect(String(regions.figures['total'])).toMatch(/^16117548\.2370*$/);
    expect(String(rowsBy(regions, 'composition', 'territory').get('华东')?.['sales'])).toMatch(/^4692464\.9940*$/);
    expect(regions.figures['hhi']).toBe('2114.4207');
  });

  test('F31: 790 个客户中 A 级 436、B 级 199、C 级 155', () => {
    const grades = parsed(paretoReport(right(pareto(company.book, { asOf, period: all, by: 'line' })))).tables[
      'grades'
    ];
    expect(grades?.rows.map(({ grade, customers }) => [grade, customers])).toEqual([
      ['A', 436],
      ['B', 199],
      ['C', 155],
    ]);
  });

  test('客户自有的分类轴与中文标题都能用', () => {
    const segments = report(['segment']);
    expect(
      parsed(segments)
        .tables['composition']?.rows.map(({ segment }) => segment)
        .sort(),
    ).toEqual(['公司', '小型企业', '消费者']);
    expect(render(segments, 'table', 'zh')).toContain('合计');
  });
});
