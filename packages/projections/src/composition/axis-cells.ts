/** The cells along the axes of a composition, those among them that follow from the figures themselves: grades, scores. */
import { idOf, noNames } from '../kernel/names.ts';
import { type Cells, cellsOfClasses, cellsOfCrossing, oneCell } from '../sales/cells.ts';
import type { Chosen } from '../sales/chosen.ts';
import { byCustomerNumber, type Classing, classingOf } from '../sales/classing.ts';
import { type Axis, type Basis, type DerivedAxis, isDerivedAxis, type Measure } from '../sales/question.ts';
import { classOfSegment, type DerivedPolicies, type Segment, segmentsIn, segmentsOf } from './derived-axes.ts';

/** What customers are ranked by. */
export interface Ranked {
  readonly measure: Measure;
  readonly by: Basis;
  readonly policies: DerivedPolicies;
}

/** Customers classed by what their figures in one unit make of them. */
const derivedClassing = (chosen: Chosen, segments: readonly Segment[], axis: DerivedAxis): Classing => {
  const { texts, ids } = chosen.ledger.customers;
  const names = noNames();
  const classOf = new Int32Array(texts.length);
  for (const one of segments) classOf[ids.get(one.key) ?? 0] = idOf(names, classOfSegment(axis, one) ?? undefined);
  return byCustomerNumber(classOf, names);
};

/** The cells of each unit along one axis, or two crossed. */
export const cellsAlong = (chosen: Chosen, axes: readonly Axis[], ranked: Ranked): ((unit: string) => Cells) => {
  const all = axes.some(isDerivedAxis) ? segmentsOf(chosen, ranked.measure, ranked.by, ranked.policies) : [];
  // Where nothing is summed, tabulating gives all one nameless unit.
  const unitOf = (unit: string): string => (unit === '' ? ranked.measure : unit);
  return (unit) => {
    const [first, second] = axes.map((axis) =>
      isDerivedAxis(axis) ? derivedClassing(chosen, segmentsIn(all, unitOf(unit)), axis) : classingOf(chosen, axis),
    );
    if (first == null) return oneCell;
    return second == null ? cellsOfClasses(first) : cellsOfCrossing(first, second);
  };
};
