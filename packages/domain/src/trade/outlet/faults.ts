/** The reasons against a command that several steps at an outlet share. */
import {
  type CommandMeta,
  type Decimal,
  decimalOfQuantity,
  formatDecimal,
  formatQuantity,
  type Quantity,
  subtractDecimals,
} from '../../kernel/index.ts';
import type { OutletRejection } from './rejections.ts';
import { bookStock, type FollowedOutlet, type Goods, productAt } from './state.ts';

/** Reasons against a command; none where it may be. */
export type Faults = readonly OutletRejection[];

/** Nothing is dated before what last happened. */
export const earlyFaults = ({ outlet, last }: FollowedOutlet, { at, on }: CommandMeta): Faults =>
  at >= last.at ? [] : [{ code: 'outlet.dated-too-early', data: { outlet, on, lastOn: last.on } }];

/** An id that is used names one thing. */
export const knownFaults = ({ outlet }: FollowedOutlet, known: readonly string[], id: string): Faults =>
  known.includes(id) ? [{ code: 'outlet.id-known', data: { outlet, id } }] : [];

/** The unit in which the outlet keeps a product, once it or a delivery to it said so. */
export const unitOfProduct = (state: FollowedOutlet, product: string): string | null =>
  state.products.find((one) => one.product === product)?.unit ??
  state.deliveries.flatMap(({ lines }) => lines).find((one) => one.product === product)?.quantity.unit ??
  null;

/** Each product once, in its own unit, and at least so many. */
export const lineFaults = (state: FollowedOutlet, lines: readonly Goods[], atLeast: 0 | 1): Faults => {
  const { outlet } = state;
  const ids = lines.map(({ product }) => product);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
  const each = lines.flatMap(({ product, quantity }): Faults => {
    const expected = unitOfProduct(state, product) ?? quantity.unit;
    return [
      ...(quantity.amount < atLeast
        ? [{ code: 'outlet.not-above-zero' as const, data: { outlet, product, quantity: formatQuantity(quantity) } }]
        : []),
      ...(quantity.unit !== expected
        ? [{ code: 'outlet.other-unit' as const, data: { outlet, product, unit: quantity.unit, expected } }]
        : []),
    ];
  });
  return [
    ...(twice.length > 0 ? [{ code: 'outlet.named-twice' as const, data: { outlet, products: twice } }] : []),
    ...each,
  ];
};

/** Whether the first is less than the second. */
export const less = (left: Decimal, right: Decimal): boolean => subtractDecimals(left, right).units < 0n;

/** Nothing goes out that the book does not hold. */
export const stockFaults = (state: FollowedOutlet, lines: readonly Goods[]): Faults =>
  lines.flatMap(({ product, quantity }): Faults => {
    const book = bookStock(productAt(state, product, quantity.unit));
    return less(book, decimalOfQuantity(quantity))
      ? [
          {
            code: 'outlet.beyond-stock',
            data: { outlet: state.outlet, product, quantity: formatQuantity(quantity), book: formatDecimal(book) },
          },
        ]
      : [];
  });

/** Whether two quantities are the same number, whatever their scales. */
export const same = (left: Quantity, right: Quantity): boolean =>
  subtractDecimals(decimalOfQuantity(left), decimalOfQuantity(right)).units === 0n;
