/**
 * The store on EventStoreDB against the bare client, in the same run and on the same server: appending in batches of 1, 10 and
 * 100, one after the other and many at once; reading with all that decoding does; load, decide, append with the states kept
 * against the bare client's reading and appending. EVENTSTORE_URL names a server; without it the one for tests is started.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/eventstoredb.bench.ts [rounds]
 */
import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '@clientele/domain/kernel';
import eventstore, { type EventData } from '@eventstore/db-client';
import { eventRegistry } from '../src/codec/index.ts';
import { eventStoreDb } from '../src/eventstoredb/index.ts';
import { commandHandler } from '../src/handling/index.ts';
import type { EventStore, NewEvent } from '../src/store/port.ts';
import { type Work, workload } from './append-workload.ts';
import { type CreditCommand, type CreditEvent, creditAccount } from './credit-account.ts';
import { serverPlace } from './eventstoredb-server.ts';
import { beginnings, now } from './handling-workload.ts';
import { compare, table } from './rounds.ts';

type State = typeof creditAccount.initial;

const rounds = Number(process.argv[2] ?? 5);

const place = await serverPlace();
const client = eventstore.EventStoreDBClient.connectionString(place.connectionString);
const registry = eventRegistry([creditAccount]);
if (registry._tag === 'Left') throw new Error(JSON.stringify(registry.left));
const open = async (): Promise<EventStore> => {
  const options = { connectionString: place.connectionString, namespace: 'bench', registry: registry.right };
  const opened = await eventStoreDb(options);
  if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
  return opened.right.store;
};
const store = await open();
console.log(`on ${place.name}`);

/** The same event as a user of the bare client would write it: the envelope as metadata. */
const bare = ({ id, type, data, ...envelope }: NewEvent) => {
  const { correlationId, causationId, ...rest } = envelope;
  const metadata = { $correlationId: correlationId, $causationId: causationId, ...rest };
  return eventstore.jsonEvent({ id, type, data: data as Record<string, unknown>, metadata });
};

const streamsOf = (works: readonly Work[]): readonly Work[] => {
  const run = randomUUID().slice(0, 8);
  return works.map((work) => ({ ...work, stream: `${work.stream}-${run}` }));
};

const throughClient = async ({ stream, expected, events }: Work): Promise<void> => {
  const expectedRevision = expected < 0 ? 'no_stream' : BigInt(expected);
  await client.appendToStream(stream, events.map(bare), { expectedRevision });
};

const throughStore = async ({ stream, expected, events }: Work): Promise<void> => {
  const answer = await store.append(stream, expected < 0 ? 'no-stream' : expected, events);
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left));
};

/** Works of one stream stay in order: each lane takes its own streams. */
const inLanes = async (works: readonly Work[], lanes: number, append: (work: Work) => Promise<void>): Promise<void> => {
  const queues = Array.from({ length: lanes }, (): Work[] => []);
  const laneOf = new Map<string, number>();
  for (const work of works) {
    const lane = laneOf.get(work.stream) ?? laneOf.size % lanes;
    laneOf.set(work.stream, lane);
    queues[lane]?.push(work);
  }
  await Promise.all(
    queues.map(async (queue) => {
      for (const work of queue) await append(work);
    }),
  );
};

const appends: readonly { readonly batch: number; readonly total: number; readonly lanes: number }[] = [
  { batch: 1, total: 3_000, lanes: 1 },
  { batch: 10, total: 6_000, lanes: 1 },
  { batch: 100, total: 10_000, lanes: 1 },
  { batch: 1, total: 4_000, lanes: 100 },
  { batch: 10, total: 8_000, lanes: 32 },
  { batch: 100, total: 10_000, lanes: 32 },
];

for (const { batch, total, lanes } of appends) {
  const fresh = workload(total, 200, batch);
  const contestant = (name: string, append: (work: Work) => Promise<void>) => ({
    name,
    prepare: () => {
      const works = streamsOf(fresh());
      return () => inLanes(works, lanes, append);
    },
  });
  const timings = await compare([contestant('bare client', throughClient), contestant('store', throughStore)], {
    rounds,
    warmUps: 2,
  });
  console.log(table(`append, batches of ${batch}, ${lanes} at once (asked: 0.9)`, total, timings));
}

/** Credit accounts as the handler writes them, to read back. */
const account = `R${randomUUID().slice(0, 8)}`;
const long = `bench.credit-${account}`;
const many = 10_000;
const reserved = (nth: number): NewEvent => {
  const command = randomUUID();
  return {
    id: randomUUID(),
    type: 'CreditReserved',
    version: 1,
    occurredAt: now,
    occurredOn: '2025-10-09',
    by: { id: `U${nth % 40}`, roles: ['credit-clerk'] },
    command: { id: command, index: 0, fingerprint: `f${nth}` },
    correlationId: command,
    causationId: command,
    tags: [`customer:${account}`],
    policies: [],
    data: { account, order: `O${nth}`, amount: { amount: 10_000 + nth, currency: 'CNY', scale: 2 } },
  };
};
for (let nth = 0; nth < many; nth += 500) {
  const events = Array.from({ length: 500 }, (_, index) => reserved(nth + index));
  await throughStore({ stream: long, expected: nth - 1, events });
}

const readByClient = async (): Promise<void> => {
  let count = 0;
  for await (const { event } of client.readStream(long)) if (event !== undefined) count += 1;
  if (count !== many) throw new Error(`${count} events`);
};

const readByStore = async (): Promise<void> => {
  let count = 0;
  for await (const page of store.readStream(long)) {
    if (page._tag === 'Left') throw new Error(JSON.stringify(page.left));
    for (const event of page.right) {
      if (event.fault !== undefined) throw new Error(JSON.stringify(event.fault));
      count += 1;
    }
  }
  if (count !== many) throw new Error(`${count} events`);
};

const reads = await compare(
  [
    { name: 'bare client', prepare: () => readByClient },
    { name: 'store, decoded', prepare: () => readByStore },
  ],
  { rounds, warmUps: 2 },
);
console.log(table('read one long stream (asked: 0.75)', many, reads));

const streamOf = (run: string, { data }: CreditCommand): string => `bench.credit-${run}${data.account}`;

/** What a command makes of what there is, as events for the bare client. */
const decided = (command: CreditCommand, state: State): readonly CreditEvent[] => {
  const decision = creditAccount.decide(command, {})(state);
  if (decision._tag === 'Left') throw new Error(JSON.stringify(decision.left));
  return decision.right;
};

const written = (event: CreditEvent, { meta }: CreditCommand) => {
  const { type, version, data, tags, policies } = event;
  const { commandId, at, on, by } = meta;
  const command = { id: commandId, index: 0, fingerprint: 'none' };
  const metadata = { $correlationId: commandId, $causationId: commandId, occurredAt: at, occurredOn: on };
  return eventstore.jsonEvent({ type, data, metadata: { ...metadata, version, by, command, tags, policies } });
};

const folded = (state: State, event: CreditEvent): State =>
  creditAccount.evolve(state, event as StoredEvent<CreditEvent>);

/** The bare client's way: read the stream, fold it, decide, and append at the revision that was read. */
const byClient = async (run: string, command: CreditCommand): Promise<void> => {
  const stream = streamOf(run, command);
  let state = creditAccount.initial;
  let revision = -1n;
  for await (const { event } of client.readStream(stream)) {
    if (event === undefined) continue;
    state = folded(state, { type: event.type, data: event.data } as CreditEvent);
    revision = event.revision;
  }
  const events = decided(command, state).map((event) => written(event, command));
  await client.appendToStream(stream, events, { expectedRevision: revision });
};

const accounts = 60;
const depth = 40;
const all = beginnings().filter(({ data }) => Number(data.account.slice(1)) < accounts);
const before = all.slice(0, accounts * depth);
const timed = all.slice(accounts * depth);

/** Accounts of 40 events each, under names of their own. */
const begin = async (run: string): Promise<void> => {
  const states = new Map<string, State>();
  const events = new Map<string, EventData[]>();
  for (const command of before) {
    const stream = streamOf(run, command);
    for (const event of decided(command, states.get(stream) ?? creditAccount.initial)) {
      states.set(stream, folded(states.get(stream) ?? creditAccount.initial, event));
      events.set(stream, [...(events.get(stream) ?? []), written(event, command)]);
    }
  }
  for (const [stream, list] of events) await client.appendToStream(stream, list);
};

const renamed = (run: string, command: CreditCommand): CreditCommand =>
  ({ ...command, data: { ...command.data, account: `${run}${command.data.account}` } }) as CreditCommand;

const runOf = (): string => `${randomUUID().slice(0, 8)}x`;

const handling = await compare(
  [
    {
      name: 'bare client, reads and appends',
      prepare: async () => {
        const run = runOf();
        await begin(run);
        for (const command of timed.slice(0, accounts)) await byClient(run, command);
        return async () => {
          for (const command of timed.slice(accounts)) await byClient(run, command);
        };
      },
    },
    {
      name: 'handler, states kept',
      prepare: async () => {
        const run = runOf();
        await begin(run);
        const options = { store, decider: creditAccount, given: () => ({}), clock: () => now };
        const { handle } = commandHandler(options);
        const works = timed.map((command) => renamed(run, command));
        // Each account is known after its first command, as in a service that has run for a while.
        for (const command of works.slice(0, accounts)) await handle(command);
        return async () => {
          for (const command of works.slice(accounts)) {
            const handled = await handle(command);
            if (handled.kind !== 'accepted') throw new Error(JSON.stringify(handled));
          }
        };
      },
    },
  ],
  { rounds, warmUps: 2 },
);
console.log(table('load, decide, append (asked: 2)', timed.length - accounts, handling));

await store.close();
await client.dispose();
place.leave();
