/** What stands beside the sales of a region: orders, customers, breadth, visits and complaints, counted on fingers. */
import { CustomerPlaced, TerritoryAssigned, TerritoryOpened } from '@clientele/domain/customer';
import { UnplannedVisitBegun, VisitEnded, VisitFindingsNoted } from '@clientele/domain/field';
import { formatRatio, type LocalDate, type Place, year } from '@clientele/domain/kernel';
import { ComplaintLodged } from '@clientele/domain/service';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { type BesideFigures, type BesideQuestion, besideSales } from './beside.ts';

const sale = (order: string, on: LocalDate, customer: string, territory: string, category: string): Stream =>
  placed(order, on, { customer, territory, channel: 'shop', lines: [line('P1', yuan(10), { category })] });

const visited = (
  visit: string,
  on: LocalDate,
  customer: string,
  salesperson: string,
  orders: string[],
  over = true,
) => {
  const named = { visit, customer, salesperson };
  const begun = UnplannedVisitBegun.of({
    ...named,
    class: 'village-clinic',
    mode: 'in-person',
    kind: 'off-plan',
    purpose: '了解需求',
  });
  const noted = VisitFindingsNoted.of({ ...named, usage: '日用', market: '平稳', needs: '无', orders, complaints: [] });
  return streamOf(`test.visit-${visit}`, [
    [on, begun],
    [on, noted],
    ...(over ? [[on, VisitEnded.of(named)] as const] : []),
  ]);
};

const lodged = (
  complaint: string,
  on: LocalDate,
  more: { territory?: string; place?: Place; customer?: string },
): Stream =>
  streamOf(`test.complaint-${complaint}`, [
    [
      on,
      ComplaintLodged.of({
        complaint,
        content: { channel: 'phone', about: { product: 'P1' }, class: 'quality', severity: 'ordinary', ...more },
        line: 'first',
      }),
    ],
  ]);

const opened = (territory: string, level: string, parent: string | null) =>
  streamOf(`test.territory-${territory}`, [
    ['2022-01-01', TerritoryOpened.of({ plan: 'main', territory, name: territory, level, parent, head: 'S9' })],
  ]);

const streams: readonly Stream[] = [
  opened('north', 'region', null),
  opened('east', 'patch', 'north'),
  opened('west', 'patch', 'north'),
  // C1 lies in the east until June, then in the west; C2 in the west.
  streamOf('test.card-C1', [
    ['2023-01-01', CustomerPlaced.of({ customer: 'C1', place: { country: '中国', province: '浙江省' } })],
    ['2023-01-02', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })],
    ['2024-06-01', TerritoryAssigned.of({ customer: 'C1', territory: 'west' })],
  ]),
  streamOf('test.card-C2', [['2023-01-01', TerritoryAssigned.of({ customer: 'C2', territory: 'west' })]]),
  sale('O1', '2024-02-01', 'C1', 'east', 'tea'),
  sale('O2', '2024-02-02', 'C1', 'east', 'coffee'),
  sale('O3', '2024-02-03', 'C2', 'west', 'tea'),
  sale('O4', '2023-02-03', 'C3', 'west', 'milk'),
  visited('V1', '2024-03-01', 'C1', 'S1', ['O1']),
  visited('V2', '2024-03-02', 'C1', 'S2', []),
  visited('V3', '2024-07-01', 'C1', 'S1', []),
  visited('V4', '2024-03-03', 'C2', 'S1', []),
  visited('V5', '2023-12-31', 'C2', 'S1', []),
  visited('V6', '2024-03-04', 'C2', 'S1', [], false),
  visited('V7', '2024-03-05', 'C8', 'S1', []),
  lodged('K1', '2024-01-10', { territory: 'east', customer: 'C2', place: { country: '中国', province: '浙江' } }),
  lodged('K2', '2024-12-31', { territory: 'south' }),
  lodged('K3', '2024-05-01', { customer: 'C1' }),
  lodged('K4', '2025-01-01', { territory: 'east' }),
];
const book = bookOf(streams);

const told = ({ orders, customers, breadth, visits, complaints }: BesideFigures) => [
  orders,
  customers,
  breadth,
  visits === null ? null : [visits.visits, visits.customers, formatRatio(visits.strike)],
  complaints === null
    ? null
    : [complaints.complaints, formatRatio(complaints.perOrder), formatRatio(complaints.perCustomer)],
];
const ask = (question: Partial<BesideQuestion> = {}) => {
  const { rows, total } = answered(besideSales(book, { asOf: '2024-12-31', period: year(2024), ...question }));
  return { rows: rows.map((row) => [row.class.key, ...told(row)]), total: told(total) };
};

test('G13 G14: customers, breadth, visits and complaints of each region stand beside its orders', () => {
  expect(ask()).toEqual({
    rows: [
      ['east', 2, 1, 2, [2, 1, '0.500000'], [1, '0.500000', '1.000000']],
      ['south', 0, 0, 0, [0, 0, null], [1, null, null]],
      ['west', 1, 1, 1, [2, 2, '0.000000'], [0, '0.000000', '0.000000']],
      [null, 0, 0, 0, [1, 1, '0.000000'], [1, null, null]],
    ],
    total: [3, 2, 2, [5, 3, '0.200000'], [3, '1.000000', '1.500000']],
  });
});

test('G17: visits and complaints count as of the date asked for, and in their period alone', () => {
  const visitsAndComplaints = (question: Partial<BesideQuestion>) => {
    const [, , , visits, complaints] = ask(question).total;
    return [visits, complaints].map((one) => (Array.isArray(one) ? one[0] : one));
  };
  expect(visitsAndComplaints({ asOf: '2024-12-30' })).toEqual([5, 2]);
  expect(visitsAndComplaints({ asOf: '2024-03-01' })).toEqual([1, 1]);
  expect(visitsAndComplaints({ period: year(2023) })).toEqual([1, 0]);
  expect(visitsAndComplaints({ asOf: '2025-01-01', period: year(2025) })).toEqual([0, 1]);
});

test('G13: as-was they lie where the customer was then, as-is where he is now, in the regions above too', () => {
  const counts = (question: Partial<BesideQuestion>) =>
    ask(question).rows.map(([key, , , , visits, complaints]) => [
      key,
      Array.isArray(visits) ? visits[0] : visits,
      Array.isArray(complaints) ? complaints[0] : complaints,
    ]);
  expect(counts({ region: 'as-was' })).toEqual([
    ['east', 2, 1],
    ['west', 2, 1],
    [null, 1, 1],
  ]);
  expect(counts({ region: 'as-is' })).toEqual([
    ['west', 4, 2],
    [null, 1, 1],
  ]);
  expect(counts({ axis: 'territory.region' })).toEqual([
    ['north', 4, 1],
    [null, 1, 2],
  ]);
  expect(counts({ axis: 'province' })).toEqual([
    ['浙江', 3, 1],
    [null, 2, 2],
  ]);
  expect(counts({ axis: 'month' }).filter(([, visits, complaints]) => visits !== 0 || complaints !== 0)).toEqual([
    ['2024-01', 0, 1],
    ['2024-03', 4, 0],
    ['2024-05', 0, 1],
    ['2024-07', 1, 0],
    ['2024-12', 0, 1],
  ]);
  expect(counts({ axis: 'salesperson' })).toEqual([
    ['S1', 4, 0],
    ['S2', 1, 0],
    [null, 0, 3],
  ]);
});

test('a condition holds for visits and complaints as for sales; where they have no such side they are left out, not guessed', () => {
  expect(ask({ where: [{ axis: 'customer', classes: ['C2'] }] }).rows).toEqual([
    ['east', 0, 0, 0, [0, 0, null], [1, null, null]],
    ['west', 1, 1, 1, [1, 1, '0.000000'], [0, '0.000000', '0.000000']],
  ]);
  expect(ask({ where: [{ axis: 'channel', classes: ['shop'] }] }).total).toEqual([3, 2, 2, null, null]);
  expect(ask({ axis: 'product' }).rows).toEqual([['P1', 3, 2, null, null, [3, '1.000000', '1.500000']]]);
  const refused = besideSales(book, { asOf: '2024-12-31', period: year(2024), axis: 'pareto' });
  expect(E.isLeft(refused) && refused.left[0].code).toBe('question.axis-needs-values');
});
