/**
 * What an event keeps of memory after it was appended: the heap and array buffers that stay when everything else was swept,
 * through the published port against a floor that keeps an envelope with the same fields for each event.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/retained.bench.ts
 */
import { memoryStore } from '../src/memory/index.ts';
import { floorStore } from './append-floor.ts';
import { type Work, workload } from './append-workload.ts';
import { collectGarbage } from './rounds.ts';

const total = 200_000;
const streams = 2_000;

/** Bytes in use once nothing more can be swept. */
const inUse = (): number => {
  for (let sweep = 0; sweep < 4; sweep++) collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** What is measured is held here, where no compiler can see that nobody will look at it again. */
const held: unknown[] = [];

/** A function of its own, so that no frame of the measurement holds what it makes. */
const hold = async (fresh: () => readonly Work[], keep: (works: readonly Work[]) => unknown): Promise<void> => {
  held.push(await keep(fresh()));
};

/** Bytes in use after a turn of the event loop, when the last awaited value is let go of too. */
const settled = async (): Promise<number> => {
  await new Promise((resolve) => setImmediate(resolve));
  return inUse();
};

/** Bytes an event that what `keep` answers holds on to. The ids are made before, since both keep them by reference. */
const retained = async (fresh: () => readonly Work[], keep: (works: readonly Work[]) => unknown): Promise<number> => {
  await hold(fresh, keep);
  held.length = 0;
  const before = await settled();
  await hold(fresh, keep);
  const bytes = (await settled()) - before;
  held.length = 0;
  return bytes / total;
};

const inFloor = (works: readonly Work[]): unknown => {
  const floor = floorStore();
  for (const { stream, expected, events } of works) floor.append(stream, expected, events);
  return floor;
};

const inStore = async (works: readonly Work[]): Promise<unknown> => {
  const store = memoryStore({ namespace: 'bench' });
  for (const { stream, expected, events } of works) {
    const answer = await store.append(stream, expected < 0 ? 'no-stream' : expected, events);
    if (answer._tag === 'Left') throw new Error(`the store refused an append: ${answer.left.code}`);
  }
  return store;
};

console.log('retained bytes an event (at most 1.5 times the floor)');
for (const batch of [1, 10, 100]) {
  const fresh = workload(total, streams, batch);
  const floor = await retained(fresh, inFloor);
  const store = await retained(fresh, inStore);
  const figures = [floor.toFixed(0), store.toFixed(0), (store / floor).toFixed(2)].map((text) => text.padStart(7));
  console.log(
    `  batches of ${`${batch}`.padEnd(3)}  floor ${figures[0]}  memory store ${figures[1]}  ratio ${figures[2]}`,
  );
}
