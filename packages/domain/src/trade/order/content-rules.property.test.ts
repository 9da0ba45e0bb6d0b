// What a content must be in itself, at the edge of what can be counted exactly.
import fc from 'fast-check';
import { isLeft } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { money, quantity } from '../../kernel/index.ts';
import { testMeta } from '../../testing/index.ts';
import { PlaceOrder, order as room } from './index.ts';

const most = Number.MAX_SAFE_INTEGER;

test('a content is too large exactly where its magnitudes at its finest scale pass the safe integers', () => {
  const huge = fc.tuple(
    fc.oneof(fc.integer({ min: -most, max: most }), fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })),
    fc.constantFrom(0, 2, 4, 6),
  );
  fc.assert(
    fc.property(fc.array(huge, { minLength: 1, maxLength: 4 }), (values) => {
      const finest = Math.max(...values.map(([, scale]) => scale));
      const magnitude = values.reduce(
        (all, [units, scale]) => all + BigInt(Math.abs(units)) * 10n ** BigInt(finest - scale),
        0n,
      );
      const content = {
        lines: values.map(([units, scale], index) => ({
          line: `${index}`,
          product: 'P1',
          quantity: quantity(1),
          amount: money(units, 'CNY', scale),
        })),
      };
      const answer = room.decide(PlaceOrder.of({ order: 'O1', content }, testMeta('2024-01-01')), {})(room.initial);
      expect(isLeft(answer) ? answer.left.map(({ code }) => code) : []).toEqual(
        magnitude > BigInt(most) ? ['order.too-large'] : [],
      );
    }),
    { numRuns: 500 },
  );
});
