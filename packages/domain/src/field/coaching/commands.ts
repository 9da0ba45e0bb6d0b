/** What can be asked of coaching. */
import * as z from 'zod';
import { type CommandOf, commandType } from '../../kernel/index.ts';
import { coachingSteps } from './events.ts';

/** Note that a superior went along on a visit. */
export const HoldJointVisit = commandType({ type: 'HoldJointVisit', schema: z.strictObject(coachingSteps.held) });

/** Analyse the last joint visit: follow up every open point, and say what to improve. */
export const AnalyseJointVisit = commandType({
  type: 'AnalyseJointVisit',
  schema: z.strictObject(coachingSteps.analysed),
});

/** Note a talk of two: what was open, what both want to improve, and when they meet again. */
export const HoldCoachingSession = commandType({
  type: 'HoldCoachingSession',
  schema: z.strictObject(coachingSteps.talked),
});

/** Every command type of the room. */
export const coachingCommands = [HoldJointVisit, AnalyseJointVisit, HoldCoachingSession] as const;

/** What can be asked of coaching. */
export type CoachingCommand = CommandOf<(typeof coachingCommands)[number]>;
