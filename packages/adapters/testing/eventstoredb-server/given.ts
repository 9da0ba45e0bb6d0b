/** What the tests of the server start from, and let go of after each. */
import { randomUUID } from 'node:crypto';
import {
  type BinaryEventData,
  binaryEvent,
  EventStoreDBClient,
  type JSONEventData,
  jsonEvent,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { afterEach } from 'vitest';
import { type Server, type ServerOptions, startServer } from './index.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Called after the test, the last one first. */
export const afterwards = (close: () => Promise<unknown>): void => {
  closers.push(close);
};

export const givenServer = async (options?: ServerOptions): Promise<Server> => {
  const server = await startServer(options);
  afterwards(server.stop);
  return server;
};

export const givenClient = (connectionString: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(connectionString);
  afterwards(client.dispose);
  return client;
};

export const given = async (options?: ServerOptions) => {
  const server = await givenServer(options);
  return { server, client: givenClient(server.connectionString) };
};

/** The two ways in which the client appends. */
export const ways = [
  { way: 'in a batch', batchAppend: true },
  { way: 'by a call of its own', batchAppend: false },
] as const;

/** The client's type leaves out texts and lists at the top, which the server takes (contract 11). */
export const eventOf = (data: unknown, id: string = randomUUID(), type = 'Happened'): JSONEventData =>
  jsonEvent({ id, type, data: data as JSONEventData['data'] });

export const eventsOf = (count: number, type?: string): JSONEventData[] =>
  Array.from({ length: count }, (_, number) => eventOf({ number }, randomUUID(), type));

/** As the server's own projections write them: text that is no JSON. */
export const linkTo = (target: string): BinaryEventData => binaryEvent({ type: '$>', data: Buffer.from(target) });

export const all = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
};

export const revisions = (events: readonly ResolvedEvent[]): (bigint | undefined)[] =>
  events.map(({ event }) => event?.revision);

/** What a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`expected a rejection, not ${String(value)}`);
    },
    (error: unknown) => error,
  );
