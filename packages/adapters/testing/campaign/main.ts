/**
 * The fault campaign: random schedules of everything that goes wrong between a store and its server, each checked to the last
 * event. Thousands over a simulated client in virtual time, and some over gRPC on the loopback server.
 *
 *   npm run campaign -- [--simulated 10000] [--grpc 300] [--seed 1]
 *
 * A schedule that fails is told with its seed; `--simulated 1 --grpc 0 --seed <seed>` plays it again.
 */
import { parseArgs } from 'node:util';
import { playOverGrpc } from './loopback.ts';
import { playSimulated } from './simulated/index.ts';
import type { Noticed } from './world.ts';

const { values } = parseArgs({
  options: {
    simulated: { type: 'string', default: '10000' },
    grpc: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});
const first = Number(values.seed);

/** So many are under way at once over gRPC, where most of the time is waiting. */
const atOnce = 6;

const playAll = async (
  title: string,
  count: number,
  lanes: number,
  playOne: (seed: number, noticed: Noticed) => Promise<readonly string[]>,
): Promise<number> => {
  if (count === 0) return 0;
  const noticed: Noticed = new Map();
  const start = performance.now();
  let next = first;
  let done = 0;
  let failed = 0;
  const lane = async (): Promise<void> => {
    while (next < first + count) {
      const seed = next;
      next += 1;
      const faults = await playOne(seed, noticed);
      done += 1;
      if (faults.length > 0) {
        failed += 1;
        console.log(`${title}, seed ${seed}:`);
        for (const fault of faults) console.log(`  ${fault}`);
      }
      if (done % 500 === 0) console.log(`${title}: ${done} of ${count}, ${failed} failed`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const handled = [...noticed].map(([kind, times]) => `${kind} ${times}`).join(', ');
  console.log(`${title}: ${count} schedules from seed ${first}, ${failed} failed, ${seconds} s; handled: ${handled}`);
  return failed;
};

const failed =
  (await playAll('simulated', Number(values.simulated), 1, playSimulated)) +
  (await playAll('over gRPC', Number(values.grpc), atOnce, playOverGrpc));
process.exitCode = failed === 0 ? 0 : 1;
