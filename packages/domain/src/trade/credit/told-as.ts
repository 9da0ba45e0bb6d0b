/** Plain JSON as a text that is the same whatever the order of its keys: a store keeps values, not the order of keys. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, field]) => [key, sorted(field)]);
};

/** What a value says, as a text. */
export const toldAs = (value: unknown): string => JSON.stringify(sorted(value));
