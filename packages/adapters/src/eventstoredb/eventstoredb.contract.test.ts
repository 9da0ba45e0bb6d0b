/**
 * The store on EventStoreDB keeps the published contract: on the server for tests by both ways of appending, and on any server
 * whose address is in `EVENTSTORE_URL`, be it a single node or a cluster, new or used: everything has a fresh name.
 */
import { randomUUID } from 'node:crypto';
import { describe, test } from 'vitest';
import { type ServerOptions, startServer } from '../../testing/eventstoredb-server/index.ts';
import { openOn } from '../../testing/eventstoredb-store.ts';
import { conformance } from '../conformance/index.ts';

const on = (options: ServerOptions) => async () => {
  const server = await startServer(options);
  let { store } = await openOn(server.connectionString);
  return {
    store,
    reopen: async () => {
      await store.close();
      await server.restart();
      store = (await openOn(server.connectionString)).store;
      return store;
    },
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
};

const servers: readonly (readonly [string, ServerOptions])[] = [
  ['by batch append', {}],
  ['by unary append', { batchAppend: false }],
];

describe.each(servers)('%s', (_, options) => {
  for (const { name, run } of conformance(on(options), { patience: 5_000 })) test(name, run);
});

const address = process.env['EVENTSTORE_URL'];

const onAddress = (connectionString: string, appends: 'batch' | 'unary') => async () => {
  const opening = { namespace: `conformance${randomUUID().slice(0, 8)}`, appends };
  let { store } = await openOn(connectionString, opening);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = (await openOn(connectionString, opening)).store;
      return store;
    },
    close: () => store.close(),
  };
};

if (address === undefined) {
  console.log('EVENTSTORE_URL is not set: the suite is run on the server for tests only');
} else {
  describe.each(['batch', 'unary'] as const)('on the server at EVENTSTORE_URL, %s', (appends) => {
    for (const { name, run } of conformance(onAddress(address, appends), { patience: 20_000 })) test(name, run);
  });
}
