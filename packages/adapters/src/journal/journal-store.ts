/**
 * The event store on a journal: the memory store, made durable. Everything that is read is in memory; everything that is
 * acknowledged is on disk. For histories that fit into memory and one process that writes.
 */
import type { Instant } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventRegistry } from '../codec/registry.ts';
import { appendTo, type Log, newLog, reveal } from '../memory/log.ts';
import { closedReason, readingHalf } from '../memory/memory-store.ts';
import type { Append } from '../memory/record.ts';
import type { AppendError, EventStore } from '../store/port.ts';
import { namespaceFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import type { JournalFiles, OpenFile } from './files.ts';
import { lineOf } from './format.ts';
import { type Holder, type Lock, takeLock } from './lock.ts';
import { nodeFiles } from './node-files.ts';
import type { OpenFault } from './open-fault.ts';
import { readInto, type Torn } from './opening.ts';
import { createWriter } from './writing.ts';

export interface JournalStoreOptions {
  /** The file; made where it is not there. Its lock is `<file>.lock`. */
  readonly file: string;
  /** The company whose streams these are. A journal is of one, and opened for no other. */
  readonly namespace: string;
  /** The types of events that can be read: what the file holds is validated and brought to their current versions once. */
  readonly registry: EventRegistry;
  /** Tells recorded time; the clock of the machine by default. A clock that goes back is waited for, across openings too. */
  readonly clock?: () => Instant;
  /** The file system; that of Node by default. */
  readonly files?: JournalFiles;
}

/** What was found when a journal was opened. */
export interface JournalReport {
  readonly appends: number;
  readonly events: number;
  /** Events that keep their place though their data can't be read; each says why in its `fault`. */
  readonly faults: number;
  /** A last line that was never finished, hence never acknowledged; null where there was none. */
  readonly torn: Torn | null;
  /** Whose lock was taken over, since his process is dead; null where there was none. */
  readonly tookOver: Holder | null;
}

export interface OpenJournal {
  readonly store: EventStore;
  readonly report: JournalReport;
}

/** What is held while a journal is open. */
interface Resources {
  readonly log: Log;
  readonly file: OpenFile;
  readonly lock: Lock;
  readonly clock: () => Instant;
}

/** Lets go of what can be let go of; what fails then fails too late to matter. */
const letGo = async (...steps: readonly (() => Promise<void>)[]): Promise<void> => {
  for (const step of steps) {
    try {
      await step();
    } catch {
      // The file was synced before, and a lock that stays is found stale when the process is gone.
    }
  }
};

const storeOn = ({ log, file, lock, clock }: Resources): EventStore => {
  const writer = createWriter(file, log.total, (events) => reveal(log, events));
  let closing: Promise<void> | null = null;
  const closed = (): boolean => closing !== null;
  const unavailable = (reason: string): E.Either<AppendError, never> => E.left({ code: 'unavailable', reason });
  const stoppedReason = (fault: string): string => `the journal stopped when it could not be written: ${fault}`;

  const append: EventStore['append'] = async (stream, expected, events) => {
    if (closed()) return unavailable(closedReason);
    const stopped = writer.stopped();
    if (stopped !== null) return unavailable(stoppedReason(stopped));
    const before = log.total;
    const answer = appendTo(log, stream, expected, events);
    if (log.total > before) writer.put(lineOf(log.times.at, log.appends.at(-1) as Append, log.latest), log.total);
    if (E.isRight(answer) && Number(answer.right.position) < log.visible) return answer;
    if (E.isLeft(answer) && answer.left.code !== 'wrong-expected-revision') return answer;
    // A conflict with what is not yet written is told when its reason can be read: else who tries again would find nothing.
    const fault = await writer.settled();
    if (fault === null) return answer;
    const reason = stoppedReason(fault);
    return E.isLeft(answer) ? unavailable(reason) : E.left({ code: 'outcome-unknown', stream, reason });
  };

  return {
    ...readingHalf(log, clock, closed),
    append,
    close: () => {
      closing ??= (async () => {
        await writer.settled();
        await letGo(file.close, lock.release);
      })();
      // Whoever waits for events is told that none will come.
      reveal(log, log.visible);
      return closing;
    },
  };
};

/**
 * A store on a journal file, or why it can't be opened; then nothing in the file was changed.
 *
 * It keeps the contract of the memory store. An append is acknowledged, and seen by readers, when its line is written and
 * synced; those that wait share a sync. After a write or sync that failed, what was under way is answered with
 * `outcome-unknown` and everything later with `unavailable`, until the journal is opened anew; what was acknowledged can
 * still be read. Administration is not offered: a journal is never rewritten, so nothing in it can be taken away; who must
 * delete copies what may stay into another journal, recorded times and all.
 *
 * @example
 * ```ts
 * import { eventRegistry } from '@clientele/adapters';
 * import { journalStore } from '@clientele/adapters/memory';
 * import { allowance } from '@clientele/domain/testing';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const registry = eventRegistry([allowance]);
 * if (E.isRight(registry)) {
 *   const opened = await journalStore({ file: 'no/such/folder/acme.journal', namespace: 'acme', registry: registry.right });
 *   opened._tag; // 'Left'
 * }
 * ```
 */
export const journalStore = async ({
  file: name,
  namespace,
  registry,
  clock = Date.now,
  files = nodeFiles,
}: JournalStoreOptions): Promise<E.Either<OpenFault, OpenJournal>> => {
  const fault = namespaceFault(namespace);
  if (fault !== null) return E.left({ code: 'invalid-namespace', file: name, reason: fault });
  const release: (() => Promise<void>)[] = [];
  const refused = async (reason: OpenFault): Promise<E.Either<OpenFault, never>> => {
    await letGo(...release);
    return E.left(reason);
  };
  try {
    const path = await files.locate(name);
    const locked = await takeLock(files, path);
    if (E.isLeft(locked)) return E.left({ code: 'locked', file: name, ...locked.left });
    const lock = locked.right;
    release.push(lock.release);
    const file = await files.open(path);
    release.unshift(file.close);
    const log = newLog(namespace, clock);
    const found = await readInto(log, { path, file, files, registry });
    if (E.isLeft(found)) return refused(found.left);
    return E.right({
      store: storeOn({ log, file, lock, clock }),
      report: { ...found.right, tookOver: lock.tookOver },
    });
  } catch (thrown) {
    return refused({ code: 'unreadable', file: name, reason: saidBy(thrown) });
  }
};
