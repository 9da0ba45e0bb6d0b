/**
 * Four texts as one small number: a place is country, province, city and district; an item is a product with its category,
 * subcategory and name. Nearly every text names one of them only, so one look-up by a principal text and a comparison
 * find it; whatever shares its principal text with another is found by all four.
 */

import type { Place } from '@clientele/domain/kernel';

/** A text, or undefined where it was not said. */
export type Said = string | undefined;

export type Quad = readonly [Said, Said, Said, Said];

/** The quads of a ledger by number; number 0 is the quad of which nothing was said. */
export interface Quads {
  readonly list: Quad[];
  /** The number of the first quad that came with a principal text. */
  readonly first: Map<string, number>;
  /** The numbers of all others, by their four texts. */
  readonly others: Map<string, number>;
}

const nothingSaid: Quad = [undefined, undefined, undefined, undefined];

export const noQuads = (): Quads => ({ list: [nothingSaid], first: new Map(), others: new Map() });

const otherQuad = (quads: Quads, quad: Quad): number => {
  const key = JSON.stringify(quad);
  const known = quads.others.get(key);
  if (known !== undefined) return known;
  quads.others.set(key, quads.list.length);
  return quads.list.push(quad) - 1;
};

/** The number of a quad. The principal text is one of the four, and always the same one for the same quad. */
const quadOf = (quads: Quads, principal: string, a: Said, b: Said, c: Said, d: Said): number => {
  const id = quads.first.get(principal);
  if (id === undefined) {
    quads.first.set(principal, quads.list.length);
    return quads.list.push([a, b, c, d]) - 1;
  }
  const quad = quads.list[id] as Quad;
  if (quad[0] === a && quad[1] === b && quad[2] === c && quad[3] === d) return id;
  return otherQuad(quads, [a, b, c, d]);
};

/** The number of a place; 0 where nothing is said of it. */
export const placeNumber = (places: Quads, { country, province, city, district }: Place): number => {
  const principal = district ?? city ?? province ?? country;
  return principal === undefined ? 0 : quadOf(places, principal, country, province, city, district);
};

/** A quad of a place, as a place. */
export const placeOfQuad = ([country, province, city, district]: Quad): Place => ({
  ...(country === undefined ? {} : { country }),
  ...(province === undefined ? {} : { province }),
  ...(city === undefined ? {} : { city }),
  ...(district === undefined ? {} : { district }),
});

/** The number of an item. */
export const itemNumber = (items: Quads, product: string, category: Said, subcategory: Said, name: Said): number =>
  quadOf(items, product, product, category, subcategory, name);

const numbered = (quads: Quads, [a, b, c, d]: Quad, kind: 'places' | 'items'): number => {
  if (kind === 'places') return placeNumber(quads, { country: a, province: b, city: c, district: d });
  return a === undefined ? 0 : itemNumber(quads, a, b, c, d);
};

/** For each number of `other`, the number of the same quad in `quads`, which learns what it lacks. */
export const adoptQuads = (quads: Quads, other: Quads, kind: 'places' | 'items'): Int32Array =>
  Int32Array.from(other.list, (quad) => numbered(quads, quad, kind));

/** What is saved of quads: each as a list, null for what was not said. */
export const savedQuads = ({ list }: Quads): (string | null)[][] =>
  list.slice(1).map((quad) => quad.map((text) => text ?? null));

/** The quads of a saved list; undefined where one stands in it twice, or says nothing. */
export const quadsOf = (saved: readonly Quad[], kind: 'places' | 'items'): Quads | undefined => {
  const quads = noQuads();
  return saved.every((quad, index) => numbered(quads, quad, kind) === index + 1) ? quads : undefined;
};
