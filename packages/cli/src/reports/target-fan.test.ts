/** The fan of a plan: sums so far, of the longest series of periods that follow each other, and nothing of the future. */
import { month, quarter, year } from '@clientele/domain/kernel';
import { expect, test } from 'vitest';
import { targetFan } from './target-fan.ts';

const unit = { kind: 'money', currency: 'CNY', scale: 0 } as const;
const of = (subject: string, number: number, actual: bigint | null) => ({
  subject,
  period: month(2024, number),
  target: { realistic: 10n, ideal: 12n },
  actual,
});

test('the course of a year is drawn as sums, between realistic and ideal, until the date of the report', () => {
  const rows = [
    { ...of('company:all', 1, 90n), period: year(2024) },
    of('territory:east', 1, 5n),
    of('company:all', 3, 0n),
    of('company:all', 1, 9n),
    of('company:all', 2, 14n),
  ];
  expect(targetFan({ rows, unit, asked: { asOf: '2024-02-29' } })).toMatchObject([
    {
      kind: 'fan',
      labels: ['2024-01', '2024-02', '2024-03'],
      realistic: [10, 20, 30],
      ideal: [12, 24, 36],
      actual: [9, 23, null],
    },
  ]);
});

test('two periods are no course, and neither are periods that overlap or have no target', () => {
  const two = [of('company:all', 1, 9n), of('company:all', 2, null)];
  expect(targetFan({ rows: two, unit, asked: { asOf: '2024-12-31' } })).toEqual([]);
  const none = [1, 2, 3].map((number) => ({ ...of('company:all', number, 1n), target: null }));
  expect(targetFan({ rows: none, unit, asked: { asOf: '2024-12-31' } })).toEqual([]);
  const own = { calendar: 'own@1', key: 'long' };
  const overlapping = [quarter(2024, 1), quarter(2024, 2), { ...quarter(2024, 1), key: 'again' }].map((period) => ({
    ...of('company:all', 1, 1n),
    period: { ...period, ...own },
  }));
  expect(targetFan({ rows: overlapping, unit, asked: { asOf: '2024-12-31' } })).toEqual([]);
});
