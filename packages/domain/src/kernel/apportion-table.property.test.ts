/** Two-way tables: margins, cells and total each within one unit of exact, on any table. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { apportionTable } from './apportion-table.ts';

const weight = fc.oneof(fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 2 ** 31 - 1 }));
const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .filter((rows) => rows.flat().some((one) => one > 0));
const total = fc.oneof(fc.nat({ max: 40 }), fc.nat(), fc.integer({ min: -50, max: 0 }));

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const sumExact = (values: readonly number[]): bigint => values.reduce((all, value) => all + BigInt(value), 0n);

/** Whether a part is its exact share, `size × of / whole`, rounded down or up. */
const isNear = (part: number, size: number, of: bigint, whole: bigint): boolean => {
  const low = (BigInt(size) * of) / whole;
  const high = (BigInt(size) * of) % whole === 0n ? low : low + 1n;
  return BigInt(part) === low || BigInt(part) === high;
};

test('A4 A5 A6: each cell, row, column and the total of a two-way table is its exact share rounded down or up', () => {
  fc.assert(
    fc.property(total, table, (whole, weights) => {
      const answer = apportionTable(whole, weights);
      if (E.isLeft(answer)) throw new Error(answer.left.code);
      const size = Math.abs(whole);
      const cells = answer.right.map((row) => row.map((part) => (part === 0 ? 0 : whole < 0 ? -part : part)));
      const all = sumExact(weights.flat());
      expect(sum(cells.flat())).toBe(size);
      for (const [row, parts] of cells.entries()) {
        expect(isNear(sum(parts), size, sumExact(weights[row] ?? []), all)).toBe(true);
        for (const [column, part] of parts.entries())
          expect(isNear(part, size, BigInt(weights[row]?.[column] ?? 0), all)).toBe(true);
      }
      for (const [column] of (weights[0] ?? []).entries())
        expect(
          isNear(
            sum(cells.map((row) => row[column] ?? 0)),
            size,
            sumExact(weights.map((row) => row[column] ?? 0)),
            all,
          ),
        ).toBe(true);
    }),
  );
});

test('a table whose rows could not be rounded first has its columns kept', () => {
  const halves = [
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ];
  const answer = apportionTable(2, halves);
  if (E.isLeft(answer)) throw new Error(answer.left.code);
  expect([0, 1].map((column) => sum(answer.right.map((row) => row[column] ?? 0)))).toEqual([1, 1]);
});

test('what is no table is refused', () => {
  expect(apportionTable(1, [])).toEqual(E.left({ code: 'no-weights' }));
  expect(apportionTable(1, [[]])).toEqual(E.left({ code: 'no-weights' }));
  expect(apportionTable(1, [[1], [1, 2]])).toEqual(E.left({ code: 'rows-of-different-lengths', row: 1 }));
  expect(apportionTable(1, [[1, -1]])).toEqual(E.left({ code: 'weight-not-a-whole-number', row: 0, column: 1 }));
  expect(apportionTable(1, [[0], [0]])).toEqual(E.left({ code: 'weights-sum-to-zero' }));
  expect(apportionTable(0.5, [[1]])).toEqual(E.left({ code: 'total-not-a-whole-number', total: 0.5 }));
});

test('a table of a hundred regions and a hundred periods takes little time', () => {
  const weights = Array.from({ length: 100 }, (_, row) =>
    Array.from({ length: 100 }, (_, column) => ((row * 7919 + column * 104_729) % 1000) + 1),
  );
  const answer = apportionTable(123_456_789, weights);
  expect(E.isRight(answer) && sum(answer.right.flat())).toBe(123_456_789);
});
