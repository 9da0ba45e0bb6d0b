/** What grades are used for, beside what their customers buy. */
import type { GradeUsePolicy } from '@clientele/domain/customer';
import { formatRatio, year } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { gradeUses } from './grade-uses.ts';

const use = { goods: ['tea'], contacts: 12, termDays: 60, stopAfterDays: 30 };
const uses: GradeUsePolicy = {
  name: 'uses',
  version: 1,
  uses: [
    { grade: 'A', ...use },
    { grade: 'B', ...use, contacts: 6, termDays: 30 },
    { grade: 'C', goods: ['coffee'], contacts: 4, termDays: 0, stopAfterDays: 0 },
  ],
};

const sale = (order: string, customer: string, category: string, amount: number) =>
  placed(order, '2024-05-01', { customer, lines: [line(category, yuan(amount), { category })] });

const book = bookOf([
  sale('1', 'C1', 'tea', 60),
  sale('2', 'C1', 'coffee', 20),
  sale('3', 'C2', 'coffee', 15),
  sale('4', 'C3', 'coffee', 5),
]);

test('F15: each grade stands beside its use in goods, sales and collection, and how much of its goods its customers buy', () => {
  const { rows } = only(answered(gradeUses(book, { asOf: '2024-12-31', period: year(2024), uses })));
  expect(
    rows.map((row) => [
      row.grade,
      row.customers,
      row.value,
      row.use?.contacts,
      row.use?.termDays,
      formatRatio(row.share),
    ]),
  ).toEqual([
    ['A', 1, 80n, 12, 60, '0.750000'],
    ['B', 1, 15n, 6, 30, '0.000000'],
    ['C', 1, 5n, 4, 0, '1.000000'],
  ]);
});

test('F15: a table that leaves a grade without use is refused before anything is told', () => {
  const refused = gradeUses(book, { asOf: '2024-12-31', uses: { ...uses, uses: uses.uses.slice(1) } });
  expect(E.isLeft(refused) ? refused.left : []).toEqual([
    { code: 'question.bad-grades', data: { policy: 'uses@1', reasons: ['classification.grade-without-use'] } },
  ]);
});
