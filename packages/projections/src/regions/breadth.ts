/**
 * Breadth: how many of the classes that a company sells (categories, products, channels …) each region has customers for, which
 * it lacks, and how evenly its sales lie on them (rows G9 G13; `rules.md §3.17`).
 */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type CompositionRow, composition } from '../composition/composition.ts';
import { concentrationOf } from '../composition/concentration.ts';
import type { Class } from '../composition/labels.ts';
import { type FigureUnit, unitName } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Axis, SalesQuestion } from '../sales/question.ts';

export interface BreadthQuestion extends SalesQuestion {
  /** The regions; `territory` by default. */
  readonly axis?: Axis;
  /** What of is asked how broad a region is; `category` by default. */
  readonly of?: Axis;
}

export interface BreadthRow {
  readonly class: Class;
  /** How many classes have a customer with an order in the region, of all that have one anywhere. */
  readonly classes: number;
  readonly share: Ratio | null;
  /** 10 000 / HHI of the region's sales over them. */
  readonly effective: Ratio | null;
  /** What others sell and the region doesn't, with its share in the sales of the company; the largest first. */
  readonly missing: readonly { readonly class: Class; readonly share: Ratio | null }[];
}

export interface BreadthSection {
  readonly unit: FigureUnit;
  /** How many classes have a customer anywhere. */
  readonly classes: number;
  /** By key; what is unknown last. */
  readonly rows: readonly BreadthRow[];
}

export interface Breadth {
  readonly axis: Axis;
  readonly of: Axis;
  readonly sections: readonly BreadthSection[];
}

const hasCustomer = ({ customers }: CompositionRow): boolean => customers > 0;

/** How broad the sales of each region are. */
export const breadth = (book: SalesBook, question: BreadthQuestion): E.Either<QuestionFaults, Breadth> => {
  const { axis = 'territory', of = 'category', ...sales } = question;
  const crossed = composition(book, { ...sales, axes: [axis, of], by: 'line' });
  if (E.isLeft(crossed)) return crossed;
  const whole = composition(book, { ...sales, axes: [of], by: 'line' });
  if (E.isLeft(whole)) return whole;
  return E.right({
    axis,
    of,
    sections: crossed.right.sections.map((section): BreadthSection => {
      const all = whole.right.sections.find(({ unit }) => unitName(unit) === unitName(section.unit));
      const known = [...(all?.rows ?? []), ...(all?.negative ?? [])]
        .filter(hasCustomer)
        .flatMap(({ classes: [own], share }) => (own === undefined || own.key === null ? [] : [{ class: own, share }]));
      const regions = new Map<string | null, { readonly class: Class; readonly rows: CompositionRow[] }>();
      for (const row of [...section.rows, ...section.negative]) {
        const [region] = row.classes;
        if (region === undefined) continue;
        const own = regions.get(region.key) ?? { class: region, rows: [] };
        own.rows.push(row);
        regions.set(region.key, own);
      }
      return {
        unit: section.unit,
        classes: known.length,
        rows: [...regions.values()]
          .map((region): BreadthRow => {
            const sold = region.rows.filter((row) => hasCustomer(row) && row.classes[1]?.key !== null);
            const keys = new Set(sold.map(({ classes }) => classes[1]?.key));
            return {
              class: region.class,
              classes: sold.length,
              share: ratioOf(BigInt(sold.length), BigInt(known.length)),
              effective: concentrationOf(
                sold.map(({ value }) => value),
                [],
              ).effective,
              missing: known.filter((one) => !keys.has(one.class.key)),
            };
          })
          .sort((left, right) => compareNullable(left.class.key, right.class.key)),
      };
    }),
  });
};
