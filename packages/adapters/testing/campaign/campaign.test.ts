/** The short version of the fault campaign, and that its verdict bites. */
import { expect, test } from 'vitest';
import { playOverGrpc } from './loopback.ts';
import { play } from './play.ts';
import { scheduleOf } from './schedule.ts';
import { playSimulated } from './simulated/index.ts';
import { inVirtualTime } from './simulated/virtual-time.ts';
import { simulatedWorld } from './simulated/world.ts';
import type { Noticed, Stored, World } from './world.ts';

const failures = async (
  seeds: readonly number[],
  playOne: (seed: number, noticed: Noticed) => Promise<readonly string[]>,
  noticed: Noticed = new Map(),
): Promise<Readonly<Record<number, readonly string[]>>> => {
  const failed: Record<number, readonly string[]> = {};
  for (const seed of seeds) {
    const faults = await playOne(seed, noticed);
    if (faults.length > 0) failed[seed] = faults;
  }
  return failed;
};

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

test('whatever goes wrong, nothing acknowledged is lost, nothing is stored twice, and everybody sees it all in order', async () => {
  const noticed: Noticed = new Map();
  expect(await failures(seeds(40), playSimulated, noticed)).toEqual({});
  // A campaign in which nothing went wrong would show nothing.
  expect([...noticed.keys()].sort()).toEqual(['append-again', 'client-renewed', 'read-again', 'subscribed-again']);
});

test('the same over gRPC, with less time', async () => {
  const faults = await Promise.all(seeds(3).map((seed) => failures([seed], playOverGrpc)));
  expect(faults).toEqual(seeds(3).map(() => ({})));
});

test('the same seed is the same schedule, and other seeds are others', () => {
  expect(scheduleOf(7)).toEqual(scheduleOf(7));
  expect(new Set(seeds(50).map((seed) => JSON.stringify({ ...scheduleOf(seed), seed: 0 }))).size).toBe(50);
});

const calm = { ...scheduleOf(3), incidents: [] };

const playedOn = (spoilt: (log: readonly Stored[]) => readonly Stored[]): Promise<readonly string[]> =>
  inVirtualTime(1_800_000, () => {
    const world: World = simulatedWorld(calm, new Map());
    return play(calm, { ...world, stored: () => spoilt(world.stored()) });
  });

test('a log that lost an event, holds one twice, or in another order, is found out', async () => {
  expect(await playedOn((log) => log)).toEqual([]);
  const lost = await playedOn((log) => log.slice(0, -1));
  expect(lost.join()).toContain('was acknowledged and is not stored');
  const twice = await playedOn((log) => [...log, ...log.slice(-1)]);
  expect(twice.join()).toContain('is stored 2 times');
  const turned = await playedOn((log) => [...log.slice(1, 2), ...log.slice(0, 1), ...log.slice(2)]);
  expect(turned.join()).toMatch(/follower-0 .*instead of/);
});
