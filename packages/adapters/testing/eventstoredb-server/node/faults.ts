/** How a server misbehaves on demand. Each switch is off at first; `stop` and `kill` leave them as they are. */
import * as refusals from '../protocol/refusals.ts';
import type { Connections } from './connections.ts';
import type { Timers } from './timers.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface Faults {
  /** Nothing comes in or goes out until `thaw`; not even pings are answered (contract 29). */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Cuts every connection now; abruptly, as by a reset, what was just written is lost. */
  readonly dropConnections: (options?: { readonly abruptly?: boolean }) => void;
  /** Cuts every connection once, after so many more messages of any kind went out: answers, events, confirmations. */
  readonly dropAfter: (messages: number) => void;
  /** The next so many successful appends are stored, and no answer to them ever comes. */
  readonly loseAcknowledgements: (count: number) => void;
  /** The next so many appends are answered with the server's own time-out; stored first, or not at all. */
  readonly timeOutAppends: (count: number, options: { readonly stored: boolean }) => void;
  /** Every answer comes so much later; 0 ends it. */
  readonly delayAnswers: (milliseconds: number) => void;
  /** Every call is refused with the leader's endpoint, as by a node that lost its leadership; null ends it. */
  readonly notLeader: (leader: Endpoint | null) => void;
  /** Every call is refused as by a server that is still starting. */
  readonly notReady: (refused: boolean) => void;
  /** The next so many questions for the server's features fail with INTERNAL. */
  readonly failServerFeatures: (count: number) => void;
}

/** What the services ask before they answer. */
export interface FaultState extends Faults {
  readonly refusal: () => refusals.Refusal | undefined;
  readonly answer: (action: () => void) => void;
  readonly losesAcknowledgement: () => boolean;
  readonly timesOut: () => { readonly stored: boolean } | undefined;
  readonly featuresFail: () => boolean;
  /** Called for each message that goes out; false for one that must not. */
  readonly mayGoOut: () => boolean;
}

const countdown = () => {
  let left = 0;
  return {
    set: (count: number) => {
      left = count;
    },
    take: (): boolean => {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
};

export const createFaults = (connections: () => Connections | undefined, timers: Timers): FaultState => {
  const lost = countdown();
  const timeOuts = countdown();
  const features = countdown();
  let storedFirst = false;
  let delay = 0;
  let leader: Endpoint | null = null;
  let starting = false;
  let untilDrop: number | undefined;

  const cut = () => {
    if (untilDrop !== undefined) connections()?.cut(false);
    untilDrop = undefined;
  };

  return {
    freeze: () => connections()?.freeze(),
    thaw: () => connections()?.thaw(),
    dropConnections: ({ abruptly = false } = {}) => connections()?.cut(abruptly),
    dropAfter: (messages) => {
      untilDrop = messages;
      if (messages === 0) cut();
    },
    loseAcknowledgements: lost.set,
    timeOutAppends: (count, { stored }) => {
      timeOuts.set(count);
      storedFirst = stored;
    },
    delayAnswers: (milliseconds) => {
      delay = milliseconds;
    },
    notLeader: (endpoint) => {
      leader = endpoint;
    },
    notReady: (refused) => {
      starting = refused;
    },
    failServerFeatures: features.set,
    refusal: () => {
      if (starting) return refusals.notReady();
      return leader === null ? undefined : refusals.notLeader(leader.host, leader.port);
    },
    answer: (action) => {
      if (delay === 0) action();
      else timers.after(delay, action);
    },
    losesAcknowledgement: lost.take,
    timesOut: () => (timeOuts.take() ? { stored: storedFirst } : undefined),
    featuresFail: features.take,
    mayGoOut: () => {
      if (untilDrop === undefined) return true;
      untilDrop -= 1;
      // The last one needs a few turns of the loop to reach the socket, which is then closed behind it.
      if (untilDrop === 0) setImmediate(() => setImmediate(() => setImmediate(cut)));
      return untilDrop >= 0;
    },
  };
};
