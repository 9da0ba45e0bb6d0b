/**
 * Tuples of six small numbers as one number: what many rows have in common (territory, channel, currency …) stands once, and a
 * row names it. A hash table in plain memory, since this is asked for every row.
 */

/** The tuples by number, six values each, and the slots of the hash table: 0 where free, else a number and one. */
export interface Tuples {
  size: number;
  values: Int32Array;
  slots: Int32Array;
}

const width = 6;

export const noTuples = (): Tuples => ({ size: 0, values: new Int32Array(width * 32), slots: new Int32Array(64) });

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15);

const hashOf = (a: number, b: number, c: number, d: number, e: number, f: number): number => {
  const hash = mix(mix(mix(mix(mix(mix(0x2545f491, a), b), c), d), e), f);
  return hash ^ (hash >>> 16);
};

const grow = (tuples: Tuples): void => {
  const values = new Int32Array(tuples.values.length * 2);
  values.set(tuples.values);
  const slots = new Int32Array(tuples.slots.length * 2);
  const mask = slots.length - 1;
  for (let id = 0; id < tuples.size; id++) {
    const at = id * width;
    const value = (index: number) => values[at + index] as number;
    let slot = hashOf(value(0), value(1), value(2), value(3), value(4), value(5)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  tuples.values = values;
  tuples.slots = slots;
};

/** The number of a tuple; one that is new gets the next. */
export const tupleOf = (tuples: Tuples, a: number, b: number, c: number, d: number, e: number, f: number): number => {
  if (tuples.size * 2 >= tuples.slots.length) grow(tuples);
  const { values, slots } = tuples;
  const mask = slots.length - 1;
  let slot = hashOf(a, b, c, d, e, f) & mask;
  for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
    const at = (found - 1) * width;
    if (
      values[at] === a &&
      values[at + 1] === b &&
      values[at + 2] === c &&
      values[at + 3] === d &&
      values[at + 4] === e &&
      values[at + 5] === f
    )
      return found - 1;
    slot = (slot + 1) & mask;
  }
  const id = tuples.size;
  values.set([a, b, c, d, e, f], id * width);
  slots[slot] = id + 1;
  tuples.size = id + 1;
  return id;
};

/** A value of a tuple, by its place from 0. */
export const partOf = (tuples: Tuples, id: number, place: number): number =>
  tuples.values[id * width + place] as number;

/** For each number of `other`, the number in `tuples` of its tuple with each value turned into another by its place. */
export const adoptTuples = (tuples: Tuples, other: Tuples, turn: readonly ((value: number) => number)[]): Int32Array =>
  Int32Array.from({ length: other.size }, (_, id) => {
    const turned = (place: number) => (turn[place] ?? ((value: number) => value))(partOf(other, id, place));
    return tupleOf(tuples, turned(0), turned(1), turned(2), turned(3), turned(4), turned(5));
  });

/** What is saved of tuples: their values, one tuple after the other. */
export const savedTuples = (tuples: Tuples): number[] => Array.from(tuples.values.subarray(0, tuples.size * width));

/** The tuples of a saved list; undefined where one stands in it twice. */
export const tuplesOf = (saved: readonly number[]): Tuples | undefined => {
  const tuples = noTuples();
  for (let at = 0; at < saved.length; at += width) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = saved.slice(at, at + width);
    if (tupleOf(tuples, a, b, c, d, e, f) !== at / width) return undefined;
  }
  return tuples;
};
