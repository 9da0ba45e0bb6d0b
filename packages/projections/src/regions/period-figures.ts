/** The figures of each class in one period, by unit, in a form in which periods can be laid beside each other. */
import type { SalesBook } from '../book.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { classingOf, keyOf } from '../sales/classing.ts';
import { chosenBy } from '../sales/conditions.ts';
import type { AskedSales, Axis, Basis, Measure } from '../sales/question.ts';
import { classesOf, type Rows, rowsOf } from '../sales/rows.ts';
import { sectionsOf } from '../sales/sections.ts';
import { type Figures, tabulate } from '../sales/tabulate.ts';

/** Figures of one unit, by class; null is what is unknown. */
export interface FiguresByUnit {
  readonly unit: FigureUnit;
  readonly cells: ReadonlyMap<string | null, Figures>;
  readonly total: Figures;
  readonly rows: Rows | null;
}

/** Figures of nothing; frozen, since every view hands out the same. */
export const noFigures: Figures = Object.freeze({ value: 0n, customers: 0, orders: 0, count: 0 });

/** A unit by its name, whatever the scale. */
const nameOf = (unit: FigureUnit): string => {
  switch (unit.kind) {
    case 'money':
      return unit.currency;
    case 'quantity':
      return unit.unit;
    case 'count':
      return unit.of;
  }
};

/** The figures of a period along an axis that has classes by itself. */
export const figuresOfPeriod = (
  book: SalesBook,
  asked: AskedSales,
  axis: Axis,
  measure: Measure,
  basis: Basis,
): { readonly units: ReadonlyMap<string, FiguresByUnit>; readonly returnsOnOwnDate: number } => {
  const chosen = chosenBy(book.sales, book.customers, asked);
  const { ledger, documents, returnsOnOwnDate } = chosen.selection;
  const classing = classingOf(chosen, axis);
  if (classing === null) return { units: new Map(), returnsOnOwnDate };
  const sections = sectionsOf(ledger, rowsOf(ledger, documents, chosen.filter, measure, basis), measure);
  const units = sections.map((section): [string, FiguresByUnit] => {
    const ofRow = classesOf(ledger, section.rows, classing);
    const { cells, total } = tabulate(ledger, section, { ofRow, size: classing.names.texts.length });
    const byKey = [...cells].map(([cell, figures]) => [keyOf(classing, cell), figures] as const);
    return [nameOf(section.unit), { unit: section.unit, cells: new Map(byKey), total, rows: section.rows }];
  });
  return { units: new Map(units), returnsOnOwnDate };
};

const atScale = ({ unit, cells, total, rows }: FiguresByUnit, scale: number): FiguresByUnit => {
  const turn = (figures: Figures): Figures => ({ ...figures, value: widen(figures.value, scaleOf(unit), scale) });
  return {
    unit: unit.kind === 'count' ? unit : { ...unit, scale },
    cells: new Map([...cells].map(([key, figures]) => [key, turn(figures)])),
    total: turn(total),
    rows,
  };
};

/**
 * The figures of one unit in several periods, all at the finest scale of them; where a period has none, zeros.
 *
 * @param least the least scale that a unit is shown at
 */
export const rescaled = (
  figures: readonly (FiguresByUnit | undefined)[],
  least: (unit: FigureUnit) => number,
): readonly FiguresByUnit[] => {
  const present = figures.filter((one) => one !== undefined);
  const [first] = present;
  if (first === undefined) return [];
  const scale = Math.max(least(first.unit), ...present.map(({ unit }) => scaleOf(unit)));
  const none: FiguresByUnit = { unit: first.unit, cells: new Map(), total: noFigures, rows: null };
  return figures.map((one) => atScale(one ?? none, scale));
};
