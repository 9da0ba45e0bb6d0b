/** What can be asked as sales progress is followed up. */
import * as z from 'zod';
import { type CommandOf, commandType } from '../../kernel/index.ts';
import { rulesRefSchema } from '../visitplan/rules.ts';
import { progressSteps } from './events.ts';

/** Tell of a problem that was met in selling. */
export const TellProblem = commandType({ type: 'TellProblem', schema: z.strictObject(progressSteps.met) });

/** Follow up the progress of a salesperson, in the name of who asks: with guidance on every problem that is open. */
export const FollowUpProgress = commandType({
  type: 'FollowUpProgress',
  /** By which rules it is judged, `name@version`. */
  schema: z.strictObject({ ...progressSteps.followedUp, rules: rulesRefSchema }),
});

/** Every command type of the room. */
export const progressCommands = [TellProblem, FollowUpProgress] as const;

/** What can be asked as sales progress is followed up. */
export type ProgressCommand = CommandOf<(typeof progressCommands)[number]>;
