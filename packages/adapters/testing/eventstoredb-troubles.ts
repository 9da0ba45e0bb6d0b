/** What the tests of troubles start from: a server, a store on it with impatient timers, and all of it let go of afterwards. */
import { afterEach } from 'vitest';
import { noted } from '../src/conformance/events.ts';
import type { Notice, Timers } from '../src/eventstoredb/index.ts';
import type { Delivery, EventStore, Pages, RecordedEvent } from '../src/store/port.ts';
import { type ServerOptions, startServer } from './eventstoredb-server/index.ts';
import { type Opening, openOn } from './eventstoredb-store.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Called after the test, the last one first. */
export const afterwards = (close: () => Promise<unknown>): void => {
  closers.push(close);
};

/** A hundredth of what they are otherwise. */
const impatient: Timers = { append: 120, read: 120, patience: 4_000, pause: 5, longestPause: 50, silence: 300 };

export const givenStore = async (connectionString: string, opening: Opening = {}) => {
  const notices: Notice[] = [];
  const onNotice = (notice: Notice) => notices.push(notice);
  const { store, server, persistent } = await openOn(connectionString, { timers: impatient, onNotice, ...opening });
  afterwards(store.close);
  return { store, notices, told: server, persistent };
};

export const givenServer = async (options?: ServerOptions) => {
  const server = await startServer(options);
  afterwards(server.stop);
  return server;
};

export const given = async (options?: ServerOptions, opening?: Opening) => {
  const server = await givenServer(options);
  return { server, ...(await givenStore(server.connectionString, opening)) };
};

/** The two ways in which events are sent. */
export const ways = [
  { way: 'in a batch', batchAppend: true },
  { way: 'by a call of its own', batchAppend: false },
] as const;

/** All events of a read; a fault fails the test. */
export const all = async (pages: Pages): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of pages) {
    if (page._tag === 'Left') throw new Error(JSON.stringify(page.left));
    events.push(...page.right);
  }
  return events;
};

export const numbersOf = (events: readonly RecordedEvent[]): readonly unknown[] =>
  events.map(({ data }) => (data as { readonly number: number }).number);

/** Appends so many numbered events one after the other, each expecting the one before; fails the test where one is refused. */
export const write = async (store: EventStore, stream: string, count: number, from = 0): Promise<void> => {
  for (let number = from; number < from + count; number++) {
    const expected = number === 0 ? 'no-stream' : number - 1;
    const answer = await store.append(stream, expected, [noted({ data: { number } })]);
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left));
  }
};

/** Follows a subscription until so many events came. */
export const followed = async (
  store: EventStore,
  enough: (events: readonly RecordedEvent[]) => boolean,
  seen: (delivery: Delivery) => void = () => undefined,
): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const delivery of store.subscribe()) {
    if (delivery._tag === 'Left') throw new Error(JSON.stringify(delivery.left));
    seen(delivery.right);
    if (delivery.right.kind === 'events') events.push(...delivery.right.events);
    if (enough(events)) break;
  }
  return events;
};

/** Asks until it succeeds, as whoever was told `unavailable` or `outcome-unknown` does. */
export const insist = async <Answer extends { readonly _tag: 'Left' | 'Right' }>(
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await ask();
    if (answer._tag === 'Right') return answer;
  }
  throw new Error('it never succeeded');
};

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
