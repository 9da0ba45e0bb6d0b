/** Forecasts: methods, and how good they would have been. */
export { type BackTest, backTest, bestMethod, type TestedMethod, usualMethods } from './backtest.ts';
export { type ForecastMethod, forecastOf, historyNeeded, methodSchema } from './methods.ts';
