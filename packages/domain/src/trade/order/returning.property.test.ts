// Returns that have nothing to do with each other may be told in either order, and shares of a line always add up to it.
import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type LocalDate, money, quantity, replay, type StoredEvent } from '../../kernel/index.ts';
import { storedBy, testMeta } from '../../testing/index.ts';
import {
  ConfirmOrder,
  type OrderCommand,
  type OrderEvent,
  PlaceOrder,
  ReturnLines,
  remainingOf,
  order as room,
} from './index.ts';

const order = 'O1';
const reason = 'so it is';

/** Runs commands one after the other; what was answered to each, by the command. */
const run = (...asked: readonly OrderCommand[]) => {
  let events: readonly StoredEvent<OrderEvent>[] = [];
  const answers = new Map<OrderCommand, unknown>();
  for (const command of asked) {
    const decision = room.decide(command, {})(replay(room, events));
    if (isRight(decision))
      events = [...events, ...storedBy(command.meta, decision.right, 'test.order-O1', events.length)];
    answers.set(command, decision);
  }
  const state = replay(room, events);
  return { status: state.status, left: remainingOf(state), answers, events };
};

const lineArbitrary = fc.record({
  count: fc.integer({ min: 1, max: 9 }),
  amount: fc.integer({ min: 0, max: 1_000 }),
  cost: fc.option(fc.integer({ min: 0, max: 1_000 })),
  back: fc.integer({ min: 1, max: 10 }),
});
type Drawn = Parameters<Parameters<typeof lineArbitrary.map>[0]>[0];

const place = (drawn: readonly Drawn[]) => {
  const lines = drawn.map(({ count, amount, cost }, index) => ({
    line: `${index}`,
    product: `P${index}`,
    quantity: quantity(count),
    amount: money(amount, 'CNY'),
    ...(cost === null ? {} : { cost: money(cost, 'CNY') }),
  }));
  return PlaceOrder.of({ order, content: { lines } }, testMeta('2024-01-01'));
};

const takeBack = (index: number, count: number, on: LocalDate) =>
  ReturnLines.of({ order, lines: [{ line: `${index}`, quantity: quantity(count) }], reason }, testMeta(on));

test('L11: returns of different lines are answered alike and leave alike, whichever is told first', () => {
  fc.assert(
    fc.property(lineArbitrary, lineArbitrary, (a, b) => {
      const [one, other] = [takeBack(0, a.back, '2024-01-05'), takeBack(1, b.back, '2024-01-03')];
      const [forth, reverse] = [run(place([a, b]), one, other), run(place([a, b]), other, one)];
      expect(reverse.left).toEqual(forth.left);
      for (const command of [one, other]) expect(reverse.answers.get(command)).toEqual(forth.answers.get(command));
    }),
    { numRuns: 300 },
  );
});

test('L1 L11: a return and the confirmation are answered alike and leave alike, whichever is told first', () => {
  fc.assert(
    fc.property(lineArbitrary, (a) => {
      const [one, other] = [takeBack(0, a.back, '2024-01-05'), ConfirmOrder.of({ order }, testMeta('2024-01-09'))];
      const [forth, reverse] = [run(place([a]), one, other), run(place([a]), other, one)];
      expect(reverse.left).toEqual(forth.left);
      expect([forth.status, reverse.status]).toEqual(['confirmed', 'confirmed']);
      for (const command of [one, other]) expect(reverse.answers.get(command)).toEqual(forth.answers.get(command));
    }),
    { numRuns: 300 },
  );
});

test('L11: a line that comes back in any parts comes back whole, in amount and cost, and one more is refused', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, lineArbitrary, (counts, { amount, cost }) => {
      const count = counts.reduce((sum, part) => sum + part, 0);
      const returns = counts.map((part) => takeBack(0, part, '2024-01-02'));
      const oneMore = takeBack(0, 1, '2024-01-03');
      const { left, events, answers } = run(place([{ count, amount, cost, back: 1 }]), ...returns, oneMore);
      expect(left).toEqual(right(null));
      const lines = events.flatMap((event) => (event.type === 'LinesReturned' ? event.data.returned.lines : []));
      expect(lines.map((line) => line.quantity.amount)).toEqual(counts);
      expect(lines.reduce((sum, line) => sum + line.amount.amount, 0)).toBe(amount);
      expect(lines.reduce((sum, line) => sum + (line.cost?.amount ?? 0), 0)).toBe(cost ?? 0);
      for (const line of lines) {
        // Each part is within one unit a part of its exact share.
        const exact = (amount * line.quantity.amount) / count;
        expect(Math.abs(line.amount.amount - exact)).toBeLessThanOrEqual(counts.length);
      }
      expect(answers.get(oneMore)).toSatisfy(isLeft);
    }),
    { numRuns: 300 },
  );
});
