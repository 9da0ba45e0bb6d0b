/** Pairs of numbers that rows have, numbered as they are met: of all pairs that could be, most never occur. */

export interface PairNumbers {
  /** The number of a pair; one that is new gets the next. */
  readonly numberOf: (first: number, second: number) => number;
  readonly size: () => number;
  readonly firstOf: (pair: number) => number;
  readonly secondOf: (pair: number) => number;
}

/** Two numbers below 2^26 make one that is exact: no ledger has more classes, and no date a day number beyond it. */
const width = 2 ** 26;
const half = width / 2;

/** No pairs yet. The first of a pair is no number below zero, the second none beyond 2^25 either way. */
export const pairNumbers = (): PairNumbers => {
  const numbers = new Map<number, number>();
  const pairs: number[] = [];
  return {
    numberOf: (first, second) => {
      const pair = first * width + second + half;
      const known = numbers.get(pair);
      if (known !== undefined) return known;
      numbers.set(pair, pairs.length);
      return pairs.push(pair) - 1;
    },
    size: () => pairs.length,
    firstOf: (pair) => Math.floor((pairs[pair] ?? half) / width),
    secondOf: (pair) => ((pairs[pair] ?? half) % width) - half,
  };
};
