/**
 * Chance that can be repeated: everything random of a simulation comes from its seed, by whole numbers only, so that the
 * same seed gives the same company on every machine (the functions of floating point may differ in their last digit).
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number;
  /** True so many times in a thousand. */
  readonly perMille: (of: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** A gap around a mean, from nothing to four times as much, short ones more often: as people come to a counter. */
  readonly gap: (mean: number) => number;
  /** The whole numbers below `count`, each once, in any order. */
  readonly shuffled: (count: number) => readonly number[];
}

/** Gaps in hundredths of their mean (100 in the average), so many in each place: the quantiles of the exponential law. */
const gaps = [3, 8, 13, 19, 26, 33, 40, 48, 57, 67, 78, 91, 105, 122, 142, 167, 199, 245, 337] as const;

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed);
  const int = (least: number, most: number): number => uniformInt(generator, least, most);
  return {
    int,
    perMille: (of) => int(1, 1000) <= of,
    pick: (choices) => choices[int(0, choices.length - 1)] as (typeof choices)[0],
    gap: (mean) => Math.max(1, Math.round((mean * (gaps[int(0, gaps.length - 1)] ?? 100)) / 100)),
    shuffled: (count) => {
      const numbers = Array.from({ length: count }, (_, index) => index);
      for (let place = count - 1; place > 0; place--) {
        const other = int(0, place);
        const kept = numbers[place] as number;
        numbers[place] = numbers[other] as number;
        numbers[other] = kept;
      }
      return numbers;
    },
  };
};
