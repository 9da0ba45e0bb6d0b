/** Tuples, names and pairs: the same always has the same number, and another another one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adopt, idOf, namesOf, noNames, savedNames } from './names.ts';
import { pairNumbers } from './pairs.ts';
import { adoptTuples, noTuples, partOf, savedTuples, tupleOf, tuplesOf } from './tuples.ts';

const small = fc.nat({ max: 5 });
const six = fc.tuple(small, small, small, small, small, small);

test('a tuple has one number, which leads back to its values', () => {
  fc.assert(
    fc.property(fc.array(six, { maxLength: 400 }), (list) => {
      const tuples = noTuples();
      const seen = new Map<string, number>();
      for (const values of list) {
        const id = tupleOf(tuples, ...values);
        expect(seen.get(`${values}`) ?? seen.size).toBe(id);
        seen.set(`${values}`, id);
        expect(values.map((_, place) => partOf(tuples, id, place))).toEqual(values);
      }
      expect(tuples.size).toBe(seen.size);
      const again = tuplesOf(savedTuples(tuples));
      for (const values of list)
        expect(again === undefined ? -1 : tupleOf(again, ...values)).toBe(seen.get(`${values}`));
    }),
  );
});

test('tuples adopted by others keep their values, each turned as its place says', () => {
  fc.assert(
    fc.property(fc.array(six), fc.array(six), (left, right) => {
      const own = noTuples();
      const other = noTuples();
      for (const values of left) tupleOf(own, ...values);
      const ids = right.map((values) => tupleOf(other, ...values));
      const adopted = adoptTuples(own, other, [(value) => value + 1]);
      for (const [index, values] of right.entries()) {
        const id = adopted[ids[index] ?? 0] ?? -1;
        expect(values.map((_, place) => partOf(own, id, place))).toEqual(values.with(0, values[0] + 1));
      }
    }),
  );
});

test('names are numbered from 1 as they come, whatever they are, and survive being saved and adopted', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constant('__proto__'))), (texts) => {
      const names = noNames();
      const ids = texts.map((text) => idOf(names, text));
      const distinct = [...new Set(texts)];
      expect(ids).toEqual(texts.map((text) => distinct.indexOf(text) + 1));
      expect(namesOf(savedNames(names))).toEqual(names);
      const other = noNames();
      idOf(other, 'first');
      const adopted = adopt(other, names);
      expect(ids.map((id) => other.texts[adopted[id] ?? 0])).toEqual(texts);
    }),
  );
  expect(idOf(noNames(), undefined)).toBe(0);
  expect(namesOf(['a', 'a'])).toBeUndefined();
});

test('pairs are told apart, with day numbers before 1970 too', () => {
  const pairs = pairNumbers();
  const met = [
    [0, -719_162],
    [1, 5],
    [0, -719_162],
    [1, -5],
    [7, 2_932_896],
  ] as const;
  expect(met.map(([first, second]) => pairs.numberOf(first, second))).toEqual([0, 1, 0, 2, 3]);
  expect(pairs.size()).toBe(4);
  expect([0, 1, 2, 3].map((pair) => [pairs.firstOf(pair), pairs.secondOf(pair)])).toEqual([
    [0, -719_162],
    [1, 5],
    [1, -5],
    [7, 2_932_896],
  ]);
});
