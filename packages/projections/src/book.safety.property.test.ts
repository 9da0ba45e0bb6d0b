/** Nobody can spoil what a projection keeps: neither through a view that was handed out, nor by a damaged checkpoint. */
import type { Json } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { answers } from '../test/answers.ts';
import { woven } from '../test/events.ts';
import { companies } from '../test/histories.ts';
import { folded } from '../test/laws.ts';
import { salesBook } from './book.ts';
import { terms } from './index.ts';

/** Overwrites every field of every object that can be reached, as far as that lets itself be done. */
const spoil = (value: unknown, seen = new Set<unknown>()): void => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    spoil(Reflect.get(value, key), seen);
    if (key !== 'length') Reflect.set(value, key, 'spoiled');
  }
  if (Array.isArray(value)) value.length = 0;
};

test('what a view handed out can be overwritten to the bottom, and the next answer is the same', () => {
  fc.assert(
    fc.property(companies, (streams) => {
      const log = woven(streams, [4, 1]);
      const book = folded(salesBook, log);
      const before = JSON.stringify(salesBook.save(book));
      const expected = answers(folded(salesBook, log));
      spoil(answers(book));
      expect(answers(book)).toEqual(expected);
      expect(JSON.stringify(salesBook.save(book))).toBe(before);
    }),
    { numRuns: 25 },
  );
});

test('the words of reports can’t be changed by who was handed them', () => {
  spoil(terms.rows.unknown);
  expect(terms.rows.unknown).toEqual({ en: 'Unknown', zh: '未知' });
});

const whereAt = (value: unknown): readonly (readonly (string | number)[])[] => {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()].slice(0, 4)
    : Object.entries(value);
  return [[], ...entries.flatMap(([key, part]) => whereAt(part).map((way) => [key, ...way]))];
};

const replaced = (value: unknown, [key, ...way]: readonly (string | number)[], by: unknown): unknown => {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], way, by));
  return { ...value, [key]: replaced(Reflect.get(value, key), way, by) };
};

const surprise = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 1, 2, 1e15, 0.5, '', 'x', [], {}, [1], true, '2023-01-01'),
  fc.jsonValue({ maxDepth: 1 }),
);

test('a damaged checkpoint is refused or answers all the same, and never brings anything down', () => {
  fc.assert(
    fc.property(
      companies,
      fc.array(fc.tuple(fc.nat(), surprise), { minLength: 1, maxLength: 12 }),
      (streams, damages) => {
        const saved = JSON.parse(JSON.stringify(salesBook.save(folded(salesBook, woven(streams, [1]))))) as Json;
        const ways = whereAt(saved);
        for (const [where, by] of damages) {
          const loaded = salesBook.load(replaced(saved, ways[where % ways.length] ?? [], by) as Json);
          if (E.isRight(loaded)) expect(Array.isArray(answers(loaded.right))).toBe(true);
          else expect(['damaged', 'other-version']).toContain(loaded.left.code);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('any text at all as a checkpoint is refused with a reason', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (saved) => {
      const loaded = salesBook.load(saved as Json);
      expect(E.isLeft(loaded) && loaded.left.reason !== '').toBe(true);
    }),
  );
});
