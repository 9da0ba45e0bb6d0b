// An order's content in figures, by numbers worked out by hand; and on arbitrary lines, against sums in big integers.
import fc from 'fast-check';
import { left, right } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { money, quantity } from '../../kernel/index.ts';
import { moneys } from '../../testing/index.ts';
import { sameContent } from './content.ts';
import type { OrderContent, OrderLine } from './events.ts';
import { differenceOfTotal, netOf, quantitiesOf } from './index.ts';

const line = (id: string, amount: OrderLine['amount'], of = quantity(1)): OrderLine => ({
  line: id,
  product: `P${id}`,
  quantity: of,
  amount,
});

test('the net value of an order is its stated total, else the exact sum of its lines at the finer scale', () => {
  const lines = [line('1', money(199_990, 'CNY', 4)), line('2', money(-5, 'CNY', 0)), line('3', money(1, 'CNY', 2))];
  expect(netOf({ lines })).toEqual(right(money(150_090, 'CNY', 4)));
  expect(netOf({ lines, total: money(15, 'CNY', 0) })).toEqual(right(money(15, 'CNY', 0)));
  expect(differenceOfTotal({ lines })).toEqual(right(null));
  expect(differenceOfTotal({ lines, total: money(15, 'CNY', 0) })).toEqual(right(money(-90, 'CNY', 4)));
});

test('lines of several currencies are never added, and neither is a total of another', () => {
  const lines = [line('1', money(1, 'CNY')), line('2', money(1, 'USD'))];
  const fault = left({ code: 'other-currency', left: 'CNY', right: 'USD' });
  expect(netOf({ lines })).toEqual(fault);
  expect(differenceOfTotal({ lines, total: money(1, 'CNY') })).toEqual(fault);
  expect(differenceOfTotal({ lines: [line('1', money(1, 'USD'))], total: money(1, 'CNY') })).toEqual(fault);
});

test('a sum past the safe integers is told, and one that only passes by them on its way is not', () => {
  const most = money(Number.MAX_SAFE_INTEGER, 'CNY');
  const one = money(1, 'CNY');
  expect(netOf({ lines: [line('1', most), line('2', one)] })).toEqual(
    left({ code: 'overflow', digits: '9007199254740992' }),
  );
  expect(netOf({ lines: [line('1', most), line('2', one), line('3', money(-1, 'CNY'))] })).toEqual(right(most));
});

test('quantities are one a unit of measure, in the order in which the units come', () => {
  const one = money(1, 'CNY');
  const lines = [
    line('1', one, quantity(2, 'box')),
    line('2', one, quantity(15, 'kg', 1)),
    line('3', one, quantity(3, 'box')),
    line('4', one, quantity(25, 'kg', 2)),
  ];
  expect(quantitiesOf({ lines })).toEqual(right([quantity(5, 'box'), quantity(175, 'kg', 2)]));
  const most = quantity(Number.MAX_SAFE_INTEGER, 'kg');
  expect(quantitiesOf({ lines: [line('1', one, most), line('2', one, most)] })).toEqual(
    left({ code: 'overflow', digits: '18014398509481982' }),
  );
});

test('two contents are the same whatever the order of their keys, and not where a digit or a line differs', () => {
  const lines = [line('1', money(100, 'CNY'))];
  const content: OrderContent = { customer: 'C1', place: { country: 'China', city: '苏州' }, lines };
  expect(sameContent(content, { lines: [...lines], place: { city: '苏州', country: 'China' }, customer: 'C1' })).toBe(
    true,
  );
  expect(sameContent(content, { ...content, salesperson: undefined as never })).toBe(true);
  expect(sameContent(content, { ...content, customer: 'C2' })).toBe(false);
  expect(sameContent(content, { ...content, lines: [...lines, line('2', money(0, 'CNY'))] })).toBe(false);
  expect(sameContent(content, { ...content, lines: [line('1', money(1000, 'CNY', 3))] })).toBe(false);
  expect(sameContent(content, { ...content, place: { country: 'China' } })).toBe(false);
});

test('the sum of any lines is what big integers make of it, or a fault where that is no safe integer', () => {
  const amounts = fc.array(
    moneys({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, scales: [0, 1, 2, 3, 4, 5, 6] }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.oneof(amounts, fc.array(moneys({ scales: [0, 2, 4, 6] }), { minLength: 1 })), (values) => {
      const scale = Math.max(...values.map((value) => value.scale));
      const sum = values.reduce((all, value) => all + BigInt(value.amount) * 10n ** BigInt(scale - value.scale), 0n);
      const exact = sum >= BigInt(Number.MIN_SAFE_INTEGER) && sum <= BigInt(Number.MAX_SAFE_INTEGER);
      expect(netOf({ lines: values.map((value, index) => line(`${index}`, value)) })).toEqual(
        exact ? right(money(Number(sum), 'CNY', scale)) : left({ code: 'overflow', digits: `${sum}` }),
      );
    }),
  );
});
