/**
 * A simulated company through its deciders and into the memory store, on one core: at least 50,000 events a second. The floor
 * appends the same events, ready-made, to a store written by hand; what the memory store takes for them is told for scale.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/simulation.bench.ts [rounds] [customers] [days]
 */
import * as E from 'fp-ts/lib/Either.js';
import { memoryStore } from '../src/memory/index.ts';
import { type SimulatedBatch, simulation, writeSimulation } from '../src/simulation/index.ts';
import { floorStore } from './append-floor.ts';
import { compare, table } from './rounds.ts';

const [rounds = 3, customers = 1_000, days = 365] = process.argv.slice(2).map(Number);

const made = simulation({ seed: 7, customers, days });
if (E.isLeft(made)) throw new Error(JSON.stringify(made.left));
const company = made.right;

const clock = () => 4_000_000_000_000;
const batches: readonly SimulatedBatch[] = [...company.days()].flatMap((day) => day.batches);
const events = batches.reduce((sum, batch) => sum + batch.events.length, 0);

const timings = await compare(
  [
    {
      name: 'floor: ready-made events, store by hand',
      prepare: () => {
        const floor = floorStore();
        return () => {
          for (const batch of batches)
            floor.append(batch.stream, batch.expected === 'no-stream' ? -1 : batch.expected, batch.events);
        };
      },
    },
    {
      name: 'ready-made events, memory store',
      prepare: () => {
        const store = memoryStore({ namespace: 'main', clock });
        return async () => {
          for (const batch of batches) {
            const appended = await store.append(batch.stream, batch.expected, batch.events);
            if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
          }
        };
      },
    },
    {
      name: 'simulated by the deciders, memory store',
      prepare: () => {
        const store = memoryStore({ namespace: 'main', clock });
        return async () => {
          const written = await writeSimulation({ store, simulation: company });
          if (E.isLeft(written)) throw new Error(JSON.stringify(written.left));
          if (written.right.events !== events || written.right.surprises > 0) throw new Error('another history');
        };
      },
    },
  ],
  { rounds, warmUps: 1 },
);
console.log(
  table(`${events} events of ${customers} customers in ${days} days (at least 0.05 million/s)`, events, timings),
);
