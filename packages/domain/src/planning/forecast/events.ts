/**
 * Forecasts as they were made (row A46): the history that they rest on, the method, what it would have been worth, and the
 * periods to come, so that each can be made again; and what they were used for.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, periodSchema, tag } from '../../kernel/index.ts';
import { subjectSchema, subjectTags } from '../target/cell.ts';
import { metricSchema, unitSchema } from '../target/plan.ts';
import { methodSchema } from './methods.ts';

const values = (most: number) =>
  z
    .array(z.strictObject({ period: periodSchema, value: z.int() }))
    .min(1)
    .max(most);

/** A ratio as text with six decimals; null where it is undefined. */
const figure = z.string().max(60).nullable();

export const madeSchema = z.strictObject({
  forecast: idSchema,
  /** Of whom, and of what, in which unit. */
  subject: subjectSchema,
  metric: metricSchema,
  unit: unitSchema,
  /** The oldest first, without gap. */
  history: values(600),
  method: methodSchema,
  /** Of the last periods forecast from those before: how many, the mean error, its share of what came, and the bias. */
  tested: z.strictObject({ periods: z.int().min(0), meanError: figure, share: figure, bias: z.string().max(60) }),
  horizon: values(60),
  /** Until when the next one is made. */
  nextDue: localDateSchema,
});

export type Made = z.infer<typeof madeSchema>;

/** A forecast was made. */
export const ForecastMade = eventType({
  type: 'ForecastMade',
  version: 1,
  schema: madeSchema,
  tags: ({ forecast, subject }) => [tag('forecast', forecast), ...subjectTags([subject])],
});

/** The latest forecast was used to adjust a plan or the strategy. */
export const ForecastUsed = eventType({
  type: 'ForecastUsed',
  version: 1,
  schema: z.strictObject({
    forecast: idSchema,
    /** The event that made it. */
    made: idSchema,
    plan: idSchema,
    adjustment: z.string().min(1).max(2000),
  }),
  tags: ({ forecast, plan }) => [tag('forecast', forecast), tag('plan', plan)],
});

export type ForecastEvent = EventOf<typeof ForecastMade> | EventOf<typeof ForecastUsed>;

export const forecastEvents = [ForecastMade, ForecastUsed] as const;
