/** The territory book as a checkpoint keeps it, and those of two shards as one. */
import type { Territory } from '@clientele/domain/customer';
import type { Json } from '@clientele/domain/kernel';
import type { Facts } from '../kernel/facts.ts';
import { listIn, objectIn, type Reading, textIn } from '../kernel/saved.ts';
import { enterAll, factsIn, savedFacts } from '../kernel/saved-facts.ts';
import type { TerritoryBook } from './book.ts';

const plainly = (facts: Facts<Territory | null>): Facts<Json> =>
  facts.map(({ value, ...fact }) => ({ ...fact, value: value === null ? null : { ...value } }));

export const saveTerritories = ({ nodes, places }: TerritoryBook): Json => ({
  nodes: [...nodes].map(([territory, facts]) => [territory, savedFacts(plainly(facts))]),
  places: [...places].map(([place, facts]) => [place, savedFacts(facts)]),
});

const isText = (value: unknown): value is string => typeof value === 'string';

const territory = (value: unknown): Territory | null | undefined => {
  if (value === null) return null;
  const { territory: id, name, level, parent, head } = objectIn({ fault: null }, value, 'a territory');
  return isText(id) && isText(name) && isText(level) && isText(head) && (parent === null || isText(parent))
    ? { territory: id, name, level, parent, head }
    : undefined;
};

const textOrNull = (value: unknown): string | null | undefined => (value === null || isText(value) ? value : undefined);

const readInto = <T>(
  reading: Reading,
  into: Map<string, Facts<T>>,
  value: unknown,
  what: string,
  read: (value: unknown) => T | undefined,
): void => {
  for (const one of listIn(reading, value, what)) {
    const [key, facts] = listIn(reading, one, what);
    into.set(textIn(reading, key, what), factsIn(reading, facts, what, read));
  }
};

export const readTerritories = (reading: Reading, book: TerritoryBook, value: unknown): void => {
  const { nodes, places } = objectIn(reading, value, 'territories');
  readInto(reading, book.nodes, nodes, 'territories', territory);
  readInto(reading, book.places, places, 'places of territories', textOrNull);
};

const mergeMaps = <T>(left: Map<string, Facts<T>>, right: ReadonlyMap<string, Facts<T>>): void => {
  for (const [key, facts] of right) {
    const own = left.get(key);
    if (own === undefined) left.set(key, facts);
    else enterAll(own, facts);
  }
};

/** The left book with all that the right one holds: a plan is one stream, so one shard has all of it. */
export const mergeTerritories = (left: TerritoryBook, right: TerritoryBook): void => {
  mergeMaps(left.nodes, right.nodes);
  mergeMaps(left.places, right.places);
};
