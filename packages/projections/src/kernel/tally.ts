/**
 * Exact sums, one a cell: plain numbers as long as they are exact, and whatever is beyond 2^53 as bigint. Nearly all sums
 * stay below, so that nearly every addition is one of a machine.
 */

/** The sum of a cell is what stands in `low` plus what stands in `high`. */
export interface Tally {
  readonly low: Float64Array;
  readonly high: Map<number, bigint>;
}

/** So many sums, all zero. */
export const tallyOf = (cells: number): Tally => ({ low: new Float64Array(cells), high: new Map() });

/** The same sums, with room for more. */
export const growTally = ({ low, high }: Tally, cells: number): Tally => {
  const wider = new Float64Array(cells);
  wider.set(low);
  return { low: wider, high };
};

/** Adds a safe integer to the sum of a cell. */
export const addTo = (tally: Tally, cell: number, value: number): void => {
  const before = tally.low[cell] as number;
  const sum = before + value;
  if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) {
    tally.low[cell] = sum;
    return;
  }
  tally.high.set(cell, (tally.high.get(cell) ?? 0n) + BigInt(before));
  tally.low[cell] = value;
};

/** The sum of a cell, exactly. */
export const sumOf = (tally: Tally, cell: number): bigint =>
  BigInt(tally.low[cell] ?? 0) + (tally.high.get(cell) ?? 0n);
