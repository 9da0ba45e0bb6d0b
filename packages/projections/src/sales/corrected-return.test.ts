// A return's document that was entered wrongly: what it said goes out on its day, and what was so comes in on the true one.
import { type LocalDate, quantity } from '@clientele/domain/kernel';
import { OrderPlaced, ReturnCorrected, ReturnRecorded } from '@clientele/domain/trade';
import { expect, test } from 'vitest';
import { instantOn, logOf, streamOf } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { answered, line, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';

const goods = (amount: number) => ({
  customer: 'C1',
  lines: [line('P1', yuan(amount), { quantity: quantity(amount) })],
});
const placing = { placedAt: instantOn('2024-02-10'), placedOn: '2024-02-10' as const };
const of = (after: ReturnType<typeof goods> | null) =>
  logOf(
    streamOf('test.order-O1', [['2024-01-05', OrderPlaced.of({ order: 'O1', content: goods(100) })]]),
    streamOf('test.order-R1', [
      ['2024-02-10', ReturnRecorded.of({ order: 'R1', ofOrder: 'O1', returned: goods(30), reason: 'damp' })],
      [
        '2024-02-05',
        ReturnCorrected.of({
          order: 'R1',
          ...placing,
          beforeOf: 'O1',
          before: goods(30),
          ofOrder: 'O1',
          after,
          reason: 'misread',
        }),
      ],
    ]),
  );

const sold = (after: ReturnType<typeof goods> | null, asOf: LocalDate, returns: 'own-date' | 'sale-date') => {
  const view = answered(composition(folded(salesBook, of(after)), { asOf, returns, axes: ['customer'] }));
  return view.sections[0]?.total.value;
};

test('L11: a corrected return counts as what it was, on the day on which it was, by either way of counting returns', () => {
  for (const returns of ['own-date', 'sale-date'] as const) {
    expect(sold(goods(20), '2024-03-01', returns)).toBe(80n);
    expect(sold(null, '2024-03-01', returns)).toBe(100n);
  }
  expect(sold(goods(20), '2024-02-04', 'own-date')).toBe(100n);
  expect(sold(goods(20), '2024-02-05', 'own-date')).toBe(80n);
});
