/**
 * Writing a journal: lines go out in the order in which they came, and those that come while others are being written and
 * synced go out together after them (group commit). The first failure is the last thing that is written.
 */
import { saidBy } from '../thrown.ts';
import type { OpenFile } from './files.ts';

export interface Writer {
  /** Why nothing more is written, or null. */
  readonly stopped: () => string | null;
  /** Queues a line, after which there are so many events. */
  readonly put: (line: string, events: number) => void;
  /** Resolves with null when everything queued until now is synced, or with the reason why that is not known. */
  readonly settled: () => Promise<string | null>;
}

interface Queued {
  readonly line: string;
  readonly events: number;
}

interface Waiting {
  readonly until: number;
  readonly answer: (fault: string | null) => void;
}

/** So much text goes out at once: enough to make many share a sync, little enough to be held twice in memory. */
const groupLength = 8_388_608;

/** A writer at the end of a file that holds so many events. `durable` is told how many there are after each sync. */
export const createWriter = (file: OpenFile, start: number, durable: (events: number) => void): Writer => {
  let queue: Queued[] = [];
  let waiting: Waiting[] = [];
  let queued = start;
  let synced = start;
  let failed: string | null = null;
  let working = false;

  const group = (): readonly Queued[] => {
    let length = 0;
    let count = 0;
    while (count < queue.length && length < groupLength) {
      length += queue[count]?.line.length ?? 0;
      count += 1;
    }
    const out = queue.slice(0, count);
    queue = queue.slice(count);
    return out;
  };

  const answer = (): void => {
    const due = waiting.filter(({ until }) => failed !== null || until <= synced);
    waiting = waiting.filter(({ until }) => failed === null && until > synced);
    for (const one of due) one.answer(one.until <= synced ? null : failed);
  };

  const work = async (): Promise<void> => {
    working = true;
    // Whoever appends in this same turn shares the first write.
    await null;
    while (queue.length > 0 && failed === null) {
      const out = group();
      try {
        await file.append(Buffer.from(out.map(({ line }) => line).join('')));
        await file.sync();
        synced = out.at(-1)?.events ?? synced;
        durable(synced);
      } catch (thrown) {
        failed = saidBy(thrown);
        queue = [];
      }
      answer();
    }
    working = false;
  };

  return {
    stopped: () => failed,
    put: (line, events) => {
      queue.push({ line, events });
      queued = events;
      if (!working) void work();
    },
    settled: () =>
      queued <= synced || failed !== null
        ? Promise.resolve(queued <= synced ? null : failed)
        : new Promise((resolve) => waiting.push({ until: queued, answer: resolve })),
  };
};
