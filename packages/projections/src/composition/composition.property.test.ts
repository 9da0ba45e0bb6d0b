/** Compositions are what the plainest loop over the same events gives, to the digit, on any history and by any definition. */
import { addDays, type LocalDate, type StoredEvent } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { type NaiveAnswer, type NaiveQuestion, naive } from '../../test/naive.ts';
import { type SalesBook, salesBook } from '../book.ts';
import { formatFigure } from '../kernel/figure.ts';
import { type Composition, type CompositionQuestion, composition } from './composition.ts';

const date = fc.nat({ max: 700 }).map(dayNo);

const period: fc.Arbitrary<readonly [LocalDate | null, LocalDate | null]> = fc.option(
  fc.tuple(fc.nat({ max: 600 }), fc.integer({ min: 1, max: 300 })).map(([start, length]) => {
    const first = dayNo(start);
    return [first, addDays(first, length)] as const;
  }),
  { nil: [null, null] as const },
);

const orderAxes = [
  'customer',
  'salesperson',
  'channel',
  'territory',
  'province',
  'district',
  'month',
  'week',
  'company',
  'grade',
  'trade-form',
];
const lineAxes = [...orderAxes, 'product', 'category', 'subcategory'];

const question: fc.Arbitrary<NaiveQuestion> = fc
  .record({
    asOf: date,
    period,
    order: fc.boolean(),
    axis: fc.nat({ max: 13 }),
    measure: fc.constantFrom('sales', 'gross-profit', 'quantity', 'orders', 'customers' as const),
    returns: fc.constantFrom('own-date', 'sale-date' as const),
    mode: fc.constantFrom('of-the-sale', 'as-was', 'as-is' as const),
  })
  .map(({ period: [start, end], order, axis, measure, ...rest }) => {
    const by = measure === 'gross-profit' || measure === 'quantity' || !order ? 'line' : 'order';
    const axes = by === 'order' ? orderAxes : lineAxes;
    const asked = { ...rest, start, end, measure, by, axis: axes[axis % axes.length] ?? 'company' } as const;
    const ofSale = asked.axis === 'grade' || asked.axis === 'trade-form';
    return ofSale && asked.mode === 'of-the-sale' ? { ...asked, mode: 'as-is' } : asked;
  });

const asked = ({ asOf, start, end, axis, measure, by, returns, mode }: NaiveQuestion): CompositionQuestion => ({
  asOf,
  ...(start === null || end === null ? {} : { period: { calendar: 'own@1', key: start, start, end } }),
  axes: [axis],
  measure,
  by,
  returns,
  region: mode,
  classes: mode === 'as-was' ? 'as-was' : 'as-is',
});

const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A composition in the form of the naive answer. */
const told = (view: Composition): NaiveAnswer =>
  Object.fromEntries(
    view.sections.flatMap(({ unit, rows, negative }) => {
      const name = unit.kind === 'money' ? unit.currency : unit.kind === 'quantity' ? unit.unit : unit.of;
      const cells = [...rows, ...negative].map(({ classes, value, customers, orders }) => [
        classes[0]?.key ?? '(unknown)',
        { value: plain(formatFigure(unit, value)), customers, orders },
      ]);
      return cells.length === 0 ? [] : [[name, Object.fromEntries(cells)]];
    }),
  );

const answerOf = (book: SalesBook, naiveQuestion: NaiveQuestion): NaiveAnswer => {
  const view = composition(book, asked(naiveQuestion));
  if (E.isLeft(view)) throw new Error(JSON.stringify(view.left));
  return told(view.right);
};

test('G8 G17: along any axis, by any definition, the composition is that of a plain loop over the events', () => {
  fc.assert(
    fc.property(companies, fc.array(question, { minLength: 5, maxLength: 5 }), (streams, questions) => {
      const events: readonly StoredEvent[] = streams.flat();
      const book = folded(salesBook, woven(streams, [3, 1, 4, 1, 5]));
      for (const one of questions) expect(answerOf(book, one)).toEqual(naive(events, one));
    }),
    { numRuns: 300 },
  );
});
