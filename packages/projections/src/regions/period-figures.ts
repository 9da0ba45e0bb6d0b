/** The figures of each class in one period, by unit, in a form in which periods can be laid beside each other. */
import { type FigureUnit, scaleOf, unitName, widen } from '../kernel/figure.ts';
import { cellsOfClasses, oneCell } from '../sales/cells.ts';
import type { Chosen } from '../sales/chosen.ts';
import { classingOf } from '../sales/classing.ts';
import type { Axis, Basis, Measure } from '../sales/question.ts';
import { type Figures, tabulate } from '../sales/tabulate.ts';

/** Figures of one unit, by class; null is what is unknown. */
export interface FiguresByUnit {
  readonly unit: FigureUnit;
  readonly cells: ReadonlyMap<string | null, Figures>;
  readonly total: Figures;
}

/** Figures of nothing; frozen, since every view hands out the same. */
export const noFigures: Figures = Object.freeze({ value: 0n, customers: 0, orders: 0, count: 0 });

/** The figures of a period along an axis that has classes by itself. */
export const figuresOfPeriod = (
  chosen: Chosen,
  axis: Axis,
  measure: Measure,
  basis: Basis,
): ReadonlyMap<string, FiguresByUnit> => {
  const classing = classingOf(chosen, axis);
  const cellsFor = () => (classing === null ? oneCell : cellsOfClasses(classing));
  const units = tabulate(chosen, measure, basis, cellsFor).map(
    ({ unit, figures, total, cells }): [string, FiguresByUnit] => {
      const byKey = [...figures].map(([cell, own]) => [cells.keysOf(cell)[0] ?? null, own] as const);
      return [unitName(unit), { unit, cells: new Map(byKey), total }];
    },
  );
  return new Map(units);
};

const atScale = ({ unit, cells, total }: FiguresByUnit, scale: number): FiguresByUnit => {
  const turn = (figures: Figures): Figures => ({ ...figures, value: widen(figures.value, scaleOf(unit), scale) });
  return {
    unit: unit.kind === 'count' ? unit : { ...unit, scale },
    cells: new Map([...cells].map(([key, figures]) => [key, turn(figures)])),
    total: turn(total),
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
  const none: FiguresByUnit = { unit: first.unit, cells: new Map(), total: noFigures };
  return figures.map((one) => atScale(one ?? none, scale));
};
