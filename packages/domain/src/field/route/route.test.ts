/** A round from its plan to its fuel, by examples; what refuses it, on both sides; its laws, shown to bite. */
import { describe, expect, test } from 'vitest';
import { checkLaws, messageCatalogue, money, parseCommand } from '../../kernel/index.ts';
import { happened, testMeta as on, recordedHistory, scenario, storedHistory } from '../../testing/index.ts';
import {
  AdoptRoute,
  ClaimFuel,
  FinishRoute,
  FuelClaimed,
  fuelCost,
  mostStops,
  PlanRoute,
  ReachStop,
  RouteAdopted,
  type RouteEvent,
  RouteFinished,
  type RouteLeg,
  RoutePlanned,
  type RouteStop,
  route,
  routeCommands,
  routeLaws,
  routeMessages,
  routePolicy,
  SkipStop,
  StopReached,
  StopSkipped,
  type Vehicle,
  vehicles,
  vehicleTexts,
} from './index.ts';

const hour = 3600;
const R1 = { route: 'R1' };
const told = scenario(route, { routePolicy });

const both = (
  left: string,
  right: string,
  minutes: number,
  by: readonly Vehicle[] = ['motorbike', 'van'],
): RouteLeg[] =>
  [
    [left, right],
    [right, left],
  ].map(([from = '', to = '']) => ({ from, to, metres: minutes * 500, seconds: minutes * 60, vehicles: [...by] }));
const stop = (place: string, more: Partial<RouteStop> = {}): RouteStop => ({
  place,
  customer: `C-${place}`,
  stay: 1800,
  open: [],
  ...more,
});

/** A valley: A and B near each other, D beyond B. */
const legs = [...both('depot', 'A', 20), ...both('depot', 'B', 30), ...both('A', 'B', 10)];
const plan = {
  ...R1,
  on: '2025-03-05',
  salesperson: 'S7',
  vehicle: 'motorbike',
  start: 'depot',
  leaves: 8 * hour,
  back: true,
  stops: [stop('A', { open: [{ from: 9 * hour, to: 12 * hour }] }), stop('B')],
  legs,
  leftOut: [],
} as const;
const asked = { ...plan, stops: [...plan.stops], legs: [...legs], leftOut: [] };

/** First to B, since A opens at nine: 8:30 at B, 9:10 at A, and home at 10:00. */
const planned = RoutePlanned.of({
  ...R1,
  on: '2025-03-05',
  salesperson: 'S7',
  vehicle: 'motorbike',
  start: 'depot',
  leaves: 28_800,
  stops: [
    { ...stop('B'), departs: 28_800, arrives: 30_600, metres: 15_000, begins: 30_600, ends: 32_400 },
    {
      ...asked.stops[0],
      ...stop('A'),
      open: [{ from: 32_400, to: 43_200 }],
      departs: 32_400,
      arrives: 33_000,
      metres: 5000,
      begins: 33_000,
      ends: 34_800,
    },
  ],
  back: { departs: 34_800, arrives: 36_000, metres: 10_000 },
  // As given: 8:20 at A, which opens at 9:00; at B from 9:40 to 10:10; home at 10:40.
  given: { metres: 30_000, travel: 3600, waiting: 2400, visiting: 3600 },
  planned: { metres: 30_000, travel: 3600, waiting: 0, visiting: 3600 },
  leftOut: [],
});
const adopted = RouteAdopted.of({ ...R1, salesperson: 'S7' });
const since = [happened('2025-03-03', planned), happened('2025-03-04', adopted)] as const;
const underWay = told.given(...since);
const atB = { place: 'B', departs: 28_900, arrives: 31_000, begins: 31_300, ends: 33_000, metres: 15_500 };
const atA = { place: 'A', departs: 33_000, arrives: 33_600, begins: 33_600, ends: 35_400, metres: 5000 };
const reachedB = StopReached.of({ ...R1, ...atB, salesperson: 'S7', customer: 'C-B', late: 400 });
const reachedA = StopReached.of({ ...R1, ...atA, salesperson: 'S7', customer: 'C-A', late: 600 });
const home = { departs: 35_400, arrives: 36_900, metres: 12_500 };
const driven = { metres: 33_000, travel: 2100 + 600 + 1500, waiting: 100 + 300, visiting: 1700 + 1800 };
const finished = RouteFinished.of({
  ...R1,
  salesperson: 'S7',
  back: home,
  planned: planned.data.planned,
  driven,
  detour: 3000,
});
const over = [
  ...since,
  happened('2025-03-05', reachedB),
  happened('2025-03-05', reachedA),
  happened('2025-03-05', finished),
] as const;

describe('planning a round', () => {
  test('P8: waiting for a door to open is avoided by going elsewhere first; before and after are told', () => {
    const { state } = told.when(PlanRoute.of(asked, on('2025-03-03'))).thenEvents(planned);
    expect(state).toMatchObject({ status: 'planned', planned: { waiting: 0 }, given: { waiting: 2400 } });
  });

  test('P7: by bus every road needs its timetable, and the bus is caught that arrives first', () => {
    const bus = { ...asked, vehicle: 'bus' as const, stops: [stop('A')], back: false };
    const road = { from: 'depot', to: 'A', metres: 9000, seconds: 1, vehicles: ['bus' as const] };
    const at = (hours: number, minutes: number) => hours * hour + minutes * 60;
    const timetable = [
      { departs: at(7, 50), arrives: at(8, 20) },
      { departs: at(8, 10), arrives: at(9, 0) },
      { departs: at(8, 30), arrives: at(8, 55) },
      { departs: at(8, 35), arrives: at(8, 55) },
    ];
    const roads = [road, { ...road, from: 'A', to: 'depot', timetable: [] }];
    told.when(PlanRoute.of({ ...bus, legs: roads }, on('2025-03-03'))).thenRejected({
      code: 'route.timetable-unknown',
      data: { route: 'R1', legs: ['depot → A', 'A → depot'] },
    });
    const { state } = told.when(PlanRoute.of({ ...bus, legs: [{ ...road, timetable }] }, on('2025-03-03')));
    expect(state?.stops).toMatchObject([{ departs: at(8, 35), arrives: at(8, 55) }]);
    expect(state?.planned).toEqual({ metres: 9000, travel: 1200, waiting: 2100, visiting: 1800 });
    // A van is at no bus's mercy; and the last bus is the last.
    const van = { ...bus, vehicle: 'van' as const, legs: [{ ...road, vehicles: ['van' as const] }] };
    expect(told.when(PlanRoute.of(van, on('2025-03-03'))).outcome._tag).toBe('Right');
    told
      .when(PlanRoute.of({ ...bus, leaves: at(8, 36), legs: [{ ...road, timetable }] }, on('2025-03-03')))
      .thenRejected({ code: 'route.hours-not-kept', data: { route: 'R1', places: ['A'], stops: 1 } });
  });

  test('P7: the vehicle decides which roads there are: a van finds none where only a motorbike can go', () => {
    const path = [...legs, ...both('B', 'D', 15, ['motorbike'])];
    const stops = [...asked.stops, stop('D')];
    const { state } = told.when(
      PlanRoute.of({ ...asked, stops, legs: [...path, ...both('A', 'D', 5, ['motorbike'])] }, on('2025-03-03')),
    );
    expect(state?.stops.map(({ place }) => place)).toEqual(['B', 'D', 'A']);
    told.when(PlanRoute.of({ ...asked, vehicle: 'van', stops, legs: path }, on('2025-03-03'))).thenRejected({
      code: 'route.no-road',
      data: { route: 'R1', places: ['D'], vehicle: 'van' },
    });
  });

  test('P9: wherever the vehicle can go is visited, or it is said why not this time', () => {
    const more = [...legs, ...both('B', 'D', 15)];
    told.when(PlanRoute.of({ ...asked, legs: more }, on('2025-03-03'))).thenRejected({
      code: 'route.reachable-left-out',
      data: { route: 'R1', places: ['D'], vehicle: 'motorbike' },
    });
    const leftOut = [{ place: 'D', reason: '昨日已访' }];
    const { state } = told.when(PlanRoute.of({ ...asked, legs: more, leftOut }, on('2025-03-03')));
    expect(state?.leftOut).toEqual(leftOut);
    // Where only a bus goes, a motorbike need not.
    const bus = [...legs, ...both('B', 'D', 15, ['bus'])];
    told.when(PlanRoute.of({ ...asked, legs: bus }, on('2025-03-03'))).thenEvents(planned);
  });

  test('an appointment is kept to the second, and one that cannot be kept is refused with the place', () => {
    const with_ = (appointment: number) => ({ ...asked, stops: [stop('A', { appointment }), stop('B')] });
    const { state } = told.when(PlanRoute.of(with_(8 * hour + 1200), on('2025-03-03')));
    expect(state?.stops).toMatchObject([{ place: 'A', begins: 8 * hour + 1200 }, { place: 'B' }]);
    told.when(PlanRoute.of(with_(8 * hour + 1199), on('2025-03-03'))).thenRejected({
      code: 'route.hours-not-kept',
      data: { route: 'R1', places: ['A'], stops: 2 },
    });
  });

  test('all that is wrong with a map is told at once; a plan is made anew until it is adopted', () => {
    const stops = [stop('A'), stop('A'), stop('depot')];
    told
      .when(
        PlanRoute.of({ ...asked, on: '2025-03-02', stops, legs: [...legs, ...both('A', 'B', 1)] }, on('2025-03-03')),
      )
      .thenRejected(
        'route.day-is-past',
        'route.places-twice',
        'route.legs-twice',
        'route.no-road',
        'route.reachable-left-out',
      );
    const again = told.given(planned).when(PlanRoute.of({ ...asked, leaves: 9 * hour }, on('2025-03-04')));
    expect(again.state).toMatchObject({ status: 'planned', leaves: 9 * hour });
    underWay.when(PlanRoute.of(asked, on('2025-03-05'))).thenRejected('route.not-at-this-stage');
    const many = Array.from({ length: mostStops + 1 }, (_, at) => stop(`P${at}`));
    const sent = { type: 'PlanRoute', data: { ...asked, stops: many }, meta: on('2025-03-03') };
    expect(parseCommand(routeCommands)(sent)._tag).toBe('Left');
  });
});

describe('driving it', () => {
  test('a plan is adopted on its day at the latest, and driven on its day at the earliest', () => {
    told
      .given(planned)
      .when(AdoptRoute.of(R1, on('2025-03-05')))
      .thenEvents(adopted);
    told
      .given(planned)
      .when(AdoptRoute.of(R1, on('2025-03-06')))
      .thenRejected('route.day-is-past');
    underWay
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-04')))
      .thenRejected({ code: 'route.day-not-come', data: { route: 'R1', day: '2025-03-05', on: '2025-03-04' } });
    told
      .given(planned)
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-05')))
      .thenRejected('route.not-at-this-stage');
    told.when(AdoptRoute.of(R1, on('2025-03-05'))).thenRejected({ code: 'route.unknown', data: R1 });
  });

  test('actual times and metres are told beside the plan: how late each stop, how much further the whole', () => {
    underWay
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-05')))
      .thenEvents(reachedB)
      .when(ReachStop.of({ ...R1, ...atA, departs: 32_999 }, on('2025-03-05')))
      .thenRejected({ code: 'route.times-turned', data: { route: 'R1', place: 'A', free: 33_000 } })
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-05')))
      .thenRejected('route.stop-done-already', 'route.times-turned')
      .when(ReachStop.of({ ...R1, ...atA }, on('2025-03-05')))
      .thenEvents(reachedA)
      .when(FinishRoute.of(R1, on('2025-03-05')))
      .thenRejected('route.way-back-missing')
      .when(FinishRoute.of({ ...R1, back: home }, on('2025-03-05')))
      .thenEvents(finished);
    expect(reachedB.tags).toEqual(['route:R1', 'salesperson:S7', 'customer:C-B']);
  });

  test('a kept appointment and a missed one are told to the second', () => {
    const [first] = planned.data.stops;
    const due = { ...planned.data, stops: first === undefined ? [] : [{ ...first, appointment: 30_600 }] };
    const { outcome } = told
      .given(happened('2025-03-03', RoutePlanned.of(due)), happened('2025-03-04', adopted))
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-05')));
    expect(outcome).toMatchObject({ right: [{ data: { late: 400, missed: 700 } }] });
  });

  test('no stop is left without a word: reached, or skipped with its reason', () => {
    const skipped = StopSkipped.of({ ...R1, salesperson: 'S7', customer: 'C-A', place: 'A', reason: '大雪封路' });
    underWay
      .when(ReachStop.of({ ...R1, ...atB }, on('2025-03-05')))
      .when(FinishRoute.of({ ...R1, back: home }, on('2025-03-05')))
      .thenRejected({ code: 'route.stops-left', data: { route: 'R1', places: ['A'] } })
      .when(SkipStop.of({ ...R1, place: 'A', reason: '大雪封路' }, on('2025-03-05')))
      .thenEvents(skipped)
      .when(SkipStop.of({ ...R1, place: 'Z', reason: 'x' }, on('2025-03-05')))
      .thenRejected({ code: 'route.stop-unknown', data: { route: 'R1', place: 'Z' } });
  });
});

describe('fuel', () => {
  const claim = (metres: number, id = 'F1', reason?: string) =>
    ClaimFuel.of({ ...R1, claim: id, metres, ...(reason === undefined ? {} : { reason }) }, on('2025-03-06'));
  const rate = money(35, 'CNY');
  const paid = (metres: number, amount: number, more: object = {}) =>
    FuelClaimed.of(
      { ...R1, salesperson: 'S7', claim: 'F1', metres, amount: money(amount, 'CNY'), perKilometre: rate, ...more },
      { policies: ['routes@1'] },
    );

  test('is paid to the cent up to a tenth beyond the plan, with a reason up to what was driven, and never beyond', () => {
    // 30,000 m were planned, 33,000 m driven: 33,000 m is just within the tenth.
    told
      .given(...over)
      .when(claim(33_000))
      .thenEvents(paid(33_000, 1155));
    told
      .given(...over)
      .when(claim(33_001))
      .thenRejected(
        { code: 'route.claim-beyond-driven', data: { route: 'R1', claimed: 33_001, driven: 33_000 } },
        { code: 'route.claim-without-reason', data: { route: 'R1', claimed: 33_001, until: 33_000 } },
      );
    const strict = scenario(route, { routePolicy: { ...routePolicy, tolerance: 0 } }).given(...over);
    strict.when(claim(30_000)).thenEvents(paid(30_000, 1050));
    strict.when(claim(30_001)).thenRejected('route.claim-without-reason');
    strict.when(claim(30_001, 'F1', '绕行')).thenEvents(paid(30_001, 1050, { reason: '绕行' }));
  });

  test('is paid for each part of the distance once, and all parts together are what the whole is worth', () => {
    const first = told.given(...over).when(claim(10_010));
    // 3.50 yuan and 0.35 of a cent are 3.50; two such are 7.007, of which 7.01 less 3.50 is left.
    first.thenEvents(paid(10_010, 350));
    first.when(claim(10_010)).thenRejected({ code: 'route.claimed-already', data: { route: 'R1', claim: 'F1' } });
    first.when(claim(10_010, 'F2')).thenEvents(paid(10_010, 351, { claim: 'F2' }));
    expect(fuelCost(20_020, rate)).toMatchObject({ right: money(701, 'CNY') });
  });

  test('is not paid on a bus, nor before the round is over', () => {
    underWay.when(claim(1)).thenRejected('route.not-at-this-stage');
    const [, ...rest] = over;
    told
      .given(happened('2025-03-03', RoutePlanned.of({ ...planned.data, vehicle: 'bus' })), ...rest)
      .when(claim(1))
      .thenRejected({ code: 'route.no-fuel', data: { route: 'R1', vehicle: 'bus' } });
    for (const vehicle of vehicles) expect(vehicleTexts[vehicle].zh).toMatch(/车/u);
  });
});

const breaches = (...events: readonly RouteEvent[]) =>
  checkLaws(routeLaws, recordedHistory<RouteEvent>(storedHistory('test.route-R1', events))).map(({ law, revision }) => [
    law,
    revision,
  ]);

test('the laws bite: on a closed door, a broken sum, a worse order, a stop left out, fuel beyond the distance', () => {
  const fuel = FuelClaimed.of({
    ...R1,
    salesperson: 'S7',
    claim: 'F1',
    metres: 33_000,
    amount: money(1155, 'CNY'),
    perKilometre: money(35, 'CNY'),
  });
  expect(breaches(planned, adopted, reachedB, reachedA, finished, fuel)).toEqual([]);
  const { data } = planned;
  const spoilt = (more: Partial<typeof data>) => breaches(RoutePlanned.of({ ...data, ...more }));
  const hours = [['route.hours-kept', 0]];
  expect(spoilt({ stops: data.stops.map((one) => ({ ...one, open: [{ from: 0, to: 1 }] })) })).toEqual(hours);
  expect(spoilt({ stops: data.stops.map((one) => ({ ...one, appointment: 1 })) })).toEqual(hours);
  expect(spoilt({ stops: data.stops.toReversed() })).toEqual(hours);
  expect(spoilt({ planned: { ...data.planned, metres: 1 } })).toEqual(hours);
  expect(spoilt({ planned: { ...data.planned, waiting: 1 } })).toEqual(hours);
  expect(spoilt({ given: { ...data.planned, travel: 1 } })).toEqual(hours);
  const course = 'route.every-stop-told';
  expect(breaches(planned, reachedB)).toEqual([[course, 1]]);
  expect(breaches(planned, adopted, reachedB, finished)).toEqual([[course, 3]]);
  expect(breaches(planned, adopted, reachedB, reachedB)).toEqual([[course, 3]]);
  const all = [planned, adopted, reachedB, reachedA, finished];
  expect(breaches(...all, fuel, fuel)).toEqual([['route.fuel-within-distance', 6]]);
  expect(breaches(...all, FuelClaimed.of({ ...fuel.data, amount: money(1156, 'CNY') }))).toEqual([
    ['route.fuel-within-distance', 5],
  ]);
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([routeMessages]);
  const data = { route: 'R9', places: ['a'], legs: ['a'], vehicle: 'van', place: 'a' };
  for (const code of Object.keys(routeMessages)) {
    expect(say({ code, data }, 'en')).toContain('R9');
    expect(say({ code, data }, 'zh')).toContain('R9');
    expect(say({ code, data }, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});
