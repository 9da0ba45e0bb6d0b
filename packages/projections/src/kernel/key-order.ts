/** The order of keys in every table: numbers as numbers, and before texts; texts by code unit, the same on every machine. */

const isNumber = (key: string): boolean => /^\d+$/.test(key);

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Digits by the number that they are, whatever its size; of two that are the same number the shorter text is first. */
const byNumber = (left: string, right: string): number => {
  const a = left.replace(/^0+/, '');
  const b = right.replace(/^0+/, '');
  return a.length - b.length || byCodeUnit(a, b) || left.length - right.length;
};

/**
 * Below zero where the first key comes first.
 *
 * @example
 * ```ts
 * import { compareKeys } from '@clientele/projections';
 *
 * ['10', '9', 'B', 'A'].sort(compareKeys); // ['9', '10', 'A', 'B']
 * ```
 */
export const compareKeys = (left: string, right: string): number => {
  const number = isNumber(left);
  if (number !== isNumber(right)) return number ? -1 : 1;
  return number ? byNumber(left, right) : byCodeUnit(left, right);
};

/** The same for keys of which some are unknown (null): those come last. */
export const compareNullable = (left: string | null, right: string | null): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return compareKeys(left, right);
};
