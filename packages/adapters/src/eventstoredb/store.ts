/** The event store on EventStoreDB, over the published client. */
import type { Either } from 'fp-ts/lib/Either.js';
import { newClient } from './client.ts';
import type { OpenEventStoreDb, OpenFault } from './offer.ts';
import { openBy } from './opening.ts';
import type { EventStoreDbOptions } from './settings.ts';

/**
 * Opens a store on EventStoreDB, by its last gRPC client (`@eventstore/db-client` 6.2, an optional peer of this package).
 *
 * The store answers when it knows: an append that was lost on the way is sent again with the same ids and revision, a read
 * that was cut off goes on where it was, a subscription is made anew behind the last event that came. It gives up after its
 * patience, with `unavailable` where nothing was written and `outcome-unknown` where something may have been.
 *
 * What `readAll`, `readTag` and subscriptions see needs the right to read `$all`, which only administrators have by default.
 * `readTag` reads the whole namespace, the server choosing its streams, and picks the events that have the tag: it works on
 * any server without configuration, and takes as long as the log is long.
 *
 * @example
 * ```ts
 * import { eventStoreDb } from '@clientele/adapters/eventstoredb';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const registry = { types: new Map() };
 * const opened = await eventStoreDb({ connectionString: 'postgres://db', namespace: 'acme', registry });
 * E.isLeft(opened) ? opened.left.code : 'opened'; // 'invalid-connection-string'
 * ```
 */
export const eventStoreDb = (options: EventStoreDbOptions): Promise<Either<OpenFault, OpenEventStoreDb>> =>
  openBy(newClient, options);
