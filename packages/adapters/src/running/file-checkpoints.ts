/**
 * Checkpoints in files: each save is a file of its own, written beside, synced, and given its name only when it is whole. A
 * name can be taken once, so of two writers one is refused; the save before stays until the next, should a disk spoil one.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { isObject } from '../codec/forms.ts';
import { nodeFiles } from '../journal/node-files.ts';
import { saidBy } from '../thrown.ts';
import { type CheckpointFault, type CheckpointStore, type Kept, unavailableCheckpoint } from './checkpoint-store.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keys are opaque; names of files are short, and alike on every system. */
const nameOf = (key: string): string => digestOf(key).slice(0, 32);

const saves = /^([0-9a-f]{32})\.([1-9]\d{0,14})\.checkpoint$/;

/** The value in a file, or why it holds none. */
const valueIn = (text: string, key: string): E.Either<string, Json> => {
  const lineEnd = text.indexOf('\n');
  const body = text.slice(lineEnd + 1);
  try {
    const head: unknown = JSON.parse(text.slice(0, lineEnd));
    if (!isObject(head) || head['format'] !== 'clientele-checkpoint') return E.left('it is no checkpoint');
    if (head['version'] !== 1) return E.left(`its format is ${String(head['version'])}, and 1 is known`);
    if (head['key'] !== key) return E.left('it is of another key');
    return head['sha256'] === digestOf(body) ? E.right(JSON.parse(body) as Json) : E.left('its digest is another');
  } catch (thrown) {
    return E.left(saidBy(thrown));
  }
};

const codeOf = (thrown: unknown): unknown =>
  isObject(thrown) || thrown instanceof Error ? (thrown as { code?: unknown }).code : null;

/** Writes a file whole, or leaves none: false where the name is taken. */
const put = async (folder: string, name: string, text: string): Promise<boolean> => {
  const beside = join(folder, `${randomUUID()}.unfinished`);
  const handle = await open(beside, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(beside, join(folder, name));
    await nodeFiles.syncFolderOf(join(folder, name));
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  } finally {
    await rm(beside, { force: true });
  }
};

/** A throw of the file system becomes an answer. */
const told = async <A>(run: () => Promise<E.Either<CheckpointFault, A>>): Promise<E.Either<CheckpointFault, A>> => {
  try {
    return await run();
  } catch (thrown) {
    return E.left(unavailableCheckpoint(saidBy(thrown)));
  }
};

/**
 * A store of checkpoints in a folder, which is made where it is not there.
 *
 * @example
 * ```ts
 * import { fileCheckpoints } from '@clientele/adapters/running';
 *
 * const checkpoints = fileCheckpoints('no/such/folder');
 * typeof checkpoints.load; // 'function'
 * ```
 */
export const fileCheckpoints = (folder: string): CheckpointStore => {
  const turnsOf = async (key: string): Promise<readonly number[]> => {
    await mkdir(folder, { recursive: true });
    const mine = nameOf(key);
    const turns = (await readdir(folder)).flatMap((file) => {
      const [, name, turn] = saves.exec(file) ?? [];
      return name === mine ? [Number(turn)] : [];
    });
    return turns.sort((left, right) => right - left);
  };

  const fileOf = (key: string, turn: number): string => `${nameOf(key)}.${turn}.checkpoint`;

  const load = async (key: string): Promise<E.Either<CheckpointFault, Kept>> => {
    const turns = await turnsOf(key);
    const passedOver: string[] = [];
    for (const turn of turns) {
      const value = valueIn(await readFile(join(folder, fileOf(key, turn)), 'utf8'), key);
      if (E.isRight(value)) return E.right({ value: value.right, turn: turns[0] ?? 0, passedOver });
      passedOver.push(`save ${turn}: ${value.left}`);
    }
    return E.right({ value: null, turn: turns[0] ?? 0, passedOver });
  };

  const save = async (key: string, value: Json, turn: number): Promise<E.Either<CheckpointFault, number>> => {
    const text = canonicalJson(value);
    if (E.isLeft(text)) {
      return E.left({ code: 'unfit', key, reason: `${text.left.path}: ${text.left.found} is no plain JSON` });
    }
    const turns = await turnsOf(key);
    if ((turns[0] ?? 0) !== turn) return E.left({ code: 'superseded', key });
    const head = JSON.stringify({ format: 'clientele-checkpoint', version: 1, key, sha256: digestOf(text.right) });
    if (!(await put(folder, fileOf(key, turn + 1), `${head}\n${text.right}`)))
      return E.left({ code: 'superseded', key });
    // What can't be removed now is removed by the next save.
    for (const old of turns.slice(1)) await rm(join(folder, fileOf(key, old)), { force: true }).catch(() => {});
    return E.right(turn + 1);
  };

  return {
    load: (key) => told(() => load(key)),
    save: (key, value, turn) => told(() => save(key, value, turn)),
    forget: (key) =>
      told(async () => {
        for (const turn of await turnsOf(key)) await rm(join(folder, fileOf(key, turn)), { force: true });
        return E.right(undefined);
      }),
  };
};
