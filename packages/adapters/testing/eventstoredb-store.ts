/** A store on the server for tests, opened with the event types of the conformance suite and impatient timers. */
import * as E from 'fp-ts/lib/Either.js';
import { eventRegistry } from '../src/codec/registry.ts';
import { conformanceEvents } from '../src/conformance/events.ts';
import { type EventStoreDbOptions, eventStoreDb, type OpenEventStoreDb } from '../src/eventstoredb/index.ts';

const registryOf = () => {
  const registry = eventRegistry([{ events: conformanceEvents }]);
  if (E.isLeft(registry)) throw new Error(JSON.stringify(registry.left));
  return registry.right;
};

/** What `openOn` may be told: everything but where, and what has a default. */
export type Opening = Partial<Omit<EventStoreDbOptions, 'connectionString'>>;

/** Opens a store at an address, or fails the test. */
export const openOn = async (connectionString: string, opening: Opening = {}): Promise<OpenEventStoreDb> => {
  const opened = await eventStoreDb({
    connectionString,
    namespace: 'acme',
    registry: registryOf(),
    administration: true,
    ...opening,
  });
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
};
