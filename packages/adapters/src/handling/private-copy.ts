/** A copy of data that nobody else holds: what is folded into a kept state must not change under it. */

/** Copies plain JSON to the bottom. */
export const privateCopy = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(privateCopy) as T & readonly unknown[];
  const copy = { ...value };
  for (const key in copy) if (typeof copy[key] === 'object') copy[key] = privateCopy(copy[key]);
  return copy;
};
