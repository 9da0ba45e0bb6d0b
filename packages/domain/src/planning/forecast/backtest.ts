/**
 * How good a method would have been: each of the last periods is forecast from those before it alone, and laid beside what
 * came (rolling origin). The error is an exact ratio; the method is chosen by it, never by looking ahead.
 */
import { compareRatios, type Ratio, ratioOf } from '../../kernel/index.ts';
import { type ForecastMethod, forecastOf, historyNeeded } from './methods.ts';

/** What a back-test found; exact. */
export interface BackTest {
  /** How many periods were forecast. */
  readonly tested: number;
  /** The mean of the absolute errors; null where nothing could be tested. */
  readonly meanError: Ratio | null;
  /** All absolute errors by all absolute values (WAPE); null where nothing came. */
  readonly share: Ratio | null;
  /** The sum of the errors, forecast less actual: above zero it was too hopeful. */
  readonly bias: bigint;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Tests a method on the last periods of a history, each one step ahead.
 *
 * @param periods how many of the last periods are forecast, as far as there is history enough before them
 */
export const backTest = (history: readonly bigint[], method: ForecastMethod, periods: number): BackTest => {
  let [tested, errors, values, bias] = [0, 0n, 0n, 0n];
  for (let at = Math.max(historyNeeded(method), history.length - periods); at < history.length; at++) {
    const actual = history[at];
    const [next] = forecastOf(history.slice(0, at), method, 1) ?? [];
    if (actual === undefined || next === undefined) continue;
    tested += 1;
    errors += size(next - actual);
    values += size(actual);
    bias += next - actual;
  }
  return { tested, meanError: ratioOf(errors, BigInt(tested)), share: ratioOf(errors, values), bias };
};

/** A method with its back-test. */
export interface TestedMethod {
  readonly method: ForecastMethod;
  readonly test: BackTest;
}

const steps = [1_000, 3_000, 5_000] as const;

/** The methods that are tried where none is asked for, by the length of a season: the simple ones first. */
export const usualMethods = (season: number): readonly ForecastMethod[] => [
  { method: 'moving-average', window: 3 },
  ...(season > 1 ? [{ method: 'seasonal-naive', season } as const] : []),
  ...(season > 1
    ? steps.flatMap((level) =>
        steps.flatMap((trend) =>
          steps.map((seasonal) => ({ method: 'holt-winters', season, level, trend, seasonal }) as const),
        ),
      )
    : []),
];

/** The method with the least mean error in the back-test, of equal ones the first; null where none could be tested. */
export const bestMethod = (
  history: readonly bigint[],
  methods: readonly ForecastMethod[],
  periods: number,
): TestedMethod | null => {
  let best: TestedMethod | null = null;
  for (const method of methods) {
    const test = backTest(history, method, periods);
    if (test.meanError === null || test.tested < Math.min(periods, 1)) continue;
    if (best?.test.meanError != null && compareRatios(test.meanError, best.test.meanError) >= 0) continue;
    best = { method, test };
  }
  return best;
};
