/** The room of forecasts (row A46): made from history by a stated method, tested on it, and used. */
import type { Decider } from '../../kernel/index.ts';
import { type ForecastCommand, forecastCommands } from './commands.ts';
import { decide, evolve, type ForecastState } from './decide.ts';
import { type ForecastEvent, forecastEvents } from './events.ts';
import { forecastLaws } from './laws.ts';
import { type ForecastRejection, forecastMessages } from './rejections.ts';

export { type BackTest, backTest, bestMethod, type TestedMethod, usualMethods } from './backtest.ts';
export * from './commands.ts';
export type { ForecastState } from './decide.ts';
export * from './events.ts';
export { forecastLaws } from './laws.ts';
export { type ForecastMethod, forecastOf, historyNeeded, methodSchema } from './methods.ts';
export { type ForecastRejection, forecastMessages } from './rejections.ts';

/** The decider of forecasts: one stream a forecast, which is made anew in regular turns. */
export const forecast: Decider<ForecastState, ForecastCommand, ForecastEvent, ForecastRejection> = {
  category: 'forecast',
  version: 1,
  commands: forecastCommands,
  events: forecastEvents,
  messages: forecastMessages,
  laws: forecastLaws,
  initial: null,
  streamOf: ({ data }) => data.forecast,
  decide,
  evolve,
};
