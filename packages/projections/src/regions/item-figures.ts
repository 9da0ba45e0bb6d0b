/** Amount and quantity of every item in every class, line by line: what prices are made of. */
import { addTo, growTally, sumOf, tallyOf } from '../kernel/tally.ts';
import { noTuples, partOf, tupleOf } from '../kernel/tuples.ts';
import type { Chosen } from '../sales/chosen.ts';
import type { Classing } from '../sales/classing.ts';
import { lineKind } from '../sales/ledger.ts';
import { scan } from '../sales/scan.ts';

/** An item in a class, in one currency and one unit of measure, at one scale of each. */
export interface ItemFigures {
  readonly class: string | null;
  readonly item: string;
  readonly currency: string;
  readonly currencyScale: number;
  readonly measure: string;
  readonly measureScale: number;
  readonly amount: bigint;
  readonly quantity: bigint;
}

const placeOf = { product: 0, category: 1, subcategory: 2 } as const;

/** What the items of lines that are asked for come to. */
export const itemFigures = (
  chosen: Chosen,
  item: keyof typeof placeOf,
  classing: Classing,
  keyOf: (of: number) => string | null,
): readonly ItemFigures[] => {
  const { ledger } = chosen;
  const { lineKinds, items, coins, measures } = ledger;
  const cells = noTuples();
  let amounts = tallyOf(64);
  let quantities = tallyOf(64);
  let classes = new Int32Array(0);
  // Both scans meet the same lines in the same order; each adds its own figure to the cell of class and kind of line.
  const add = (scanned: 'sales' | 'quantity', into: 'amounts' | 'quantities'): void => {
    scan(chosen, scanned, 'line', (batch) => {
      if (classes.length < batch.room) classes = new Int32Array(batch.room);
      classing.classify(batch, classes);
      for (let row = 0; row < batch.length; row++) {
        const cell = tupleOf(cells, classes[row] as number, batch.lineKind[row] as number, 0, 0, 0, 0);
        if (cell >= amounts.low.length) {
          amounts = growTally(amounts, amounts.low.length * 2);
          quantities = growTally(quantities, quantities.low.length * 2);
        }
        addTo(into === 'amounts' ? amounts : quantities, cell, batch.amount[row] as number);
      }
    });
  };
  add('sales', 'amounts');
  add('quantity', 'quantities');
  return Array.from({ length: cells.size }, (_, cell): ItemFigures => {
    const kind = partOf(cells, cell, 1);
    const quad = items.list[partOf(lineKinds, kind, lineKind.item)];
    const coin = coins.list[partOf(lineKinds, kind, lineKind.coin)] ?? { name: '', scale: 0 };
    const measure = measures.list[partOf(lineKinds, kind, lineKind.measure)] ?? { name: '', scale: 0 };
    return {
      class: keyOf(partOf(cells, cell, 0)),
      // What names no category is one item of its own.
      item: JSON.stringify(quad?.[placeOf[item]] ?? null),
      currency: coin.name,
      currencyScale: coin.scale,
      measure: measure.name,
      measureScale: measure.scale,
      amount: sumOf(amounts, cell),
      quantity: sumOf(quantities, cell),
    };
  });
};
