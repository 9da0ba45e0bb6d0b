/**
 * Where events stand, by their ids: for the question whether a stream holds an event, asked of each command. The ids are
 * digests, so eight of their digits are as good as any hash, and a table of numbers answers from one place in memory, where
 * a Map of strings would look at several.
 */

/** Ids in the order in which they came. */
export interface PlaceIndex {
  readonly ids: string[];
  /**
   * Pairs of a head and a place counted from 1, which is 0 where a slot is free; at most half of the slots are taken. Made
   * when the second question is asked: of most streams that are read only one is, and a search answers that sooner.
   */
  table: Int32Array | null;
  asked: boolean;
}

export const emptyIndex = (): PlaceIndex => ({ ids: [], table: null, asked: false });

/** The eight hexadecimal digits at the head of an id as a number; of any other text, some number. */
const headOf = (id: string): number => {
  let head = 0;
  for (let place = 0; place < 8; place++) {
    const code = id.charCodeAt(place);
    head = (head << 4) | ((code & 15) + (code > 64 ? 9 : 0));
  }
  return head;
};

const insert = (table: Int32Array, head: number, place: number): void => {
  const mask = table.length - 2;
  let slot = (head << 1) & mask;
  while (table[slot + 1] !== 0) slot = (slot + 2) & mask;
  table[slot] = head;
  table[slot + 1] = place;
};

/** A table of all ids, with as many slots again for those to come. */
const tableOf = (ids: readonly string[]): Int32Array => {
  let length = 32;
  while (length < ids.length * 4) length *= 2;
  const table = new Int32Array(length * 2);
  for (let place = 0; place < ids.length; place++) insert(table, headOf(ids[place] as string), place + 1);
  return table;
};

/** Puts an id behind those that are there. */
export const addId = (index: PlaceIndex, id: string): void => {
  const { ids, table } = index;
  ids.push(id);
  if (table === null) return;
  if (ids.length * 4 > table.length) index.table = tableOf(ids);
  else insert(table, headOf(id), ids.length);
};

/** How many ids came before this one, or −1 where it is not there. */
export const placeOf = (index: PlaceIndex, id: string): number => {
  const { ids, asked } = index;
  if (!asked) {
    index.asked = true;
    return ids.indexOf(id);
  }
  index.table ??= tableOf(ids);
  const { table } = index;
  const head = headOf(id);
  const mask = table.length - 2;
  for (let slot = (head << 1) & mask; ; slot = (slot + 2) & mask) {
    const place = table[slot + 1] as number;
    if (place === 0) return -1;
    if (table[slot] === head && ids[place - 1] === id) return place - 1;
  }
};

export const clearIndex = (index: PlaceIndex): void => {
  index.ids.length = 0;
  index.table = null;
  index.asked = false;
};
