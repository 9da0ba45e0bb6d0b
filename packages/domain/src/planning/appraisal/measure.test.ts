// Each indicator by its formula (`rules.md §3.17`), to the digit, worked out by hand.
import { describe, expect, test } from 'vitest';
import { formatRatio } from '../../kernel/index.ts';
import type { KpiFacts } from './facts.ts';
import type { Kpi } from './kpi.ts';
import { furtherKpis, kpiCatalogue, sevenKpis, sourceKpis } from './kpi-catalogue.ts';
import { effectiveClasses, measureKpi } from './measure.ts';
import { sevenFacts } from './samples.ts';

const facts = sevenFacts(900);
const found = (code: string): Kpi => {
  const kpi = sourceKpis.find((one) => one.code === code);
  if (kpi === undefined) throw new Error(code);
  return kpi;
};
/** `[value, target, ratio, met, missing]`. */
const told = (code: string, of: KpiFacts | null, cap = 15_000) => {
  const { value, target, ratio, met, missing } = measureKpi(found(code), cap, of);
  return [formatRatio(value), formatRatio(target), formatRatio(ratio), met, missing];
};
const given = (code: string): KpiFacts => facts[code] ?? { form: 'count', count: 0, target: null };

describe('the seven indicators', () => {
  test('B1: are exactly seven, numbered by their place, with the names of the source', () => {
    expect(sevenKpis.map(({ name }) => name.zh)).toEqual([
      '销售目标达成率',
      '毛利目标达成率',
      '应收帐款回收率',
      '每天平均访问户数',
      '客户数量',
      '客户的广度',
      '产品比例',
    ]);
    expect(new Set(sevenKpis.map(({ code }) => code)).size).toBe(7);
    expect(sevenKpis.every(({ nature }) => nature === 'quantitative')).toBe(true);
  });

  test('B2 B3: attainment is actual by the realistic target, and unmet below it, not at it', () => {
    const unit = { kind: 'money', currency: 'CNY', scale: 0 } as const;
    const at = (actual: number, target: number | null): KpiFacts => ({
      form: 'attainment',
      unit,
      actual,
      target,
      plan: 'P',
    });
    expect(told('sales-attainment', given('sales-attainment'))).toEqual([
      '900.000000',
      '1000.000000',
      '0.900000',
      false,
      null,
    ]);
    expect(told('gross-profit-attainment', given('gross-profit-attainment'))).toEqual([
      '300.000000',
      '250.000000',
      '1.200000',
      true,
      null,
    ]);
    expect(told('sales-attainment', at(999, 1000))[3]).toBe(false);
    expect(told('sales-attainment', at(1000, 1000))[3]).toBe(true);
    expect(told('sales-attainment', at(900, 0))).toEqual([
      '900.000000',
      '0.000000',
      null,
      null,
      'nothing-to-divide-by',
    ]);
    expect(told('sales-attainment', at(900, null))).toEqual(['900.000000', null, null, null, 'no-target']);
    expect(told('sales-attainment', null)).toEqual([null, null, null, null, 'not-measured']);
  });

  test('B4: the collection rate is what was settled of what was due, and undefined where nothing was', () => {
    expect(told('collection-rate', given('collection-rate'))).toEqual(['0.950000', '1.000000', '0.950000', null, null]);
    expect(told('collection-rate', { form: 'share', numerator: 0, denominator: 0, target: null })).toEqual([
      null,
      '1.000000',
      null,
      null,
      'nothing-to-divide-by',
    ]);
    expect(told('collection-rate', { form: 'share', numerator: 9, denominator: 10, target: 9000 })[3]).toBe(true);
  });

  test('B5: customers visited a day are those of each day over the days of field duty', () => {
    expect(told('customers-visited-a-day', given('customers-visited-a-day'))).toEqual([
      '6.000000',
      '6.000000',
      '1.000000',
      true,
      null,
    ]);
    const days = [{ on: '2025-01-02', customers: 5 }] as const;
    const over = (workingDays: number, target: number | null): KpiFacts => ({
      form: 'average',
      days: [...days],
      workingDays,
      target,
    });
    expect(told('customers-visited-a-day', over(3, 500))).toEqual(['1.666667', '5.000000', '0.333333', false, null]);
    expect(told('customers-visited-a-day', over(0, 500))[4]).toBe('nothing-to-divide-by');
    expect(told('customers-visited-a-day', over(3, null))[4]).toBe('no-target');
  });

  test('B6: the number of customers needs a target, else it is undefined', () => {
    expect(told('customers', given('customers'))).toEqual(['45.000000', '50.000000', '0.900000', false, null]);
    expect(told('customers', { form: 'count', count: 45, target: null })).toEqual([
      '45.000000',
      null,
      null,
      null,
      'no-target',
    ]);
  });

  test('B7: breadth is the targeted classes with a customer; the effective number tells how even they are', () => {
    expect(told('customer-breadth', given('customer-breadth'))).toEqual([
      '0.500000',
      '1.000000',
      '0.500000',
      null,
      null,
    ]);
    const classes = [
      { class: 'dealer', customers: 3 },
      { class: 'retailer', customers: 1 },
      { class: 'hotel', customers: 0 },
    ];
    expect(formatRatio(effectiveClasses(classes))).toBe('1.600000');
    expect(effectiveClasses([])).toBeNull();
    expect(told('customer-breadth', { form: 'breadth', classes, targeted: ['hotel', 'dealer'], target: null })[0]).toBe(
      '0.500000',
    );
    expect(told('customer-breadth', { form: 'breadth', classes, targeted: [], target: null })[4]).toBe(
      'nothing-to-divide-by',
    );
  });

  test('B8: the product mix is 1 less half of how far shares lie from planned shares', () => {
    expect(told('product-mix', given('product-mix'))).toEqual(['0.900000', '1.000000', '0.900000', null, null]);
    const mix = (...parts: readonly (readonly [number, number])[]): KpiFacts => ({
      form: 'mix',
      parts: parts.map(([actual, planned], index) => ({ class: `${index}`, actual, planned })),
      target: null,
    });
    expect(told('product-mix', mix([2, 200], [1, 100]))[0]).toBe('1.000000');
    expect(told('product-mix', mix([1, 0], [0, 1]))[0]).toBe('0.000000');
    expect(told('product-mix', mix([0, 1]))[4]).toBe('nothing-to-divide-by');
  });
});

test('B10: growth is undefined unless there was something before, and a fall counts as nothing reached', () => {
  const growth = (current: number, previous: number, target: number | null): KpiFacts => ({
    form: 'growth',
    current,
    previous,
    target,
  });
  expect(told('sales-growth', growth(110, 100, 1000))).toEqual(['0.100000', '0.100000', '1.000000', true, null]);
  expect(told('sales-growth', growth(90, 100, 1000))).toEqual(['-0.100000', '0.100000', '0.000000', false, null]);
  expect(told('sales-growth', growth(90, 0, 1000))[4]).toBe('nothing-to-divide-by');
  expect(told('sales-growth', growth(90, -5, 1000))[4]).toBe('nothing-to-divide-by');
  expect(told('sales-growth', growth(110, 100, null))[4]).toBe('no-target');
});

test('where less is better, the ratio falls as the value rises: at the ceiling it is one', () => {
  const spent = (actual: number): KpiFacts => ({
    form: 'attainment',
    unit: { kind: 'money', currency: 'CNY', scale: 0 },
    actual,
    target: 100,
    plan: 'E',
  });
  expect([0, 80, 100, 101, 200, 300].map((actual) => told('expense', spent(actual)).slice(2, 4))).toEqual([
    ['1.500000', true],
    ['1.200000', true],
    ['1.000000', true],
    ['0.990000', false],
    ['0.000000', false],
    ['0.000000', false],
  ]);
});

test('the cap bounds what counts, not what was reached', () => {
  const unit = { kind: 'money', currency: 'CNY', scale: 0 } as const;
  const twice: KpiFacts = { form: 'attainment', unit, actual: 200, target: 100, plan: 'P' };
  expect(told('sales-attainment', twice, 12_000)).toEqual(['200.000000', '100.000000', '1.200000', true, null]);
});

test('B28: market coverage is a measure beside sales, held against its own target', () => {
  expect(told('market-coverage', { form: 'share', numerator: 30, denominator: 120, target: 5000 })).toEqual([
    '0.250000',
    '0.500000',
    '0.500000',
    false,
    null,
  ]);
  expect(furtherKpis.find(({ code }) => code === 'market-coverage')?.metric).toBe('market-coverage');
});

describe('a host’s own indicators', () => {
  const own: Kpi = {
    code: 'samples-sent',
    name: { en: 'samples sent', zh: '寄样数量' },
    form: 'count',
    metric: null,
    direction: 'higher',
    nature: 'quantitative',
    of: 'person',
    layer: 'process',
  };
  const codes = (given: unknown) => {
    const answer = kpiCatalogue(given);
    return answer._tag === 'Left' ? answer.left.map(({ code }) => code) : answer.right.length - sourceKpis.length;
  };

  test('B1 B27: stand beside those of the source, unless one is no indicator or has no target', () => {
    expect(codes([own])).toBe(1);
    expect(codes([{ ...own, name: { en: ' ', zh: '寄样' } }])).toEqual(['appraisal.kpi-nameless']);
    expect(codes([{ ...own, form: 'attainment' }])).toEqual(['appraisal.kpi-without-target']);
    expect(codes([{ ...own, metric: 'revenue' }])).toEqual(['appraisal.kpi-not-of-its-target']);
    expect(codes([{ ...own, nature: 'qualitative' }])).toEqual(['appraisal.kpi-judged-by-nobody']);
    expect(codes([own, own, { ...own, code: 'product-mix' }])).toEqual(['appraisal.kpi-twice', 'appraisal.kpi-twice']);
    expect(codes([{ ...own, form: 'guess' }, null])).toEqual(['appraisal.kpi-unreadable', 'appraisal.kpi-unreadable']);
    expect(codes('__proto__')).toEqual(['appraisal.kpi-unreadable']);
  });

  test('every indicator of the source is without fault, under a code of its own', () => {
    expect(kpiCatalogue([])._tag).toBe('Right');
    expect(new Set(sourceKpis.map(({ code }) => code)).size).toBe(sourceKpis.length);
  });
});
