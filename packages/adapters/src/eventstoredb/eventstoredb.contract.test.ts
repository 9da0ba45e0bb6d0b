/** The store on EventStoreDB keeps the published contract: by both ways of appending, and by what each version tells. */
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
