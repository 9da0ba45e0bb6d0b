/** What a change of an order does to figures, and as of which dates: amendments, cancellations, returns, corrections. */
import type { LocalDate } from '@clientele/domain/kernel';
import {
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderCorrected,
  OrderPlaced,
  ReturnRecorded,
} from '@clientele/domain/trade';
import { expect, test } from 'vitest';
import { instantOn, type Stream, streamOf } from '../../test/events.ts';
import { line, section, told, view, yuan } from '../../test/sales.ts';

const changing = streamOf('test.order-1', [
  [
    '2024-01-10',
    OrderPlaced.of({ order: '1', content: { customer: 'C1', territory: 'east', lines: [line('P1', yuan(10))] } }),
  ],
  [
    '2024-02-10',
    OrderAmended.of({
      order: '1',
      placedAt: instantOn('2024-01-10'),
      placedOn: '2024-01-10',
      before: { customer: 'C1', territory: 'east', lines: [line('P1', yuan(10))] },
      after: { customer: 'C1', territory: 'west', lines: [line('P1', yuan(25))] },
      reason: 'more',
    }),
  ],
  [
    '2024-03-10',
    LinesReturned.of({
      order: '1',
      placedAt: instantOn('2024-01-10'),
      placedOn: '2024-01-10',
      returned: { customer: 'C1', territory: 'west', lines: [line('P1', yuan(5))] },
      reason: 'broken',
    }),
  ],
  [
    '2024-04-10',
    OrderCancelled.of({
      order: '1',
      placedAt: instantOn('2024-01-10'),
      placedOn: '2024-01-10',
      content: { customer: 'C1', territory: 'west', lines: [line('P1', yuan(20))] },
      reason: 'off',
    }),
  ],
]);

test('G17: an order counts as it stood on the date of the report, in the month of its sale', () => {
  const on = (asOf: LocalDate) => {
    const own = section([changing], { asOf, axes: ['territory', 'month'] });
    return told(own, [...own.rows, ...own.negative]).map(([territory, month, value]) => [territory, month, value]);
  };
  expect(on('2024-01-31')).toEqual([['east', '2024-01', '10']]);
  expect(on('2024-02-09')).toEqual([['east', '2024-01', '10']]);
  expect(on('2024-02-10')).toEqual([['west', '2024-01', '25']]);
  expect(on('2024-03-10')).toEqual([
    ['west', '2024-01', '25'],
    ['west', '2024-03', '-5'],
  ]);
});

test('a cancelled order is out of every count, and what it brought back stays on both of its dates', () => {
  const own = section([changing], { axes: ['month'] });
  expect(told(own, [...own.rows, ...own.negative])).toEqual([
    ['2024-01', '5', null, 0, 0],
    ['2024-03', '-5', null, 0, 0],
  ]);
  expect(own.total).toEqual({ value: 0n, customers: 0, orders: 0, count: 0 });
});

test('returns count on their own date, or on that of their sale where it is known; those that stay are counted', () => {
  const documents: readonly Stream[] = [
    changing.slice(0, 3),
    streamOf('test.order-R1', [
      [
        '2024-06-01',
        ReturnRecorded.of({
          order: 'R1',
          ofOrder: '1',
          returned: { customer: 'C1', territory: 'west', lines: [line('P1', yuan(4))] },
          reason: 'r',
        }),
      ],
    ]),
    streamOf('test.order-R2', [
      [
        '2024-07-01',
        ReturnRecorded.of({
          order: 'R2',
          returned: { customer: 'C1', territory: 'west', lines: [line('P1', yuan(3))] },
          reason: 'r',
        }),
      ],
    ]),
  ];
  const months = (returns: 'own-date' | 'sale-date', asOf: LocalDate = '2025-12-31') => {
    const { sections, returnsOnOwnDate } = view(documents, { axes: ['month'], returns, asOf });
    const [own] = sections;
    const rows = own === undefined ? [] : [...own.rows, ...own.negative];
    return [rows.map(({ classes, value }) => [classes[0]?.key, value]), returnsOnOwnDate];
  };
  expect(months('own-date')).toEqual([
    [
      ['2024-01', 25n],
      ['2024-03', -5n],
      ['2024-06', -4n],
      ['2024-07', -3n],
    ],
    0,
  ]);
  expect(months('sale-date')).toEqual([
    [
      ['2024-01', 16n],
      ['2024-07', -3n],
    ],
    1,
  ]);
  // Goods that come back later than the report's date aren't back yet, whatever the date they are counted on.
  expect(months('sale-date', '2024-03-09')).toEqual([[['2024-01', 25n]], 0]);
});

test('a correction was so all along: also as of a day before it was told', () => {
  const corrected = streamOf('test.order-1', [
    [
      '2024-01-10',
      OrderPlaced.of({ order: '1', content: { customer: 'C1', territory: 'east', lines: [line('P1', yuan(10))] } }),
    ],
    [
      '2024-01-08',
      OrderCorrected.of({
        order: '1',
        placedAt: instantOn('2024-01-10'),
        placedOn: '2024-01-10',
        before: { customer: 'C1', territory: 'east', lines: [line('P1', yuan(10))] },
        after: { customer: 'C2', territory: 'west', lines: [line('P1', yuan(12))] },
        reason: 'typo',
      }),
    ],
  ]);
  const own = section([corrected], { asOf: '2024-01-09' });
  expect(told(own, own.rows)).toEqual([['west', '12', '1.000000', 1, 1]]);
});
