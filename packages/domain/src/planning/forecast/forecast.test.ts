// The room of forecasts: made in turns from what is over, tested, used to adjust plans, and never from too little.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLaws, type DomainEvent, type LocalDate, month, quarter, year } from '../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  happened,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import { type ForecastCommand, MakeForecast, UseForecast } from './commands.ts';
import type { ForecastState } from './decide.ts';
import { type ForecastEvent, ForecastMade, ForecastUsed, type Made } from './events.ts';
import { forecast } from './index.ts';

const told = scenario(forecast, {});
const head = {
  forecast: 'F1',
  subject: 'company:all',
  metric: 'revenue',
  unit: { kind: 'money', currency: 'CNY', scale: 2 },
} as const;
const months = (first: number, ...values: readonly number[]) =>
  values.map((value, index) => ({ period: month(2024, first + index), value }));
const average = { method: 'moving-average', window: 3 } as const;
const asked = {
  ...head,
  history: months(1, 100, 130, 160, 190),
  method: average,
  test: 1,
  horizon: [month(2024, 5), month(2024, 6)],
  nextDue: '2024-06-10' as LocalDate,
};
const made: Made = {
  ...head,
  history: asked.history,
  method: average,
  // April was forecast as 130 and came as 190.
  tested: { periods: 1, meanError: '60.000000', share: '0.315789', bias: '-60' },
  horizon: [
    { period: month(2024, 5), value: 160 },
    { period: month(2024, 6), value: 160 },
  ],
  nextDue: '2024-06-10',
};
const making = (more: Partial<(typeof MakeForecast)['schema']['_output']> = {}, on: LocalDate = '2024-05-01') =>
  MakeForecast.of({ ...asked, ...more }, testMeta(on));

describe('a forecast', () => {
  test('A46: is made from history by a stated method, tells its error, and is used to adjust a plan until the next one', () => {
    const first = told.when(making()).thenEvents(ForecastMade.of(made));
    const id = first.history[0]?.id ?? '';
    const use = (event: string) =>
      UseForecast.of(
        { forecast: 'F1', made: event, plan: 'P1', adjustment: 'raise the third quarter' },
        testMeta('2024-05-02'),
      );
    first.when(use(id)).thenEvents(ForecastUsed.of(use(id).data));
    told.when(use('none')).thenRejected({ code: 'forecast.not-made', data: { made: 'none' } });
    const second = first.when(
      making(
        { history: months(1, 100, 130, 160, 190, 150), horizon: [month(2024, 6)], nextDue: '2024-07-10' },
        '2024-06-01',
      ),
    );
    second
      .when(use(id))
      .thenRejected({ code: 'forecast.superseded', data: { made: second.history[1]?.id ?? '', on: '2024-06-01' } });
  });

  test('A46: is refused from too little, from what isn’t over, with a gap, or late from the start', () => {
    told.when(making({ history: months(3, 160, 190) })).thenRejected({
      code: 'forecast.too-short',
      data: { needed: 3, given: 2 },
    });
    told.when(making({}, '2024-04-30')).thenRejected({
      code: 'forecast.period-still-open',
      data: { period: '2024-04', end: '2024-05-01', on: '2024-04-30' },
    });
    told.when(making({ horizon: [month(2024, 6)] })).thenRejected({
      code: 'forecast.gap',
      data: { period: '2024-06', expected: '2024-05-01', found: '2024-06-01' },
    });
    told.when(making({ history: [...months(1, 1, 2), ...months(4, 3)] })).thenRejected('forecast.gap');
    told.when(making({ nextDue: '2024-05-01' })).thenRejected({
      code: 'forecast.due-before-it-is-made',
      data: { nextDue: '2024-05-01', on: '2024-05-01' },
    });
    told.when(making({ unit: { kind: 'count' } })).thenRejected({
      code: 'forecast.unit-of-another-metric',
      data: { metric: 'revenue', unit: 'count', needed: 'money' },
    });
    told
      .given(happened('2024-05-01', ForecastMade.of(made)))
      .when(making({ subject: 'territory:east' }))
      .thenRejected('forecast.about-another');
  });

  test('A46: is made by the method that would have been best, where none is named', () => {
    const seasons = Array.from({ length: 8 }, (_, at) => ({
      period: quarter(2022 + Math.floor(at / 4), (at % 4) + 1),
      value: [100, 400, 200, 300][at % 4] ?? 0,
    }));
    const best = told.when(
      making(
        { history: seasons, method: { method: 'best', season: 4 }, test: 4, horizon: [quarter(2024, 1)] },
        '2024-05-01',
      ),
    );
    expect(best.state?.made).toMatchObject({
      method: { method: 'seasonal-naive', season: 4 },
      horizon: [{ value: 100 }],
      tested: { periods: 4, meanError: '0.000000', share: '0.000000', bias: '0' },
    });
    told
      .when(making({ history: months(3, 160, 190), method: { method: 'best', season: 12 } }))
      .thenRejected({ code: 'forecast.too-short', data: { needed: 4, given: 2 } });
  });
});

test('A46: the laws tell of a forecast that doesn’t follow from its history, or looks ahead', () => {
  const broken = (on: LocalDate, data: Made) =>
    checkLaws(
      forecast.laws,
      recordedHistory(storedHistory<DomainEvent>('test.forecast-F1', [happened(on, ForecastMade.of(data))])),
    ).map(({ law }) => law);
  expect(broken('2024-05-01', made)).toEqual([]);
  expect(broken('2024-05-01', { ...made, horizon: [{ period: month(2024, 5), value: 161 }] })).toEqual([
    'forecast.can-be-made-again',
  ]);
  expect(broken('2024-04-30', made)).toEqual(['forecast.rests-on-the-past']);
  expect(broken('2024-05-01', { ...made, horizon: [{ period: month(2024, 6), value: 160 }] })).toEqual([
    'forecast.rests-on-the-past',
  ]);
});

type Ask = Asking<ForecastState, ForecastCommand, ForecastEvent>;

test('the room keeps the rules of every room on any story, and reaches every event and reason', () => {
  const meta = metas({ from: '2024-04-01', to: '2024-09-01' });
  const value = fc.oneof(
    { weight: 9, arbitrary: fc.nat({ max: 9_999 }) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  );
  const method = fc.constantFrom(
    average,
    { method: 'best', season: 2 } as const,
    { method: 'holt-winters', season: 2, level: 5_000, trend: 9_000, seasonal: 1_000 } as const,
  );
  const make: fc.Arbitrary<Ask> = fc
    .tuple(fc.array(value, { minLength: 1, maxLength: 6 }), method, fc.nat({ max: 9 }), meta)
    .map(([values, by, pick, when]) =>
      MakeForecast.of(
        {
          ...asked,
          subject: pick === 9 ? 'territory:east' : 'company:all',
          unit: pick === 8 ? { kind: 'count' } : head.unit,
          history: months(1, ...values),
          method: by,
          horizon: [pick === 7 ? year(2026) : month(2024, values.length + 1)],
          nextDue: pick === 6 ? '2024-02-01' : '2024-10-01',
        },
        when,
      ),
    );
  const use: fc.Arbitrary<Ask> = fc.tuple(fc.boolean(), meta).map(([latest, when]) => ({ states }) => {
    const event = states.get('test.forecast-F1')?.event ?? 'none';
    return UseForecast.of({ forecast: 'F1', made: latest ? event : 'older', plan: 'P1', adjustment: 'more' }, when);
  });
  const options = {
    commands: fc.oneof({ weight: 3, arbitrary: make }, { weight: 1, arbitrary: use }),
    given: () => ({}),
  };
  expect(assertRules(forecast, options).broken).toEqual([]);
  expect(
    assertRules(forecast, { ...options, runs: 200, seed: 5, mustReach: 'events and rejections' }).unreached,
  ).toEqual([]);
});
