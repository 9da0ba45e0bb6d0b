/** What may be forecast and used, and why not: from periods that are over, without gap, by a method that they suffice for. */
import * as E from 'fp-ts/lib/Either.js';
import {
  type CommandOf,
  type Decision,
  formatRatio,
  type LocalDate,
  type Period,
  refuse,
  type StoredEvent,
  unless,
} from '../../kernel/index.ts';
import { traitsOf } from '../target/plan.ts';
import { backTest, bestMethod, usualMethods } from './backtest.ts';
import type { ForecastCommand, MakeForecast, UseForecast } from './commands.ts';
import { type ForecastEvent, ForecastMade, ForecastUsed, type Made } from './events.ts';
import { type ForecastMethod, forecastOf, historyNeeded } from './methods.ts';
import type { ForecastRejection } from './rejections.ts';

/** The forecast that was made last, and the event that made it; null before the first. */
export type ForecastState = { readonly made: Made; readonly event: string; readonly on: LocalDate } | null;

/** The state after one more event; total. */
export const evolve = (state: ForecastState, event: StoredEvent<ForecastEvent>): ForecastState =>
  event.type === 'ForecastMade' ? { made: event.data, event: event.id, on: event.occurredOn } : state;

type Answer = Decision<ForecastRejection, ForecastEvent>;

/** The first period that doesn't follow the one before it. */
export const gapFault = (periods: readonly Period[]): ForecastRejection | null => {
  for (const [index, { key, start }] of periods.entries()) {
    const before = periods[index - 1];
    if (before !== undefined && before.end !== start)
      return { code: 'forecast.gap', data: { period: key, expected: before.end, found: start } };
  }
  return null;
};

const methodFor = ({ method, history, test }: CommandOf<typeof MakeForecast>['data']): ForecastMethod | null => {
  if (method.method !== 'best') return method;
  const values = history.map(({ value }) => BigInt(value));
  return bestMethod(values, usualMethods(method.season), test)?.method ?? null;
};

const make = ({ data, meta }: CommandOf<typeof MakeForecast>, state: ForecastState): Answer => {
  const { forecast, subject, metric, unit, history, test, horizon, nextDue } = data;
  const { unit: needed } = traitsOf[metric];
  const method = methodFor(data);
  const least = method === null ? historyNeeded({ method: 'moving-average', window: 3 }) + 1 : historyNeeded(method);
  const values = history.map(({ value }) => BigInt(value));
  const next = method === null ? null : forecastOf(values, method, horizon.length);
  const last = history.at(-1)?.period;
  const faults: readonly (ForecastRejection | null | false)[] = [
    next === null && { code: 'forecast.too-short', data: { needed: least, given: history.length } },
    gapFault([...history.map(({ period }) => period), ...horizon]),
    last !== undefined &&
      last.end > meta.on && {
        code: 'forecast.period-still-open',
        data: { period: last.key, end: last.end, on: meta.on },
      },
    unit.kind !== needed && {
      code: 'forecast.unit-of-another-metric',
      data: { metric, unit: unit.kind, needed },
    },
    state !== null &&
      (state.made.subject !== subject || state.made.metric !== metric) && {
        code: 'forecast.about-another',
        data: { subject, metric, before: state.made.subject, beforeMetric: state.made.metric },
      },
    nextDue <= meta.on && { code: 'forecast.due-before-it-is-made', data: { nextDue, on: meta.on } },
    next?.some((value) => !Number.isSafeInteger(Number(value))) === true && {
      code: 'forecast.too-large',
      data: { most: Number.MAX_SAFE_INTEGER },
    },
  ];
  return unless<ForecastRejection, ForecastEvent>(faults, () => {
    if (method === null || next === null) return [];
    const { tested, meanError, share, bias } = backTest(values, method, test);
    return [
      ForecastMade.of({
        forecast,
        subject,
        metric,
        unit,
        history,
        method,
        tested: {
          periods: tested,
          meanError: formatRatio(meanError),
          share: formatRatio(share),
          bias: `${bias}`,
        },
        horizon: horizon.map((period, index) => ({ period, value: Number(next[index] ?? 0n) })),
        nextDue,
      }),
    ];
  });
};

const use = ({ data }: CommandOf<typeof UseForecast>, state: ForecastState): Answer => {
  if (state === null) return refuse({ code: 'forecast.not-made', data: { made: data.made } });
  return state.event === data.made
    ? E.right([ForecastUsed.of(data)])
    : refuse({ code: 'forecast.superseded', data: { made: state.event, on: state.on } });
};

/** The events of a command, or every reason against it. */
export const decide =
  (command: ForecastCommand) =>
  (state: ForecastState): Answer =>
    command.type === 'MakeForecast' ? make(command, state) : use(command, state);
