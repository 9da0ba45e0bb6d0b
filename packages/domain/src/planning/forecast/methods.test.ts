/** Forecasts by hand and by law: what each method answers, and that none looks ahead. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRatio } from '../../kernel/index.ts';
import { backTest, bestMethod, usualMethods } from './backtest.ts';
import { type ForecastMethod, forecastOf, historyNeeded } from './methods.ts';

const average = (window: number): ForecastMethod => ({ method: 'moving-average', window });
const naive = (season: number): ForecastMethod => ({ method: 'seasonal-naive', season });
const smoothed = (level: number, trend: number, seasonal: number, season = 4): ForecastMethod => ({
  method: 'holt-winters',
  season,
  level,
  trend,
  seasonal,
});
const share = fc.nat({ max: 10_000 });
const method = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map(average),
  fc.integer({ min: 1, max: 6 }).map(naive),
  fc.tuple(share, share, share, fc.integer({ min: 2, max: 5 })).map(([a, b, c, season]) => smoothed(a, b, c, season)),
);
const history = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n }), { maxLength: 24 });

describe('a forecast', () => {
  test('A46: by moving average is the mean of the last periods, rounded half away', () => {
    expect(forecastOf([100n, 10n, 20n, 31n], average(3), 2)).toEqual([20n, 20n]);
    expect(forecastOf([1n, 2n], average(2), 1)).toEqual([2n]);
    expect(forecastOf([-1n, -2n], average(2), 1)).toEqual([-2n]);
  });

  test('A46: by seasonal naive is what was a season ago, and again after a season', () => {
    expect(forecastOf([9n, 1n, 2n, 3n], naive(3), 7)).toEqual([1n, 2n, 3n, 1n, 2n, 3n, 1n]);
  });

  test('A46: by Holt–Winters follows level, trend and season, as worked out by hand, and a straight line with a fixed season closely', () => {
    const line = (at: number) => 1_000n + 40n * BigInt(at) + ([30n, -50n, 0n, 20n][at % 4] ?? 0n);
    const past = Array.from({ length: 16 }, (_, at) => line(at));
    const next = forecastOf(past, smoothed(5_000, 5_000, 5_000), 4) ?? [];
    for (const [ahead, value] of next.entries())
      expect(Math.abs(Number(value - line(16 + ahead)))).toBeLessThanOrEqual(40);
    // By hand, season 2, half of everything: means 20 and 45, so trend 12.5, and seasons −5 and 5.
    // t=2, y=40: level (45 + 32.5)/2 = 38.75, trend (18.75 + 12.5)/2 = 15.625, season (1.25 − 5)/2 = −1.875
    // t=3, y=50: level (45 + 54.375)/2 = 49.6875, trend (10.9375 + 15.625)/2 = 13.28125, season (0.3125 + 5)/2 = 2.65625
    // t=4: 49.6875 + 13.28125 − 1.875 = 61.09; t=5: 49.6875 + 26.5625 + 2.65625 = 78.91
    expect(forecastOf([15n, 25n, 40n, 50n], smoothed(5_000, 5_000, 5_000, 2), 2)).toEqual([61n, 79n]);
  });

  test('A46: is refused where the history is too short, by one period', () => {
    fc.assert(
      fc.property(history, method, fc.nat({ max: 5 }), (past, by, horizon) => {
        const answer = forecastOf(past, by, horizon);
        expect(answer === null).toBe(past.length < historyNeeded(by));
        if (answer !== null) expect(answer).toHaveLength(horizon);
      }),
    );
  });

  test('of a history that stays as it is stays as it is, whatever the method', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), method, (value, by) => {
        const past = Array.from({ length: 14 }, () => value);
        expect(forecastOf(past, by, 3)).toEqual([value, value, value]);
      }),
    );
  });
});

describe('a back-test', () => {
  test('A46: reports the error of each of the last periods, forecast from those before it', () => {
    // Of the last two: 20 was forecast as 15 (mean of 10, 20), 60 as 20.
    const test = backTest([10n, 20n, 20n, 60n], average(2), 2);
    expect([test.tested, formatRatio(test.meanError), formatRatio(test.share), test.bias]).toEqual([
      2,
      '22.500000',
      '0.562500',
      -45n,
    ]);
    expect(backTest([10n, 20n], average(2), 2)).toMatchObject({ tested: 0, meanError: null, share: null });
  });

  test('A46: never looks ahead: what comes after a period doesn’t change its forecast', () => {
    fc.assert(
      fc.property(history, history, method, (past, later, by) => {
        const before = forecastOf(past, by, 1);
        expect(forecastOf([...past, ...later].slice(0, past.length), by, 1)).toEqual(before);
        const tested = backTest([...past, 7n], by, 1);
        const [next] = before ?? [];
        expect(tested.tested === 0 ? undefined : tested.bias + 7n).toBe(next);
      }),
    );
  });

  test('A46: chooses the method with the least error, and of equal ones the first', () => {
    const seasonal = Array.from({ length: 24 }, (_, at) => [100n, 200n, 400n, 300n][at % 4] ?? 0n);
    expect(bestMethod(seasonal, usualMethods(4), 8)?.method).toEqual(naive(4));
    const flat = Array.from({ length: 24 }, () => 5n);
    expect(bestMethod(flat, usualMethods(4), 8)?.method).toEqual(average(3));
    expect(bestMethod([1n, 2n], usualMethods(4), 8)).toBeNull();
  });
});
