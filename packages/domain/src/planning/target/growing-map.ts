/**
 * A map that is never changed, only succeeded by another, and of which more entries cost no copy of the whole: a plan
 * has up to some hundred thousand cells, and copying them all at each event would make a history cost its square.
 * Entries lie in layers, each at least twice as large as the one above it; those that come too close are joined. So an
 * entry is copied as often as the map doubles, and looked up in as many layers at most.
 */

/** Layers, the oldest and largest first; in a later one an entry replaces that of the same key. */
export interface GrowingMap<K, V> {
  readonly layers: readonly ReadonlyMap<K, V>[];
}

export const noEntries: GrowingMap<never, never> = { layers: [] };

export const lookUp = <K, V>({ layers }: GrowingMap<K, V>, key: K): V | undefined => {
  for (let index = layers.length - 1; index >= 0; index--) {
    const value = layers[index]?.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
};

const joined = <K, V>(lower: ReadonlyMap<K, V>, upper: ReadonlyMap<K, V>): ReadonlyMap<K, V> => {
  const both = new Map(lower);
  for (const [key, value] of upper) both.set(key, value);
  return both;
};

/** The map with these entries, in place of those of the same keys. */
export const withEntries = <K, V>(map: GrowingMap<K, V>, entries: readonly (readonly [K, V])[]): GrowingMap<K, V> => {
  if (entries.length === 0) return map;
  const layers = [...map.layers];
  let top: ReadonlyMap<K, V> = new Map(entries);
  for (let below = layers.at(-1); below !== undefined && below.size < 2 * top.size; below = layers.at(-1)) {
    top = joined(below, top);
    layers.pop();
  }
  return { layers: [...layers, top] };
};

/** All entries, each key once, in the order in which keys were first added. */
export const entriesOf = <K, V>({ layers }: GrowingMap<K, V>): ReadonlyMap<K, V> => {
  const [lowest = new Map<K, V>(), ...others] = layers;
  return others.reduce(joined, lowest);
};

/** The map without these keys; it costs a copy of the whole. */
export const withoutKeys = <K, V>(map: GrowingMap<K, V>, keys: ReadonlySet<K>): GrowingMap<K, V> =>
  keys.size === 0 ? map : { layers: [new Map([...entriesOf(map)].filter(([key]) => !keys.has(key)))] };
