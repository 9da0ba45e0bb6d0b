/** What may be asked of a sales contest. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../../kernel/index.ts';
import { contestSchema, ofContest } from './events.ts';

/** Announces a contest, before it begins. */
export const AnnounceContest = commandType({ type: 'AnnounceContest', schema: contestSchema });

/** Enters what an entrant reached. */
export const EnterContestResult = commandType({
  type: 'EnterContestResult',
  schema: z.strictObject({ ...ofContest, entrant: idSchema, value: z.int() }),
});

/** Closes a contest after its period, with ranking and prizes. */
export const CloseContest = commandType({ type: 'CloseContest', schema: z.strictObject(ofContest) });

/** Calls a contest off. */
export const CallOffContest = commandType({
  type: 'CallOffContest',
  schema: z.strictObject({ ...ofContest, reason: z.string().min(1).max(2000) }),
});

/** Every command type of the room. */
export const contestCommands = [AnnounceContest, EnterContestResult, CloseContest, CallOffContest] as const;

export type ContestCommand = CommandOf<(typeof contestCommands)[number]>;
