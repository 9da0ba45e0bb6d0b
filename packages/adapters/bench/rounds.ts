/**
 * Measuring fairly on a noisy machine: every contestant runs once a round, in turns that rotate, after warm-up rounds that
 * don't count; the median of the rounds is told, as a ratio to the first contestant, the floor. Only `run` is timed.
 */

export interface Contestant {
  readonly name: string;
  /** Makes what one round needs, untimed, and answers the work that is timed. */
  readonly prepare: () => (() => unknown) | Promise<() => unknown>;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds of each round, in order. */
  readonly rounds: readonly number[];
  readonly median: number;
  /** How many times as fast as the first contestant, median against median: 1 is as fast, 0.5 takes twice as long. */
  readonly ratio: number;
  /** The same in processor time of all threads, the collector's too: steadier where the machine is shared. */
  readonly processorRatio: number;
}

export interface Rounds {
  readonly rounds?: number;
  readonly warmUps?: number;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** Garbage of one contestant must not be swept on the time of the next; needs `--expose-gc`. */
export const collectGarbage = (): void => {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  globalThis.gc();
};

interface Taken {
  readonly wall: number;
  readonly processor: number;
}

const once = async (contestant: Contestant): Promise<Taken> => {
  const run = await contestant.prepare();
  collectGarbage();
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
};

/** Times the contestants against each other; the first is the floor of the ratios. */
export const compare = async (
  contestants: readonly Contestant[],
  { rounds = 9, warmUps = 3 }: Rounds = {},
): Promise<readonly Timing[]> => {
  const taken = contestants.map((): Taken[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (turn + round + warmUps) % contestants.length;
      const contestant = contestants[index];
      if (contestant === undefined) continue;
      const time = await once(contestant);
      if (round >= 0) taken[index]?.push(time);
    }
  }
  const medians = taken.map((times) => ({
    wall: median(times.map(({ wall }) => wall)),
    processor: median(times.map(({ processor }) => processor)),
  }));
  const floor = medians[0] ?? { wall: Number.NaN, processor: Number.NaN };
  return contestants.map(({ name }, index) => {
    const { wall, processor } = medians[index] ?? floor;
    const own = (taken[index] ?? []).map((time) => time.wall);
    return { name, rounds: own, median: wall, ratio: floor.wall / wall, processorRatio: floor.processor / processor };
  });
};

/** The timings as lines of a table: median, fastest and slowest round, nanoseconds a unit, ratio by wall and by processor. */
export const table = (title: string, units: number, timings: readonly Timing[]): string => {
  const width = Math.max(...timings.map(({ name }) => name.length));
  const head = `${title}\n  ${''.padEnd(width)}  median ms   min   max  ns each  million/s  ratio  by cpu`;
  const lines = timings.map(({ name, rounds, median: middle, ratio, processorRatio }) => {
    const cells = [
      middle.toFixed(1).padStart(9),
      Math.min(...rounds)
        .toFixed(0)
        .padStart(5),
      Math.max(...rounds)
        .toFixed(0)
        .padStart(5),
      ((middle * 1e6) / units).toFixed(0).padStart(8),
      (units / middle / 1000).toFixed(2).padStart(10),
      ratio.toFixed(2).padStart(6),
      processorRatio.toFixed(2).padStart(7),
    ];
    return `  ${name.padEnd(width)}  ${cells.join(' ')}`;
  });
  return [head, ...lines].join('\n');
};
