/** Chance that can be repeated: everything random of a schedule comes from its seed. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number;
  /** True so many times in a hundred. */
  readonly percent: (of: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** From 0 up to 1. */
  readonly fraction: () => number;
}

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed);
  const int = (least: number, most: number): number => uniformInt(generator, least, most);
  return {
    int,
    percent: (of) => int(1, 100) <= of,
    pick: (choices) => choices[int(0, choices.length - 1)] as (typeof choices)[0],
    fraction: () => int(0, 999_999) / 1_000_000,
  };
};
