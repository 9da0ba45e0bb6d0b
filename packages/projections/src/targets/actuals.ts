/**
 * What was really sold against targets: of any class of an axis, between any two dates. One pass over the sales of an axis
 * answers all of its cells, however many periods a plan has.
 */
import { dayNumber, type LocalDate } from '@clientele/domain/kernel';
import type { FigureUnit } from '../kernel/figure.ts';
import { cellsOfDays } from '../sales/cells.ts';
import type { Chosen } from '../sales/chosen.ts';
import { classingOf } from '../sales/classing.ts';
import type { Axis, Basis, Measure } from '../sales/question.ts';
import { tabulate } from '../sales/tabulate.ts';

/** The sales of a class, day by day in ascending order, each with the sum until its end. */
interface Course {
  readonly days: number[];
  readonly sums: bigint[];
}

/** What was sold along an axis in the unit that was looked for. */
export interface Actuals {
  /** The unit, at the scale of the sales; null where nothing was sold in it. */
  readonly unit: FigureUnit | null;
  /** What was sold of a class from a date until before another. */
  readonly sold: (value: string, start: LocalDate, end: LocalDate) => bigint;
}

/** The sum of all days before one. */
const sumBefore = ({ days, sums }: Course, day: number): bigint => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0n : (sums[low - 1] as bigint);
};

const nothingSold: Actuals = { unit: null, sold: () => 0n };

/** What was sold along an axis, by a measure and a basis, in the unit that is looked for. */
export const actualsAlong = (
  chosen: Chosen,
  axis: Axis,
  measure: Measure,
  basis: Basis,
  isWanted: (unit: FigureUnit) => boolean,
): Actuals => {
  const classing = classingOf(chosen, axis);
  if (classing === null) return nothingSold;
  const days = cellsOfDays(classing);
  const section = tabulate(chosen, measure, basis, () => days).find(({ unit }) => isWanted(unit));
  if (section === undefined) return nothingSold;
  const courses = new Map<string, Course>();
  const inOrder = [...section.figures].sort(([left], [right]) => days.dayOf(left) - days.dayOf(right));
  for (const [cell, { value }] of inOrder) {
    const [key = null] = days.keysOf(cell);
    if (key === null) continue;
    const course = courses.get(key) ?? { days: [], sums: [] };
    course.days.push(days.dayOf(cell));
    course.sums.push((course.sums.at(-1) ?? 0n) + value);
    courses.set(key, course);
  }
  return {
    unit: section.unit,
    sold: (value, start, end) => {
      const course = courses.get(axis === 'company' ? 'all' : value);
      return course === undefined ? 0n : sumBefore(course, dayNumber(end)) - sumBefore(course, dayNumber(start));
    },
  };
};
