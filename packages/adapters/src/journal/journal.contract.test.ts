/** The store on a journal keeps the published contract, and what it acknowledged is there when it is opened again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'vitest';
import { eventRegistry } from '../codec/index.ts';
import { conformanceEvents } from '../conformance/events.ts';
import { conformance } from '../conformance/index.ts';
import { journalStore } from './journal-store.ts';

const opened = async (file: string) => {
  const registry = eventRegistry([{ events: conformanceEvents }]);
  if (E.isLeft(registry)) throw new Error(JSON.stringify(registry.left));
  const journal = await journalStore({ file, namespace: 'acme', registry: registry.right });
  if (E.isLeft(journal)) throw new Error(JSON.stringify(journal.left));
  return journal.right.store;
};

const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-journal-'));
  const file = join(folder, 'acme.journal');
  let store = await opened(file);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await opened(file);
      return store;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

for (const { name, run } of conformance(open, { without: ['administration'], patience: 5_000 })) test(name, run);
