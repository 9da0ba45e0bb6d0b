/** Plays a schedule without sockets, in virtual time. */
import { play } from '../play.ts';
import { scheduleOf } from '../schedule.ts';
import type { Noticed } from '../world.ts';
import { inVirtualTime } from './virtual-time.ts';
import { simulatedWorld } from './world.ts';

/** Half an hour: nobody needs so long after everything is well again. */
const most = 1_800_000;

/** What was wrong with the schedule of a seed. */
export const playSimulated = async (seed: number, noticed: Noticed): Promise<readonly string[]> => {
  const schedule = scheduleOf(seed);
  try {
    return await inVirtualTime(most, () => play(schedule, simulatedWorld(schedule, noticed)));
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  }
};
