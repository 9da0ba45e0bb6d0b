/** Price, volume and mix: the published kind of example by hand, and the identity on any company. */
import { formatRatio, quantity, type Ratio, year } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNo, type Stream, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { sumOfFractions } from '../kernel/fractions.ts';
import { type PriceVolumeMixFigures, priceVolumeMix } from './price-volume-mix.ts';
import { printedParts } from './printed-parts.ts';

const of = (order: string, when: 2023 | 2024, product: string, count: number, amount: number, unit = 'piece'): Stream =>
  placed(order, `${when}-05-01`, {
    customer: 'C1',
    territory: product === 'A' ? 'east' : 'west',
    lines: [line(product, yuan(amount), { quantity: quantity(count, unit) })],
  });

const asked = { asOf: '2024-12-31', period: year(2024) } as const;

const parts = ({ parts: { price, volume, mix, newItems, droppedItems, unpriced } }: PriceVolumeMixFigures) => [
  price,
  volume,
  mix,
  newItems,
  droppedItems,
  unpriced,
];

test('G13 G14: two goods, one dearer and one sold more: prices, quantity and mix make the whole change', () => {
  // A: 10 at 5 and then 10 at 6; B: 10 at 1 and then 30 at 1. T0 = 20, T1 = 40, mean price before 3.
  const streams = [
    of('1', 2023, 'A', 10, 50),
    of('2', 2023, 'B', 10, 10),
    of('3', 2024, 'A', 10, 60),
    of('4', 2024, 'B', 30, 30),
  ];
  const { total, rows } = only(answered(priceVolumeMix(bookOf(streams), { ...asked, axis: 'territory' })).sections);
  expect([total.earlier, total.later, total.change]).toEqual([60n, 90n, 30n]);
  expect(parts(total)).toEqual([10n, 60n, -40n, 0n, 0n, 0n]);
  // Within a territory there is one good each, so that there is no mix.
  expect(rows.map((row) => [row.class.key, ...parts(row)])).toEqual([
    ['east', 10n, 0n, 0n, 0n, 0n, 0n],
    ['west', 0n, 20n, 0n, 0n, 0n, 0n],
  ]);
});

test('new and dropped goods have lines of their own, and so has what has no price', () => {
  const streams = [
    of('1', 2023, 'A', 10, 50),
    of('2', 2023, 'B', 3, 7),
    of('3', 2024, 'A', 10, 50),
    of('4', 2024, 'C', 2, 9),
  ];
  const { total } = only(answered(priceVolumeMix(bookOf(streams), asked)).sections);
  expect(parts(total)).toEqual([0n, 0n, 0n, 9n, -7n, 0n]);
});

test('thirds of a unit are printed as whole ones that add up, and each unit of measure is by itself', () => {
  const streams = [
    of('1', 2023, 'A', 3, 10),
    of('2', 2024, 'A', 4, 15),
    of('3', 2023, 'W', 2, 6, 'kg'),
    of('4', 2024, 'W', 4, 12, 'kg'),
  ];
  const [kilo, piece] = answered(priceVolumeMix(bookOf(streams), asked)).sections;
  expect([kilo?.measure, piece?.measure]).toEqual(['kg', 'piece']);
  expect(kilo === undefined ? [] : parts(kilo.total).slice(0, 3)).toEqual([0n, 6n, 0n]);
  // Price 15 − 4 × 10/3 = 5/3, volume 10/3.
  expect([formatRatio(piece?.total.exact.price ?? null), formatRatio(piece?.total.exact.volume ?? null)]).toEqual([
    '1.666667',
    '3.333333',
  ]);
  expect(piece === undefined ? [] : parts(piece.total).slice(0, 3)).toEqual([2n, 3n, 0n]);
});

const plus = (ratios: readonly Ratio[]): Ratio => sumOfFractions(ratios);

test('G14: in any company the parts add up to the change, exactly and as they are printed, for the whole and every class', () => {
  fc.assert(
    fc.property(
      companies,
      fc.constantFrom('company', 'territory', 'customer', 'channel'),
      fc.constantFrom('product', 'category'),
      fc.integer({ min: 300, max: 720 }).map(dayNo),
      (streams, axis, item, asOf) => {
        const book = folded(salesBook, woven(streams, [3]));
        const view = answered(priceVolumeMix(book, { asOf, period: year(2024), axis, item }));
        const sales = (period: ReturnType<typeof year>, currency: string) =>
          answered(composition(book, { asOf, period, axes: ['company'], by: 'line' })).sections.find(
            ({ unit }) => unit.kind === 'money' && unit.currency === currency,
          )?.total.value ?? 0n;
        for (const { rows, total } of view.sections) {
          for (const own of [...rows, total]) {
            expect(own.later - own.earlier).toBe(own.change);
            expect(parts(own).reduce((sum, part) => sum + part, 0n)).toBe(own.change);
            const { numerator, denominator } = plus(Object.values(own.exact));
            expect(numerator).toBe(own.change * denominator);
            for (const name of ['price', 'volume', 'mix'] as const) {
              const { numerator: n, denominator: d } = own.exact[name];
              const off = own.parts[name] * d - n;
              expect(off < d && off > -d).toBe(true);
            }
          }
          expect(rows.reduce((sum, row) => sum + row.change, 0n)).toBe(total.change);
        }
        for (const currency of new Set(view.sections.map((own) => own.currency))) {
          const own = view.sections.filter((section) => section.currency === currency);
          const finest = Math.max(...own.map(({ scale }) => scale));
          const [earlier, later] = (['earlier', 'later'] as const).map((when) =>
            own.reduce((sum, { total, scale }) => sum + total[when] * 10n ** BigInt(finest - scale), 0n),
          );
          // The sums of a single year may be at a coarser scale.
          expect([earlier === 0n, later === 0n]).toEqual([
            sales(year(2023), currency) === 0n,
            sales(year(2024), currency) === 0n,
          ]);
        }
      },
    ),
  );
});

test('printed parts are never further than one unit from the exact ones, and come to the whole', () => {
  const ratio = fc.record({ numerator: fc.bigInt(-999n, 999n), denominator: fc.bigInt(1n, 99n) });
  fc.assert(
    fc.property(ratio, ratio, fc.bigInt(-99n, 99n), (one, other, whole) => {
      const sum = sumOfFractions([one, other]);
      const rest = { numerator: whole * sum.denominator - sum.numerator, denominator: sum.denominator };
      const exact = [one, other, rest];
      const printed = printedParts(whole, exact);
      expect(printed.reduce((total, part) => total + part, 0n)).toBe(whole);
      for (const [index, { numerator, denominator }] of exact.entries()) {
        const off = (printed[index] ?? 0n) * denominator - numerator;
        expect(off < denominator && off > -denominator).toBe(true);
      }
    }),
  );
});
