/** What strikes a node and heals by itself after a while, alike in every world. */
import type { Faults } from '../eventstoredb-server/node/faults.ts';
import type { Incident } from './schedule.ts';

/** Trouble of one node that is a switch of its faults; who leads and who runs is the cluster's. */
type OfANode = Exclude<Incident, { kind: 'restart' | 'elect' | 'kill-process' }>;

/** Ends what lasts after so many milliseconds of the world's time, or when all is healed. */
export interface Lasting {
  readonly until: (milliseconds: number, end: () => void) => void;
  readonly endAll: () => void;
}

/** Milliseconds of the schedule, as the world's clock has them. */
type Pace = (milliseconds: number) => number;

export const lastingAt = (pace: Pace): Lasting => {
  const ends = new Set<() => void>();
  return {
    until: (milliseconds, end) => {
      const once = (): void => {
        clearTimeout(timer);
        if (ends.delete(once)) end();
      };
      ends.add(once);
      const timer = setTimeout(once, pace(milliseconds));
    },
    endAll: () => {
      for (const end of [...ends]) end();
    },
  };
};

type Strike = (faults: Faults, incident: OfANode, lasting: Lasting, pace: Pace) => void;

export const strikeNode: Strike = (faults, incident, lasting, pace) => {
  switch (incident.kind) {
    case 'freeze':
      faults.freeze();
      return lasting.until(incident.lasts, faults.thaw);
    case 'drop':
      return faults.dropConnections({ abruptly: incident.abruptly });
    case 'drop-after':
      return faults.dropAfter(incident.messages);
    case 'lose-acknowledgements':
      return faults.loseAcknowledgements(incident.count);
    case 'time-out':
      return faults.timeOutAppends(incident.count, { stored: incident.stored });
    case 'delay':
      faults.delayAnswers(pace(incident.by));
      return lasting.until(incident.lasts, () => faults.delayAnswers(0));
    case 'not-ready':
      faults.notReady(true);
      return lasting.until(incident.lasts, () => faults.notReady(false));
  }
};

/** Ends what waits to strike. */
export const healNode = (faults: Faults): void => {
  faults.thaw();
  faults.delayAnswers(0);
  faults.notReady(false);
  faults.loseAcknowledgements(0);
  faults.timeOutAppends(0, { stored: false });
};
