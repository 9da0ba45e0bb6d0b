/**
 * Measuring fairly on a noisy machine: contestants take turns, round after round, and the order of the turns rotates; warm-up
 * rounds don't count, garbage of one isn't swept on the time of the next, and the median is told as a ratio to the floor's.
 */

export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds, by the clock on the wall and of the main thread's processor time. */
  readonly wall: number;
  readonly processor: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;

const once = ({ run }: Contestant): Omit<Timing, 'name'> => {
  globalThis.gc?.();
  const before = process.threadCpuUsage();
  const start = performance.now();
  run();
  const wall = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
};

/** The median times of each contestant. */
export const compare = (contestants: readonly Contestant[], rounds = 7, warmUps = 1): readonly Timing[] => {
  const times = contestants.map((): Omit<Timing, 'name'>[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (turn + round + warmUps) % contestants.length;
      const contestant = contestants[index];
      if (contestant === undefined) continue;
      const time = once(contestant);
      if (round >= 0) times[index]?.push(time);
    }
  }
  return contestants.map(({ name }, index) => ({
    name,
    wall: median((times[index] ?? []).map(({ wall }) => wall)),
    processor: median((times[index] ?? []).map(({ processor }) => processor)),
  }));
};

/** The timings as a table, with each one's ratio to the floors. */
export const table = (title: string, timings: readonly Timing[], units: number): string => {
  const width = Math.max(...timings.map(({ name }) => name.length));
  const lines = timings.map(({ name, wall, processor }) => {
    const ratios = timings
      .filter((floor) => floor.name.startsWith('floor'))
      .map((floor) => `${(floor.wall / wall).toFixed(2)} (cpu ${(floor.processor / processor).toFixed(2)})`);
    const each = `${((wall * 1e6) / units).toFixed(0)} ns each`;
    const told = ratios.length === 0 ? '' : `  of the floors: ${ratios.join(', ')}`;
    return `  ${name.padEnd(width)}  ${wall.toFixed(0).padStart(6)} ms  ${each.padStart(12)}${told}`;
  });
  return [title, ...lines].join('\n');
};
