/**
 * What was really sold against targets: of any class of an axis, between any two dates. One pass over the sales of an axis
 * answers all of its cells, however many periods a plan has.
 */
import { dayNumber, type LocalDate } from '@clientele/domain/kernel';
import { pairsOf } from '../kernel/pairs.ts';
import { classingOf, keyOf } from '../sales/classing.ts';
import type { Chosen } from '../sales/conditions.ts';
import type { Axis, Basis, Measure } from '../sales/question.ts';
import { classesOf, rowsOf } from '../sales/rows.ts';
import { type Section, sectionsOf } from '../sales/sections.ts';
import { tabulate } from '../sales/tabulate.ts';

/** The sales of a class, day by day in ascending order, each with the sum until its end. */
interface Course {
  readonly days: number[];
  readonly sums: bigint[];
}

/** What was sold of a class from a date until before another, in the unit's scale. */
export type Actuals = (value: string, start: LocalDate, end: LocalDate) => bigint;

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

const coursesOf = (chosen: Chosen, section: Section, axis: Axis): ReadonlyMap<string, Course> => {
  const { ledger, saleDay } = chosen.selection;
  const classing = classingOf(chosen, axis);
  const courses = new Map<string, Course>();
  if (classing === null) return courses;
  const days = section.rows.document.map((document) => saleDay[document] as number);
  const pairs = pairsOf(classesOf(ledger, section.rows, classing), days);
  const { cells } = tabulate(ledger, section, pairs);
  const byDay = [...cells].toSorted(([left], [right]) => pairs.second(left) - pairs.second(right));
  for (const [pair, { value }] of byDay) {
    const key = keyOf(classing, pairs.first(pair));
    if (key === null) continue;
    const course = courses.get(key) ?? { days: [], sums: [] };
    course.days.push(pairs.second(pair));
    course.sums.push((course.sums.at(-1) ?? 0n) + value);
    courses.set(key, course);
  }
  return courses;
};

/** The sections of a measure, and for one of them the actual values along an axis. */
export interface ActualsBy {
  readonly sections: readonly Section[];
  readonly along: (section: Section, axis: Axis) => Actuals;
}

/** What was sold, by a measure and a basis. */
export const actualsOf = (chosen: Chosen, measure: Measure, basis: Basis): ActualsBy => {
  const { ledger, documents } = chosen.selection;
  const rows = rowsOf(ledger, documents, chosen.filter, measure, basis);
  return {
    sections: sectionsOf(ledger, rows, measure),
    along: (section, axis) => {
      const courses = coursesOf(chosen, section, axis);
      return (value, start, end) => {
        const course = courses.get(axis === 'company' ? 'all' : value);
        return course === undefined ? 0n : sumBefore(course, dayNumber(end)) - sumBefore(course, dayNumber(start));
      };
    },
  };
};
