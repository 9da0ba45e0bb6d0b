/**
 * Appending through the published port against a floor written by hand: 200,000 fresh events over 2,000 streams, with expected
 * revisions, ids, metadata and two tags each, in batches of 1, 10 and 100.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/append.bench.ts [rounds]
 */
import { memoryStore } from '../src/memory/index.ts';
import { floorStore } from './append-floor.ts';
import { type Tagging, type Work, workload } from './append-workload.ts';
import { compare, table } from './rounds.ts';

const total = 200_000;
const streams = 2_000;
const rounds = Number(process.argv[2] ?? 15);

const throughFloor = (works: readonly Work[]): void => {
  const { append } = floorStore();
  for (const { stream, expected, events } of works) {
    if (append(stream, expected, events) < 0) throw new Error('the floor refused an append');
  }
};

const throughStore = async (works: readonly Work[]): Promise<void> => {
  const { append } = memoryStore({ namespace: 'bench' });
  for (const { stream, expected, events } of works) {
    const answer = await append(stream, expected < 0 ? 'no-stream' : expected, events);
    if (answer._tag === 'Left') throw new Error(`the store refused an append: ${answer.left.code}`);
  }
};

/** Batches, with the ratio that is asked of them; the last is harder than what commands do, and nothing is asked of it. */
const cases: readonly { readonly batch: number; readonly tagging: Tagging; readonly least: number | null }[] = [
  { batch: 1, tagging: 'alike', least: 0.3 },
  { batch: 10, tagging: 'alike', least: 0.5 },
  { batch: 100, tagging: 'alike', least: 0.7 },
  { batch: 100, tagging: 'unlike', least: null },
];

for (const { batch, tagging, least } of cases) {
  const fresh = workload(total, streams, batch, tagging);
  const timings = await compare(
    [
      {
        name: 'floor, synchronous',
        prepare: () => {
          const works = fresh();
          return () => throughFloor(works);
        },
      },
      {
        name: 'memory store, awaited',
        prepare: () => {
          const works = fresh();
          return () => throughStore(works);
        },
      },
    ],
    { rounds },
  );
  const asked = least === null ? '' : ` (asked: ${least})`;
  console.log(table(`append, batches of ${batch}, tags ${tagging}${asked}`, total, timings));
}
