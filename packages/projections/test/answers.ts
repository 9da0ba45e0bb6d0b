/** Many questions of one book, so that two books can be compared by what they answer. */

import { year } from '@clientele/domain/kernel';
import type { SalesBook } from '../src/book.ts';
import { composition } from '../src/composition/composition.ts';
import { pareto } from '../src/composition/pareto.ts';
import { regionBridge } from '../src/regions/bridge.ts';
import { regions } from '../src/regions/regions.ts';
import type { Axis } from '../src/sales/question.ts';
import { dayNo } from './events.ts';

const axes: readonly Axis[] = [
  'customer',
  'territory',
  'district',
  'category',
  'grade',
  'trade-form',
  'pareto',
  'month',
  'channel',
];

/** What a book answers as of several dates, by several definitions. */
export const answers = (book: SalesBook): unknown =>
  [100, 365, 700].flatMap((day) => {
    const asOf = dayNo(day);
    return (['own-date', 'sale-date'] as const).flatMap((returns) => {
      const as = { asOf, returns, region: 'as-was', classes: 'as-was' } as const;
      return [
        ...axes.map((axis) => composition(book, { asOf, returns, axes: [axis] })),
        composition(book, { ...as, axes: ['territory', 'trade-form'], measure: 'gross-profit' }),
        composition(book, { ...as, axes: ['product'], measure: 'quantity' }),
        pareto(book, { ...as, period: year(2023) }),
        regions(book, { ...as, period: year(2024), axis: 'province' }),
        regionBridge(book, { asOf, returns, axis: 'territory' }),
      ];
    });
  });
