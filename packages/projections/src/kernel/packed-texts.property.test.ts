/** Packed texts come out as they went in, whatever they hold, and are found wherever they stand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addText, isSameText, lookUp, noTexts, textAt, textsOf } from './packed-texts.ts';

/** Short and long, of narrow and wide letters, with halves of letters among them. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('\ud800', '', '订单', '__proto__', 'é'.repeat(253), 'é'.repeat(254)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', '单'), fc.integer({ min: 1990, max: 2010 }))
      .map(([letter, length]) => letter.repeat(length)),
  },
);

const packed = (list: readonly string[]) => {
  const texts = noTexts();
  for (const one of list) addText(texts, one);
  return texts;
};

test('texts come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (list) => {
      const texts = packed(list);
      expect(textsOf(texts)).toEqual(list);
      for (const [row, one] of list.entries()) {
        expect(textAt(texts, row)).toBe(one);
        expect(isSameText(texts, row, row - 1)).toBe(row > 0 && list[row - 1] === one);
        expect(isSameText(texts, row + 1, row)).toBe(row + 1 < list.length && list[row + 1] === one);
      }
    }),
  );
});

test('a wanted text is found at each of its places, and no other is', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), fc.array(text, { maxLength: 10 }), (list, others) => {
      const wanted = new Set([...others, ...list.filter((_, index) => index % 3 === 0)]);
      const found: [number, string][] = [];
      lookUp(packed(list), wanted, (row, one) => found.push([row, one]));
      expect(found).toEqual([...list.entries()].filter(([, one]) => wanted.has(one)));
    }),
  );
});

test('many texts fill page after page, each over no border', () => {
  const list = Array.from({ length: 20_000 }, (_, index) => `order ${index}`);
  const texts = packed(list);
  expect(texts.pages.length).toBeGreaterThan(2);
  expect(textsOf(texts)).toEqual(list);
});
