/**
 * A map that is never changed, only succeeded by another, and of which one more entry costs no copy of the whole: a plan
 * has up to some hundred thousand cells, and copying them all at each event would make a history cost its square.
 * Entries gather in a small layer above a large one; the layers are joined when the upper reaches the root of the lower.
 */

export interface GrowingMap<K, V> {
  readonly settled: ReadonlyMap<K, V>;
  /** These win over the settled ones. */
  readonly recent: ReadonlyMap<K, V>;
}

export const noEntries: GrowingMap<never, never> = {
  settled: new Map<never, never>(),
  recent: new Map<never, never>(),
};

export const lookUp = <K, V>(map: GrowingMap<K, V>, key: K): V | undefined =>
  map.recent.get(key) ?? map.settled.get(key);

/** The map with these entries, in place of those of the same keys. */
export const withEntries = <K, V>(map: GrowingMap<K, V>, entries: readonly (readonly [K, V])[]): GrowingMap<K, V> => {
  if (entries.length === 0) return map;
  const recent = new Map(map.recent);
  for (const [key, value] of entries) recent.set(key, value);
  if (recent.size <= 16 + Math.sqrt(map.settled.size)) return { settled: map.settled, recent };
  return { settled: new Map([...map.settled, ...recent]), recent: new Map() };
};

/** The map without these keys; it costs a copy of the whole. */
export const withoutKeys = <K, V>(map: GrowingMap<K, V>, keys: ReadonlySet<K>): GrowingMap<K, V> => ({
  settled: new Map([...map.settled, ...map.recent].filter(([key]) => !keys.has(key))),
  recent: new Map(),
});

/** All entries, each key once, in the order in which keys were first added. */
export const entriesOf = <K, V>(map: GrowingMap<K, V>): ReadonlyMap<K, V> =>
  map.recent.size === 0 ? map.settled : new Map([...map.settled, ...map.recent]);
