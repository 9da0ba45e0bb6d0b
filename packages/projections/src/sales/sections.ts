/**
 * Rows divided into sections of one unit: different currencies are never added up, and neither are different units of measure;
 * different scales of one widen to the finest (`definitions.md`).
 */
import type { FigureUnit } from '../kernel/figure.ts';
import type { Coin } from './coins.ts';
import type { SalesLedger } from './ledger.ts';
import type { Measure } from './question.ts';
import { chosenRows, coinOfRow, type Rows } from './rows.ts';

/** Rows of one unit, and the unit: at the finest scale of what is added up. */
export interface Section {
  readonly unit: FigureUnit;
  readonly rows: Rows;
}

const unitOf = (measure: Measure, name: string, scale: number): FigureUnit =>
  measure === 'quantity' ? { kind: 'quantity', unit: name, scale } : { kind: 'money', currency: name, scale };

/** How many rows have each coin in their first term. */
const sizesByCoin = ({ terms: [term], length }: Rows, coins: readonly Coin[]): Int32Array => {
  const sizes = new Int32Array(coins.length);
  if (term === undefined) return sizes;
  if (coins.length === 1) return sizes.fill(length);
  for (let row = 0; row < length; row++) {
    const coin = coinOfRow(term, row);
    sizes[coin] = (sizes[coin] as number) + 1;
  }
  return sizes;
};

/** The finest scale of all terms of some rows. */
const finestOf = ({ terms, length }: Rows, coins: readonly Coin[]): number => {
  const scales = Int32Array.from(coins, ({ scale }) => scale);
  const bound = Math.max(...scales);
  let finest = 0;
  for (const term of terms) {
    for (let row = 0; row < length && finest < bound; row++) {
      const scale = scales[coinOfRow(term, row)] as number;
      if (scale > finest) finest = scale;
    }
  }
  return finest;
};

const rowsWhere = (rows: Rows, size: number, passes: (coin: number) => boolean): Rows => {
  const [term] = rows.terms;
  if (term === undefined || size === rows.length) return rows;
  const which = new Int32Array(size);
  let length = 0;
  for (let row = 0; row < rows.length; row++) if (passes(coinOfRow(term, row))) which[length++] = row;
  return chosenRows(rows, which);
};

/** The rows divided by unit, in the order of the units' names. */
export const sectionsOf = (ledger: SalesLedger, rows: Rows, measure: Measure): readonly Section[] => {
  if (measure === 'orders' || measure === 'customers') return [{ unit: { kind: 'count', of: measure }, rows }];
  if (rows.length === 0) return [];
  const coins = (measure === 'quantity' ? ledger.measures : ledger.coins).list;
  const bySize = new Map<string, number>();
  for (const [coin, size] of sizesByCoin(rows, coins).entries()) {
    const name = coins[coin]?.name ?? '';
    if (size > 0) bySize.set(name, (bySize.get(name) ?? 0) + size);
  }
  return [...bySize]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, size]) => {
      const own = rowsWhere(rows, size, (coin) => coins[coin]?.name === name);
      return { unit: unitOf(measure, name, finestOf(own, coins)), rows: own };
    });
};
