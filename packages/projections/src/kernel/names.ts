/**
 * Names as small numbers: each text once, so that a row of a ledger holds a number where an event holds a text. The number 0
 * stands for what was not said.
 */

/** The numbers of texts, and the texts of numbers. `texts[0]` stands for no text. */
export interface Names {
  readonly ids: Map<string, number>;
  readonly texts: string[];
}

export const noNames = (): Names => ({ ids: new Map(), texts: [''] });

/** From this length on, a part of a text may be a window on the whole of it, for ever. */
const longestCopied = 12;

/** A text of its own: one name that is kept must not keep the page of a file, which it was cut from, in memory too. */
const own = (text: string): string =>
  text.length > longestCopied ? (JSON.parse(JSON.stringify(text)) as string) : text;

/** The number of a text; a text that is new gets the next one. */
export const idOf = (names: Names, text: string | undefined): number => {
  if (text === undefined) return 0;
  const known = names.ids.get(text);
  if (known !== undefined) return known;
  const kept = own(text);
  names.ids.set(kept, names.texts.length);
  return names.texts.push(kept) - 1;
};

/** The names of a saved list of texts; undefined where a text stands in it twice. */
export const namesOf = (texts: readonly string[]): Names | undefined => {
  const names = noNames();
  return texts.every((text, index) => idOf(names, text) === index + 1) ? names : undefined;
};

/** What is saved of names: their texts, without the one that stands for none. */
export const savedNames = (names: Names): string[] => names.texts.slice(1);

/** For each number of `other`, the number of the same text in `names`, which learns what it lacks. */
export const adopt = (names: Names, other: Names): Int32Array =>
  Int32Array.from(other.texts, (text, id) => (id === 0 ? 0 : idOf(names, text)));
