/**
 * One writer: a lock file beside the journal says who has it open. Whose process is dead on this machine has let go of it.
 *
 * A process id comes again sooner or later, in a container at every start; where the system tells when a process began, the
 * lock says so too, and another process with the same id is not taken for the one that held it.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import type { JournalFiles } from './files.ts';

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
}

export interface Lock {
  /** Whose lock was found and taken over, or null. */
  readonly tookOver: Holder | null;
  readonly release: () => Promise<void>;
}

/** The lock file that is in the way, and who it says has it. */
export interface Held {
  readonly lock: string;
  readonly holder: Holder | null;
}

const lockSchema = z.object({ pid: z.int().min(1), host: z.string(), began: z.string(), token: z.string() });
type LockText = z.infer<typeof lockSchema>;

const readLock = (text: string): LockText | null => {
  try {
    return lockSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** When a process began, in words that only mean something on this machine; empty where the system doesn't tell. */
const beganOf = async (pid: number): Promise<string> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // The name of the program stands in parentheses and may hold anything; the start is the 20th field after it.
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH');
  }
};

/** Only where it is sure. */
const isStale = async ({ pid, host, began }: LockText): Promise<boolean> => {
  if (host !== hostname()) return false;
  if (!isAlive(pid)) return true;
  const now = await beganOf(pid);
  return began !== '' && now !== '' && began !== now;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const holderOf = (lock: LockText | null): Holder | null => (lock === null ? null : { pid: lock.pid, host: lock.host });

/** Takes the lock of a file, or says who has it. Rejects where the file system does. */
export const takeLock = async (files: JournalFiles, file: string): Promise<E.Either<Held, Lock>> => {
  const path = `${file}.lock`;
  const own: LockText = { pid: process.pid, host: hostname(), began: await beganOf(process.pid), token: randomUUID() };
  const text = bytesOf(`${JSON.stringify(own)}\n`);
  const taken = (tookOver: Holder | null): E.Either<Held, Lock> =>
    E.right({
      tookOver,
      release: async () => {
        const found = readLock((await files.readText(path)) ?? '');
        if (found?.token === own.token) await files.remove(path);
      },
    });
  if (await files.create(path, text)) return taken(null);

  const found = readLock((await files.readText(path)) ?? '');
  if (found === null || !(await isStale(found))) return E.left({ lock: path, holder: holderOf(found) });
  // Of several who find it stale, one takes it over: else the second would remove the new lock of the first.
  const turn = `${path}.takeover`;
  if (!(await files.create(turn, text))) return E.left({ lock: turn, holder: null });
  try {
    const still = readLock((await files.readText(path)) ?? '');
    if (still?.token === found.token) await files.remove(path);
    if (await files.create(path, text)) return taken(holderOf(found));
    return E.left({ lock: path, holder: holderOf(readLock((await files.readText(path)) ?? '')) });
  } finally {
    await files.remove(turn);
  }
};
