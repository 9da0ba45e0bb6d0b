/** What customers who moved make of the difference between as-was and as-is adds up for every region and to nothing over all. */
import { TerritoryAssigned } from '@clientele/domain/customer';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, streamOf, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { regionBridge } from './bridge.ts';

test('the bridge leads from every region at the sale to the same region now, and transfers come to nothing', () => {
  fc.assert(
    fc.property(
      companies,
      fc.nat({ max: 700 }).map(dayNo),
      fc.constantFrom('territory', 'district', 'grade', 'trade-form'),
      fc.constantFrom('sales', 'gross-profit', 'quantity' as const),
      (streams, asOf, axis, measure) => {
        const book = folded(salesBook, woven(streams, [5, 3]));
        const bridge = answered(regionBridge(book, { asOf, axis, measure }));
        for (const mode of ['as-was', 'as-is'] as const) {
          const view = answered(
            composition(book, { asOf, axes: [axis], measure, by: bridge.asked.by, region: mode, classes: mode }),
          );
          for (const [index, { rows, total }] of bridge.sections.entries()) {
            const section = view.sections[index];
            const told = new Map(
              [...(section?.rows ?? []), ...(section?.negative ?? [])].map(({ classes, value }) => [
                classes[0]?.key,
                value,
              ]),
            );
            for (const row of rows) {
              expect(mode === 'as-was' ? row.asWas : row.asIs).toBe(told.get(row.class.key) ?? 0n);
              expect(row.asWas + row.movedIn - row.movedOut).toBe(row.asIs);
            }
            expect(total).toBe(section?.total.value);
          }
        }
        for (const { rows, transfers } of bridge.sections) {
          const sum = (numbers: readonly bigint[]) => numbers.reduce((before, value) => before + value, 0n);
          expect(sum(rows.map(({ movedIn, movedOut }) => movedIn - movedOut))).toBe(0n);
          for (const { class: own, movedIn } of rows)
            expect(sum(transfers.flatMap(({ to, value }) => (to.key === own.key ? [value] : [])))).toBe(movedIn);
        }
      },
    ),
  );
});

test('a customer who moved from east to west takes its old sales along, as-is, and leaves them behind, as-was', () => {
  const book = bookOf([
    placed('1', '2024-02-01', { customer: 'C1', territory: 'elsewhere', lines: [line('P1', yuan(10))] }),
    placed('2', '2024-08-01', { customer: 'C1', lines: [line('P1', yuan(3))] }),
    placed('3', '2024-08-01', { customer: 'C2', lines: [line('P1', yuan(5))] }),
    streamOf('test.card-C1', [
      ['2024-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })],
      ['2024-07-01', TerritoryAssigned.of({ customer: 'C1', territory: 'west' })],
    ]),
  ]);
  const own = only(answered(regionBridge(book, { asOf: '2025-01-01', axis: 'territory' })).sections);
  expect(
    own.rows.map(({ class: { key }, asWas, movedIn, movedOut, asIs }) => [key, asWas, movedIn, movedOut, asIs]),
  ).toEqual([
    ['east', 10n, 0n, 10n, 0n],
    ['west', 3n, 10n, 0n, 13n],
    [null, 5n, 0n, 0n, 5n],
  ]);
  expect(own.transfers.map(({ from, to, value }) => [from.key, to.key, value])).toEqual([['east', 'west', 10n]]);
});

test('an axis along which no customer moves has no bridge', () => {
  for (const axis of ['salesperson', 'product', 'month', 'customer', 'company']) {
    const bridge = regionBridge(bookOf([]), { asOf: '2025-01-01', axis });
    expect(E.isLeft(bridge) ? bridge.left.map(({ code }) => code) : []).toEqual(['question.axis-without-customers']);
  }
});
