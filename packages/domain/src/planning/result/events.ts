/**
 * What was reached on a day, confirmed by somebody above (row B20): of sales beside what the orders tell, and of visits,
 * prospects, satisfaction or expenses where nothing else tells it. One stream a plan and day.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, tag } from '../../kernel/index.ts';
import { subjectSchema, subjectTags } from '../target/cell.ts';
import { metricSchema, unitSchema } from '../target/plan.ts';

export const confirmedSchema = z.strictObject({
  plan: idSchema,
  /** The day that the result is of. */
  on: localDateSchema,
  metric: metricSchema,
  unit: unitSchema,
  subject: subjectSchema,
  /** In the unit; null retracts what the event corrects. */
  value: z.int().nullable(),
});

/** The result of a subject on a day was confirmed; with `corrects`, instead of what was confirmed before. */
export const DailyResultConfirmed = eventType({
  type: 'DailyResultConfirmed',
  version: 1,
  schema: confirmedSchema,
  tags: ({ plan, subject }) => [tag('plan', plan), ...subjectTags([subject])],
});

export type ResultEvent = EventOf<typeof DailyResultConfirmed>;

export const resultEvents = [DailyResultConfirmed] as const;
