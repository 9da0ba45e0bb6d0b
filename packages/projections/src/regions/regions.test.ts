/** What a regional analysis shows, on figures small enough to add up by hand. */
import { formatRatio, money, month, quarter, week, year } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import type { Stream } from '../../test/events.ts';
import { opened, planStream, set, splitOverTerritories } from '../../test/plans.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { type Regions, type RegionsQuestion, regions } from './regions.ts';

const sale = (order: string, on: `${number}-${number}-${number}`, territory: string, amount: number): Stream =>
  placed(order, on, { customer: `C${order}`, territory, lines: [line('P1', yuan(amount))] });

const sales: readonly Stream[] = [
  sale('1', '2022-12-05', 'east', 100),
  sale('2', '2022-12-06', 'west', 100),
  sale('3', '2023-12-07', 'east', 40),
  sale('4', '2023-12-08', 'south', 10),
  sale('5', '2024-01-09', 'east', 130),
  sale('6', '2024-01-10', 'west', 90),
];

const ask = (question: Partial<RegionsQuestion>, more: readonly Stream[] = []): Regions =>
  answered(regions(bookOf([...sales, ...more]), { asOf: '2024-06-30', period: year(2024), ...question }));

test('G5 G14: sales, share, growth on the period before and on last year, points and share of growth', () => {
  const view = ask({ period: month(2023, 12) });
  const own = only(view.sections);
  expect(view.comparisons.map(({ compare, period }) => [compare, period.key])).toEqual([
    ['previous', '2023-11'],
    ['last-year', '2022-12'],
  ]);
  expect(
    own.rows.map(({ class: { key }, value, share, customers, growth }) => {
      const [previous, lastYear] = growth;
      return [
        key,
        value,
        formatRatio(share),
        customers,
        previous?.movement,
        lastYear?.earlier.value,
        formatRatio(lastYear?.growth ?? null),
        lastYear?.movement,
        formatRatio(lastYear?.contribution ?? null),
        formatRatio(lastYear?.shareOfGrowth ?? null),
      ];
    }),
  ).toEqual([
    ['east', 40n, '0.800000', 1, 'new', 100n, '-0.600000', 'kept', '-0.300000', '0.400000'],
    ['south', 10n, '0.200000', 1, 'new', 0n, null, 'new', '0.050000', '-0.066667'],
    ['west', 0n, '0.000000', 0, 'none', 100n, '-1.000000', 'lost', '-0.500000', '0.666667'],
  ]);
  expect(own.total).toMatchObject({ value: 50n, customers: 2, orders: 2, attainment: null });
  expect(own.total.growth.map(({ growth }) => formatRatio(growth))).toEqual([null, '-0.750000']);
  expect(formatRatio(own.concentration.hhi, 4)).toBe('6800.0000');
});

test('a period named can be compared with, and one of another calendar has no period before', () => {
  const named = { calendar: 'own@1', key: 'P1', start: '2023-12-01', end: '2023-12-08' } as const;
  const view = ask({ compare: [named] });
  expect(view.comparisons).toMatchObject([{ compare: 'named', period: named }]);
  expect(only(view.sections).total.growth.map(({ growth }) => formatRatio(growth))).toEqual(['4.500000']);
  for (const compare of ['previous', 'last-year'] as const) {
    const answer = regions(bookOf([]), { asOf: '2024-06-30', period: named, compare: [compare] });
    expect(answer).toEqual(
      E.left([{ code: 'question.no-period-before', data: { compare, calendar: 'own@1', key: 'P1' } }]),
    );
  }
  const week53 = regions(bookOf([]), { asOf: '2024-06-30', period: week(2020, 53), compare: ['last-year'] });
  expect(E.isLeft(week53)).toBe(true);
});

test('a period that the data cover in part is marked with where they begin and end', () => {
  expect(ask({ period: year(2022) }).period).toMatchObject({ coverage: 'partly', from: '2022-12-05', until: null });
  expect(ask({ period: year(2023) }).period).toMatchObject({ coverage: 'whole', from: null, until: null });
  expect(ask({ period: year(2024) }).period).toMatchObject({ coverage: 'partly', from: null, until: '2024-01-10' });
  expect(ask({ period: year(2023), asOf: '2023-12-07' }).period).toMatchObject({
    coverage: 'partly',
    until: '2023-12-07',
  });
  expect(ask({ period: quarter(2021, 1) }).period).toMatchObject({ coverage: 'none' });
  expect(ask({ period: year(2022), asOf: '2021-01-01' })).toMatchObject({ period: { coverage: 'none' }, sections: [] });
});

test('regions lie beside their targets of the same period; a region without one has none', () => {
  const plan = planStream('T', [
    opened('T', { unit: { kind: 'money', currency: 'CNY', scale: 2 } }),
    splitOverTerritories('T', [
      ['east', 10_000, 13_000],
      ['south', 5000, 5000],
    ]),
  ]);
  const own = only(ask({ plan: 'T', compare: [] }, [plan]).sections);
  expect(own.unit).toEqual({ kind: 'money', currency: 'CNY', scale: 2 });
  expect(
    own.rows.map(({ class: { key }, attainment }) => [
      key,
      formatRatio(attainment?.attainment ?? null),
      attainment?.zone,
    ]),
  ).toEqual([
    ['east', '1.300000', 'met'],
    ['west', null, undefined],
  ]);
  expect(formatRatio(own.total.attainment?.attainment ?? null)).toBe('1.466667');
  const none = only(ask({ plan: 'T', compare: [], period: month(2024, 1) }, [plan]).sections);
  expect(none.rows.map(({ attainment }) => attainment)).toEqual([null, null]);
});

test('a plan of another metric, or none, is a fault', () => {
  const visits = planStream('V', [opened('V', { metric: 'gross-profit' }), set('V', 'company:all', year(2024), 1, 1)]);
  const codes = (plan: string) => {
    const answer = regions(bookOf([...sales, visits]), { asOf: '2024-06-30', period: year(2024), plan });
    return E.isLeft(answer) ? answer.left.map(({ code }) => code) : [];
  };
  expect(codes('V')).toEqual(['question.plan-of-another-metric']);
  expect(codes('W')).toEqual(['question.unknown-plan']);
});

test('each currency is compared with itself, also where one of the periods has none of it', () => {
  const dollars = placed('9', '2023-05-01', {
    customer: 'C9',
    territory: 'east',
    lines: [line('P1', { amount: 5, currency: 'USD', scale: 0 })],
  });
  const view = ask({ compare: ['last-year'] }, [dollars]);
  expect(
    view.sections.map(({ unit, total }) => [
      unit.kind === 'money' ? unit.currency : '',
      total.value,
      total.growth[0]?.earlier.value,
    ]),
  ).toEqual([
    ['CNY', 220n, 50n],
    ['USD', 0n, 5n],
  ]);
  expect(view.sections[1]?.rows[0]?.growth[0]?.movement).toBe('lost');
});

test('an axis that follows from the figures can’t be the region', () => {
  const answer = regions(bookOf([]), { asOf: '2024-06-30', period: year(2024), axis: 'pareto' });
  expect(E.isLeft(answer) ? answer.left.map(({ code }) => code) : []).toEqual(['question.axis-needs-values']);
});

test('G14: beside a quarter stands the year so far, of each region and the whole, on the same of last year', () => {
  const book = bookOf([
    placed('1', '2023-02-01', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(10))] }),
    placed('2', '2023-05-01', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(30))] }),
    placed('3', '2024-02-01', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(20))] }),
    placed('4', '2024-05-01', { customer: 'C1', territory: 'west', lines: [line('P1', yuan(30))] }),
    placed('5', '2024-08-01', { customer: 'C1', territory: 'west', lines: [line('P1', yuan(99))] }),
  ]);
  const question = { asOf: '2024-12-31', period: quarter(2024, 2), cumulative: true } as const;
  const own = only(answered(regions(book, question)).sections);
  expect(
    [...own.rows, own.total].map(({ value, cumulative }) => [
      value,
      cumulative?.value,
      formatRatio(cumulative?.growth?.growth ?? null),
    ]),
  ).toEqual([
    [30n, 30n, null],
    [0n, 20n, '-0.500000'],
    [30n, 50n, '0.250000'],
  ]);
  const without = only(answered(regions(book, { ...question, cumulative: false })).sections);
  expect(without.total.cumulative).toBeNull();
});

test('G14: market share is our sales against the size of the market that a source names, for a region and the whole', () => {
  const book = bookOf([
    placed('1', '2024-02-01', { customer: 'C1', territory: 'east', lines: [line('P1', yuan(20))] }),
  ]);
  const market = [
    { region: null, size: money(400_000, 'CNY', 3), source: '行业协会 2024' },
    { region: 'east', size: money(0, 'CNY'), source: 'nobody' },
    { region: 'west', size: money(9, 'USD'), source: 'another currency' },
  ];
  const own = only(answered(regions(book, { asOf: '2024-12-31', period: year(2024), market })).sections);
  expect(own.total.market).toEqual({ share: { numerator: 20_000n, denominator: 400_000n }, source: '行业协会 2024' });
  expect(own.rows.map(({ market: of }) => of)).toEqual([{ share: null, source: 'nobody' }]);
});
