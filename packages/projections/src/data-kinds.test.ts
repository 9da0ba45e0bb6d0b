/** The five kinds of sales data, each asked of one book that was folded from one log. */
import { chinaBusinessCalendar, quantity } from '@clientele/domain/kernel';
import { ComplaintLodged, complaintPolicy } from '@clientele/domain/service';
import { expect, test } from 'vitest';
import { streamOf } from '../test/events.ts';
import { answered, bookOf, line, only, placed, yuan } from '../test/sales.ts';
import { complaints } from './complaints/complaints.ts';
import { composition } from './composition/composition.ts';
import type { Measure } from './sales/question.ts';

const sale = (order: string, customer: string, territory: string, count: number, amount: number) =>
  placed(order, '2024-05-01', {
    customer,
    territory,
    lines: [line('P1', yuan(amount), { quantity: quantity(count) })],
  });

const book = bookOf([
  sale('1', 'C1', 'east', 3, 30),
  sale('2', 'C1', 'east', 2, 20),
  sale('3', 'C2', 'west', 1, 10),
  streamOf('test.complaint-K1', [
    [
      '2024-06-01',
      ComplaintLodged.of(
        {
          complaint: 'K1',
          content: {
            customer: 'C1',
            channel: 'phone',
            about: { product: 'P1' },
            class: 'quality',
            severity: 'ordinary',
            territory: 'east',
          },
          line: 'first',
        },
        { policies: ['complaints@1'] },
      ),
    ],
  ]),
]);

test('G12 G11: amount, volume, customers, orders and complaints of each region come from one log, as of one date', () => {
  const asOf = '2024-12-31';
  const of = (measure: Measure) =>
    only(answered(composition(book, { asOf, axes: ['territory'], measure })).sections).rows.map(
      ({ classes, value }) => [classes[0]?.key, value],
    );
  expect(of('sales')).toEqual([
    ['east', 50n],
    ['west', 10n],
  ]);
  expect(of('quantity')).toEqual([
    ['east', 5n],
    ['west', 1n],
  ]);
  expect(of('customers')).toEqual([
    ['east', 1n],
    ['west', 1n],
  ]);
  expect(of('orders')).toEqual([
    ['east', 2n],
    ['west', 1n],
  ]);
  const question = { by: ['territory'], policies: [complaintPolicy], calendar: chinaBusinessCalendar } as const;
  const lodged = (date: typeof asOf | '2024-05-31') =>
    complaints(book, { asOf: date, ...question }).rows.map(({ classes, figures }) => [classes[0]?.key, figures.lodged]);
  expect(lodged(asOf)).toEqual([['east', 1]]);
  expect(lodged('2024-05-31')).toEqual([]);
});
