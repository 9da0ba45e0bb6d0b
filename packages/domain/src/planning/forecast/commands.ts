/** What may be asked of a forecast: to make the next one, and to use it. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, periodSchema } from '../../kernel/index.ts';
import { madeSchema } from './events.ts';
import { methodSchema } from './methods.ts';

const { subject, metric, unit, history, nextDue } = madeSchema.shape;

/** The method that the back-test found best among the usual ones, for a season of so many periods. */
const bestSchema = z.strictObject({ method: z.literal('best'), season: z.int().min(1).max(366) });

/** Makes a forecast from a history by a stated method, or by the one that would have been best. */
export const MakeForecast = commandType({
  type: 'MakeForecast',
  schema: z.strictObject({
    forecast: idSchema,
    subject,
    metric,
    unit,
    history,
    method: z.union([methodSchema, bestSchema]),
    /** How many of the last periods are forecast to test the method. */
    test: z.int().min(1).max(100),
    /** The periods to come, the next one first. */
    horizon: z.array(periodSchema).min(1).max(60),
    nextDue,
  }),
});

/** Uses the latest forecast to adjust a plan. */
export const UseForecast = commandType({
  type: 'UseForecast',
  schema: z.strictObject({
    forecast: idSchema,
    made: idSchema,
    plan: idSchema,
    adjustment: z.string().min(1).max(2000),
  }),
});

export const forecastCommands = [MakeForecast, UseForecast] as const;

export type ForecastCommand = CommandOf<(typeof forecastCommands)[number]>;
