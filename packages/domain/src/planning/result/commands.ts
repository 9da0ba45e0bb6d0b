/** What may be asked of the results of a day: to confirm them, and to correct one that was confirmed wrongly. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema } from '../../kernel/index.ts';
import { subjectSchema } from '../target/cell.ts';
import { metricSchema, unitSchema } from '../target/plan.ts';

const day = { plan: idSchema, on: localDateSchema };

/** The most results that are confirmed at once. */
export const mostResults = 500;

/** Confirms the results of a day, each of one subject. */
export const ConfirmDailyResults = commandType({
  type: 'ConfirmDailyResults',
  schema: z.strictObject({
    ...day,
    metric: metricSchema,
    unit: unitSchema,
    results: z
      .array(z.strictObject({ subject: subjectSchema, value: z.int() }))
      .min(1)
      .max(mostResults),
  }),
});

/** Puts another result in place of one that was confirmed, or takes it back. */
export const CorrectDailyResult = commandType({
  type: 'CorrectDailyResult',
  schema: z.strictObject({ ...day, event: idSchema, value: z.int().nullable() }),
});

export const resultCommands = [ConfirmDailyResults, CorrectDailyResult] as const;

export type ResultCommand = CommandOf<(typeof resultCommands)[number]>;
