/** Ranks and grades are those of a naive count with exact fractions, and of the domain's own rule. */
import { evidenceFaults, gradeOf, isVip, paretoPolicy, vipPolicy } from '@clientele/domain/customer';
import { formatRatio, money, year } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { concentrationOf } from './concentration.ts';
import { pareto } from './pareto.ts';
import { gradeOfRanked, isVipRank, rankingOf } from './ranking.ts';

const values = fc.uniqueArray(
  fc.record({
    key: fc.oneof(fc.nat({ max: 40 }).map(String), fc.string({ maxLength: 3 })),
    value: fc.bigInt({ min: -20n, max: 60n }),
  }),
  { selector: ({ key }) => key, maxLength: 25 },
);

test('F14 F31: each has the rank, the sum above and the grade that counting all others gives', () => {
  fc.assert(
    fc.property(values, (list) => {
      const ranking = rankingOf(list);
      const total = list.reduce((sum, { value }) => (value > 0n ? sum + value : sum), 0n);
      expect(ranking.total).toBe(total);
      const place = new Map(ranking.all.map(({ key }, index) => [key, index]));
      for (const one of ranking.all) {
        const higher = list.filter(
          ({ key, value }) =>
            value > one.value || (value === one.value && (place.get(key) ?? 0) < (place.get(one.key) ?? 0)),
        );
        const above = higher.reduce((sum, { value }) => (value > 0n ? sum + value : sum), 0n);
        expect(one.above).toBe(above);
        expect(one.rank).toBe(one.value > 0n ? higher.length + 1 : null);
        // c < 80 % of the total, as a fraction: 10 c < 8 total.
        const grade = one.value <= 0n ? null : above * 10n < total * 8n ? 'A' : above * 100n < total * 95n ? 'B' : 'C';
        expect(gradeOfRanked(paretoPolicy, one, total)).toBe(grade);
        const evidence = {
          value: money(Number(one.value), 'CNY'),
          above: money(Number(above), 'CNY'),
          total: money(Number(total), 'CNY'),
        };
        expect(gradeOf(paretoPolicy, evidence)).toBe(grade);
        const vip = one.rank !== null && one.rank <= Math.ceil(ranking.ranked * 0.2);
        expect(isVipRank(vipPolicy, one.rank, ranking.ranked)).toBe(vip);
        expect(isVip(vipPolicy, { rank: one.rank, customers: ranking.ranked })).toBe(vip);
      }
    }),
    { numRuns: 300 },
  );
});

test('ties are ranked by id, numbers as numbers, whatever the order in which they come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['10', '9', '100', 'C2', 'C10', 'B'], { minLength: 6 }), (keys) => {
      const ranking = rankingOf(keys.map((key) => ({ key, value: 7n })));
      expect(ranking.all.map(({ key }) => key)).toEqual(['9', '10', '100', 'B', 'C10', 'C2']);
    }),
  );
});

test('F14 F15: the evidence of every customer in a ranking could be true, and gives the grade beside it', () => {
  fc.assert(
    fc.property(companies, (streams) => {
      const view = pareto(folded(salesBook, woven(streams, [2, 7, 1])), { asOf: '2025-01-01', period: year(2023) });
      for (const { rows, grades, ranked } of E.isRight(view) ? view.right.sections : []) {
        for (const { evidence, grade, rank, customer } of rows) {
          if (evidence === null) throw new Error(`no evidence of ${customer}`);
          expect(evidenceFaults(evidence)).toEqual([]);
          expect(evidence).toMatchObject({ rank, customers: ranked, period: year(2023) });
          expect(gradeOf(paretoPolicy, evidence)).toBe(grade);
        }
        expect(grades.reduce((sum, { customers }) => sum + customers, 0)).toBe(rows.length);
      }
    }),
  );
});

test('F31 F32: the largest customer is A however large it is, and shares run up to the whole', () => {
  const book = bookOf([
    placed('1', '2024-01-10', { customer: 'C1', lines: [line('P1', yuan(90))] }),
    placed('2', '2024-01-10', { customer: 'C2', lines: [line('P1', yuan(9))] }),
    placed('3', '2024-01-10', { customer: 'C3', lines: [line('P1', yuan(1))] }),
    placed('4', '2024-01-10', { customer: 'C4', lines: [line('P1', yuan(0))] }),
    placed('5', '2024-01-10', { lines: [line('P1', yuan(500))] }),
  ]);
  const view = answered(pareto(book, { asOf: '2025-12-31', period: year(2024) }));
  const own = only(view.sections);
  expect(view.policies).toEqual(['pareto@1', 'vip@1']);
  expect(
    own.rows.map(({ customer, rank, grade, vip, shareAbove, shareWith }) => [
      customer,
      rank,
      grade,
      vip,
      formatRatio(shareAbove),
      formatRatio(shareWith),
    ]),
  ).toEqual([
    ['C1', 1, 'A', true, '0.000000', '0.900000'],
    ['C2', 2, 'B', false, '0.900000', '0.990000'],
    ['C3', 3, 'C', false, '0.990000', '1.000000'],
    ['C4', null, null, false, '1.000000', '1.000000'],
  ]);
  expect(own.withoutCustomer).toBe(500n);
  expect(own.grades.map(({ grade, customers, value }) => [grade, customers, value])).toEqual([
    ['A', 1, 90n],
    ['B', 1, 9n],
    ['C', 1, 1n],
    [null, 1, 0n],
  ]);
});

test('a sum beyond the safe integers is shown to the unit, and makes no evidence', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const book = bookOf([
    placed('1', '2024-01-10', {
      customer: 'C1',
      lines: [line('P1', yuan(most)), line('P2', yuan(most)), line('P3', yuan(most))],
    }),
  ]);
  const own = only(answered(pareto(book, { asOf: '2025-12-31', period: year(2024) })).sections);
  expect(own.total).toBe(3n * BigInt(most));
  expect(own.rows.map(({ value, orders, evidence }) => [value, orders, evidence])).toEqual([
    [3n * BigInt(most), 1, null],
  ]);
});

test('concentration is exact: 10,000 for one, 10,000 / n for n equal ones, and never outside', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: -9n, max: 2n ** 70n }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (list, n) => {
        const positive = list.filter((value) => value > 0n);
        const { hhi, effective, classes, largest } = concentrationOf(list, [1, positive.length]);
        expect(classes).toBe(positive.length);
        if (hhi === null || effective === null) expect(positive).toEqual([]);
        else {
          expect(hhi.numerator <= hhi.denominator * 10_000n).toBe(true);
          expect(hhi.numerator * BigInt(classes) >= hhi.denominator * 10_000n).toBe(true);
          expect(hhi.numerator * effective.numerator).toBe(hhi.denominator * effective.denominator * 10_000n);
          expect(formatRatio(largest[1]?.share ?? null)).toBe('1.000000');
        }
        const equal = concentrationOf(
          Array.from({ length: n }, () => 3n),
          [],
        );
        expect((equal.hhi?.numerator ?? 0n) * BigInt(n)).toBe((equal.hhi?.denominator ?? 0n) * 10_000n);
      },
    ),
  );
});
