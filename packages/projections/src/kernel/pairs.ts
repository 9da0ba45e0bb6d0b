/** Pairs of numbers that rows have, numbered as rows meet them: of all pairs that could be, most never occur. */

export interface Pairs {
  /** The number of each row's pair. */
  readonly ofRow: Int32Array;
  readonly size: number;
  readonly first: (pair: number) => number;
  readonly second: (pair: number) => number;
}

/** Two numbers below 2^26 make one that is exact: no ledger has more classes, and no date a day number beyond it. */
const width = 2 ** 26;

/** The pairs of two columns of one length. The first holds no number below zero, the second none beyond 2^25 either way. */
export const pairsOf = (first: Int32Array, second: Int32Array): Pairs => {
  const numbers = new Map<number, number>();
  const pairs: number[] = [];
  const ofRow = new Int32Array(first.length);
  for (let row = 0; row < first.length; row++) {
    const pair = (first[row] as number) * width + (second[row] as number) + width / 2;
    let number = numbers.get(pair);
    if (number === undefined) {
      number = pairs.push(pair) - 1;
      numbers.set(pair, number);
    }
    ofRow[row] = number;
  }
  return {
    ofRow,
    size: pairs.length,
    first: (pair) => Math.floor((pairs[pair] ?? 0) / width),
    second: (pair) => ((pairs[pair] ?? 0) % width) - width / 2,
  };
};
