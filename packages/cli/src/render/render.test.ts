import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { amountCell, countCell, none, type Report, ratioCell, render, termCell, textCell } from './index.ts';

const report: Report = {
  key: 'regions',
  title: { en: 'Regions', zh: '地区构成' },
  notes: [{ en: 'as of 1998-05-06', zh: '截至 1998-05-06' }],
  figures: [
    {
      key: 'hhi',
      title: { en: 'HHI', zh: '集中度' },
      value: ratioCell({ numerator: 12_705_302n, denominator: 10_000n }, 'number'),
    },
  ],
  tables: [
    {
      key: 'regions',
      title: { en: 'Sales (USD)', zh: '销售额 (USD)' },
      columns: [
        { key: 'region', title: { en: 'Region', zh: '地区' } },
        { key: 'sales', title: { en: 'Sales', zh: '销售额' } },
        { key: 'growth', title: { en: 'Growth', zh: '增长率' } },
        { key: 'customers', title: { en: 'Customers', zh: '客户数' } },
      ],
      rows: [
        [
          textCell('华东'),
          amountCell({ units: 12_345_678_905n, scale: 4 }),
          ratioCell({ numerator: 2n, denominator: 3n }),
          countCell(1234),
        ],
        [textCell('=cmd|"<b>'), amountCell({ units: -5n, scale: 2 }), ratioCell(null), countCell(1)],
        [
          termCell({ en: 'Unknown', zh: '未知' }),
          none,
          ratioCell({ numerator: -1n, denominator: 8n }, 'points'),
          countCell(0),
        ],
      ],
      total: [
        termCell({ en: 'Total', zh: '合计' }),
        amountCell({ units: 12_345_678_855n, scale: 4 }),
        none,
        countCell(1235),
      ],
    },
  ],
  charts: [
    { kind: 'bars', title: { en: 'Bars', zh: '柱' }, bars: [{ label: '华东 <script>', value: 3 }], unit: 'USD' },
    {
      kind: 'pareto',
      title: { en: 'P', zh: 'P' },
      bars: [
        { label: 'C1', value: 3 },
        { label: 'C2', value: 1 },
      ],
      cuts: [80, 95],
      unit: 'USD',
    },
    {
      kind: 'pairs',
      title: { en: 'Pairs', zh: '对' },
      series: [
        { en: '1996', zh: '1996' },
        { en: '1997', zh: '1997' },
      ],
      pairs: [{ label: 'a', values: [1, null] }],
      unit: 'USD',
    },
    {
      kind: 'lines',
      title: { en: 'Lines', zh: '线' },
      labels: ['1', '2'],
      lines: [{ name: 'x', values: [1, null] }],
      unit: '',
    },
    {
      kind: 'heat',
      title: { en: 'Heat', zh: '热' },
      rows: ['华东', 'west'],
      columns: ['tea', 'coffee'],
      values: [
        [1, null],
        [-2, 3],
      ],
      unit: 'CNY',
    },
    {
      kind: 'waterfall',
      title: { en: 'Steps', zh: '步' },
      steps: [
        { label: '2023', value: 3, whole: true },
        { label: 'lost', value: -5 },
        { label: 'new', value: 4 },
        { label: '2024', value: 2, whole: true },
      ],
      unit: 'CNY',
    },
    {
      kind: 'fan',
      title: { en: 'Fan', zh: '扇' },
      labels: ['1', '2'],
      realistic: [1, 2],
      ideal: [2, 4],
      actual: [1.5, null],
      names: [
        { en: 'realistic', zh: '现实' },
        { en: 'ideal', zh: '理想' },
        { en: 'actual', zh: '实际' },
      ],
      unit: 'CNY',
    },
  ],
};

describe('on a terminal', () => {
  test('columns align, with Chinese text as with any other', () => {
    for (const language of ['en', 'zh'] as const) {
      const lines = render(report, 'table', language).split('\n');
      const from = lines.findIndex((line) => line.includes('─'));
      const ends = lines.slice(from - 1, from + 6).map((line) => stringWidth(line));
      expect(new Set(ends).size).toBe(1);
    }
  });

  test('figures are rounded once, half away from zero, grouped, and a dash stands for what is undefined', () => {
    const text = render(report, 'table', 'en');
    expect(text).toMatch(/华东\s+1,234,567\.89\s+66\.7 %\s+1,234/);
    expect(text).toMatch(/-0\.05\s+–\s+1$/m);
    expect(text).toMatch(/Unknown\s+–\s+-12\.5\s+0/);
    expect(text).toContain('HHI: 1,270.5302');
  });

  test('no data can write to the terminal', () => {
    const hostile: Report = {
      ...report,
      tables: [
        { ...(report.tables[0] as Report['tables'][number]), rows: [[textCell('a\u001b[31mb\u0007\nc\u202e')]] },
      ],
    };
    const row = render(hostile, 'table', 'en')
      .split('\n')
      .find((line) => line.includes('[31m'));
    expect(row).toContain('a [31mb c');
    for (const character of ['\u001b', '\u0007', '\u202e'])
      expect(render(hostile, 'table', 'en')).not.toContain(character);
  });
});

describe('as data', () => {
  test('CSV keeps every digit, and makes no formula of a name', () => {
    expect(render(report, 'csv', 'en')).toBe(
      [
        'region,sales,growth,customers',
        '华东,1234567.8905,0.666667,1234',
        '"\'=cmd|""<b>",-0.05,,1',
        'Unknown,,-0.125000,0',
        'Total,1234567.8855,,1235',
        '',
      ].join('\n'),
    );
  });

  test('JSON has amounts and ratios as text, counts as numbers, and null for what is undefined', () => {
    const parsed = JSON.parse(render(report, 'json', 'zh'));
    expect(parsed).toEqual({
      report: 'regions',
      title: '地区构成',
      notes: ['截至 1998-05-06'],
      figures: { hhi: '1270.5302' },
      tables: {
        regions: {
          rows: [
            { region: '华东', sales: '1234567.8905', growth: '0.666667', customers: 1234 },
            { region: '=cmd|"<b>', sales: '-0.05', growth: null, customers: 1 },
            { region: '未知', sales: null, growth: '-0.125000', customers: 0 },
          ],
          total: { region: '合计', sales: '1234567.8855', growth: null, customers: 1235 },
        },
      },
    });
  });
});

describe('as a page', () => {
  const page = render(report, 'html', 'zh');

  test('it needs neither script nor network, and data stay data', () => {
    expect(page).not.toMatch(/<script|javascript:|@import|url\((?!#)/i);
    expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
    expect(page).toContain('=cmd|&quot;&lt;b&gt;');
    expect(page).not.toContain('<b>');
    expect(page).not.toMatch(/style="[^"]*"[^ />]/);
  });

  test('each chart is drawn, and each rounded figure tells its exact value', () => {
    expect(page.match(/<svg/g)).toHaveLength(7);
    expect(page).toContain('title="1234567.8905">1,234,567.89<');
    expect(page).toContain('<html lang="zh-CN">');
  });
});
