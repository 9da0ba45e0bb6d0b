/**
 * What reading and subscribing keep of memory: a million events read and a million subscribed to, the heap looked at after each
 * hundred thousand. It must not grow with what was seen. The log is gone over several times, so that the server needn't hold
 * a million; EVENTSTORE_URL names a server, and without it the one for tests is started.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/eventstoredb-memory.bench.ts [events] [seen]
 */
import { randomUUID } from 'node:crypto';
import { eventRegistry } from '../src/codec/index.ts';
import { conformanceEvents, numbered } from '../src/conformance/events.ts';
import { eventStoreDb } from '../src/eventstoredb/index.ts';
import { serverPlace } from './eventstoredb-server.ts';
import { collectGarbage } from './rounds.ts';

const events = Number(process.argv[2] ?? 100_000);
const seen = Number(process.argv[3] ?? 1_000_000);
const step = Math.min(100_000, seen / 4);

const place = await serverPlace();
const registry = eventRegistry([{ events: conformanceEvents }]);
if (registry._tag === 'Left') throw new Error(JSON.stringify(registry.left));
const namespace = `bench${randomUUID().slice(0, 8)}`;
const options = { connectionString: place.connectionString, namespace, registry: registry.right };
const opened = await eventStoreDb(options);
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const { store } = opened.right;

for (let written = 0; written < events; written += 1_000) {
  const answer = await store.append(`${namespace}.sale-${written % 50_000}`, 'any', numbered(1_000, {}, written));
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left));
}

const heap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
};

/** Counts what it is told of, and looks at the heap along the way. */
const watching = () => {
  const heaps: number[] = [];
  let count = 0;
  return {
    see: (more: number): boolean => {
      const before = Math.floor(count / step);
      count += more;
      if (Math.floor(count / step) > before) heaps.push(heap());
      return count >= seen;
    },
    heaps,
    count: () => count,
  };
};

const read = async (): Promise<readonly number[]> => {
  const { see, heaps } = watching();
  for (;;) {
    for await (const page of store.readAll()) {
      if (page._tag === 'Left') throw new Error(JSON.stringify(page.left));
      if (see(page.right.length)) return heaps;
    }
  }
};

const subscribed = async (): Promise<readonly number[]> => {
  const { see, heaps } = watching();
  for (;;) {
    let left = events;
    for await (const delivery of store.subscribe()) {
      if (delivery._tag === 'Left') throw new Error(JSON.stringify(delivery.left));
      if (delivery.right.kind !== 'events') continue;
      left -= delivery.right.events.length;
      if (see(delivery.right.events.length)) return heaps;
      if (left <= 0) break;
    }
  }
};

const told = (what: string, heaps: readonly number[], milliseconds: number): void => {
  // The first looks see what is compiled and cached along the way.
  const settled = heaps.slice(1);
  const growth = (settled.at(-1) ?? 0) - (settled[0] ?? 0);
  const list = heaps.map((each) => each.toFixed(1)).join(' ');
  const speed = ((seen / milliseconds) * 1_000).toFixed(0);
  console.log(`${what}: ${seen} events, ${speed}/s; heap in MB ${list}; grew by ${growth.toFixed(1)} (asked: flat)`);
  if (growth > 5) process.exitCode = 1;
};

console.log(`on ${place.name}, a log of ${events} events`);
for (const [what, run] of [
  ['read', read],
  ['subscribed', subscribed],
] as const) {
  const start = performance.now();
  told(what, await run(), performance.now() - start);
}
await store.close();
place.leave();
