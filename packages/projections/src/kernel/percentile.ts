/** Percentiles by nearest rank (`definitions.md`): one definition for every report. */

/** The element of an ascending list at a percentile: number ⌈percent × n ÷ 100⌉, from 1; null of an empty list. */
export const percentile = (ascending: readonly number[], percent: number): number | null =>
  ascending[Math.max(1, Math.ceil((percent * ascending.length) / 100)) - 1] ?? null;
