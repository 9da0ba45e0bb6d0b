/** How far a persistent subscription has come for good, and when that is written down. */
import type { Message } from './consumers.ts';
import type { Settings } from './settings.ts';
import type { Place } from './source.ts';

export interface Checkpoints {
  /** Gives a message that goes out for the first time its number. */
  readonly number: (message: Message) => Message;
  readonly begin: (message: Message) => void;
  readonly skip: (place: Place) => void;
  /** Writes the place before the first message that isn't done, where enough was done since the last time. */
  readonly save: (outstanding: readonly Message[], retries: readonly Message[], isTick: boolean) => void;
  readonly last: () => Place | undefined;
}

export const createCheckpoints = (
  settings: Settings,
  saved: Place | undefined,
  write: (place: Place) => void,
  now: () => number,
): Checkpoints => {
  let nextSequence = saved === undefined ? 0 : 1;
  let lastSequence = nextSequence - 1;
  let lastPlace = saved;
  let savedSequence = lastSequence;
  let savedPlace = saved;
  let savedAt = Number.NEGATIVE_INFINITY;

  /** What is done without a gap: all of it, or what lies before the first that isn't. */
  const done = (open: readonly Message[]): { readonly sequence: number; readonly place: Place | undefined } => {
    let sequence = lastSequence;
    let place = lastPlace;
    for (const message of open) {
      if (message.sequence === undefined || message.sequence > sequence) continue;
      sequence = message.sequence - 1;
      place = message.previous;
    }
    return { sequence, place };
  };

  return {
    number: (message) =>
      message.replayed || message.sequence !== undefined
        ? message
        : { ...message, sequence: nextSequence, previous: lastPlace },
    begin: ({ sequence, place }) => {
      if (sequence === undefined || place === undefined) return;
      nextSequence = Math.max(nextSequence, sequence + 1);
      if (sequence <= lastSequence) return;
      lastSequence = sequence;
      lastPlace = place;
    },
    skip: (place) => {
      nextSequence += 1;
      lastSequence = nextSequence - 1;
      lastPlace = place;
    },
    save: (outstanding, retries, isTick) => {
      const { sequence, place } = done([...outstanding, ...retries]);
      if (place === undefined || sequence < 0) return;
      const difference = sequence - savedSequence;
      if (now() - savedAt < settings.checkpointAfter && difference < settings.maxCheckpointCount) return;
      const due = (isTick && difference >= settings.minCheckpointCount) || difference >= settings.maxCheckpointCount;
      if (!due || difference <= 0) return;
      savedAt = now();
      savedSequence = sequence;
      savedPlace = place;
      write(place);
    },
    last: () => savedPlace,
  };
};
