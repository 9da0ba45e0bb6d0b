// The store of the service: in memory, or durable in a journal file where one is named.
import { type EventStore, eventRegistry } from '@clientele/adapters';
import { journalStore, memoryStore, type OpenFault } from '@clientele/adapters/memory';
import * as E from 'fp-ts/lib/Either.js';
import { rooms } from './company.ts';

const namespace = 'acme';

/** Opens the store, or says why it can't be: nothing was changed then. */
export const openStore = async (journal: string | undefined): Promise<E.Either<OpenFault, EventStore>> => {
  if (journal === undefined) return E.right(memoryStore({ namespace }));
  const registry = eventRegistry(rooms);
  if (E.isLeft(registry)) throw new Error(`these rooms make no registry: ${JSON.stringify(registry.left)}`);
  const opened = await journalStore({ file: journal, namespace, registry: registry.right });
  return E.map(({ store }: { readonly store: EventStore }) => store)(opened);
};
