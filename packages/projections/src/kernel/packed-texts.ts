/**
 * Many texts that are hardly ever asked for, as bytes: an id a document, which only goods that come back may name. A text of
 * its own costs some forty bytes and a look from the garbage collector; here it costs its letters and five bytes.
 */
import { chunkOf, emptyTable, inChunk, newRow, type Table } from './columns.ts';

const placeColumns = (rows: number) => ({ place: new Int32Array(rows) });

export interface PackedTexts {
  /** Where each text begins: the number of its page and the place in it; {@link nowhere} for a text without letters. */
  readonly places: Table<ReturnType<typeof placeColumns>>;
  readonly pages: Uint8Array[];
  /** How much of the last page is taken. */
  used: number;
  /** Texts too long for a page, by their number. */
  readonly long: Map<number, string>;
}

const pageBits = 16;
const pageSize = 1 << pageBits;
const firstPage = 256;
const nowhere = -1;
/** The first byte of a text is its length; or says that its letters take two bytes each, or that it stands elsewhere. */
const mostNarrow = 253;
const isWide = 254;
const isLong = 255;
const mostWide = 2000;

export const noTexts = (): PackedTexts => ({
  places: emptyTable(placeColumns),
  pages: [new Uint8Array(firstPage)],
  used: 0,
  long: new Map(),
});

/** Room for some bytes: the page, which may have grown, or a new one. */
const roomFor = (texts: PackedTexts, bytes: number): Uint8Array => {
  const { pages, used } = texts;
  const page = pages.at(-1) as Uint8Array;
  if (used + bytes <= page.length) return page;
  if (used + bytes <= pageSize) {
    const wider = new Uint8Array(Math.min(pageSize, Math.max(page.length * 2, used + bytes)));
    wider.set(page);
    pages[pages.length - 1] = wider;
    return wider;
  }
  const next = new Uint8Array(pageSize);
  pages.push(next);
  texts.used = 0;
  return next;
};

const isNarrow = (text: string): boolean => {
  if (text.length > mostNarrow) return false;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return false;
  return true;
};

/** Adds a text at the end. */
export const addText = (texts: PackedTexts, text: string): void => {
  const row = newRow(texts.places);
  const { place } = texts.places.last;
  if (text === '') {
    place[row & inChunk] = nowhere;
    return;
  }
  const narrow = isNarrow(text);
  const wide = !narrow && text.length <= mostWide;
  const { length } = text;
  const page = roomFor(texts, narrow ? 1 + length : wide ? 3 + 2 * length : 1);
  let at = texts.used;
  place[row & inChunk] = ((texts.pages.length - 1) << pageBits) | at;
  if (narrow) {
    page[at++] = length;
    for (let letter = 0; letter < length; letter++) page[at++] = text.charCodeAt(letter);
  } else if (wide) {
    page[at++] = isWide;
    page[at++] = length >>> 8;
    page[at++] = length & 0xff;
    for (let letter = 0; letter < length; letter++) {
      const code = text.charCodeAt(letter);
      page[at++] = code >>> 8;
      page[at++] = code & 0xff;
    }
  } else {
    page[at++] = isLong;
    texts.long.set(row, text);
  }
  texts.used = at;
};

/** The code units of a text by its number; a text that stands elsewhere has none here. */
const eachLetter = ({ places, pages }: PackedTexts, row: number, visit: (code: number) => void): void => {
  const place = chunkOf(places, row).place[row & inChunk] as number;
  if (place === nowhere) return;
  const page = pages[place >>> pageBits] as Uint8Array;
  let at = place & (pageSize - 1);
  const first = page[at++] as number;
  if (first === isLong) return;
  if (first !== isWide) {
    for (const end = at + first; at < end; at++) visit(page[at] as number);
    return;
  }
  const length = ((page[at] as number) << 8) | (page[at + 1] as number);
  at += 2;
  for (const end = at + 2 * length; at < end; at += 2) visit(((page[at] as number) << 8) | (page[at + 1] as number));
};

/** The text of a number. */
export const textAt = (texts: PackedTexts, row: number): string => {
  const long = texts.long.get(row);
  if (long !== undefined) return long;
  let text = '';
  eachLetter(texts, row, (code) => {
    text += String.fromCharCode(code);
  });
  return text;
};

/** Whether there is a text of each of two numbers, and both are the same. */
export const isSameText = (texts: PackedTexts, left: number, right: number): boolean =>
  Math.min(left, right) >= 0 &&
  Math.max(left, right) < texts.places.length &&
  textAt(texts, left) === textAt(texts, right);

/** All texts, in their order. */
export const textsOf = (texts: PackedTexts): string[] =>
  Array.from({ length: texts.places.length }, (_, row) => textAt(texts, row));

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const basis = 0x811c9dc5 | 0;

const hashOf = (text: string): number => {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
};

/** Visits every place at which one of the wanted texts stands, in order. */
export const lookUp = (
  texts: PackedTexts,
  wanted: ReadonlySet<string>,
  visit: (row: number, text: string) => void,
): void => {
  const hashes = new Set([...wanted].map(hashOf));
  for (let row = 0; row < texts.places.length; row++) {
    let hash = basis;
    eachLetter(texts, row, (code) => {
      hash = mix(hash, code);
    });
    if (!hashes.has(hash) && !texts.long.has(row)) continue;
    const text = textAt(texts, row);
    if (wanted.has(text)) visit(row, text);
  }
};
