/**
 * Forecasts from history by stated methods (row A46), in whole numbers only, so that they come out the same on every machine
 * and can be made again from what an event keeps: moving average, seasonal naive, and additive Holt–Winters (Winters 1960)
 * in fixed-point arithmetic.
 */
import * as z from 'zod';
import { divideHalfAway } from '../../kernel/index.ts';

const share = z.int().min(0).max(10_000);

export const methodSchema = z.discriminatedUnion('method', [
  /** The mean of the last so many periods, for every period to come. */
  z.strictObject({ method: z.literal('moving-average'), window: z.int().min(1).max(366) }),
  /** What was a season ago: the same month of last year. */
  z.strictObject({ method: z.literal('seasonal-naive'), season: z.int().min(1).max(366) }),
  /** Level, trend and season, each smoothed by so many ten-thousandths. */
  z.strictObject({
    method: z.literal('holt-winters'),
    season: z.int().min(2).max(366),
    level: share,
    trend: share,
    seasonal: share,
  }),
]);

/** How a forecast is made. */
export type ForecastMethod = z.infer<typeof methodSchema>;

/** How many periods of history a method needs at least. */
export const historyNeeded = (method: ForecastMethod): number => {
  switch (method.method) {
    case 'moving-average':
      return method.window;
    case 'seasonal-naive':
      return method.season;
    case 'holt-winters':
      return 2 * method.season;
  }
};

/** Fixed point: a millionth of a unit. */
const fine = 1_000_000n;
const whole = 10_000n;

const mean = (values: readonly bigint[]): bigint =>
  divideHalfAway(
    values.reduce((sum, value) => sum + value, 0n),
    BigInt(values.length),
  );

/** `by` ten-thousandths of one value and the rest of another. */
const blended = (one: bigint, other: bigint, by: number): bigint =>
  divideHalfAway(one * BigInt(by) + other * (whole - BigInt(by)), whole);

const holtWinters = (
  history: readonly bigint[],
  { season, level: alpha, trend: beta, seasonal: gamma }: Extract<ForecastMethod, { readonly method: 'holt-winters' }>,
  horizon: number,
): readonly bigint[] => {
  const scaled = history.map((value) => value * fine);
  const first = mean(scaled.slice(0, season));
  const second = mean(scaled.slice(season, 2 * season));
  let level = first;
  let trend = divideHalfAway(second - first, BigInt(season));
  const seasons = scaled.slice(0, season).map((value) => value - first);
  for (const [index, value] of scaled.entries()) {
    if (index < season) continue;
    const place = index % season;
    const before = level;
    const seasonal = seasons[place] ?? 0n;
    level = blended(value - seasonal, before + trend, alpha);
    trend = blended(level - before, trend, beta);
    seasons[place] = blended(value - level, seasonal, gamma);
  }
  return Array.from({ length: horizon }, (_, ahead) => {
    const place = (history.length + ahead) % season;
    return divideHalfAway(level + trend * BigInt(ahead + 1) + (seasons[place] ?? 0n), fine);
  });
};

/**
 * The periods to come, by a method; null where the history is too short for it.
 *
 * @param history one value a period, the oldest first, in whole units; periods follow each other without gap
 *
 * @example
 * ```ts
 * import { forecastOf } from '@clientele/domain/planning';
 *
 * forecastOf([10n, 20n, 30n, 20n], { method: 'moving-average', window: 2 }, 2); // [25n, 25n]
 * forecastOf([10n, 20n, 30n, 40n], { method: 'seasonal-naive', season: 2 }, 3); // [30n, 40n, 30n]
 * ```
 */
export const forecastOf = (
  history: readonly bigint[],
  method: ForecastMethod,
  horizon: number,
): readonly bigint[] | null => {
  if (history.length < historyNeeded(method)) return null;
  switch (method.method) {
    case 'moving-average': {
      const flat = mean(history.slice(-method.window));
      return Array.from({ length: horizon }, () => flat);
    }
    case 'seasonal-naive': {
      const last = history.slice(-method.season);
      return Array.from({ length: horizon }, (_, ahead) => last[ahead % method.season] ?? 0n);
    }
    case 'holt-winters':
      return holtWinters(history, method, horizon);
  }
};
