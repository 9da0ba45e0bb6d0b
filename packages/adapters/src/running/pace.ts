/** How fast a runner goes: events by the second, over the last ten. */
import type { Instant } from '@clientele/domain/kernel';

const seconds = 10;

export interface Pace {
  readonly add: (events: number) => void;
  /** Events a second; over less than ten seconds where it hasn't run that long, and never over less than one. */
  readonly rate: () => number;
}

/** A meter that holds eleven numbers, however long it runs. */
export const newPace = (clock: () => Instant): Pace => {
  const began = clock();
  const counts = new Array<number>(seconds + 1).fill(0);
  let latest = Math.floor(began / 1_000);

  /** Empties the seconds that went by since anything was counted. */
  const turn = (): number => {
    const second = Math.max(latest, Math.floor(clock() / 1_000));
    for (let empty = Math.max(latest + 1, second - seconds); empty <= second; empty++)
      counts[empty % counts.length] = 0;
    latest = second;
    return second;
  };

  return {
    add: (events) => {
      const slot = turn() % counts.length;
      counts[slot] = (counts[slot] ?? 0) + events;
    },
    rate: () => {
      turn();
      let sum = 0;
      for (const count of counts) sum += count;
      return sum / Math.min(seconds, Math.max(1, (clock() - began) / 1_000));
    },
  };
};
