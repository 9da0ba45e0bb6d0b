// Complaints beside sales: of each region what was sold, what was complained of, and how content its customers are.

import { TerritoryAssigned } from '@clientele/domain/customer';
import { chinaBusinessCalendar, type LocalDate } from '@clientele/domain/kernel';
import { ComplaintLodged, complaintPolicy, SurveyAnswered, SurveySent } from '@clientele/domain/service';
import { expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { complaintRates, type RateAxis } from './rates.ts';

const lodged = (complaint: string, on: LocalDate, territory: string | null, product = 'P1'): Stream =>
  streamOf(`test.complaint-${complaint}`, [
    [
      on,
      ComplaintLodged.of({
        complaint,
        content: {
          customer: 'C1',
          channel: 'phone',
          about: { product },
          class: 'quality',
          severity: 'ordinary',
          ...(territory === null ? {} : { territory }),
        },
        line: 'first',
      }),
    ],
  ]);
const sold = (order: string, on: LocalDate, territory: string, product: string) =>
  placed(order, on, { customer: 'C1', territory, lines: [line(product, yuan(10))] });

const book = bookOf([
  sold('O1', '2024-01-05', 'east', 'P1'),
  sold('O2', '2024-01-06', 'east', 'P2'),
  sold('O3', '2024-02-06', 'west', 'P1'),
  lodged('K1', '2024-01-10', 'east'),
  lodged('K2', '2024-02-10', 'north'),
  lodged('K3', '2024-02-11', null, 'P2'),
  streamOf('test.card-C1', [['2024-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })]]),
  streamOf('test.satisfaction-C1', [
    ['2024-01-20', SurveySent.of({ customer: 'C1', survey: 'Q1', channel: 'web' })],
    ['2024-01-21', SurveyAnswered.of({ customer: 'C1', survey: 'Q1', score: 4, of: 5 })],
  ]),
]);
const rates = (axis: RateAxis, asOf: LocalDate = '2024-12-31') =>
  answered(complaintRates(book, { axis, asOf, policies: [complaintPolicy], calendar: chinaBusinessCalendar }));

test('O13: of each region the complaints stand beside its sales and orders; where nothing was sold there is no rate', () => {
  const rows = rates('territory').map(({ key, sales, orders, complaints, rate }) => [
    key,
    sales.map(({ value }) => value),
    orders,
    complaints,
    rate,
  ]);
  const units = rates('territory')[0]?.sales[0]?.value ?? 0n;
  expect(rows).toEqual([
    ['east', [units], 2, 1, { numerator: 1n, denominator: 2n }],
    ['north', [], 0, 1, null],
    ['west', [units / 2n], 1, 0, { numerator: 0n, denominator: 1n }],
    [null, [], 0, 1, null],
  ]);
  expect(units).toBeGreaterThan(0n);
});

test('O16: satisfaction stands beside them, of the customers who are in the region', () => {
  const of = (axis: RateAxis, asOf?: LocalDate) =>
    rates(axis, asOf).map(({ key, satisfaction }) => [key, satisfaction?.answered, satisfaction?.mean?.numerator]);
  expect(of('territory')[0]).toEqual(['east', 1, 4n]);
  expect(of('territory', '2024-01-20')[0]).toEqual(['east', 0, undefined]);
  expect(of('customer')).toEqual([['C1', 1, 4n]]);
  expect(rates('product').map(({ key, complaints, satisfaction }) => [key, complaints, satisfaction])).toEqual([
    ['P1', 2, null],
    ['P2', 1, null],
  ]);
});
