/**
 * A map that is never changed: with one entry more it is another map, which shares nearly all of itself with the one before
 * (a hash trie, 32 ways a level). A large account keeps its documents so; a copy of all of them with each event would make
 * twenty thousand orders cost twenty thousand times twenty thousand.
 */

type Entry<V> = readonly [string, V];

/** Entries whose keys have one hash: nearly always a single one. */
interface Leaf<V> {
  readonly kind: 'leaf';
  readonly hash: number;
  readonly entries: readonly Entry<V>[];
}

/** Up to 32 nodes: which of them are there, and those. */
interface Branch<V> {
  readonly kind: 'branch';
  readonly bitmap: number;
  readonly children: readonly Node<V>[];
}

type Node<V> = Leaf<V> | Branch<V>;

/** FNV-1a over the units of the text. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

const bitOf = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31);

const bitsIn = (bitmap: number): number => {
  const pairs = bitmap - ((bitmap >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Where the child of a bit stands among those that are there. */
const placeOf = (bitmap: number, bit: number): number => bitsIn(bitmap & (bit - 1));

const leafAt = <V>(root: Node<V> | null, hash: number): Leaf<V> | null => {
  let node = root;
  for (let shift = 0; node !== null && node.kind === 'branch'; shift += 5) {
    const bit = bitOf(hash, shift);
    node = (node.bitmap & bit) === 0 ? null : (node.children[placeOf(node.bitmap, bit)] ?? null);
  }
  return node !== null && node.hash === hash ? node : null;
};

/** Two leaves of different hashes, under as many branches as they have in common. */
const apart = <V>(left: Leaf<V>, right: Leaf<V>, shift: number): Node<V> => {
  const [bit, other] = [bitOf(left.hash, shift), bitOf(right.hash, shift)];
  if (bit === other) return { kind: 'branch', bitmap: bit, children: [apart(left, right, shift + 5)] };
  // The highest bit is a negative number: what matters is the place, not the sign.
  const children = bit >>> 0 < other >>> 0 ? [left, right] : [right, left];
  return { kind: 'branch', bitmap: bit | other, children };
};

const put = <V>(node: Node<V> | null, leaf: Leaf<V>, shift: number): Node<V> => {
  if (node === null) return leaf;
  if (node.kind === 'leaf') return node.hash === leaf.hash ? leaf : apart(node, leaf, shift);
  const bit = bitOf(leaf.hash, shift);
  const place = placeOf(node.bitmap, bit);
  const isThere = (node.bitmap & bit) !== 0;
  const child = put(isThere ? (node.children[place] ?? null) : null, leaf, shift + 5);
  const children = isThere ? node.children.with(place, child) : node.children.toSpliced(place, 0, child);
  return { kind: 'branch', bitmap: node.bitmap | bit, children };
};

/** Without the leaf of a hash that is there. */
const cut = <V>(node: Node<V>, hash: number, shift: number): Node<V> | null => {
  if (node.kind === 'leaf') return null;
  const bit = bitOf(hash, shift);
  const place = placeOf(node.bitmap, bit);
  const child = node.children[place];
  const rest = child === undefined ? null : cut(child, hash, shift + 5);
  if (rest !== null) return { ...node, children: node.children.with(place, rest) };
  const bitmap = node.bitmap & ~bit;
  return bitmap === 0 ? null : { kind: 'branch', bitmap, children: node.children.toSpliced(place, 1) };
};

function* entriesIn<V>(node: Node<V> | null): Generator<Entry<V>, undefined> {
  if (node === null) return;
  if (node.kind === 'leaf') yield* node.entries;
  else for (const child of node.children) yield* entriesIn(child);
}

/** A map by texts that is never changed. Its entries come in no order that means anything, and always in the same. */
export class Keyed<V> implements ReadonlyMap<string, V> {
  readonly size: number;
  readonly #root: Node<V> | null;

  constructor(root: Node<V> | null = null, size = 0) {
    this.#root = root;
    this.size = size;
  }

  get(key: string): V | undefined {
    return leafAt(this.#root, hashOf(key))?.entries.find(([one]) => one === key)?.[1];
  }

  has(key: string): boolean {
    return leafAt(this.#root, hashOf(key))?.entries.some(([one]) => one === key) ?? false;
  }

  /** The map with an entry more, or another in its place. */
  with(key: string, value: V): Keyed<V> {
    const hash = hashOf(key);
    const known = leafAt(this.#root, hash)?.entries ?? [];
    const others = known.filter(([one]) => one !== key);
    const leaf: Leaf<V> = { kind: 'leaf', hash, entries: [...others, [key, value]] };
    return new Keyed(put(this.#root, leaf, 0), this.size + 1 + others.length - known.length);
  }

  /** The map without an entry; itself where there is none. */
  without(key: string): Keyed<V> {
    if (this.#root === null || !this.has(key)) return this;
    const hash = hashOf(key);
    const others = (leafAt(this.#root, hash)?.entries ?? []).filter(([one]) => one !== key);
    const root =
      others.length === 0 ? cut(this.#root, hash, 0) : put(this.#root, { kind: 'leaf', hash, entries: others }, 0);
    return new Keyed(root, this.size - 1);
  }

  entries(): MapIterator<[string, V]> {
    return new Map(entriesIn(this.#root)).entries();
  }

  keys(): MapIterator<string> {
    return new Map(entriesIn(this.#root)).keys();
  }

  values(): MapIterator<V> {
    return new Map(entriesIn(this.#root)).values();
  }

  forEach(take: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of entriesIn(this.#root)) take(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

/** A map without entries. */
export const nothingKeyed = <V>(): Keyed<V> => new Keyed<V>();
