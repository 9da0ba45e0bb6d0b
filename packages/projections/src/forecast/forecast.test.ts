/** Forecasts from sales, and those that were made beside what came. */
import { type LocalDate, month, quarter } from '@clientele/domain/kernel';
import { ForecastMade, ForecastUsed, type Made } from '@clientele/domain/planning';
import { describe, expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { madeForecasts } from './made.ts';
import { type ForecastQuestion, salesForecast } from './sales-forecast.ts';

const sale = (order: string, on: LocalDate, amount: number, territory = 'east'): Stream =>
  placed(order, on, { customer: 'C1', territory, lines: [line('P1', yuan(amount))] });
const sales: readonly Stream[] = [
  sale('1', '2024-01-10', 10),
  sale('2', '2024-02-10', 20),
  sale('3', '2024-03-10', 30),
  sale('4', '2024-03-11', 5, 'west'),
  sale('5', '2024-04-30', 40),
  sale('6', '2024-05-01', 900),
];
const ask = (question: Partial<ForecastQuestion>) =>
  answered(
    salesForecast(bookOf(sales), {
      asOf: '2024-05-20',
      axis: 'territory',
      class: 'east',
      per: 'month',
      periods: 4,
      horizon: 2,
      method: { method: 'moving-average', window: 2 },
      test: 2,
      ...question,
    }),
  );

describe('a forecast from sales', () => {
  test('A46: rests on the periods that are over on its date, and says those that follow, with the error that it would have made', () => {
    const view = ask({});
    expect(view.history.map(({ period, value }) => [period.key, value])).toEqual([
      ['2024-01', 10n],
      ['2024-02', 20n],
      ['2024-03', 30n],
      ['2024-04', 40n],
    ]);
    expect(view.forecast.map(({ period, value }) => [period.key, value])).toEqual([
      ['2024-05', 35n],
      ['2024-06', 35n],
    ]);
    // March was forecast as 15 and April as 25.
    expect(view.test).toMatchObject({ tested: 2, meanError: { numerator: 30n, denominator: 2n }, bias: -30n });
    expect(view.unit).toEqual({ kind: 'money', currency: 'CNY', scale: 0 });
    // On the last day of May, May is over: the date is asked for, never looked up.
    expect(ask({ asOf: '2024-05-31' }).history.at(-1)?.value).toBe(900n);
    expect(ask({ asOf: '2024-05-30' }).history.at(-1)?.value).toBe(40n);
  });

  test('A46: names the method that would have been best, and says where the history is too short', () => {
    const { method: _method, ...rest } = { method: 1 };
    const best = answered(
      salesForecast(bookOf(sales), {
        ...rest,
        asOf: '2024-05-20',
        axis: 'territory',
        class: 'east',
        per: 'month',
        periods: 4,
        horizon: 1,
      }),
    );
    expect(best.method).toEqual({ method: 'moving-average', window: 3 });
    const short = ask({ method: { method: 'seasonal-naive', season: 12 } });
    expect([short.method, short.test, short.forecast, short.needed]).toEqual([null, null, [], 12]);
  });
});

const made: Made = {
  forecast: 'F1',
  subject: 'territory:east',
  metric: 'revenue',
  unit: { kind: 'money', currency: 'CNY', scale: 2 },
  history: [{ period: month(2024, 1), value: 1_000 }],
  method: { method: 'moving-average', window: 1 },
  tested: { periods: 0, meanError: null, share: null, bias: '0' },
  horizon: [2, 3].map((number) => ({ period: month(2024, number), value: 1_000 })),
  nextDue: '2024-03-10',
};

test('A46: a forecast that was made stands beside what came, with its error, what it was used for, and when the next is overdue', () => {
  const stream = streamOf('test.forecast-F1', [['2024-02-01', ForecastMade.of(made)]]);
  const used = streamOf('test.forecast-F1', [
    ['2024-02-01', ForecastMade.of(made)],
    [
      '2024-02-05',
      ForecastUsed.of({ forecast: 'F1', made: stream[0]?.id ?? '', plan: 'P1', adjustment: 'more in March' }),
    ],
  ]);
  const on = (asOf: LocalDate) => answered(madeForecasts(bookOf([...sales, used]), { asOf }));
  expect(on('2024-01-31')).toEqual([]);
  expect(on('2024-03-10')).toMatchObject([
    {
      forecast: 'F1',
      rows: [
        { value: 1_000n, actual: 2_000n, error: -1_000n },
        { value: 1_000n, actual: null, error: null },
      ],
      share: '0.500000',
      uses: [{ plan: 'P1', adjustment: 'more in March', on: '2024-02-05' }],
      overdue: false,
    },
  ]);
  expect(on('2024-03-11')[0]?.overdue).toBe(true);
  // Of 5,000 that came, 3,000 were not foreseen.
  expect(on('2024-03-31')[0]).toMatchObject({ share: '0.600000', rows: [{}, { actual: 3_000n, error: -2_000n }] });
});

test('what sales don’t tell has no actual value to lay beside', () => {
  const visits = streamOf('test.forecast-F2', [
    [
      '2024-04-01',
      ForecastMade.of({
        ...made,
        forecast: 'F2',
        metric: 'visits',
        unit: { kind: 'count' },
        horizon: [{ period: quarter(2024, 1), value: 7 }],
      }),
    ],
  ]);
  expect(answered(madeForecasts(bookOf([visits]), { asOf: '2024-05-01' }))[0]).toMatchObject({
    rows: [{ value: 7n, actual: null }],
    share: null,
  });
});
