/**
 * Where events stand, by their ids: for the question whether a stream holds an event, asked of each command. The ids are
 * digests, so eight of their digits are as good as any hash, and a table of numbers answers from one place in memory, where
 * a Map of strings would look at several.
 */

/** Ids in the order in which they came. */
export interface PlaceIndex {
  readonly ids: string[];
  /** Pairs of a head and a place counted from 1, which is 0 where a slot is free; at most half of the slots are taken. */
  table: number[];
}

const smallest = 16;

export const emptyIndex = (): PlaceIndex => ({ ids: [], table: new Array<number>(smallest).fill(0) });

/** The eight hexadecimal digits at the head of an id as a number; of any other text, some number. */
const headOf = (id: string): number => {
  let head = 0;
  for (let place = 0; place < 8; place++) {
    const code = id.charCodeAt(place);
    head = (head << 4) | ((code & 15) + (code > 64 ? 9 : 0));
  }
  return head;
};

const insert = (table: number[], head: number, place: number): void => {
  const mask = table.length - 2;
  let slot = (head << 1) & mask;
  while (table[slot + 1] !== 0) slot = (slot + 2) & mask;
  table[slot] = head;
  table[slot + 1] = place;
};

const grown = (smaller: readonly number[]): number[] => {
  const table = new Array<number>(smaller.length * 4).fill(0);
  for (let slot = 0; slot < smaller.length; slot += 2) {
    const place = smaller[slot + 1] as number;
    if (place !== 0) insert(table, smaller[slot] as number, place);
  }
  return table;
};

/** Puts an id behind those that are there. */
export const addId = (index: PlaceIndex, id: string): void => {
  if (index.ids.length * 4 >= index.table.length) index.table = grown(index.table);
  index.ids.push(id);
  insert(index.table, headOf(id), index.ids.length);
};

/** How many ids came before this one, or −1 where it is not there. */
export const placeOf = ({ ids, table }: PlaceIndex, id: string): number => {
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
  index.table = new Array<number>(smallest).fill(0);
};
