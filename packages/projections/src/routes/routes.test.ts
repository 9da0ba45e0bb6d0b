// The route report by hand: one spring week of two salespeople, counted on fingers; and its book, folded in every way.
import {
  FuelClaimed,
  RouteAdopted,
  RouteFinished,
  RoutePlanned,
  StopReached,
  StopSkipped,
} from '@clientele/domain/field';
import { formatRatio, money, month } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { routeBook } from './book.ts';
import { routes } from './routes.ts';

const of = (route: string, salesperson: string) => ({ route, salesperson });
const stop = (place: string, departs: number, more: { readonly appointment?: number } = {}) => ({
  place,
  customer: `C-${place}`,
  stay: 600,
  open: [],
  departs,
  arrives: departs + 900,
  metres: 10_000,
  begins: departs + 900,
  ends: departs + 1500,
  ...more,
});
const r1 = of('R1', 'S1');
const r2 = of('R2', 'S1');
const r3 = of('R3', 'S2');
const back = { departs: 33_000, arrives: 33_900, metres: 10_000 };
const planned = { metres: 30_000, travel: 2700, waiting: 0, visiting: 1200 };
const plan = (
  named: ReturnType<typeof of>,
  on: '2024-03-04' | '2024-03-05' | '2024-04-01',
  vehicle: 'motorbike' | 'bus',
) =>
  RoutePlanned.of({
    ...named,
    on,
    vehicle,
    start: 'depot',
    leaves: 30_000,
    stops: [stop('A', 30_000, { appointment: 30_900 }), stop('B', 31_500)],
    back,
    given: { ...planned, waiting: 1800 },
    planned,
    leftOut: [{ place: 'D', reason: '昨日已访' }],
  });
const reached = (named: ReturnType<typeof of>, place: string, begins: number, late: number, missed?: number) =>
  StopReached.of({
    ...named,
    place,
    customer: `C-${place}`,
    departs: begins - 1200,
    arrives: begins - 300,
    begins,
    ends: begins + 600,
    metres: 11_000,
    late,
    ...(missed === undefined ? {} : { missed }),
  });
const driven = { metres: 33_000, travel: 2800, waiting: 700, visiting: 3500 };
const fuel = (named: ReturnType<typeof of>, claim: string, metres: number, amount: number) =>
  FuelClaimed.of({ ...named, claim, metres, amount: money(amount, 'CNY'), perKilometre: money(35, 'CNY') });

const log = logOf(
  streamOf('t.route-R1', [
    ['2024-03-01', plan(r1, '2024-03-04', 'motorbike')],
    ['2024-03-02', RouteAdopted.of(r1)],
    ['2024-03-04', reached(r1, 'A', 31_200, 60, 0)],
    ['2024-03-04', reached(r1, 'B', 33_000, -60)],
    ['2024-03-04', RouteFinished.of({ ...r1, back, planned, driven, detour: 3000 })],
    ['2024-03-06', fuel(r1, 'F1', 20_000, 700)],
    ['2024-03-07', fuel(r1, 'F2', 13_000, 455)],
  ]),
  // A stop late for its appointment by a second, the other given up; no fuel by bus.
  streamOf('t.route-R3', [
    ['2024-03-01', plan(r3, '2024-03-05', 'bus')],
    ['2024-03-02', RouteAdopted.of(r3)],
    ['2024-03-05', reached(r3, 'A', 31_200, 0, 1)],
    ['2024-03-05', StopSkipped.of({ ...r3, place: 'B', customer: 'C-B', reason: '大雪' })],
    [
      '2024-03-05',
      RouteFinished.of({
        ...r3,
        back,
        planned,
        driven: { metres: 21_000, travel: 1000, waiting: 1000, visiting: 1000 },
        detour: -9000,
      }),
    ],
  ]),
  // Planned, and never more than that.
  streamOf('t.route-R2', [['2024-03-01', plan(r2, '2024-03-05', 'motorbike')]]),
  streamOf('t.route-R9', [['2024-03-01', plan(of('R9', 'S1'), '2024-04-01', 'motorbike')]]),
);
const whole = folded(routeBook, log);
const ask = (asOf: '2024-03-04' | '2024-03-06' | '2024-03-31', book = whole) =>
  routes({ routes: book }, { asOf, period: month(2024, 3) });
const said = (ratio: Parameters<typeof formatRatio>[0]) => formatRatio(ratio, 4);

test('P8: how much of the day goes on the road, into waiting and to customers is told, as driven beside the plan', () => {
  const { total, rows } = ask('2024-03-31');
  expect(rows.map(({ salesperson, totals }) => [salesperson, totals.routes, totals.finished])).toEqual([
    ['S1', 2, 1],
    ['S2', 1, 1],
  ]);
  expect(total.driven).toEqual({ metres: 54_000, travel: 3800, waiting: 1700, visiting: 4500 });
  expect(total.planned).toEqual({ metres: 60_000, travel: 5400, waiting: 0, visiting: 2400 });
  // 3,800, 1,700 and 4,500 of 10,000 seconds.
  expect([total.travelShare, total.waitingShare, total.visitingShare].map(said)).toEqual([
    '0.3800',
    '0.1700',
    '0.4500',
  ]);
  // Half an hour for each of the three rounds that were planned.
  expect(total.saved).toBe(5400);
});

test('stops made, given up and late are told apart, and appointments that were kept; a second is late', () => {
  const { total } = ask('2024-03-31');
  expect(total).toMatchObject({ stops: 4, reached: 3, skipped: 1, late: 1, appointments: 2, kept: 1 });
});

test('P10: fuel by vehicle, exact, with what it costs for each visit of the rounds for which it was claimed', () => {
  const { fuel: claimed } = ask('2024-03-31');
  expect(claimed).toEqual([
    {
      salesperson: 'S1',
      vehicle: 'motorbike',
      metres: 33_000,
      amount: { currency: 'CNY', units: 1155n, scale: 2 },
      visits: 2,
      perVisit: { numerator: 1155n, denominator: 200n },
    },
  ]);
  expect(ask('2024-03-06').fuel).toMatchObject([{ metres: 20_000, amount: { units: 700n } }]);
});

test('what was not yet so is not told; a share of nothing is none', () => {
  const { total, routes: each } = ask('2024-03-04');
  expect(total).toMatchObject({ routes: 3, finished: 1, reached: 2 });
  expect(each.map(({ route, status }) => [route, status])).toEqual([
    ['R1', 'finished'],
    ['R2', 'planned'],
    ['R3', 'adopted'],
  ]);
  const none = routes({ routes: routeBook.init() }, { asOf: '2024-03-31', period: month(2024, 3) });
  expect(none).toMatchObject({ rows: [], fuel: [], total: { routes: 0, travelShare: null } });
});

test('who was handed a report can overwrite it, and the next answer is the same', () => {
  const book = folded(routeBook, log);
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      spoil(Reflect.get(value, key));
      Reflect.set(value, key, 'spoilt');
    }
  };
  const before = JSON.stringify(ask('2024-03-31', book).routes);
  spoil(ask('2024-03-31', book).routes);
  expect(JSON.stringify(ask('2024-03-31', book).routes)).toBe(before);
});

test('however it is folded, the book answers alike; a checkpoint that is none is refused', () => {
  const told = (book: typeof whole) => ask('2024-03-31', book);
  for (let at = 0; at <= log.length; at += 3) expect(told(foldedInTwo(routeBook, log, at))).toEqual(told(whole));
  expect(told(foldedInShards(routeBook, log, 3))).toEqual(told(whole));
  expect(told(resumed(routeBook, whole))).toEqual(told(whole));
  const form = { name: 'routes', version: 1 };
  for (const body of [
    {},
    { told: [['R1', [['RouteAdopted', {}, 0, '2024-01-01']]]] },
    { told: [['R1', 7]] },
    { told: 3 },
  ])
    expect(E.isLeft(routeBook.load({ ...form, body }))).toBe(true);
});
