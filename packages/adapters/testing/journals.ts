/** A folder for the journals of one test, and ways to open what is in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach } from 'vitest';
import { eventRegistry } from '../src/codec/index.ts';
import { conformanceEvents } from '../src/conformance/events.ts';
import { readWhole } from '../src/conformance/reading-back.ts';
import { type JournalStoreOptions, journalStore } from '../src/journal/journal-store.ts';
import type { EventStore, RecordedEvent } from '../src/store/port.ts';

export const must = <Value>(either: E.Either<unknown, Value>): Value => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const registry = must(eventRegistry([{ events: conformanceEvents }]));

export const all = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  must(await readWhole(store.readAll()));

/** Gives each test of a file a folder of its own; `folder` and `file` are known while a test runs. */
export const journals = () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clientele-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (): string => join(folder, 'acme.journal');
  const tryOpen = (given: Partial<JournalStoreOptions> = {}) =>
    journalStore({ file: file(), namespace: 'acme', registry, ...given });
  const open = async (given: Partial<JournalStoreOptions> = {}) => must(await tryOpen(given));
  /** Opens, uses and closes. */
  const using = async <Value>(
    use: (store: EventStore) => Promise<Value>,
    given: Partial<JournalStoreOptions> = {},
  ): Promise<Value> => {
    const { store } = await open(given);
    const value = await use(store);
    await store.close();
    return value;
  };
  return { folder: () => folder, file, tryOpen, open, using };
};
