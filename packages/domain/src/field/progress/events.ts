/** What happens as sales progress is followed up (定期跟进销售进度, row P39): problems met on the way, and guidance on each. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, tag } from '../../kernel/index.ts';

const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');

/** What each step tells. */
export const progressSteps = {
  met: { salesperson: idSchema, problem: idSchema, what: sentence },
  followedUp: {
    salesperson: idSchema,
    followUp: idSchema,
    /** What was reached of what was to be, by measure, each in its own unit. */
    progress: z
      .array(z.strictObject({ measure: z.string().min(1).max(200), reached: z.int(), target: z.int() }))
      .min(1)
      .max(50),
    /** The guidance on each problem that was open, and whether it is solved. */
    guidance: z.array(z.strictObject({ problem: idSchema, guidance: sentence, solved: z.boolean() })).max(100),
    /** The day by which it is followed up again. */
    next: localDateSchema,
  },
} as const;

/** Somebody met a problem in selling. */
export const ProblemMet = eventType({
  type: 'ProblemMet',
  version: 1,
  schema: z.strictObject(progressSteps.met),
  tags: ({ salesperson }) => [tag('salesperson', salesperson)],
});

/** A manager looked at the progress of a salesperson and gave guidance on every open problem. */
export const ProgressFollowedUp = eventType({
  type: 'ProgressFollowedUp',
  version: 1,
  schema: z.strictObject({ ...progressSteps.followedUp, manager: idSchema }),
  tags: ({ salesperson, manager }) => [tag('salesperson', salesperson), tag('person', manager)],
});

/** Every event type of the room. */
export const progressEvents = [ProblemMet, ProgressFollowedUp] as const;

/** What happens as sales progress is followed up. */
export type ProgressEvent = EventOf<(typeof progressEvents)[number]>;
